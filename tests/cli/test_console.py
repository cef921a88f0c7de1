from __future__ import annotations

import re
from pathlib import Path

import pytest
from _pytest.capture import CaptureIO

from tests.support.running import Qaif

SHIPPED = Path(__file__).parents[2] / "records"
DAY = ("--as-of", "2026-06-15")
COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9]")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """What is captured as if it were a terminal."""
    monkeypatch.setattr(CaptureIO, "isatty", lambda _: True, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    return monkeypatch


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize(
    "arguments",
    [("risk", "list"), ("concern", "list"), ("due", "--within", "1m"), ("score",)],
    ids=" ".join,
)
def test_boxes_fit_the_terminal(
    arguments: tuple[str, ...], qaif: Qaif, base: Path, terminal: pytest.MonkeyPatch
) -> None:
    terminal.setenv("COLUMNS", "80")
    lines = bare(qaif(*arguments, "--records", str(base), *DAY).out).splitlines()
    assert any(line.startswith("╭") for line in lines)
    assert max(len(line) for line in lines) <= 80


def test_the_longest_ids_of_meetings_fit_a_terminal_and_no_word_is_cut(
    qaif: Qaif, terminal: pytest.MonkeyPatch
) -> None:
    terminal.setenv("COLUMNS", "80")
    listed = bare(
        qaif("meeting", "list", "--records", str(SHIPPED), "--as-of", "2026-11-19").out
    ).splitlines()
    assert any("2026-12-10-system-quality-group" in line for line in listed)
    assert max(len(line) for line in listed) <= 80
    assert not any("…" in line for line in listed)


def test_no_color_is_obeyed_and_the_words_are_there_all_the_same(
    qaif: Qaif, base: Path, terminal: pytest.MonkeyPatch
) -> None:
    plain = qaif("risk", "list", "--records", str(base), *DAY).out
    assert not COLOUR.search(plain)
    assert "16 Extreme" in plain
    terminal.delenv("NO_COLOR")
    coloured = qaif("risk", "list", "--records", str(base), *DAY).out
    assert COLOUR.search(coloured)
    assert bare(coloured) == bare(plain)


@pytest.mark.parametrize("how", ["--plain", "dumb"])
def test_plain_has_no_boxes_on_a_terminal(
    how: str, qaif: Qaif, base: Path, terminal: pytest.MonkeyPatch
) -> None:
    if how == "dumb":
        terminal.setenv("TERM", "dumb")
    terminal.setenv("COLUMNS", "70")
    text = qaif("risk", "list", "--records", str(base), *DAY, *(["--plain"] if how == "--plain" else [])).out
    assert not set("│╭\x1b") & set(text)
    assert max(len(line) for line in text.splitlines()) <= 70
