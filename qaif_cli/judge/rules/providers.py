"""Providers: their regulatory status is known."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import limit, open_providers
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words


@rule(
    "PRV001",
    "regulatory-status-not-known",
    "warning",
    "§5.1 Acute and independent services; how old, and that the regulator is the CQC, is our own",
    "P",
)
def status_not_known(now: Moment) -> Iterator[Hit]:
    """A provider whose status with the regulator is not known, or was last checked too long ago.

    Why it matters: the status with the Care Quality Commission is to be known for all organisations.
    How to fix: look it up, and add a rating with the day on which you looked; where the provider need not be
    registered, write why in `not_required`; where it has closed or merged, close it.
    Example: `cqc: unknown`, or a rating last checked two years ago.
    """
    for provider in open_providers(now):
        cqc = known(provider.cqc)
        if cqc is None:
            yield Hit(provider.id, "/cqc", "its status with the regulator is not known")
            continue
        if cqc.not_required:
            continue
        checks = [(rating.checked_on, place) for place, rating in enumerate(cqc.ratings)]
        if not checks:
            yield Hit(provider.id, "/cqc/ratings", "nobody has recorded its status with the regulator")
            continue
        checked, place = max(checks)
        if limit(now.framework.thresholds.cqc_checked, checked, now.framework) < now.day:
            message = f"its status with the regulator was last checked on {in_words(checked)}"
            yield Hit(provider.id, f"/cqc/ratings/{place}/checked_on", message)
