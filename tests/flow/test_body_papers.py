"""The paper of each body, as a member of it has read it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.report import run_report
from qaif_cli.flow.request import Ask
from tests.support import shipped
from tests.support.running import Golden, Qaif
from tests.support.turn import turn

DAY = date(2026, 6, 15)
BODIES = ("insights", "system-quality", "assurance", "board")


def made(records: Path, body: str, day: date = DAY, *, public: bool = False) -> str:
    asked = Ask(records, records, day, max(day, DAY))
    return run_report(asked, ReportOptions(body=body, public=public)).text


@pytest.mark.parametrize("body", BODIES)
def test_a_paper_is_as_a_member_has_read_it(base: Path, golden: Golden, body: str) -> None:
    golden(f"body-{body}.md", made(turn(base), body))


@pytest.mark.parametrize("body", BODIES)
def test_without_a_turn_of_the_loop_each_says_so(base: Path, body: str) -> None:
    path = base / "framework.yaml"
    text = path.read_text("utf-8")
    for name, function in (
        ("insights-meeting", "insights"),
        ("system-quality-group", "system-quality"),
        ("quality-committee", "assurance"),
        ("nhse-region", "board"),
    ):
        text = text.replace(f"  - id: {name}\n", f"  - id: {name}\n    function: {function}\n")
    path.write_text(text, "utf-8")
    paper = made(base, body)
    assert "||" not in paper.replace(" ", "").replace("\\|", "")
    assert "None" not in paper


@pytest.mark.parametrize("body", BODIES)
def test_the_shipped_papers_have_no_empty_cell(body: str) -> None:
    paper = shipped.paper(ReportOptions(body=body))
    assert "||" not in paper.replace(" ", "").replace("\\|", "")
    assert "ILLUSTRATIVE" in paper
    assert " 1 risks" not in paper


def test_the_voices_of_patients_come_first_and_levers_last(base: Path) -> None:
    paper = made(turn(base), "assurance")
    routes = ["| 1. Listening", "| 2. Bringing", "| 3. Sharing", "| 4. Contract levers"]
    places = [paper.index(route) for route in routes]
    assert places == sorted(places)
    heard = section(paper, "Voices and good practice")
    assert "I-0003" in heard
    assert "I-0002" not in heard  # a visit of ours is no voice of theirs
    assert "A remedial action plan under the contract" in paper[places[3] :]
    assert "Support before it: A visiting doctor, two days a week" in paper[places[3] :]


def test_the_group_does_not_give_assurance(base: Path) -> None:
    assert "It does not give assurance" in made(turn(base), "system-quality")


def test_what_the_group_decided_reaches_the_committee_once_it_met_since(base: Path) -> None:
    records = turn(base)
    assert "No meeting of the Group is recorded since the Committee last met." in made(records, "assurance")
    path = records / "meetings/2026/2026-06-18-system-quality-group.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        f"{text}chaired_by: chief-nursing-officer\nitems:\n  - {{id: M1, record: Q-0001, decision: Lend a doctor}}\n",
        "utf-8",
    )
    paper = made(records, "assurance", date(2026, 6, 20))
    assert "### System Quality Group, 18 June 2026" in paper
    assert "Lend a doctor" in paper


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_the_framework_does_not_name(base: Path, body: str) -> None:
    with pytest.raises(QaifError, match="does not say which body is the"):
        made(base, body)


def test_the_agenda_of_the_weekly_meeting_is_never_public(base: Path) -> None:
    with pytest.raises(QaifError, match="never public"):
        made(turn(base), "insights", public=True)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "No report was named."),
        (("--sqg", "--board"), "One report is made at a time."),
        (("--bimonthly", "--committee"), "One report is made at a time."),
    ],
)
def test_one_report_is_named(base: Path, qaif: Qaif, options: tuple[str, ...], says: str) -> None:
    result = qaif("report", *options, "--records", str(base))
    assert result.code == 2
    assert says in result.err


def test_it_is_written_to_a_file(base: Path, qaif: Qaif, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    result = qaif(
        "report", "--board", "--as-of", DAY.isoformat(), "--records", str(turn(base)), "--out", str(out)
    )
    assert result.code == 0, result.err
    assert [path.name for path in out.iterdir()] == ["board-summary.md"]


def section(paper: str, heading: str) -> str:
    """What stands under a heading of the second rank."""
    return paper.split(f"\n## {heading}", 1)[1].split("\n## ", 1)[0]


def test_the_weekly_agenda_names_each_item_once_and_what_must_be_decided_first() -> None:
    agenda = shipped.paper(ReportOptions(body="insights"))
    assert "**To decide:** 1 early warning without an answer (part 3), 5 new pieces of intelligence" in agenda
    told = [part.split("\n## ", 1)[0] for part in agenda.split("\n## ")[3:6]]
    assert sum("I-0110" in part for part in told) == 1
    assert "I-0110" not in section(agenda, "10. Late")
    assert "mark P" in section(agenda, "Annex")
    assert "mark P" not in section(agenda, "7. What")


@pytest.mark.parametrize(
    ("body", "day", "since"),
    [
        ("insights", "2026-06-09", "9 June 2026 (the last meeting)"),
        ("insights", "2026-06-16", "9 June 2026 (the last meeting)"),
        ("assurance", "2026-05-27", "26 March 2026"),
        ("assurance", "2026-05-28", "20 May 2026 (the position of the paper of 28 May 2026"),
    ],
)
def test_the_period_on_a_day_on_which_the_body_met_begins_at_that_meeting(
    base: Path, body: str, day: str, since: str
) -> None:
    records = turn(base)
    (records / "meetings/2026/2026-03-26-quality-committee.yaml").write_text(
        "id: 2026-03-26-quality-committee\ntitle: Quality Committee\nowner: secretary\n"
        "body: quality-committee\ndate: 2026-03-26\nchaired_by: director-of-quality\n",
        "utf-8",
    )
    assert f"since {since}" in made(records, body, date.fromisoformat(day)).replace(
        "Movement since | ", "since "
    )


def test_what_came_in_since_the_last_meeting_is_told_apart() -> None:
    found = section(shipped.paper(ReportOptions(body="insights")), "7. What")
    news, _, rest = found.partition("\nNothing new on: ")
    assert news.count("**New: I-01") == news.count(" independent sources in 90 days ")
    assert "Maternity and neonatal services" in rest


def test_an_improvement_that_is_only_tried_is_no_effect() -> None:
    paper = shipped.paper(ReportOptions(body="system-quality"))
    effect = section(paper, "What showed effect")
    assert "the score fell from 16 to 12" in effect
    assert "stepped down" in effect
    assert "goodwill" not in effect
    assert "goodwill" in section(paper, "Learning: what is being tried")


def test_what_the_system_is_asked_about_is_among_its_risks() -> None:
    assert "R-0036" in section(shipped.paper(ReportOptions(body="system-quality")), "Risks of the system")


def test_the_committee_sees_what_came_of_each_voice_and_which_risks_rose() -> None:
    paper = shipped.paper(ReportOptions(body="assurance"))
    voices = section(paper, "Voices and good practice")
    assert voices.count("\n- **I-") == 3
    assert voices.count("*Insights Meeting, ") + voices.count("*Not decided on yet.*") == 3
    assert "| Complaint | 3 | 3 | 2 of 3 |" in voices
    assert "R-0036" in section(paper, "Items of escalation")
    assert "It last met on 17 September 2026. It next meets on 10 December 2026." in paper


def test_the_pack_stands_in_the_order_of_its_agenda() -> None:
    """A heading names the item that it answers to; what is not on the agenda stands after it."""
    paper = shipped.paper(ReportOptions(body="assurance"))
    numbered = [int(number) for number in re.findall(r"^##+ .* \(agenda item (\d+)\)$", paper, re.MULTILINE)]
    assert numbered == [1, 2, 3, 4, 5, 6, 9, 10, 11, 8]
    places = [
        paper.index(f"\n## {part}")
        for part in ("Outcomes", "Voices", "Regulators", "Assurance on our own", "Report of")
    ]
    assert places == sorted(places)


def test_the_parts_follow_another_agenda(tmp_path: Path) -> None:
    records = Path(shutil.copytree(shipped.RECORDS, tmp_path / "records"))
    meeting = records / "meetings/2026/2026-11-26-quality-committee.yaml"
    text = meeting.read_text("utf-8")
    first, _, rest = text.partition("items:\n")
    eighth = "  - id: M0\n    business: commitments-review\n    part: public\n"
    meeting.write_text(
        f"{first}items:\n{eighth}{rest.replace('business: commitments-review', 'topic: Winter')}", "utf-8"
    )
    paper = run_report(Ask(records, records, shipped.DAY, shipped.DAY), ReportOptions(body="assurance")).text
    assert "## Outcomes and commitments, by exception (agenda item 1)" in paper
    assert paper.index("\n## Outcomes") < paper.index("\n## Items of escalation")


def test_the_board_reads_three_pages_and_what_the_framework_states() -> None:
    made = shipped.paper(ReportOptions(body="board"))
    paper = made.replace(
        ", with changes that are not committed yet", ""
    )  # of the tree it is made in, not of the paper
    assert len(paper.split()) < 2060  # to be read at the table; the indicators are a page of it
    assert "Groups are told apart in 4 of 19; widest: aged 18 to 25 44%, aged 65 and over 60%" in paper
    kept = section(paper, "Where the framework is not kept")
    assert "- 18 open actions are past their day (§2.5)." in kept
    assert (
        "Q-0005 Discharge from hospital to intermediate care (it is at enhanced and has no improvement plan),"
        " until 10 December 2026"
    ) in kept
    assert "It last met on 24 September 2026, before this period" in paper
    assert "Risk register: **reasonable assurance**" in paper


def test_what_is_written_for_a_later_meeting_is_not_told_of_this_one() -> None:
    paper = shipped.paper(ReportOptions(body="board"), DAY)
    assert "| Meeting | ICB Board, 6 August 2026 |" in paper
    assert "No recommendation is written for this meeting." in paper
    assert "26 November" not in paper


def test_no_paper_needs_the_software_to_be_read() -> None:
    """What people know by its title stands by it; no code of a rule, no path and no word of the records' own."""
    papers = [paper.text for paper in shipped.papers()]
    slugs = {path.stem for path in shipped.RECORDS.rglob("*.yaml") if not re.match(r"[A-Z]-\d", path.stem)}
    for paper in (*papers, *(shipped.paper(ReportOptions(body=body)) for body in BODIES)):
        words = set(re.findall(r"[\w./-]+", re.sub(r"\(chart:[a-z0-9-]+\)", "", paper)))
        assert not words & {slug for slug in slugs if "-" in slug}
        assert not [word for word in words if re.fullmatch(r"[A-Z]{3}\d{3}|.*\.yaml|.*_.*", word)]


@pytest.mark.parametrize("body", ["system-quality", "assurance", "board"])
def test_a_public_paper_does_not_say_that_nothing_is_there(body: str) -> None:
    """What is private is not said to be missing: an action, an agenda item, a recommendation, intelligence."""
    paper = shipped.paper(ReportOptions(body=body, public=True))
    for untrue in (
        "No action of an earlier meeting is open",
        "Not on the agenda",
        "No recommendation is written",
        "Nothing was found in the records",
        "| Last recorded since |",
    ):
        assert untrue not in paper
    assert "piece of intelligence since" not in paper.replace("public piece of intelligence since", "")
