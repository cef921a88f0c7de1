"""Whole days for a calendar: a file of events by RFC 5545, which every calendar program takes.

It is written here, for it is little: lines of 75 octets, four signs that are escaped, and no clock. The same events give the
same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qaif_cli.model.visible import visible

PRODUCT = "-//qaif//qaif due//EN"
_WIDEST = 75
_END = "\r\n"


@dataclass(frozen=True)
class CalendarEvent:
    """Something on one whole day.

    Attributes:
        uid: By what a calendar knows it again.
        day: The day.
        summary: Its line in the calendar.
        sequence: A number that is higher where more is known of it.
        description: What is said below that line; empty for nothing.
        category: What kind of thing it is.
        private: Whether a calendar that is shared is to hide it.
    """

    uid: str
    day: date
    summary: str
    sequence: int
    description: str = ""
    category: str = ""
    private: bool = False


def calendar_file(name: str, stamp: date, events: Sequence[CalendarEvent]) -> bytes:
    """The events as a file.

    Args:
        name: What the calendar is called.
        stamp: The day on which it is made; of two files with the same event the later is right.
        events: At least one, in their order.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}{_END}" for line in lines for part in folded(line)).encode()


def _event(event: CalendarEvent, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if event.category:
        yield f"CATEGORIES:{escaped(event.category)}"
    if event.private:
        yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"  # who owes a review is not away on that day
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a value: its line ends, commas, semicolons and backslashes are written with a backslash."""
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        shown = shown.replace(sign, f"\\{sign}")
    return shown.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, each but the first behind a blank; no letter is cut in two."""
    part, room = "", _WIDEST
    for letter in line:
        octets = len(letter.encode())
        if octets > room:
            yield part
            part, room = " ", _WIDEST - 1
        part += letter
        room -= octets
    yield part
