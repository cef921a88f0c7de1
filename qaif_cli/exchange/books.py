"""The one door to tables that somebody else made: .xlsx, .ods, .xls and .csv as sheets of cells."""

from __future__ import annotations

import re

from qaif_cli.errors import QaifError
from qaif_cli.exchange.delimited import read_delimited
from qaif_cli.exchange.growing import BadBookError
from qaif_cli.exchange.ods import read_ods
from qaif_cli.exchange.packed import CUT_SHORT, DAMAGED, Packed
from qaif_cli.exchange.sheet import Sheet
from qaif_cli.exchange.xls import read_xls
from qaif_cli.exchange.xlsx import read_xlsx

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0"
_OLD = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
"""How the workbooks of Excel 2 to 5 begin."""
_HEAD = 4096
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")
_XML = re.compile(r"\s*<\?xml|\s*<\w+:?\w*\s+xmlns")
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|table|body|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANEW = "Open it in a spreadsheet and save it as .xlsx."


def read_book(data: bytes, name: str, encoding: str = "") -> tuple[Sheet, ...]:
    """Every sheet of a file, with every cell that holds something.

    What the file is, is told by how it begins and not by its name.

    Args:
        data: The file.
        name: What it is called in messages.
        encoding: What the user says that a CSV is written in; empty for UTF-8, or what its mark tells.

    Raises:
        QaifError: where it cannot be read whole; it says why and what to do.
    """
    try:
        return _read(data, name.lower(), encoding)
    except BadBookError as bad:
        if bad.line:
            raise QaifError(f"`{name}` cannot be read:\n  {name}:{bad.line}: {bad.what}", bad.todo) from None
        raise QaifError(f"`{name}` {bad.what}.", bad.todo) from None


def _read(data: bytes, name: str, encoding: str) -> tuple[Sheet, ...]:
    if not data.strip() and name.endswith(_WORKBOOKS):
        raise BadBookError("is empty", "Give a file that holds a table.")
    if data.startswith(_ZIP):
        return _unpacked(data)
    if data.startswith((_OLE, *_OLD)):
        return tuple(read_xls(data))
    _no_markup(data[:_HEAD])
    if name.endswith(_WORKBOOKS):
        named = name[name.rindex(".") :]
        if _is_text(data):
            raise BadBookError(
                f"is text, though it is named {named}",
                f"Rename it to .csv, or: {_ANEW[0].lower()}{_ANEW[1:]}",
            )
        raise CUT_SHORT
    return (read_delimited(data, encoding),)


def _unpacked(data: bytes) -> tuple[Sheet, ...]:
    packed = Packed(data)
    try:
        if packed.has("[Content_Types].xml") or packed.has("_rels/.rels"):
            return tuple(read_xlsx(packed))
        return tuple(read_ods(packed))
    except DAMAGED:
        raise CUT_SHORT from None


def _no_markup(head: bytes) -> None:
    """Refuses what is a web page or XML, whatever its name.

    Raises:
        BadBookError: where it is.
    """
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8-sig", "ignore")
    if _HTML.match(text):
        raise BadBookError("is a web page (HTML) and no workbook, whatever its name", _ANEW)
    if _XML.match(text):
        if "<html" in text.lower():
            raise BadBookError("is a web page (HTML) and no workbook, whatever its name", _ANEW)
        if "urn:schemas-microsoft-com:office:spreadsheet" in text:
            raise BadBookError("is an XML spreadsheet of 2003", _ANEW)
        raise BadBookError("is XML and no workbook", _ANEW)


def _is_text(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data
