"""Figures of several indicators from a long table: indicator, date, value, and a note if there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.exchange.cells import Amount, BadRow, amount_of, printable, unread
from qaif_cli.exchange.columns import Choice, plain
from qaif_cli.exchange.days import When
from qaif_cli.exchange.series import share_of, when_in
from qaif_cli.exchange.tables import FigureTable, TableRow, read_table
from qaif_cli.exchange.taken import many_of_one_day, refuse_unsure


@dataclass(frozen=True)
class FigureRow:
    """One line of the file.

    Attributes:
        line: Its number, counted from 1.
        indicator: The ID that stands there.
        when: The day or the period.
        value: The value; None where it stands for missing, or a share stands in its place.
        note: What stands in the column of notes; empty where nothing does.
        percent: Whether the value has a % sign.
        missing: What the sign for missing means; empty where it does not tell.
        share: The numerator and the denominator that make the value.
        written: The date as it is written.
        by: By what it is broken down, as it stands there; empty where the figure is of all.
        group: The group of people; likewise.
        out_of: How many people or events it rests on, where that stands there.
    """

    line: int
    indicator: str
    when: When
    value: float | None
    note: str = ""
    percent: bool = False
    missing: str = ""
    share: tuple[float, float] | None = None
    written: str = ""
    by: str = ""
    group: str = ""
    out_of: int | None = None

    @property
    def day(self) -> date:
        """The day, or the last day of the period."""
        return self.when.last


Faults = Callable[[FigureRow], str]
"""What is wrong with a row that could be read; empty where nothing is."""


def read_figures(
    data: bytes, name: str, fault: Faults, choice: Choice | None = None, only: str = ""
) -> list[FigureRow]:
    """Read the figures, in the order of the file.

    Args:
        data: The file.
        name: What it is called in messages.
        fault: What else is wrong with a row, such as an indicator that there is not.
        choice: What the user says of its sheet and columns.
        only: The indicator of all rows, where the user names one.

    Raises:
        QaifError: with every line that cannot be read, its number, the line itself and what to do.
    """
    table = read_table(data, name, choice or Choice(), several=not only)
    if table is None:
        return []
    if not only and "indicator" not in table.columns:
        raise QaifError(
            f"`{name}` has no column that names the indicator; its columns are {', '.join(map(printable, table.headings.values()))}.",
            "Head it `indicator`, or say --indicator ID where all rows are of one.",
        )
    bad: list[BadRow] = []
    found: dict[tuple[str, str, str, date], FigureRow] = {}
    twice: list[BadRow] = []
    for row in table.rows:
        figure = _figure(table, row, only)
        wrong = figure if isinstance(figure, str) else fault(figure)
        if isinstance(figure, str) or wrong:
            bad.append(BadRow(row.line, row.text, wrong))
            continue
        key = (figure.indicator, plain(figure.by), plain(figure.group), figure.day)
        if key in found:
            whose = ", group" if figure.group else ""
            said = f"This indicator{whose} and date stand in line {found[key].line} too. Keep one of the two."
            twice.append(BadRow(row.line, row.text, said))
            continue
        found[key] = figure
    if twice and not bad and (alike := many_of_one_day(table, name, len(twice))):
        raise alike
    if bad or twice:
        raise unread("Nothing was imported, for some lines cannot be", name, [*bad, *twice])
    refuse_unsure(table, name)
    return list(found.values())


def _figure(table: FigureTable, row: TableRow, only: str) -> FigureRow | str:
    """The row as a figure; or what is wrong with it and what to do."""
    wrong = table.misshapen(row)
    if wrong:
        return wrong
    indicator = only or printable(row.said(table.columns["indicator"]))
    when = when_in(table, row)
    share = None
    found: Amount | str
    if "value" in table.columns:
        found = amount_of(row.cells.get(table.columns["value"]), table.separator, table.dash)
    else:
        made = share_of(table, row)
        share = made if isinstance(made, tuple) else None
        found = Amount(None) if isinstance(made, tuple) else made
    said = [] if indicator else ["There is no indicator. Write its ID in the column of indicators."]
    said += [text for text in (when, found) if isinstance(text, str)]
    by, group, out_of = _whose(table, row)
    said += [out_of] if isinstance(out_of, str) else []
    if isinstance(when, str) or isinstance(found, str) or isinstance(out_of, str) or said:
        return " ".join(said)
    note = printable(row.said(table.columns.get("note")))
    written = row.said(table.columns["date"])
    return FigureRow(
        row.line, indicator, when, found.value, note, found.percent, found.missing, share, written, by, group, out_of
    )  # fmt: skip


def _whose(table: FigureTable, row: TableRow) -> tuple[str, str, int | str | None]:
    """Of whom a figure is: by what, the group, and on how many it rests; a text where that number is none."""
    if "by" not in table.columns or "group" not in table.columns:
        return "", "", None
    by, group = (printable(row.said(table.columns[part])) for part in ("by", "group"))
    rests = row.cells.get(table.columns.get("out_of", 0))
    amount = amount_of(rests, table.separator, table.dash) if rests else Amount(None)
    if isinstance(amount, str):
        return by, group, amount
    if amount.value is not None and (amount.value < 0 or not amount.value.is_integer()):
        return by, group, "What the figure rests on is a whole number of people or events."
    return by, group, None if amount.value is None else int(amount.value)
