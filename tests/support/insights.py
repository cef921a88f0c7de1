"""A register whose Insights Meeting has work before it, on 15 June 2026."""

from __future__ import annotations

from pathlib import Path

from tests.support.desk import Desk

SHEET = "sheet.yaml"
MEETING = """\
id: {day}-insights-meeting
title: Insights Meeting, {day}
owner: secretary
body: insights-meeting
date: {day}
"""
ITEM = """\
id: {id}
title: {title}
owner: quality-lead
date: {date}
source_type: complaint
nature: soft
count: 2
providers:
  - fernhill-practice
areas:
  - primary-care
summary: Two complaints of one kind.
"""


def with_insights(records: Path) -> None:
    """Say in the settings which body is the Insights Meeting."""
    path = records / "framework.yaml"
    head = "    name: Insights Meeting\n"
    text = path.read_text("utf-8")
    path.write_text(text.replace(head, f"{head}    function: insights\n"), "utf-8", newline="")


def put_item(records: Path, id_: str, date: str, more: str = "", title: str = "") -> Path:
    """A piece of intelligence that nobody decided on yet."""
    path = records / "intelligence" / "2026" / f"{id_}.yaml"
    text = ITEM.format(id=id_, date=date, title=title or f"What we hear under {id_}") + more
    path.write_text(text, "utf-8", newline="")
    return path


def put_meeting(records: Path, day: str, more: str = "") -> Path:
    """A meeting that is planned, or as more lines make it."""
    path = records / "meetings" / "2026" / f"{day}-insights-meeting.yaml"
    path.write_text(MEETING.format(day=day) + more, "utf-8", newline="")
    return path


class Table(Desk):
    """The desk, with the sheet of the meeting of 15 June on it."""

    @property
    def sheet(self) -> str:
        return Path(SHEET).read_text("utf-8")

    def lay(self, *flags: str) -> str:
        """Make the sheet anew."""
        Path(SHEET).unlink(missing_ok=True)
        return self.does("sheet", "--insights", "--out", SHEET, *flags)

    def decide(self, id_: str, find: str, put: str) -> None:
        """Fill in a line of one piece of intelligence."""
        before, mark, rest = self.sheet.partition(f"\n  {id_}:\n")
        assert find in rest
        Path(SHEET).write_text(before + mark + rest.replace(find, put, 1), "utf-8")

    def item(self, id_: str) -> str:
        return (self.records / "intelligence" / "2026" / f"{id_}.yaml").read_text("utf-8")
