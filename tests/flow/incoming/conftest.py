"""A register that comes from a spreadsheet to the base register, on 15 June 2026."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif
from tests.support.workbooks import Sent, send

Written = Callable[[str, str], str]
DEFAULTS = "defaults: {area: safety, domain: safety, owner: quality-lead, by: safety-lead}\n"
HEADING = "Ref,Risk,Likelihood,Impact\n"
COLUMNS = "columns: {Ref: reference, Risk: title, Likelihood: likelihood, Impact: consequence}\n"


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The base register on its day."""
    stop_clock(monkeypatch)
    return Desk(qaif, base)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a file and gives its name."""

    def write(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return str(path)

    return write


MADE: list[bytes] = []


@pytest.fixture
def sent(desk: Desk, tmp_path: Path) -> Sent:
    """The base register as it was exported; the same for every test, so that it is made once."""
    path = tmp_path / "register.xlsx"
    if not MADE:
        MADE.append(send(desk, tmp_path).path.read_bytes())
    path.write_bytes(MADE[0])
    return Sent(desk, path)


Imports = Callable[..., tuple[int, str]]


@pytest.fixture
def imports(desk: Desk, written: Written) -> Imports:
    """Imports a CSV by a map; gives the exit code and all that was said."""

    def run(sheet: str, told: str = "", *options: str) -> tuple[int, str]:
        given = ("--map", written("map.yaml", told)) if told else ()
        result = desk("import", "risks", written("register.csv", sheet), *given, *options)
        return result.code, result.out + result.err

    return run


def table(text: str) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(StringIO(text)))
