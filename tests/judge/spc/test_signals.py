"""The golden vectors, and what happens where a rule has an edge."""

from __future__ import annotations

import pytest

from qaif_cli.model.spc import Analysis
from qaif_cli.model.vocabulary import Profile
from tests.support.series import judged

G1 = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
G2 = [10, 12, 9, 11, 13, 10, 12, 14, 15, 16, 17, 18, 19, 20]
CALM = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12]


def marks(analysis: Analysis) -> str:
    """Each point by a sign: `^v` outside, `/\\` trend, `Tt` two of three, `Ss` shift, `.` common, `?` missing."""
    signs = {
        "outside": "^v",
        "trend": "/\\",
        "two_of_three": "Tt",
        "shift": "Ss",
    }
    return "".join(
        "?"
        if point.value is None
        else signs[point.special][point.direction == "low"]
        if point.special != "none"
        else "."
        for point in analysis.points
    )


@pytest.mark.parametrize(
    ("profile", "lower", "upper", "screened"), [("nhsr", -0.7156, 4.6044, 2), ("excel", -3.0626, 6.9515, 0)]
)
def test_g1_an_outlier_with_and_without_screening(
    profile: Profile, lower: float, upper: float, screened: int
) -> None:
    analysis = judged(G1, profile=profile)
    (phase,) = analysis.phases
    assert (phase.mean, phase.lower, phase.upper) == pytest.approx((1.9444, lower, upper), abs=5e-5)
    assert phase.screened == screened
    assert marks(analysis) == "....^............."


def test_g2_the_first_rule_that_applies_names_the_point() -> None:
    analysis = judged(G2)
    (phase,) = analysis.phases
    assert (phase.mean, phase.lower, phase.upper) == pytest.approx((14, 9.4985, 18.5015), abs=5e-5)
    assert marks(analysis) == "ssvss///////^^"
    assert analysis.variation == "improvement_high"


def test_six_are_not_a_shift_and_a_point_on_the_mean_breaks_one() -> None:
    swing = [3.0, -3.0] * 8
    assert marks(judged([*swing, 1, 1, 1, 1, 1, 1, -6])) == "." * 23
    assert marks(judged([*swing, 1, 1, 1, 1, 1, 1, 1, -7])) == "." * 16 + "SSSSSSS."
    assert marks(judged([*swing, 1, 1, 1, 0, 1, 1, 1, -6])) == "." * 24


def test_seven_rise_and_a_tie_breaks_it() -> None:
    assert marks(judged([1, 2, 3, 4, 5, 6])) == "." * 6
    wide = [-50.0, 50.0] * 4
    assert marks(judged([*wide, 1, 2, 3, 4, 5, 6, 7, 0]))[8:] == "///////."
    assert "/" not in marks(judged([*wide, 1, 2, 3, 3, 4, 5, 6, 0]))


def test_a_peak_belongs_to_the_later_trend() -> None:
    wide = [-50.0, 50.0] * 4
    assert marks(judged([*wide, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]))[8:] == "//////" + "\\" * 7


def test_a_rise_that_ends_in_a_tie_still_rises() -> None:
    wide = [-50.0, 50.0] * 4
    values = [*wide, 1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13]
    assert marks(judged(values))[8:] == "/" * 14


def test_two_of_three_want_one_side_and_flag_only_what_is_close() -> None:
    near = 16.2
    assert marks(judged([*CALM, near, 12.2, near]))[14:] == "T.T"
    assert marks(judged([*CALM, near, 10.9, near]))[14:] == "..."
    assert marks(judged([*CALM, near, 12.2, 12.2, near]))[14:] == "...."


def test_a_point_outside_does_not_count_as_close() -> None:
    assert marks(judged([*CALM, 17, 30, 13]))[14:] == ".^."


def test_a_constant_series_is_common_cause() -> None:
    for profile in ("nhsr", "excel"):
        analysis = judged([0.1] * 15, profile=profile, target=0.1)
        assert marks(analysis) == "." * 15
        assert {(point.lower, point.mean, point.upper) for point in analysis.points} == {(0.1, 0.1, 0.1)}
        assert (analysis.variation, analysis.assurance) == ("common_cause", "inconsistent")


def test_limits_from_the_first_values_of_each_phase() -> None:
    values = [*CALM[:12], 20, 30, *CALM[:12], 40]
    analysis = judged(values, limits_from=12, rebase=[14])
    assert [(phase.mean, phase.count) for phase in analysis.phases] == [(11, 14), (11, 13)]
    assert marks(analysis) == "." * 12 + "^^" + "." * 12 + "^"


def test_a_missing_value_breaks_a_run_and_forms_no_moving_range() -> None:
    swing = [3.0, -3.0] * 8
    assert marks(judged([*swing, 1, 1, 1, None, 1, 1, 1, -6]))[16:] == "...?...."
    assert judged([1, 2, None, 9, 8, None]).phases[0].upper == pytest.approx(5 + 2.66 * 1)
