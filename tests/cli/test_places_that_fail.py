"""Where what a command writes cannot be written, it says so once, leaves no half of it, and loses nothing that was there.

Every command that writes outside the records is a row. A new one without a row fails here: every option and argument that
is a path is either in `READ` or writes, and every file of the command line that writes has a row.
"""

from __future__ import annotations

import ast
import gc
import io
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer

import qaif_cli.cli
from qaif_cli import __main__ as entry
from qaif_cli.errors import EXIT_CLEAN, EXIT_INTERRUPTED, EXIT_USER
from qaif_cli.flow.due_calendar import MADE_BY_US
from tests.flow.incoming.conftest import DEFAULTS
from tests.support.cuts import ended, seen, torn_records
from tests.support.desk import stop_clock
from tests.support.failing import Disk, Fault, failing, full
from tests.support.lending import files_in
from tests.support.repository import repository
from tests.support.running import Qaif, Result
from tests.support.two_boards import BEGUN

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, links and devices are those of POSIX")

READ = frozenset({
    ("apply", "sheet"), ("region", "folder"), ("merge-workspace", "other"), ("merge-workspace", "--map"),
    ("import risks", "--map"), ("import providers", "--map"), ("import indicators", "--map"),
})  # fmt: skip
"""The paths that are read."""
MAP = (
    "columns:\n  Ref: reference\n  Risk: title\n  Description: description\n  Likelihood: likelihood\n  Impact: consequence\n"
    + DEFAULTS
)
INPUTS = {
    "risks.csv": "Ref,Risk,Description,Likelihood,Impact\nQR 01,Beds,Beds may be short,3,4\nQR 02,Staff,Too few midwives,2,5\n",
    "map.yaml": MAP,
    "codes.csv": "Organisation Code,Name\nZZ1,Nowhere\n",
    "figures.csv": "indicator,date,value\nresults-read,2026-05-31,73\n",
    "series.csv": "date,value\n2026-01-31,1\n2026-02-28,2\n2026-03-31,3\n",
}


@dataclass(frozen=True)
class Row:
    """A command that writes.

    Attributes:
        words: Its words; `{}` is where it writes.
        name: The name of the file, or none where it is a folder.
        replaces: Whether it replaces a file that is there.
        bare: Whether it is told no records.
        dear: Whether it takes long, and is tried once alone.
    """

    words: str
    name: str = ""
    replaces: bool = False
    bare: bool = False
    dear: bool = False


ROWS = {
    ("check", "--summary"): Row("check --summary {}", "summary.md", replaces=True),
    ("due", "--ics"): Row("due --within 12m --ics {}", "due.ics", replaces=True),
    ("due", "--mail"): Row("due --within 12m --mail {}"),
    ("report", "--out"): Row("report --register --format md --out {}", replaces=True),
    ("site", "file"): Row("site --without-papers {}", "register.html", replaces=True),
    ("export", "--xlsx"): Row("export --xlsx {}", "register.xlsx"),
    ("export", "--csv"): Row("export --csv {} --replace", replaces=True),
    ("export", "--jsonl"): Row("export --jsonl {}"),
    ("export", "--sqlite"): Row("export --sqlite {} --replace", "register.sqlite", replaces=True),
    ("export", "--parquet"): Row("export --parquet {} --icb QXX", dear=True),
    ("region", "--out"): Row("region {region} --out {}", "region.md", replaces=True, bare=True, dear=True),
    ("extract", "--out"): Row("extract --area primary-care --out {}", dear=True),
    ("init", "folder"): Row("init {} --name Wendle --short-name Wendle", bare=True, dear=True),
    ("merge-workspace", "--write-map"): Row("merge-workspace {other} --prefix NV --write-map {}", "map.yaml", dear=True),
    ("provider paper", "--out"): Row("provider paper fernhill-practice --out {}", "fernhill.md", replaces=True, dear=True),
    ("indicator chart", "--svg"): Row("indicator chart results-read --svg {}", "read.svg", replaces=True),
    ("indicator spc", "--svg"): Row("indicator spc {inputs}/series.csv --better up --svg {}", "series.svg", replaces=True, bare=True),
    ("meeting minutes", "--out"): Row("meeting minutes 2026-04-14-insights-meeting --out {}", "minutes.md", replaces=True),
    ("import risks", "--write-map"): Row("import risks {inputs}/risks.csv --write-map {}", "map.yaml"),
    ("import risks", "--account"): Row("import risks {inputs}/risks.csv --map {inputs}/map.yaml --account {}", "account.csv", replaces=True),
    ("import providers", "--write-map"): Row("import providers {inputs}/codes.csv --write-map {}", "map.yaml"),
    ("import providers", "--account"): Row("import providers {inputs}/codes.csv --account {}", "account.csv", replaces=True),
    ("import indicators", "--write-map"): Row("import indicators {inputs}/figures.csv --write-map {}", "map.yaml"),
    ("import indicators", "--account"): Row("import indicators {inputs}/figures.csv --account {}", "account.csv", replaces=True),
    ("sheet", "--out"): Row("sheet --review --within 99d --out {}", "sheet.yaml"),
}  # fmt: skip


def paths() -> Iterator[tuple[str, str]]:
    """Every option and argument of every command that is a path, but where the records are."""
    yield from _paths(typer.main.get_command(qaif_cli.cli.build()), "")


def _paths(command: Any, words: str) -> Iterator[tuple[str, str]]:
    for name, below in getattr(command, "commands", {}).items():
        yield from _paths(below, f"{words} {name}".strip())
    for option in command.params:
        if getattr(option.type, "name", "") == "path" and "--records" not in option.opts:
            yield words, option.opts[0]


def writers() -> Iterator[str]:
    """The files of the command line that write by way of `files.py`."""
    for file in sorted(Path(qaif_cli.cli.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [name.name for name in node.names] if isinstance(node, ast.ImportFrom) else []
            if any(name.startswith("write_") for name in names):
                yield file.stem


def test_every_command_that_writes_has_a_row() -> None:
    there = {*paths()}
    assert there >= READ
    assert there - READ == {*ROWS} - {("sheet", "--out")}
    named = {
        "import": "imports",
        "merge-workspace": "merge_workspace",
        "provider": "paper_options",
        "meeting": "paper_options",
        "report": "paper_options",
        "region": "paper_options",
    }
    assert {*writers()} <= {named.get(word, word) for word in (words.split()[0] for words, _ in ROWS)}


def tree(top: Path) -> dict[str, bytes | None]:
    """Every file and folder below one, links and pipes too; what a file holds."""
    return {
        path.relative_to(top).as_posix(): path.read_bytes() if path.is_file() else None
        for path in top.rglob("*")
    }


@dataclass(frozen=True)
class Place:
    """Where the commands are tried.

    Attributes:
        qaif: Runs a command.
        top: An empty folder.
        made: What the commands read.
    """

    qaif: Qaif
    top: Path
    made: Path

    def run(self, row: Row, to: Path) -> Result:
        """Let a command write there."""
        return self.qaif(*self.words(row, to))

    def words(self, row: Row, to: Path) -> list[str]:
        """The words of a command that is to write there."""
        given = {
            "{}": to,
            "{region}": self.made / "region",
            "{other}": self.made / "north" / "register",
            "{inputs}": self.made,
        }
        words = row.words.split()
        for slot, path in given.items():
            words = [word.replace(slot, str(path)) for word in words]
        return words if row.bare else [*words, "--records", str(self.made / "register" / "records")]

    def there(self, row: Row) -> Path:
        """Where it writes: a file, with what is there before; or a folder that is not there."""
        to = self.top / (row.name or "out")
        if row.replaces and row.name:
            to.write_bytes(BEFORE)
        return to


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands read, the same for all of them."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in INPUTS.items():
        (folder / name).write_text(text, "utf-8")
    repository(folder)
    repository(folder / "north", BEGUN)
    return folder


@pytest.fixture
def place(qaif: Qaif, tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    stop_clock(monkeypatch)
    top = tmp_path / "top"
    top.mkdir()
    return Place(qaif, top, made)


def refused_once(said: Result) -> bool:
    """Whether there is one message, of something that whoever sits there can put right."""
    told = said.err.count("qaif: ")
    return (
        (said.code, told) == (EXIT_USER, 1)
        and "a fault of qaif" not in said.err
        and "Traceback" not in said.err
    )


PRINTED = {("report", "--out"), ("provider paper", "--out"), ("meeting minutes", "--out"), ("sheet", "--out"), ("region", "--out")}  # fmt: skip
"""What is a text, and is printed where `-` is named."""


@pytest.mark.parametrize("which", ROWS, ids=" ".join)
def test_the_screen_is_no_file_of_its_name(
    which: tuple[str, str], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ROWS[which]
    if "{region}" in row.words and not (place.made / "region").exists():
        assert place.run(ROWS["export", "--parquet"], place.made / "region").code == EXIT_CLEAN
    monkeypatch.chdir(place.top)
    said = place.run(row, Path("-"))
    assert tree(place.top) == {}
    if which in PRINTED:
        assert (said.code, said.err) == (EXIT_CLEAN, "")
        assert said.out.startswith("#")
    else:
        assert refused_once(said), said


@pytest.mark.parametrize("to", [".", "..", "/"])
@pytest.mark.parametrize(
    "which",
    [key for key, row in ROWS.items() if row.name and not row.dear and key not in PRINTED],
    ids=" ".join,
)
def test_a_folder_is_no_file(
    which: tuple[str, str], to: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.top)
    said = place.run(ROWS[which], Path(to))
    assert refused_once(said), said
    assert tree(place.top) == {}


@pytest.mark.parametrize("which", ROWS, ids=" ".join)
def test_a_disk_without_room_leaves_all_as_it_was(which: tuple[str, str], place: Place) -> None:
    row = ROWS[which]
    if "{region}" in row.words and not (place.made / "region").exists():
        assert place.run(ROWS["export", "--parquet"], place.made / "region").code == EXIT_CLEAN
    to = place.there(row)
    before = tree(place.top)
    with failing(Disk((place.top,), 2 if row.dear and not row.name else 1, of="write")) as disk:
        said = place.run(row, to)
    assert disk.steps, said
    assert refused_once(said), said
    assert "No space left on device" in said.err
    assert tree(place.top) == before


@pytest.mark.parametrize("which", [key for key, row in ROWS.items() if not row.dear], ids=" ".join)
def test_ctrl_c_leaves_all_as_it_was(which: tuple[str, str], place: Place) -> None:
    to = place.there(ROWS[which])
    before = tree(place.top)
    with failing(Disk((place.top,), 1, KeyboardInterrupt, "write")) as disk:
        said = place.run(ROWS[which], to)
    assert disk.steps, said
    assert (said.code, "Traceback" in said.err) == (EXIT_INTERRUPTED, False)
    assert tree(place.top) == before


@pytest.mark.parametrize("which", [key for key, row in ROWS.items() if not row.dear], ids=" ".join)
def test_a_folder_where_a_file_is_wanted_and_the_other_way_round(
    which: tuple[str, str], place: Place
) -> None:
    row = ROWS[which]
    to = place.top / (row.name or "out")
    if row.name:
        to.mkdir()
    else:
        to.write_bytes(BEFORE)
    before = tree(place.top)
    assert refused_once(said := place.run(row, to)), said
    assert to.name in said.err
    assert tree(place.top) == before


def test_what_was_imported_is_said_to_be_there_where_its_account_cannot_be_written(place: Place) -> None:
    register = Path(shutil.copytree(place.made / "register", place.top / "register")) / "records"
    (place.top / "account.csv").mkdir()
    words = ("--map", str(place.made / "map.yaml"), "--account", str(place.top / "account.csv"), "--write")
    said = place.qaif("import", "risks", str(place.made / "risks.csv"), *words, "--records", str(register))
    assert refused_once(said), said
    assert "cannot be written: Is a directory. What was imported is on the register all the same." in said.err
    assert (register / "risks" / "R-0004.yaml").is_file()


@pytest.mark.parametrize("fault", [full, KeyboardInterrupt], ids=lambda fault: fault.__name__)
def test_a_register_that_is_imported_is_there_or_not_whichever_step_fails(fault: Fault, place: Place) -> None:
    words = (
        "import",
        "risks",
        str(place.made / "risks.csv"),
        "--map",
        str(place.made / "map.yaml"),
        "--write",
    )
    first = Path(shutil.copytree(place.made / "register", place.top / "whole"))
    before = seen(first / "records")
    with failing(Disk((first,))) as disk:
        assert place.qaif(*words, "--records", str(first / "records")).code == EXIT_CLEAN
    after = seen(first / "records")
    assert len(after) == len(before) + 2
    for at in range(1, len(disk.steps) + 1):
        root = Path(shutil.copytree(place.made / "register", place.top / f"{at}"))
        with failing(Disk((root,), at, fault)) as failed:
            said = place.qaif(*words, "--records", str(root / "records"))
        assert torn_records(root / "records", before, after) == [], failed.steps
        done = ended(root / "records", before, after)
        assert done is not None, failed.steps
        if fault is KeyboardInterrupt:
            assert said.code == EXIT_INTERRUPTED
        else:
            assert done is (said.code == EXIT_CLEAN), (failed.steps, said)
            assert done or refused_once(said), (failed.steps, said)


PRINTING = [
    ("site", "file"),
    ("due", "--mail"),
    ("import risks", "--account"),
    ("indicator chart", "--svg"),
    ("sheet", "--out"),
]


@pytest.mark.parametrize("which", PRINTING, ids=" ".join)
@pytest.mark.parametrize(("end", "code"), [("/dev/full", EXIT_USER), ("closed", EXIT_CLEAN)])
def test_what_was_written_stands_where_nothing_can_be_printed(
    end: str, code: int, which: tuple[str, str], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = place.there(ROWS[which])
    if end == "closed":
        reads, writes = os.pipe()
        os.close(reads)
    else:
        writes = os.open(end, os.O_WRONLY)
    errors = io.StringIO()
    with io.TextIOWrapper(os.fdopen(writes, "wb"), "utf-8") as printed:
        monkeypatch.setattr(sys, "stdout", printed)
        monkeypatch.setattr(sys, "stderr", errors)
        monkeypatch.setattr(sys, "argv", ["qaif", *place.words(ROWS[which], to)])
        with pytest.raises(SystemExit) as left:
            entry.main()
        monkeypatch.undo()
    gc.enable()
    assert left.value.code == code, errors.getvalue()
    assert errors.getvalue().count("qaif: ") == (code == EXIT_USER), errors.getvalue()
    assert "Traceback" not in errors.getvalue()
    assert files_in(place.top), "it had been written before"
    assert not [name for name in files_in(place.top) if name.endswith(".part")]


BEFORE = MADE_BY_US + b"what was there\n"
