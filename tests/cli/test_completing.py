from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.cli.completing import completer


@pytest.mark.parametrize(
    ("kind", "begun", "offered"),
    [
        ("risk", "r-", ["R-0001", "R-0002", "R-0003"]),
        ("any", "Q", ["Q-0001", "Q-0002", "quality-committee-2026-05-28"]),
        ("role", "quality", ["quality-lead"]),
        ("level", "", ["enhanced", "intensive", "routine"]),
    ],
)
def test_ids_and_words_of_the_framework_are_offered(
    kind: str, begun: str, offered: list[str], base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base)
    complete = completer(kind)
    assert complete is not None
    assert complete(begun) == offered


def test_outside_a_workspace_nothing_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    complete = completer("risk")
    assert complete is not None
    assert complete("") == []


def test_free_text_is_not_completed() -> None:
    assert completer("text") is None
