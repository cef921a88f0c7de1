"""Indicators: add one, change its plain fields, close one. Their points have a file of their own."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.closing import close_form
from qaif_cli.flow.writing.editing import RecordPart, Special, edit_form, editable, entry_of
from qaif_cli.flow.writing.form import PRIVATE, Blank, Form, Proposal, Writing, kept
from qaif_cli.flow.writing.naming import free_id, slug
from qaif_cli.model.edit import Draft, Set
from qaif_cli.model.vocabulary import BETTER, EVERY, PROFILES

BASELINE = RecordPart(
    "baseline",
    {"baseline": "value", "baseline_period": "period", "baseline_note": "note"},
    first="baseline",
    unknown=("period",),
)
TARGET = RecordPart(
    "target",
    {"target_value": "value", "target_due": "due", "target_source": "source"},
    first="target_value",
    unknown=("source",),
)
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


def add(writing: Writing) -> Proposal:
    """A new indicator, without a point."""
    get = writing.get
    id_ = free_id(writing, get("id") or slug(get("title")), "an indicator")
    _one_target(writing)
    baseline, target = _of_part(writing, BASELINE), _of_part(writing, TARGET)
    plain = (
        "title", "owner", "sensitivity", "area", "definition", "numerator", "denominator", "unit", "better",
        "service", "every", "published_after", "profile", "limits_from",
    )  # fmt: skip
    fields: dict[str, Any] = entry_of(writing, *plain)
    fields |= kept({field: list(dict.fromkeys(get(name) or [])) for name, field in LISTS.items()})
    fields.setdefault("dimensions", [])
    fields["baseline"] = BASELINE.whole(baseline) if baseline else "unknown"
    fields["target"] = None if get("no_target") else TARGET.whole(target) if target else "unknown"
    says = (f"Its points: `qaif indicator record {id_} --point YYYY-MM-DD=NUMBER …`.",)
    return Proposal((Draft("indicator", id_, fields=fields),), says)


def _of_part(writing: Writing, part: RecordPart) -> dict[str, Any]:
    return kept({field: writing.get(name) for name, field in part.fields.items()})


def _one_target(writing: Writing) -> None:
    if writing.get("no_target") and _of_part(writing, TARGET):
        raise QaifError("--no-target and a target were both given.", "Say one of the two.")


FORMS = (
    Form(
        "add",
        "Put an indicator on the register.",
        'qaif indicator add --title "…" --area maternity-neonatal --owner ROLE --unit % --better up …',
        ADD_BLANKS,
        add,
    ),
    edit_form(
        "indicator",
        editable(ADD_BLANKS, "id"),
        'qaif indicator edit maternity-triage-15-minutes --target 85 --target-source "…"',
        {name: f"/{field}" for name, field in LISTS.items()},
        parts=(BASELINE, TARGET),
        special=Special(own={"no_target": lambda _: [Set("/target", None)]}, before=_one_target),
    ),
    close_form(
        "indicator",
        "Close an indicator that is no longer kept; its file stays.",
        'qaif indicator close maternity-triage-15-minutes --reason "…" --by ROLE',
        "why it is no longer kept, and what takes its place",
    ),
)
