"""Papers say how statutory responses stand: the counts, the late ones by reference, one line a clock."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.cases import rows
from qaif_cli.flow.report import run_report
from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.coverage.context import EvidenceContext
from qaif_cli.judge.coverage.table import STATEMENTS
from tests.support.tomorrow import in_lines
from tests.support.turn import turn

DAY = date(2026, 6, 15)
BY = {"by": "quality-lead"}
WHOLE: dict[str, Any] = {"title": "A report that came in", "owner": "quality-lead", "ours": "answer", "areas": ["primary-care"]}  # fmt: skip
HELD: dict[str, dict[str, Any]] = {
    "C-0011": {"clock": "regulation-28", "received": "2026-04-13", "reference": "REG-LATE"},
    "C-0012": {"clock": "regulation-28", "received": "2026-06-01", "reference": "REG-OPEN"},
    "C-0013": {"clock": "leder-review", "received": "2026-01-05", "reference": "LEDER-GOOD", "answered": BY | {"date": "2026-06-10"}},
    "C-0014": {"clock": "leder-review", "received": "2025-12-01", "reference": "LEDER-SLOW", "answered": BY | {"date": "2026-06-11"}},
    "C-0015": {"clock": "leder-review", "received": "2025-12-02", "reference": "LEDER-OLD", "answered": BY | {"date": "2026-05-01"}},
    "C-0016": {"clock": "national-alert", "received": "2026-06-01", "printed": "2026-07-01", "reference": "ALERT-SEEN", "ours": "follow", "sensitivity": "public", "areas": ["safety"]},
}  # fmt: skip
"""Late, open, answered in time, too late and before the period; one of another area, and public."""


@pytest.fixture
def records(base: Path) -> Path:
    turn(base)
    for id_, more in HELD.items():
        (base / f"cases/{id_}.yaml").write_text(in_lines({"id": id_} | WHOLE | more), "utf-8")
    return base


def paper(records: Path, **options: Any) -> str:
    return run_report(Ask(records, records, DAY, DAY), ReportOptions(**options)).text


def by_clock(text: str) -> str:
    """What the Committee's pack says of the clocks."""
    return next(line for line in text.splitlines() if line.startswith("**Statutory responses**"))


def counts(text: str) -> str:
    found = re.search(r"(?:^|(?<= met\. )|(?<=this area\. ))Statutory responses.*$", text, re.MULTILINE)
    assert found
    return found[0]


def test_an_answer_for_which_no_day_was_set_is_in_neither_column(records: Path) -> None:
    path = records / "cases/C-0014.yaml"
    path.write_text(path.read_text("utf-8").replace("leder-review", "safeguarding-adult-review"), "utf-8")
    assert "1 answered in time, 1 without a day since 9 June 2026." in counts(paper(records, body="insights"))
    lines = by_clock(paper(records, body="assurance"))
    assert "Safeguarding adult review: 1 to be answered, 0 answered in time, 1 without a day" in lines
    reading = read(Ask(records, records, DAY, DAY))
    row = next(row for row in rows(reading) if row["id"] == "C-0014")
    assert (row["answered_in_time"], row["answered_without_a_day"]) == (None, True)
    looked = {item.id: item.look(EvidenceContext(reading.now, date(2025, 6, 15), DAY)) for item in STATEMENTS}
    assert str(looked["S82"][1]) == "2 of 2 LeDeR reviews completed in time"


def test_what_was_closed_without_an_answer_is_counted_and_named(records: Path) -> None:
    for day, counted in (("2026-06-10", True), ("2026-05-01", False)):
        closed = {"closed": BY | {"date": day, "reason": "Over"}}
        held = {"id": "C-0011"} | WHOLE | HELD["C-0011"] | closed
        (records / "cases/C-0011.yaml").write_text(in_lines(held), "utf-8")
        weekly = counts(paper(records, body="insights"))
        assert "3 to be answered, 0 late, 1 answered in time and 1 late" in weekly
        assert (", **1 closed without an answer** (C-0011 REG-LATE) since 9 June 2026." in weekly) is counted


def test_the_weekly_agenda_has_them_next_to_the_first(records: Path) -> None:
    text = paper(records, body="insights")
    first = text.split("\n## ")[2]
    assert first.startswith("2. Statutory responses")
    assert (
        counts(first)
        == "Statutory responses: 4 to be answered, 1 late (C-0011 REG-LATE), 1 answered in time and 1 late since 9 June 2026."
    )
    table = [line for line in first.splitlines() if line.startswith("| ")][2:]
    assert [re.findall(r"C-\d{4}", row) for row in table] == [["C-0011"], ["C-0016"], ["C-0012"], ["C-0001"]]
    assert "**8 June 2026, 7 days late**" in table[0]
    assert "the provider answers" in table[1]
    assert "by 13 July 2026" in table[2]
    assert "no day is set" in table[3]


@pytest.mark.parametrize("more", [{"area": "primary-care"}, {"area": "primary-care", "full": True}])
def test_the_report_of_an_area_has_its_own(more: dict[str, Any], records: Path) -> None:
    said = counts(paper(records, **more))
    assert said.startswith(
        "Statutory responses: 3 to be answered, 1 late (C-0011 REG-LATE), 1 answered in time and 1 late"
    )


def test_the_committee_has_a_line_for_each_clock(records: Path) -> None:
    assert by_clock(paper(records, body="assurance")) == (
        "**Statutory responses** since 20 May 2026, by clock; none is late but where it is said."
        " Regulation 28 report: 2 to be answered, **1 late** (C-0011 REG-LATE);"
        " LeDeR review: 0 to be answered, 1 answered in time and 1 late;"
        " National patient safety alert: 1 to be answered; Safeguarding adult review: 1 to be answered."
    )


def test_the_public_sees_what_is_public_alone(records: Path) -> None:
    text = paper(records, body="assurance", public=True)
    assert by_clock(text) == (
        "**Statutory responses** since 28 May 2026, by clock; none is late but where it is said."
        " National patient safety alert: 1 to be answered."
    )
    assert not re.search("REG-|LEDER-|C-0011", text)
    own = records / "areas/primary-care.yaml"
    own.write_text(f"{own.read_text('utf-8').rstrip()}\nsensitivity: public\n", "utf-8")
    area = counts(paper(records, area="primary-care", public=True))
    assert area.startswith(
        "Statutory responses that are public: 0 to be answered, 0 late, 0 answered in time"
    )


def test_where_there_is_none_that_is_said(base: Path) -> None:
    (base / "cases/C-0001.yaml").unlink()
    turn(base)
    text = paper(base, body="assurance")
    assert "No statutory response is to be answered, and none was answered or closed since" in text


def test_an_area_has_the_cases_that_name_it(records: Path) -> None:
    brief = make_brief(
        read(Ask(records, records, DAY, DAY)), ReportOptions(body="insights"), "insights-meeting"
    )
    part = next(part for part in brief.areas if part.state.area.id == "primary-care")
    assert [state.case.id for state in part.responses.late] == ["C-0011"]
    assert {"C-0011", "C-0012"} <= brief.ids_of(part)
    assert "C-0016" not in brief.ids_of(part)


def test_statements_rest_on_counts_of_cases(records: Path) -> None:
    now = read(Ask(records, records, DAY, DAY)).now
    context = EvidenceContext(now, date(2025, 6, 15), DAY)
    looked = {item.id: item.look(context) for item in STATEMENTS}
    told = {id_: str(looked[id_][1]) for id_ in ("S27", "S30", "S77", "S82")}
    assert told == {
        "S27": "0 of 0 cases of the Ombudsman answered, with every action done",
        "S30": "0 of 0 publications on effectiveness answered in time",
        "S77": "0 of 0 safeguarding reviews answered, with what shows their effect",
        "S82": "2 of 3 LeDeR reviews completed in time",
    }
    _, notified = looked["S31"]
    assert notified
    assert (notified.kept, notified.owed) == (
        2,
        4,
    )  # one was answered too late, and one thing no case can tell
    assert "whether every death of an autistic person was notified" in notified.missing
    evidence, _ = looked["S82"]
    assert sorted(item.what for item in evidence) == [
        "answered after its day: LEDER-SLOW",
        "answered in time: LEDER-GOOD",
        "answered in time: LEDER-OLD",
    ]
