"""What a workbook says of itself beside its cells: properties that programs give it, and whether a word stands in it at all."""

from __future__ import annotations

from collections.abc import Iterable

from qaif_cli.exchange.growing import BadBookError
from qaif_cli.exchange.packed import DAMAGED, Packed, Walk

_PROPERTIES = ("docProps/custom.xml", "meta.xml")
_NAMES = (*_PROPERTIES, "xl/workbook.xml", "xl/sharedStrings.xml", "content.xml")
_ZIP = b"PK"


class _Properties(Walk):
    """The properties, by name."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, tag: str, at: dict[str, str]) -> None:
        if tag.rpartition(":")[2] in ("property", "user-defined"):
            self._name = at.get("name") or at.get("meta:name") or ""
            self.gather = []

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] in ("property", "user-defined"):
            self.found[self._name] = "".join(self.gather or ()).strip()
            self.gather = None


def properties_of(data: bytes) -> dict[str, str]:
    """The properties that programs gave a workbook; none where it has none or is no workbook of parts."""
    found = _Properties()
    try:
        packed = Packed(data) if data.startswith(_ZIP) else None
        for part in _PROPERTIES:
            if packed and packed.has(part):
                packed.walk(part, found)
    except (BadBookError, *DAMAGED):
        return found.found  # it is refused with the reason when its cells are read
    return found.found


def says(data: bytes, words: Iterable[str]) -> bool:
    """Whether one of some words stands in a file: in its properties, names or texts, or anywhere where it is no archive."""
    wanted = [word.encode() for word in words]
    if not data.startswith(_ZIP):
        return any(word in data or word.decode().encode("utf-16-le") in data for word in wanted)
    try:
        packed = Packed(data)
        return any(_stands(packed, part, wanted) for part in _NAMES if packed.has(part))
    except (BadBookError, *DAMAGED):
        return False  # it is refused with the reason when its cells are read


def _stands(packed: Packed, part: str, words: list[bytes]) -> bool:
    longest = max(map(len, words))
    before = b""
    for block in packed.blocks(part):
        here = before + block
        if any(word in here for word in words):
            return True
        before = here[-longest:]
    return False
