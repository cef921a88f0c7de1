"""What differs between two texts is told so that the one can be made of the other, and costs what differs."""

from __future__ import annotations

import difflib
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.flow.writing.text_changes import text_changes

LINES = st.lists(st.sampled_from(["a", "b", "@@ -1 +1 @@", "  - 1"]), max_size=9)
HEAD = re.compile(r"@@ -([0-9]+)(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")


def patched(before: list[str], changes: list[str]) -> list[str]:
    """What a patch makes of some lines; every line that it names must stand where it says."""
    made, at = [], 0
    for line in changes[2:]:
        head = HEAD.fullmatch(line)
        if head:
            start = int(head[1]) - (head[2] != "0")
            made += before[at:start]
            at = start
            assert len(made) == int(head[3]) - (head[4] != "0")
            continue
        if line[0] in " -":
            assert before[at] == line[1:]
            at += 1
        if line[0] in " +":
            made.append(line[1:])
    return made + before[at:]


@given(LINES, LINES)
@settings(max_examples=150)
def test_the_one_is_made_of_the_other(before: list[str], after: list[str]) -> None:
    changes = list(text_changes("\n".join(before), "\n".join(after), "one", "other"))
    assert patched(before, changes) == after
    assert bool(changes) is (before != after)


@pytest.mark.parametrize("place", [0, 2_000, 4_000])
def test_what_both_have_is_not_compared_line_by_line(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given_to: list[int] = []
    compare = difflib.unified_diff

    def counted(old: list[str], new: list[str], *names: Any, **how: Any) -> Any:
        given_to.append(len(old) + len(new))
        return compare(old, new, *names, **how)

    monkeypatch.setattr(difflib, "unified_diff", counted)
    lines = ["  - date: 2026-01-01"] * 4_000
    changed = "\n".join([*lines[:place], "  - date: 2026-01-02", *lines[place:]])
    assert "+  - date: 2026-01-02" in list(text_changes("\n".join(lines), changed, "one", "other"))
    assert sum(given_to) < 8
