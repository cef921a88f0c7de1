from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from qaif_cli.model.as_known import _NOTHING, _known, _whole_from, as_known
from qaif_cli.model.base import known
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.register import Register
from qaif_cli.model.walk import days_in, parts
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree


@pytest.fixture
def register(base: Path) -> Register:
    return load(Worktree(base)).register


def test_a_record_known_whole_is_the_same_record(register: Register) -> None:
    for item in register.held:
        assert as_known(item.record, date(2030, 1, 1)) is item.record


def test_later_entries_and_events_are_not_known(register: Register) -> None:
    risk = register.get(Risk, "R-0001")
    assert risk
    then = as_known(risk, date(2026, 1, 25))
    assert then
    assert len(then.reviews) == 1
    assert then.validated == "unknown"
    assert then.actions == ()
    assert known(then.target) == known(risk.target)
    in_march = as_known(risk, date(2026, 3, 4))
    assert in_march
    assert [(action.id, action.done, action.note, action.extensions) for action in in_march.actions] == [
        ("A1", None, None, ()),
        ("A2", None, None, ()),
    ]


def test_days_that_lie_ahead_stay(register: Register) -> None:
    concern = register.get(Concern, "Q-0001")
    assert concern
    then = as_known(concern, date(2026, 3, 26))
    assert then
    assert then.tabled[0].next_decision == concern.tabled[0].next_decision
    assert then.exit_criteria[0].due == date(2026, 9, 30)
    assert then.updates == ()
    earlier = as_known(concern, date(2026, 3, 25))
    assert earlier
    assert earlier.exit_criteria == ()


def test_a_closure_is_known_from_its_day(register: Register) -> None:
    risk = register.get(Risk, "R-0003")
    assert risk
    before, after = as_known(risk, date(2025, 11, 3)), as_known(risk, date(2025, 11, 4))
    assert before
    assert before.closed is None
    assert after
    assert after.closed == risk.closed


def test_a_meeting_that_lies_ahead_has_an_agenda_and_nothing_else() -> None:
    meeting = Meeting.model_validate(
        {
            "id": "2026-05-28-quality-committee", "title": "Quality Committee", "owner": "secretary",
            "body": "quality-committee", "date": "2026-05-28", "chaired_by": "chair", "attended": ["chair"],
            "partners": "Healthwatch",
            "items": [{"id": "M1", "topic": "Staffing", "purpose": "assure", "minute": "Heard", "decision": "Accepted", "assurance": "limited"}],
            "actions": [{"id": "A1", "title": "Count", "owner": "chair", "due": "2026-06-30"}],
        }
    )  # fmt: skip
    before = as_known(meeting, date(2026, 5, 27))
    assert before
    assert (before.chaired_by, before.attended, before.partners, before.actions) == (None, (), None, ())
    assert before.items == (AgendaItem(id="M1", topic="Staffing", purpose="assure"),)
    assert as_known(meeting, meeting.date) is meeting


def test_a_figure_is_not_known_before_it_reached_us(register: Register) -> None:
    indicator = register.get(Indicator, "results-read")
    assert indicator
    assert indicator.points[-1].received == date(2026, 6, 9)
    before = as_known(indicator, date(2026, 6, 8))
    assert before
    assert before.points == indicator.points[:-1]
    assert as_known(indicator, date(2026, 6, 9)) is indicator


@pytest.mark.parametrize("settled", [False, True])
def test_what_is_known_whole_is_not_pruned_and_pruning_would_leave_it_so(
    register: Register, settled: bool
) -> None:
    """On every day that a record names, and the days beside it: its whole is given at once only where pruning gives the same."""
    whole = 0
    for item in register.held:
        record = item.record
        said = {getattr(part, name) for _, part in parts(record) for name in days_in(type(part))}
        for day in {day + timedelta(days=by) for day in said if isinstance(day, date) for by in (-1, 0, 1)}:
            since = _whole_from(record)
            if since and day >= since:
                whole += 1
                assert _known(record, day, settled, _NOTHING) is record
    assert whole


def test_what_lies_ahead_or_is_out_of_order_is_never_taken_for_whole(register: Register) -> None:
    risk = register.get(Risk, "R-0001")
    assert risk
    since = _whole_from(risk)
    assert since
    assert as_known(risk, since) is risk
    assert as_known(risk, since - timedelta(days=1)) is not risk
    turned = risk.model_copy(update={"reviews": risk.reviews[::-1]})
    assert _whole_from(turned) is None
    assert as_known(turned, date.max, settled=True) == risk
