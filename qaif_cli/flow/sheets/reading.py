"""Reads a sheet that came back, whatever its face is; what it is, is told by how it begins and not by its name."""

from __future__ import annotations

import re
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.sheet_book import filled_book
from qaif_cli.model.sheet import SheetPage
from qaif_cli.store.sheet import filled_text, sheet_bytes

_ZIP = b"PK"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_FORM = re.compile(rb"\s*<!doctype html", re.IGNORECASE)


def read_filled(path: Path) -> SheetPage:
    """What was filled in.

    Raises:
        QaifError: where it is no sheet, or cannot be read whole.
    """
    data, name = sheet_bytes(path), str(path)
    if data.startswith((_ZIP, _OLD_WORKBOOK)):
        return filled_book(read_book(data, name), name)
    if _FORM.match(data):
        raise QaifError(
            f"`{name}` is the form itself, which keeps nothing.",
            "Open it in a browser, fill it in and press Save: the file that it saves is applied.",
        )
    return filled_text(data, name)
