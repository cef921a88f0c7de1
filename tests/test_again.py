from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from qaif_cli.again import NOT_OF_THE_RECORDS, OF_A_KIND, answered
from qaif_cli.cli import build
from qaif_cli.errors import EXIT_INTERRUPTED
from qaif_cli.model.kinds import KINDS
from qaif_cli.store import source
from qaif_cli.store.answers import answers
from tests.support.desk import stop_clock
from tests.support.lending import BASE
from tests.support.planted import TRIANGULATION

PURE = {
    "--all",
    "--area",
    "--as-of",
    "--band",
    "--body",
    "--clock",
    "--decision",
    "--early-warning",
    "--format",
    "--from",
    "--help",
    "--ignore",
    "--level",
    "--overdue",
    "--owner",
    "--plain",
    "--position",
    "--private",
    "--provider",
    "--records",
    "--section",
    "--select",
    "--set",
    "--severity",
    "--sort",
    "--source",
    "--status",
    "--strict",
    "--fail-on",
    "--theme",
    "--to",
    "--window",
    "--within",
    "-h",
}
"""The options that only choose what is told of the records."""
ONE_OF = {kind.name: min(BASE.joinpath(kind.folder).rglob("*.yaml")).stem for kind in KINDS}
QUESTIONS = [
    ["check"],
    ["check", "--format", "json"],
    ["coverage"],
    ["due", "--within", "2m"],
    ["due", "--help"],
    ["evidence", "S01"],
    ["find", "the"],
    ["show", ONE_OF["concern"]],
    ["triangulate"],
    *([kind.name, "list"] for kind in KINDS),
    *([name, "show", one] for name, one in ONE_OF.items()),
]
Told = tuple[int, str, str]
Ask = Callable[..., Told]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    copy = Path(shutil.copytree(BASE, tmp_path / "records"))
    settings = copy / "framework.yaml"
    settings.write_text(settings.read_text("utf-8") + TRIANGULATION, "utf-8")
    return copy


@pytest.fixture
def ask(records: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Asks, and says whether it was worked out."""
    from qaif_cli import __main__

    monkeypatch.chdir(records.parent)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("qaif_cli.again.program", lambda *_: os.environ.get("PROGRAM", ""))
    stop_clock(monkeypatch)

    def go(arguments: list[str], *, anew: bool) -> Told:
        source.FOLDERS_READ.clear()
        worked_out: list[list[str]] = []

        def work_out(given: list[str]) -> int:
            worked_out.append(given)
            return __main__.run(given)

        capsys.readouterr()
        code = answered(arguments, work_out)
        assert bool(worked_out) is anew, arguments
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    return go


def folder(records: Path) -> Path:
    return records.parent / ".git" / "qaif" / "answers"


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_it_says_the_same_again_without_git_and_without_working_it_out(
    question: list[str], ask: Ask, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_git(*_: object, **__: object) -> None:
        raise AssertionError

    if "json" not in question:
        monkeypatch.setattr("qaif_cli.store.git.process._call", no_git)
    first = ask(question, anew=True)
    assert first[0] in {0, 1}
    assert ask(question, anew=False) == first
    shutil.rmtree(folder(records))
    assert ask(question, anew=True) == first


def test_every_command_that_is_remembered_is_asked_here() -> None:
    asked = {
        tuple(question[:2]) if question[1:2] and question[1] in OF_A_KIND else question[0]
        for question in QUESTIONS
    }
    assert asked == set(NOT_OF_THE_RECORDS) | {(kind.name, verb) for kind in KINDS for verb in OF_A_KIND}


def test_of_every_option_it_is_said_whether_it_reads_the_records_alone() -> None:
    app = typer.main.get_command(build())
    commands = {name: app.commands[name] for name in NOT_OF_THE_RECORDS}  # type: ignore[attr-defined]  # it is a group
    assert {
        (name, word)
        for name, command in commands.items()
        for option in command.params
        for word in option.opts
        if word.startswith("-") and word not in PURE | set(NOT_OF_THE_RECORDS[name])
    } == set()
    for kind in KINDS:
        of_kind = typer.main.get_command(build(kind.name)).commands[kind.name]  # type: ignore[attr-defined]  # as above
        for verb in OF_A_KIND:
            words = {word for option in of_kind.commands[verb].params for word in option.opts}
            assert {word for word in words if word.startswith("-")} <= PURE | {"--at"}


def test_what_it_hangs_on_makes_it_another_question(
    ask: Ask, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(["risk", "list"], anew=True)
    ask(["risk", "list", "--plain"], anew=True)
    monkeypatch.setenv("COLUMNS", "70")
    ask(["risk", "list"], anew=True)
    monkeypatch.setenv("COLUMNS", "100")
    ask(["risk", "list"], anew=False)
    stop_clock(monkeypatch, "2026-06-16")
    ask(["risk", "list"], anew=True)
    monkeypatch.setenv("PROGRAM", "the next version")
    ask(["risk", "list"], anew=True)
    monkeypatch.chdir(records)
    ask(["risk", "list"], anew=True)


@pytest.mark.parametrize("change", ["another byte", "one more", "one less", "not to be read"])
def test_a_register_that_is_otherwise_is_read(change: str, ask: Ask, records: Path) -> None:
    ask(["find", "the"], anew=True)
    ask(["check"], anew=True)
    file = next(records.glob("risks/*.yaml"))
    data, times = file.read_bytes(), file.stat()
    if change == "another byte":
        file.write_bytes(data.replace(b"a", b"e", 1))
    elif change == "one more":
        file.with_name("R-9999.yaml").write_bytes(data)
    elif change == "one less":
        file.unlink()
    else:
        file.unlink()
        file.mkdir()
    if file.is_file():
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    ask(["check"], anew=True)
    assert len(list(folder(records).glob("*-*"))) == 1  # nothing is left of how it was before
    ask(["check"], anew=False)


def test_what_was_changed_meanwhile_is_not_remembered(
    ask: Ask, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qaif_cli import __main__

    run = __main__.run

    def slow(arguments: list[str]) -> int:
        code = run(arguments)
        (records / "risks" / "R-9999.yaml").write_text("id: R-9999\n", "utf-8")
        return code

    monkeypatch.setattr(__main__, "run", slow)
    ask(["check"], anew=True)
    assert not folder(records).exists()


def test_an_error_and_another_folder_are_not_remembered(ask: Ask, records: Path, tmp_path: Path) -> None:
    ask(["show", "R-4711"], anew=True)
    ask(["show", "R-4711"], anew=True)
    other = Path(shutil.copytree(BASE, tmp_path / "elsewhere" / "records"))
    ask(["find", "--records", "--records", str(other)], anew=True)
    assert not list(folder(records).glob("*-*"))


@pytest.mark.parametrize(
    "hostile", ["forged", "brought", "cut", "no secret", "a file", "empty secret", "rubbish"]
)
def test_what_was_not_kept_here_is_not_believed(
    hostile: str, ask: Ask, records: Path, tmp_path: Path
) -> None:
    first = ask(["check"], anew=True)
    kept = next(folder(records).glob("*-*"))
    lie = kept.read_bytes().replace(b"error", b"lies").replace(b'"code": 1', b'"code": 0') + b" "
    if hostile == "forged":
        kept.write_bytes(lie)
    elif hostile == "brought":  # as an archive is unpacked: every byte and every time is as it was
        moved = tmp_path / "moved"
        shutil.copytree(folder(records), moved, copy_function=shutil.copy2)
        shutil.rmtree(folder(records))
        shutil.copytree(moved, folder(records), copy_function=shutil.copy2)
    elif hostile == "cut":
        kept.write_bytes(lie[:40])
    elif hostile == "no secret":
        kept.write_bytes(lie)
        (folder(records) / "secret").unlink()
    elif hostile == "a file":
        shutil.rmtree(folder(records))
        folder(records).write_bytes(lie)
    elif hostile == "empty secret":
        kept.write_bytes(lie)
        (folder(records) / "secret").write_bytes(b"")
    else:
        kept.write_bytes(b"\xff\x00" * 100)
    assert ask(["check"], anew=True) == first


def test_it_can_be_told_to_remember_nothing(ask: Ask, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(["due"], anew=True)
    monkeypatch.setenv("QAIF_REMEMBER", "no")
    assert ask(["due"], anew=True) == first
    ask(["check"], anew=True)
    assert len(list(folder(records).glob("*-*"))) == 1


def test_no_git_no_place(ask: Ask, records: Path) -> None:
    (records.parent / ".git").rmdir()
    before = sorted(records.parent.rglob("*"))
    ask(["check"], anew=True)
    ask(["check"], anew=True)
    assert sorted(records.parent.rglob("*")) == before


def test_there_is_an_end_to_what_is_kept(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qaif_cli.store.answers.MOST", 3)
    kept = answers(records)
    assert kept
    for number in range(5):
        kept.keep({"n": number}, number)
    assert [kept.get({"n": number}) for number in range(5)] == [None, None, None, 3, 4]


def test_the_whole_command_says_it_again(
    records: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from qaif_cli.__main__ import main

    monkeypatch.chdir(records.parent)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["qaif", "risk", "list", "--format", "json"])
    told = []
    for _ in range(2):
        source.FOLDERS_READ.clear()
        with pytest.raises(SystemExit) as left:
            main()
        told.append((left.value.code, *capfd.readouterr()))
    assert told[0] == told[1]
    assert json.loads(told[0][1])["risks"]
    assert len(list(folder(records).glob("*-*"))) == 1


def test_who_stops_it_before_the_command_begins_sees_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from qaif_cli.__main__ import main

    def stopped(_arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("qaif_cli.__main__._answered", stopped)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("warnings.simplefilter", lambda _how: None)
    monkeypatch.setenv("NODEFAULTCURRENTDIRECTORYINEXEPATH", "1")
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == EXIT_INTERRUPTED
