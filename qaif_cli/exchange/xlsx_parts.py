"""What all sheets of an .xlsx workbook use, and where each of them stands in the archive."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaif_cli.exchange.growing import BadBookError
from qaif_cli.exchange.packed import Packed, Walk

YES = ("1", "true", "on")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}  # fmt: skip
"""The formats that a workbook names by their number alone."""


@dataclass(frozen=True)
class Shared:
    """What all sheets of a workbook use.

    Attributes:
        strings: The texts that cells name by number.
        forms: The number formats, by the style that names them.
        from_1904: Whether days are counted from 1904.
    """

    strings: Sequence[str]
    forms: Sequence[str]
    from_1904: bool


@dataclass(frozen=True)
class Book:
    """A workbook before its sheets are read.

    Attributes:
        shared: What all sheets use.
        sheets: The name of each, its part, and whether it is hidden.
    """

    shared: Shared
    sheets: tuple[tuple[str, str, bool], ...]


def plain(text: str) -> str:
    """A text without the escapes that stand for signs which XML cannot hold."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class _Flat(Walk):
    """Every element of a part with its attributes."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, tag: str, at: dict[str, str]) -> None:
        self.found.append((tag.rpartition(":")[2], at))


class _Styles(Walk):
    """The number formats of the styles that cells name."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.own: dict[int, str] = {}
        self._of_cells = False

    def start(self, tag: str, at: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "numFmt":
            self.own[int(at["numFmtId"])] = at.get("formatCode", "")
        elif tag == "cellXfs":
            self._of_cells = True
        elif tag == "xf" and self._of_cells:
            self.ids.append(int(at.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "cellXfs":
            self._of_cells = False


class _Strings(Walk):
    """The shared texts; what tells how to pronounce them is left out."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._now: list[str] = []
        self._spoken = False

    def start(self, tag: str, at: dict[str, str]) -> None:
        del at
        tag = tag.rpartition(":")[2]
        if tag == "si":
            self._now = []
        elif tag == "rPh":
            self._spoken = True
        elif tag == "t" and not self._spoken:
            self.gather = self._now

    def end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "t":
            self.gather = None
        elif tag == "rPh":
            self._spoken = False
        elif tag == "si":
            self.all.append(plain("".join(self._now)))


def open_book(packed: Packed) -> Book:
    """What the workbook holds besides its cells.

    Raises:
        BadBookError: where it is no workbook of this kind.
    """
    main = next((part for kind, _, part in _links(packed, "") if kind == "officeDocument"), "xl/workbook.xml")
    if not packed.has(main) or not main.startswith("xl/") or main.endswith(".bin"):
        raise BadBookError(
            "is no workbook that can be read", "Open it in a spreadsheet and save it as .xlsx, .ods or CSV."
        )
    links = list(_links(packed, main))
    sheets = {id_: part for kind, id_, part in links if kind == "worksheet" and packed.has(part)}
    strings, styles = _Strings(), _Styles()
    for kind, _, part in links:
        if kind in ("sharedStrings", "styles") and packed.has(part):
            packed.walk(part, strings if kind == "sharedStrings" else styles)
    flat = _Flat()
    packed.walk(main, flat)
    found, from_1904 = [], False
    for tag, at in flat.found:
        id_ = next((value for key, value in at.items() if key.endswith(":id")), "")
        from_1904 |= tag == "workbookPr" and at.get("date1904") in YES
        if tag == "sheet" and id_ in sheets:
            found.append((at["name"], sheets[id_], at.get("state", "visible") != "visible"))
    forms = [styles.own.get(number, _BUILT_IN.get(number, "")) for number in styles.ids]
    return Book(Shared(strings.all, forms, from_1904), tuple(found))


def _links(packed: Packed, part: str) -> Iterator[tuple[str, str, str]]:
    """What a part links to: the kind of the link, its ID, and the other part; of the archive where none is named."""
    folder, name = posixpath.split(part)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    if not packed.has(file):
        return
    flat = _Flat()
    packed.walk(file, flat)
    for tag, at in flat.found:
        if tag == "Relationship" and at.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, at["Target"])).lstrip("/")
            yield at["Type"].rpartition("/")[2], at["Id"], target
