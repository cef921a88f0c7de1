"""What is read of meetings: the agenda, the actions carried forward, and the cycle of business."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.flow.test_json_doc import documented
from tests.support.committees import meeting, plant
from tests.support.running import Golden, Qaif, Result

JUNE = "2026-06-15"
QC = "quality-committee"
JULY = f"2026-07-23-{QC}"


class Reader:
    """Reads a register on which half a year of meetings stands."""

    def __init__(self, qaif: Qaif, records: Path) -> None:
        self.qaif, self.records = qaif, records

    def __call__(self, *arguments: str, as_of: str = JUNE) -> Result:
        return self.qaif("meeting", *arguments, "--as-of", as_of, "--records", str(self.records))

    def out(self, *arguments: str, as_of: str = JUNE) -> str:
        result = self(*arguments, as_of=as_of)
        assert result.code == 0, result.err
        return result.out + result.err


@pytest.fixture
def read(qaif: Qaif, base: Path) -> Reader:
    plant(base)
    return Reader(qaif, base)


@pytest.mark.parametrize(
    ("name", "arguments", "as_of"),
    [
        ("agenda", ("agenda", JULY), JUNE),
        ("agenda-may", ("agenda", f"2026-05-28-{QC}"), JUNE),
        ("agenda-insights", ("agenda", "2026-06-16-insights-meeting"), JUNE),
        ("actions", ("actions",), JUNE),
        ("cycle", ("cycle", "--body", QC), JUNE),
        ("cycle-before", ("cycle", "--year", "2025/26"), "2026-04-10"),
    ],
)
def test_it_reads_as_it_should(
    name: str, arguments: tuple[str, ...], as_of: str, read: Reader, golden: Golden
) -> None:
    meeting(read.records, "insights-meeting", "2026-06-16")
    path = read.records / "intelligence" / "2026" / "I-0002.yaml"
    new = (read.records / "intelligence" / "2026" / "I-0001.yaml").read_text("utf-8")
    head = new.partition("discussions:")[0].replace("I-0001", "I-0002").replace("2026-04-07", "2026-06-11")
    path.write_text(head, "utf-8")
    meeting(
        read.records,
        QC,
        "2026-04-09",
        "chaired_by: secretary\nitems:\n  - {id: M1, business: sqg-report, record: 2026-03-19-system-quality-group}\n",
    )
    golden(f"meeting/{name}.txt", read.out(*arguments, as_of=as_of))
    golden(f"meeting/{name}.json", read.out(*arguments, "--format", "json", as_of=as_of))


def test_a_body_stands_for_its_next_meeting(read: Reader) -> None:
    assert read.out("agenda", QC) == read.out("agenda", JULY)
    assert read.out("agenda", "Quality Committee") == read.out("agenda", JULY)
    said = read("agenda", "system-quality-group").err
    assert "No meeting of the System Quality Group is planned." in said
    assert "qaif meeting plan --body system-quality-group" in said
    assert "Did you mean `quality-committee`?" in read("agenda", "quality-comittee").err


def test_what_a_meeting_decided_is_followed(read: Reader) -> None:
    meeting(
        read.records,
        "system-quality-group",
        "2026-06-11",
        "chaired_by: chief-nursing-officer\nitems:\n  - {id: M1, record: R-0001, decision: Lend a nurse.}\n",
    )
    assert (
        "The score stands. On the table since then of the System Quality Group on 11 June 2026 (Lend a nurse)."
        in read.out("agenda", JULY)
    )


def test_a_meeting_that_was_called_off_says_why(read: Reader) -> None:
    gone = "cancelled: {date: 2026-06-01, by: secretary, why: too few could come}\n"
    id_ = meeting(read.records, "system-quality-group", "2026-06-18", gone)
    assert "Cancelled; as at 15 June 2026.\nWhy: too few could come.\n" in read.out("agenda", id_)


def test_actions_of_one_body_alone(read: Reader) -> None:
    rows = json.loads(read.out("actions", "--body", QC, "--format", "json"))["actions"]
    assert [(row["date"], row["id"], row["carried"]) for row in rows] == [
        ("2026-01-22", "A1", 2),
        ("2026-03-26", "A1", 1),
        ("2026-05-28", "A1", 0),
    ]
    assert "No actions of meetings are open." in read.out("actions", "--body", "insights-meeting")
    assert "There is no body `qc`." in read("actions", "--body", "qc").err


@pytest.mark.parametrize(
    ("year", "first"), [("2026/27", "2026-04-01"), ("2025", "2025-04-01"), ("1999-2000", "1999-04-01")]
)
def test_a_financial_year_is_said(year: str, first: str, read: Reader) -> None:
    assert json.loads(read.out("cycle", "--year", year, "--format", "json"))["first"] == first


@pytest.mark.parametrize("year", ["2026/28", "26/27", "next", "2026/2026"])
def test_what_is_no_financial_year_is_said(year: str, read: Reader) -> None:
    result = read("cycle", "--year", year)
    assert (result.code, result.out) == (2, "")
    assert f"`--year {year}` is not a financial year. Write it as 2026/27." in result.err


def test_every_key_is_documented(read: Reader) -> None:
    agenda = json.loads(read.out("agenda", JULY, "--format", "json"))["agenda"]
    assert documented("### `qaif meeting agenda`: `agenda`") == set(agenda)
    actions = json.loads(read.out("actions", "--format", "json"))["actions"]
    assert documented("### `qaif meeting actions`: `actions`") == set(actions[0])
    cycle = json.loads(read.out("cycle", "--body", QC, "--format", "json"))["cycle"]
    assert documented("### `qaif meeting cycle`: `cycle`") == set(cycle[0])
    assert set(cycle[0]["occasions"][0]) == {"month", "outcome", "meeting", "on_agenda"}


def test_what_is_to_be_heard_and_is_not_on_the_agenda_is_named(read: Reader) -> None:
    june = meeting(read.records, QC, "2026-06-25")
    said = read.out("agenda", june)
    group = "2026-03-19-system-quality-group"
    assert (
        f"## To be heard, and not on the agenda\n\n- system-quality-group of 2026-03-19 ({group}): its report.\n"
        in said
    )
    assert f"`qaif meeting item {june} --record ID` puts one on it.\n" in said
    data = json.loads(read.out("agenda", june, "--format", "json"))
    assert data["agenda"]["to_bring"] == [
        {"record": group, "why": "report", "date": "2026-03-19", "level": None}
    ]


def test_the_meetings_of_one_body(read: Reader) -> None:
    said = read.out("list", "--body", "System Quality Group", "--plain")
    assert "2026-03-19-system-quality-group" in said
    assert QC not in said
