"""Histories as they stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.model.history import OwnDay, day_of, effective, latest, numbered

START = date(2026, 1, 1)


@dataclass(frozen=True)
class Noted:
    date: OwnDay
    corrects: str | None = None
    text: str = ""


def on(day: int, corrects: str | None = None, text: str = "") -> Noted:
    return Noted(START + timedelta(days=day), corrects, text)


ENTRIES = st.lists(st.integers(min_value=0, max_value=60).map(on), max_size=12)
LATE = date(2027, 1, 1)


def test_later_entries_are_not_seen() -> None:
    entries = [on(0), on(10), on(20)]
    assert effective(entries, START + timedelta(days=10)) == entries[:2]
    assert effective(entries, START - timedelta(days=1)) == []
    assert latest(entries, START - timedelta(days=1)) is None


def test_a_corrected_entry_is_out_even_before_its_correction() -> None:
    entries = [on(0), on(10, text="wrong"), on(20, corrects="2026-01-11/2", text="right")]
    assert [entry.text for entry in effective(entries, LATE)] == ["", "right"]
    assert latest(entries, START + timedelta(days=15)) == entries[0]


def test_a_correction_stands_where_its_true_date_puts_it() -> None:
    entries = [on(0), on(30, text="wrong"), on(20), on(10, corrects="2026-01-31/2", text="right")]
    assert numbered(entries, LATE) == [(0, entries[0]), (3, entries[3]), (2, entries[2])]


def test_a_correction_may_be_corrected() -> None:
    entries = [
        on(0, text="a"),
        on(0, corrects="2026-01-01/1", text="b"),
        on(0, corrects="2026-01-01/2", text="c"),
    ]
    assert [entry.text for entry in effective(entries, LATE)] == ["c"]


def test_an_entry_cannot_put_right_itself_or_a_later_one_or_none() -> None:
    entries = [on(0, corrects="2026-01-01/1"), on(1, corrects="2026-01-03/3"), on(2, corrects="2026-01-09/9")]
    assert effective(entries, LATE) == entries


def test_an_undated_entry_is_before_all_others() -> None:
    undated = Noted("unknown")
    assert day_of(undated) == date.min
    assert effective([on(0), undated], LATE) == [undated, on(0)]


@given(ENTRIES, st.integers(min_value=0, max_value=60))
def test_without_corrections_every_entry_up_to_the_day_counts_once_and_in_order(
    entries: list[Noted], day: int
) -> None:
    as_of = START + timedelta(days=day)
    found = numbered(entries, as_of)
    assert sorted(place for place, _ in found) == [
        place for place, entry in enumerate(entries) if day_of(entry) <= as_of
    ]
    days = [day_of(entry) for _, entry in found]
    assert days == sorted(days)
    assert latest(entries, as_of) == (found[-1][1] if found else None)


@given(ENTRIES)
def test_correcting_an_entry_by_itself_changes_nothing_but_its_place(entries: list[Noted]) -> None:
    for place, entry in enumerate(entries):
        again = Noted(entry.date, f"{entry.date}/{place + 1}")
        days = [day_of(item) for item in effective([*entries, again], LATE)]
        assert days == [day_of(item) for item in effective(entries, LATE)]
