"""What the columns of a table of figures are: by its heading, by the options, by the map, and by the indicators of the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from qaif_cli.errors import QaifError
from qaif_cli.exchange.cells import number_in
from qaif_cli.exchange.columns import Choice, chosen, columns_of, plain
from qaif_cli.exchange.figure_sheet import FigureSheet
from qaif_cli.flow.incoming.fields import LEAVE, OPEN

FigureLayout = Literal["long", "columns", "dates", ""]
"""A row for each figure; a column for each indicator; a column for each date; or nobody can tell."""
_PARTS = ("indicator", "date", "value", "numerator", "denominator", "note")


@dataclass(frozen=True)
class FigureChoice:
    """What the user says of the columns.

    Attributes:
        date: The heading of the dates; empty where it is to be told by its name.
        value: The heading of the values; likewise.
        names: The heading of what names the indicator; likewise.
        indicator: The indicator of all figures; empty where the file names it.
        columns: By heading, the indicator whose figures stand below it.
        where: Headings with the value that a row must have there.
        day_first: Whether dates in figures have the day first.
        dates_begin: Whether the dates are the first days of their periods.
        revise: Whether a figure that differs from a recorded one puts that right.
    """

    date: str = ""
    value: str = ""
    names: str = ""
    indicator: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    day_first: bool = False
    dates_begin: bool = False
    revise: bool = False


@dataclass
class FigureColumns:
    """What each column of a table is.

    Attributes:
        parts: The column of each part: date, value, numerator, denominator, indicator, note.
        indicators: By column, the indicator whose figures stand below it.
        layout: What shape the table has.
    """

    parts: dict[str, int] = field(default_factory=dict)
    indicators: dict[int, str] = field(default_factory=dict)
    layout: FigureLayout = ""

    def name_of(self, column: int, there: FigureSheet) -> str:
        """What a column is, as a map says it; `leave` where it is nothing."""
        part = next((name for name, place in self.parts.items() if place == column), "")
        dated = column in there.whens and self.layout == "dates"
        return part or self.indicators.get(column, "") or ("value" if dated else LEAVE)


def columns_by_map(there: FigureSheet, told: Mapping[str, str]) -> FigureColumns:
    """The columns as a map says.

    Raises:
        QaifError: where it says two shapes at once.
    """
    labels = {label: column for column, label in there.there.labels.items()}
    made = FigureColumns()
    for label, name in told.items():
        column = labels[label]
        if name in _PARTS and not (name == "value" and column in there.whens):
            made.parts[name] = column
        elif name not in (LEAVE, OPEN, "value"):
            made.indicators[column] = name
    made.layout = _layout(made, there)
    if made.layout == "long" and made.indicators:
        raise QaifError(
            "The map has a column of values and columns of single indicators.",
            "Write `leave` for the one or for the others.",
        )
    return made


def columns_of_figures(there: FigureSheet, choice: FigureChoice, titles: Mapping[str, str]) -> FigureColumns:
    """The columns by their headings and the options.

    Args:
        there: The sheet.
        choice: What the user says.
        titles: The IDs of the register's indicators, by plain ID and title.

    Raises:
        QaifError: where the user names a column that is not there.
    """
    headings = {column: text for column, text in there.headings.items() if column not in there.whens}
    made = FigureColumns()
    for heading, id_ in choice.columns:
        made.indicators[chosen(headings, heading, "--column")] = id_
    for column, heading in headings.items():
        if plain(heading) in titles and column not in made.indicators:
            made.indicators[column] = titles[plain(heading)]
    rest = {column: text for column, text in headings.items() if column not in made.indicators}
    several = not choice.indicator or bool(made.indicators)
    found = columns_of(rest, Choice(choice.date, choice.value, choice.where), several=several)
    made.parts = {part: column for part, column in found.items() if part in _PARTS}
    if "date" not in made.parts and len(there.whens) > 1:  # the figures stand below the dates
        made.parts = {part: column for part, column in made.parts.items() if part in ("indicator", "note")}
    if choice.columns:  # the user said where the figures stand
        made.parts = {part: column for part, column in made.parts.items() if part in ("date", "note")}
    naming = _naming(made, there, choice, titles, rest)
    made.parts |= {"indicator": naming} if naming else {}
    made.layout = _layout(made, there)
    if made.layout == "long":
        made.indicators = {}
    elif made.layout == "columns":  # the headings name the indicators
        made.parts.pop("indicator", None)
    return made


def _naming(
    made: FigureColumns,
    there: FigureSheet,
    choice: FigureChoice,
    titles: Mapping[str, str],
    rest: Mapping[int, str],
) -> int:
    """The column that names the indicator of a row: as was said, by its heading, or by its words; 0 where there is none.

    Raises:
        QaifError: where the user names a column that is not there.
    """
    if choice.names:
        return chosen(rest, choice.names, "--names")
    if "indicator" in made.parts or choice.indicator:
        return made.parts.get("indicator", 0)
    return _naming_by_words(there, titles, {*made.parts.values(), *made.indicators})


def _naming_by_words(there: FigureSheet, titles: Mapping[str, str], used: set[int]) -> int:
    """The column in which the most IDs or titles of indicators stand; 0 where there is none, or two have as many."""
    found: Counter[int] = Counter(
        column
        for cells in there.there.rows.values()
        for column, cell in cells.items()
        if column not in used
        and column not in there.whens
        and cell.kind == "text"
        and plain(str(cell.value)) in titles
    )
    most = found.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else 0


def _layout(made: FigureColumns, there: FigureSheet) -> FigureLayout:
    parts = made.parts
    if "date" in parts and ("value" in parts or {"numerator", "denominator"} <= parts.keys()):
        return "long"
    if "date" in parts and made.indicators:
        return "columns"
    return "dates" if there.whens and "date" not in parts else ""


def fitness(made: FigureColumns, there: FigureSheet, *, told_apart: bool) -> int:
    """How much of what is needed a heading has.

    Args:
        made: What its columns are.
        there: The sheet.
        told_apart: Whether the user says of which indicator the rows are.
    """
    if any(
        number_in(text) is not None for column, text in there.headings.items() if column not in there.whens
    ):
        return 0  # a row of figures is no heading
    if made.layout == "long":
        return 100 + len(made.parts)
    if made.layout == "columns":
        return 50 + len(made.indicators)
    named = told_apart or "indicator" in made.parts
    return len(there.whens) if made.layout == "dates" and named and len(there.whens) > 1 else 0
