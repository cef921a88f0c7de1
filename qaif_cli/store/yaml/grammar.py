"""Reads YAML by one strict grammar.

YAML 1.2 scalars; dates stay text until a schema asks for one. Duplicate keys, anchors, aliases, tags,
merge keys, directives and second documents are refused, each with its line and column. The events come
straight from ruamel.yaml's C parser; places are collected only when a file is read again to explain a fault.
What records are mostly written in is read by `everyday.py` before, to the same values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it stands there, and is not declared
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

from qaif_cli.model.visible import HIDDEN
from qaif_cli.store.yaml import everyday
from qaif_cli.store.yaml.scalars import scalar

DEEPEST = 40
Take = Callable[[], Any]
"""Gives the parser's next event."""

_LINE_END = re.compile(r"\r\n?|\n")
"""As the parser counts lines."""
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_NAMED = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "r": "\r", "N": "\x85"}
_NAMED |= {"L": "\u2028", "P": "\u2029"}


class BadYaml(Exception):  # noqa: N818  # it is a fault of the file, not of the program
    """The text is not YAML, or not the part of it that records are written in.

    Attributes:
        message: What is wrong, one sentence.
        line: Counted from 1.
        column: Counted from 1.
    """

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(f"{line}:{column}: {message}")
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Place:
    """Where a key and its value begin; lines and columns are counted from 1.

    An entry of a list and the file itself have no key: both places are then the value's.
    """

    key_line: int
    key_column: int
    line: int
    column: int


Places = dict[str, Place]


def parse(text: str) -> Any:
    """Read one document.

    Raises:
        BadYaml: with the place, where the text is not in the grammar.
    """
    _refuse_hidden(text)
    try:
        return everyday.read(text)
    except everyday.NotEveryday:
        return parse_by_events(text)


def parse_by_events(text: str) -> Any:
    """The same, by the parser alone.

    Raises:
        BadYaml: with the place, where the text is not in the grammar.
    """
    return _build(text, None)


def locate(text: str) -> Places:
    """Where every value of a document begins, by JSON pointer.

    What comes before a fault is still located.
    """
    places: Places = {}
    with suppress(BadYaml):
        _refuse_hidden(text)
        _build(text, places)
    return places


def _refuse_hidden(text: str) -> None:
    """The parser finds the rest itself; of these it takes some for the end of a line, which no editor does."""
    if not text.isascii() and HIDDEN.search(text):
        raise _strange(text)


def _build(text: str, places: Places | None) -> Any:
    try:
        take: Take = CParser(text).get_event
        take()
        first = take()
        if type(first) is StreamEndEvent:
            return None
        if first.version or first.tags:
            raise _bad(first, "a YAML directive has no place in a record")
        value = _value(take(), take, "", places, None, 0)
        take()
        extra = take()
        if type(extra) is not StreamEndEvent:
            raise _bad(extra, "a file holds one record; a second document begins here")
    except _Escaped as escaped:
        raise _written_as_escape(text, escaped.event) from None
    except MarkedYAMLError as error:
        raise _explained(error) from None
    except ReaderError:
        raise _strange(text) from None
    except YAMLError as error:
        raise BadYaml(f"this cannot be read: {error}".splitlines()[0], 1, 1) from None
    return value


def _value(  # called for every value of every file: plain arguments are the fastest
    event: Any, take: Take, at: str, places: Places | None, key: Any, depth: int
) -> Any:
    if places is not None:
        mark, start = (key or event).start_mark, event.start_mark
        places[at] = Place(mark.line + 1, mark.column + 1, start.line + 1, start.column + 1)
    kind = type(event)
    if kind is AliasEvent:
        raise _bad(event, "an alias (*) has no place in a record: write the value out")
    if event.anchor is not None:
        raise _bad(event, "an anchor (&) has no place in a record: write the value out where it is needed")
    if event.tag is not None:
        raise _bad(event, f"a tag ({event.tag}) has no place in a record")
    if kind is ScalarEvent:
        if event.style == '"' and _is_hidden(event.value):
            raise _Escaped(event)
        return scalar(event.value) if event.implicit[0] and not event.style else event.value
    if depth >= DEEPEST:
        raise _bad(event, f"nothing in a record lies more than {DEEPEST} levels deep")
    inside = _list if kind is SequenceStartEvent else _mapping
    return inside(take, at, places, depth)


def _list(take: Take, at: str, places: Places | None, depth: int) -> list[Any]:
    found: list[Any] = []
    while type(event := take()) is not SequenceEndEvent:
        found.append(_value(event, take, f"{at}/{len(found)}", places, None, depth + 1))
    return found


def _mapping(take: Take, at: str, places: Places | None, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while type(event := take()) is not MappingEndEvent:
        if type(event) is not ScalarEvent:
            raise _bad(event, "a key is one word, not a list or a mapping")
        name = event.value
        if name in found:
            raise _bad(event, f"`{' '.join(name.split())}` is written twice")  # it may have several lines
        if event.style == '"' and _is_hidden(name):
            raise _Escaped(event)
        if name == "<<":
            raise _bad(event, "a merge key (<<) has no place in a record: write the values out")
        if event.anchor is not None or event.tag is not None:
            raise _bad(event, "a key has neither anchor nor tag")
        pointer = f"{at}/{name.replace('~', '~0').replace('/', '~1')}" if places is not None else ""
        found[name] = _value(take(), take, pointer, places, event, depth + 1)
    return found


def _bad(event: Any, message: str) -> BadYaml:
    return BadYaml(message, event.start_mark.line + 1, event.start_mark.column + 1)


class _Escaped(Exception):  # noqa: N818  # carried a few lines up, never shown
    def __init__(self, event: Any) -> None:
        super().__init__()
        self.event = event


def _is_hidden(value: str) -> bool:
    return not value.isprintable() and bool("\r" in value or HIDDEN.search(value))


def _strange(text: str) -> BadYaml:
    found = HIDDEN.search(text)
    if found is None:
        return BadYaml("this cannot be read", 1, 1)
    return _no_place(ord(found[0]), text[: found.start()])


def _written_as_escape(text: str, event: Any) -> BadYaml:
    """A hidden sign that a backslash stands for, at its own line."""
    start = event.start_mark.index
    for found in _ESCAPE.finditer(text, start, event.end_mark.index):
        named = found[0][1:]
        sign = chr(int(named[1:], 16)) if named[1:] else _NAMED.get(named, " ")
        if sign == "\r" or HIDDEN.match(sign):
            return _no_place(ord(sign), text[: found.start()])
    return _no_place(ord(_hidden_sign(event.value)), text[:start])


def _hidden_sign(value: str) -> str:
    found = HIDDEN.search(value)
    return found[0] if found else "\r"


def _no_place(code: int, before: str) -> BadYaml:
    message = f"the character U+{code:04X} has no place in a record: delete it, or write a space"
    lines = _LINE_END.split(before)
    return BadYaml(message, len(lines), len(lines[-1]) + 1)


def _explained(error: MarkedYAMLError) -> BadYaml:
    problem = (error.problem or "this cannot be read").replace("\n", " ")
    unclosed = problem.startswith("found unexpected") and "quoted" in (error.context or "")
    mark = (unclosed and error.context_mark) or error.problem_mark or error.context_mark
    message = "a quote is opened here and never closed" if unclosed else _IN_WORDS.get(problem, problem)
    return BadYaml(message, mark.line + 1, mark.column + 1) if mark else BadYaml(message, 1, 1)


_IN_WORDS = {
    "mapping values are not allowed in this context": "a colon followed by a space stands here inside a text; put the whole text in quotes",
    "did not find expected key": "a key was expected here: look at the indent of this line and at the quotes of the line above",
    "could not find expected ':'": "a colon is missing: a line in a record is `key: value`",
    "did not find expected '-' indicator": "an entry of a list was expected here: begin it with `- `, at the same indent as the others",
    "found character that cannot start any token": "this character cannot begin a value; a tab cannot indent, and @ ` % need quotes",
    "found unexpected ':'": "a colon stands here inside a list or text; put the text in quotes",
    "did not find expected ',' or ']'": "a list in square brackets is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a mapping in braces is not closed, or a comma is missing",
    "block sequence entries are not allowed in this context": "a list entry cannot begin here; put it on its own line",
    "found unknown escape character": "a backslash inside double quotes means something else; use single quotes, or write it twice",
    "did not find expected alphabetic or numeric character": "* and & cannot begin a text; put the whole text in quotes",
    "did not find expected comment or line break": "after | or > the text begins on the next line",
    "did not find expected <document start>": "the record has ended above, so nothing may stand here: look at the indent of its first line",
    "did not find expected node content": "a value cannot begin with this character; put the text in quotes",
    "found a tab character that violates indentation": "a tab cannot indent; use spaces",
    "mapping keys are not allowed in this context": "? cannot begin a text; put the whole text in quotes",
    "found unknown directive name": "a line cannot begin with %; put the text in quotes",
    "found undefined tag handle": "! cannot begin a text; put the whole text in quotes",
}
