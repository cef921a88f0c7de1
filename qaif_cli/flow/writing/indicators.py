"""Indicators: add one, change its plain fields, close one. Their points have a file of their own."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, RecordPart, Writing, kept
from qaif_cli.flow.forms.indicators import BASELINE, LISTS, TARGET
from qaif_cli.flow.writing.editing import edit_fields, entry_of
from qaif_cli.flow.writing.naming import free_id, slug
from qaif_cli.flow.writing.scales import on_scale, sizes_of
from qaif_cli.flow.writing.targets import target_as
from qaif_cli.model.edit import Draft, Set
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.words import listed

_SCALED = {"baseline": "--baseline", "target_value": "--target"}
"""The blanks that are figures on the scale of the points."""


def add(writing: Writing) -> Proposal:
    """A new indicator, without a point."""
    get = writing.get
    id_ = free_id(writing, get("id") or slug(get("title")), "an indicator")
    _one_target(writing)
    baseline, target = _of_part(writing, BASELINE), _of_part(writing, TARGET)
    if baseline:
        on_scale(get("unit"), get("target_value"), [get("baseline")], "--target")
    plain = (
        "title", "owner", "sensitivity", "area", "definition", "numerator", "denominator", "population", "unit", "better",
        "service", "no_cut", "every", "published_after", "profile", "limits_from",
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


def edit(writing: Writing) -> Proposal:
    """Change plain fields; with a target, or with none on purpose."""
    _one_target(writing)
    indicator = target_as(writing, Indicator)
    if writing.get("no_cut") and indicator.cuts:
        groups = listed([f"{cut.id} {cut.group}" for cut in indicator.cuts])
        raise QaifError(
            f"{indicator.id} tells groups apart: {groups}.",
            "--no-cut says why an indicator tells none apart.",
        )
    for name, option in _SCALED.items():
        on_scale(writing.get("unit") or indicator.unit, writing.get(name), sizes_of(indicator), option)
    return edit_fields(writing, {"no_target": [Set("/target", None)]})


def _one_target(writing: Writing) -> None:
    if writing.get("no_target") and _of_part(writing, TARGET):
        raise QaifError("--no-target and a target were both given.", "Say one of the two.")
