"""Which signs the letters of a PDF have: one that they lack is written out, so that it never stops a paper."""

from __future__ import annotations

import re
from bisect import bisect_right
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
        self._firsts = [first for first, _ in ranges]
        self._lasts = [last for _, last in ranges]

    def has(self, sign: str) -> bool:
        """Whether there is such a sign."""
        place = bisect_right(self._firsts, ord(sign)) - 1
        return place >= 0 and ord(sign) <= self._lasts[place]

    def lacking(self, texts: Iterable[str]) -> list[str]:
        """The signs of some texts that there are not, each once."""
        return [
            sign
            for sign in sorted({sign for text in texts for sign in text})
            if not self.has(sign) and sign != "\n"
        ]

    def shown(self, text: str) -> str:
        """A text with what is lacking written out, as `[U+5371]`, and with places to break in words of more than 30 letters."""
        if not (text.isascii() and text.replace("\n", "").isprintable()):
            text = "".join(
                sign if sign == "\n" or self.has(sign) else f"[U+{ord(sign):04X}]" for sign in text
            )
        return _LONG.sub(lambda found: _BREAK.join(_pieces(found[0])), text)


def _pieces(word: str) -> Iterable[str]:
    return (word[place : place + _PIECE] for place in range(0, len(word), _PIECE))
