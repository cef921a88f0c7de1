"""Adds line, column and the line's text to findings; a file's positions are looked up only for that."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from qaif_cli.judge.agreeing import CONFIDENTIAL
from qaif_cli.model.finding import Finding
from qaif_cli.model.register import Register
from qaif_cli.model.words import listed
from qaif_cli.store import yaml
from qaif_cli.store.loader import FRAMEWORK_FILE

_MOST, _NEXT = 50, 3
"""So many findings of one rule about one file are told one by one at the most; of more, the places of the first."""
_LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line of a file; not the other signs at which Python parts one."""


def placed(findings: Iterable[Finding], register: Register, prefix: str = "") -> list[Finding]:
    """The findings with their places, sorted by file, line, column and code.

    Args:
        findings: What was found.
        register: The register they were found in; it holds the texts.
        prefix: What stands before every path, such as `records/`.
    """
    found = list(findings)
    wanted = {finding.path for finding in found}
    texts = {item.path: item.text for item in register.held if item.path in wanted}
    texts |= {item.path: item.text for item in register.unreadable}
    texts |= {item.path: item.text for item in register.beside}
    texts[FRAMEWORK_FILE] = register.framework_text
    done, asked = [], _asked(found)
    for finding in found:
        text = texts.get(finding.path, "")
        line, column = finding.line, finding.column
        if not line and text and not text.isspace():
            line, column = _at(finding, _places(text, asked[finding.path]))
        excerpt = _line(text, line)
        done.append(replace(finding, path=prefix + finding.path, line=line, column=column, excerpt=excerpt))
    return sorted(_without_secrets(done), key=in_order)


def bounded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings; where one rule has more than a reader takes in about one file, the first stands for all of them."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.path, finding.code), []).append(finding)
    told = (told for group in alike.values() for told in (group if len(group) <= _MOST else [_first(group)]))
    return tuple(sorted(told, key=in_order))


def _first(group: list[Finding]) -> Finding:
    first, *others = group
    lines = [str(line) for line in dict.fromkeys(item.line for item in others) if line != first.line][:_NEXT]
    where = f", the next in lines {listed(lines)}" if lines else ""
    return replace(
        first, message=f"{first.message}, and {len(others):,} more of this kind stand in the file{where}"
    )


@lru_cache(maxsize=1024)
def _places(text: str, pointers: frozenset[str]) -> yaml.Places:
    """Where some values of a file begin; the same is asked of the same file again and again."""
    return yaml.locate_some(text, pointers)


def _asked(findings: Iterable[Finding]) -> dict[str, frozenset[str]]:
    """By the file, the pointers of what was found in it."""
    found: dict[str, set[str]] = {}
    for finding in findings:
        found.setdefault(finding.path, set()).add(finding.pointer)
    return {path: frozenset(pointers) for path, pointers in found.items()}


def _line(text: str, line: int) -> str:
    """A line of a text, counted from 1; empty where there is none."""
    ends = _ends(text)
    if not 0 < line <= len(ends) // 2:
        return ""
    return text[ends[2 * line - 2] : ends[2 * line - 1]]


@lru_cache(maxsize=1024)
def _ends(text: str) -> array[int]:
    """Where each line of a text begins and ends, one number after the other: a long one has very many."""
    ends = array("L", [0])
    for end in _LINE_END.finditer(text):
        ends.extend(end.span())
    ends.append(len(text))
    return ends


def in_order(finding: Finding) -> tuple[str, int, int, str]:
    """The sort key of findings: the place first; findings of one rule at one place stay in the rule's own order."""
    return (finding.path, finding.line, finding.column, finding.code)


def _without_secrets(findings: list[Finding]) -> list[Finding]:
    """A line that holds what must not be in a record is not shown, whatever else is found on it."""
    secret = {(finding.path, finding.line) for finding in findings if finding.code.startswith(CONFIDENTIAL)}
    return [
        replace(finding, excerpt="") if (finding.path, finding.line) in secret else finding
        for finding in findings
    ]


def _at(finding: Finding, places: yaml.Places) -> tuple[int, int]:
    """The line and the column of what was found."""
    pointer = finding.pointer
    while pointer not in places and pointer:
        pointer = pointer.rpartition("/")[0]
    place = places.get(pointer)
    if place is None:
        return 1, 1
    return (place.key_line, place.key_column) if finding.on_key else (place.line, place.column)
