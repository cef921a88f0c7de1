"""Indicators: each has a definition, an owner, a baseline, and a body to which it is reported."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import open_indicators
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment


@rule(
    "IND001",
    "indicator-without-baseline",
    "warning",
    "§4.6, of outcomes; that each indicator has one is our own",
    "P",
)
def without_baseline(now: Moment) -> Iterator[Hit]:
    """An indicator without a baseline.

    Why it matters: outcomes have a baseline and a measure of progress; without where it began, nobody can say
    whether anything got better.
    How to fix: write the value and the time that it is of in `baseline`, with `qaif indicator edit`.
    Example: `baseline: unknown`.
    """
    for indicator in open_indicators(now):
        if known(indicator.baseline) is None:
            yield Hit(indicator.id, "/baseline", "it has no baseline to tell progress from")


@rule(
    "IND002",
    "indicator-not-defined",
    "error",
    "§2.6 requirement 4; that each has an owner and a definition is our own",
    "P",
)
def not_defined(now: Moment) -> Iterator[Hit]:
    """An indicator without an owner, or without a definition.

    Why it matters: key quality indicators are agreed ones; a figure that nobody answers for, or that each reader
    counts in another way, is none.
    How to fix: name the role that answers for it, and write what is counted and by which rules.
    Example: `definition: unknown`.
    """
    for indicator in open_indicators(now):
        if indicator.owner == UNKNOWN:
            yield Hit(indicator.id, "/owner", "nobody is named as the owner of this indicator")
        if indicator.definition == UNKNOWN:
            yield Hit(indicator.id, "/definition", "what this indicator counts is not written down")


@rule("IND003", "indicator-not-reported", "warning", "§2.6 requirement 4", "V")
def not_reported(now: Moment) -> Iterator[Hit]:
    """An indicator that names neither a body to which it is reported nor a service in which it is followed.

    Why it matters: indicators are reported publicly and transparently at Board level, and followed in the services;
    one that nobody reads changes nothing.
    How to fix: name the bodies in `reported_to`, or the service in `service`.
    Example: an indicator with neither `reported_to` nor `service`.
    """
    for indicator in open_indicators(now):
        if not indicator.reported_to and not indicator.service:
            yield Hit(indicator.id, "/reported_to", "it is not said where this indicator is reported")
