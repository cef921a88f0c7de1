"""A series from a table that somebody else made: its dates and its values, found by their headings.

Taken as they come: any of the formats of spreadsheets, a heading or two columns without one, thousands commas in quotes,
% signs, blank lines, and the usual marks for a missing value. Every line that cannot be read is said, all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from qaif_cli.exchange.cells import Amount, BadRow, amount_of, printable, unread
from qaif_cli.exchange.columns import Choice
from qaif_cli.exchange.days import When, when_of
from qaif_cli.exchange.tables import FigureTable, TableRow, read_table
from qaif_cli.exchange.taken import many_of_one_day, refuse_unsure, taken_in_words
from qaif_cli.model.spc import Point

_NO_DATE = "There is no date. Write it, or take the line out."
_PER_CENT = 100


@dataclass(frozen=True)
class Series:
    """What a file holds.

    Attributes:
        points: The points, in the order of the file.
        name: The heading of the value column; empty where there is none.
        percent: Whether the values have a % sign.
        taken: What was taken for dates that are no single day, and for values that are shares.
    """

    points: tuple[Point, ...]
    name: str = ""
    percent: bool = False
    taken: tuple[str, ...] = ()


@dataclass
class _SeriesParts:
    """The rows as they are read."""

    points: list[Point] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    lines: dict[date, int] = field(default_factory=dict)
    whens: list[tuple[str, When]] = field(default_factory=list)
    twice: list[BadRow] = field(default_factory=list)


def read_series(data: bytes, name: str, choice: Choice | None = None) -> Series:
    """Read a series.

    Args:
        data: The file.
        name: What it is called in messages.
        choice: What the user says of its sheet and columns.

    Raises:
        QaifError: with every line that cannot be read, its number, the line itself and what to do.
    """
    table = read_table(data, name, choice or Choice(), several=False)
    if table is None:
        return Series(())
    read = _SeriesParts()
    amounts = {row.line: amount(table, row) for row in table.rows}
    signed = any(isinstance(found, Amount) and found.percent for found in amounts.values())
    for row in table.rows:
        _take(read, table, row, amounts[row.line], signed=signed)
    if read.twice and not read.bad and (wrong := many_of_one_day(table, name, len(read.twice))):
        raise wrong
    if read.bad or read.twice:
        raise unread("The series cannot be read", name, [*read.bad, *read.twice])
    refuse_unsure(table, name)
    value = table.columns.get("value")
    heading = printable(table.headings.get(value, "")) if value else ""
    shares = (
        () if value or not read.points else ("The values are the numerator in per cent of the denominator.",)
    )
    return Series(tuple(read.points), heading, percent=signed, taken=(*taken_in_words(read.whens), *shares))


def _take(
    read: _SeriesParts, table: FigureTable, row: TableRow, found: Amount | str, *, signed: bool
) -> None:
    """Take one row as a point, or say what is wrong with it."""
    when = when_in(table, row)
    said = [table.misshapen(row)]
    if not said[0]:
        said = [when] if isinstance(when, str) else []
        said += [found] if isinstance(found, str) else []
        if signed and isinstance(found, Amount) and found.value is not None and not found.percent:
            said.append("The value has no % sign, and others have. Write all of them alike.")
    if isinstance(when, When) and not said and when.last in read.lines:
        again = f"This date stands in line {read.lines[when.last]} too. Keep one of the two."
        read.twice.append(BadRow(row.line, row.text, again))
        return
    if said or isinstance(when, str) or isinstance(found, str):
        read.bad.append(BadRow(row.line, row.text, " ".join(said)))
        return
    read.lines[when.last] = row.line
    read.whens.append((row.said(table.columns["date"]), when))
    read.points.append(Point(when.last, found.value))


def when_in(table: FigureTable, row: TableRow) -> When | str:
    """The day or the period of a row; or what is wrong with it."""
    cell = row.cells.get(table.columns["date"])
    return when_of(cell) if cell else _NO_DATE


def amount(table: FigureTable, row: TableRow) -> Amount | str:
    """The value of a row; of a numerator and a denominator, in per cent."""
    if "value" in table.columns:
        return amount_of(row.cells.get(table.columns["value"]), table.separator, table.dash)
    share = share_of(table, row)
    if isinstance(share, str):
        return share
    if isinstance(share, Amount):
        return share
    return Amount(round(share[0] / share[1] * _PER_CENT, 10), percent=True)


def share_of(table: FigureTable, row: TableRow) -> tuple[float, float] | Amount | str:
    """The numerator and the denominator of a row; what stands for missing where one of them is; or what is wrong."""
    parts: Sequence[Amount | str] = [
        amount_of(row.cells.get(table.columns[part]), table.separator, table.dash)
        for part in ("numerator", "denominator")
    ]
    values = []
    for found in parts:
        if isinstance(found, str) or found.value is None:
            return found
        values.append(found.value)
    if not values[1]:
        return "The denominator is nought. Write NA for the numerator where nothing was counted."
    return values[0], values[1]
