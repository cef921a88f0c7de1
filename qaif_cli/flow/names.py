"""Looks up what the user named, by ID or by title; where there is no such thing, suggests the nearest."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from qaif_cli.errors import QaifError
from qaif_cli.flow.request import Reading
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.framework import LISTS, Framework
from qaif_cli.model.kind import OF_A_BOARD
from qaif_cli.model.register import Register, Unreadable


def named(
    what: str,
    text: str,
    names: Mapping[str, str],
    unread: Sequence[Unreadable] = (),
    *,
    by_title: bool = False,
) -> str:
    """The ID that the user means by an ID or a title, or by the beginnings of words of one if no other has them.

    Args:
        what: The word for it: area, role, provider.
        text: What the user wrote, an ID or a title.
        names: Every ID with its title.
        unread: The files that cannot be read and may hold what is meant.
        by_title: Whether people were shown the titles, and are told by them which there are.

    Raises:
        QaifError: where there is none; it names the near one, or the file that cannot be read.
    """
    wanted = " ".join(text.split()).casefold()
    torn = {name: item for item in unread for name in item.names}
    by_word = {title.casefold(): id_ for id_, title in names.items()} | {id_.casefold(): id_ for id_ in names}
    for word in (wanted, full_id(wanted).casefold()):
        if word in by_word:
            return by_word[word]
        if word in torn:
            raise cannot_be_read(torn[word])
    none = f"There is no {LISTS.get(what, what)} `{text}`{' among those that can be read' if torn else ''}."
    also = " `qaif check` says what cannot be read." if torn else ""
    called = {**{name: name for name in (*torn, *names)}, **(names if by_title else {})}
    meant = _meant(wanted, {**{name: name for name in torn}, **names})
    if len(meant) == 1 and meant[0] not in names:
        raise cannot_be_read(torn[meant[0]])
    if len(meant) == 1:
        return meant[0]
    if 1 < len(meant) <= _MOST:
        *others, last = (f"`{called[id_]}`" for id_ in meant)
        raise QaifError(none, f"Did you mean {', '.join(others)} or {last}?{also}")
    near = next(iter(difflib.get_close_matches(wanted, [*by_word, *torn], n=1, cutoff=0.6)), "")
    if near in torn and near not in by_word:
        raise cannot_be_read(torn[near])
    near = by_word[near] if near else _holding(wanted, by_word)
    if near:
        raise QaifError(none, f"Did you mean `{called[near]}`?{also}")
    if what == "record" and len(names) > _MOST:
        raise QaifError(none, f"`qaif find` looks for words in the records, and for their IDs.{also}")
    every = " `qaif role list` has them all." if what == "role" and len(names) > _MOST else ""
    raise QaifError(none, _those_there_are(called[id_] for id_ in names) + every + also)


def no_record(text: str, framework: Framework) -> None:
    """Refuse what is no record, and stands in the settings.

    Args:
        text: What was typed, where no record is called so.
        framework: The settings.

    Raises:
        QaifError: where it does; what it is.
    """
    wanted = " ".join(text.split()).casefold()
    if wanted in ("framework", "framework.yaml"):
        raise QaifError(
            "`framework.yaml` holds the settings, and is no record.",
            "Open it in an editor; `qaif check` reads it again. `qaif body list` and `qaif role list` list its bodies and roles.",
        )
    for to, word in LISTS.items():
        for id_, title in framework.names(to).items():
            if wanted in (id_.casefold(), title.casefold()):
                every = f"`qaif {to} list` lists each {to}; " if to in ("body", "role") else ""
                raise QaifError(
                    f"`{text}` is no record; framework.yaml has it: {word}, {title}.",
                    f"{every}`qaif find {id_}` says which records name it.",
                )


def cannot_be_read(item: Unreadable) -> QaifError:
    """What is said of a record that is asked for, and whose file could not become one."""
    why = item.why[0] if item.why else "it is no record"
    return QaifError(
        f"{item.id} cannot be read ({item.path}): {why}.",
        "Run `qaif check`: it says what is wrong and where.",
    )


_LEAST = 3
"""How many letters a part of a name has at the least."""
_MOST = 30
"""How many names are listed at the most."""
_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(f"[a-z]{{0,3}}-?{OF_A_BOARD.casefold()}[0-9]+")
_SHORT = re.compile(r"([a-zA-Z])-?([0-9]{1,3})", re.ASCII)
_SHORT_OF_A_BOARD = re.compile(r"([A-Z]-(?:[A-Z]{2,4}-)+)([0-9]{1,3})", re.ASCII)
"""In capitals alone: in small letters it may be a short name."""


def full_id(text: str) -> str:
    """A zero-padded ID: `R-0007` of `r-7` or `r7`, `R-NV-0007` of `R-NV-7`; any other text as it is, without blanks around it."""
    of_a_board = _SHORT_OF_A_BOARD.fullmatch(text.strip())
    if of_a_board:
        return f"{of_a_board[1]}{of_a_board[2]:0>4}"
    short = _SHORT.fullmatch(text.strip())
    return f"{short[1].upper()}-{short[2]:0>4}" if short else text.strip()


def whole_id(text: str, register: Register) -> str:
    """The ID that is meant: `R-0007` of `r-7`, and of the name by which a spreadsheet or an older paper knew it.

    Raises:
        QaifError: where older papers know another record by just what was written.
    """
    id_, said = full_id(text), text.strip().casefold()
    if said in map(str.casefold, register.by_id) or any(said in item.names for item in register.unreadable):
        return id_
    older = [item.record.id for item in register.held if said in map(str.casefold, item.record.formerly)]
    if id_.casefold() == said:
        return older[0] if len(older) == 1 else id_
    others = [name for name in older if name != id_]
    if others and id_ in register.by_id:
        raise QaifError(
            f"`{text}` is short for {id_}, and older papers know {others[0]} by it.",
            f"Write {id_} or {others[0]}.",
        )
    return others[0] if others else id_


def _meant(wanted: str, names: Mapping[str, str]) -> list[str]:
    """The IDs in which, or in whose titles, words begin with the words that were typed, in their order.

    Of an area and its commitments the area is meant. A number is never taken for another.
    """
    words = _WORD.findall(wanted)
    if sum(map(len, words)) < _LEAST or _NUMBERED.fullmatch(wanted):
        return []
    begun = [id_ for id_, title in names.items() if any(_begins(words, name) == 0 for name in (id_, title))]
    found = begun or [
        id_ for id_, title in names.items() if any(_begins(words, name) > 0 for name in (id_, title))
    ]
    shortest = min(found, key=len, default="")
    return [shortest] if found and all(id_.startswith(shortest) for id_ in found) else found


def _begins(words: list[str], name: str) -> int:
    """The place of the word of a name that the first of some words begins, where each begins one, in order; else -1."""
    there = _WORD.findall(name.casefold())
    first = next((place for place, word in enumerate(there) if word.startswith(words[0])), -1)
    left = iter(there)
    return first if all(any(word.startswith(said) for word in left) for said in words) else -1


def _holding(wanted: str, by_word: Mapping[str, str]) -> str:
    """The one ID that a text is a part of, or of whose title; empty where none is or several are."""
    found = {id_ for name, id_ in by_word.items() if wanted in name}
    return found.pop() if len(wanted) >= _LEAST and len(found) == 1 else ""


def _those_there_are(names: Iterable[str], most: int = _MOST) -> str:
    known = list(names)
    return f"There are: {', '.join(known[:most])}{' …' if len(known) > most else ''}." if known else ""


def area(text: str, reading: Reading) -> str:
    """The ID of an area."""
    return named(
        "area",
        text,
        {item.id: item.title for item in reading.register.areas},
        reading.register.unread("area"),
    )


def provider(text: str, reading: Reading) -> str:
    """The ID of a provider."""
    register = reading.register
    return named(
        "provider", text, {item.id: item.title for item in register.providers}, register.unread("provider")
    )


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


def clock(text: str, reading: Reading) -> str:
    """The ID of a clock."""
    return named("clock", text, reading.framework.names("clock"))


def word(what: str, text: str, words: Iterable[str]) -> str:
    """One of some fixed words."""
    return named(what, text, {item: item for item in words})
