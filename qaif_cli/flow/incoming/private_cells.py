"""The cells of a file that hold what identifies a person: refused before anything is written, or told by their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qaif_cli.exchange.sheet import address
from qaif_cli.flow.incoming.account import CellFate, Refusal
from qaif_cli.flow.incoming.shown import private, why_private
from qaif_cli.judge.identifiers import found_in

_TAKEN = ("imported", "derived")
_MOST = 20
"""So many cells are told at the most."""


def refused_as_private(fates: Iterable[CellFate]) -> tuple[list[CellFate], list[Refusal]]:
    """The fates with each cell that would be taken and certainly identifies a person refused, and those refusals."""
    found: list[CellFate] = []
    refusals: list[Refusal] = []
    for fate in fates:
        if fate.fate in _TAKEN and private(fate.text, fate.heading):
            why = why_private(fate.text, fate.heading)
            refusals.append(Refusal(fate.place[0], fate.place, fate.heading, why))
            found.append(replace(fate, fate="refused", why=why, group=""))
        else:
            found.append(fate)
    return found, refusals


def to_look_at(fates: Iterable[CellFate]) -> Iterator[str]:
    """The cells that are taken and may identify somebody, by place, without what they hold."""
    lines = [
        f"  {fate.sheet and f'{fate.sheet}!'}{address(fate.place)} ({fate.heading}): {found.what}"
        for fate in fates
        if fate.fate in _TAKEN
        for found in found_in(fate.text)
        if not found.kind.sure
    ]
    if lines:
        yield "These cells may identify somebody. Look at them before you commit:"
        yield from lines[:_MOST]
        if len(lines) > _MOST:
            yield f"  and {len(lines) - _MOST} more"
