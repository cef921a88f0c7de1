"""Three real signals are found with the reason in words; three innocent clusters from one source are not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.triangulation.triangulate import triangulate
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Register
from qaif_cli.model.triangulation import Considered, Signal, Triangulated
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.moments import moment
from tests.support.planted import INNOCENT, REAL, plant, prepare

DAY = date(2026, 6, 15)
Items = tuple[tuple[str, ...], ...]
Planted = Callable[..., tuple[Register, Framework]]


@pytest.fixture
def planted(base: Path) -> Planted:
    """Makes a register with some pieces of intelligence."""
    prepare(base)

    def make(items: Items = (*REAL, *INNOCENT)) -> tuple[Register, Framework]:
        plant(base, items)
        loaded = load(Worktree(base))
        assert not loaded.findings
        assert loaded.framework
        return loaded.register, loaded.framework

    return make


def found(planted: Planted, items: Items = (*REAL, *INNOCENT), day: date = DAY, **told: int) -> Triangulated:
    register, framework = planted(items)
    result = triangulate(moment(register, day, framework), told.get("window_days"))
    assert result
    return result


def names(result: Triangulated) -> list[str]:
    return [item.name for item in result.considered]


def one(result: Triangulated, name: str) -> Considered:
    return next(item for item in result.considered if item.name == name)


def test_the_three_signals_are_found_and_the_three_clusters_are_not(planted: Planted) -> None:
    result = found(planted)
    assert [(item.name, item.score, item.why) for item in result.considered] == [
        (
            "Kestrel Hospital, Acute care",
            13,
            (
                "Three independent sources in 90 days speak of culture and speaking up at Kestrel Hospital (Acute care),"
                " hard and soft alike (Patient safety incident; Media; Staff survey); no concern above routine is about it"
            ),
        ),
        (
            "Fernhill Practice, Primary care",
            10,
            (
                "Two independent sources in 90 days speak of records and results at Fernhill Practice (Primary care),"
                " all of it soft intelligence (Complaint; Insight visit); R-0001 (Test results are not acted on at Fernhill)"
                " scores 16 and Q-0001 (General practice at Fernhill) is held at enhanced"
            ),
        ),
        (
            "Staffing and skills",
            8,
            (
                "Two independent sources in 90 days speak of staffing and skills at 2 providers (Ashby House and"
                " Millbrook House), hard and soft alike (Healthwatch; Care Quality Commission)"
            ),
        ),
    ]
    assert result.items == len(REAL) + len(INNOCENT) + 1


@pytest.mark.parametrize("count", [6, 60])
def test_one_family_is_no_signal_however_much_it_says(count: int, planted: Planted) -> None:
    many = (INNOCENT * (count // len(INNOCENT) + 1))[:count]
    assert names(found(planted, many)) == []


def test_every_point_has_its_records(planted: Planted) -> None:
    kestrel = one(found(planted), "Kestrel Hospital, Acute care")
    assert [(point.reason, point.points, point.records) for point in kestrel.points] == [
        ("independent_source", 3, ("I-0004",)),
        ("independent_source", 3, ("I-0005",)),
        ("independent_source", 3, ("I-0003",)),
        ("hard_and_soft", 2, ("I-0003", "I-0004", "I-0005")),
        ("early_warning", 2, ("I-0004",)),
    ]
    fernhill = one(found(planted), "Fernhill Practice, Primary care")
    assert [(point.reason, point.points, point.records) for point in fernhill.points[2:]] == [
        ("high_risk", 2, ("R-0001",)),
        ("level", 2, ("Q-0001",)),
    ]


def test_a_weight_of_nought_leaves_its_part_out(planted: Planted) -> None:
    register, framework = planted()
    settings = framework.triangulation
    assert settings
    weights = settings.weights.model_copy(update={"independent_source": 0, "early_warning": 0})
    less = framework.model_copy(update={"triangulation": settings.model_copy(update={"weights": weights})})
    result = triangulate(moment(register, DAY, less))
    assert result
    kestrel = one(result, "Kestrel Hospital, Acute care")
    assert [point.reason for point in kestrel.points] == ["hard_and_soft"]


def test_without_settings_nothing_is_brought_together(planted: Planted) -> None:
    register, framework = planted()
    without = framework.model_copy(update={"triangulation": None})
    assert triangulate(moment(register, DAY, without)) is None


@pytest.mark.parametrize(
    ("day", "days", "there"),
    [
        (date(2026, 7, 6), 90, True),  # I-0001 of 7 April is 90 days old
        (date(2026, 7, 7), 90, False),
        (date(2026, 5, 20), 90, True),  # the visit is of this day
        (date(2026, 5, 19), 90, False),
        (date(2026, 5, 20), 43, True),
        (date(2026, 5, 20), 42, False),
    ],
)
def test_the_window_has_edges(day: date, days: int, there: bool, planted: Planted) -> None:
    assert ("Fernhill Practice, Primary care" in names(found(planted, day=day, window_days=days))) is there


def told(day: int, source: str, provider: str, area: str, theme: str) -> tuple[str, ...]:
    return (f"2026-06-{day:02}", source, "soft", provider, area, theme, "")


def test_what_adds_nothing_is_told_once(planted: Planted) -> None:
    first, service = REAL[:1], "Fernhill Practice, Primary care"
    media = told(2, "media", "fernhill-practice", "safety", "culture")
    partner = told(3, "healthwatch", "fernhill-practice", "primary-care", "culture")
    elsewhere = told(3, "healthwatch", "oakrise-practice", "primary-care", "access")
    assert names(
        found(planted, (*first, told(2, "insight-visit", "fernhill-practice", "safety", "records")))
    ) == [service]
    assert names(found(planted, (*first, media))) == [service]
    assert names(found(planted, (*first, media, INNOCENT[0]))) == [service]
    assert names(found(planted, (*first, elsewhere))) == [service]
    both = found(planted, (*first, media, partner))
    assert sorted(names(both)) == ["Fernhill Practice", service]
    assert one(both, "Fernhill Practice").themes == (
        "culture",
    )  # what its service has already is not told again
    assert one(both, "Fernhill Practice").items == ("I-0003", "I-0004")


def test_sources_that_speak_of_different_things_bear_nothing_out(planted: Planted) -> None:
    items = (
        told(2, "media", "ashby-house", "care-sector", "access"),
        told(3, "cqc", "ashby-house", "care-sector", "culture"),
    )
    result = found(planted, items)
    assert names(result) == []
    assert result.apart == ("ashby-house",)
    assert found(planted, items[:1]).apart == ()


def test_an_area_stands_where_no_provider_explains_it(planted: Planted) -> None:
    """The theme is over two providers; the area stands only for what the theme is not: one of no provider."""
    items = (
        told(2, "media", "ashby-house", "care-sector", "access"),
        ("2026-06-03", "cqc", "hard", "", "care-sector", "access", ""),
    )
    result = found(planted, items)
    assert names(result) == ["Care sector"]
    assert "speak of access and waiting in Care sector, hard and soft alike" in result.considered[0].why


def test_each_theme_is_told_with_its_own_sources(planted: Planted) -> None:
    items = (
        *REAL[1:4],
        told(1, "healthwatch", "kestrel-hospital", "acute", "access"),
        told(2, "complaint", "kestrel-hospital", "acute", "access"),
        told(3, "cqc", "kestrel-hospital", "acute", "staffing"),  # nobody else says so
    )
    (kestrel,) = found(planted, items).considered
    assert kestrel.why.startswith(
        "Five independent sources in 90 days speak of the same things at Kestrel Hospital (Acute care), hard and soft"
        " alike: culture and speaking up (Patient safety incident; Media; Staff survey) and access and waiting"
        " (Complaint; Healthwatch)"
    )
    assert "I-0007" not in kestrel.items


def test_a_theme_is_the_systems_where_one_provider_does_not_make_it(planted: Planted) -> None:
    one_provider = (
        told(1, "healthwatch", "ashby-house", "care-sector", "staffing"),
        told(2, "media", "ashby-house", "care-sector", "staffing"),
        told(3, "cqc", "millbrook-house", "care-sector", "staffing"),
    )
    assert names(found(planted, one_provider)) == ["Ashby House, Care sector"]
    more = (*one_provider, told(4, "staff-survey", "kestrel-hospital", "acute", "staffing"))
    assert "Staffing and skills" in names(found(planted, more))


def test_intelligence_without_a_theme_is_counted(planted: Planted) -> None:
    assert found(planted, (told(2, "media", "ashby-house", "care-sector", ""),)).themeless == 1
    assert found(planted).themeless == 0


def test_a_theme_of_one_provider_is_that_providers(planted: Planted) -> None:
    assert [item.subject.kind for item in found(planted, REAL[1:4]).considered] == ["service"]


def test_signals_count_for_what_they_are_about(planted: Planted) -> None:
    register, framework = planted()
    signal = Signal("waits", "Waits", "rises beyond its upper limit", ("kestrel-hospital",), ("acute",))
    result = triangulate(moment(register, DAY, framework), signals=(signal,))
    assert result
    kestrel = one(result, "Kestrel Hospital, Acute care")
    assert (kestrel.points[-1].reason, kestrel.points[-1].records) == ("special_cause", ("waits",))
    assert kestrel.why.endswith("; the indicator Waits rises beyond its upper limit")
    assert [item.name for item in result.considered if item.beside.signals] == [kestrel.name]


def test_a_theme_has_beside_it_what_its_intelligence_led_to(base: Path, planted: Planted) -> None:
    planted()
    path = base / "intelligence" / "2026" / "I-0007.yaml"
    discussed = (
        "discussions:\n  - {date: 2026-06-02, body: insights-meeting, decision: change-risk, risk: R-0002}\n"
    )
    path.write_text(path.read_text("utf-8") + discussed, "utf-8")
    loaded = load(Worktree(base))
    for day, risks in ((DAY, {"R-0002": 9}), (date(2026, 6, 1), {})):
        result = triangulate(moment(loaded, day))
        assert result
        assert one(result, "Staffing and skills").beside.risks == risks


def test_a_concern_stands_beside_what_its_risks_are_about(base: Path, planted: Planted) -> None:
    planted()
    path = base / "concerns" / "Q-0001.yaml"
    text = path.read_text("utf-8").replace("  type: service\n", "  type: pathway\n", 1)
    path.write_text(text.replace("  provider: fernhill-practice\n", "", 1), "utf-8")
    result = triangulate(moment(base, DAY))
    assert result
    fernhill = one(result, "Fernhill Practice, Primary care")
    assert (fernhill.beside.concern, fernhill.beside.level) == ("Q-0001", "enhanced")
    assert [point.records for point in fernhill.points if point.reason == "level"] == [("Q-0001",)]


def test_a_commitment_of_the_area_that_is_not_on_track_counts(base: Path, planted: Planted) -> None:
    planted()
    path = base / "commitments" / "primary-care-1.yaml"
    path.write_text(path.read_text("utf-8").replace("status: on-track", "status: at-risk"), "utf-8")
    result = triangulate(moment(base, DAY))
    assert result
    fernhill = one(result, "Fernhill Practice, Primary care")
    assert (fernhill.points[-1].words, fernhill.points[-1].points) == ("a commitment that is at risk", 1)
    assert fernhill.points[-1].records == ("primary-care-1",)
