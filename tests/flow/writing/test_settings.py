"""Roles, bodies and areas: what is added and changed in the framework, to the byte, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qaif_cli.store import yaml
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

FRAMEWORK = "framework.yaml"


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


DOES: dict[tuple[str, ...], list[str]] = {
    ("role", "add", "--title", "Head of Place", "--deputy", "quality lead"): [
        "+   - id: head-of-place", "+     title: Head of Place", "+     deputy: quality-lead",
    ],
    ("role", "add", "--title", "Director of Place", "--id", "place", "--since", "1 June 2026"): [
        "+   - id: place", "+     title: Director of Place", "+     since: 2026-06-01",
    ],
    ("role", "edit", "secretary", "--title", "Governance Officer"): [
        "-     title: Committee Secretary", "+     title: Governance Officer",
    ],
    ("role", "edit", "Committee Secretary", "--vacant-since", "2026-06-01", "--deputy", "quality-lead"): [
        "+     vacant_since: 2026-06-01", "+     deputy: quality-lead",
    ],
    ("role", "edit", "quality-lead", "--no-deputy"): ["-     deputy: safety-lead"],
    ("role", "edit", "safety-lead", "--ended", "2026-12-31"): ["+     ended: 2026-12-31"],
    ("body", "edit", "quality-committee", "--chair", "icb-chair"): [
        "-     chair_role: non-executive-director", "+     chair_role: icb-chair",
    ],
    ("body", "edit", "insights", "--meets", "every Tuesday"): [
        "+     recurs: FREQ=WEEKLY;BYDAY=TU", "-     citation: §4.3", "+     citation: §4.3; how often it meets is our own",
    ],
    ("body", "edit", "cqc", "--name", "The regulator"): ["-     name: Care Quality Commission", "+     name: The regulator"],
    ("body", "add", "--name", "Place Board", "--chair", "secretary", "--meets", "last Friday of the month"): [
        "+   - id: place-board", "+     name: Place Board", "+     chair_role: secretary", "+     frequency: monthly",
        "+     acts_for: icb", "+     may_give_assurance: false", "+     recurs: FREQ=MONTHLY;BYDAY=-1FR",
        "+     citation: our own", "+     mark: P",
    ],
    ("body", "add", "--name", "Region", "--chair", "unknown", "--meets", "not ours", "--acts-for", "nhse", "--may-authorise", "enhanced"): [
        "+   - id: region", "+     name: Region", "+     chair_role: unknown", "+     frequency: not-ours",
        "+     acts_for: nhse", "+     may_authorise: [enhanced]", "+     may_give_assurance: false",
        "+     citation: our own", "+     mark: P",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("command", "lines"), DOES.items(), ids=" ".join)
def test_only_what_was_said_changes_in_the_file(
    desk: Desk, command: tuple[str, ...], lines: list[str]
) -> None:
    desk.does(*command)
    assert desk.changed() == [FRAMEWORK]
    assert _flat(desk.changes(FRAMEWORK)) == sorted(lines)


def _flat(lines: list[str]) -> list[str]:
    """A list over several lines as one in brackets."""
    return sorted(
        re.sub(r"may_authorise:\n\+ +- (\w+)", r"may_authorise: [\1]", "\n".join(lines)).splitlines()
    )


def test_comments_blank_lines_line_ends_and_a_mark_stay(desk: Desk, base: Path) -> None:
    path = base / FRAMEWORK
    text = path.read_text("utf-8").replace(
        "    title: Committee Secretary\n", "    title: Committee Secretary # for now\n\n  # the end\n"
    )
    odd = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    path.write_bytes(odd)
    desk.does("role", "edit", "icb-chair", "--title", "Chair of the Board")
    assert path.read_bytes() == odd.replace(b"title: ICB Chair", b"title: Chair of the Board")


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    said = desk.does("role", "edit", "secretary", "--title", "Governance Officer", "--dry-run")
    assert "+    title: Governance Officer" in said
    assert desk.changed() == []


REFUSED = {
    ("role", "add"): "Missing: --title.",
    ("role", "add", "--title", "icb chair"): "`icb-chair` is there already (ICB Chair).",
    ("role", "add", "--title", "Lead", "--id", "quality-committee"): "`quality-committee` is there already (Quality Committee).",
    ("role", "add", "--title", "Lead", "--id", "A B"): "`A B` cannot be a short name.",
    ("role", "add", "--title", "…"): "`…` cannot be a short name.",
    ("role", "edit", "nobody", "--title", "X"): "There is no role `nobody`.",
    ("role", "edit", "secretary"): "Nothing to change was given.",
    ("role", "edit", "secretary", "--title", "Committee Secretary"): "secretary says so already.",
    ("role", "edit", "secretary", "--held"): "secretary says so already.",
    ("role", "edit", "secretary", "--deputy", "secretary"): "secretary cannot be its own deputy.",
    ("role", "edit", "secretary", "--held", "--vacant-since", "today"): "--vacant-since and --held do not go together.",
    ("role", "edit", "quality-lead", "--ended", "today"): "quality-lead owns or does something in ",
    ("role", "edit", "director-of-quality", "--ended", "today"): "director-of-quality chairs the Insights Meeting: `qaif body edit insights-meeting --chair ROLE` first.",
    ("role", "edit", "safety-lead", "--ended", "2026-01-01"): "safety-lead is the deputy of quality-lead: ",
    ("role", "edit", "quality-lead", "--vacant-since", "2026-01-01"): "This would break ",
    ("role", "edit", "quality-lead", "--since", "2026-06-14"): "This would break ",
    ("body", "add", "--name", "Place"): "Missing: --chair, --meets.",
    ("body", "add", "--name", "CQC", "--chair", "unknown", "--meets", "not ours"): "`cqc` is there already (Care Quality Commission).",
    ("body", "add", "--name", "Place", "--chair", "nobody", "--meets", "not ours"): "There is no role `nobody`.",
    ("body", "add", "--name", "Place", "--chair", "unknown", "--meets", "fortnightly"): "the framework knows no body that meets every two weeks",
    ("body", "edit", "quality-committee", "--meets", "whenever"): "is not how often a body meets",
    ("body", "edit", "quality-committee", "--may-authorise", "routine"): "This would break 2 records:",
}  # fmt: skip


@pytest.mark.parametrize(("command", "why"), REFUSED.items(), ids=" ".join)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    desk: Desk, command: tuple[str, ...], why: str
) -> None:
    assert why in desk.refuses(*command)


def test_it_is_said_which_records_an_edit_would_break_and_how_many(desk: Desk) -> None:
    said = desk.refuses("role", "edit", "quality-lead", "--since", "2026-06-14")
    count = re.search(r"This would break (\d+) records:", said)
    assert count
    assert said.endswith("R-0001 and R-0002.\nNothing was written.\n")
    assert int(count[1]) > 1
    assert re.search(r"\n  HIS006 primary-care: `by` of ", said)


def test_a_role_can_end_once_all_is_handed_over(desk: Desk, base: Path) -> None:
    desk.does("role", "add", "--title", "Head of Place")
    desk.does("reassign", "safety-lead", "head-of-place", "--yes")
    desk.does("role", "edit", "quality-lead", "--deputy", "head-of-place")
    desk.does("role", "edit", "safety-lead", "--ended", "2026-06-15")
    assert "ended: 2026-06-15" in (base / FRAMEWORK).read_text("utf-8")
    desk.does("role", "edit", "safety-lead", "--not-ended")
    assert "ended: 2026-06-15" not in (base / FRAMEWORK).read_text("utf-8")


def test_a_role_that_was_added_can_be_named_at_once(desk: Desk) -> None:
    desk.does("role", "add", "--title", "Head of Place")
    desk.does("area", "edit", "primary-care", "--lead", "Head of Place")


def test_an_area_is_added(desk: Desk, base: Path) -> None:
    said = desk.does(
        "area", "add", "--title", "Community dentistry", "--type", "service", "--owner", "quality-lead", "--lead",
        "unknown", "--scope", "Dentistry outside hospitals",
    )  # fmt: skip
    assert "Its first update: `qaif update community-dentistry" in said
    data = yaml.parse((base / "areas" / "community-dentistry.yaml").read_text("utf-8"))
    assert data == {
        "id": "community-dentistry", "title": "Community dentistry", "owner": "quality-lead", "sensitivity": "private",
        "type": "service", "lead": "unknown", "since": "2026-06-15",
        "scope": "Dentistry outside hospitals", "source": "our own",
    }  # fmt: skip
    assert "is taken" in desk.refuses(
        "area", "add", "--title", "Primary care", "--type", "service", "--owner", "unknown", "--lead", "unknown",
        "--scope", "x",
    )  # fmt: skip


def test_the_standing_items_follow_a_body_into_its_months(desk: Desk, base: Path) -> None:
    path = base / FRAMEWORK
    there = "name: Risk register, body: quality-committee, "
    path.write_text(path.read_text("utf-8").replace(there, f"{there}months: [1, 5, 9], "), "utf-8")
    said = desk.does(
        "body", "edit", "quality-committee", "--meets", "first Tuesday, every two months, from February"
    )
    assert "Its standing items follow into the months in which it meets." in said
    assert "months: [2, 6, 10]" in path.read_text("utf-8")


def test_the_lists_say_what_a_role_owns_and_when_a_body_meets(desk: Desk) -> None:
    desk.does("body", "edit", "insights-meeting", "--meets", "every Tuesday")
    assert re.search(
        r"quality-lead +Quality Lead for Primary Care +\d+ +safety-lead", desk("role", "list").out
    )
    bodies = desk("body", "list").out
    assert re.search(
        r"insights-meeting +Insights Meeting +director-of-quality +every Tuesday +the ICB", bodies
    )
    assert re.search(r"quality-committee .* two-monthly ", bodies)
