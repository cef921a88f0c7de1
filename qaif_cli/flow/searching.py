"""The last search of a public paper: for IDs, titles and names of what is private, however they are spelled."""

from __future__ import annotations

import re
import unicodedata

from qaif_cli.model.kind import OF_A_BOARD

_NO_SIGN = re.compile("[\u0300-\u036f'\u2018\u2019\u02bc\u00ad\u200b-\u200f\u2060\ufeff]")
"""What stands for no letter of its own: an accent, an apostrophe, a place where a word may be broken."""
_OF = re.compile("(?<=[a-z])['\u2018\u2019\u02bc]s(?![a-z])", re.IGNORECASE)
"""The end of a possessive: `Willow's Surgery` may be `Willow Surgery`."""
_DASH = re.compile(r"\\?[-_\u2010-\u2015\u2212]")
_WORD = re.compile(r"[^\W_]+")
_MENTION = re.compile(
    r"(?<![a-z0-9])([a-z])((?:[^a-z0-9]{1,3}[a-z]{2,4}(?![a-z])){0,3})(?:[^a-z0-9]{0,3}([0-9]{4,})|-([0-9]{1,3}))(?![0-9])",
    re.ASCII,
)
_NUMBERED = re.compile(f"([a-z])-({OF_A_BOARD.casefold()})([0-9]+)", re.ASCII)
_OWN = 10
"""So many letters and figures in a row are nobody's everyday words: they are found inside longer words too."""
_PHRASE = 3
"""Of so many words a short name is one when they are written apart, too."""


class Searched:
    """A text that is searched for names.

    Case, accents, spaces, dashes and other signs make no difference, nor does what is added to the end of a name,
    nor a possessive inside it.
    """

    def __init__(self, text: str) -> None:
        self._dashed = _DASH.sub("-", folded(text))
        said = _WORD.findall(self._dashed)
        ways = (said, _WORD.findall(folded(_OF.sub("", text))))
        self._spaced = [f" {' '.join(way)} " for way in ways]
        self._joined = ["".join(way) for way in ways]
        found = (match.groups() for match in _MENTION.finditer(self._dashed))
        self._mentions = {(letter, _letters(of), int(long or short)) for letter, of, long, short in found}

    def names(self, id_: str) -> bool:
        """Whether it has an ID: `Q-0006` also as `q-0006`, `Q0006`, `Q 0006` or `Q-6`, a short name in words too."""
        numbered = _NUMBERED.fullmatch(id_.casefold())
        if numbered:
            return (numbered[1], _letters(numbered[2]), int(numbered[4])) in self._mentions
        parts = _WORD.findall(folded(id_))
        if len(parts) >= _PHRASE:
            return self.says(id_)
        if len(parts) == 1:
            return len(id_) >= _OWN and any(parts[0] in joined for joined in self._joined)
        return any(f"{between.join(parts)}" in self._dashed for between in ("-", ""))

    def says(self, name: str) -> bool:
        """Whether it has a title or a name in it, whole, with its possessives or without."""
        for way in dict.fromkeys((name, _OF.sub("", name))):
            said = _WORD.findall(folded(way))
            whole = "".join(said)
            spoken = f" {' '.join(said)} "
            if len(whole) >= _OWN:
                if any(whole in joined for joined in self._joined):
                    return True
            elif said and any(spoken in spaced for spaced in self._spaced):
                return True
        return False


def _letters(text: str) -> str:
    """The letters of a text, without what stands between them."""
    return "".join(_WORD.findall(text))


def folded(text: str) -> str:
    """A text without case and accents; an apostrophe parts no word."""
    return _NO_SIGN.sub("", unicodedata.normalize("NFKD", text.casefold()))
