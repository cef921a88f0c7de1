"""The rooms of the house: who may import whom is kept, and each contract catches who does not keep it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOOK_DOWN = "Rooms only look down"
LOOPS = "No loops at any depth"
PURE = "model and judge are pure"
TRESPASSES = {
    "judge runs a process": ("judge/calendar.py", "import subprocess", PURE, "subprocess"),
    "judge reads a path": ("judge/calendar.py", "from pathlib import Path", PURE, "pathlib"),
    "model reads the clock": ("model/base.py", "import time", PURE, "time"),
    "render opens a file": (
        "render/words.py",
        "import io",
        "render decides nothing and touches no file",
        "io",
    ),
    "exchange opens a file": (
        "exchange/series.py",
        "import io",
        "exchange only turns one form into another",
        "io",
    ),
    "exchange sees judge": (
        "exchange/series.py",
        "from qaif_cli.judge import spc",
        LOOK_DOWN,
        "qaif_cli.judge.spc",
    ),
    "render sees store": (
        "render/words.py",
        "from qaif_cli.store import yaml",
        LOOK_DOWN,
        "qaif_cli.store.yaml",
    ),
    "model sees judge": (
        "model/base.py",
        "from qaif_cli.judge import calendar",
        LOOK_DOWN,
        "qaif_cli.judge.calendar",
    ),
    "a room of odds and ends": ("utils.py", '"""Odds and ends."""', LOOK_DOWN, ""),
    "only for the type checker": (
        "store/git/process.py",
        "if TYPE_CHECKING:\n    from qaif_cli.render import words",
        LOOK_DOWN,
        "qaif_cli.render.words",
    ),
    "a loop inside judge": ("judge/calendar.py", "from qaif_cli.judge import check", LOOPS, ""),
    "flow prints": ("flow/cards.py", "import rich", "Only cli speaks Typer and rich", "rich"),
    "flow prints, late": (
        "flow/cards.py",
        "def late():\n    from rich import table",
        "Only cli speaks Typer and rich",
        "rich",
    ),
    "the door sees judge": (
        "cli/check.py",
        "from qaif_cli.judge import check",
        "The door sees flow, not past it",
        "qaif_cli.judge.check",
    ),
    "a second door to Markdown": (
        "exchange/series.py",
        "import markdown_it",
        "One door to Markdown",
        "markdown_it",
    ),
    "a second door to Word documents": (
        "exchange/series.py",
        "import docx",
        "One door to Word documents",
        "docx",
    ),
    "a second door to typst": ("exchange/series.py", "import typst", "One door to typst", "typst"),
    "a second door to DuckDB": ("exchange/series.py", "import duckdb", "One door to DuckDB", "duckdb"),
    "a second door to SQLite": ("exchange/series.py", "import sqlite3", "One door to SQLite", "sqlite3"),
    "a second door to git": ("store/source.py", "import subprocess", "One door to processes", "subprocess"),
    "a second door to YAML": (
        "store/source.py",
        "from ruamel.yaml import YAML",
        "One door to YAML",
        "ruamel",
    ),
    "a second door to Jinja": ("flow/cards.py", "import jinja2", "One door to Jinja", "jinja2"),
    "a second door to bank holidays": (
        "judge/calendar.py",
        "import holidays",
        "One door to bank holidays",
        "holidays",
    ),
    "a second door to recurrence": (
        "judge/calendar.py",
        "import dateutil",
        "One door to recurrence",
        "dateutil",
    ),
    "a second door to old workbooks": (
        "exchange/series.py",
        "import xlrd",
        "One door to old workbooks",
        "xlrd",
    ),
    "a second door to new workbooks": (
        "exchange/series.py",
        "import xlsxwriter",
        "One door to new workbooks",
        "xlsxwriter",
    ),
    "kind sees kind": (
        "model/kinds/area.py",
        "from qaif_cli.model.kinds import risk",
        "Kinds do not know one another",
        "qaif_cli.model.kinds.risk",
    ),
    "family sees family": (
        "judge/rules/ids.py",
        "from qaif_cli.judge.rules import risks",
        "Rule families do not know one another",
        "qaif_cli.judge.rules.risks",
    ),
}
"""The file, what is written at its end, the contract that this breaks, and what it imports."""
SAID = {
    "a room of odds and ends": "\n- qaif_cli.utils\n",
    "a loop inside judge": "\nNo cycles are allowed in qaif_cli.judge.\n",
}
"""What is said of those that are no import of one module by another."""
ALONE = ("model sees judge", "a loop inside judge")
"""Those that make half the house see the other half: beside them nothing else could be told apart."""
IGNORED = re.compile(r" \(\d+ ignored imports?\)$")
"""What is said behind a contract that lets some modules through by name."""
SECTION = re.compile(r"^(.+)\n-{3,}\n", re.MULTILINE)


def contracts(root: Path) -> dict[str, str]:
    """What is said of each import contract that a copy of the package breaks."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(root), "COLUMNS": "200", "PYTHONUTF8": "1"},
    )
    lines = [IGNORED.sub("", line) for line in done.stdout.splitlines()]
    assert any(line.endswith((" KEPT", " BROKEN")) for line in lines), done.stdout + done.stderr
    broken = [line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")]
    _, *parts = SECTION.split(done.stdout)
    told = dict(zip(parts[::2], parts[1::2], strict=True))
    return {name: told[name] for name in broken}


def trespassed(names: Iterable[str], folder: Path) -> Path:
    """A copy of the package with some trespasses in it."""
    shutil.copytree(ROOT / "qaif_cli", folder / "qaif_cli", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in names:
        path, line, _, _ = TRESPASSES[name]
        with (folder / "qaif_cli" / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    return folder


def evidence(name: str, root: Path) -> str:
    """The pattern of what is said of a trespass: who imports what, on which line."""
    path, line, _, what = TRESPASSES[name]
    if name in SAID:
        return re.escape(SAID[name])
    lines = (root / "qaif_cli" / path).read_text("utf-8").splitlines()
    number = len(lines) - lines[::-1].index(line.splitlines()[-1])
    who = f"qaif_cli.{path.removesuffix('.py').replace('/', '.')}"
    return rf"- +{re.escape(who)} -> {re.escape(what)} \((l\.\d+, )*l\.{number}[,)]"


def test_the_import_contracts_are_kept() -> None:
    assert contracts(ROOT) == {}


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A copy with every trespass in it that can be told apart, and what is said of its contracts."""
    root = trespassed([name for name in TRESPASSES if name not in ALONE], tmp_path_factory.mktemp("rooms"))
    return root, contracts(root)


@pytest.mark.parametrize("trespass", [name for name in TRESPASSES if name not in ALONE])
def test_a_trespass_is_caught(trespass: str, together: tuple[Path, dict[str, str]]) -> None:
    root, said = together
    assert re.search(evidence(trespass, root), said[TRESPASSES[trespass][2]])


@pytest.mark.parametrize("trespass", ALONE)
def test_a_trespass_that_hides_others_is_caught(trespass: str, tmp_path: Path) -> None:
    root = trespassed([trespass], tmp_path)
    assert re.search(evidence(trespass, root), contracts(root)[TRESPASSES[trespass][2]])


def test_every_contract_is_put_to_the_test() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    written = {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert written == {contract for _, _, contract, _ in TRESPASSES.values()}
