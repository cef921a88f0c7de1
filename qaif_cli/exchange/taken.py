"""What was taken for the date of a figure where a file does not name one day, and the dates that are not sure."""

from __future__ import annotations

from collections.abc import Sequence

from qaif_cli.errors import QaifError
from qaif_cli.exchange.cells import printable
from qaif_cli.exchange.days import When
from qaif_cli.exchange.tables import FigureTable
from qaif_cli.model.words import in_words

_MANY = 3
"""From one more row on, those of one day are told in one message."""


def refuse_unsure(table: FigureTable, name: str) -> None:
    """Refuses a table of which no date says whether the day comes first.

    Raises:
        QaifError: where one may be read both ways.
    """
    unsure = table.unsure_days()
    if unsure:
        raise QaifError(
            f"`{name}`: `{printable(unsure[0])}` may be read day first or month first, and no date of the file says which.",
            "Say --day-first if the day comes first, or write dates as 2026-04-30.",
        )


def taken_in_words(found: Sequence[tuple[str, When]]) -> tuple[str, ...]:
    """What was taken for dates that name a period, or are the numbers of days; one line for each way.

    Args:
        found: The dates as they are written, each with what was taken.
    """
    lines = []
    for length in ("month", "quarter", "year"):
        alike = [(text, when) for text, when in found if when.length == length and not when.serial]
        if alike:
            text, when = alike[0]
            dates = "1 date names" if len(alike) == 1 else f"{len(alike)} dates name"
            each = "" if len(alike) == 1 else "such as "
            lines.append(
                f"{dates} a {length}: {each}`{printable(text)}` is taken as {when.words()}, and dated {in_words(when.last)}."
            )
    serial = [(text, when) for text, when in found if when.serial]
    if serial:
        text, when = serial[0]
        dated = "" if when.length == "day" else f", and dated {in_words(when.last)}"
        dates = "1 date is the number" if len(serial) == 1 else f"{len(serial)} dates are numbers"
        lines.append(f"{dates} of a day: `{printable(text)}` is taken as {when.words()}{dated}.")
    return tuple(lines)


def many_of_one_day(table: FigureTable, name: str, count: int) -> QaifError | None:
    """The one message where rows are of a day that another row has: which columns tell them apart.

    None where no column does, and they are few enough to be told one by one.
    """
    used = set(table.columns.values())
    differing = [
        (printable(heading), printable(table.rows[0].said(column)))
        for column, heading in table.headings.items()
        if column not in used and len({row.said(column) for row in table.rows}) > 1
    ]
    rows = "1 row is" if count == 1 else f"{count} rows are"
    what = f"In `{name}` {rows} of a day that another row has."
    if not differing:
        return QaifError(what, "Keep one row for each day.") if count > _MANY else None
    heading, example = differing[0]
    named = ", ".join(heading for heading, _ in differing)
    return QaifError(
        what, f'They differ in {named}: say which are meant, such as --where "{heading}={example}".'
    )
