"""Where some values begin is where they begin among all, and nothing is kept of the others."""

from __future__ import annotations

import pytest

from qaif_cli.store import yaml
from tests.support.moments import BASE

FILES = sorted(BASE.rglob("*.yaml"))[::6]
ODD = 'a: {"b/c~d": [1, [2, {e: 3}]], "": 4}\nf:\n- - 1\n  - x: 1\n-\n  y: |\n    z\ng:\n'
BROKEN = "a: 1\nb:\n  - c: 1\n  - d: 2\ne: 'not closed\n"


def around(pointer: str) -> set[str]:
    steps = pointer.split("/")
    return {"/".join(steps[:most]) for most in range(1, len(steps) + 1)}


@pytest.mark.parametrize(
    "text", [*(file.read_text("utf-8") for file in FILES), ODD, BROKEN, "", "[1, 2]", "word"]
)
def test_some_are_where_they_are_among_all(text: str) -> None:
    every = yaml.locate(text)
    assert yaml.locate_some(text, every) == every
    for pointer in [*every][:: 1 + len(every) // 25]:
        asked = yaml.locate_some(text, [pointer])
        assert asked == {at: every[at] for at in around(pointer)}


def test_what_is_not_there_is_left_out() -> None:
    assert set(yaml.locate_some(ODD, ["/f/7/x", "/none/at/all"])) == {"", "/f"}
    assert yaml.locate_some("[1", ["/0"])


def test_of_many_entries_one_place_is_kept() -> None:
    text = "a:\n" + "".join(f"- {{b: {place}}}\n" for place in range(500))
    assert set(yaml.locate_some(text, ["/a/499/b"])) == {"", "/a", "/a/499", "/a/499/b"}
