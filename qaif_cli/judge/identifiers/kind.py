"""A kind of identifier: how it is recognised in a text, what it is called, and where its form is published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from typing import TypeVar

Spans = Iterator[tuple[int, int, str]]
"""Where each one begins and ends in a text, and what it is, with its article."""
GAP = r"[ .\-\u00a0\u202f\u2011]"
"""What people put between the digits of a number."""
JOINT = rf"(?:{GAP}|[ \t]*\r?\n[ \t]*(?:#[ \t]*)?)?"
"""The same, or the end of a folded line of a record or of a comment; or nothing."""
_CAPITALS, _SMALL = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz"
_SHAPE = bytes.maketrans(
    b"123456789" + _CAPITALS + _SMALL + b" \xa0", b"0" * 9 + b"A" * 26 + b"a" * 26 + b"--"
)
_OF_A_SPACE = b"\xc2"
_BETWEEN = b" .-()\t\r\n#" + "\u00a0\u202f\u2011".encode()
ALONE, END = r"(?<![0-9A-Za-z_])", r"(?![0-9A-Za-z_])"
"""Not inside a longer run of letters and digits."""
BETWEEN = " ‹› "
"""What stands for the thing itself in what is told of its sentence."""
BEFORE = 40
"""So many signs before a number are looked at for a word that says what it is."""


class LatePattern:
    """A pattern that is compiled when it is first asked: most texts hold nothing for which it is.

    Args:
        pattern: The pattern.
        flags: Those of `re`.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._said = (pattern, flags)

    @cached_property
    def made(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(*self._said)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of a pattern."""
        return self.made.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """As of a pattern."""
        return self.made.search(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As of a pattern."""
        return self.made.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of a pattern."""
        return self.made.fullmatch(text)

    def findall(self, text: str) -> list[str]:
        """As of a pattern."""
        return self.made.findall(text)

    def split(self, text: str) -> list[str]:
        """As of a pattern."""
        return self.made.split(text)


@dataclass(frozen=True)
class IdentifierKind:
    """What may identify a person, or open what is closed.

    Attributes:
        code: The rule that finds it.
        called: What it is called, in the plural.
        may_hold: Whether a text may hold one; quick, and never wrong where it says no.
        find: Where each of them is.
        says: What a finding says of one, with its name where `{}` stands.
        source: Where its form is published, and how far that was read (V read there, V2 in a second place, P our own).
        sure: Whether it certainly identifies somebody or opens something, so that it is refused before it is written, and
            masked wherever it is told; what only may do so is found and left to whoever reads.
    """

    code: str
    called: str
    may_hold: Callable[[str], bool]
    find: Callable[[str], Spans]
    says: str
    source: str
    sure: bool


@dataclass(frozen=True)
class Found:
    """One identifier in a text; what it says is not kept here.

    Attributes:
        kind: What kind it is of.
        start: Where it begins.
        end: Where it ends.
        what: What it is, with its article.
    """

    kind: IdentifierKind
    start: int
    end: int
    what: str

    @property
    def said(self) -> str:
        """What a finding says of it, without repeating it."""
        return self.kind.says.format(self.what)


_ENDS = LatePattern(r"[.;!?](?=\s|$)|\n\s*\n|\n\s*- ")


OTHERWISE = LatePattern(
    r"(?:£|\b(?:p\.?o|purchase order|orders?|invoices?|isbn(?:-?10)?|uprn|mpan|mprn|meter|order line|tender|contract|company|charity|account|sort code|"
    r"licen[cs]e|part|model|product|barcode|gtin|batch|lot|serial|version|requisition|grant|asset|doi|issn|"
    r"forms?|drawing|works order|consignment|delivery(?: note)?|remittance(?: advice)?|direct debit|mandate|voucher|receipt|ticket|tracking|parcel|customer|supplier|vendor|payment|"
    r"transaction|(?:credit|debit) note|goods received note)\b"
    r"(?: (?:no|nos|number|numbers|ref|reference))?\.?[ :#]{0,3})$",
    re.IGNORECASE,
)
"""Words right before a number that say it is something else."""


_OFTEN = " etaoinsrlhdcumpfgybwvk-_:./xjqz"
"""The signs of a record, the most frequent first; what is not among them, such as a capital, is rarer."""


def any_of(*hints: str) -> Callable[[str], bool]:
    """Whether a text holds one of some pieces, as they are written; the rarest sign of each first, for one sign is found at once."""
    by_sign = [(max(hint, key=_rare), hint) for hint in hints]

    def holds(text: str) -> bool:
        for sign, hint in by_sign:  # noqa: SIM110  # a plain loop is quicker, and every text is asked this for every kind
            if sign in text and hint in text:
                return True
        return False

    return holds


def _rare(sign: str) -> int:
    return _OFTEN.find(sign) if sign in _OFTEN else len(_OFTEN)


_PLAIN = (
    *(
        (space, " ")
        for space in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    ),
    *((chr(space), " ") for space in range(0x2000, 0x200B)),
    ("\u0131", "i"),
    ("i\u0307", "i"),
    ("\u017f", "s"),
)
"""What a pattern takes for a space, or without regard to capitals for an i or an s, and what then stands for it."""


_LONG = 100_000
"""A text of so many signs is long: of what is made of such ones the last alone is kept."""
_Made = TypeVar("_Made")


def _lately(make: Callable[[str], _Made]) -> Callable[[str], _Made]:
    """Keep what was made of the last few texts, for several kinds ask for that of the same one."""
    of_few, of_one = lru_cache(maxsize=4)(make), lru_cache(maxsize=1)(make)

    @wraps(make)
    def made(text: str) -> _Made:
        return (of_one if len(text) > _LONG else of_few)(text)

    return made


@_lately
def in_small_letters(text: str) -> str:
    """A text in small letters, with a plain space for every other one; several kinds ask for that of the same one.

    Every letter is the one for which a pattern takes it that does not look at capitals.
    """
    small = text.lower()
    for sign, plain in _PLAIN:
        if sign in small:
            small = small.replace(sign, plain)
    return small


def has_digits(text: str, many: int) -> bool:
    """Whether so many digits stand together, with what people write between them; where a day is near, it may say so wrongly."""
    return b"0" * many in _closed(text)


@_lately
def shape(text: str) -> bytes:
    """A text with 0 for each digit, A or a for each letter and - for each space and hyphen: a quick sieve for what has a fixed form."""
    return text.encode("utf-8", "replace").translate(_SHAPE, _OF_A_SPACE)


@_lately
def _closed(text: str) -> bytes:
    return text.encode("utf-8", "replace").translate(_SHAPE, _BETWEEN)


def words_of(pieces: str) -> str:
    """A pattern of any of some words, longest first."""
    return "|".join(sorted(pieces.split(), key=len, reverse=True))


def words_before(text: str, start: int, most: int = BEFORE) -> str:
    """What stands before a place, within its line or the folded line above it."""
    return " ".join(text[max(0, start - most) : start].rpartition("\n\n")[2].split("\n"))


def sentence_around(text: str, start: int, end: int, most: int = 120) -> str:
    """What stands around a place, as far as the sentence goes."""
    since = max(0, start - most)
    while since and since < start and text[since - 1].isalnum():
        since += 1
    before = _ENDS.split(text[since:start])[-1]
    after = _ENDS.split(text[end : end + most])[0]
    return f"{before}{BETWEEN}{after}"
