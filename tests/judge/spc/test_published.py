"""Every published case, point by point, to 1e-6; and what the R package asserts of single rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.judge.spc import analyse
from qaif_cli.judge.spc.icons import assurance
from qaif_cli.judge.spc.limits import Limits
from qaif_cli.judge.spc.signals import complete_shift, complete_trend, in_window, signals, whole_run
from qaif_cli.model.spc import Options, Phase, Point
from qaif_cli.model.vocabulary import Better

PUBLISHED = Path(__file__).parent / "published"
CASES = [json.loads(path.read_text("utf-8")) for path in sorted(PUBLISHED.glob("*.json"))]
VECTORS: list[dict[str, Any]] = next(case["vectors"] for case in CASES if "vectors" in case)
SERIES = [case for case in CASES if "input" in case]
BETTER: dict[str, Better] = {"increase": "up", "decrease": "down", "neutral": "neutral"}
TYPES = {
    "common_cause": ("common", "none"),
    "special_cause_improvement": ("improvement", None),
    "special_cause_concern": ("concern", None),
    "special_cause_neutral_high": ("neutral", "high"),
    "special_cause_neutral_low": ("neutral", "low"),
}
SPECIAL = {
    "Common Cause": ("none", "none"),
    "Above UCL": ("outside", "high"),
    "Below LCL": ("outside", "low"),
    "7 Point Trend (Increasing)": ("trend", "high"),
    "7 Point Trend (Decreasing)": ("trend", "low"),
    "2 in 3 Above CL": ("two_of_three", "high"),
    "2 in 3 Below CL": ("two_of_three", "low"),
    "7 Points Above CL": ("shift", "high"),
    "7 Points Below CL": ("shift", "low"),
}
DAY = date(2026, 1, 1)


def options(case: dict[str, Any]) -> Options:
    given = case["options"]
    assert set(given) <= {
        "screen_outliers",
        "rebase",
        "improvement_direction",
        "target",
        "fix_after_n_points",
    }
    return Options(
        better=BETTER[given.get("improvement_direction", "increase")],
        target=given.get("target"),
        profile="nhsr" if given.get("screen_outliers", True) else "excel",
        rebase=tuple(date.fromisoformat(day) for day in given.get("rebase", ())),
        limits_from=given.get("fix_after_n_points"),
    )


@pytest.mark.parametrize("case", SERIES, ids=lambda case: case["id"])
def test_a_published_case_is_met_at_every_point(case: dict[str, Any]) -> None:
    points = [Point(date.fromisoformat(row["date"]), row["value"]) for row in case["input"]]
    analysis = analyse(points, options(case))
    assert len(analysis.points) == len(case["expected"]["points"])
    for point, row in zip(analysis.points, case["expected"]["points"], strict=True):
        assert (point.date.isoformat(), point.value) == (row["date"], row["value"])
        assert (point.lower, point.mean, point.upper) == pytest.approx(
            (row["lpl"], row["mean"], row["upl"]), abs=1e-6, rel=1e-12
        )
        assert (point.special, point.direction) == SPECIAL[row["special_cause_type"]]
        meant, direction = TYPES[row["point_type"]]
        assert (point.cause, point.direction) == (meant, direction or point.direction)


@pytest.mark.parametrize("case", SERIES, ids=lambda case: case["id"])
def test_the_phases_and_icons_of_a_published_case_are_met(case: dict[str, Any]) -> None:
    points = [Point(date.fromisoformat(row["date"]), row["value"]) for row in case["input"]]
    analysis = analyse(points, options(case))
    (facet,) = case["expected"]["facets"]
    assert (analysis.variation, analysis.assurance) == (facet["variation_icon"], facet["assurance_type"])
    for phase, row in zip(analysis.phases, case["expected"]["groups"], strict=True):
        assert (phase.start.isoformat(), phase.end.isoformat(), phase.count) == (
            row["first"],
            row["last"],
            row["n"],
        )
        assert phase.trial == row["short_group_warning"]
    assert len(analysis.warnings) == sum(phase.trial for phase in analysis.phases)


def complete_at(rule: Callable[[list[int]], list[int]]) -> Callable[[Any], list[int]]:
    """A rule on each beginning of a series, as the R package looks at it."""
    return lambda values: [rule(values[: place + 1])[place] for place in range(len(values))]


RULES: dict[str, Callable[[Any], list[int]]] = {
    "shift_complete_at": lambda sides: [abs(sign) for sign in complete_at(complete_shift)(sides)],
    "trend_complete_at": complete_trend,
    "flag_all_points_of_run": lambda complete: [abs(sign) for sign in whole_run(complete)],
    "two_in_three_window": lambda given: in_window(given["near_limits"], given["side_of_mean"]),
    "two_in_three_flagged_points": lambda given: [
        close * window
        for close, window in zip(
            given["near_limits"], in_window(given["near_limits"], given["side_of_mean"]), strict=True
        )
    ],
}


NAMED = {
    "outside limits": "outside",
    "7 point trend": "trend",
    "2 in 3 near a limit": "two_of_three",
    "7 points one side of the mean": "shift",
    "common cause": "none",
}
ALL_RULES = (
    (
        0.1,
        0.2,
        0.3,
        0.4,
        1.8,
        1.9,
        3.0,
    ),  # every rule at the last point but two of three, which never counts it
    (0.1, 0.2, 0.3, 0.4, 0.5, 1.8, 1.9),  # every rule but outside
    (0.1, 0.2, 0.1, 0.4, 0.5, 1.8, 1.9),  # two of three and a shift
    (0.1, 0.2, 0.1, 0.4, 0.5, 1.8, 0.9),  # a shift
    (0.1, 0.2, 0.1, -0.4, 0.5, 1.8, 0.9),
)


def special_of(values: tuple[float, ...]) -> str:
    """The rule that the last point falls under, against a mean of 0 and limits at 2.66."""
    return signals(values, Limits(0.0, 1.0, 0, 1e-12))[-1][0]


@pytest.mark.parametrize("place", range(len(VECTORS)))
def test_a_rule_does_what_the_r_package_asserts_of_it(place: int) -> None:
    vector = VECTORS[place]
    rule, given, expected = vector["rule"], vector["input"], vector["expected"]
    if rule in RULES:
        assert RULES[rule](given) == expected
    elif rule == "precedence":
        assert [special_of(values) for values in ALL_RULES] == [NAMED[name] for name in given]
    else:
        lower, upper = (
            given["groups_in_order"][-1] if "groups_in_order" in given else (given["lpl"], given["upl"])
        )
        last = Phase(DAY, DAY, 13, (lower + upper) / 2, lower, upper, 0, flat=False)
        assert assurance(last, given["target"], BETTER[given["improvement_direction"]]) == expected
