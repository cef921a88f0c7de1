"""What holds for every series."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.spc import analyse
from qaif_cli.model.spc import Analysis, Options
from qaif_cli.model.vocabulary import Better, Profile
from tests.support.series import judged, monthly

VALUES = st.lists(st.one_of(st.none(), st.integers(-40, 40).map(float)), max_size=40)
WILD = st.lists(
    st.one_of(st.none(), st.floats(-1e15, 1e15, allow_nan=False), st.sampled_from([0.0, 0.1, -0.0, 5e-324])),
    max_size=30,
)
PROFILES = st.sampled_from(["nhsr", "excel"])
BETTERS = st.sampled_from(["up", "down", "neutral"])
MIRRORED: dict[Better, Better] = {"up": "down", "down": "up", "neutral": "neutral"}
OTHER = {"high": "low", "low": "high", "none": "none"}


def flags(analysis: Analysis) -> list[tuple[str, str, str]]:
    return [(point.special, point.direction, point.cause) for point in analysis.points]


def lines(analysis: Analysis) -> list[float | None]:
    return [line for phase in analysis.phases for line in (phase.lower, phase.mean, phase.upper)]


@given(VALUES, PROFILES, BETTERS, st.integers(-300, 300), st.sampled_from([0.001, 0.3, 1.0, 7.0, 1e6]))
def test_shifting_and_scaling_move_the_limits_alike_and_keep_the_flags(
    values: list[float | None], profile: Profile, better: Better, by: int, scale: float
) -> None:
    before = judged(values, better, profile=profile)
    after = judged(
        [None if value is None else value * scale + by for value in values], better, profile=profile
    )
    assert flags(after) == flags(before)
    assert (after.variation, after.warnings) == (before.variation, before.warnings)
    for line, moved in zip(lines(before), lines(after), strict=True):
        assert (line is None) == (moved is None)
        if line is not None:
            assert moved == pytest.approx(line * scale + by, rel=1e-9, abs=1e-9 * scale)


@given(VALUES, PROFILES, BETTERS, st.integers(-50, 50))
def test_a_mirrored_series_is_judged_the_mirrored_way(
    values: list[float | None], profile: Profile, better: Better, target: int
) -> None:
    one = judged(values, better, target, profile)
    other = judged(
        [None if value is None else -value for value in values], MIRRORED[better], -target, profile
    )
    assert flags(other) == [(special, OTHER[direction], cause) for special, direction, cause in flags(one)]
    assert other.assurance == one.assurance
    assert [point.cause for point in one.points] == [point.cause for point in other.points]


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_in_which_points_are_given_does_not_matter(
    values: list[float | None], random: object
) -> None:
    points = monthly(values)
    shuffled = list(points)
    getattr(random, "shuffle")(shuffled)  # noqa: B009  # typed as what Hypothesis gives
    assert analyse(shuffled, Options("up")) == analyse(points, Options("up"))


@given(VALUES.filter(lambda values: len(values) > 1), PROFILES, st.data())
def test_rebasing_is_local(values: list[float | None], profile: Profile, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(values) - 1))
    whole = judged(values, profile=profile, rebase=[place])
    before, after = (judged(part, profile=profile) for part in (values[:place], values[place:]))
    assert flags(whole) == flags(before) + flags(after)
    assert lines(whole) == lines(before) + lines(after)
    assert whole.points[:place] == before.points


@given(WILD, PROFILES, BETTERS, st.sampled_from([None, 12, 20]))
def test_there_is_never_a_figure_that_is_none(
    values: list[float | None], profile: Profile, better: Better, limits_from: int | None
) -> None:
    analysis = judged(values, better, 0, profile, limits_from=limits_from)
    assert len(analysis.points) == len(values)
    for phase in analysis.phases:
        assert all(isfinite(line) for line in (phase.lower, phase.mean, phase.upper) if line is not None)
        if phase.lower is not None and phase.upper is not None and phase.mean is not None:
            assert phase.lower <= phase.mean <= phase.upper


@given(VALUES, PROFILES)
def test_a_flag_stands_on_the_side_it_names(values: list[float | None], profile: Profile) -> None:
    for point in judged(values, profile=profile).points:
        if point.special in {"outside", "shift", "two_of_three"}:
            assert point.value is not None
            assert point.mean is not None
            assert (point.value > point.mean) == (point.direction == "high")
        if point.value is None:
            assert (point.special, point.direction, point.cause) == ("none", "none", "missing")
