"""What differs between two texts, line by line, also where both are very long."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import takewhile

_AROUND = 1
"""So many lines are shown before and after what differs."""
_LEFT = 3
"""So many lines that are alike are left on either side, and looked at one by one."""
_AT_ONCE = 1 << 16
_OTHER_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What parts lines for Python beside the plain line end."""
_RANGE = re.compile(r"(?<=[-+])[0-9]+")


def text_changes(before: str, after: str, was: str, name: str) -> Iterator[str]:
    """The lines of a unified diff; what both texts begin and end with is not looked at again.

    Args:
        before: The one text.
        after: The other.
        was: What the one is called.
        name: What the other is called.
    """
    first, last = _differing(before, after) if _is_plain(before) and _is_plain(after) else (0, 0)
    skipped = before.count("\n", 0, first)
    old = before[first : len(before) - last].splitlines()
    new = after[first : len(after) - last].splitlines()
    head = max(0, _alike(old, new) - _AROUND)
    old, new = old[head:], new[head:]
    tail = max(0, _alike(old[:_AROUND:-1], new[:_AROUND:-1]) - _AROUND)
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    head += skipped
    for line in difflib.unified_diff(old, new, was, name, lineterm="", n=_AROUND):
        yield _RANGE.sub(lambda at: str(int(at[0]) + head), line) if line.startswith("@@") else line


def _alike(one: list[str], other: list[str]) -> int:
    """How many lines two texts begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _differing(one: str, other: str) -> tuple[int, int]:
    """How many signs of two texts need not be parted into lines at their beginning and at their end: whole lines that are alike."""
    most = min(len(one), len(other))
    first = _in_common(one, other, most)
    last = _in_common(one, other, most - first, from_end=True)
    for _ in range(_LEFT):
        first = one.rfind("\n", 0, max(0, first - 1)) + 1
    at = len(one) - last - 1  # a line ends there or beyond, and all behind that is alike
    for _ in range(_LEFT):
        at = one.find("\n", at + 1) if 0 <= at + 1 < len(one) else -1
        if at < 0:
            return first, 0
    return first, len(one) - at - 1


def _in_common(one: str, other: str, most: int, *, from_end: bool = False) -> int:
    """How many signs two texts begin with, or end with, that are the same; no more than so many."""
    alike, step = 0, _AT_ONCE
    while step:
        to = alike + step
        if to > most:
            same = False
        elif from_end:
            same = one[len(one) - to : len(one) - alike] == other[len(other) - to : len(other) - alike]
        else:
            same = one[alike:to] == other[alike:to]
        if same:
            alike = to
        else:
            step //= 2
    return alike


def _is_plain(text: str) -> bool:
    """Whether nothing parts its lines but a plain line end."""
    return not any(sign in text for sign in _OTHER_ENDS)
