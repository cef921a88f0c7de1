"""Nothing private reaches a public paper: not by title, text, count or link."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.report import run_report, run_reports
from qaif_cli.flow.request import Ask, read
from qaif_cli.model.kinds import BY_FOLDER
from qaif_cli.store import yaml
from tests.support.turn import open_turn, private_files, turn

DAY = date(2026, 6, 15)
BASE = Path(__file__).parents[1] / "base" / "records"
SHIPPED = Path(__file__).parents[2] / "records"
SHIPPED_DAY = date(2026, 11, 19)
PHRASE = "Quartz zebra 7731"
BODIES = ("system-quality", "assurance", "board")
COUNT = re.compile(r"(?m)^.* considered in private\.\n\n")
"""The pack says how much was considered in private; tests of its own tell of it."""
NOT_TEXT = {
    "id", "owner", "sensitivity", "date", "record", "body", "source_type", "nature", "part", "purpose", "type",
    "level", "due", "added", "done", "by", "follow_up", "themes", "areas", "providers", "whose", "area", "domain", "dimensions",
    "tier", "opened", "in", "risks", "attended", "chaired_by", "commit", "ods_code", "provider", "to", "agreed", "met", "authorised_by",
    "forum", "corrects", "status", "position", "value", "plan_year", "recorded_by", "executive_lead", "line", "until", "role", "risk",
    "concern", "referred_to", "business", "assurance", "basis", "proposed_by", "lead", "lead_body", "with_provider", "with_body",
    "asked", "answered", "closed_on", "checked_on", "published", "rating", "audience", "author", "sponsor", "position_at", "rule",
    "agreed_by", "agreed_on", "formerly", "extra", "accuracy_agreed", "covers", "confirmed", "contract_holder", "unit", "better",
    "indicators", "commitments", "reported_to", "every", "profile", "set", "theme", "place", "recommendation",
    "previous_owners", "provider_id", "location_id", "overall", "safe", "effective", "caring", "responsive", "well_led", "period",
    "waivers", "cqc", "received", "closed", "clock", "ours", "printed", "at", "heading", "confidence", "reassess_by", "reassess_at", "intelligence", "concerns",
    "subject", "starts", "ended", "mark", "read_on", "stage", "kind", "framework", "dimension", "care", "group", "profession", "went", "again", "look_back", "seen_with",
}  # fmt: skip
"""Keys whose values are no free text, or whose shape a phrase would break."""


def public_papers(records: Path, day: date) -> dict[str, str]:
    """Every output of every command that makes public ones."""
    asked = Ask(records, records, day, max(day, DAY))
    made = {paper.name: paper.text for paper in run_reports(asked, ReportOptions(public=True))}
    for body in BODIES:
        for paper in run_reports(asked, ReportOptions(body=body, public=True)):
            made[paper.name] = COUNT.sub("", paper.text)
    return made


def planted(value: Any) -> Any:
    """A value with the phrase in every free text."""
    if isinstance(value, dict):
        return {
            key: text_of(key, part) if key not in NOT_TEXT or isinstance(part, dict | list) else part
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [planted(part) for part in value]
    return value


def text_of(key: str, part: Any) -> Any:
    if isinstance(part, str) and part != "unknown" and key != "decision":
        return f"{part} {PHRASE}"
    if key == "decision" and isinstance(part, str) and " " in part:
        return f"{part} {PHRASE}"  # of a meeting or a body; that of intelligence is a word
    return planted(part)


def written(data: dict[str, Any]) -> str:
    """A record as JSON, which is YAML too and is written in no time."""
    return json.dumps(data, ensure_ascii=False)


def plant(records: Path) -> int:
    """Put the phrase into every private record, and into the private part and the actions of public meetings."""
    count = 0
    for path in private_files(records):
        path.write_text(written(planted(yaml.parse(path.read_text("utf-8")))), "utf-8")
        count += 1
    for path in sorted((records / "meetings").rglob("*.yaml")):
        data = yaml.parse(path.read_text("utf-8"))
        if data.get("sensitivity") == "public":
            data["items"] = [
                item if item.get("part") == "public" else planted(item) for item in data.get("items", [])
            ]
            data["actions"] = planted(data.get("actions", []))
            path.write_text(written({key: part for key, part in data.items() if part}), "utf-8")
    return count


@pytest.fixture(scope="module")
def shipped_papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The public papers of the shipped records, in no repository, as the copies are in none."""
    records = Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("shipped") / "records"))
    return public_papers(records, SHIPPED_DAY)


def test_the_planted_phrase_is_in_no_public_output(tmp_path: Path, shipped_papers: dict[str, str]) -> None:
    records = Path(shutil.copytree(SHIPPED, tmp_path / "records"))
    assert plant(records) > 150
    asked = Ask(records, records, SHIPPED_DAY, SHIPPED_DAY)
    for body in ("insights", *BODIES):  # it is there, where it may be
        assert PHRASE in run_report(asked, ReportOptions(body=body)).text
    after = public_papers(records, SHIPPED_DAY)
    for name, text in after.items():
        assert PHRASE not in text, name
    assert after == shipped_papers


def test_the_phrase_is_in_no_public_paper_of_a_turn(base: Path) -> None:
    records = turn(base)
    before = public_papers(records, DAY)
    plant(records)
    assert public_papers(records, DAY) == before
    assert "What one practice told us" not in before["sqg-paper.md"]
    assert "Bring the plan to the next meeting" not in before["sqg-paper.md"]


COPIES = {
    "risks/R-0002.yaml": {"id": "R-0999"},
    "concerns/Q-0007.yaml": {"id": "Q-0999"},
    "providers/kestrel-house.yaml": {"id": "zebra-house"},
    "commitments/safety-1.yaml": {"id": "safety-9"},
    "papers/2026/quality-committee-2026-11-26.yaml": {"id": "quality-committee-2026-11-25", "date": "2026-11-25"},
    "indicators/maternity-triage-15-minutes.yaml": {"id": "zebra-triage"},
    "assessments/requirement-1.yaml": {"id": "requirement-9"},
    "cases/C-0006.yaml": {"id": "C-0999"},
    "horizon/H-0002.yaml": {"id": "H-0999"},
    "impacts/E-0002.yaml": {"id": "E-0999"},
    "situations/D-0002.yaml": {"id": "D-0999"},
    "intelligence/2026/I-0001.yaml": {"id": "I-9999", "date": "2026-11-02"},
    "meetings/2026/2026-03-31-insights-meeting.yaml": {
        "id": "2026-11-12-quality-committee",
        "date": "2026-11-12",
        "body": "quality-committee",
    },
}  # fmt: skip


TURN_COPIES = {
    "risks/R-0002.yaml": {"id": "R-0999"},
    "concerns/Q-0001.yaml": {"id": "Q-0999"},
    "providers/fernhill-practice.yaml": {"id": "zebra-house"},
    "commitments/primary-care-1.yaml": {"id": "primary-care-9"},
    "papers/2026/quality-committee-2026-05-28.yaml": {"id": "quality-committee-2026-06-11", "date": "2026-06-11"},
    "indicators/results-read.yaml": {"id": "zebra-results"},
    "assessments/nhse-patient-safety.yaml": {"id": "nhse-zebra"},
    "cases/C-0001.yaml": {"id": "C-0999"},
    "horizon/H-0001.yaml": {"id": "H-0999"},
    "impacts/E-0001.yaml": {"id": "E-0999"},
    "situations/D-0001.yaml": {"id": "D-0999"},
    "intelligence/2026/I-0001.yaml": {"id": "I-9999", "date": "2026-06-02"},
    "meetings/2026/2026-04-14-insights-meeting.yaml": {
        "id": "2026-06-10-quality-committee",
        "date": "2026-06-10",
        "body": "quality-committee",
    },
}  # fmt: skip


def copy_in(records: Path, path: str, changes: dict[str, str], sensitivity: str = "private") -> None:
    """Put a copy of a record beside it, which nothing needs."""
    copied = yaml.parse((records / path).read_text("utf-8"))
    copied |= {"sensitivity": sensitivity, "title": f"{PHRASE} {path}", **changes}
    if path.startswith("concerns"):
        copied["subject"] = {"type": "place", "name": PHRASE, "area": copied["subject"]["area"]}
    (records / path).with_name(f"{copied['id']}.yaml").write_text(written(copied), "utf-8")


def test_private_records_that_nothing_needs_leave_no_trace(
    tmp_path: Path, shipped_papers: dict[str, str]
) -> None:
    """The public papers are those of a register without them: by title, text, count and link."""
    records = Path(shutil.copytree(SHIPPED, tmp_path / "records"))
    for path, changes in COPIES.items():
        copy_in(records, path, changes)
    assert public_papers(records, SHIPPED_DAY) == shipped_papers


@pytest.fixture(scope="module")
def turn_papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The public papers of the open turn."""
    records = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("turn") / "records"))
    return public_papers(open_turn(records), DAY)


@pytest.mark.parametrize("path", TURN_COPIES)
def test_a_private_record_that_nothing_needs_leaves_no_trace(
    path: str, base: Path, turn_papers: dict[str, str]
) -> None:
    records = open_turn(base)
    copy_in(records, path, TURN_COPIES[path], "public")
    assert public_papers(records, DAY) != turn_papers, "what would not be told is no proof"
    copy_in(records, path, TURN_COPIES[path])
    assert public_papers(records, DAY) == turn_papers


@pytest.mark.parametrize("day", [SHIPPED_DAY, date(2026, 6, 15), date(2026, 12, 10)])
def test_what_a_public_paper_finds_is_so_of_the_whole_register(day: date) -> None:
    asked = Ask(SHIPPED, SHIPPED, day, day)
    reading = read(asked)
    public, whole = (
        {
            (finding.code, finding.record, finding.message)
            for item in make_brief(reading, ReportOptions(public=public), "quality-committee").exceptions
            for finding in item.findings
        }
        for public in (True, False)
    )
    assert public
    assert not public - whole


def test_every_kind_that_can_be_private_is_put_to_the_test() -> None:
    for copies in (COPIES, TURN_COPIES):
        assert {path.partition("/")[0] for path in copies} >= set(BY_FOLDER) - {"areas"}


def test_what_is_private_stays_so_though_a_public_text_names_it(base: Path) -> None:
    records = turn(base)
    path = records / "intelligence/2026/I-0003.yaml"
    path.write_text(
        path.read_text("utf-8").replace("was given late.", "was given late; see I-0005."), "utf-8"
    )
    asked = Ask(records, records, DAY, DAY)
    with pytest.raises(QaifError, match="would hold `I-0005` of the private record"):
        run_report(asked, ReportOptions(body="assurance", public=True))


@pytest.mark.parametrize(
    ("areas", "services", "said"),
    [
        (0, 0, ""),
        (1, 0, "1 area or service was considered in private."),
        (0, 1, "1 area or service was considered in private."),
        (1, 1, "2 areas and services were considered in private."),
        (0, 3, "3 areas and services were considered in private."),
        (1, 3, "4 areas and services were considered in private."),
        (2, 3, "2 areas and 3 services were considered in private."),
    ],
)
def test_how_much_was_considered_in_private_names_no_kind_of_which_there_is_one(
    areas: int, services: int, said: str, base: Path
) -> None:
    records = open_turn(base)
    for number in range(areas):
        hide(records, "areas/safety.yaml", f"zebra-{number}")
    for number in range(services):
        hide(records, "concerns/Q-0002.yaml", f"Q-000{5 + number}")
    asked = Ask(records, records, DAY, DAY)
    pack = run_report(asked, ReportOptions(body="assurance", public=True)).text
    assert [line for line in pack.splitlines() if "considered in private" in line] == ([said] if said else [])
    for options in (ReportOptions(public=True), ReportOptions(body="board", public=True)):
        assert "considered in private" not in run_report(asked, options).text


def hide(records: Path, path: str, id_: str) -> None:
    """A private copy of a record, under another ID and another name."""
    file = records / path
    text = file.read_text("utf-8").replace(file.stem, id_)
    text = text.replace("sensitivity: public", "sensitivity: private").replace(
        "Care out of hours", f"Zebra {id_}"
    )
    file.with_name(f"{id_}.yaml").write_text(text.replace("title: Safety", f"title: Zebra {id_}"), "utf-8")


def test_the_shipped_pack_says_how_much_was_considered_in_private() -> None:
    asked = Ask(SHIPPED, SHIPPED, SHIPPED_DAY, SHIPPED_DAY)
    pack = run_report(asked, ReportOptions(body="assurance", public=True)).text
    assert "\n2 areas and 4 services were considered in private.\n" in pack
    assert "considered in private" not in run_report(asked, ReportOptions(body="assurance")).text
