"""The README is short, begins with the two commands, and leads on."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MOST_LINES, MOST_ROWS, MOST_BYTES = 130, 14, 150_000


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= MOST_LINES
    tables = re.findall(r"(?:^\|.*\n)+", README, re.MULTILINE)
    assert max(table.count("\n") for table in tables) <= MOST_ROWS


def test_its_first_commands_are_the_two_and_it_says_how_long_each_takes() -> None:
    block, after = README.partition("\n```\n")[2].split("\n```\n", 1)
    assert [line.split("#")[0].split() for line in block.splitlines()] == [
        ["make", "report"],
        ["make", "test"],
    ]
    assert len(re.findall(r"\b(?:seconds|minutes?)\b", after.split("\n\n")[0])) >= 2


def test_every_picture_is_small_and_told_to_who_cannot_see_it() -> None:
    pictures = re.findall(r"^!\[([^\]]*)\]\(([^)]+)\)", README, re.MULTILINE)
    assert len(pictures) >= 2
    for words, path in pictures:
        assert "ILLUSTRATIVE" in words
        assert len(words) > 100
        assert (ROOT / path).read_bytes().startswith(b"\x89PNG")
    assert [p.name for p in (ROOT / "docs" / "pictures").iterdir() if p.stat().st_size > MOST_BYTES] == []
