from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from typing import TextIO

import pytest

from qaif_cli.cli.pasting import joined, whole

pty = pytest.importorskip("pty", reason="only where there are such terminals")


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[TextIO]:
    """What is written here is typed on the terminal that the program reads."""
    here, there = pty.openpty()
    with os.fdopen(here, "w") as typed, os.fdopen(there) as read:
        monkeypatch.setattr(sys, "stdin", read)
        yield typed


def test_a_line_alone_is_the_answer(keyboard: TextIO, capsys: pytest.CaptureFixture[str]) -> None:
    assert not keyboard.closed
    assert whole("Seen") == "Seen"
    assert capsys.readouterr().out == ""


def test_a_pasted_paragraph_is_one_answer_and_an_empty_line_ends_it(
    keyboard: TextIO, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard.write('  second: "x" # y\n\nthird')
    keyboard.flush()
    for after in (0.3, 0.6):
        threading.Timer(after, lambda: (keyboard.write("\n"), keyboard.flush())).start()
    assert whole("First") == 'First second: "x" # y third'
    assert capsys.readouterr().out == "  Several lines become one text. An empty line ends it.\n"


def test_where_a_terminal_cannot_be_asked_the_line_is_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert whole("Seen") == "Seen"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["One", "two"], "One two"),
        (
            ["Three things:", "\u2022 beds", "\u2022 staff", "\u2022 drugs"],
            "Three things: beds; staff; drugs",
        ),
        (["- beds.", "- staff"], "beds. staff"),
        (["1. beds", "2) staff", "", "and the rest"], "beds; staff and the rest"),
        (["3.5 of 10", "- 2 more"], "3.5 of 10 2 more"),
        ([], ""),
    ],
)
def test_the_points_of_a_list_are_parted_in_the_one_text(lines: list[str], text: str) -> None:
    assert joined(lines) == text
