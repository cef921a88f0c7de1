from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qaif_cli.judge.periods import begins_period, in_weeks, last_day, next_day, unfilled
from qaif_cli.judge.state.charting import charted, charts, concern_seen, known_on
from qaif_cli.model.charted import Chart
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.vocabulary import Every
from tests.support.moments import known, moment

LATER = date(2026, 12, 31)
MONTHS = [next_day(date(2025, 1, 31), "monthly", months) for months in range(24)]
STEADY = [50, 52, 49, 51, 50, 48, 51, 50, 52, 49, 51, 50]


def indicator(values: list[float | None], **fields: Any) -> Indicator:
    points = [
        {"date": day, "value": value} if value is not None else {"date": day, "missing": "not counted"}
        for day, value in zip(MONTHS, values, strict=False)
    ]
    return Indicator.model_validate(
        {
            "id": "x", "title": "X", "owner": "somebody", "area": "a", "definition": "d", "unit": "days",
            "better": "down", "dimensions": [], "every": "monthly", "baseline": "unknown", "target": None,
            "points": points, **fields,
        }
    )  # fmt: skip


def chart_on(found: Indicator, day: date = LATER) -> Chart:
    return charted(known(found, day))


def test_a_steady_series_shows_no_concern() -> None:
    chart = chart_on(indicator([*STEADY]), date(2026, 6, 1))
    assert (chart.analysis.variation, chart.concern_since, concern_seen(chart)) == (
        "common_cause",
        None,
        None,
    )
    assert (chart.counted, chart.trial) == (12, True)


def test_a_shift_is_seen_with_its_seventh_point_and_dates_from_its_first() -> None:
    chart = chart_on(indicator([*STEADY, *[53.5] * 8], limits_from=12))
    assert chart.concern_since == MONTHS[12]
    assert concern_seen(chart) == MONTHS[18]


def test_a_missing_point_neither_ends_a_concern_nor_is_one() -> None:
    chart = chart_on(indicator([*STEADY, 90, None, 91, None], limits_from=12))
    assert (chart.concern_since, concern_seen(chart)) == (MONTHS[12], MONTHS[12])


def test_a_concern_that_has_ended_is_none() -> None:
    chart = chart_on(indicator([*STEADY, 90, 50], limits_from=12))
    assert not chart.concern


def test_what_is_dated_later_or_corrected_does_not_count() -> None:
    item = indicator([*STEADY, 90], limits_from=12)
    assert chart_on(item, MONTHS[11]).counted == 12
    assert chart_on(item, MONTHS[12]).concern
    data = item.model_dump(by_alias=True, warnings=False)
    data["points"] = [*data["points"], {"date": MONTHS[12], "corrects": f"{MONTHS[12]}/13", "value": 51}]
    assert not chart_on(Indicator.model_validate(data), MONTHS[12]).concern


def test_a_phase_begins_anew_and_one_at_no_point_is_passed_over() -> None:
    phases = [
        {"date": "2026-07-01", "from": MONTHS[12], "why": "moved", "approved_by": "somebody"},
        {"date": "2026-07-01", "from": "2026-01-15", "why": "moved", "approved_by": "somebody"},
        {"date": "2026-07-01", "from": MONTHS[0], "why": "moved", "approved_by": "somebody"},
    ]
    chart = chart_on(indicator([*STEADY, *[90] * 5], phases=phases))
    assert [phase.start for phase in chart.analysis.phases] == [MONTHS[0], MONTHS[12]]
    assert not chart.concern
    assert (chart.counted, chart.trial) == (5, True)


def test_two_points_of_one_day_are_no_crash() -> None:
    data = indicator([*STEADY]).model_dump(by_alias=True, warnings=False)
    data["points"] = [*data["points"], {"date": MONTHS[3], "value": 51}]
    assert chart_on(Indicator.model_validate(data)).counted == 12


def test_an_indicator_without_a_point_has_a_chart() -> None:
    chart = chart_on(indicator([]), date(2026, 6, 1))
    assert (chart.last, chart.counted, chart.trial, chart.fails) == (None, 0, True, False)


def test_a_point_can_be_read_when_it_was_received_or_may_be_expected() -> None:
    item = indicator([*STEADY], published_after=20)
    assert known_on(chart_on(item, date(2026, 6, 1)), MONTHS[0]) == date(2025, 2, 20)
    data = item.model_dump(by_alias=True, warnings=False)
    data["points"][0]["received"] = date(2025, 3, 3)
    chart = chart_on(Indicator.model_validate(data), date(2026, 6, 1))
    assert known_on(chart, MONTHS[0]) == date(2025, 3, 3)


def test_a_figure_is_not_seen_before_it_reached_us() -> None:
    day = MONTHS[len(STEADY) - 1]
    late = {"date": day, "value": 51, "received": date(2026, 3, 9)}
    revised = late | {"corrects": f"{day}/{len(STEADY)}", "value": 5, "received": date(2026, 4, 9)}
    points = indicator([*STEADY[:-1]]).model_dump(warnings=False)["points"]
    seen = {
        (added, on): chart_on(
            indicator([], points=[*points, late, revised][: len(STEADY) + added]), on
        ).counted
        for added in (0, 1)
        for on in (date(2026, 3, 8), date(2026, 3, 9))
    }
    assert seen == {
        (0, date(2026, 3, 8)): 11,
        (0, date(2026, 3, 9)): 12,
        (1, date(2026, 3, 8)): 12,
        (1, date(2026, 3, 9)): 12,
    }


def test_charts_are_worked_out_once_for_a_register_and_a_day() -> None:
    item = indicator([*STEADY])
    now = moment(item, MONTHS[5])
    assert charts(now) is charts(now)
    assert charts(now)["x"].counted == 6
    assert charts(now.on(MONTHS[8]))["x"].counted == 9
    assert charts(now.on(MONTHS[8])) is charts(now.on(MONTHS[8]))
    assert charts(moment(item, MONTHS[5])) is not charts(now)


@pytest.mark.parametrize(
    ("every", "first", "last"),
    [
        ("weekly", date(2026, 5, 4), date(2026, 5, 10)),
        ("fortnightly", date(2026, 5, 4), date(2026, 5, 17)),
        ("four-weekly", date(2026, 5, 4), date(2026, 5, 31)),
        ("monthly", date(2026, 2, 1), date(2026, 2, 28)),
        ("quarterly", date(2026, 4, 1), date(2026, 6, 30)),
        ("half-yearly", date(2026, 4, 1), date(2026, 9, 30)),
        ("yearly", date(2025, 4, 1), date(2026, 3, 31)),
    ],
)
def test_a_period_ends(every: Every, first: date, last: date) -> None:
    assert last_day(first, every) == last
    assert begins_period(first, every) is (not in_weeks(every))
    assert not begins_period(last, every)
    assert next_day(last, every) == last_day(next_day(first, every), every)


@pytest.mark.parametrize(
    ("every", "earlier", "later", "count"),
    [
        ("monthly", date(2026, 1, 31), date(2026, 2, 28), 0),
        ("monthly", date(2026, 1, 31), date(2026, 4, 30), 2),
        ("monthly", date(2026, 1, 15), date(2026, 2, 20), 0),
        ("weekly", date(2026, 1, 4), date(2026, 1, 11), 0),
        ("weekly", date(2026, 1, 4), date(2026, 1, 25), 2),
        ("four-weekly", date(2026, 1, 4), date(2026, 2, 1), 0),
        ("four-weekly", date(2026, 1, 4), date(2026, 3, 29), 2),
        ("half-yearly", date(2025, 3, 31), date(2025, 9, 30), 0),
        ("half-yearly", date(2025, 3, 31), date(2026, 9, 30), 2),
        ("quarterly", date(2025, 12, 31), date(2026, 3, 31), 0),
        ("quarterly", date(2025, 12, 31), date(2026, 9, 30), 2),
        ("yearly", date(2024, 3, 31), date(2026, 3, 31), 1),
    ],
)
def test_periods_without_a_point_are_counted(every: Every, earlier: date, later: date, count: int) -> None:
    assert unfilled(earlier, later, every) == count
