"""A file that is taken in while somebody else writes comes to what it would, had it been taken in after them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.writing import commit_drafts
from qaif_cli.store import writer
from tests.flow.incoming.conftest import COLUMNS, DEFAULTS, HEADING, Written
from tests.support.desk import Desk
from tests.support.organisation_files import as_csv, ods_row
from tests.support.workbooks import Sent

DAY = ("--date", "2026-06-10")
FIGURES = "indicator,date,value\nresults-read,2025-03-31,91\n"
WIDE = "Month,Read\nMarch 2025,91\n"
SCORED = ("score", "R-0001", "--likelihood", "2", "--consequence", "4", "--by", "quality-lead", *DAY)
ACTION = ("action", "add", "R-0001", "--title", "Ring them", "--owner", "quality-lead", "--due", "2026-07-31", *DAY)  # fmt: skip
RISK = ("risk", "edit", "R-0001", "--cause", "three inboxes")
TITLE = ("risk", "edit", "R-0001", "--title", "Another title")
POINT = ("indicator", "record", "results-read", "--date", "2025-03-31", "--value", "91")
OTHER_POINT = (*POINT[:-1], "44")
DEFINED = ("indicator", "edit", "results-read", "--definition", "Every result")
NEW = ("--type", "acute", "--area", "safety", "--owner", "quality-lead")


def put_between(desk: Desk, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    """Let somebody else write when the first command has judged what it is about to write."""
    left = [command]

    def put(*arguments: Any, **options: Any) -> None:
        if left:
            desk.does(*left.pop())
        writer.put(*arguments, **options)

    monkeypatch.setattr(commit_drafts, "put", put)


def filled(desk: Desk, folder: Path) -> tuple[str, ...]:
    """A sheet with one review that was filled in."""
    sheet = folder / "sheet.yaml"
    desk.does("sheet", "--review", "--within", "6m", "--as-of", "2026-06-15", "--out", str(sheet))
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace("date:\n    note:", "date: 2026-06-14\n    note: Backlog gone"), "utf-8")
    return ("apply", str(sheet))


def risks(_: Desk, written: Written) -> tuple[str, ...]:
    text = HEADING + "Q1,Beds,3,4\nQ2,Staff,2,3\n"
    return (
        "import",
        "risks",
        written("a.csv", text),
        "--map",
        written("map.yaml", COLUMNS + DEFAULTS),
        "--write",
    )


def providers(_: Desk, written: Written) -> tuple[str, ...]:
    text = as_csv([ods_row("ZZ1", "TESTMERE UNIVERSITY HOSPITALS NHS FOUNDATION TRUST")], quoted=True)
    return ("import", "providers", written("etr.csv", text), "--code", "ZZ1", *NEW, "--write")


FILES = {
    "figures": lambda _, written: ("indicator", "import", written("figures.csv", FIGURES)),
    "a table of figures": lambda _, written: (
        *("import", "indicators", written("wide.csv", WIDE), "--column", "Read=results-read", "--write"),
    ),
    "risks": risks,
    "providers": providers,
}
THEIRS = {
    "figures": (POINT, OTHER_POINT, DEFINED),
    "a table of figures": (POINT, OTHER_POINT, DEFINED),
    "risks": (SCORED, ("risk", "close", "R-0002", "--by", "quality-lead", "--reason", "Over", *DAY)),
    "providers": (SCORED,),
}
CASES = [(name, theirs) for name, commands in THEIRS.items() for theirs in commands]


def outcome(desk: Desk, mine: tuple[str, ...]) -> tuple[int, str, str, dict[str, bytes]]:
    done = desk(*mine)
    return done.code, done.out, done.err, desk.everything()


def back(desk: Desk, before: dict[str, bytes]) -> None:
    """The register as it was."""
    for name in desk.everything().keys() - before.keys():
        (desk.records / name).unlink()
    for name, data in before.items():
        (desk.records / name).write_bytes(data)


def same_as_after(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    before = desk.everything()
    desk.does(*theirs)
    after = outcome(desk, mine)
    assert desk.everything() != before
    back(desk, before)
    put_between(desk, monkeypatch, theirs)
    assert outcome(desk, mine) == after


@pytest.mark.parametrize(("name", "theirs"), CASES)
def test_a_file_is_taken_in_as_after_the_other(
    name: str, theirs: tuple[str, ...], desk: Desk, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    same_as_after(desk, monkeypatch, FILES[name](desk, written), theirs)


def test_nobody_else_writes_between_its_reading_and_its_writing(
    desk: Desk, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a provider that both add would be there twice, in two files."""
    free: list[bool] = []

    def put(*arguments: Any, **options: Any) -> None:
        writer.put(*arguments, **options)
        free.append(is_free(desk.records))

    monkeypatch.setattr(commit_drafts, "put", put)
    mine = FILES["providers"](desk, written)
    desk.does(*mine[:-1])
    assert free == []
    desk.does(*mine)
    assert free == [False]
    assert is_free(desk.records)


def is_free(folder: Path) -> bool:
    """Whether another process could have its turn now."""
    ask = (
        "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    )
    return (
        subprocess.run([sys.executable, "-c", ask, folder], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.parametrize("theirs", [SCORED, ACTION, RISK])
def test_a_sheet_is_applied_as_after_the_other(
    theirs: tuple[str, ...], desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same_as_after(desk, monkeypatch, filled(desk, tmp_path), theirs)


@pytest.mark.parametrize("theirs", [SCORED, RISK, TITLE])
def test_an_exported_register_is_merged_as_after_the_other(
    theirs: tuple[str, ...], sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent.change({("R-0001", "Title"): "Results are not acted on"})
    same_as_after(sent.desk, monkeypatch, ("import", "risks", str(sent.path), "--write"), theirs)
