"""Where a rule points that saw a record as it was known: at the line of the file, whatever the record had lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qaif_cli.judge.check import check
from tests.support.committees import meeting, plant
from tests.support.moments import moment

GROUP = "system-quality-group"
ITEMS = """\
chaired_by: chief-nursing-officer
items:
  - {id: M1, record: R-0004}
  - {id: M2, record: R-0001, minute: Heard, assurance: limited}
"""


def assured(records: Path, opened: str, day: date) -> list[str]:
    """Where the assurance that a meeting may not take is found, if its first item is a risk opened on some day."""
    plant(records)
    meeting(records, GROUP, "2026-06-11", ITEMS)
    head, _, tail = (records / "risks" / "R-0002.yaml").read_text("utf-8").partition("  - { date: 2026-05-12")
    text = (head + tail.partition("\n")[2]).replace("R-0002", "R-0004")
    for written in ("2026-02-03", "2026-02-10"):
        text = text.replace(written, opened)
    (records / "risks" / "R-0004.yaml").write_text(text, "utf-8")
    return [found.pointer for found in check(moment(records, day)).findings if found.code == "ASR002"]


def test_an_item_is_found_below_one_that_names_a_record(base: Path) -> None:
    assert assured(base, "2026-06-11", date(2026, 6, 15)) == ["/items/1/assurance"]


def test_an_item_is_found_below_one_that_names_a_record_which_had_not_begun(base: Path) -> None:
    assert assured(base, "2026-06-20", date(2026, 6, 15)) == ["/items/1/assurance"]
