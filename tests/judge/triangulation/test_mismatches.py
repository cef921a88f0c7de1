from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.triangulation.triangulate import triangulate
from qaif_cli.model.triangulation import Mismatch, Signal
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.moments import moment
from tests.support.planted import plant, prepare

DAY = date(2026, 6, 15)
WARNING = (
    "2026-05-10",
    "incident",
    "hard",
    "oakrise-practice",
    "primary-care",
    "access",
    "early_warning: true",
)


@pytest.fixture
def records(base: Path) -> Path:
    prepare(base)
    return base


def found(records: Path, day: date = DAY, signals: tuple[Signal, ...] = ()) -> list[Mismatch]:
    loaded = load(Worktree(records))
    assert not loaded.findings
    result = triangulate(moment(loaded, day), signals=signals)
    assert result
    return list(result.mismatches)


def edit(path: Path, find: str, put: str) -> None:
    text = path.read_text("utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), "utf-8")


def test_the_base_register_fits_together(records: Path) -> None:
    assert found(records) == []


def test_a_high_risk_at_routine(records: Path) -> None:
    (records / "concerns" / "Q-0001.yaml").unlink()
    (mismatch,) = found(records)
    assert (mismatch.kind, mismatch.records) == ("high-risk-at-routine", ("R-0001",))
    assert (mismatch.providers, mismatch.areas) == (("fernhill-practice",), ("primary-care",))
    assert (
        mismatch.why
        == "R-0001 (Test results are not acted on at Fernhill) scores 16, and no concern holds it"
    )


def test_a_high_risk_stands_alone_though_its_provider_has_a_concern_about_something_else(
    records: Path,
) -> None:
    edit(records / "concerns" / "Q-0001.yaml", "risks: [R-0001]", "risks: []")
    (mismatch,) = found(records)
    assert mismatch.records == ("R-0001",)


@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 24), ""), (date(2026, 5, 25), "1 day ago")])
def test_an_early_warning_nobody_answered(day: date, late: str, records: Path) -> None:
    plant(records, (WARNING,))
    warnings = [item for item in found(records, day) if item.kind == "early-warning-unanswered"]
    assert [item.records for item in warnings] == ([("I-0002",)] if late else [])
    assert all(item.why.endswith(f"an answer was due by 24 May 2026, {late}") for item in warnings)


@pytest.mark.parametrize(
    ("discussed", "answered"),
    [
        ("- {date: 2026-05-12, body: insights-meeting, decision: watch}", False),
        ("- {date: 2026-05-12, body: insights-meeting, decision: no-action}", False),
        ("- {date: 2026-05-12, body: insights-meeting, decision: no-action, note: Looked into}", True),
        ("- {date: 2026-05-12, body: insights-meeting, decision: visit}", True),
        ("- {date: 2026-06-16, body: insights-meeting, decision: visit}", False),
        (
            (
                "- {date: 2026-05-12, body: insights-meeting, decision: visit}\n"
                "  - {date: 2026-05-12, body: insights-meeting, decision: watch, corrects: 2026-05-12/1}"
            ),
            False,
        ),
    ],
)
def test_what_answers_an_early_warning(discussed: str, answered: bool, records: Path) -> None:
    plant(records, (WARNING,))
    path = records / "intelligence" / "2026" / "I-0002.yaml"
    path.write_text(f"{path.read_text('utf-8')}discussions:\n  {discussed}\n", "utf-8")
    assert (found(records) == []) is answered


@pytest.mark.parametrize(
    ("decision", "said"),
    [("watch", "was only put under watch"), ("no-action", "was left without action, and no reason is given")],
)
def test_what_became_of_a_warning_that_nothing_answers(decision: str, said: str, records: Path) -> None:
    plant(records, (WARNING,))
    path = records / "intelligence" / "2026" / "I-0002.yaml"
    entry = f"- {{date: 2026-05-12, body: insights-meeting, decision: {decision}}}"
    path.write_text(f"{path.read_text('utf-8')}discussions:\n  {entry}\n", "utf-8")
    (mismatch,) = found(records)
    assert f"{said}; an answer was due by" in mismatch.why


def test_any_early_warning_without_an_answer_where_no_time_is_set(records: Path) -> None:
    plant(records, (WARNING,))
    edit(
        records / "framework.yaml",
        "  early_warning_answered: { value: 14, unit: days, citation: our own, mark: P }\n",
        "",
    )
    (mismatch,) = found(records, date(2026, 5, 11))
    assert mismatch.why == (
        "The early warning of 10 May 2026 (I-0002, incident of 2026-05-10) has not been discussed"
    )


def test_a_concern_above_routine_with_nothing_new(records: Path) -> None:
    assert [item.kind for item in found(records, date(2026, 8, 14))] == []
    (mismatch,) = found(records, date(2026, 8, 15))
    assert (mismatch.kind, mismatch.records) == ("concern-without-news", ("Q-0001",))
    assert mismatch.why == (
        "General practice at Fernhill is held at enhanced, and nothing new is recorded since 14 May 2026"
    )


@pytest.mark.parametrize(
    ("provider", "area", "news"),
    [
        ("fernhill-practice", "primary-care", True),
        ("fernhill-practice", "safety", False),
        ("oakrise-practice", "primary-care", False),
    ],
)
def test_intelligence_about_its_service_is_news(provider: str, area: str, news: bool, records: Path) -> None:
    plant(records, (("2026-06-01", "incident", "hard", provider, area, "access", ""),))
    assert (found(records, date(2026, 8, 15)) == []) is news


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ("updates:\n", "updates:\n  - {date: 2026-06-01, by: quality-lead}\n"),
        ("tabled:\n", "tabled:\n  - {date: 2026-06-01, body: quality-committee}\n"),
        ("support:\n", "support:\n  - {date: 2026-06-01, body: nhse-region, text: A second day}\n"),
        (
            "    due: 2026-09-30\n",
            "    due: 2026-09-30\n    met: {date: 2026-06-01, by: quality-lead, evidence: Returns}\n",
        ),
    ],
    ids=["update", "tabled", "support", "met"],
)
def test_each_of_these_is_news(find: str, put: str, records: Path) -> None:
    edit(records / "concerns" / "Q-0001.yaml", find, put)
    assert found(records, date(2026, 8, 15)) == []


def test_a_commitment_on_track_while_its_indicator_shows_concern(records: Path) -> None:
    falls = Signal(
        "known-status", "Known status", "falls below its lower limit", commitments=("primary-care-1",)
    )
    (mismatch,) = found(records, signals=(falls,))
    assert (mismatch.kind, mismatch.records) == (
        "on-track-against-indicator",
        ("primary-care-1", "known-status"),
    )
    assert mismatch.why == (
        "A commitment (Know the regulatory status of every practice) was reported on track on 10 February 2026, while"
        " the indicator Known status falls below its lower limit"
    )
    other = Signal("visits", "Visits", "falls below its lower limit", commitments=("primary-care-2",))
    assert found(records, signals=(other,)) == []


def test_a_commitment_that_is_achieved_does_not_fit_either(records: Path) -> None:
    edit(records / "commitments" / "primary-care-1.yaml", "status: on-track", "status: achieved")
    falls = Signal(
        "known-status", "Known status", "falls below its lower limit", commitments=("primary-care-1",)
    )
    (mismatch,) = found(records, signals=(falls,))
    assert "was reported achieved on 10 February 2026, while " in mismatch.why
