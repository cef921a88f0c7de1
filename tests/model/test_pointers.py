"""Where something of a record as it was known stands in its file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from qaif_cli.model.as_known import as_known
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.pointers import in_file
from qaif_cli.model.record import Record
from qaif_cli.model.walk import parts
from tests.support.moments import BASE, moment

START = date(2026, 1, 1)
DAY = date(2026, 6, 15)


def reviews(*days: str | tuple[str, str]) -> list[dict[str, Any]]:
    """Reviews of these days in this order; of a pair, the second is what it corrects."""
    pairs = [(day, None) if isinstance(day, str) else day for day in days]
    return [
        {"date": day, "corrects": of, "by": "lead", "consequence": 3, "likelihood": 3, "note": f"n{place}"}
        for place, (day, of) in enumerate(pairs)
    ]


def a_risk(**fields: Any) -> Risk:
    return Risk.model_validate(
        {
            "id": "R-0001", "title": "A risk", "owner": "lead", "whose": "icb", "area": "a", "domain": "d",
            "dimensions": ["safe", "effective"], "cause": "c", "event": "e", "effect": "f",
            "executive_lead": "unknown", "tier": "local", "opened": "unknown", "validated": "unknown",
            "target": "unknown", "reviews": reviews("unknown"), **fields,
        }
    )  # fmt: skip


def control(place: int, day: str) -> dict[str, Any]:
    return {"id": f"C{place}", "text": "t", "date": day}


def action(place: int, added: str | None, *extended: str) -> dict[str, Any]:
    extensions = [
        {"date": day, "due": "2027-01-01", "by": "lead", "why": f"w{n}"} for n, day in enumerate(extended)
    ]
    return {
        "id": f"A{place}",
        "title": "t",
        "owner": "lead",
        "due": "unknown",
        "added": added,
        "extensions": extensions,
    }


IN_ORDER = reviews("2026-01-01", "2026-02-01", "2026-07-01")
OUT_OF_ORDER = reviews("2026-03-01", "2026-07-01", "2026-01-01", "2026-02-01")
CORRECTED = reviews("2026-01-01", "2026-02-01", "2026-03-01", ("2026-02-02", "2026-02-01/2"))
TWICE_CORRECTED = reviews(
    "2026-01-01", ("2026-01-02", "2026-01-01/1"), "2026-02-01", ("2026-03-03", "2026-01-02/2")
)
LATER_CORRECTED = reviews("2026-01-01", "2026-07-01", "2026-02-01", ("2026-03-01", "2026-07-01/2"))
CONTROLS = [control(1, "2026-07-01"), control(2, "2026-02-01"), control(3, "unknown")]
ACTIONS = [
    action(1, "2026-07-01"),
    action(2, None, "2026-07-01", "2026-05-01"),
    action(3, "2026-01-01", "2026-02-01"),
]


@pytest.mark.parametrize(
    ("fields", "known_at", "file_at"),
    [
        ({}, "", ""),
        ({}, "/owner", "/owner"),
        ({}, "/reviews", "/reviews"),
        ({}, "/reviews/0/date", "/reviews/0/date"),
        ({"reviews": IN_ORDER}, "/reviews/1/by", "/reviews/1/by"),
        ({"reviews": OUT_OF_ORDER}, "/reviews/0", "/reviews/2"),
        ({"reviews": OUT_OF_ORDER}, "/reviews/1/note", "/reviews/3/note"),
        ({"reviews": OUT_OF_ORDER}, "/reviews/2", "/reviews/0"),
        ({"reviews": CORRECTED}, "/reviews/0", "/reviews/0"),
        ({"reviews": CORRECTED}, "/reviews/1/date", "/reviews/3/date"),
        ({"reviews": CORRECTED}, "/reviews/2", "/reviews/2"),
        ({"reviews": TWICE_CORRECTED}, "/reviews/0", "/reviews/2"),
        ({"reviews": TWICE_CORRECTED}, "/reviews/1", "/reviews/3"),
        ({"reviews": LATER_CORRECTED}, "/reviews/1", "/reviews/2"),
        ({"reviews": LATER_CORRECTED}, "/reviews/2", "/reviews/3"),
        ({"controls": CONTROLS}, "/controls/0/text", "/controls/1/text"),
        ({"controls": CONTROLS}, "/controls/1", "/controls/2"),
        ({"actions": ACTIONS}, "/actions/0/due", "/actions/1/due"),
        ({"actions": ACTIONS}, "/actions/0/extensions/0/due", "/actions/1/extensions/1/due"),
        ({"actions": ACTIONS}, "/actions/1/extensions/0", "/actions/2/extensions/0"),
        ({"gaps": [{"id": "G1", "in": "control", "text": "t", "date": "2026-07-01"}, {"id": "G2", "in": "assurance", "text": "t"}]}, "/gaps/0/in", "/gaps/1/in"),
        ({}, "/dimensions/1", "/dimensions/1"),
        ({"extra": {"steps": [1, 2], "3": "x"}}, "/extra/steps/1", "/extra/steps/1"),
        ({"extra": {"3": "x"}}, "/extra/3", "/extra/3"),
        ({"closed": {"date": "2026-05-01", "by": "unknown", "reason": "unknown"}}, "/closed/by", "/closed/by"),
        ({}, "/reviews/7", "/reviews/7"),
        ({}, "/no-such/0/field", "/no-such/0/field"),
    ],
)  # fmt: skip
def test_a_pointer_leads_to_the_file(fields: dict[str, Any], known_at: str, file_at: str) -> None:
    assert in_file(a_risk(**fields), known_at, DAY) == file_at


def test_a_place_is_that_of_the_day_that_was_asked() -> None:
    risk = a_risk(reviews=OUT_OF_ORDER)
    assert [
        in_file(risk, "/reviews/1", day) for day in (date(2026, 3, 1), date(2026, 2, 1), date(2026, 7, 1))
    ] == [
        "/reviews/3",
        "/reviews/3",
        "/reviews/3",
    ]
    assert [in_file(risk, "/reviews/2", day) for day in (date(2026, 3, 1), date(2026, 7, 1))] == [
        "/reviews/0"
    ] * 2
    assert in_file(risk, "/reviews/3", date(2026, 7, 1)) == "/reviews/1"


def test_a_list_inside_a_part_and_a_list_inside_a_list() -> None:
    concern = moment(BASE, DAY).written.get(Concern, "Q-0001")
    assert concern
    plan: Any = concern.improvement_plan
    earlier = plan.actions[0].model_copy(update={"id": "A2", "added": date(2026, 3, 20)})
    both = concern.model_copy(
        update={"improvement_plan": plan.model_copy(update={"actions": (*plan.actions, earlier)})}
    )
    day = date(2026, 3, 21)
    assert in_file(both, "/improvement_plan/actions/0/due", day) == "/improvement_plan/actions/1/due"
    assert in_file(both, "/improvement_plan/actions/0/due", DAY) == "/improvement_plan/actions/0/due"
    area = an_area([["2026-07-01", "2026-02-01", "2026-01-01"], ["2026-03-01"]])
    assert in_file(area, "/duties/0/positions/1/gap", DAY) == "/duties/0/positions/1/gap"
    assert in_file(area, "/duties/0/positions/0/gap", DAY) == "/duties/0/positions/2/gap"


def an_area(duties: list[list[str]]) -> Area:
    return Area.model_validate(
        {
            "id": "a", "title": "An area", "owner": "lead", "type": "service", "lead": "lead", "scope": "s", "source": "t",
            "duties": [
                {"id": f"D{n + 1}", "duty": f"d{n}", "source": "s", "positions": [
                    {"date": day, "by": "lead", "position": "met", "evidence": "e", "gap": f"g{n} {place}"}
                    for place, day in enumerate(days)
                ]}
                for n, days in enumerate(duties)
            ],
        }
    )  # fmt: skip


DAYS = st.integers(min_value=0, max_value=40).map(lambda days: (START + timedelta(days=days)).isoformat())


@st.composite
def histories(draw: st.DrawFn, least: int = 0) -> list[dict[str, Any]]:
    """Entries of any days in any order, some of which correct one before them; each has a text of its own."""
    entries: list[dict[str, Any]] = []
    for place in range(draw(st.integers(min_value=least, max_value=7))):
        entry: dict[str, Any] = {"date": draw(DAYS)}
        if place and draw(st.booleans()):
            other = draw(st.integers(min_value=0, max_value=place - 1))
            entry["corrects"] = f"{entries[other]['date']}/{other + 1}"
        entries.append(entry)
    return entries


@st.composite
def risks(draw: st.DrawFn) -> Risk:
    told = [
        {**entry, "by": "lead", "consequence": 3, "likelihood": 3, "note": f"n{place}"}
        for place, entry in enumerate(draw(histories(least=1)))
    ]
    actions = [
        action(place + 1, draw(st.none() | DAYS), *draw(st.lists(DAYS, max_size=3)))
        for place in range(draw(st.integers(min_value=0, max_value=3)))
    ]
    controls = [
        control(place + 1, day)
        for place, day in enumerate(draw(st.lists(DAYS | st.just("unknown"), max_size=4)))
    ]
    chases = [
        {"date": day, "asked": "lead", "about": f"c{place}"}
        for place, day in enumerate(draw(st.lists(DAYS, max_size=4)))
    ]
    former = [
        {"role": f"r{place}", "until": day}
        for place, day in enumerate(sorted(draw(st.sets(DAYS, max_size=3))))
    ]
    return a_risk(reviews=told, actions=actions, controls=controls, chases=chases, previous_owners=former)


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    points = [
        {**entry, "value": place, "received": draw(st.none() | DAYS)}
        for place, entry in enumerate(draw(histories()))
    ]
    phases = [
        {**entry, "from": entry["date"], "why": f"p{place}", "approved_by": "lead"}
        for place, entry in enumerate(draw(histories()))
    ]
    return Indicator.model_validate(
        {
            "id": "x", "title": "X", "owner": "lead", "area": "a", "definition": "d", "unit": "days", "better": "down",
            "dimensions": [], "every": "weekly", "baseline": "unknown", "target": None, "points": points,
            "phases": phases,
        }
    )  # fmt: skip


AREAS = st.lists(st.lists(DAYS, max_size=4), max_size=3).map(an_area)


def at(record: Record, pointer: str) -> Any:
    """What stands at a pointer in a record, by the names of its fields."""
    value: Any = record
    for step in pointer.strip("/").split("/"):
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    return value


MARKS = ("note", "value", "why", "title", "id", "text", "about", "role", "gap")
"""The fields of which each entry of a list above has a value of its own."""


def mark(entry: BaseModel) -> tuple[type[BaseModel], list[object]]:
    return type(entry), [getattr(entry, name) for name in MARKS if name in type(entry).model_fields]


def kept_entries(record: Record) -> Iterator[tuple[str, BaseModel]]:
    """Every entry of a list that a record holds, each with its pointer."""
    return ((pointer, part) for pointer, part in parts(record) if pointer.rpartition("/")[2].isdigit())


@given(risks() | indicators() | AREAS, st.integers(min_value=0, max_value=41))
def test_every_entry_that_is_kept_is_found_in_the_file(written: Record, days: int) -> None:
    day = START + timedelta(days=days)
    seen = as_known(written, day, settled=True)
    if seen is None:
        return
    entries = dict(kept_entries(seen))
    places = {pointer: in_file(written, pointer, day) for pointer in entries}
    for pointer, entry in entries.items():
        assert mark(at(written, places[pointer])) == mark(entry), pointer
    assert len(set(places.values())) == len(places)


@given(risks() | indicators() | AREAS)
def test_where_all_is_known_and_in_order_a_place_is_its_own(written: Record) -> None:
    known = as_known(written, date.max, settled=True)
    assert known
    if known == written:
        for pointer, _ in kept_entries(known):
            assert in_file(written, pointer, date.max) == pointer
