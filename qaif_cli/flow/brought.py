"""Which findings a change adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qaif_cli.model.finding import Finding


def brought(
    base: Iterable[Finding], head: Iterable[Finding], *others: Iterable[Finding]
) -> tuple[Finding, ...]:
    """The findings that a change adds: those of the head that neither the base nor any of some others has as often."""
    left: Counter[object] = Counter()
    for known in (base, *others):
        left |= Counter(finding.identity for finding in known)
    new = []
    for finding in head:
        if left[finding.identity] > 0:
            left[finding.identity] -= 1
        else:
            new.append(finding)
    return tuple(new)
