"""The archive that a workbook is, and its parts as XML: bounded in what they unpack to, and without entities."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from qaif_cli.exchange.growing import BadBookError

MOST_BYTES = 200_000_000
_BLOCK = 1 << 16
_ENCRYPTED = 0x1
DAMAGED = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    OverflowError,
    NotImplementedError,
    EOFError,
    RuntimeError,
    OSError,
)
"""What a damaged archive raises: zipfile alone raises six kinds besides its own."""
TOO_LARGE = BadBookError(
    f"unpacks to more than {MOST_BYTES // 1_000_000} MB",
    "Take pictures and other sheets out of it, and save what is to be read by itself.",
)
PASSWORD = BadBookError("has a password", "Open it, save it without one, and try again.")
CUT_SHORT = BadBookError("is cut short or damaged", "Get it again, or open it and save it anew.")


class Packed:
    """An archive.

    Attributes:
        names: Its parts.

    Args:
        data: The file.

    Raises:
        BadBookError: where it is none, or unpacks to too much.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except DAMAGED:
            raise CUT_SHORT from None
        parts = self._archive.infolist()
        if sum(part.file_size for part in parts) > MOST_BYTES:
            raise TOO_LARGE
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise PASSWORD
        self._by_name = {part.filename.replace("\\", "/").casefold(): part for part in parts}
        self.left = MOST_BYTES

    def has(self, part: str) -> bool:
        """Whether there is such a part, whatever the case of its letters."""
        return part.casefold() in self._by_name

    def walk(self, part: str, walk: Walk) -> None:
        """Take one through a part.

        Args:
            part: Its name.
            walk: What is told of it.

        Raises:
            BadBookError: where it unpacks to more than it says, or declares a document type.
        """
        parser = walk.parser()
        for block in walk.thinned(self.blocks(part)):
            parser.Parse(block)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by place only

    def blocks(self, part: str) -> Iterator[bytes]:
        """A part, piece by piece.

        Raises:
            BadBookError: where all parts together unpack to more than they say.
        """
        with self._archive.open(self._by_name[part.casefold()]) as file:
            while block := file.read(_BLOCK):
                self.left -= len(block)
                if self.left < 0:
                    raise TOO_LARGE
                yield block


class Walk:
    """One pass over a part; what it meets is told to `start` and `end`, and the text of what it gathers is kept.

    Attributes:
        gather: Where text goes; None where it is not wanted.
    """

    gather: list[str] | None = None

    def parser(self) -> expat.XMLParserType:
        """The parser that tells this one."""
        made = expat.ParserCreate()
        made.buffer_text = True
        made.StartDoctypeDeclHandler = _no_doctype
        made.StartElementHandler = self.start
        made.EndElementHandler = self.end
        made.CharacterDataHandler = self._text
        return made

    def _text(self, data: str) -> None:
        if self.gather is not None:
            self.gather.append(data)

    def thinned(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The part without what this pass need not meet."""
        return blocks

    def start(self, tag: str, at: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""


def _no_doctype(*_: object) -> None:
    raise BadBookError("declares a document type, which no workbook does", "Open it and save it anew.")
