"""Where each situation stands on a day: when it is assessed again, and whether a risk holds what lasts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from qaif_cli.judge.state.open_records import is_open, limit
from qaif_cli.model.closings import open_from, opened_again
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.kinds.situation import Situation, SituationAssessment
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.situations import SituationState

_END_OF_DAY = "24:00"


@once
def situations(now: Moment) -> Mapping[str, SituationState]:
    """Every situation that had begun by the day, by its ID."""
    return {situation.id: situation_state(situation, now) for situation in now.register.situations}


def open_situations(now: Moment) -> Iterator[SituationState]:
    """The situations that are not closed."""
    return (state for state in situations(now).values() if not state.closed)


def situation_state(situation: Situation, now: Moment) -> SituationState:
    """A situation on a day, as its histories give it."""
    entries = in_order(situation)
    due, set_by = _due(situation, entries, now.framework)
    since = max(situation.opened, opened_again(situation) or situation.opened)
    lasting = now.framework.thresholds.situation_lasting
    free = lasting is None or situation.closed is not None or _held(situation, now)
    pairs = tuple(pairwise(entries))
    return SituationState(
        situation=situation,
        day=now.day,
        assessments=entries,
        due=due,
        set_by=set_by,
        since=since,
        risk_by=None if free or lasting is None else limit(lasting, since, now.framework),
        in_time=sum(_in_time(situation, first, then, now.framework) for first, then in pairs),
        followed=len(pairs),
    )


def in_order(situation: Situation) -> tuple[SituationAssessment, ...]:
    """The assessments of a situation in the order of their days and times."""
    return tuple(sorted(situation.assessments, key=lambda entry: (entry.date, entry.at)))


def again_by(entry: SituationAssessment, framework: Framework) -> tuple[date, bool]:
    """The day by which a situation is assessed again after an assessment, and whether the assessment names it.

    The settings say how long after an assessment the next may be at most; where that is earlier, it holds.
    """
    most = framework.thresholds.situation_reassessed
    latest = limit(most, entry.date, framework) if most else entry.reassess_by
    return min(entry.reassess_by, latest), entry.reassess_by <= latest


def _due(
    situation: Situation, entries: tuple[SituationAssessment, ...], framework: Framework
) -> tuple[date | None, SituationAssessment | None]:
    """By when an open situation is assessed again; one that nobody assessed is assessed on the day it began."""
    if situation.closed is not None:
        return None, None
    if not entries:
        return open_from(situation, framework.counted_from(situation.opened)), None
    day, named = again_by(entries[-1], framework)
    due = open_from(situation, day)
    return due, entries[-1] if named and due == day else None


def _in_time(
    situation: Situation, first: SituationAssessment, then: SituationAssessment, framework: Framework
) -> bool:
    """Whether an assessment came by the day and time by which the one before it asked for it."""
    day, named = again_by(first, framework)
    due = open_from(situation, day)
    hour = first.reassess_at if named and due == day and first.reassess_at else _END_OF_DAY
    return (then.date, then.at) <= (due, hour)


def _held(situation: Situation, now: Moment) -> bool:
    """Whether an open risk of the register is named by the situation."""
    risks = (now.register.get(Risk, id_) for id_ in situation.risks)
    return any(risk is not None and is_open(risk) for risk in risks)
