"""The one door to XlsxWriter: a workbook as it is planned becomes the bytes of an .xlsx.

Every text is written as a text, and every value of a formula with it, so that a reader that works nothing out sees what is
so. Nothing links to anything outside, and the same plan gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qaif_cli.exchange.book_plan import (
    BookPlan,
    ColumnPlan,
    DataPlan,
    Look,
    PagePlan,
    PlainValue,
    PlannedCell,
    TablePlan,
    cell_text,
    units_of,
)
from qaif_cli.exchange.wrapping import height_of

LISTS = "Lists"
_FONT = {"font_name": "Arial", "font_size": 10}
_TITLE = Look(bold=True, size=14, bare=True)
_LINE = Look(bare=True)
_HEADING = Look(bold=True, fill="#005EB8", ink="#FFFFFF")
_GREY = "#E8EDEE"
_BORDER = "#AEB7BD"
_FORMATS = {"text": "@", "whole": "0", "day": "d mmm yyyy"}
_A3, _A4 = 8, 9
_MOST_AT_FOOT = 255
_FIRST_DAY = date(1990, 1, 1)
_AS_IS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(plan: BookPlan) -> bytes:
    """The workbook of a plan.

    Raises:
        ValueError: where the plan asks for what no workbook can have, such as a name of 40 letters.
    """
    into = BytesIO()
    # XlsxWriter writes into the font that it is given: each workbook is given its own.
    book = xlsxwriter.Workbook(into, _AS_IS | {"default_format_properties": dict(_FONT)})
    book.set_properties(
        {
            "title": plan.title,
            "author": plan.author,
            "created": datetime.combine(plan.created, datetime.min.time()),
        }
    )
    for name, text in plan.properties.items():
        book.set_custom_property(name, text, "text")
    pages = [_Page(book, page) for page in plan.pages]
    ranges = _lists(book, plan)
    for page in pages:
        page.write(ranges)
    for data in plan.data:
        _data(book.add_worksheet(data.name), data)
    for name, text in plan.names.items():
        quoted = text.replace('"', '""')
        _done(book.define_name(name, f'="{quoted}"'), f"the name {name}")
    book.close()
    return into.getvalue()


def _done(code: int, what: str) -> None:
    """Refuses to go on where something was not written as it was planned.

    Raises:
        ValueError: where it was not.
    """
    if code:
        raise ValueError(f"a workbook cannot hold {what} as it is planned")


def _lists(book: xlsxwriter.Workbook, plan: BookPlan) -> dict[str, str]:
    """Writes the words that cells may take onto a hidden sheet; each list has a name, which is given back."""
    there = {name: words for name, words in plan.lists.items() if words}
    if not there:
        return {}
    sheet = book.add_worksheet(LISTS)
    sheet.hide()
    for column, (name, words) in enumerate(there.items()):
        sheet.write_string(0, column, name)
        for row, word in enumerate(words, 1):
            _done(sheet.write_string(row, column, cell_text(word).text), f"the word {word}")
        letter = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
        _done(book.define_name(name, f"={LISTS}!{letter}$2:{letter}${len(words) + 1}"), f"the list {name}")
    return {name: f"={name}" for name in there}


def _data(sheet: Worksheet, plan: DataPlan) -> None:
    sheet.very_hidden()
    sheet.protect()
    for row, texts in enumerate(plan.rows):
        for column, text in enumerate(texts):
            whole = cell_text(text).whole
            _done(sheet.write_string(row, column, text) if whole else -1, f"row {row + 1} of {plan.name}")


class _Page:
    """One sheet that is seen, as it is written."""

    def __init__(self, book: xlsxwriter.Workbook, plan: PagePlan) -> None:
        self._book = book
        self._plan = plan
        self._sheet: Worksheet = book.add_worksheet(plan.name)
        self._formats: dict[tuple[Look, str], Format] = {}
        self._ranges: dict[str, str] = {}

    def write(self, ranges: dict[str, str]) -> None:
        """Write all of it; `ranges` says where the words of each list are."""
        self._ranges = ranges
        sheet, plan = self._sheet, self._plan
        sheet.hide_gridlines(2)
        sheet.set_paper(_A3 if plan.large else _A4)
        if plan.landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(plan.across, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        footer = f"&L{plan.footer.replace('&', '&&')}&RPage &P of &N"
        _done(int(units_of(footer) > _MOST_AT_FOOT), "the footer")
        sheet.set_footer(footer)
        for column, width in enumerate(plan.widths):
            sheet.set_column(column, column, width)
        for row, line in enumerate(plan.lines):
            self._put(row, 0, PlannedCell(line, _LINE if row else _TITLE))
        if plan.lines:
            sheet.set_row(0, 20)
        self._placed()
        if plan.table is not None:
            self._table(plan.table, len(plan.lines) + (1 if plan.lines else 0))

    def _placed(self) -> None:
        """The cells that are placed by themselves, with their rows as high as they need."""
        high: dict[int, float] = {}
        for (row, column), cell in sorted(self._plan.cells.items()):
            self._put(row - 1, column - 1, cell)
            self._checked(cell.look, row - 1, column - 1, row - 1)
            width = self._plan.widths[column - 1] if column <= len(self._plan.widths) else 0
            if width and not cell.look.bare:
                high[row] = max(high.get(row, 0), height_of([(_said(cell.value), width)]))
        for row, height in high.items():
            self._sheet.set_row(row - 1, height)

    def _table(self, table: TablePlan, top: int) -> None:
        sheet, columns = self._sheet, table.columns
        last = top + max(1, len(table.rows))
        made = [
            {"header": column.heading, "header_format": self._format(_HEADING)}
            | ({"formula": f"={column.formula}"} if column.formula else {})
            for column in columns
        ]
        options: dict[str, Any] = {"name": table.name, "columns": made, "style": None}
        _done(sheet.add_table(top, 0, last, len(columns) - 1, options), f"the table {table.name}")
        for place, column in enumerate(columns):
            hides = {"hidden": True} if column.hidden else {}
            sheet.set_column(place, place, column.width, None, hides)
            self._checked(column.look, top + 1, place, last)
        sheet.set_row(top, height_of([(column.heading, column.width - 3) for column in columns]) + 3)
        blank = [[None] * len(columns)]
        for row, values in enumerate(table.rows or blank, top + 1):
            self._row(row, columns, values)
        self._shades(table, top + 1, last)
        sheet.freeze_panes(top + 1, table.kept)
        sheet.repeat_rows(top)
        if table.kept and self._plan.across > 1:
            sheet.repeat_columns(0, table.kept - 1)

    def _row(
        self, row: int, columns: Iterable[ColumnPlan], values: Iterable[PlainValue | PlannedCell]
    ) -> None:
        texts = []
        for place, (column, value) in enumerate(zip(columns, values, strict=True)):
            if isinstance(value, PlannedCell):
                cell = value
                self._checked(cell.look, row, place, row)
            else:
                cell = PlannedCell(value, column.look, column.formula)
            self._put(row, place, cell)
            if not column.hidden:
                texts.append((_said(cell.value), column.width))
        self._sheet.set_row(row, height_of(texts))

    def _put(self, row: int, column: int, cell: PlannedCell) -> None:
        """Write a cell; a text that does not stand whole in it is grey, for it is not to be read back."""
        sheet, value, look = self._sheet, cell.value, cell.look
        if cell.formula:
            plain = "General" if look.holds == "text" else ""
            shown = "" if value is None else _said(value) if isinstance(value, date) else value
            _done(
                sheet.write_formula(row, column, f"={cell.formula}", self._format(look, plain), shown),
                cell.formula,
            )
        elif value is None or value == "":
            sheet.write_blank(row, column, None, self._format(look))
        elif isinstance(value, str):
            text = cell_text(value)
            fill = look.fill if text.whole else _GREY
            _done(sheet.write_string(row, column, text.text, self._format(look, "@", fill)), "a text")
        elif isinstance(value, date):
            day = datetime.combine(value, datetime.min.time())
            _done(sheet.write_datetime(row, column, day, self._format(look, _FORMATS["day"])), "a day")
        else:
            _done(sheet.write_number(row, column, value, self._format(look, _FORMATS["whole"])), "a number")

    def _format(self, look: Look, number: str = "", fill: str | None = None) -> Format:
        """How a cell is written; the same look is made once."""
        fill = look.fill if fill is None else fill
        if not fill and not look.editable and not look.bare:
            fill = _GREY
        key = (look, f"{number} {fill}")
        if key not in self._formats:
            said: dict[str, Any] = {
                **_FONT,
                "valign": "top",
                "text_wrap": not look.bare,
                "num_format": number or _FORMATS[look.holds],
                "locked": not look.editable,
                "align": "center" if look.centred else "left",
            }
            said |= {} if look.bare else {"border": 1, "border_color": _BORDER}
            said |= {"bold": True} if look.bold else {}
            said |= {"font_size": look.size} if look.size else {}
            said |= {"bg_color": fill} if fill else {}
            said |= {"font_color": look.ink} if look.ink else {}
            self._formats[key] = self._book.add_format(said)
        return self._formats[key]

    def _checked(self, look: Look, first: int, column: int, last: int) -> None:
        """What cells take, and what is said to whoever comes into them."""
        if not look.editable:
            return
        said: dict[str, Any] = {"validate": "any"}
        if look.allowed and look.allowed in self._ranges:
            said = {
                "validate": "list",
                "source": self._ranges[look.allowed],
                "error_message": "Choose one of the list.",
            }
        elif look.between:
            least, most = look.between
            said = {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most}
            said["error_message"] = f"A whole number from {least} to {most}."
        elif look.holds == "day":
            said = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
            said["error_message"] = "A day, such as 28/11/2026."
        if look.help:
            said["input_message"] = look.help
        if len(said) > 1:
            _done(self._sheet.data_validation(first, column, last, column, said), "what a cell takes")

    def _shades(self, table: TablePlan, first: int, last: int) -> None:
        places = {column.heading: place for place, column in enumerate(table.columns)}
        for shade in table.shades:
            letter = xlsxwriter.utility.xl_col_to_name(places[shade.heading], col_abs=True)
            word = shade.word.replace('"', '""')
            said = {
                "type": "formula",
                "criteria": f'={letter}{first + 1}="{word}"',
                "format": self._book.add_format({"bg_color": shade.fill, "font_color": shade.ink}),
            }
            for heading in shade.columns:
                place = places[heading]
                _done(self._sheet.conditional_format(first, place, last, place, said), "a colour")


def _said(value: PlainValue) -> str:
    """A value as it is seen, for the room that it needs."""
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    return "" if value is None else cell_text(str(value)).text
