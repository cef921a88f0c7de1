"""What the system does not give is one finding, whatever the reason; all else is judged, and nothing waits."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from qaif_cli.errors import EXIT_FINDINGS, EXIT_USER
from tests.support.repository import BASE, DAY, repository
from tests.support.running import Qaif

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows knows neither pipes nor links without a right"
)
FILE = "risks/R-0001.yaml"
Fault = Callable[[Path, pytest.MonkeyPatch], object]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "records"))


def denied(code: int) -> Fault:
    """A system that refuses to open the file; the tests may run as one who may read everything."""

    def refuse(file: Path, patch: pytest.MonkeyPatch) -> None:
        real = os.open

        def opened(path: str | Path, flags: int, mode: int = 0o777, **more: int) -> int:
            if Path(path) == file:
                raise OSError(code, os.strerror(code), str(path))
            return real(path, flags, mode, **more)

        patch.setattr(os, "open", opened)

    return refuse


def pipe(file: Path, _: pytest.MonkeyPatch) -> None:
    file.unlink()
    os.mkfifo(file)


def plug(file: Path, patch: pytest.MonkeyPatch) -> None:
    file.unlink()
    patch.chdir(file.parent)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(file.name)


def link(to: str) -> Fault:
    def linked(file: Path, _: pytest.MonkeyPatch) -> None:
        moved = file.parents[2] / "elsewhere.yaml"
        shutil.move(file, moved)
        file.symlink_to(to)

    return linked


def folder(file: Path, _: pytest.MonkeyPatch) -> None:
    file.unlink()
    (file.parents[2] / "elsewhere").mkdir()
    file.symlink_to(file.parents[2] / "elsewhere")


def directory(file: Path, _: pytest.MonkeyPatch) -> None:
    file.unlink()
    file.mkdir()


FAULTS: dict[str, tuple[Fault, str]] = {
    "a pipe": (pipe, "it is a pipe, not a file"),
    "a socket": (plug, "it is a socket, not a file"),
    "no right": (denied(errno.EACCES), "you have no right to read it"),
    "locked": (denied(errno.EBUSY), "the system does not give it (Device or resource busy)"),
    "a bad disk": (denied(errno.EIO), "the system does not give it (Input/output error)"),
    "gone since it was listed": (
        denied(errno.ENOENT),
        "it was here when the folder was listed, and is gone now",
    ),
    "a link to nothing": (link("nowhere.yaml"), "it is a link that leads nowhere"),
    "a link to itself": (link("R-0001.yaml"), "it is a link that leads round in a ring"),
    "a link out": (
        link("../../elsewhere.yaml"),
        "it is a link out of the records folder, and is not followed",
    ),
    "a link to a device": (link("/dev/zero"), "it is a link out of the records folder, and is not followed"),
    "a folder": (directory, "it is a folder, not a file"),
    "a link to a folder": (folder, "it is a link to a folder elsewhere, and nothing is read through it"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_one_finding_and_all_else_is_judged(
    fault: str, records: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn = records / "risks/R-0002.yaml"
    torn.write_text(torn.read_text("utf-8").replace("owner:", "ownr:"), "utf-8")
    spoil, why = FAULTS[fault]
    spoil(records / FILE, monkeypatch)
    asked = ("--as-of", DAY, "--records", str(records))
    done = qaif("check", *asked, "--format", "json")
    assert done.code == EXIT_FINDINGS
    found = json.loads(done.out)["findings"]
    own = [item for item in found if item["path"] == f"records/{FILE}"]
    assert [(item["code"], item["message"]) for item in own] == [("FIL007", f"this cannot be read: {why}")]
    assert {item["code"] for item in found} == {"FIL007", "SHP001", "SHP002"}
    for command in (("risk", "show"), ("show",), ("score",), ("risk", "close"), ("edit",), ("renumber",)):
        asks = (*command, "R-0001", "--records", str(records))
        said = " ".join(qaif(*asks).err.split())
        assert f"R-0001 cannot be read (risks/R-0001.yaml): this cannot be read: {why}" in said, command
        assert "There is no" not in said
        assert "Did you mean" not in said
    listed = qaif("risk", "list", *asked)
    assert listed.code == 0
    assert "Could not be read: R-0001" in listed.err


TORN: dict[str, Callable[[str], str]] = {
    "marks of a conflict": lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n",
    "no colon": lambda text: text.replace("owner: ", "owner "),
    "a field too many": lambda text: f"{text}colour: red\n",
    "an escape": lambda text: text.replace("cause: ", 'cause: "\\e" #'),
}


@pytest.mark.parametrize("fault", TORN)
@pytest.mark.parametrize("name", ["R-0001", "r1", "R-1", " r-0001 ", "A long wait for a scan"])
def test_a_record_that_cannot_be_read_is_never_another(
    fault: str, name: str, records: Path, qaif: Qaif
) -> None:
    file = records / FILE
    text = file.read_text("utf-8")
    title = text.partition("title: ")[2].partition("\n")[0]
    file.write_text(TORN[fault](text), "utf-8")
    if name.startswith("A long"):
        name = title
    for command in (("score", name), ("show", name)):
        done = qaif(*command, "--records", str(records))
        assert done.code == EXIT_USER
        assert "R-0001 cannot be read" in " ".join(done.err.split()), command
        assert "Did you mean" not in done.err


def test_a_name_that_fits_none_may_be_that_of_a_file_that_cannot_be_read(records: Path, qaif: Qaif) -> None:
    (records / FILE).write_text("", "utf-8")
    said = " ".join(qaif("score", "R-0777", "--records", str(records)).err.split())
    assert "There is no risk `R-0777` among those that can be read" in said
    assert "`qaif check` says what cannot be read" in said
    said = " ".join(qaif("concern", "show", "Q-0777", "--records", str(records)).err.split())
    assert "There is no concern `Q-0777`. " in said


def test_a_link_to_a_record_that_cannot_be_read_is_not_said_to_lead_nowhere(
    records: Path, qaif: Qaif
) -> None:
    for file in records.rglob("*.yaml"):
        if file.name != "framework.yaml":
            file.unlink()
            os.mkfifo(file)
            done = qaif("check", "--as-of", DAY, "--records", str(records), "--format", "json")
            assert {item["code"] for item in json.loads(done.out)["findings"]} >= {"FIL007"}
            assert "LNK001" not in done.out
            file.unlink()
            shutil.copy(BASE / file.relative_to(records), file)


@pytest.mark.parametrize("where", ["risks", "meetings/2026", "."])
def test_a_folder_that_may_not_be_looked_into(
    where: str, records: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir
    closed = records / where

    def scanned(path: Path) -> object:
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scanned)
    done = qaif("check", "--as-of", DAY, "--records", str(records), "--format", "concise")
    assert done.code == EXIT_FINDINGS
    shown = "records/." if where == "." else f"records/{where}"
    assert f"{shown}:1:1: FIL007 this cannot be read: you have no right to read it\n" in done.out


@pytest.mark.parametrize("fault", ["a pipe", "a link to nothing", "a link out", "no right"])
def test_a_framework_that_is_not_given(
    fault: str, records: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch
) -> None:
    FAULTS[fault][0](records / "framework.yaml", monkeypatch)
    asked = ("--records", str(records))
    done = qaif("check", *asked, "--format", "concise")
    assert done.code == EXIT_FINDINGS
    assert "records/framework.yaml:1:1: FIL007" in done.out
    for command in (("risk", "list"), ("report", "--bimonthly"), ("score", "R-0001")):
        done = qaif(*command, *asked)
        assert done.code in (0, EXIT_USER), done.err
        assert "framework.yaml" in done.out + done.err


def test_a_link_that_was_committed_is_said_to_be_one(tmp_path: Path, qaif: Qaif) -> None:
    made = repository(tmp_path)
    file = made.records / FILE
    file.unlink()
    file.symlink_to("R-0002.yaml")
    made.commit("a link")
    done = qaif("check", "--at", "HEAD", "--records", str(made.records), "--format", "concise")
    assert f"records/{FILE}:1:1: FIL007 this cannot be read: it is a link" in done.out


COMMANDS = (
    "history",
    "diff",
    "check --base HEAD",
    "check --at HEAD",
    "check --merged-with main",
    "status",
    "commit",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_where_no_git_is_installed_that_is_said(
    command: str, records: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(records))
    done = qaif(*command.split(), "--records", str(records))
    assert done.code == (0 if command == "status" else EXIT_USER)
    said = " ".join((done.out + done.err).split())
    assert "There is no git on this computer" in said or "git is not installed here" in said
