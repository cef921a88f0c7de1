"""Reads the records of a source, and judges them by every rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.flow.place import placed
from qaif_cli.judge.check import Excused, check
from qaif_cli.model.finding import Finding
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import RecordSource


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


def read_and_checked(loaded: Loaded, as_of: date, today: date, prefix: str = "") -> Checked:
    """Judge what was read."""
    found = list(loaded.findings)
    excused: tuple[Excused, ...] = ()
    if loaded.framework is not None:
        judged = check(Moment(loaded.register, loaded.framework, as_of, today))
        found += judged.findings
        excused = judged.excused
    return Checked(loaded, tuple(placed(found, loaded.register, prefix)), excused)
