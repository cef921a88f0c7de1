"""What is written as a calendar is read by another's reader, whatever stands in a text."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from qaif_cli.exchange.calendar import CalendarEvent, calendar_file, escaped, folded
from qaif_cli.model.visible import visible

DAY = date(2026, 6, 15)
ONE = CalendarEvent("a@qaif", date(2026, 7, 1), "R-0001: review", 7, category="Review")


def seen(text: str) -> str:
    """The text as a reader sees it: its line ends alike, hidden signs written out."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


@settings(max_examples=60)
@given(st.text(max_size=120), st.text(max_size=400))
@example("a,b;c\\n d\\", "first\nsecond\r\nthird\rfourth")
@example("чӑваш 試験 🏥" * 20, "é" * 75)
@example("BEGIN:VEVENT\r\nEND:VEVENT", " folded \n below")
@example("\u0000\u202e", "\ud800")
def test_any_text_is_read_back(summary: str, description: str) -> None:
    event = CalendarEvent("a@qaif", DAY, f"R-0001: {summary}", 1, f"Owner: {description}", "Review")
    data = calendar_file(f"Quality {summary}", DAY, [event])
    calendar = Calendar.from_ical(data)
    (read,) = calendar.walk("VEVENT")
    assert str(read["SUMMARY"]) == seen(event.summary)
    assert str(read["DESCRIPTION"]) == seen(event.description)
    assert str(calendar["NAME"]) == escaped(f"Quality {summary}")  # whose value that reader leaves as it is
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=300))
def test_a_folded_line_is_the_line_when_it_is_put_together(line: str) -> None:
    parts = [*folded(line)]
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert all(part.startswith(" ") for part in parts[1:])
    assert all(len(part.encode()) <= 75 for part in parts)


def test_what_stands_for_signs_that_mean_something() -> None:
    assert escaped("a,b;c\\d\ne:f\"g'") == "a\\,b\\;c\\\\d\\ne:f\"g'"


def test_a_day_is_a_whole_day_on_which_nobody_is_away() -> None:
    events: list[Any] = Calendar.from_ical(calendar_file("Quality", DAY, [ONE])).walk("VEVENT")
    (read,) = events
    assert (read.start, read.end) == (date(2026, 7, 1), date(2026, 7, 2))
    assert (read["UID"], read["SEQUENCE"], read["TRANSP"]) == ("a@qaif", 7, "TRANSPARENT")
    assert read["DTSTAMP"].dt.isoformat() == "2026-06-15T00:00:00+00:00"
    assert "CLASS" not in read


def test_the_same_events_give_the_same_bytes_and_lack_nothing_that_is_asked_for() -> None:
    data = calendar_file("Quality", DAY, [ONE])
    assert data == calendar_file("Quality", DAY, [ONE])
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    assert all(name in calendar for name in calendar.required)
    assert not any(event.errors for event in calendar.walk("VEVENT"))
