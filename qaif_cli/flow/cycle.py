"""`qaif meeting cycle`: the annual cycle of business, and which meeting took each standing item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.durations import within_calendar
from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.meeting_actions import bodies_named
from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.meetings.business_cycle import business_of, financial_year
from qaif_cli.model.agenda import BusinessLine, Occasion
from qaif_cli.model.table import Column, Table
from qaif_cli.model.words import MONTHS
from qaif_cli.render.words import day, number_of

_YEAR = re.compile(r"(\d{4})(?:[/-](\d{2}|\d{4}))?", re.ASCII)
_COLUMNS = (
    Column("Body", spare=True),
    Column("Item", main=True),
    Column("Due in"),
    Column("Taken"),
    Column("Missed"),
    Column("To come"),
    Column("Not known", spare=True),
)
_NONE = "none"


def run_cycle(ask: Ask, bodies: Sequence[str] = (), year: str = "") -> Listing:
    """Every standing item of some bodies in a financial year: when it is due, taken, missed and to come.

    Args:
        ask: What a reading command is told.
        bodies: The bodies; every body that has standing items where none is named.
        year: The financial year, as 2026/27; that of the day judged where empty.

    Raises:
        QaifError: where there is no register or body of that name, or the year is none.
    """
    first, last = year_asked(year, ask)
    reading = read(ask)
    names = reading.framework.names("body")
    lines = [
        (body, line)
        for body in bodies_named(bodies, reading)
        for line in business_of(reading.now, body, first, last)
    ]
    title = f"Cycle of business, {day(first)} to {day(last)}"
    table = Table(
        columns=_COLUMNS,
        rows=tuple(_row(names[body], line) for body, line in lines),
        title=title,
        empty="No standing items are set: `cycle` in framework.yaml has them.",
        spaced=True,
        lined=True,
    )
    missed = sum(1 for _, line in lines for occasion in line.occasions if occasion.outcome == "missed")
    summary = f"{number_of(len(lines), 'standing item').capitalize()}, {number_of(missed, 'occasion')} missed, as at {day(ask.as_of)}."
    data = document(reading, first=first, last=last, cycle=[_data(*pair) for pair in lines])
    return Listing(table, data, notes(reading, summary))


def year_asked(text: str, ask: Ask) -> tuple[date, date]:
    """The first and last day of a financial year: 2026/27, or 2026 for the year that begins then; that of the day judged where empty.

    Raises:
        QaifError: where it is none.
    """
    if not text:
        return financial_year(ask.as_of)
    found = _YEAR.fullmatch(text.strip())
    if not found or (found[2] and int(found[2]) % 100 != (int(found[1]) + 1) % 100):
        raise QaifError(f"`--year {text}` is not a financial year.", "Write it as 2026/27.")
    return financial_year(within_calendar(f"--year {text}", date(max(1, int(found[1])), 4, 1)))


def _row(body: str, line: BusinessLine) -> tuple[str, ...]:
    months = [
        MONTHS[month - 1][:3] for month in sorted(line.business.months, key=lambda month: (month - 4) % 12)
    ]

    def told(*outcomes: str) -> str:
        return "\n".join(_when(one) for one in line.occasions if one.outcome in outcomes) or _NONE

    return (
        body,
        line.business.name,
        ", ".join(months) or "every meeting",
        told("taken", "late"),
        told("missed"),
        told("coming"),
        told("not-recorded", "not-kept"),
    )


def _when(one: Occasion) -> str:
    """`28 May`; `9 Apr, due in Mar`; `Sep` where there is no meeting."""
    month = MONTHS[one.month.month - 1][:3]
    if one.outcome == "not-kept":
        return f"{month}, not kept"
    if one.meeting is None:
        planned = (
            ", none planned" if one.outcome == "coming" else ", no meeting" if one.outcome == "missed" else ""
        )
        return f"{month}{planned}"
    when = f"{one.meeting.date.day} {MONTHS[one.meeting.date.month - 1][:3]}"
    beside = {"late": f", due in {month}", "not-recorded": ", not recorded"}
    return f"{when}{beside.get(one.outcome, '')}"


def _data(body: str, line: BusinessLine) -> dict[str, Any]:
    return {
        "body": body,
        "id": line.business.id,
        "name": line.business.name,
        "months": list(line.business.months),
        "citation": line.business.citation,
        "mark": line.business.mark,
        "occasions": [
            {
                "month": f"{one.month:%Y-%m}",
                "outcome": one.outcome,
                "meeting": one.meeting.id if one.meeting else None,
                "on_agenda": one.on_agenda,
            }
            for one in line.occasions
        ],
    }
