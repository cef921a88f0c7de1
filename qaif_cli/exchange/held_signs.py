"""Which signs the letters of a PDF have: one that they lack is written out, so that it never stops a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RANGE = re.compile(r"([0-9A-F]+)(?:-([0-9A-F]+))?")
_LONG = re.compile(r"\S{31,}")
_BREAK = "\u200b"
"""Where a long word may be broken; it is not seen."""
_PIECE = 24


class HeldSigns:
    """The signs that some letters have.

    Args:
        said: Their numbers in base 16, a sign or a range of them on each line.
    """

    def __init__(self, said: str) -> None:
        ranges = [(int(found[1], 16), int(found[2] or found[1], 16)) for found in _RANGE.finditer(said)]
        held = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
        self._lacking = re.compile(f"[^\\n{held}]")

    def lacking(self, texts: Iterable[str]) -> list[str]:
        """The signs of some texts that there are not, each once."""
        return sorted({sign for text in texts for sign in self._lacking.findall(text)})

    def shown(self, text: str) -> str:
        """A text with what is lacking written out, as `[U+5371]`, and with places to break in words of more than 30 letters."""
        if not (text.isascii() and text.replace("\n", "").isprintable()):
            text = self._lacking.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
        return _LONG.sub(lambda found: _BREAK.join(_pieces(found[0])), text)


def _pieces(word: str) -> Iterable[str]:
    return (word[place : place + _PIECE] for place in range(0, len(word), _PIECE))
