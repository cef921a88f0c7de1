"""Days as people write them; the right value is a day, or the reason why it is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.errors import QaifError
from qaif_cli.flow.durations import day_of
from qaif_cli.model.base import FIRST_YEAR, LAST_YEAR
from qaif_cli.model.words import MONTHS, in_words

TODAY = date(2026, 11, 29)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_every_way_of_writing_a_day_gives_that_day(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year:04d}",
        f"{day.day:02d}.{day.month:02d}.{day.year:04d}",
        in_words(day),
        f"{day.day} {month[:3].upper()} {day.year:04d}",
        f" {day.day}th  {month.lower()}, {day.year:04d} ",
    ):
        assert day_of("--date", text, TODAY) == day


def test_a_day_near_today_has_a_word() -> None:
    found = [day_of("--date", text, TODAY) for text in ("yesterday", "Today", "tomorrow")]
    assert found == [TODAY + timedelta(days=count) for count in (-1, 0, 1)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/11/2026", "November 2026 has 30 days."),
        ("2026-02-29", "February 2026 has 28 days."),
        ("29 Feb 2027", "February 2027 has 28 days."),
        ("0/1/2026", "January 2026 has 31 days."),
        ("11/28/2026", "There is no month 28; the day comes first."),
        ("2026-13-01", "There is no month 13"),
        ("31/3/27", "Write the year with four figures"),
        ("1 Nov 26", "Write the year with four figures"),
        ("March 2027", "That is a month; say the day too"),
        ("Apr-25", "That is a month; say the day too"),
        ("2026-11", "That is a month; say the day too"),
        ("20261119", "Write 2026-11-19, 19/11/2026 or 19 November 2026."),
        ("2026-W47-4", "Write 2026-11-19"),
        ("46345", "Write 2026-11-19"),
        ("TBC", "Write 2026-11-19"),
        ("19 Brumaire 2026", "Write 2026-11-19"),
        ("1/1/0000", "Write 2026-11-19"),
        ("١٩/١١/٢٠٢٦", "Write 2026-11-19"),
        ("", "Write 2026-11-19"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(QaifError) as told:
        day_of("--date", text, TODAY)
    assert f"`--date {text}` is not a date. {why}" in str(told.value)
