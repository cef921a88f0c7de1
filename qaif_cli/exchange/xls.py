"""The sheets of an .xls workbook of Excel 97 to 2003, through xlrd, which an extra brings; formulas are not told there."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from io import StringIO
from typing import TYPE_CHECKING, Any

from qaif_cli.exchange.formats import number_cell
from qaif_cli.exchange.growing import BadBookError, Growing
from qaif_cli.exchange.packed import CUT_SHORT, PASSWORD
from qaif_cli.exchange.sheet import Cell, Sheet

if TYPE_CHECKING:
    import xlrd

_SEALED = "EncryptedPackage".encode("utf-16-le")
"""What a newer workbook with a password holds, which lies in the same container."""
_TEXT, _NUMBER, _DATE, _BOOL, _ERROR = 1, 2, 3, 4, 5


def read_xls(data: bytes) -> list[Sheet]:
    """Every sheet, in the order of the workbook.

    Raises:
        BadBookError: where it has a password, is damaged, or the extra is not there.
    """
    if _SEALED in data:
        raise PASSWORD
    if find_spec("xlrd") is None:
        raise BadBookError(
            "is an .xls of Excel 97 to 2003",
            "Save it as .xlsx, or install what reads it: pip install 'qaif[xls]'.",
        )
    import xlrd  # noqa: PLC0415 - an extra, which may not be there

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
    except Exception as error:  # noqa: BLE001 - of a damaged file xlrd raises a dozen kinds, and a struct.error first
        raise (PASSWORD if "encrypt" in str(error).lower() else CUT_SHORT) from None
    try:
        return list(_sheets(book))
    except LookupError:
        raise CUT_SHORT from None


def _sheets(book: xlrd.book.Book) -> Iterator[Sheet]:

    forms = [book.format_map[style.format_key].format_str for style in book.xf_list]
    for sheet in book.sheets():
        growing = Growing(sheet.name, hidden=sheet.visibility != 0)
        for top, bottom, left, right in sheet.merged_cells:
            growing.merge((top + 1, left + 1, bottom, right))
        for number, width in sheet.colinfo_map.items():
            if width.hidden:
                growing.hide_columns(number + 1, number + 1)
        for row in range(sheet.nrows):
            if row in sheet.rowinfo_map and sheet.rowinfo_map[row].hidden:
                growing.hide_row(row + 1)
            for column, held in enumerate(sheet.row(row)):
                form = forms[held.xf_index] if held.xf_index is not None else ""
                cell = _cell(
                    held.ctype, held.value, "" if form == "General" else form, from_1904=book.datemode == 1
                )
                if cell is not None:
                    growing.keep(row + 1, column + 1, cell)
        yield growing.done()


def _cell(kind: int, value: Any, form: str, *, from_1904: bool) -> Cell | None:
    import xlrd  # noqa: PLC0415  # an extra

    if kind in (_NUMBER, _DATE):
        return number_cell(float(value), form, "", from_1904=from_1904)
    if kind == _BOOL:
        return Cell("bool", bool(value), "", form)
    if kind == _ERROR:
        return Cell("error", xlrd.error_text_from_code.get(value, "#N/A"), "", form)
    return Cell("text", str(value), "", form) if kind == _TEXT and value else None
