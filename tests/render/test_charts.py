"""The chart for a terminal, and the picture."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qaif_cli.model.spc import Analysis
from qaif_cli.model.vocabulary import Better
from qaif_cli.render.chart_svg import svg
from qaif_cli.render.chart_text import MARKS, chart
from qaif_cli.render.jinja import Templates
from qaif_cli.render.scale import decimals, figure, tick_places, ticks
from tests.support.running import Golden
from tests.support.series import judged

TEMPLATES = Templates([Path(__file__).parents[2] / "templates"])
SHORT: list[float | None] = [96, 95, 97, 94, 96, 95, 96, 93, 95, 96, 94, 95, 96, None, 92, 90, 91, 89, 90, 88]
PHASED = judged([*SHORT, 85, 84, 86, 85, 99, 84], "up", 95, rebase=[20])
SVG = "{http://www.w3.org/2000/svg}"
VALUES = st.lists(st.one_of(st.none(), st.floats(-1e15, 1e15, allow_nan=False)), max_size=20)
TITLES = st.text(max_size=40)


def picture(analysis: Analysis, title: str = "Seen within four hours", unit: str = "%") -> ET.Element:
    return ET.fromstring(svg(analysis, title, unit, TEMPLATES))  # noqa: S314  # our own text


def test_the_terminal_chart_shows_phases_flags_and_gaps_without_colour(golden: Golden) -> None:
    text = chart(PHASED, "Seen within four hours", "%", 80)
    golden("spc/chart.txt", text)
    assert "\x1b" not in text
    assert set(MARKS.values()) & set(text) == {"•", "▲", "◆", "×"}


@pytest.mark.parametrize("width", [48, 60, 80, 130])
def test_the_terminal_chart_fits(width: int) -> None:
    text = chart(
        PHASED, "Patients who were seen within four hours of their arrival in the department", "%", width
    )
    assert max(len(line) for line in text.splitlines()) <= width


def test_what_has_no_room_is_said() -> None:
    text = chart(judged([1.0, 2.0] * 60), "Many", width=60)
    assert re.search(r"The latest \d\d points of 120: there is no room for more\.", text)


@given(VALUES, st.sampled_from(["up", "neutral"]), st.one_of(st.none(), st.floats(-1e15, 1e15)), TITLES)
@example([0.0, 5e-324], "up", None, "")
@example([5e-324], "up", 0.0, "")
@example([1e-300, 3e-300], "neutral", 2e-300, "")
@settings(deadline=None)
def test_any_series_can_be_drawn(
    values: list[float | None], better: Better, target: float | None, title: str
) -> None:
    analysis = judged(values, better, target)
    text = chart(analysis, "Any", width=70)
    assert "nan" not in text
    drawn = picture(analysis, title)
    assert drawn.get("role") == "img"
    assert not re.search(
        r"\bnan\b|\binf\b", " ".join(value for item in drawn.iter() for value in item.attrib.values())
    )


def test_the_picture_is_the_same_bytes_for_the_same_input(golden: Golden) -> None:
    made = svg(PHASED, "Seen within four hours", "%", TEMPLATES)
    golden("spc/chart.svg", made)
    assert made == svg(PHASED, "Seen within four hours", "%", TEMPLATES)


def test_the_picture_says_what_it_shows() -> None:
    drawn = picture(PHASED)
    title, description = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (title.text, drawn.get("aria-labelledby")) == (
        "Seen within four hours",
        f"{title.get('id')} {description.get('id')}",
    )
    said = description.text or ""
    assert (
        "It varies as usual around its mean of 87.2 since 1 December 2025: common cause (trial limits" in said
    )
    assert "Hit and miss" in said or "onsistently" in said
    shown = [item.text for item in drawn.iter(f"{SVG}text")]
    assert any((text or "").startswith("XmR chart, profile nhsr") for text in shown)
    assert {"Target 95", "Apr 2024"} <= set(shown)


def test_signs_differ_by_shape_and_have_a_dark_outline() -> None:
    shapes = set()
    for analysis in (PHASED, judged([*[1.0, 2.0] * 8, 30], "neutral"), judged([*[1.0, 2.0] * 8, 30], "up")):
        text = svg(analysis, "Any", "", TEMPLATES)
        shapes |= {
            (fill, re.sub(r"^[\d.]+ [\d.]+", "", path))
            for path, fill in re.findall(r'd="M([^"]+)" fill="(#\w+)" stroke="#222222"', text)
        }
    assert {fill for fill, _ in shapes} == {"#00b0f0", "#e46c0a", "#490092"}
    assert len({path for _, path in shapes}) == 3
    assert 'r="4" fill="#a6a6a6" stroke="#222222"' in svg(PHASED, "Any", "", TEMPLATES)


def test_limits_are_free_of_steps_and_broken_at_a_new_phase() -> None:
    lines = [item.get("d") or "" for item in picture(PHASED).iter(f"{SVG}path")]
    limits = [line for line in lines if re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+", line)]
    assert len(limits) >= 6
    assert len(list(picture(PHASED).iter(f"{SVG}polyline"))) == 3


@pytest.mark.parametrize(
    "text", ["</title><script>alert(1)</script>", 'a" onload="x', "a & b 'c'", "a\x00\x1b\ud800\u202eb"]
)
def test_no_title_can_break_the_picture(text: str) -> None:
    drawn = picture(PHASED, text, text)
    title = drawn.find(f"{SVG}title")
    assert title is not None
    assert title.text == " ".join(re.sub(r"[\x00\x1b\ud800\u202e]", " ", text).split())
    assert not list(drawn.iter(f"{SVG}script"))
    assert not any(name.startswith("on") or "href" in name for item in drawn.iter() for name in item.attrib)


def test_nothing_is_fetched_from_elsewhere() -> None:
    text = svg(PHASED, "Any", "%", TEMPLATES)
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<(script|image|use|style|foreignObject)", text)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 100, [0, 20, 40, 60, 80, 100]),
        (-3, 11, [0, 5, 10]),
        (0.1, 0.13, [0.1, 0.11, 0.12, 0.13]),
        (1, 1e6, [2e5, 4e5, 6e5, 8e5, 1e6]),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high, 6) == pytest.approx(expected)


def test_figures_are_told_apart() -> None:
    assert [figure(tick, tick_places([0.1, 0.11])) for tick in (0.1, 0.11)] == ["0.1", "0.11"]
    assert [figure(tick, tick_places([0.0, 2.5])) for tick in (0.0, 2.5, 1867781.0)] == [
        "0",
        "2.5",
        "1,867,781",
    ]
    assert figure(-0.0001, 2) == "0"
    assert decimals(judged([1.0, 2.0] * 10)) == 2
