"""Days, numbers and lists."""

from __future__ import annotations

from datetime import date

import pytest

from qaif_cli.model.words import listed
from qaif_cli.render import words


def test_days_and_months_are_spelled_out() -> None:
    assert words.day(date(2026, 8, 6)) == "6 August 2026"
    assert words.month(date(2026, 8, 6)) == "August 2026"


@pytest.mark.parametrize(
    ("count", "word", "written"),
    [
        (0, "risk", "no risks"),
        (1, "risk", "1 risk"),
        (1234, "risk", "1,234 risks"),
        (2, "exit criterion", "2 exit criteria"),
        (2, "priority", "2 priorities"),
        (2, "day", "2 days"),
    ],
)
def test_counts(count: int, word: str, written: str) -> None:
    assert words.number_of(count, word) == written


def test_times() -> None:
    assert [words.times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_lists() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "or") == "a or b"


@pytest.mark.parametrize(("text", "written"), [("a b", "A b."), ("Done!", "Done!"), ("", ""), (" x. ", "X.")])
def test_sentences(text: str, written: str) -> None:
    assert words.sentence(text) == written
