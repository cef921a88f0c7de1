"""Figures of several indicators from a long CSV: indicator, date, value, and a note if there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qaif_cli.exchange.cells import (
    LINE_END,
    MISSING,
    NOT_CLEAR,
    CsvRow,
    between,
    day_in,
    number_in,
    printable,
    rows_in,
    text_of,
    unclear,
    unread,
)

_COLUMNS = 4
_LEAST = 3


@dataclass(frozen=True)
class FigureRow:
    """One line of the file.

    Attributes:
        line: Its number, counted from 1.
        indicator: The ID that stands there.
        day: The date.
        value: The value; None where it stands for missing.
        note: What stands in the fourth column; empty where nothing does.
    """

    line: int
    indicator: str
    day: date
    value: float | None
    note: str


Fault = Callable[[FigureRow], str]
"""What is wrong with a row that could be read; empty where nothing is."""


def read_figures(data: bytes, name: str, fault: Fault) -> list[FigureRow]:
    """Read the figures, in the order of the file.

    Args:
        data: The file.
        name: What it is called in messages.
        fault: What else is wrong with a row, such as an indicator that there is not.

    Raises:
        QaifError: with every line that cannot be read, its number, the line itself and what to do.
    """
    lines = LINE_END.split(text_of(data, name))
    faults: dict[int, str] = {}
    rows = list(rows_in(lines, faults, _LEAST))
    if rows and _is_header(rows[0].cells):
        rows.pop(0)
    sign = between(lines)
    figures: dict[tuple[str, date], FigureRow] = {}
    for row in rows:
        figure = _figure(row, sign)
        if isinstance(figure, str):
            faults[row.line] = figure
            continue
        key = (figure.indicator, figure.day)
        twice = (
            f"This indicator and date stand in line {figures[key].line} too. Keep one of the two."
            if key in figures
            else ""
        )
        wrong = fault(figure) or twice
        if wrong:
            faults[row.line] = wrong
        else:
            figures[key] = figure
    if faults:
        raise unread("Nothing was imported, for some lines cannot be", name, lines, faults)
    return list(figures.values())


def _is_header(cells: Sequence[str]) -> bool:
    return (
        len(cells) >= _LEAST and day_in(cells[1]) is None and number_in(cells[2]) is None and any(cells[1:3])
    )


def _figure(row: CsvRow, sign: str) -> FigureRow | str:
    """The row as a figure; or what is wrong with it and what to do."""
    cells = row.cells
    if not _LEAST <= len(cells) <= _COLUMNS:
        return "Three columns are meant, and a fourth for a note. Write indicator,2026-04-30,81.5 and a note with a comma in quotes."
    said = [] if cells[0] else ["There is no indicator. Write its ID in the first column."]
    day, value = day_in(cells[1]), number_in(cells[2])
    if day is None:
        said.append("The date cannot be read. Write 2026-04-30, or 30/04/2026 with the day first.")
    if value is None and cells[2].lower() not in MISSING:
        said.append("The value is no number. Write a number such as 1234.5, or NA where there is none.")
    elif unclear(cells[2], sign):
        said.append(NOT_CLEAR)
    if said or day is None:
        return " ".join(said)
    return FigureRow(
        row.line, printable(cells[0]), day, value, printable(cells[3]) if len(cells) == _COLUMNS else ""
    )
