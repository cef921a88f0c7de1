"""A filled sheet is read from disk, by the same strict grammar as a record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.store import yaml


@dataclass(frozen=True)
class SheetPage:
    """A sheet as it was filled in.

    Attributes:
        name: The file, as the user named it.
        data: What stands in it.
        places: Where every value stands, by JSON pointer.
    """

    name: str
    data: dict[str, Any]
    places: yaml.Places


def read_sheet(path: Path) -> SheetPage:
    """Read a sheet.

    Raises:
        QaifError: where it cannot be read, with line and column.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QaifError(f"`{path}` is not text in UTF-8.", "Save it again with the encoding UTF-8.") from None
    except OSError as error:
        raise QaifError(
            f"`{path}` cannot be read: {error.strerror}.", "Name the sheet that you filled in."
        ) from None
    try:
        data = yaml.parse(text)
    except yaml.BadYaml as bad:
        raise QaifError(
            f"{path}:{bad.line}:{bad.column}: {bad.message}.", "Put it right; nothing was written."
        ) from None
    if not isinstance(data, dict):
        raise QaifError(f"`{path}` is no sheet.", "`qaif sheet --review` makes one.")
    return SheetPage(str(path), data, yaml.locate(text))
