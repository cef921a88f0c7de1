"""A closing that a paper names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.record import Closure, Record


@dataclass(frozen=True)
class Ended:
    """A record that was closed since a body was last shown the register.

    Attributes:
        kind: The name of its kind.
        area: The area in whose report it stands; empty where it has none.
        stood: Where a risk, a concern or a commitment stood when it was closed, in words; else empty.
        effect: Whether it may have been closed for what was done: a risk, a concern, or a commitment that was achieved.
        until: The day from which it is open again; None where it is not.
        recorded_late: Whether it is dated by the earlier day, and was not in what was shown.
    """

    record: Record
    kind: str
    closing: Closure
    area: str
    stood: str
    effect: bool
    until: date | None
    recorded_late: bool
