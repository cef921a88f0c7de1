"""Good practice is decided on, shared and taken up, and is listed by that; praise is no sign of a problem."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.report import run_report
from qaif_cli.flow.request import Ask
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif
from tests.support.turn import turn

DAY = date(2026, 6, 15)
SHARE = ("intelligence", "share", "I-0001", "--what", "One list of results")
TAKEN = ("intelligence", "taken-up", "I-0001", "--evidence", "One list since May", "--by", "quality-lead")
DISCUSS = ("intelligence", "discuss", "I-0001", "--decision", "share", "--body", "insights-meeting")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def test_it_is_decided_on_shared_and_taken_up(desk: Desk) -> None:
    assert "Record with whom it was shared: `qaif intelligence share I-0001`" in desk.does(*DISCUSS)
    said = desk.does(*SHARE, "--with-provider", "oakrise-practice")
    assert "Somebody takes it up within 90 days [our own]." in said
    assert "No meeting decided" not in said
    desk.does(*TAKEN, "--provider", "oakrise-practice")
    listed = desk("intelligence", "list", "--decision", "share", "--status", "all", "--format", "json").out
    (row,) = json.loads(listed)["intelligence"]
    assert (row["shared_to"], row["taken_up"]) == (["oakrise-practice"], ["oakrise-practice"])


def test_what_is_out_of_order_is_said(desk: Desk) -> None:
    assert "No meeting decided to share it yet" in desk.does(
        *SHARE, "--with-body", "quality-committee", "--dry-run"
    )
    assert "Nothing says with whom I-0001 was shared." in desk.does(*TAKEN, "--body", "quality-committee")
    assert (
        json.loads(desk("intelligence", "list", "--decision", "share", "--format", "json").out)[
            "intelligence"
        ]
        == []
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (SHARE, "Missing: --with-provider or --with-body."),
        (TAKEN, "Missing: --provider or --body."),
        ((*SHARE, "--with-provider", "oakrise-practice", "--date", "2026-04-06"), "I-0001 came in on 7 April 2026, after 6 April 2026."),
        ((*TAKEN, "--provider", "oakrise-practice", "--date", "2026-04-06"), "I-0001 came in on 7 April 2026"),
        (("intelligence", "list", "--decision", "shared"), "share"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(words: tuple[str, ...], why: str, desk: Desk) -> None:
    assert why in desk.refuses(*words)


def paper(records: Path, **options: Any) -> str:
    return run_report(Ask(records, records, DAY, DAY), ReportOptions(**options)).text


HEADING = "\n## Good practice to spread, and who took it up\n"
IN_SHORT = "\n## Situations, change and good practice\n"
PRAISE = """\
id: {id}
title: They ring back
owner: quality-lead
date: {day}
source_type: compliment
nature: soft
providers: [fernhill-practice]
areas: [primary-care]
themes: [records]
summary: People write that they were rung back.
discussions: [{{ date: 2026-06-09, body: insights-meeting, decision: no-action, note: Good }}]
"""


def test_papers_say_what_is_to_be_spread_and_who_took_it_up(desk: Desk) -> None:
    records = turn(desk.records)
    for place, day in enumerate(("2026-04-01", "2026-05-01", "2026-06-01"), 7):
        text = PRAISE.format(id=f"I-000{place}", day=day)
        (records / f"intelligence/2026/I-000{place}.yaml").write_text(text, "utf-8")
    desk.does(*DISCUSS, "--date", "2026-04-21")
    desk.does(*SHARE, "--with-provider", "oakrise-practice", "--date", "2026-06-10")
    alone = "praised 3 times (I-0007, I-0008, I-0009), shared with nobody"
    for heading, options in ((HEADING, {"body": "system-quality"}), (IN_SHORT, {"area": "primary-care"})):
        whole = paper(records, **options).split(heading)[1].split("\n## ")[0]
        assert (
            "shared with Oakrise Practice on 10 June 2026 (One list of results); taken up by nobody yet."
            in whole
        )
        assert alone in whole
    pack = paper(records, body="assurance")
    assert "1, 0 taken up; **praised again and again and shared with nobody:** Fernhill Practice" in pack
    public = paper(records, body="assurance", public=True)
    assert "praised again" not in public
    assert "I-0001" not in public


@pytest.mark.parametrize("options", [{"body": "system-quality"}, {"body": "assurance"}])
def test_in_public_it_is_not_said_that_nobody_did(options: dict[str, str], desk: Desk) -> None:
    """Whoever took it up may be private, and is cut out of a public paper with the entry."""
    records = turn(desk.records)
    desk.does(*DISCUSS, "--date", "2026-04-21")
    desk.does(*SHARE, "--with-body", "quality-committee", "--date", "2026-06-10")
    desk.does(*TAKEN, "--provider", "oakrise-practice", "--date", "2026-06-12")
    for path, word in (
        ("intelligence/2026/I-0001.yaml", "public"),
        ("providers/oakrise-practice.yaml", "private"),
    ):
        file = records / path
        text = re.sub("^sensitivity: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(text.replace("\nowner:", f"\nsensitivity: {word}\nowner:", 1), "utf-8")
    assert "taken up by Oakrise Practice" in paper(records, **options) or re.search(
        r"I-0001 [^;]*, by Oakrise", paper(records, **options)
    )
    told = paper(records, **options, public=True)
    assert "nobody" not in "".join(line for line in told.splitlines(keepends=True) if "I-0001" in line)
    assert (
        "1, 0 taken up as far as that is public" in told
        or "shared with Quality Committee on 10 June 2026" in told
    )


def test_praise_is_no_source_of_what_is_considered(desk: Desk) -> None:
    def considered() -> str:
        return desk("triangulate", "--format", "json").out

    before = considered()
    text = PRAISE.format(id="I-0007", day="2026-06-01")
    (desk.records / "intelligence/2026/I-0007.yaml").write_text(text, "utf-8")
    assert considered() == before


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--from", "2026-04-07"), True),
        (("--to", "2026-04-07"), True),
        (("--from", "2026-04-08"), False),
        (("--to", "2026-04-06"), False),
        (("--from", "2026-01-01", "--to", "2026-12-31", "--decision", "share"), True),
    ],
)
def test_it_is_listed_by_when_it_came_in(
    asked: tuple[str, ...], found: bool, desk: Desk
) -> None:  # a column of the table
    desk.does(*DISCUSS)
    rows = json.loads(desk("intelligence", "list", *asked, "--format", "json").out)["intelligence"]
    assert ("I-0001" in [row["id"] for row in rows]) == found


def test_a_period_that_ends_before_it_begins_is_said(desk: Desk) -> None:
    run = desk("intelligence", "list", "--from", "2026-05-01", "--to", "2026-04-01")
    assert (run.code, run.out) == (2, "")
    assert "1 May 2026 is after 1 April 2026. Look at --from and --to." in run.err


TO = "it is shared with somebody: `with_provider`, `with_body`, or both"
BY = "it is taken up by somebody: `provider`, `body`, or both"


@pytest.mark.parametrize(
    ("name", "field", "entry", "says"),
    [
        ("I-0001", "shared_to", "what: One list of results", TO),
        ("I-0001", "taken_up", "by: quality-lead, evidence: One list", BY),
        ("C-0001", "shared", "what: One list of results", TO),
    ],
)
def test_an_entry_names_somebody(
    name: str, field: str, entry: str, says: str, desk: Desk, base: Path
) -> None:
    (path,) = base.rglob(f"{name}.yaml")
    path.write_text(f"{path.read_text('utf-8')}{field}: [{{ date: 2026-05-01, {entry} }}]\n", "utf-8")
    assert says in desk("check").out


def test_a_concern_is_shared_with_somebody(desk: Desk, base: Path) -> None:
    path = base / "concerns" / "Q-0001.yaml"
    text = path.read_text("utf-8")
    named = "    with_provider: fernhill-practice\n    accuracy_agreed: true\n"
    assert text.count(named) == 1
    path.write_text(text.replace(named, "    accuracy_agreed: true\n"), "utf-8")
    assert TO in desk("check").out


@pytest.mark.parametrize(
    "words",
    [
        (*SHARE, "--with-provider", "oakrise-practice"),
        (*TAKEN, "--provider", "oakrise-practice"),
        ("horizon", "look", "H-0001", "--body", "quality-committee", "--by", "quality-lead", "--decision", "Wait"),
        ("situation", "learn", "D-0001", "--learnt", "Ring by eight", "--by", "quality-lead"),
        ("risk", "review", "R-0001", "--unchanged", "--note", "Seen again", "--by", "quality-lead"),
        ("body", "terms", "insights-meeting", "--by", "insights-meeting", "--note", "Nothing changed"),
        ("body", "quorum", "insights-meeting", "2", "--since", "2026-06-01"),
    ],
)  # fmt: skip
def test_the_very_same_entry_is_refused(words: tuple[str, ...], desk: Desk) -> None:
    desk.does(*words)
    run = desk(*words)
    assert (run.code, run.out) == (2, "")
    assert "The very same entry stands in " in run.err
    assert "Nothing was written." in run.err
