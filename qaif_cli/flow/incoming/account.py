"""The account of an import: what became of every cell of the file, counted and listed, in words and as a CSV."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal, get_args

from qaif_cli.exchange.flat_files import guarded_text
from qaif_cli.exchange.sheet import Place, address
from qaif_cli.flow.incoming.shown import shown
from qaif_cli.render.words import number_of

Fate = Literal["imported", "derived", "set aside", "refused"]
FATES: tuple[Fate, ...] = get_args(Fate)
THE_HEADING = "the heading"
_MOST = 20
_NAMED = 12
"""So many rows with one fault are named; the CSV has them all."""
_LONGEST = 200


@dataclass(frozen=True)
class CellFate:
    """What became of one cell.

    Attributes:
        sheet: The name of its sheet; empty for a CSV.
        place: Where it stands.
        heading: The heading of its column; empty outside the register.
        text: What it holds.
        fate: What became of it.
        why: Into what it went, or why it did not.
        group: What the printed account calls the reason, where that is one of the whole row; else empty.
    """

    sheet: str
    place: Place
    heading: str
    text: str
    fate: Fate
    why: str
    group: str = ""


@dataclass(frozen=True)
class Refusal:
    """Why a row cannot be imported.

    Attributes:
        row: The row.
        place: The cell; None where no cell is at fault.
        heading: The heading of its column.
        why: The reason, and what to do.
    """

    row: int
    place: Place | None
    heading: str
    why: str


def as_csv(fates: Iterable[CellFate]) -> str:
    """The account as a CSV, a line for each cell; what may identify a person is not repeated."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("sheet", "cell", "heading", "value", "outcome", "why"))
    for fate in fates:
        value = shown(fate.text, fate.heading, _LONGEST)
        table.writerow(
            [
                guarded_text(text)
                for text in (fate.sheet, address(fate.place), fate.heading, value, fate.fate, fate.why)
            ]
        )
    return out.getvalue()


def counted(fates: Sequence[CellFate]) -> Iterator[str]:
    """How many cells there are and what became of them; then why those that were not imported were not."""
    count = Counter(fate.fate for fate in fates)
    parts = ", ".join(f"{count[name]:,} {name}" for name in FATES)
    yield f"{number_of(len(fates), 'cell').capitalize()}: {parts}."
    groups: dict[tuple[Fate, str], Counter[str]] = {}
    for fate in fates:
        if fate.fate in ("derived", "set aside"):
            compared = fate.fate == "derived" and " × " in fate.why
            why = "worked out anew and compared" if compared else fate.group or fate.why
            groups.setdefault((fate.fate, why), Counter())[_where(fate)] += 1
    for name in FATES:
        for (outcome, why), wheres in groups.items():
            if outcome == name:
                yield f"  {name}: {why}: {', '.join(f'{where} {times}'.strip() for where, times in wheres.items())}"


def _where(fate: CellFate) -> str:
    """The column of a cell, or the sheet where it is none of the register; empty where the whole row is meant."""
    if fate.group or not (fate.heading or fate.sheet):
        return ""
    return f"`{fate.heading}`" if fate.heading else f"sheet `{fate.sheet}`"


def refused(refusals: Sequence[Refusal]) -> Iterator[str]:
    """Every reason for which a row is refused, with the rows; one line for one cause."""
    groups: dict[tuple[str, str], list[Refusal]] = {}
    for item in sorted(refusals, key=lambda item: item.row):
        groups.setdefault((item.heading, item.why), []).append(item)
    for (heading, why), items in groups.items():
        column = f" (`{heading}`)" if heading else ""
        yield f"  {_rows(items)}{column}: {why}"


def _rows(items: Sequence[Refusal]) -> str:
    if len(items) == 1:
        place = items[0].place
        return f"row {items[0].row}{f', {address(place)}' if place else ''}"
    rows = sorted({item.row for item in items})
    more = f" and {len(rows) - _NAMED:,} more" if len(rows) > _NAMED else ""
    return f"rows {spans(rows[:_NAMED])}{more}"


def spans(rows: Iterable[int]) -> str:
    """Row numbers in words, those that follow one another together: `4, 7 to 9`."""
    found: list[list[int]] = []
    for row in sorted(set(rows)):
        if found and found[-1][1] == row - 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in found)


def shortened(lines: Sequence[str], most: int = _MOST) -> list[str]:
    """The first lines of a list, with how many more there are."""
    more = len(lines) - most
    return [*lines[:most], *([f"  … and {more:,} more; --account FILE lists every cell"] if more > 0 else [])]
