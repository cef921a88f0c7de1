from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.state.due import due_items
from tests.support.covering import FUNCTIONS, Put, Write, meeting, plant
from tests.support.moments import moment

NEW = Put(
    "intelligence/2026/I-0001.yaml",
    "discussions:\n  - date: 2026-04-14\n",
    "discussions:\n  - date: 2026-05-26\n",
)
OFF = Write(
    "meetings/2026/2026-04-14-insights-meeting.yaml",
    """\
id: 2026-04-14-insights-meeting
title: Insights Meeting
owner: secretary
body: insights-meeting
date: 2026-04-14
cancelled: { date: 2026-04-10, by: secretary, why: Three leads are ill }
""",
)


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2026, 4, 9), date(2026, 4, 14)), (date(2026, 4, 10), date(2026, 4, 21))],
)
def test_a_meeting_is_counted_on_until_it_is_called_off(day: date, due: date, base: Path) -> None:
    plant(base, *FUNCTIONS, NEW, OFF, meeting("insights-meeting", "2026-04-21", "director-of-quality"))
    items = due_items(moment(base, day))
    assert [item.due for item in items if item.record == "I-0001"] == [due]
