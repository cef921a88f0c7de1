"""`qaif resolve framework`: settings that two branches changed, in real repositories."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable

import pytest

from qaif_cli.store import yaml
from tests.support.desk import Desk
from tests.support.repository import Edit, Repository, found

FRAMEWORK, AUTHORITIES = "framework.yaml", "authorities.yaml"


def clash(
    made: Repository, desk: Desk, ours: Iterable[tuple[str, ...]], theirs: Iterable[tuple[str, ...]]
) -> None:
    """Two branches on each of which commands were run, and the merge of theirs into ours, which stops."""
    made.git("switch", "--quiet", "--create", "theirs", "main")
    for said in theirs:
        desk.does(*said)
    made.commit("theirs")
    made.git("switch", "--quiet", "work")
    for said in ours:
        desk.does(*said)
    made.commit("ours")
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")


def read(made: Repository, file: str = FRAMEWORK) -> dict[str, list[dict[str, object]]]:
    data = yaml.parse((made.records / file).read_text("utf-8-sig"))
    assert isinstance(data, dict)
    return data


def role(title: str, *more: str) -> tuple[str, ...]:
    return ("role", "add", "--title", title, *more)


def body(name: str, meets: str) -> tuple[str, ...]:
    return ("body", "add", "--name", name, "--chair", "quality-lead", "--meets", meets)


def test_what_two_people_added_is_kept_and_the_merge_is_committed(desk: Desk, made: Repository) -> None:
    clash(
        made,
        desk,
        [role("Dental Lead"), body("Dental Forum", "first Monday of the month")],
        [role("Optometry Lead"), body("Eye Forum", "first Monday of the month")],
    )
    assert "`qaif resolve framework`" in desk.refuses("risk", "list")
    assert "`qaif resolve framework`" in desk.refuses("resolve", "R-0001")
    said = desk.does("resolve", "framework", "--no-input")
    assert "The merge is committed: " in said
    assert [entry["id"] for entry in read(made)["roles"]][-2:] == ["dental-lead", "optometry-lead"]
    assert [entry["id"] for entry in read(made)["bodies"]][-2:] == ["dental-forum", "eye-forum"]
    assert found(made) == []


def test_what_both_changed_is_asked_field_by_field(desk: Desk, made: Repository) -> None:
    clash(
        made,
        desk,
        [("role", "edit", "quality-lead", "--title", "Lead for Quality"), role("Dental Lead")],
        [("role", "edit", "quality-lead", "--title", "Quality Manager"), role("Optometry Lead")],
    )
    said = desk.refuses("resolve", "framework", "--no-input")
    assert "  roles/quality-lead/title\n" in said
    assert "qaif resolve framework --ours roles/quality-lead/title" in said
    assert "records/framework.yaml" in desk.does(
        "resolve", "framework", "--theirs", "roles/quality-lead/title", "--dry-run"
    )
    desk.does("resolve", "framework", "--theirs", "roles/quality-lead/title")
    titles = {entry["id"]: entry["title"] for entry in read(made)["roles"]}
    assert titles["quality-lead"] == "Quality Manager"
    assert {"dental-lead", "optometry-lead"} <= titles.keys()


def test_one_role_that_both_added_is_one_role(desk: Desk, made: Repository) -> None:
    clash(made, desk, [role("Dental Lead")], [role("Dental Lead", "--deputy", "quality-lead")])
    desk.does("resolve", "framework")
    added = [entry for entry in read(made)["roles"] if entry["id"] == "dental-lead"]
    assert added == [{"id": "dental-lead", "title": "Dental Lead", "deputy": "quality-lead"}]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_byte_order_mark_and_line_ends_stay(desk: Desk, made: Repository, ending: str) -> None:
    file = made.records / FRAMEWORK
    made.git("switch", "--quiet", "main")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", ending.encode()))
    made.commit("with a mark")
    made.git("switch", "--quiet", "work")
    made.git("merge", "--quiet", "main")
    clash(made, desk, [role("Dental Lead")], [role("Optometry Lead")])
    desk.does("resolve", "framework")
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(ending.encode())
    assert len(read(made)["roles"]) == len({str(entry["id"]) for entry in read(made)["roles"]})


def authority(role_: str, email: str) -> Edit:
    entry = f"  - id: {role_}\n    identities:\n      - email: {email}\n"
    return {"file": AUTHORITIES, "append": entry}


def test_who_may_decide_is_put_together_too(desk: Desk, made: Repository) -> None:
    made.git("switch", "--quiet", "main")
    made.commit(
        "before",
        edits=[
            {
                "file": AUTHORITIES,
                "write": "schema: 1\nroles:\n  - id: secretary\n    identities: [{ email: sec@icb.example }]\n",
            }
        ],
    )
    made.git("switch", "--quiet", "work")
    made.git("merge", "--quiet", "main")
    made.git("switch", "--quiet", "--create", "theirs")
    made.commit("theirs", edits=[authority("quality-lead", "lead@icb.example")])
    made.git("switch", "--quiet", "work")
    made.commit("ours", edits=[authority("director-of-quality", "director@icb.example")])
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")
    assert "The merge is committed: " in desk.does("resolve", "authorities")
    assert [entry["id"] for entry in read(made, AUTHORITIES)["roles"]] == [
        "secretary",
        "director-of-quality",
        "quality-lead",
    ]


def test_settings_in_no_conflict_are_said_to_be_in_none(desk: Desk) -> None:
    assert "framework is in no conflict." in desk.refuses("resolve", "framework")


def test_how_often_a_body_meets_is_one_question_in_words(desk: Desk, made: Repository) -> None:
    edit = ("body", "edit", "insights-meeting", "--meets")
    clash(
        made,
        desk,
        [(*edit, "first Friday of the month")],
        [(*edit, "last Monday, every two months, from May")],
    )
    said = desk.refuses("resolve", "framework")
    assert "FREQ=" not in said
    assert "    yours:  first Friday of the month\n" in said
    assert "last Monday of January, March, May, July, September and November\n" in said
    open_ = [line.strip() for line in said.splitlines() if line.startswith("  bodies/")]
    assert open_ == ["bodies/insights-meeting/recurs"]
    desk.does("resolve", "framework", "--theirs", "bodies/insights-meeting/recurs")
    body = next(entry for entry in read(made)["bodies"] if entry["id"] == "insights-meeting")
    assert (body["frequency"], body["recurs"]) == (
        "two-monthly", "FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYDAY=-1MO",
    )  # fmt: skip


@pytest.mark.parametrize(("side", "often"), [("ours", "monthly"), ("theirs", "monthly")])
def test_how_often_it_meets_is_taken_whole_from_the_side_that_changed_it(
    desk: Desk, made: Repository, side: str, often: str
) -> None:
    change = [("body", "edit", "insights-meeting", "--meets", "first Friday of the month")]
    sides = {"ours": [role("Dental Lead")], "theirs": [role("Optometry Lead")]}
    sides[side] += change
    clash(made, desk, sides["ours"], sides["theirs"])
    desk.does("resolve", "framework")
    body = next(entry for entry in read(made)["bodies"] if entry["id"] == "insights-meeting")
    assert (body["frequency"], body["recurs"]) == (often, "FREQ=MONTHLY;BYDAY=+1FR")
