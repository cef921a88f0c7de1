from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qaif_cli import __version__
from qaif_cli.cli import GROUPS, VERBS
from qaif_cli.cli.nouns import NOUNS

HEAVY = ("pydantic", "ruamel", "jinja2", "rich", "importlib.metadata", "holidays", "dateutil")
HELPS = [
    *([name, "-h"] for name in (*VERBS, *dict(NOUNS), *GROUPS)),
    *([name, verb, "-h"] for name, _ in NOUNS for verb in ("list", "show")),
    ["indicator", "spc", "-h"],
]
PROBE = """
import contextlib, io, json, sys
from qaif_cli.__main__ import run
watched, asked = json.loads(sys.argv[1])
told = []
for arguments in asked:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = run(arguments)
    told.append((code, out.getvalue(), [name for name in watched if name in sys.modules]))
print(json.dumps(told))
"""


def loaded(asked: list[list[str]], watched: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """What commands print, one after the other in a process of their own, and what is loaded after each."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps([watched, asked])],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert [code for code, _, _ in told] == [0] * len(asked)
    return [(text, names) for _, text, names in told]


def test_version_loads_not_even_typer() -> None:
    assert loaded([["--version"]], (*HEAVY, "typer", "click")) == [(f"qaif {__version__}\n", [])]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["risk", "-h"], ["check", "-h"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    [(text, names)] = loaded([arguments], HEAVY)
    assert "Usage: qaif" in text
    assert names == []


def test_no_help_of_any_command_loads_anything_heavy() -> None:
    """All of them in one process: what one of them loads is there after it and after all that follow."""
    for arguments, (text, names) in zip(HELPS, loaded(HELPS, HEAVY), strict=True):
        assert f"Usage: {' '.join(['qaif', *arguments[:-1]])} " in text
        assert names == [], arguments


def test_a_series_is_judged_without_templates_and_boxes(tmp_path: Path) -> None:
    series = tmp_path / "waits.csv"
    series.write_text("2026-04-01,5\n2026-05-01,6\n", "utf-8")
    asked = [
        ["indicator", "spc", str(series), "--better", "down", "--format", style] for style in ("text", "json")
    ]
    for text, names in loaded(asked, ("jinja2", "rich")):
        assert "common_cause" in text or "Common cause" in text
        assert names == []
