"""Where cases stand: by when they are to be answered, whether they were, and whether that was in time (§3.4, §3.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.working_days import weekdays_on, working_days_on
from qaif_cli.model.cases import CaseState
from qaif_cli.model.clocks import Clock
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.case import Case
from qaif_cli.model.moment import Moment
from qaif_cli.model.vocabulary import CaseStatus


def case_state(case: Case, now: Moment) -> CaseState:
    """A case on a day."""
    stopped = case.closed is not None or case.answered is not None
    due = None if stopped else due_day(case, now.framework)
    late = max(0, (now.day - due).days) if due else 0
    return CaseState(
        case=case,
        clock=now.framework.clock(case.clock),
        due=due,
        draft_due=_draft_due(case, due, now.framework),
        days_late=late,
        standing=_standing(case, late=bool(late)),
    )


def _standing(case: Case, *, late: bool) -> CaseStatus:
    if case.closed is not None:
        return "closed"
    if case.answered is not None:
        return "answered"
    return "late" if late else "running"


def due_day(case: Case, framework: Framework) -> date | None:
    """The day by which a case is or was to be answered; None where no day is set.

    It is the end of its clock, or the day that is printed on it; where it has both, the earlier holds. Each extension
    agreed by the day that held until then moves it; one agreed later comes too late, and what was late stays so. A clock without a length is off: by it nothing is due. That we closed
    the case for a time stops no clock: whoever set it waits.
    """
    return due_and_place(case, framework)[0]


def due_and_place(case: Case, framework: Framework) -> tuple[date | None, int | None]:
    """The day by which a case is to be answered, and the place of the extension that set it, if one did."""
    due, by = _first_due(case, framework), None
    for place, longer in numbered(case.extensions, date.max):
        if due is None or longer.date <= due:
            due, by = longer.due, place
    return due, by


def too_late(case: Case, framework: Framework) -> Iterator[tuple[int, date]]:
    """The places of the extensions that were agreed after the day that held until then, each with that day."""
    due = _first_due(case, framework)
    for place, longer in numbered(case.extensions, date.max):
        if due and longer.date > due:
            yield place, due
        else:
            due = longer.due


def _first_due(case: Case, framework: Framework) -> date | None:
    clock = framework.clock(case.clock)
    days = [day for day in (case.printed, end_of(clock, case.received) if clock else None) if day]
    return min(days, default=None)


def end_of(clock: Clock, start: date) -> date | None:
    """The last day of a clock that started on a day; None where it has no length."""
    if clock.length is None or clock.unit == "printed-day":
        return None
    if clock.unit == "months":
        return add_months(start, clock.length)
    if clock.unit == "working-days":
        return working_days_on(start, clock.length)
    return start + timedelta(days=clock.length)


def answered_in_time(case: Case, framework: Framework) -> bool | None:
    """Whether a case was answered by its day; None where it was not answered, or where no day was set."""
    answered, clock = case.answered, framework.clock(case.clock)
    if answered is None:
        return None
    bare = not case.extensions and case.printed is None
    days = clock.length if bare and clock and clock.unit == "working-days" else None
    if days and answered.date <= weekdays_on(case.received, days):
        return True  # bank holidays could only add to it, and need not be read
    due = due_day(case, framework)
    return answered.date <= due if due else None


def _draft_due(case: Case, due: date | None, framework: Framework) -> date | None:
    """The day by which a case that is ours to answer should have a draft.

    None is asked for where the clock gives no longer than the time by which a draft comes before its end.
    """
    before = framework.thresholds.case_drafted
    if due is None or before is None or case.drafted is not None or case.ours != "answer":
        return None
    day = due - timedelta(days=before.value) if before.unit == "days" else add_months(due, -before.value)
    return day if day > case.received else None
