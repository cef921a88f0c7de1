"""A kind of identifier: how it is recognised in a text, what it is called, and where its form is published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Spans = Iterator[tuple[int, int, str]]
"""Where each one begins and ends in a text, and what it is, with its article."""
GAP = r"[ .\-\u00a0\u202f\u2011]"
"""What people put between the digits of a number."""
JOINT = rf"(?:{GAP}|[ \t]*\r?\n[ \t]*(?:#[ \t]*)?)?"
"""The same, or the end of a folded line of a record or of a comment; or nothing."""
ALONE, END = r"(?<![0-9A-Za-z_])", r"(?![0-9A-Za-z_])"
"""Not inside a longer run of letters and digits."""
BEFORE = 40
"""So many signs before a number are looked at for a word that says what it is."""


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


def any_of(*hints: str) -> Callable[[str], bool]:
    """Whether a text holds one of some pieces, as they are written."""
    return lambda text: any(hint in text for hint in hints)


def words_of(pieces: str) -> str:
    """A pattern of any of some words, longest first."""
    return "|".join(sorted(pieces.split(), key=len, reverse=True))


def words_before(text: str, start: int, most: int = BEFORE) -> str:
    """What stands before a place, within its line or the folded line above it."""
    return " ".join(text[max(0, start - most) : start].rpartition("\n\n")[2].split("\n"))


def sentence_around(text: str, start: int, end: int, most: int = 120) -> str:
    """What stands around a place, as far as the sentence goes."""
    before = re.split(r"[.;!?](?=\s)|\n\s*\n|\n\s*- ", text[max(0, start - most) : start])[-1]
    after = re.split(r"[.;!?](?=\s|$)|\n\s*\n|\n\s*- ", text[end : end + most])[0]
    return f"{before} ‹› {after}"
