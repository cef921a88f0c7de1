"""Indicators: add one, change its plain fields, close one. Their points have a file of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.editing import edit_form, entry_of
from qaif_cli.flow.writing.form import BY, DATE, PRIVATE, Blank, Form, Proposal, Writing, kept
from qaif_cli.flow.writing.naming import free_id, slug
from qaif_cli.flow.writing.targets import target_as
from qaif_cli.model.edit import Draft, Edit, Set
from qaif_cli.model.vocabulary import BETTER, EVERY, PROFILES

BASELINE = {"baseline": "value", "baseline_period": "period", "baseline_note": "note"}
TARGET = {"target_value": "value", "target_due": "due", "target_source": "source"}
"""The blanks that belong to the baseline and to the target, each with its field."""
LISTS = {
    "dimension": "dimensions",
    "provider": "providers",
    "risk": "risks",
    "commitment": "commitments",
    "reported_to": "reported_to",
}
"""The blanks that may be repeated, each with its field."""
ADD_BLANKS = (
    Blank("title", "what is measured, in one line", required=True),
    Blank("id", "its short name in lower case; else made of the title"),
    Blank("area", "the area in whose report it stands", kind="area", required=True),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    Blank("definition", "what is counted, and by which rules", default="unknown"),
    Blank("numerator", "what is counted, for a rate or a share"),
    Blank("denominator", "out of what, for a rate or a share"),
    Blank("unit", "what the values count, such as % or days", required=True),
    Blank(
        "better",
        "whether higher is better, lower, or neither",
        kind="choice",
        words=BETTER.words,
        required=True,
    ),
    Blank("dimension", "a dimension of quality that it shows", kind="dimension", many=True),
    Blank("provider", "a provider it is about", kind="provider", many=True),
    Blank("risk", "a risk on which it bears", kind="risk", many=True),
    Blank("commitment", "a commitment whose outcome it measures", kind="commitment", many=True),
    Blank("reported_to", "a body to which it is reported", kind="body", many=True),
    Blank("service", "the service in which it is followed"),
    Blank("every", "how often there is a new point", kind="choice", words=EVERY.words, default="monthly"),
    Blank("published_after", "days from the end of a period until its point may be expected", kind="count"),
    Blank("baseline", "where it stood before", kind="number"),
    Blank("baseline_period", "the time that the baseline is of, in words", part_of="baseline"),
    Blank("baseline_note", "how the baseline was worked out", part_of="baseline"),
    Blank("target_value", "where it should get to", kind="number", flag="--target"),
    Blank("target_due", "the day by which it should get there", kind="day", part_of="target_value"),
    Blank("target_source", "who set the target, and where that is written", part_of="target_value"),
    Blank("no_target", "there is no target, on purpose", kind="flag"),
    Blank("profile", "how limits are worked out", kind="choice", words=PROFILES.words),
    Blank("limits_from", "how many points of a phase its limits come from; else all", kind="count"),
    PRIVATE,
)
EDIT_BLANKS = tuple(
    replace(
        blank,
        required=False,
        default="",
        part_of="",
        help=f"{blank.help}; say all of them" if blank.many else blank.help,
    )
    for blank in ADD_BLANKS
    if blank.name != "id"
)
CLOSE_BLANKS = (
    BY,
    Blank("reason", "why it is no longer kept, and what takes its place", required=True),
    Blank("forum", "the body at which it was agreed", kind="body"),
    DATE,
)
PLAIN = edit_form(
    "indicator",
    EDIT_BLANKS,
    'qaif indicator edit maternity-triage-15-minutes --target 85 --target-source "…"',
    {name: f"/{field}" for name, field in LISTS.items()},
)


def add(writing: Writing) -> Proposal:
    """A new indicator, without a point."""
    get = writing.get
    id_ = free_id(writing, get("id") or slug(get("title")), "an indicator")
    _one_target(writing)
    baseline, target = _parts(writing, BASELINE), _parts(writing, TARGET)
    plain = (
        "title", "owner", "sensitivity", "area", "definition", "numerator", "denominator", "unit", "better",
        "service", "every", "published_after", "profile", "limits_from",
    )  # fmt: skip
    fields: dict[str, Any] = entry_of(writing, *plain)
    fields |= kept({field: list(dict.fromkeys(get(name) or [])) for name, field in LISTS.items()})
    fields.setdefault("dimensions", [])
    fields["baseline"] = _whole(baseline, BASELINE, "period") if baseline else "unknown"
    fields["target"] = None if get("no_target") else _whole(target, TARGET, "source") if target else "unknown"
    says = (f"Its points: `qaif indicator record {id_} --point YYYY-MM-DD=NUMBER …`.",)
    return Proposal((Draft("indicator", id_, fields=fields),), says)


def edit(writing: Writing) -> Proposal:
    """Whichever plain fields were said, and what was said of the baseline and the target."""
    from qaif_cli.model.base import known
    from qaif_cli.model.kinds.indicator import Indicator

    _one_target(writing)
    own = {*BASELINE, *TARGET, "no_target"}
    answers = {name: value for name, value in writing.answers.items() if name not in own}
    edits: list[Edit] = []
    if answers or not writing.answers:
        edits += PLAIN.act(replace(writing, answers=answers)).drafts[0].edits
    indicator = target_as(writing, Indicator)
    if writing.get("no_target"):
        edits.append(Set("/target", None))
    edits += _set(writing, "baseline", BASELINE, "period", there=known(indicator.baseline) is not None)
    edits += _set(writing, "target", TARGET, "source", there=indicator.target not in (None, "unknown"))
    return Proposal((Draft("indicator", writing.target, tuple(edits)),))


def _set(writing: Writing, name: str, blanks: dict[str, str], needed: str, *, there: bool) -> list[Edit]:
    said = _parts(writing, blanks)
    if there or not said:
        return [Set(f"/{name}/{field}", value) for field, value in said.items()]
    if "value" not in said:
        raise QaifError(f"Not said: --{name}. {writing.target} has no {name} yet.", "Say its value first.")
    return [Set(f"/{name}", _whole(said, blanks, needed))]


def _whole(said: dict[str, Any], blanks: dict[str, str], needed: str) -> dict[str, Any]:
    """What was said, in the order of the fields; what is needed and was not said is unknown."""
    return {field: said.get(field, "unknown") for field in blanks.values() if field in {*said, needed}}


def _parts(writing: Writing, blanks: dict[str, str]) -> dict[str, Any]:
    return kept({field: writing.get(name) for name, field in blanks.items()})


def _one_target(writing: Writing) -> None:
    if writing.get("no_target") and _parts(writing, TARGET):
        raise QaifError("--no-target was said, and a target beside it.", "Say one of the two.")


def close(writing: Writing) -> Proposal:
    """The end of an indicator: it is no longer kept."""
    from qaif_cli.model.kinds.indicator import Indicator
    from qaif_cli.render.words import day

    indicator = target_as(writing, Indicator)
    if indicator.closed:
        raise QaifError(
            f"{indicator.id} was closed on {day(indicator.closed.date)} already.", "Nothing was written."
        )
    left = [action.id for action in indicator.actions if not action.done]
    says = (f"Actions still open: {', '.join(left)}.",) if left else ()
    closure = entry_of(writing, "date", "by", "reason", "forum")
    return Proposal((Draft("indicator", indicator.id, (Set("/closed", closure),)),), says)


FORMS = (
    Form(
        "add",
        "Put an indicator on the register.",
        'qaif indicator add --title "…" --area maternity-neonatal --owner ROLE --unit % --better up …',
        ADD_BLANKS,
        add,
    ),
    replace(PLAIN, act=edit),
    Form(
        "close",
        "Close an indicator that is no longer kept; its file stays.",
        'qaif indicator close maternity-triage-15-minutes --reason "…" --by ROLE',
        CLOSE_BLANKS,
        close,
        target="indicator",
    ),
)
