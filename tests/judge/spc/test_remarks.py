"""What is out of the ordinary is said, and what cannot be judged is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qaif_cli.judge.spc import analyse
from qaif_cli.model.spc import BadSeries, Interval, Options, Point
from tests.support.series import START, judged, month, monthly

UP = Options("up")
ROUGH = [10.0, 12.0, 11.0, 13.0] * 4


def test_a_plain_series_has_no_warning() -> None:
    assert judged(ROUGH).warnings == ()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], "There is no point, so there is nothing to judge."),
        ([None, None], "The series has no value, so it has neither mean nor limits."),
        ([5.0], "The series has one value, so there is no moving range and there are no limits."),
        ([5.0, None, 6.0], "The series has no two values that follow one another, so"),
        ([5.0, 6.0], "The series has 2 values: below 13 its limits are trial limits, which"),
        ([5.0] * 13, "The series is constant where its limits come from: they lie on the mean"),
        ([1.0] * 8 + [10.0] + [1.0] * 8, "every moving range that is not an outlier is 0"),
        ([*ROUGH, None], "No value: 1 August 2025. No moving range is formed across a missing value"),
        ([*ROUGH, None], "The latest point has no value; variation is that of the latest one that has."),
    ],
)
def test_it_is_said(values: list[float | None], said: str) -> None:
    warnings = judged(values).warnings
    assert any(said in warning for warning in warnings), warnings


@pytest.mark.parametrize("values", [[], [None], [5.0], [5.0, None, 6.0]])
def test_without_limits_there_is_no_icon(values: list[float | None]) -> None:
    analysis = judged(values, target=5)
    assert (analysis.variation, analysis.assurance) == (None, None)


def test_a_short_phase_is_named_by_its_day() -> None:
    warnings = judged([*ROUGH, 1, 2, 3], rebase=[16]).warnings
    assert warnings == (
        "The phase from 1 August 2025 has 3 values: below 13 its limits are trial limits, which each further point moves.",
    )


def test_limits_that_are_not_fixed_yet_are_said() -> None:
    (warning,) = judged(ROUGH, limits_from=20).warnings
    assert "its limits move with each further point until there are 20." in warning
    assert judged([*ROUGH, *ROUGH], limits_from=20).warnings == ()


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([START + timedelta(days=place) for place in range(20)], "day"),
        ([START + timedelta(days=7 * place) for place in range(20)], "week"),
        ([month(place) for place in range(20)], "month"),
        ([month(place + 1) - timedelta(days=1) for place in range(20)], "month"),
        ([month(3 * place) for place in range(20)], "quarter"),
        ([month(12 * place) for place in range(20)], "year"),
        ([START + timedelta(days=14 * place) for place in range(20)], "point"),
        ([START], "point"),
    ],
)
def test_the_interval_of_even_points_is_told(days: list[date], expected: Interval) -> None:
    values = [ROUGH[place % 16] for place in range(len(days))]
    analysis = analyse([Point(*pair) for pair in zip(days, values, strict=True)], UP)
    assert analysis.interval == expected
    assert not any("even intervals" in warning for warning in analysis.warnings)


def test_a_gap_in_the_dates_is_said() -> None:
    points = [point for point in monthly(ROUGH) if point.date not in {month(5), month(6)}]
    analysis = analyse(points, UP)
    assert analysis.interval == "point"
    assert analysis.warnings == (
        "The points do not stand at even intervals: 92 days lie between 1 August 2024 and 1 November 2024, and 31 days are usual. They are judged in their order, as if the intervals were even.",
    )


def test_everything_that_stands_against_it_is_said_at_once() -> None:
    points = [*monthly([1.0, 2.0, float("nan"), 1e300]), Point(START, 4.0)]
    with pytest.raises(BadSeries) as caught:
        analyse(points, Options("up", float("inf"), rebase=(START, date(2024, 4, 20)), limits_from=3))
    assert caught.value.faults == (
        "More than one point has the date 1 April 2024. Keep one of them.",
        "The value of 1 June 2024 is nan. Give a number between -10¹⁵ and 10¹⁵, or leave it out.",
        "The value of 1 July 2024 is 1e+300. Give a number between -10¹⁵ and 10¹⁵, or leave it out.",
        "A new phase is to begin on 1 April 2024, where the series begins. Leave it out.",
        "A new phase is to begin on 20 April 2024, and no point has that date. Name the date of its first point. The nearest are 1 April 2024 and 1 May 2024.",
        "The target is inf. Give a number between -10¹⁵ and 10¹⁵.",
        "Limits are to be fixed from 3 values. Take 12 or more: from fewer they are not reliable.",
    )
    with pytest.raises(BadSeries, match="more than once"):
        analyse(monthly([1.0, 2.0]), Options("up", rebase=(month(1), month(1))))
