"""What a chart says in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qaif_cli.judge.spc import analyse
from qaif_cli.model.spc import Analysis, Options, Point
from qaif_cli.model.vocabulary import Better
from qaif_cli.render.spc_words import (
    assurance_label,
    assurance_words,
    sentence,
    variation_label,
    variation_words,
)
from tests.support.series import judged, month

SWING = [3.0, -3.0] * 8
ROUGH = [10.0, 12.0, 11.0, 13.0] * 4


@pytest.mark.parametrize(
    ("values", "better", "said", "label"),
    [
        (
            [*SWING, *[1.0] * 8],
            "up",
            "has been above its long-term mean for eight months: improvement of special cause",
            "improvement, high",
        ),
        (
            [*SWING, *[1.0] * 14],
            "down",
            "has been above its long-term mean for 14 months: concern of special cause",
            "concern, high",
        ),
        (
            [*SWING, 3, 2, 1, 0, -1, -2, -3],
            "up",
            "has fallen without a break over seven months: concern of special cause",
            "concern, low",
        ),
        (
            [*SWING, 30],
            "neutral",
            "was above its upper process limit in the latest month: special cause, which is neither improvement nor concern",
            "special cause, high",
        ),
        (
            [*SWING, -30, -31, None],
            "down",
            "has been below its lower process limit for two months to 1 September 2025: improvement of special cause",
            "improvement, low",
        ),
        (
            [*SWING, 16, 2, 16],
            "down",
            "was close to its upper process limit in at least two of the last three months: concern of special cause",
            "concern, high",
        ),
        (ROUGH, "up", "varies as usual around its long-term mean of 11.5: common cause", "common cause"),
        (
            ROUGH[:4],
            "up",
            "varies as usual around its long-term mean of 11.5: common cause (trial limits, from 4 values)",
            "common cause",
        ),
        (
            [5.0],
            "up",
            "has too few values for limits, so nothing can be said of its variation",
            "too few values for limits",
        ),
        ([None], "up", "has no values yet", "no values"),
    ],
)
def test_the_sentence_and_the_label(
    values: list[float | None], better: Better, said: str, label: str
) -> None:
    analysis = judged(values, better)
    assert sentence(analysis) == said
    assert variation_label(analysis) == label
    assert variation_words(analysis)


@pytest.mark.parametrize(
    ("end", "better", "said"),
    [
        ([30, None], "down", "was above its upper process limit at its latest value, of 1 August 2025: "),
        (
            [16, 2, 16, None, None],
            "down",
            "was close to its upper process limit in at least two of the three months to 1 October 2025: ",
        ),
        ([1.0] * 8 + [None], "up", "has been above its long-term mean for eight months to 1 March 2026: "),
        (
            [3, 2, 1, 0, -1, -2, -3, None],
            "up",
            "has fallen without a break over seven months to 1 February 2026: ",
        ),
    ],
)
def test_what_has_no_value_yet_is_in_no_spell(end: list[float | None], better: Better, said: str) -> None:
    assert sentence(judged([*SWING, *end], better)).startswith(said)


def test_a_value_on_the_mean_is_in_no_spell_whatever_the_arithmetic() -> None:
    # The mean is 1.1, and comes out as 1.0999999999999999.
    values = [0.8, 1.0, 0.9, 0.8, 0.9, 0.8, 0.8, 1.0, 1.1, 1.4, 1.2, 1.3, 1.4, 1.3, 1.4, 1.4, 1.2]
    analysis = judged(values, "down", profile="excel")
    assert [analysis.points[place].special for place in (7, 8, 9)] == ["shift", "none", "shift"]
    assert sentence(analysis).startswith("has been above its long-term mean for eight months: ")


def test_a_target_is_written_as_it_was_given() -> None:
    assert assurance_words(judged([30, 80, 60, 70], "up", 99.95)).startswith(
        "Hit and miss: the target of 99.95 "
    )


def test_after_a_new_phase_the_mean_is_named_by_its_day() -> None:
    analysis = judged([*ROUGH, *[value + 9 for value in ROUGH]], rebase=[16])
    assert sentence(analysis) == "varies as usual around its mean of 20.5 since 1 August 2025: common cause"


@pytest.mark.parametrize(
    ("days", "span"),
    [
        ([date(2026, 1, 5) + timedelta(days=7 * place) for place in range(24)], "eight weeks"),
        ([month(3 * place) for place in range(24)], "eight quarters"),
        ([date(2026, 1, 5) + timedelta(days=place) for place in range(24)], "eight days"),
        ([date(2026, 1, 5) + timedelta(days=place * place) for place in range(24)], "eight points"),
    ],
)
def test_the_words_fit_the_interval(days: list[date], span: str) -> None:
    values = [*SWING, *[1.0] * 8]
    analysis = analyse([Point(*pair) for pair in zip(days, values, strict=True)], Options("up"))
    assert sentence(analysis).startswith(f"has been above its long-term mean for {span}: ")


@pytest.mark.parametrize(
    ("analysis", "label", "words"),
    [
        (judged(ROUGH, "up", 5), "consistently passes its target", "Consistently passes its target of 5: "),
        (judged(ROUGH, "up", 50), "consistently fails its target", "Consistently fails its target of 50: "),
        (judged(ROUGH, "down", 5), "consistently fails its target", "Consistently fails its target of 5: "),
        (judged(ROUGH, "up", 12.5), "hit and miss", "Hit and miss: the target of 12.5 lies within"),
        (judged(ROUGH, "up"), "no target", "No icon: no target is set."),
        (
            judged(ROUGH, "neutral", 12),
            "no icon: neither direction is better",
            "No icon: neither direction is better, so the target of 12 can be neither passed nor failed.",
        ),
        (
            judged([5], "up", 5),
            "too few values for limits",
            "No icon: too few values for limits to hold against",
        ),
        (judged([], "up", 5), "no values", "No icon: too few values"),
    ],
)
def test_the_assurance_icon_and_what_no_icon_means(analysis: Analysis, label: str, words: str) -> None:
    assert assurance_label(analysis) == label
    assert assurance_words(analysis).startswith(words)
