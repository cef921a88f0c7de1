"""Reads the records of a source, and judges them by every rule."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from qaif_cli.flow.place import placed
from qaif_cli.judge.check import Excused, RuleResults, as_at, check
from qaif_cli.judge.unremarked import spare, unremarked
from qaif_cli.model.finding import Finding
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.store.judgements import KeptJudgements, judgements
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import RecordSource, Worktree
from qaif_cli.store.workspace import Workspace


@dataclass(frozen=True)
class Checked:
    """A register and the findings on it.

    Attributes:
        findings: With their places, by file and line.
        excused: What is set aside by an agreed exception.
    """

    loaded: Loaded
    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]

    @property
    def framework(self) -> Framework | None:
        """The settings; None where they could not be read."""
        return self.loaded.framework

    @property
    def register(self) -> Register:
        """The records."""
        return self.loaded.register


def checked(
    source: RecordSource, as_of: date, today: date, prefix: str = "", like: Register | None = None
) -> Checked:
    """Read the records of a source and judge them; files equal to those of another reading are not parsed again."""
    return read_and_checked(load(source, like), as_of, today, prefix)


def checked_again(workspace: Workspace, as_of: date, today: date, *, keeps: bool) -> Checked:
    """Read the records of a workspace as they are on the disk and judge them; what is known to be right in itself is not asked again.

    Args:
        workspace: The workspace.
        as_of: The day that is asked about.
        today: The real day.
        keeps: Whether it is kept which records are right in themselves.
    """
    loaded, kept = load(Worktree(workspace.records)), judgements(workspace.records)
    if loaded.framework is None or kept is None:
        return read_and_checked(loaded, as_of, today, workspace.prefix)
    now = Moment(loaded.register, loaded.framework, as_of, today)
    with _spared(kept, now, today, keeps=keeps):
        return _judged(loaded, now, workspace.prefix)


def known_and_judged(workspace: Workspace, now: Moment) -> RuleResults:
    """Judge what was known on a day; what is known to be right in itself is not asked again."""
    kept = judgements(workspace.records)
    if kept is None:
        return as_at(now)
    with _spared(kept, now, now.day, keeps=True):
        return as_at(now)


@contextmanager
def _spared(kept: KeptJudgements, now: Moment, today: date, *, keeps: bool) -> Iterator[None]:
    """Judge without asking of records that are known to be right in themselves, and keep which are, where that is wanted."""
    names = kept.names(now.written, now.day, today)
    spare(now, {path for path, name in names.items() if name in kept.known}, today)
    yield
    if keeps:
        right = unremarked(now, today)
        kept.keep(name for path, name in names.items() if path in right)


def read_and_checked(loaded: Loaded, as_of: date, today: date, prefix: str = "") -> Checked:
    """Judge what was read."""
    now = Moment(loaded.register, loaded.framework, as_of, today) if loaded.framework else None
    return _judged(loaded, now, prefix)


def _judged(loaded: Loaded, now: Moment | None, prefix: str) -> Checked:
    found = list(loaded.findings)
    excused: tuple[Excused, ...] = ()
    if now is not None:
        judged = check(now)
        found += judged.findings
        excused = judged.excused
    return Checked(loaded, tuple(placed(found, loaded.register, prefix)), excused)
