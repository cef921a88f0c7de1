"""What is found in one register made of two, and in neither of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from qaif_cli.model.finding import Finding

Side = tuple[Iterable[Finding], Mapping[str, str]]
"""What is found at one board, and by its ID there what each record is called in the one register."""


def had_by_neither(found: Iterable[Finding], sides: Iterable[Side]) -> list[Finding]:
    """The findings that no side has: of a rule about a record, as many as there are more than at both."""
    known: Counter[tuple[str, str]] = Counter()
    for side, names in sides:
        known += Counter((item.code, names.get(item.record, item.record)) for item in side)
    new = []
    for item in found:
        key = (item.code, item.record)
        if known[key] > 0:
            known[key] -= 1
        else:
            new.append(item)
    return new
