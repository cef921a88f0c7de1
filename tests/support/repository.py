"""A copy of the base register in a real repository, changed commit by commit, and what a check finds in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qaif_cli.flow import check
from qaif_cli.flow.check import CheckOptions, checked, run_check
from qaif_cli.flow.request import Ask
from qaif_cli.model.finding import Finding
from qaif_cli.store.source import Worktree

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
        self.git("add", "--all")
        sign = ("--gpg-sign",) if signed else ()
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}", *sign, **_by(by, day))
        return self.git("rev-parse", "HEAD")


def repository(folder: Path, before: Iterable[Edit] | None = None) -> Repository:
    """The base register with some edits on `main`, and a branch `work` for what comes next."""
    made = Repository(folder / "register")
    shutil.copytree(BASE, made.records)
    made.git("init", "--quiet", "--initial-branch=main")
    made.git("config", "core.autocrlf", "false")
    made.commit("The register", day="2026-06-01", edits=before or ())
    made.git("switch", "--quiet", "--create", "work")
    return made


def found(
    made: Repository, *, base: str = "", merged: str = "", branches: bool = False
) -> list[dict[str, Any]]:
    """What `qaif check` finds, as its JSON has it."""
    day = date.fromisoformat(DAY)
    options = CheckOptions(base=base, merged=merged, branches=branches, style="json")
    findings: list[dict[str, Any]] = json.loads(
        run_check(Ask(made.records, made.root, day, day), options).text
    )["findings"]
    return findings


def brought(made: Repository, base: str) -> tuple[Finding, ...]:
    """What `qaif check --base` finds, as the findings themselves, with their pointers."""
    day = date.fromisoformat(DAY)
    ask = Ask(made.records, made.root, day, day)
    workspace = ask.workspace()
    done = checked(Worktree(made.records), day, day, workspace.prefix)
    return check.found(ask, workspace, CheckOptions(base=base), done)


def _by(email: str, day: str) -> dict[str, str]:
    name = email.partition("@")[0]
    return {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", name), ("EMAIL", email), ("DATE", f"{day}T12:00:00Z"))
    }
