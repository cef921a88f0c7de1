"""When a concern rose, and which independent sources of intelligence stood behind it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from qaif_cli.judge.state.level_rises import Sources, rises, sources_of
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.intelligence import Intelligence
from tests.support.moments import known, moment, register

DECIDED = date(2026, 5, 1)
WINDOW = 90


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


def risen_on(found: Concern, day: date) -> list[int]:
    return [rise.place for rise in rises(known(found, day), moment(found, day))]


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
    levels: list[tuple[int, str]], risen: list[int]
) -> None:
    assert risen_on(concern(*levels), date(2026, 12, 1)) == risen


def test_a_rise_that_lies_ahead_is_not_seen() -> None:
    assert risen_on(concern((1, "routine"), (6, "enhanced")), DECIDED) == []


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


def behind(*items: Intelligence, about: Concern | None = None) -> dict[str, list[str]]:
    sources: Sources = sources_of(moment(register(*items), date(2026, 12, 1)))
    return sources.families(about or concern((5, "enhanced")), DECIDED, WINDOW)


SERVICE: dict[str, Any] = {"providers": ["oakrise", "fernhill"], "areas": ["safety", "primary-care"]}


def linked(**to: str) -> dict[str, Any]:
    return {"discussions": [{"date": DECIDED, "body": "insights-meeting", "decision": "watch", **to}]}


def test_a_service_is_known_by_provider_and_area_together() -> None:
    half = item(1, 5, providers=["fernhill"]), item(2, 5, areas=["primary-care"])
    assert behind(*half) == {}
    assert behind(item(3, 5, **SERVICE)) == {"complaints": ["I-0003"]}
    assert behind(item(3, 5, **SERVICE), about=concern((5, "enhanced"), kind="pathway")) == {}


def test_a_link_counts_for_every_kind_of_subject() -> None:
    items = item(1, 5, **linked(concern="Q-0001")), item(2, 5, "incident", **linked(risk="R-0001"))
    both = {"complaints": ["I-0001"], "incidents": ["I-0002"]}
    assert behind(*items) == both
    assert behind(*items, about=concern((5, "enhanced"), kind="pathway")) == both
    assert behind(item(1, 5, **linked(risk="R-0002"))) == {}


def test_the_window_has_its_first_and_its_last_day() -> None:
    days = [item(place, days, **SERVICE) for place, days in enumerate((-1, 0, WINDOW, WINDOW + 1))]
    assert behind(*days) == {"complaints": ["I-0001", "I-0002"]}


def test_what_is_found_twice_is_counted_once() -> None:
    told = item(1, 5, **SERVICE, **linked(concern="Q-0001", risk="R-0001"))
    assert behind(told) == {"complaints": ["I-0001"]}
