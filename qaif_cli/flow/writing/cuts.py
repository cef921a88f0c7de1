"""The groups of people that an indicator tells apart: a new one, with its first figures."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.entries import next_entry
from qaif_cli.flow.writing.points import Figure, alike, figures_said, inside
from qaif_cli.flow.writing.targets import target_as
from qaif_cli.model.edit import Append, Draft, Drop, Edit
from qaif_cli.model.kinds.indicator import Indicator, IndicatorCut
from qaif_cli.render.words import number_of


def add(writing: Writing) -> Proposal:
    """A new group, with its first figure or several.

    Raises:
        QaifError: where the indicator tells it apart already, or a figure cannot be.
    """
    indicator = target_as(writing, Indicator)
    by, group = writing.get("by"), " ".join(writing.get("group").split())
    there = cut_of(indicator, by, group)
    if there:
        raise QaifError(
            f"{indicator.id} tells {there.group} apart already, as {there.id}.",
            f"Record its figures: `qaif indicator record {indicator.id} --group {there.id} …`.",
        )
    figures = figures_said(writing, indicator)
    cut = new_cut(next_entry("G", indicator.cuts), by, group, figures)
    says = [f"{indicator.title}, {group}: {number_of(len(figures), 'point')} recorded, as {cut['id']}."]
    says += inside(indicator, figures)
    says += reason_gone(indicator)
    edits = (Append("/cuts", cut), *without_reason(indicator))
    return Proposal((Draft("indicator", indicator.id, edits),), tuple(says))


def without_reason(indicator: Indicator) -> tuple[Edit, ...]:
    """What takes out why no group is told apart, where that was said; a group is, now."""
    return (Drop("/no_cut"),) if indicator.no_cut else ()


def reason_gone(indicator: Indicator) -> list[str]:
    """A line on what `without_reason` takes out."""
    return (
        [f"{indicator.id} said why no group is told apart, and no longer does: {indicator.no_cut}"]
        if indicator.no_cut
        else []
    )


def cut_of(indicator: Indicator, by: str, group: str) -> IndicatorCut | None:
    """The group of that name, by that thing; None where it is not told apart."""
    return next((cut for cut in indicator.cuts if cut.by == by and alike(group, cut.group)), None)


def new_cut(id_: str, by: str, group: str, figures: list[Figure]) -> dict[str, Any]:
    """A group as the record has it, with its figures in the order of their days."""
    points = [figure.entry() for figure in sorted(figures, key=lambda item: item.day)]
    return {"id": id_, "by": by, "group": group, "points": points}
