from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from qaif_cli import __version__
from qaif_cli.cli import VERBS
from qaif_cli.cli.nouns import NOUNS

HEAVY = ("pydantic", "ruamel", "jinja2", "rich", "importlib.metadata", "holidays", "dateutil")
PROBE = """
import sys
from qaif_cli.__main__ import run
code = run(sys.argv[2:])
loaded = [name for name in sys.argv[1].split(",") if name in sys.modules]
print("LOADED", *loaded)
sys.exit(code)
"""


def loaded(arguments: list[str], watched: tuple[str, ...]) -> tuple[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, ",".join(watched), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    text, _, names = done.stdout.rpartition("LOADED")
    return text, names.split()


def test_version_loads_not_even_typer() -> None:
    assert loaded(["--version"], (*HEAVY, "typer", "click")) == (f"qaif {__version__}\n", [])


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        *([name, "-h"] for name, _ in VERBS),
        *([name, "-h"] for name, _ in NOUNS),
        ["risk", "list", "-h"],
        ["risk", "show", "-h"],
        ["indicator", "-h"],
        ["indicator", "spc", "-h"],
    ],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    text, names = loaded(arguments, HEAVY)
    assert "Usage: qaif" in text
    assert names == []


def test_a_series_is_judged_without_templates_and_boxes(tmp_path: Path) -> None:
    series = tmp_path / "waits.csv"
    series.write_text("2026-04-01,5\n2026-05-01,6\n", "utf-8")
    for style in ("text", "json"):
        text, names = loaded(
            ["indicator", "spc", str(series), "--better", "down", "--format", style],
            ("jinja2", "rich"),
        )
        assert "common_cause" in text or "Common cause" in text
        assert names == []
