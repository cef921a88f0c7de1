"""`qaif waive`: records an agreed exception, by which a rule is not applied to a record until a day."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.form import Blank, Form, Proposal, Writing
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.model.edit import Append, Draft


def waive(writing: Writing) -> Proposal:
    """Record an exception, agreed by a body, that ends on its day."""
    from qaif_cli.judge.check import check
    from qaif_cli.render.words import day

    code = _code(writing.get("rule"))
    agreed, until = day_said(writing, "agreed_on"), day_said(writing, "until")
    if until < agreed:
        raise QaifError(
            f"The exception would end on {day(until)}, before it was agreed on {day(agreed)}.",
            "Look at --until and --agreed-on.",
        )
    entry = {"rule": code} | entry_of(writing, "agreed_on", "agreed_by", "until", "why")
    reading = writing.reading
    found = check(reading.now.on(writing.today)).findings
    aside = [item.message for item in found if item.record == writing.target and item.code == code]
    body = reading.framework.body(entry["agreed_by"])
    if body is None or not body.may_give_assurance:
        says = ["It has no effect until a body that may give assurance agrees."]
    else:
        says = [f"Sets aside until {day(until)}: {message}" for message in aside]
        says = says or [f"{code} finds nothing in {writing.target} at present."]
    kind = reading.register.by_id[writing.target].kind
    draft = Draft(kind, writing.target, (Append("/waivers", entry),))
    return Proposal((draft,), tuple(says))


def _code(text: str) -> str:
    """The code of a rule that can be set aside.

    Raises:
        QaifError: where there is no such rule, or it finds what cannot be true.
    """
    from qaif_cli.flow.cards import cards
    from qaif_cli.flow.names import named
    from qaif_cli.flow.writing.commit_drafts import UNTRUE

    code = named("rule", text, {card.code: card.name for card in cards()})
    if code.startswith(UNTRUE):
        raise QaifError(
            f"{code} cannot be set aside: what it finds cannot be true, or must not be written down.",
            f"`qaif explain {code}` says how to put it right.",
        )
    return code


WAIVE = Form(
    "waive",
    "Record that a body agreed an exception from a rule for one record, until a day.",
    'qaif waive R-0007 --rule ACT003 --until 2027-01-31 --why "…" --agreed-by quality-committee',
    (
        Blank("rule", "the code of the rule, as `qaif explain` lists it", required=True),
        Blank("until", "the last day on which the exception holds", kind="day", required=True),
        Blank("why", "why the rule is set aside", required=True),
        Blank("agreed_by", "the body that agreed it", kind="body", required=True),
        Blank("agreed_on", "the day on which it was agreed", kind="day", default="today"),
    ),
    waive,
    target="any",
)
