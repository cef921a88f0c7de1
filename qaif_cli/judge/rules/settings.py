"""The framework itself: it applies on the day judged, and its bodies meet on days that can be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.rule import rule
from qaif_cli.judge.workdays import rule_fault
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Register
from qaif_cli.model.words import in_words


@rule("FRM001", "framework-out-of-date", "warning", "§1", "V")
def out_of_date(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:  # noqa: ARG001
    """A framework whose last day has passed.

    Why it matters: the framework is refreshed every year; after its last day, records are judged by rules that
    nobody has agreed to.
    How to fix: bring the refreshed framework into `framework.yaml`, with its dates.
    Example: `valid_to: 2026-03-31`, on 15 June.
    """
    valid_to = known(framework.valid_to)
    if valid_to and as_of > valid_to:
        yield Hit("", "/valid_to", f"the framework applied until {in_words(valid_to)}", path="framework.yaml")


@rule("FRM002", "recurrence-not-readable", "error", "qaif: how records are written", "P")
def recurrence(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:  # noqa: ARG001
    """A body whose recurrence is no iCalendar rule, or names no day.

    Why it matters: its meetings cannot be planned, and nobody is told that one is missing.
    How to fix: write the rule as in RFC 5545, without a start: `FREQ=WEEKLY;BYDAY=TU`; the fourth Thursday of some
    months is `FREQ=YEARLY;BYMONTH=1,3,5;BYDAY=+4TH`.
    Example: `recurs: every Tuesday`.
    """
    for place, body in enumerate(framework.bodies):
        fault = rule_fault(body.recurs) if body.recurs else ""
        if fault:
            message = f"`{body.recurs}` does not say on which days the {body.name} meets: {fault}"
            yield Hit("", f"/bodies/{place}/recurs", message, path="framework.yaml")
