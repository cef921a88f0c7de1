"""A filled sheet as text, read by the same strict grammar as a record."""

from __future__ import annotations

from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.model.sheet import SheetPage, Spot
from qaif_cli.store import yaml


def sheet_bytes(path: Path) -> bytes:
    """The file of a sheet.

    Raises:
        QaifError: where it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise QaifError(
            f"`{path}` cannot be read: {error.strerror}.", "Name the sheet that you filled in."
        ) from None


def filled_text(data: bytes, name: str) -> SheetPage:
    """What was filled in on a sheet of text.

    Args:
        data: The file.
        name: What it is called in messages.

    Raises:
        QaifError: where it cannot be read, with line and column.
    """
    if name.lower().endswith(".csv"):
        raise QaifError(
            f"`{name}` is CSV, which keeps nothing by which a sheet is known again.",
            "Save it in Excel as an Excel Workbook (.xlsx), and apply that.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QaifError(f"`{name}` is not text in UTF-8.", "Save it again with the encoding UTF-8.") from None
    try:
        filled = yaml.parse(text)
    except yaml.BadYaml as bad:
        raise QaifError(
            f"{name}:{bad.line}:{bad.column}: {bad.message}.", "Put it right; nothing was written."
        ) from None
    if not isinstance(filled, dict):
        raise QaifError(f"`{name}` is no sheet.", "`qaif sheet --review` makes one.")
    spots = {
        pointer: Spot(f"{place.key_line}:{place.key_column}", (place.key_line, place.key_column))
        for pointer, place in yaml.locate(text).items()
    }
    return SheetPage(name, filled, spots)
