"""`qaif waive`: records an agreed exception, by which a rule is not applied to a record until a day."""

from __future__ import annotations

from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.cards import cards
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.names import named
from qaif_cli.flow.writing.commit_drafts import UNTRUE
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.judge.agreeing import CONFIDENTIAL, may_agree
from qaif_cli.judge.check import Excused, check
from qaif_cli.model.edit import Append, Draft
from qaif_cli.render.words import day

ON_A_CHANGE = "CHG"
"""The family of the rules on a change."""


def waive(writing: Writing) -> Proposal:
    """Record an exception, agreed by a body, that ends on its day."""
    code = _code(writing.get("rule"))
    agreed, until = day_said(writing, "agreed_on"), day_said(writing, "until")
    if until < agreed:
        raise QaifError(
            f"The exception would end on {day(until)}, before it was agreed on {day(agreed)}.",
            "Look at --until and --agreed-on.",
        )
    entry = {"rule": code} | entry_of(writing, "agreed_on", "agreed_by", "until", "why")
    reading = writing.reading
    results = check(reading.now.on(writing.today))
    mine = (writing.target, code)
    aside = [item.message for item in results.findings if (item.record, item.code) == mine]
    before = [item for item in results.excused if (item.finding.record, item.finding.code) == mine]
    if not may_agree(reading.framework, entry["agreed_by"], code):
        who = "that the settings name for it" if code.startswith(CONFIDENTIAL) else "that may give assurance"
        says = [f"It has no effect until a body {who} agrees."]
    else:
        says = [f"Sets aside until {day(until)}: {message}" for message in aside]
        says += [_again(item, until) for item in before]
        says = says or [f"{code} finds nothing in {writing.target} at present."]
    kind = reading.register.by_id[writing.target].kind
    draft = Draft(kind, writing.target, (Append("/waivers", entry),))
    return Proposal((draft,), tuple(says))


def _again(item: Excused, until: date) -> str:
    """What another exception means for what one sets aside already."""
    was = item.waiver.until
    if until > was:
        return f"Set aside until {day(was)} already, and now until {day(until)}: {item.finding.message}"
    return f"Set aside until {day(was)} already, which this does not change: {item.finding.message}"


def _code(text: str) -> str:
    """The code of a rule that can be set aside.

    Raises:
        QaifError: where there is no such rule, or it finds what cannot be true.
    """
    code = named("rule", text, {card.code: card.name for card in cards()})
    if code.startswith(ON_A_CHANGE):
        raise QaifError(
            f"{code} cannot be set aside: it judges changes, and the trail cannot be switched off.",
            f"`qaif explain {code}` says how to put it right.",
        )
    if code.startswith(UNTRUE) and not code.startswith(CONFIDENTIAL):
        raise QaifError(
            f"{code} cannot be set aside: what it finds cannot be true, or must not be written down.",
            f"`qaif explain {code}` says how to put it right.",
        )
    return code
