"""What the world around a command does to it is said in plain words, and is no fault of qaif."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli import cli
from tests.support.running import Qaif


@pytest.mark.parametrize(
    "command", [("check",), ("score", "R-0001"), ("init", "register"), ("status",)], ids=" ".join
)
def test_a_folder_that_is_gone(
    qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    done = qaif(*command)
    monkeypatch.chdir(tmp_path)
    assert (done.code, done.out) == (2, "")
    assert (
        done.err
        == "qaif: The folder you stand in is no longer there. Go to one that is, with `cd`, and run the command again.\n"
    )


def test_what_a_library_makes_of_an_interruption_is_one(qaif: Qaif, monkeypatch: pytest.MonkeyPatch) -> None:
    def imported(_: list[str]) -> int:
        try:
            raise KeyboardInterrupt  # noqa: TRY301  # where it came, and what was made of it
        except KeyboardInterrupt:
            raise ImportError("cannot import name 'core'")  # noqa: B904  # as a library does

    monkeypatch.setattr(cli, "run_app", imported)
    done = qaif("check")
    assert (done.code, done.out, done.err) == (130, "", "")
