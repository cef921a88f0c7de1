"""What the records show, in a register that a test has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.check import check
from qaif_cli.judge.coverage.answer import Between, coverage
from qaif_cli.judge.coverage.table import STATEMENTS
from qaif_cli.model.coverage import Covered

DAY = date(2026, 6, 15)


@dataclass(frozen=True)
class Put:
    """A change to a file: what stands there once, and what takes its place."""

    file: str
    find: str
    put: str


@dataclass(frozen=True)
class Write:
    """A new file, or a file written anew."""

    file: str
    text: str


Edit = Put | Write
FUNCTIONS = tuple(
    Put(
        "framework.yaml",
        f"  - id: {body}\n    name: {name}\n",
        f"  - id: {body}\n    name: {name}\n    function: {function}\n    recorded_from: 2026-03-23\n",
    )
    for body, name, function in (
        ("insights-meeting", "Insights Meeting", "insights"),
        ("system-quality-group", "System Quality Group", "system-quality"),
        ("quality-committee", "Quality Committee", "assurance"),
    )
)
"""The bodies of the base register as the framework's own, with their meetings kept since 23 March 2026."""


def plant(records: Path, *edits: Edit) -> None:
    """Change a register."""
    for edit in edits:
        path = records / edit.file
        if isinstance(edit, Write):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(edit.text, encoding="utf-8", newline="\n")
            continue
        text = path.read_text(encoding="utf-8")
        assert text.count(edit.find) == 1, f"{edit.find!r} stands {text.count(edit.find)} times"
        path.write_text(text.replace(edit.find, edit.put), encoding="utf-8", newline="\n")


def covered(records: Path, *, as_of: date = DAY, between: Between | None = None) -> dict[str, Covered]:
    """Every statement by its ID."""
    reading = read(Ask(records, records, as_of, as_of))
    assert not reading.register.unreadable
    found = coverage(reading.now, check(reading.now), STATEMENTS, between or Between())
    return {item.id: item for item in found}


def meeting(body: str, day: str, chair: str, items: str = "") -> Write:
    """A meeting that was held."""
    text = f"""\
id: {day}-{body}
title: A meeting
owner: secretary
body: {body}
date: {day}
chaired_by: {chair}
"""
    return Write(f"meetings/2026/{day}-{body}.yaml", f"{text}items:\n{items}" if items else text)


def assessed(set_: str, place: int, position: str, evidence: str = "", day: str = "2026-05-12") -> Write:
    """A self-assessment with one position."""
    shown = f"    evidence:\n      - text: {evidence}\n" if evidence else ""
    return Write(
        f"assessments/{set_}-{place}.yaml",
        f"""\
id: {set_}-{place}
title: Something to assess
owner: director-of-quality
set: {set_}
place: {place}
source: its place
standard: it is so
positions:
  - date: {day}
    by: director-of-quality
    position: {position}
{shown}""",
    )
