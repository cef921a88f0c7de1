"""`qaif meeting move`: a planned meeting on another day, with its agenda, its links and its paper."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qaif_cli.store import yaml
from tests.support.desk import Desk
from tests.support.repository import Repository
from tests.support.running import Qaif

SQG = "2026-06-18-system-quality-group"
PAPER = "system-quality-group-2026-06-18"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the repository of the first desk is kept as it was; every other is a copy of it."""
    return tmp_path_factory.mktemp("planned") / "register"


@pytest.fixture
def desk(qaif: Qaif, made: Repository, planned: Path) -> Desk:
    """A desk on which a meeting is planned for the day of a paper that is not out yet, with that paper on its agenda."""
    desk = Desk(qaif, made.records)
    if planned.exists():
        shutil.rmtree(made.root)
        shutil.copytree(planned, made.root)
        return desk
    desk.does("meeting", "add", "--body", "system-quality-group", "--date", "2026-06-18")
    desk.does("meeting", "item", SQG, "--record", PAPER, "--purpose", "discuss", "--by", "quality-lead")
    desk.does("commit", "--anyway")
    shutil.copytree(made.root, planned)
    return desk


def read(made: Repository, path: str) -> dict[str, object]:
    data = yaml.parse((made.records / path).read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def test_its_file_its_id_its_title_its_links_and_its_paper_follow(desk: Desk, made: Repository) -> None:
    said = desk.does("meeting", "move", SQG, "--to", "25 June 2026")
    assert (
        f"{SQG} is 2026-06-25-system-quality-group from now on, on 25 June 2026 and not on 18 June 2026."
        in said
    )
    assert f"Its paper {PAPER} is system-quality-group-2026-06-25." in said
    meeting = read(made, "meetings/2026/2026-06-25-system-quality-group.yaml")
    assert (meeting["id"], meeting["date"], meeting["formerly"]) == (
        "2026-06-25-system-quality-group", "2026-06-25", [SQG],
    )  # fmt: skip
    assert meeting["title"] == "System Quality Group, 25 June 2026"
    items = meeting["items"]
    assert isinstance(items, list)
    assert items[0]["record"] == "system-quality-group-2026-06-25"
    paper = read(made, "papers/2026/system-quality-group-2026-06-25.yaml")
    assert (paper["id"], paper["date"], paper["formerly"]) == (
        "system-quality-group-2026-06-25",
        "2026-06-25",
        [PAPER],
    )
    assert sorted(made.git("status", "--porcelain").split()[1::2])[:1] == [
        f"records/meetings/2026/{SQG}.yaml"
    ]
    found = json.loads(desk("check", "--format", "json").out)["findings"]
    assert [item for item in found if item["severity"] == "error"] == []
    brought = json.loads(desk("check", "--base", "HEAD", "--format", "json").out)["findings"]
    assert [item for item in brought if item["code"].startswith("CHG")] == []


def test_its_history_says_so_and_papers_find_it_under_its_former_name(desk: Desk) -> None:
    desk.does("meeting", "move", SQG, "--to", "2026-06-25")
    desk.does("commit", "--anyway")
    said = desk("history", "2026-06-25-system-quality-group").out
    assert "date changed from 18 June 2026 to 25 June 2026" in said
    assert f"renamed from {SQG} to 2026-06-25-system-quality-group" in said
    assert "2026-06-25-system-quality-group" in desk("find", SQG).out


def test_it_goes_into_the_folder_of_its_year(desk: Desk, made: Repository) -> None:
    desk.does("meeting", "move", SQG, "--to", "2027-01-14")
    assert (made.records / "meetings/2027/2027-01-14-system-quality-group.yaml").is_file()
    assert (made.records / "papers/2027/system-quality-group-2027-01-14.yaml").is_file()
    assert not (made.records / f"meetings/2026/{SQG}.yaml").exists()
    desk.does("undo")
    assert made.git("status", "--porcelain") == ""


def test_agenda_and_list_have_the_new_day(desk: Desk) -> None:
    desk.does("meeting", "move", SQG, "--to", "2w")
    assert "29 June 2026" in desk.does("meeting", "agenda", "system-quality-group")
    assert "29 Jun 2026" in desk("meeting", "list", "--body", "system-quality-group").out


def test_it_is_not_planned_a_second_time_on_the_day_that_it_left(desk: Desk) -> None:
    desk.does(
        "body",
        "edit",
        "system-quality-group",
        "--meets",
        "third Thursday of March, June, September and December",
    )
    desk.does("meeting", "move", SQG, "--to", "2026-07-02")
    said = desk.does("meeting", "plan", "--body", "system-quality-group", "--until", "2026-09-30")
    assert (
        "18 June 2026 is left out: the System Quality Group has 2026-07-02-system-quality-group in its stead."
        in said
    )
    assert "1 planned meeting" in said


def test_a_paper_that_is_out_stays_as_it_is(desk: Desk, made: Repository) -> None:
    path = made.records / "papers" / "2026" / f"{PAPER}.yaml"
    path.write_text(
        path.read_text("utf-8")
        + "approved: { date: 2026-06-12, by: director-of-quality }\nissued: { date: 2026-06-12, commit: unknown }\n",
        "utf-8",
    )
    said = desk.does("meeting", "move", SQG, "--to", "2026-06-25")
    assert f"{PAPER} was issued for the day that was planned, and stays as it is." in said
    assert path.is_file()


REFUSED = {
    ("2026-04-14-insights-meeting", "2026-06-25"): "2026-04-14-insights-meeting was held on 14 April 2026.",
    (SQG, "2026-06-18"): "is on 18 June 2026 already.",
    (SQG, "2026-06-30"): "The body meets on 30 June 2026 already: 2026-06-30-system-quality-group.",
    (SQG, "unknown"): "--to must be known here.",
    (SQG, "June 2026"): "is not a date",
    ("system-quality-group", "2026-06-25"): "is a body, and one of its meetings is meant.",
}


@pytest.mark.parametrize(("said", "why"), REFUSED.items(), ids=" ".join)
def test_what_cannot_be_moved_is_refused(desk: Desk, said: tuple[str, str], why: str) -> None:
    desk.does("meeting", "add", "--body", "system-quality-group", "--date", "2026-06-30")
    assert why in desk.refuses("meeting", "move", said[0], "--to", said[1])


def test_one_that_was_called_off_or_minuted_is_not_moved(desk: Desk, made: Repository) -> None:
    path = made.records / "meetings" / "2026" / f"{SQG}.yaml"
    text = path.read_text("utf-8")
    desk.does("meeting", "cancel", SQG, "--by", "quality-lead", "--why", "No quorum")
    assert "was called off" in desk.refuses("meeting", "move", SQG, "--to", "2026-06-25")
    path.write_text(text + "chaired_by: director-of-quality\n", "utf-8")
    assert "was held" in desk.refuses("meeting", "move", SQG, "--to", "2026-06-25")


def test_a_level_that_was_to_be_decided_there_is_named(desk: Desk) -> None:
    desk.does(
        "concern", "table", "Q-0002", "--body", "system-quality-group", "--decision", "Look again", "--next-decision", "2026-06-18",
    )  # fmt: skip
    said = desk.does("meeting", "move", SQG, "--to", "2026-06-25")
    assert (
        "The level of Q-0002 was to be decided on there by 18 June 2026, and is due on that day still" in said
    )


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize(
    "days",
    [(25, 18), (25, 18, 25), (25, 30, 25, 18, 30)],
)
def test_any_sequence_of_moves_leaves_nothing_to_put_right(
    desk: Desk, made: Repository, days: tuple[int, ...], *, committed: bool
) -> None:
    at = 18
    for place, day in enumerate(days):
        desk.does("meeting", "move", f"2026-06-{at}-system-quality-group", "--to", f"2026-06-{day}")
        at = day
        if committed and place == 0:
            made.commit("moved")
    found = json.loads(desk("check", "--base", "HEAD", "--format", "json").out)["findings"]
    assert [item["code"] for item in found if item["severity"] == "error"] == []
    for path in (
        f"meetings/2026/2026-06-{at}-system-quality-group.yaml",
        f"papers/2026/system-quality-group-2026-06-{at}.yaml",
    ):
        record = read(made, path)
        former = record["formerly"]
        assert isinstance(former, list)
        assert record["id"] not in former
        assert len(former) == len({18, *days}) - 1
    assert desk.does("show", "2026-06-25-system-quality-group")
