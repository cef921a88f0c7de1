"""The sheets of an .ods spreadsheet, cell by cell; what a cell repeats is kept only where it holds something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from qaif_cli.exchange.growing import MOST_CELLS, MOST_COLUMNS, BadBookError, Growing
from qaif_cli.exchange.ods_styles import Styles
from qaif_cli.exchange.packed import PASSWORD, TOO_LARGE, Packed, Walk
from qaif_cli.exchange.sheet import Cell, Sheet

_ERROR = re.compile(r"#N/A|#DIV/0!|#VALUE!|#REF!|#NAME\?|#NUM!|#NULL!|Err:\d+")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_ASIDE = ("office:annotation", "draw:", "table:shapes")
"""What stands beside the text of a cell: comments, pictures and their captions."""


class _Content(Walk):
    """All sheets."""

    def __init__(self, styles: Styles) -> None:
        self.sheets: list[Growing] = []
        self._styles = styles
        self._row = self._column = self._again = 0
        self._row_style = ""
        self._column_styles: list[tuple[int, str]] = []
        self._at: dict[str, str] | None = None
        self._paragraphs: list[list[str]] = []
        self._aside = self._blanks = 0
        self._width: list[tuple[int, Cell]] = []

    def start(self, tag: str, at: dict[str, str]) -> None:
        if self._aside or tag.startswith(_ASIDE):
            self._aside += 1
        elif tag in _CELLS:
            self._at, self._paragraphs = at, []
        elif self._at is not None:
            self._in_cell(tag, at)
        elif tag == "table:table-row":
            self._begin_row(at)
        elif tag == "table:table":
            hidden = at.get("table:style-name", "") in self._styles.hidden
            self.sheets.append(Growing(at.get("table:name", ""), hidden=hidden))
            self._row, self._column, self._column_styles = 0, 0, []
        elif tag == "table:table-column" and self.sheets:
            self._begin_column(at)

    def _in_cell(self, tag: str, at: Mapping[str, str]) -> None:
        if tag == "text:p":
            self.gather = []
            self._paragraphs.append(self.gather)
        elif self.gather is not None and tag == "text:s":
            count = int(at.get("text:c", "1"))
            self._blanks += count
            if self._blanks > MOST_CELLS:
                raise TOO_LARGE
            self.gather.append(" " * count)
        elif self.gather is not None and tag in _SIGNS:
            self.gather.append(_SIGNS[tag])

    def _begin_row(self, at: Mapping[str, str]) -> None:
        self._row += 1
        self._column, self._again = 0, int(at.get("table:number-rows-repeated", "1"))
        self._row_style = at.get("table:default-cell-style-name", "")
        self._width = []
        self._hides = at.get("table:visibility", "visible") != "visible"

    def _begin_column(self, at: Mapping[str, str]) -> None:
        first = self._column + 1
        self._column += int(at.get("table:number-columns-repeated", "1"))
        if at.get("table:visibility", "visible") != "visible":
            self.sheets[-1].hide_columns(first, self._column)
        if first <= MOST_COLUMNS:
            self._column_styles.append((self._column, at.get("table:default-cell-style-name", "")))

    def end(self, tag: str) -> None:
        if self._aside:
            self._aside -= 1
        elif tag == "text:p":
            self.gather = None
        elif tag in _CELLS and self._at is not None:
            self._cell(self._at)
            self._at = None
        elif tag == "table:table-row" and self.sheets:
            self._end_row(self.sheets[-1])

    def _end_row(self, sheet: Growing) -> None:
        for row in range(self._row, self._row + (self._again if self._width else 0)):
            if self._hides:
                sheet.hide_row(row)
            for column, cell in self._width:
                sheet.keep(row, column, cell)
        self._row += self._again - 1

    def _cell(self, at: Mapping[str, str]) -> None:
        times, first = int(at.get("table:number-columns-repeated", "1")), self._column + 1
        self._column += times
        across, down = (int(at.get(f"table:number-{way}-spanned", "1")) for way in ("columns", "rows"))
        if across > 1 or down > 1:
            self.sheets[-1].merge((self._row, first, self._row + down - 1, first + across - 1))
        text = at.get("office:string-value") or "\n".join("".join(part) for part in self._paragraphs)
        cell = _holds(at, text, self._form(at, first))
        if cell is None:
            return
        if times * self._again + len(self._width) > MOST_CELLS:
            raise BadBookError(
                f"is too large: sheet `{self.sheets[-1].name}` repeats a cell {times * self._again:,} times",
                "Clear the cells that are not meant.",
            )
        self._width.extend((column, cell) for column in range(first, first + times))

    def _form(self, at: Mapping[str, str], column: int) -> str:
        of_column = next((style for last, style in self._column_styles if column <= last), "")
        return self._styles.form_of(at.get("table:style-name") or self._row_style or of_column)


def _holds(at: Mapping[str, str], text: str, form: str) -> Cell | None:
    """What a cell holds, of what is said of it and the text that it shows."""
    kind = at.get("office:value-type", "")
    formula = at.get("table:formula", "")
    formula = formula.partition("=")[2] if "=" in formula[:6] else formula
    if at.get("calcext:value-type") == "error" or (formula and _ERROR.fullmatch(text)):
        return Cell("error", text, formula, form)
    if kind in ("float", "percentage", "currency"):
        number = float(at["office:value"])
        shown = form or ("0%" if kind == "percentage" else "")
        return Cell("number", int(number) if number.is_integer() else number, formula, shown)
    if kind == "date":
        return _day(at["office:date-value"], text, formula, form)
    if kind == "boolean":
        return Cell("bool", at["office:boolean-value"] == "true", formula, form)
    if formula and not kind:
        return Cell("uncomputed", None, formula, form)
    return Cell("text", text, formula, form) if text or formula else None


def _day(value: str, text: str, formula: str, form: str) -> Cell:
    """A day; one before the year 1, which a spreadsheet can hold, is the text that it shows."""
    try:
        return Cell("date", datetime.fromisoformat(value), formula, form)
    except ValueError:
        return Cell("text", text or value, formula, form)


def read_ods(packed: Packed) -> list[Sheet]:
    """Every sheet, in the order of the file.

    Raises:
        BadBookError: where it has a password, or is no spreadsheet.
    """
    if packed.has("encrypted-package") or not packed.has("content.xml"):
        raise (
            PASSWORD
            if packed.has("encrypted-package")
            else BadBookError(
                "is no spreadsheet", "Open it in a spreadsheet and save it as .xlsx, .ods or CSV."
            )
        )
    if packed.has("META-INF/manifest.xml") and _Sealed.found(packed):
        raise PASSWORD
    styles = Styles()
    for part in ("styles.xml", "content.xml"):
        if packed.has(part):
            packed.walk(part, styles)
    content = _Content(styles)
    packed.walk("content.xml", content)
    return [sheet.done() for sheet in content.sheets]


class _Sealed(Walk):
    """Whether the manifest says that parts are encrypted."""

    def __init__(self) -> None:
        self.so = False

    def start(self, tag: str, at: dict[str, str]) -> None:
        del at
        self.so |= tag.endswith("encryption-data")

    @classmethod
    def found(cls, packed: Packed) -> bool:
        """Whether they are."""
        sealed = cls()
        packed.walk("META-INF/manifest.xml", sealed)
        return sealed.so
