from __future__ import annotations

import subprocess
import sys

import pytest

from qaif_cli import __version__
from qaif_cli.cli import NOUNS, VERBS

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
    ],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    text, names = loaded(arguments, HEAVY)
    assert "Usage: qaif" in text
    assert names == []
