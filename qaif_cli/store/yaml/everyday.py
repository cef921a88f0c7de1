"""Reads the part of YAML in which records are written every day, line by line; all else is left to the grammar.

Most of the time that a large register took to read went into an object for each token and its two places, which nobody asks
for in a file that is right. What is read here is block mappings and lists of one-line values, folded and literal texts,
and one-line lists and mappings in brackets. A file with anything else in it, right or wrong, is read by `grammar.py`,
which alone says what is wrong with it; a property in the tests holds that both read the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import chain
from typing import Any

from qaif_cli.store.yaml.scalars import scalar

DEEPEST = 30
"""So many levels are read here; the grammar says how many there may be."""

_SAID = r"[A-Za-z][^:#\n]{4,}[^:#\n ]|[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""A text, or a day, that can be nothing else: the shortest word that means something else has five letters."""
_LINE = re.compile(
    rf"^( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_-]{{0,99}}):(?: +|$))?(?:({_SAID})|#.*|(.*))$", re.MULTILINE
)
"""A line: how far in, the dash of a list, a key, and what it says; or what is left, where that is to be looked at."""
_ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
"""A sign of ASCII that stands for something else than itself."""
_ENDS = r" *(?: #.*)?"
"""What may come behind a value: a comment."""
_QUOTED = re.compile(rf'"([^"\\]*)"{_ENDS}|\'((?:[^\']|\'\')*)\'{_ENDS}')
_WORD = r"[^\x00-/:-@\[-`{-\x7f][^,?:#\[\]{}\"]*"
"""A text without quotes, in brackets."""
_WORDS = re.compile(rf"\[ *((?:{_WORD}(?:, *{_WORD})*)?)\]{_ENDS}")
_PAIR = rf'([A-Za-z_][A-Za-z0-9_-]*): +([-.]?{_WORD}|"[^"\\]*" *)'
_PAIRS = re.compile(rf"(?P<pairs>\{{ *{_PAIR}(?:, *{_PAIR})*\}}){_ENDS}")
_EACH_PAIR = re.compile(_PAIR)
_AT_ONCE = 100_000
"""So many signs, and to the end of their line, are taken apart before what they say is kept: a long history costs no more than it says."""
_BLOCKS = {">-": (" ", ""), ">": (" ", "\n"), "|-": ("\n", ""), "|": ("\n", "\n")}
"""How a text in a block begins: what its lines are joined by, and how it ends."""


class NotEveryday(Exception):  # noqa: N818  # says only that the grammar is to read the file
    """There is something in the file that is not read here."""


def read(text: str) -> dict[str, Any]:
    """The fields of a record.

    Args:
        text: Without signs that no record holds (`HIDDEN`), as far as it is not ASCII.

    Raises:
        NotEveryday: where the grammar is to read it.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not text.endswith("\n") or _ODD.search(text):
        raise NotEveryday
    found = _fields(text)
    if not found:
        raise NotEveryday
    return found


def _fields(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    inside = _Inside(root)
    here: Any = root
    name, beyond = "", 0
    lines: list[str] = []
    for at, (indent, dash, key, said, rest) in enumerate(_lines_of(text)):  # for every line of every file
        if at < beyond or not (key or dash or said or rest):
            continue
        if name or len(indent) != inside.column or bool(dash) != (type(here) is list):
            here = inside.at(len(indent), dash, name)
            name = ""
        if dash:
            if not key:
                here.append(said or _value(rest))
                continue
            here = inside.new_entry(len(indent) + len(dash))
        if not key or key in here:
            raise NotEveryday
        field = sys.intern(key)  # those of the entries of a list are the same
        if said:
            here[field] = said
        elif rest in _BLOCKS:
            lines = lines or text.split("\n")
            here[field], beyond = _block(lines, at + 1, inside.column, *_BLOCKS[rest])
        else:
            here[field] = _value(rest) if rest else None
            name = "" if rest else field
    return root


def _lines_of(text: str) -> Iterator[tuple[str, ...]]:
    """Each line of a text in its parts."""
    return chain.from_iterable(_stretches(text))


def _stretches(text: str) -> Iterator[list[tuple[str, ...]]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start + _AT_ONCE)
        yield _LINE.findall(text, start, end if end >= 0 else len(text))
        start = end + 1 if end >= 0 else len(text)


class _Inside:
    """What is open at a line: the innermost list or mapping, its column, and those around it."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.here: Any = root
        self.column = 0
        self.around: list[tuple[Any, int]] = []

    def at(self, column: int, dash: str, name: str) -> Any:
        """What a line stands in.

        Args:
            column: How far in it begins.
            dash: Its dash, where it begins an entry of a list.
            name: The key on the line above that waits for what it holds; a list may stand as far in as its key.

        Raises:
            NotEveryday: where the line stands in nothing that is open.
        """
        if name and (column > self.column or (dash and column == self.column)):
            inner: Any = [] if dash else {}
            self.here[name] = inner
            self._open(inner, column)
        while self.around and (column < self.column or (not dash and type(self.here) is list)):
            self.here, self.column = self.around.pop()
        if column != self.column or bool(dash) != (type(self.here) is list):
            raise NotEveryday
        return self.here

    def new_entry(self, column: int) -> dict[str, Any]:
        """A mapping behind the dash of a list."""
        inner: dict[str, Any] = {}
        self.here.append(inner)
        self._open(inner, column)
        return inner

    def _open(self, inner: Any, column: int) -> None:
        if len(self.around) >= DEEPEST:
            raise NotEveryday
        self.around.append((self.here, self.column))
        self.here, self.column = inner, column


def _value(text: str) -> Any:
    """A value on one line."""
    first = text[:1]
    if first.isalnum() or (first == "-" and text[1:2].isdecimal()) or first > "\x7f":
        if " #" in text:
            text = text[: text.index(" #")]
        if ": " in text or text[-1] == ":":
            raise NotEveryday
        return scalar(text.rstrip(" "))
    if first in ('"', "'"):
        quoted = _QUOTED.fullmatch(text)
        if quoted:
            return quoted[2].replace("''", "'") if quoted[1] is None else quoted[1]
    elif first == "[":
        words = _WORDS.fullmatch(text)
        if words:
            return [scalar(word.strip(" ")) for word in words[1].split(",")] if words[1] else []
    elif first == "{" and (mapping := _PAIRS.fullmatch(text)):
        pairs = _EACH_PAIR.findall(mapping["pairs"])  # and not in a comment behind them
        found = {key: value.rstrip(" ") for key, value in pairs}
        if len(found) == len(pairs):
            return {key: value[1:-1] if value[0] == '"' else scalar(value) for key, value in found.items()}
    raise NotEveryday


def _block(lines: list[str], first: int, column: int, joint: str, end: str) -> tuple[str, int]:
    """A folded or literal text from its first line on, and the place of the line behind it."""
    width = len(lines[first]) - len(lines[first].lstrip(" "))
    said: list[str] = []
    for place in range(first, len(lines)):
        line = lines[place]
        indent = len(line) - len(line.lstrip(" "))
        blank = indent == len(line)
        if not blank and indent <= column:
            break
        if (indent > width and (blank or joint == " ")) or (indent < width and not blank):
            raise NotEveryday
        said.append(line[width:])
    beyond = first + len(said)
    while said and not said[-1]:
        said.pop()
    if not said or not said[0] or (joint == " " and "" in said):
        raise NotEveryday
    return joint.join(said) + end, beyond
