"""Looks up what the user named, by ID or by title; where there is no such thing, suggests the nearest."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from qaif_cli.errors import QaifError
from qaif_cli.flow.request import Reading
from qaif_cli.model.base import UNKNOWN


def named(what: str, text: str, names: Mapping[str, str]) -> str:
    """The ID that the user means by an ID or a title.

    Args:
        what: The word for it: area, role, provider.
        text: What the user wrote, an ID or a title.
        names: Every ID with its title.

    Raises:
        QaifError: where there is none; it names the near one.
    """
    wanted = " ".join(text.split()).casefold()
    by_word = {title.casefold(): id_ for id_, title in names.items()} | {id_.casefold(): id_ for id_ in names}
    for word in (wanted, full_id(wanted).casefold()):
        if word in by_word:
            return by_word[word]
    several = _several(wanted, by_word, names)
    if several:
        raise QaifError(f"There is no {what} `{text}`.", f"Did you mean {several}?")
    near = next(iter(difflib.get_close_matches(wanted, list(by_word), n=1, cutoff=0.6)), "")
    near = by_word[near] if near else _begun(wanted, by_word)
    if near:
        raise QaifError(f"There is no {what} `{text}`.", f"Did you mean `{near}`?")
    raise QaifError(f"There is no {what} `{text}`.", _those_there_are(names))


_LEAST = 3
"""How many letters a part of a name has at the least."""
_MOST = 30
"""How many names are listed at the most."""
_SHORT = re.compile(r"([a-zA-Z])-?([0-9]{1,3})", re.ASCII)


def full_id(text: str) -> str:
    """A zero-padded ID: `R-0007` of `r-7` or `r7`; any other text as it is, without blanks around it."""
    short = _SHORT.fullmatch(text.strip())
    return f"{short[1].upper()}-{short[2]:0>4}" if short else text.strip()


def _several(wanted: str, by_word: Mapping[str, str], names: Iterable[str]) -> str:
    """The IDs that begin with a part of a name, or whose titles do, where they are several; else empty."""
    begun = {id_ for name, id_ in by_word.items() if name.startswith(wanted)}
    found = [id_ for id_ in names if id_ in begun]
    if len(wanted) < _LEAST or not 1 < len(found) <= _MOST:
        return ""
    if all(id_.startswith(min(found, key=len)) for id_ in found):
        return ""  # an area and its commitments: the area is meant
    return f"{', '.join(f'`{id_}`' for id_ in found[:-1])} or `{found[-1]}`"


def _begun(wanted: str, by_word: Mapping[str, str]) -> str:
    """The one ID that begins with a word or contains it, or whose title does; empty where none or several do."""
    for found in (
        {id_ for name, id_ in by_word.items() if name.startswith(wanted)},
        {id_ for name, id_ in by_word.items() if wanted in name},
    ):
        if len(wanted) >= _LEAST and len(found) == 1:
            return found.pop()
    return ""


def _those_there_are(names: Iterable[str], most: int = _MOST) -> str:
    known = list(names)
    return f"There are: {', '.join(known[:most])}{' …' if len(known) > most else ''}." if known else ""


def area(text: str, reading: Reading) -> str:
    """The ID of an area."""
    return named("area", text, {item.id: item.title for item in reading.register.areas})


def provider(text: str, reading: Reading) -> str:
    """The ID of a provider."""
    return named("provider", text, {item.id: item.title for item in reading.register.providers})


def role(text: str, reading: Reading) -> str:
    """The ID of a role; `unknown` means no role."""
    return named("role", text, {**reading.framework.names("role"), UNKNOWN: UNKNOWN})


def level(text: str, reading: Reading) -> str:
    """The ID of a level."""
    return named("level", text, reading.framework.names("level"))


def band(text: str, reading: Reading) -> str:
    """The ID of a band of scores."""
    return named("band", text, {item.id: item.name for item in reading.framework.matrix.bands})


def theme(text: str, reading: Reading) -> str:
    """The ID of a theme of intelligence."""
    return named("theme", text, reading.framework.names("theme"))


def body(text: str, reading: Reading) -> str:
    """The ID of a body."""
    return named("body", text, reading.framework.names("body"))


def source(text: str, reading: Reading) -> str:
    """The ID of a kind of source."""
    return named("source", text, reading.framework.names("source"))


def word(what: str, text: str, words: Iterable[str]) -> str:
    """One of some fixed words."""
    return named(what, text, {item: item for item in words})
