from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from qaif_cli.cli import console, progress, run_app


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal for what is said; called in the test itself, for what is captured is put in place again when it begins."""
    there = Terminal()
    monkeypatch.setattr(sys, "stderr", there)
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setenv("TERM", "xterm")
    return there


def wait_for(there: Terminal, text: str) -> None:
    until = time.monotonic() + 20
    while text not in there.getvalue():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_what_takes_long_says_so_and_takes_it_back_before_it_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = terminal(monkeypatch)
    with progress.shown():
        wait_for(there, "Working, 2 s …")
        console.out("an answer\n")
        said = there.getvalue()
        time.sleep(0.05)
        assert there.getvalue() == said
    assert said.endswith("\r\x1b[K")
    assert capsys.readouterr().out == "an answer\n"


def test_what_is_done_at_once_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    there = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 60)
    with progress.shown():
        pass
    assert there.getvalue() == ""


@pytest.mark.parametrize("where", ["a file", "dumb"])
def test_it_is_said_on_a_terminal_alone(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    there = terminal(monkeypatch)
    if where == "a file":
        monkeypatch.setattr(there, "isatty", lambda: False)
    else:
        monkeypatch.setenv("TERM", "dumb")
    with progress.shown():
        time.sleep(0.05)
    assert there.getvalue() == ""


@pytest.mark.parametrize(
    ("typed", "shown"), [("risk list", 1), ("role list", 1), ("check", 1), ("init list", 0), ("edit show", 0)]
)
def test_it_is_not_said_while_an_answer_may_be_typed(
    typed: str, shown: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`qaif init list` asks about a workspace in the folder `list`."""
    times: list[int] = []

    @contextmanager
    def counted() -> Iterator[None]:
        times.append(1)
        yield

    monkeypatch.setattr("qaif_cli.cli.shown", counted)
    run_app([*typed.split(), "--help"])
    assert len(times) == shown
