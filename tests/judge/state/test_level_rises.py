"""When a concern rose, and which independent sources of intelligence stood behind it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.judge.state.level_rises import Sources, rises, sources_of
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

DECIDED = date(2026, 5, 1)
WINDOW = 90


@pytest.fixture
def framework(base: Path) -> Framework:
    found = load(Worktree(base)).framework
    assert found is not None
    return found


def concern(*levels: tuple[int, str], kind: str = "service", **more: Any) -> Concern:
    empty = {"authorised_by": "unknown", "why": "unknown", "risk_profile": "unknown"}
    return Concern.model_validate(
        {
            "id": "Q-0001",
            "title": "Waits",
            "owner": "quality-lead",
            "subject": {"type": kind, "name": "Waits", "provider": "fernhill", "area": "primary-care"},
            "risks": ["R-0001"],
            "levels": [
                {"date": date(2026, month, 1), "level": level, "accountability": "unknown", **empty}
                for month, level in levels
            ],
            "lead_body": "unknown",
            **more,
        }
    )


@pytest.mark.parametrize(
    ("levels", "risen"),
    [
        ([(1, "routine")], []),
        ([(1, "enhanced")], [0]),
        ([(1, "routine"), (2, "enhanced"), (3, "intensive")], [1, 2]),
        ([(1, "intensive"), (2, "enhanced")], [0]),
        ([(1, "enhanced"), (2, "enhanced")], [0]),
        ([(1, "enhanced"), (2, "routine")], []),
        ([(1, "enhanced"), (2, "routine"), (3, "enhanced")], [2]),
        ([(1, "enhanced"), (2, "no-such-level"), (3, "intensive")], [0, 2]),
    ],
)
def test_a_rise_holds_until_the_concern_is_back_at_the_lowest_level(
    framework: Framework, levels: list[tuple[int, str]], risen: list[int]
) -> None:
    assert [rise.place for rise in rises(concern(*levels), framework, date(2026, 12, 1))] == risen


def test_a_rise_that_lies_ahead_is_not_seen(framework: Framework) -> None:
    assert rises(concern((1, "routine"), (6, "enhanced")), framework, DECIDED) == []


def item(number: int, days_before: int, source: str = "complaint", **more: Any) -> Intelligence:
    return Intelligence.model_validate(
        {
            "id": f"I-{number:04}",
            "title": "Waits",
            "owner": "quality-lead",
            "date": DECIDED - timedelta(days=days_before),
            "source_type": source,
            "nature": "soft",
            "summary": "Two complaints",
            **more,
        }
    )


def behind(framework: Framework, *items: Intelligence, about: Concern | None = None) -> dict[str, list[str]]:
    register = Register(tuple(Held("intelligence", "", found, "") for found in items))
    sources: Sources = sources_of(register, framework, date(2026, 12, 1))
    return sources.families(about or concern((5, "enhanced")), DECIDED, WINDOW)


SERVICE: dict[str, Any] = {"providers": ["oakrise", "fernhill"], "areas": ["safety", "primary-care"]}


def linked(**to: str) -> dict[str, Any]:
    return {"discussions": [{"date": DECIDED, "body": "insights-meeting", "decision": "watch", **to}]}


def test_a_service_is_known_by_provider_and_area_together(framework: Framework) -> None:
    half = item(1, 5, providers=["fernhill"]), item(2, 5, areas=["primary-care"])
    assert behind(framework, *half) == {}
    assert behind(framework, item(3, 5, **SERVICE)) == {"complaints": ["I-0003"]}
    assert behind(framework, item(3, 5, **SERVICE), about=concern((5, "enhanced"), kind="pathway")) == {}


def test_a_link_counts_for_every_kind_of_subject(framework: Framework) -> None:
    items = item(1, 5, **linked(concern="Q-0001")), item(2, 5, "incident", **linked(risk="R-0001"))
    both = {"complaints": ["I-0001"], "incidents": ["I-0002"]}
    assert behind(framework, *items) == both
    assert behind(framework, *items, about=concern((5, "enhanced"), kind="pathway")) == both
    assert behind(framework, item(1, 5, **linked(risk="R-0002"))) == {}


def test_the_window_has_its_first_and_its_last_day(framework: Framework) -> None:
    days = [item(place, days, **SERVICE) for place, days in enumerate((-1, 0, WINDOW, WINDOW + 1))]
    assert behind(framework, *days) == {"complaints": ["I-0001", "I-0002"]}


def test_what_is_found_twice_is_counted_once(framework: Framework) -> None:
    told = item(1, 5, **SERVICE, **linked(concern="Q-0001", risk="R-0001"))
    assert behind(framework, told) == {"complaints": ["I-0001"]}
