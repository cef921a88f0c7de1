"""What a cell says of the day or the period of a figure."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.exchange.days import Length, When, both_ways, when_of, when_written
from qaif_cli.exchange.formats import day_in
from qaif_cli.exchange.sheet import Cell
from qaif_cli.model.base import FIRST_YEAR, LAST_YEAR
from qaif_cli.model.words import MONTHS, in_words


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_every_way_of_writing_a_day_gives_that_day(day: date) -> None:
    month = MONTHS[day.month - 1]
    ways = [
        day.isoformat(),
        f"{day.isoformat()}T00:00:00",
        f"{day:%Y%m%d}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        f"{day.day}-{month[:3]}-{day.year}",
        in_words(day),
    ]
    ways += [f"{day.day}-{month[:3]}-{day.year % 100:02}"] if day.year >= 2000 else []
    assert {when_written(text) for text in ways if day.year < 2100} <= {When(day)}


@pytest.mark.parametrize(
    ("text", "last", "length", "words"),
    [
        ("Apr-25", date(2025, 4, 30), "month", "April 2025"),
        ("April 2025", date(2025, 4, 30), "month", "April 2025"),
        ("Sept 2025", date(2025, 9, 30), "month", "September 2025"),
        ("2025-04", date(2025, 4, 30), "month", "April 2025"),
        ("2011-12", date(2011, 12, 31), "month", "December 2011"),
        ("2025/26 Q1", date(2025, 6, 30), "quarter", "2025/26 Q1"),
        ("2025-26 Q2", date(2025, 9, 30), "quarter", "2025/26 Q2"),
        ("Q4 2025/26", date(2026, 3, 31), "quarter", "2025/26 Q4"),
        ("2025/2026 Q3", date(2025, 12, 31), "quarter", "2025/26 Q3"),
        ("1999/00 Q4", date(2000, 3, 31), "quarter", "1999/00 Q4"),
        ("2025/26", date(2026, 3, 31), "year", "2025/26"),
        ("2025-26", date(2026, 3, 31), "year", "2025/26"),
    ],
)
def test_a_period_is_that_period(text: str, last: date, length: Length, words: str) -> None:
    found = when_written(text)
    assert found == When(last, length)
    assert isinstance(found, When)
    assert found.words() == words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("30/06/26", "Write the year with four figures"),
        ("31/11/2026", "November 2026 has 30 days."),
        ("11/28/2026", "There is no month 28; the day comes first."),
        ("20261345", "Write 2026-04-30"),
        ("2025/27 Q1", "Write 2026-04-30"),
        ("2025/26 Q5", "Write 2026-04-30"),
        ("Q1 2026", "Write 2026-04-30"),
        ("TBC", "Write 2026-04-30"),
        ("12", "Write 2026-04-30"),
        ("0000-01", "Write 2026-04-30"),
        ("9999/00", "Write 2026-04-30"),
        ("9999/00 Q4", "Write 2026-04-30"),
        ("0000/01 Q1", "Write 2026-04-30"),
        ("Q4 9999/00", "Write 2026-04-30"),
    ],
)
def test_what_is_not_clear_is_refused_with_the_reason(text: str, why: str) -> None:
    found = when_written(text)
    assert isinstance(found, str)
    assert found.startswith("The date cannot be read.")
    assert why in found


@given(
    st.sampled_from(["0000", "0001", "1999", "2026", "9998", "9999", "12", ""]),
    st.text("0123456789/-. qQ4marT:Z", max_size=9),
)
def test_no_text_is_more_than_a_day_or_a_reason(year: str, text: str) -> None:
    for said in (year + text, text + year, f"{year}/{int(year or 0) % 100 + 1:02} Q4"):
        assert isinstance(when_written(said), When | str)


def test_a_cell_says_a_day_or_a_month_by_its_format() -> None:
    april = datetime(2026, 4, 1)  # noqa: DTZ001  # a sheet knows no time zones
    assert when_of(Cell("date", april, "", "dd/mm/yyyy")) == When(april.date())
    assert when_of(Cell("date", april, "", "mmm-yy")) == When(date(2026, 4, 30), "month")
    assert when_of(Cell("number", 46113)) == When(april.date(), serial=True)
    assert isinstance(when_of(Cell("error", "#N/A")), str)
    assert isinstance(when_of(Cell("number", 46113.5)), str)


@pytest.mark.parametrize(
    ("form", "hour", "said"),
    [
        ("dd/mm/yyyy", 0, date(2026, 4, 1)),
        ("[$-809]d mmmm yyyy;@", 0, date(2026, 4, 1)),
        ("", 0, date(2026, 4, 1)),
        ("General", 0, date(2026, 4, 1)),
        ("mmm-yy", 0, "the cell shows a month, and a day is meant"),
        ('[$-809]"dated "mmmm\\ yyyy;@', 0, "the cell shows a month, and a day is meant"),
        ("yyyy", 0, "the cell shows a year, and a day is meant"),
        ("dd/mm/yyyy", 14, "`2026-04-01 14:00:00` has an hour, and a day is meant"),
    ],
)
def test_the_day_of_one_event_is_no_month_and_no_hour(form: str, hour: int, said: date | str) -> None:
    at = datetime(2026, 4, 1, hour)  # noqa: DTZ001  # a sheet knows no time zones
    assert day_in(Cell("date", at, "", form)) == said


@pytest.mark.parametrize(
    ("texts", "unsure"),
    [
        (["03/04/2026", "2026-05-01"], ["03/04/2026"]),
        (["03/04/2026", "28/11/2026"], []),
        (["03/04/2026", "04/04/2026"], ["03/04/2026"]),
        (["01/04/2026", "01/05/2026 00:00"], []),
        (["01/04/2026", "05/05/2026", "02/06/2026"], ["01/04/2026", "02/06/2026"]),
    ],
)
def test_dates_that_may_be_read_in_two_ways(texts: list[str], unsure: list[str]) -> None:
    assert both_ways(texts) == unsure
