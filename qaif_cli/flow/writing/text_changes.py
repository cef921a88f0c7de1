"""What differs between two texts, line by line, also where both are very long."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import takewhile

_AROUND = 1
"""So many lines are shown before and after what differs."""
_RANGE = re.compile(r"(?<=[-+])[0-9]+")


def text_changes(before: str, after: str, was: str, name: str) -> Iterator[str]:
    """The lines of a unified diff; what both texts begin and end with is not looked at again.

    Args:
        before: The one text.
        after: The other.
        was: What the one is called.
        name: What the other is called.
    """
    old, new = before.splitlines(), after.splitlines()
    head = max(0, _alike(old, new) - _AROUND)
    old, new = old[head:], new[head:]
    tail = max(0, _alike(old[:_AROUND:-1], new[:_AROUND:-1]) - _AROUND)
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    for line in difflib.unified_diff(old, new, was, name, lineterm="", n=_AROUND):
        yield _RANGE.sub(lambda at: str(int(at[0]) + head), line) if line.startswith("@@") else line


def _alike(one: list[str], other: list[str]) -> int:
    """How many lines two texts begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
