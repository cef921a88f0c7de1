"""The shipped indicators: every icon, links that are true, and the figures that the other records tell."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.check import check
from qaif_cli.judge.state.charting import charts
from qaif_cli.model.history import effective
from qaif_cli.model.kinds.indicator import Indicator
from tests.support.moments import moment

RECORDS = Path(__file__).parent.parent / "records"
YOUNG = "crisis-telephone-only-first-contacts"
ICONS = {
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
}
WARNED = {
    "IND004": "autism-assessment-median-wait",
    "IND005": "dementia-diagnosis-rate",
    "IND006": YOUNG,
    "IND008": "first-health-assessments-on-time",
    "IND009": "mental-health-1",
}
TOLD = [  # indicator, month, value, and where it is told in which words
    ("kestrel-house-restraints", "2026-10", 19, "concerns/Q-0007", "19 in October, half of March's figure"),
    ("kestrel-house-restraints", "2026-03", 38, "concerns/Q-0007", "38 in March, 35 in April"),
    ("kestrel-house-restraints", "2026-05", 41, "risks/R-0018", "41 restraints in May is the highest yet"),
    ("kestrel-house-restraints", "2026-08", 24, "areas/learning-disability-autism", "hospital 24 in August"),
    ("autism-assessment-median-wait", "2026-08", 74, "areas/learning-disability-autism", "median 74 weeks"),
    ("waits-over-52-weeks", "2026-08", 744, "areas/acute-independent", "52-week waits 744 in August, 731 in June"),
    ("waits-over-52-weeks", "2026-10", 676, "areas/acute-independent", "52-week waits 676"),
    ("waits-over-52-weeks", "2026-04", 782, "areas/acute-independent", "782 at the end of April, 871 in January"),
    ("waits-over-52-weeks", "2025-03", 912, "risks/R-0002", "on the list of March: 912 people"),
    ("handovers-over-60-minutes", "2026-02", 19, "areas/acute-independent", "19% in February, 24% in January"),
    ("handovers-over-60-minutes", "2026-06", 24, "areas/acute-independent", "24% in June"),
    ("handovers-over-60-minutes", "2026-10", 13, "areas/acute-independent", "back to 13% in October"),
    ("pals-contacts-emergency-department", "2026-06", 48, "areas/acute-independent", "48 in June, 62 in February"),
    ("home-care-missed-visits", "2025-08", 19, "risks/R-0016", "19 missed visits in August"),
    ("home-care-missed-visits", "2026-09", 3, "risks/R-0016", "three in September out of 2,140"),
    ("intermediate-care-people-waiting", "2026-10", 69, "concerns/Q-0005", "69 waiting on an average day, 5.9 days"),
    ("intermediate-care-people-waiting", "2026-07", 71, "concerns/Q-0005", "71 people waiting on an average day in July"),
    ("urgent-community-response-two-hours", "2026-09", 84, "areas/integrated-intermediate-care", "Two-hour response 84%"),
    ("community-paediatrics-median-wait", "2026-10", 27, "areas/children-young-people", "median wait 27 weeks"),
    ("crisis-line-calls-given-up", "2026-08", 18, "areas/mental-health", "18% in August, 11% in May"),
    ("crisis-line-calls-given-up", "2026-10", 14, "areas/mental-health", "Calls given up 14% in October"),
    ("out-of-area-placements", "2026-10", 12, "areas/mental-health", "12 people placed out of area at the end of October"),
    ("dementia-diagnosis-rate", "2026-04", 60.8, "areas/mental-health", "Dementia diagnosis rate 60.8%"),
    ("talking-therapies-recovery", "2026-04", 49, "areas/mental-health", "49% recovered, 50% expected"),
    ("learning-responses-over-60-days", "2026-10", 8, "concerns/Q-0001", "more than 60 days old: 8 of 16"),
    ("learning-responses-over-60-days", "2026-08", 12, "risks/R-0019", "Twelve of 17"),
    ("lfpse-practices-recording", "2026-10", 41, "areas/safety", "41 of 68 practices"),
    ("first-health-assessments-on-time", "2026-09", 79, "areas/safeguarding", "on time: 79% in September"),
    ("gynaecology-waits-over-40-weeks", "2026-09", 372, "areas/womens-services", "Waits over 40 weeks: 372"),
]  # fmt: skip
SUMMED = [  # indicator, the months, and their sum or mean where the records tell it of a quarter or more
    ("c-difficile-cases", "2025-04", "2026-03", 92, "sum"),
    ("c-difficile-cases", "2026-04", "2026-09", 44, "sum"),
    ("c-difficile-cases", "2025-04", "2025-09", 49, "sum"),
    ("hollowdene-new-pressure-ulcers", "2026-01", "2026-03", 14, "sum"),
    ("hollowdene-new-pressure-ulcers", "2026-04", "2026-06", 9, "sum"),
    ("hollowdene-new-pressure-ulcers", "2026-07", "2026-09", 5, "sum"),
    ("practices-telephone-closed", "2026-07", "2026-09", 64, "sum"),
    ("medicines-events-at-discharge", "2026-04", "2026-06", 38, "sum"),
    ("medicines-events-at-discharge", "2026-07", "2026-09", 61, "sum"),
    ("first-health-assessments-on-time", "2026-01", "2026-03", 37, "mean"),
    ("first-health-assessments-on-time", "2026-04", "2026-06", 54, "mean"),
    ("complaints-acknowledged-three-days", "2026-04", "2026-06", 98, "mean"),
    ("complaints-acknowledged-three-days", "2026-07", "2026-09", 81, "mean"),
    ("handovers-over-60-minutes", "2025-12", "2026-02", 22, "mean"),
]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Ask(RECORDS, RECORDS, date.max, date.max))


@pytest.fixture(scope="module")
def day(reading: Reading) -> date:
    written_for = reading.framework.organisation.written_for
    assert written_for is not None
    return written_for


@pytest.fixture(scope="module")
def indicators(reading: Reading) -> dict[str, Indicator]:
    return {indicator.id: indicator for indicator in reading.register.indicators}


def _figures(indicator: Indicator, day: date) -> dict[str, float]:
    points = effective(indicator.points, day)
    return {f"{point.date:%Y-%m}": point.value for point in points if point.value is not None}


def test_there_are_enough_with_24_months_each(indicators: dict[str, Indicator], day: date) -> None:
    assert len(indicators) >= 16
    counts = {name: len(effective(item.points, day)) for name, item in indicators.items()}
    assert 3 <= counts.pop(YOUNG) < 13
    assert set(counts.values()) == {24}


def test_every_icon_occurs(reading: Reading, day: date) -> None:
    there = charts(moment(reading.loaded, day)).values()
    assert {chart.analysis.variation for chart in there} == ICONS
    assert {chart.analysis.assurance for chart in there} == {
        "consistent_pass", "consistent_fail", "inconsistent", None,
    }  # fmt: skip
    assert {chart.indicator.better for chart in there} == {"up", "down", "neutral"}


def test_every_way_of_keeping_one_occurs(indicators: dict[str, Indicator]) -> None:
    kept = indicators.values()
    points = [point for item in kept for point in item.points]
    assert any(phase.why and phase.approved_by for item in kept for phase in item.phases)
    assert any(point.missing for point in points)
    assert any(point.corrects for point in points)
    assert {item.profile for item in kept} == {"nhsr", "excel"}
    assert {item.every for item in kept} == {"monthly", "weekly"}
    assert any(item.target is None and item.better != "neutral" for item in kept)


def test_they_are_spread_over_areas_dimensions_and_bodies(reading: Reading) -> None:
    kept = reading.register.indicators
    assert {item.area for item in kept} == {area.id for area in reading.register.areas}
    assert {name for item in kept for name in item.dimensions} == {
        row.id for row in reading.framework.dimensions
    }
    assert all(item.reported_to for item in kept)
    for item in kept:
        assert ("icb-board" not in item.reported_to) or item.sensitivity == "public"


def test_what_they_name_is_of_the_same_area_and_is_theirs(reading: Reading) -> None:
    register = reading.register
    risks = {risk.id: risk for risk in register.risks}
    commitments = {item.id: item for item in register.commitments}
    providers = {item.id: item for item in register.providers}
    for item in register.indicators:
        assert item.owner in {role.id for role in reading.framework.roles}
        for name in item.commitments:
            assert commitments[name].area == item.area, item.id
        for name in item.risks:
            assert set(risks[name].providers) & set(item.providers) or not (
                risks[name].providers and item.providers
            ), item.id
        if item.sensitivity == "public":
            assert all(providers[name].sensitivity == "public" for name in item.providers), item.id


@pytest.mark.parametrize(("name", "month", "value", "where", "words"), TOLD)
def test_a_figure_is_the_one_that_is_told(
    indicators: dict[str, Indicator], day: date, name: str, month: str, value: float, where: str, words: str
) -> None:
    text = re.sub(r"\s+", " ", (RECORDS / f"{where}.yaml").read_text())
    assert words in text
    assert _figures(indicators[name], day)[month] == value


@pytest.mark.parametrize(("name", "first", "last", "value", "how"), SUMMED)
def test_the_figures_of_a_time_come_to_what_is_told(
    indicators: dict[str, Indicator], day: date, name: str, first: str, last: str, value: int, how: str
) -> None:
    values = [number for month, number in _figures(indicators[name], day).items() if first <= month <= last]
    assert round(sum(values) / (len(values) if how == "mean" else 1)) == value


def test_a_believable_handful_is_warned_of(reading: Reading, day: date) -> None:
    found = [
        finding for finding in check(moment(reading.loaded, day)).findings if finding.code.startswith("IND")
    ]
    assert {finding.code: finding.record for finding in found} == WARNED
    assert Counter(finding.severity for finding in found) == {"warning": len(WARNED)}
