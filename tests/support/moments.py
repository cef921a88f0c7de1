"""A register at a moment, and one record as it was known on a day."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from qaif_cli.model.as_known import as_known
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import Worktree

BASE = Path(__file__).parents[1] / "base" / "records"
R = TypeVar("R", bound=Record)


@cache
def base_framework() -> Framework:
    """The settings of the base register."""
    found = load(Worktree(BASE)).framework
    assert found
    return found


def moment(
    of: Path | Loaded | Register | Record,
    day: date,
    framework: Framework | None = None,
    *,
    today: date | None = None,
) -> Moment:
    """A register on a day.

    Args:
        of: A records folder, what was read of one, a register, or a single record that is all there is.
        day: The day.
        framework: The settings, where they are not those that were read; those of the base register for the others.
        today: The real day, where it is another.
    """
    if isinstance(of, Path):
        of = load(Worktree(of))
    if isinstance(of, Loaded):
        framework = framework or of.framework
        assert framework
        of = of.register
    if isinstance(of, Record):
        of = register(of)
    return Moment(of, framework or base_framework(), day, today or day)


def register(*records: Record) -> Register:
    """A register of some records without files."""
    return Register(tuple(Held(type(record).__name__.lower(), "", record, "") for record in records))


def known(record: R, day: date) -> R:
    """A record as it was known on a day: its histories in order, with what was corrected out of them."""
    found = as_known(record, day, settled=True)
    assert found, f"{record.id} was not there on {day}"
    return found
