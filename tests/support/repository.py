"""A copy of the base register in a real repository, changed commit by commit, and what a check finds in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.support.lending import files_in

if TYPE_CHECKING:
    from qaif_cli.model.finding import Finding

BASE = Path(__file__).parents[1] / "base" / "records"
DAY = "2026-06-15"
LEAD = "lead@icb.example"
Edit = Mapping[str, Any]


@dataclass(frozen=True)
class Repository:
    """A repository with a register in it.

    Attributes:
        root: Its top folder, which is the workspace too.
    """

    root: Path

    @property
    def records(self) -> Path:
        """The records folder."""
        return self.root / "records"

    def git(self, *arguments: str, **environment: str) -> str:
        """What git prints."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **_by(LEAD, DAY), **environment},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode().strip()

    def edit(self, change: Edit) -> None:
        """Change one file: find and put, write, append, remove or rename."""
        file = self.records / change["file"]
        if "write" in change:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(change["write"], encoding="utf-8", newline="")
        elif "remove" in change:
            file.unlink()
        elif "rename" in change:
            file.rename(self.records / change["rename"])
        else:
            text = file.read_text(encoding="utf-8")
            if "append" in change:
                text += change["append"]
            else:
                assert change["find"] in text, change
                text = text.replace(change["find"], change["put"], 1)
            file.write_text(text, encoding="utf-8", newline="")

    def commit(
        self,
        message: str = "change",
        *,
        by: str = LEAD,
        day: str = DAY,
        edits: Iterable[Edit] = (),
        signed: bool = False,
    ) -> str:
        """Make some edits and commit them; the commit's full name."""
        for change in edits:
            self.edit(change)
        every = ("--all",) if knows_every_file(self.root) else ()
        if not every:
            self.git("add", "--all")
        sign = ("--gpg-sign",) if signed else ()
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}", *every, *sign, **_by(by, day))
        return head(self.root)


def repository(folder: Path, before: Iterable[Edit] | None = None) -> Repository:
    """The base register with some edits on `main`, and a branch `work` for what comes next."""
    made = Repository(folder / "register")
    folders, files = _parts(json.dumps(before or ()))
    for name in folders:
        (made.root / name).mkdir(parents=True)
    for name, data in files.items():
        (made.root / name).write_bytes(data)
    return made


def kept(name: str) -> Path:
    """A place for what is made once in a process and copied by every test that begins with it."""
    return Path(_folder().name) / name


@cache
def _folder() -> TemporaryDirectory[str]:
    """Goes with the process."""
    return TemporaryDirectory(prefix="qaif-")


@cache
def _prepared(before: str) -> Path:
    """The repository as every test with the same edits begins with it: made once, and copied."""
    made = Repository(kept(str(_prepared.cache_info().misses)))
    shutil.copytree(BASE, made.records)
    begin(made.root)
    made.commit("The register", day="2026-06-01", edits=json.loads(before))
    made.git("switch", "--quiet", "--create", "work")
    pack(made)
    return made.root


@cache
def _parts(before: str) -> tuple[list[str], dict[str, bytes]]:
    """The folders of such a repository, each after the one in which it stands, and what its files hold."""
    made = _prepared(before)
    folders = [os.path.relpath(folder, made) for folder, _, _ in os.walk(made)]
    return folders, files_in(made)


def pack(made: Repository) -> None:
    """Make one file of all objects: it is copied faster than fifty."""
    made.git("repack", "-adq")


def begin(top: Path) -> None:
    """A repository without hooks, whose commits are not each followed by a look for what could be tidied."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", "--template=", top], check=True)
    with (top / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write("[core]\n\tautocrlf = false\n[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n")


def knows_every_file(top: Path) -> bool:
    """Whether git surely knows every file that is there, so that a commit takes in what changed without another process before it.

    Before each path its index says how long it is; where it is written in another way, or a merge is to be settled, no.
    """
    index, place = top / ".git" / "index", os.fspath(top)
    known = index.read_bytes() if index.is_file() else b""
    for folder, below, files in os.walk(place):
        below[:] = [name for name in below if name != ".git"]
        inside = folder.removeprefix(place).replace(os.sep, "/")
        for file in files:
            path = os.fsencode(f"{inside}/{file}".removeprefix("/"))
            if len(path).to_bytes(2) + path + b"\0" not in known:
                return False
    return True


def head(top: Path) -> str:
    """The full name of the commit that is checked out, read where git keeps it."""
    name = (top / ".git" / "HEAD").read_text("utf-8").strip()
    return (top / ".git" / name[5:]).read_text("utf-8").strip() if name.startswith("ref: ") else name


def found(
    made: Repository, *, base: str = "", merged: str = "", branches: bool = False
) -> list[dict[str, Any]]:
    """What `qaif check` finds, as its JSON has it."""
    from qaif_cli.flow.check import CheckOptions, run_check
    from qaif_cli.flow.request import Ask

    day = date.fromisoformat(DAY)
    options = CheckOptions(base=base, merged=merged, branches=branches, style="json")
    findings: list[dict[str, Any]] = json.loads(
        run_check(Ask(made.records, made.root, day, day), options).text
    )["findings"]
    return findings


def brought(made: Repository, base: str) -> tuple[Finding, ...]:
    """What `qaif check --base` finds, as the findings themselves, with their pointers."""
    from qaif_cli.flow.check_change import brought_by_change, standing_on
    from qaif_cli.flow.judged import checked
    from qaif_cli.flow.place import bounded, in_order
    from qaif_cli.flow.request import Ask
    from qaif_cli.store.source import Worktree

    day = date.fromisoformat(DAY)
    ask = Ask(made.records, made.root, day, day)
    workspace = ask.workspace()
    done = checked(Worktree(made.records), day, day, workspace.prefix)
    on = standing_on(ask, workspace, base, done)
    assert on is not None
    return bounded(sorted(brought_by_change(ask, workspace, on, done), key=in_order))


def _by(email: str, day: str) -> dict[str, str]:
    name = email.partition("@")[0]
    return {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", name), ("EMAIL", email), ("DATE", f"{day}T12:00:00Z"))
    }
