"""Fixtures that every room shares.

Where several workers run the tests, the process that starts them reads this file too, and they wait for it: what takes
long to import is imported where it is used.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.lending import Lent
from tests.support.quick_folder import goes_with_this_process, put_into_memory
from tests.support.repository import Repository, repository
from tests.support.running import Golden, Qaif, Result

if TYPE_CHECKING:
    from tests.support.written import Story

# Where Python is told to keep nothing compiled, as in many containers, every process that a test starts would
# compile the whole package anew, and every run of the tests all of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

_MADE = put_into_memory()

# One process runs a thousand tests, and what is read once is kept: it is not searched for cycles at every turn.
gc.set_threshold(100_000, 50, 100)

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
JUDGING = (
    "flow.judged",
    "flow.merging",
    "flow.joining.join",
    "flow.writing.settings_drafts",
    "flow.writing.starting",
    "flow.writing.waive",
    "judge.anew",
)
"""The modules that let every rule judge a register."""
_compared = pytest.StashKey[set[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the expected outputs anew; look at the difference in git."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_compared] = set()
    config.addinivalue_line(
        "markers",
        "first: forks its process, waits for the disk, or looks through all memory: it is run before all others",
    )
    if config.getoption("dist", "no") == "no":  # else the workers run the tests, each configured by itself
        from hypothesis import settings

        # A law holds or it does not: how fast a machine is says nothing of it, and the same cases are tried each time.
        settings.register_profile("qaif", deadline=None, derandomize=True)
        settings.load_profile("qaif")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What forks or looks through all memory does so while the process is small; what waits for the disk is waited for beside the others."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


@pytest.fixture(scope="session", autouse=True)
def done_once() -> Iterator[None]:
    """What comes out the same each time is made once in a process: a record from its file, a command's options,
    the text of a new one from its fields, what the rules find in a register that is the same to the record.

    A file of the same path and the same bytes is read by the real loader, once; what it becomes cannot be
    changed, and hangs on nothing else. A file that is refused is read each time.
    """
    import typer

    from qaif_cli import cli
    from qaif_cli.judge.check import as_at, as_at_by, check
    from qaif_cli.model.moment import Moment
    from qaif_cli.store import loader
    from qaif_cli.store.yaml import emit
    from tests.support.remembering import judged_once, moment_once, written_once

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "_read", cache(loader._read))  # noqa: SLF001  # the one way in
        judged = judged_once(check)
        for asks in JUDGING:
            patch.setattr(f"qaif_cli.{asks}.check", judged)
        patch.setattr("qaif_cli.flow.briefing.as_at_by", judged_once(as_at_by))
        patch.setattr("qaif_cli.flow.request.Moment", moment_once(Moment))
        of_a_day = judged_once(lambda now, _: as_at(now))
        for asks in ("judged", "coverage"):
            patch.setattr(f"qaif_cli.flow.{asks}.as_at", of_a_day)
        patch.setattr(emit, "_dump", written_once(emit._dump))  # noqa: SLF001  # what all three of its functions call
        patch.setattr(cli, "build", cache(cli.build))
        patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
        yield


@pytest.fixture(scope="session")
def lent(tmp_path_factory: pytest.TempPathFactory) -> Lent:
    """The folder in which `base` stands."""
    return Lent(tmp_path_factory.mktemp("base"))


@pytest.fixture
def base(lent: Lent) -> Path:
    """A copy of `tests/base/records`: a small register without a fault on 15 June 2026, free to be changed."""
    return lent.fresh()


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A year of a register in a real repository, to be read and not to be changed."""
    from tests.support.story import tell

    return tell(tmp_path_factory.mktemp("story") / "repository")


@pytest.fixture
def qaif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Qaif:
    """Runs the command line in this process, in an empty folder, without colour."""
    from qaif_cli.__main__ import run

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("FORCE_COLOR", "TERMINAL_WIDTH"):
        monkeypatch.delenv(name, raising=False)

    def go(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(list(arguments))
        caught = capsys.readouterr()
        return Result(code, caught.out, caught.err)

    return go


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a file in `tests/golden`, or writes the file anew."""

    def compare(name: str, text: str) -> None:
        request.config.stash[_compared].add(name)
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"{name} has no golden file; make one with `make golden`"
        assert text == path.read_bytes().decode(), f"{name} differs; if that is meant, run `make golden`"

    return compare


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker that has ended tells which golden files its tests compared."""
    node.config.stash[_compared] |= set(node.workeroutput.get("golden", ()))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """After a whole, good run: a golden file that no test compared with anything is a fault of the run.

    What nobody holds any more is looked for once, with what it has to say; pytest and Python look again, and what is
    kept till then, which is nearly all, is told to be passed over.
    """
    gc.collect()
    gc.freeze()
    config = session.config
    if _MADE and not session.testsfailed:  # else somebody looks at the files of the tests that failed
        goes_with_this_process(_MADE)
    if hasattr(config, "workeroutput"):
        compared: set[str] = config.stash[_compared]
        config.workeroutput["golden"] = sorted(compared)
        return
    whole = {Path(arg).resolve() for arg in config.args} <= {HERE, HERE.parent}
    chosen = config.option.keyword or config.option.markexpr or config.option.deselect
    if not whole or chosen or session.testsfailed or config.option.collectonly:
        return
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    known: set[str] = config.stash[_compared]
    orphans = sorted(there - known)
    if orphans:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter = config.pluginmanager.get_plugin("terminalreporter")
        if reporter:
            reporter.write_line(
                f"\nNo test compares these golden files with anything; delete them: {orphans}", red=True
            )


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The base register in a repository of its own, on a day that stands still, where somebody may commit."""
    stop_clock(monkeypatch)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Quality Lead")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "lead@icb.example")
    return repository(tmp_path)


@pytest.fixture
def desk(qaif: Qaif, made: Repository) -> Desk:
    """A desk at that repository."""
    return Desk(qaif, made.records)
