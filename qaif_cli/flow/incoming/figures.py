"""`qaif import indicators`: a table of figures, long or wide, becomes points of indicators: all of them, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from qaif_cli.errors import QaifError
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.columns import Part, ask_for, chosen, plain
from qaif_cli.exchange.columns import told as told_headings
from qaif_cli.exchange.figure_sheet import FigureSheet, find_figure_sheet
from qaif_cli.exchange.figures import FigureRow
from qaif_cli.exchange.sheet import Place, Sheet
from qaif_cli.flow.incoming.account import Refusal
from qaif_cli.flow.incoming.fates import Fates
from qaif_cli.flow.incoming.fields import FieldOf, FieldTable
from qaif_cli.flow.incoming.figure_columns import (
    FigureChoice,
    FigureColumns,
    columns_by_map,
    columns_of_figures,
    fitness,
)
from qaif_cli.flow.incoming.mapping import ImportMap, SheetChoice, folded, header_rows, read_map
from qaif_cli.flow.incoming.propose import check_columns
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.flow.writing.points import RecordedFigures
from qaif_cli.judge.identifiers import masked
from qaif_cli.model.edit import Draft
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.register import Register

_PARTS: Mapping[str, FieldOf] = {
    "date": FieldOf("day", "the day, or the month or quarter, of the figure"),
    "value": FieldOf("line", "the figure, or those of the dates in the heading", many=True),
    "numerator": FieldOf("line", "what is counted"),
    "denominator": FieldOf("line", "out of what"),
    "indicator": FieldOf("name", "the name of the indicator; other words by `values`"),
    "note": FieldOf("line", "what to mind when reading it"),
}


def indicator_table(register: Register) -> FieldTable:
    """What columns may become: a part of a figure, or the figures of one indicator of the register."""
    mine = {item.id: FieldOf("line", f"the figures of {item.title}") for item in register.indicators}
    return FieldTable("indicators", {**mine, **_PARTS}, ("indicator",), ("rows",))


@dataclass
class PreparedFigures:
    """A table that was read, with what its columns are.

    Attributes:
        name: The file, as the user gave it.
        table: What columns may become.
        columns: What they are.
        only: The indicator of all figures; empty where the file names it.
    """

    name: str
    ask: Ask
    reading: Reading
    book: tuple[Sheet, ...]
    sheet: FigureSheet
    table: FieldTable
    columns: FigureColumns
    map: ImportMap
    choice: FigureChoice
    only: str = ""

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The indicators of the register."""
        return {item.id: item for item in self.reading.register.indicators}

    @cached_property
    def names(self) -> dict[str, str]:
        """The IDs of the indicators by ID, title and the words of the map, in small letters."""
        found = {folded(item.title): id_ for id_, item in self.indicators.items()} | {
            folded(id_): id_ for id_ in self.indicators
        }
        return found | {folded(word): str(id_) for word, id_ in self.map.values.get("indicator", {}).items()}

    @cached_property
    def headings(self) -> dict[int, str]:
        """What its columns are headed, in small letters."""
        return {column: folded(text) for column, text in self.sheet.headings.items()}

    @cached_property
    def where(self) -> list[tuple[int, str]]:
        """The columns with the value that a row must have there."""
        return [
            (chosen(self.sheet.headings, text, "--where"), folded(wanted))
            for text, wanted in self.choice.where
        ]

    @cached_property
    def labels(self) -> frozenset[int]:
        """The columns that say what a row is about, and that may be merged over several rows."""
        told = {self.columns.parts.get("indicator", 0), self.columns.parts.get("date", 0)}
        asked = (*self.where, *(pair for pairs in self.rows_of.values() for pair in pairs))
        return frozenset({*told, *(column for column, _ in asked)})

    @cached_property
    def rows_of(self) -> dict[str, list[tuple[int, str]]]:
        """By indicator, the columns with the value that its rows have there, as the map says."""
        return {
            id_: [
                (chosen(self.sheet.headings, text, "the map"), folded(wanted))
                for text, wanted in asked.items()
            ]
            for id_, asked in self.map.rows.items()
        }


@dataclass(frozen=True)
class PlacedFigure:
    """A figure with the cells that it comes from.

    Attributes:
        figure: The figure.
        cells: By field, where it stands.
    """

    figure: FigureRow
    cells: Mapping[str, Place]

    @property
    def place(self) -> Place:
        """The cell of its value, or of the numerator."""
        return self.cells.get("value") or self.cells["numerator"]


@dataclass
class FigureOutcome:
    """What a table would do to the indicators.

    Attributes:
        figures: The figures, in the order of the file.
        drafts: The changes.
        taken: By indicator, which figures are new, revised or recorded already.
        remarks: What else is to be known.
        strange: The names that are no indicator of the register, each with the number of its rows.
        aside: Why rows are set aside, each with the rows.
        refusals: Why figures are refused.
        fates: What became of each cell.
        same: The cells of figures that are recorded already.
    """

    figures: list[PlacedFigure] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    taken: dict[str, RecordedFigures] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    strange: Counter[str] = field(default_factory=Counter)
    aside: dict[str, list[int]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    fates: Fates = field(default_factory=dict)
    same: set[Place] = field(default_factory=set)


def prepare_figures(
    ask: Ask, data: bytes, name: str, options: SheetChoice, choice: FigureChoice
) -> PreparedFigures:
    """Read a file and find its table of figures.

    Raises:
        QaifError: where it cannot be read, holds no figures, or the map or an option does not fit it.
    """
    reading = read(ask)
    table = indicator_table(reading.register)
    told = read_map(options.map_text, options.map_name, table) if options.map_name else ImportMap()
    header = header_rows(options.header, "--header") if options.header else told.header
    titles = {item.id: item.title for item in reading.register.indicators}
    only = choice.indicator or told.defaults.get("indicator", "")
    only = named("indicator", only, titles, reading.register.unread("indicator")) if only else ""
    choice = replace(
        choice,
        indicator=only,
        day_first=choice.day_first or told.british,
        columns=tuple((text, named("indicator", id_, titles)) for text, id_ in choice.columns),
    )
    called = "standard input" if name == "-" else name
    try:
        book = read_book(data, called, options.encoding)
        sheet, columns = _found(called, book, (options.sheet or told.sheet, header), told, choice, titles)
    except QaifError as error:
        raise QaifError(masked(str(error))) from None
    labels = {item.label: columns.name_of(item.column, sheet) for item in sheet.there.headings}
    told = replace(
        told,
        sheet=sheet.there.sheet.name,
        header=(sheet.there.first, sheet.there.last),
        british=choice.day_first,
        columns=labels,
        defaults={"indicator": only} if only else {},
    )
    return PreparedFigures(name, ask, reading, book, sheet, table, columns, told, choice, only)


def _found(  # all that tells it
    name: str,
    book: Sequence[Sheet],
    asked: tuple[str, tuple[int, int] | None],
    told: ImportMap,
    choice: FigureChoice,
    titles: Mapping[str, str],
) -> tuple[FigureSheet, FigureColumns]:
    """The sheet of a book with its columns, by the map where it says them, else by headings and options.

    Raises:
        QaifError: where they do not tell what is needed.
    """
    words = {plain(text): id_ for id_, title in titles.items() for text in (id_, title)}
    told_apart = bool(choice.indicator or told.rows)

    def read_as(there: FigureSheet) -> FigureColumns:
        if told.columns:
            return columns_by_map(there, check_columns(there.there, told.columns))
        return columns_of_figures(there, choice, words)

    def fits(there: FigureSheet) -> int:
        try:
            return fitness(read_as(there), there, told_apart=told_apart)
        except QaifError:
            return 0

    sheet, sure = find_figure_sheet(book, fits, *asked)
    columns = read_as(sheet)
    if not sure:
        raise _ask_for(name, sheet, columns)
    if columns.layout != "columns" and not told_apart and "indicator" not in columns.parts:
        raise _no_name(name, sheet)
    return sheet, columns


def _ask_for(name: str, sheet: FigureSheet, columns: FigureColumns) -> QaifError:
    """The one message where the headings do not tell the columns."""
    parts: dict[Part, int] = {"date": columns.parts["date"]} if "date" in columns.parts else {}
    error = ask_for(name, sheet.headings, parts)
    return QaifError(
        str(error),
        "Where a column has the figures of one indicator, --column COLUMN=ID says which; --map says it all.",
    )


def _no_name(name: str, sheet: FigureSheet) -> QaifError:
    """What is said where nothing tells of which indicator a row is."""
    return QaifError(
        f"`{name}` has no column that names the indicator; its columns are {told_headings(sheet.headings)}.",
        "Say --names COLUMN, or --indicator ID where all rows are of one, or `rows:` in the map.",
    )
