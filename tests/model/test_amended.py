"""What was known on a day is what a record said on that day: what `amended` keeps is undone for every day before it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.judge.changes.fields import alterations
from qaif_cli.model.amended import as_it_said
from qaif_cli.model.as_known import as_known
from qaif_cli.model.record import Amendment, Record
from tests.judge.changes.test_every_field import one_changed, records

DAY = date(2026, 6, 10)
BEFORE = DAY - timedelta(days=1)
READERS = {"sensitivity", "part", "audience"}
"""Who may read something is what is said now."""


def entry(field: str, was: str, day: date = DAY) -> Amendment:
    return Amendment(date=day, field=field, was=was)


def known(record: Record, day: date) -> Any:
    return as_known(record, day)


def of(id_: str) -> Any:
    return next(record for record in records() if record.id == id_)


def amended(record: Record, *entries: Amendment, **now: Any) -> Any:
    return record.model_copy(update={**now, "amended": entries})


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_kept_field_says_on_an_earlier_day_what_it_said(data: st.DataObject) -> None:
    changed = one_changed(data)
    if changed is None:
        return
    was, now = changed
    told = alterations(was, now)
    if not told or any(item.verdict != "unkept" or item.by != "amended" for item in told):
        return
    if READERS & {item.name.rpartition("/")[2] for item in told}:
        return
    kept = amended(now, *(entry(item.name, item.was) for item in told))
    said = as_it_said(kept, BEFORE).model_copy(update={"amended": ()})
    assert said.model_dump(mode="json") == was.model_copy(update={"amended": ()}).model_dump(mode="json")
    assert as_it_said(kept, DAY) is kept


def test_the_last_change_is_undone_first() -> None:
    risk = of("R-0001")
    kept = amended(
        risk,
        entry("tier", "corporate", date(2026, 5, 1)),
        entry("tier", "local", date(2026, 6, 1)),
        entry("tier", "system", date(2026, 6, 1)),
        tier="baf",
    )
    days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 6, 1)]
    assert [as_it_said(kept, day).tier for day in days] == ["corporate", "local", "baf"]


def test_what_was_taken_out_was_there() -> None:
    concern = of("Q-0001")
    first, *others = concern.exit_criteria
    kept = amended(
        concern,
        entry(f"exit_criteria/{first.id}", first.model_dump_json(by_alias=True, exclude_defaults=True)),
        exit_criteria=tuple(others),
    )
    assert {item.id for item in as_it_said(kept, BEFORE).exit_criteria} == {
        first.id,
        *(item.id for item in others),
    }


@pytest.mark.parametrize(
    ("field", "was"),
    [
        ("nothing/like/this", "x"),
        ("target/consequence", "very high"),
        ("title", "Another"),
        ("sensitivity", "public"),
        ("reviews/1/note", "Another"),
        ("actions/A9/owner", "quality-lead"),
        ("target/by/year", "2026"),
        ("tier/0", "x"),
    ],
)
def test_what_names_no_kept_field_or_cannot_be_changes_nothing(field: str, was: str) -> None:
    kept = amended(of("R-0001"), entry(field, was))
    assert as_it_said(kept, BEFORE) is kept


def test_what_was_known_is_what_was_said() -> None:
    kept = amended(of("R-0001"), entry("tier", "local"), tier="baf")
    before, after = (known(kept, day) for day in (BEFORE, DAY))
    assert (before.tier, after.tier) == ("local", "baf")
    assert (before.amended, len(after.amended)) == ((), 1)
