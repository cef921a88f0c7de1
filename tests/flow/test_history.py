"""The story of a year, as git has it and as `qaif history` tells it."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.history import HistoryOptions, history, run_history
from qaif_cli.flow.request import Ask
from qaif_cli.judge.identifiers import masked
from qaif_cli.render.history import sparkline
from tests.support.processes import begun
from tests.support.running import Golden, Qaif
from tests.support.story import PEOPLE, Story

DAY = date(2026, 6, 15)


def ask(story: Story) -> Ask:
    return Ask(story.records, story.records, DAY, DAY)


def told(story: Story, id_: str = "", **more: Any) -> list[str]:
    life = history(ask(story), HistoryOptions(id_, **more))
    return [change.text for item in life.told for change in item.changes]


def test_the_story_is_long_enough(story: Story) -> None:
    authors = story.git("log", "--format=%an").splitlines()
    assert len(authors) >= 40
    assert set(authors) == set(PEOPLE.values())
    days = story.git("log", "--first-parent", "--format=%cs").splitlines()
    assert days != sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("history/R-0001.txt", HistoryOptions("R-0001")),
        ("history/R-0001.md", HistoryOptions("R-0001", style="markdown")),
        ("history/R-0001.json", HistoryOptions("R-0001", style="json")),
        ("history/R-0002.txt", HistoryOptions("R-0002")),
        ("history/R-0003.txt", HistoryOptions("R-0003")),
        ("history/R-0014.txt", HistoryOptions("R-0014")),
        ("history/Q-0001.txt", HistoryOptions("Q-0001")),
        ("history/R-0001-score.txt", HistoryOptions("R-0001", field="score")),
        ("history/register.txt", HistoryOptions()),
        ("history/register-since.md", HistoryOptions(since=date(2026, 4, 1), style="markdown")),
    ],
)
def test_a_life_is_as_a_person_has_read_it(
    story: Story, golden: Golden, name: str, options: HistoryOptions
) -> None:
    golden(name, story.plain(run_history(ask(story), options)))


def test_a_record_is_found_under_any_id_it_had(story: Story) -> None:
    assert history(ask(story), HistoryOptions("r-0004")).id == "R-0014"
    assert told(story, "R-0004") == told(story, "R-0014")


def test_a_deleted_record_still_has_its_life(story: Story) -> None:
    assert told(story, "R-0005")[0] == "record deleted: A trial (risks/R-0005.yaml)"


def test_a_life_follows_a_record_through_names_and_folders(story: Story) -> None:
    texts = told(story, "R-0002")
    assert "file moved from risks/R-0002.yaml to risks/2025/R-0002.yaml" in texts
    assert "file moved from risks/nurse-cover.yaml to risks/R-0002.yaml" in texts
    assert texts[-1].startswith("new risk: No cover for the nurse")


def test_a_merge_says_who_wrote_what_it_brought(story: Story) -> None:
    life = history(ask(story), HistoryOptions("R-0001"))
    merged = next(item.commit for item in life.told if "#12" in item.commit.merge)
    assert (merged.author, merged.email) == ("Quality Lead", "quality-lead@wendle.example")
    assert merged.merge == "Merge pull request #12 from wendle/august: Reviews of August"


def test_what_could_not_be_read_is_said_and_the_rest_goes_on(story: Story) -> None:
    texts = told(story, "R-0003")
    assert "records/risks/R-0003.yaml could not be read at this commit: a colon" in texts[2]
    assert texts[1] == "owner changed from Head of Patient Safety to Lead for Quality in Primary Care"


def test_since_and_field_leave_the_rest_out(story: Story) -> None:
    assert told(story, "R-0001", field="owner", since=date(2025, 12, 1)) == [
        "owner changed from Lead for Quality in Primary Care to Head of Patient Safety"
    ]
    assert told(story, "R-0001", field="owner", since=date(2025, 12, 2)) == []
    assert told(story, "R-0001", field="chases") == []
    with pytest.raises(QaifError, match=r"There is no field `ownr`\. Did you mean `owner`"):
        told(story, "R-0001", field="ownr")


def test_since_does_not_make_new_what_was_there(story: Story) -> None:
    texts = told(story, since=date(2026, 4, 2))
    assert [text for text in texts if text.startswith("new ")] == [
        "new risk: A trial; score 1: consequence 1, likelihood 1; owner Lead for Quality in Primary Care"
    ]


@pytest.mark.parametrize(
    ("id_", "says"), [("R-9999", "no record `R-9999`"), ("R-00001", "Did you mean `R-0001`")]
)
def test_what_never_was_is_said(story: Story, id_: str, says: str) -> None:
    with pytest.raises(QaifError, match=says):
        told(story, id_)


def test_the_life_up_to_a_revision(story: Story, qaif: Qaif) -> None:
    done = qaif(
        "history", "R-0001", "--at", "2025-08-31", "--records", str(story.records), "--format", "json"
    )
    data = json.loads(done.out)
    assert [item["score"] for item in data["scores"]] == [12, 12, 16]
    assert data["commits"][0]["merge"].startswith("Merge pull request #12")


def test_what_was_never_committed_has_no_history(story: Story, tmp_path: Path) -> None:
    own = Story(Path(shutil.copytree(story.top, tmp_path / "own")))
    own.write("records/risks/R-0020.yaml", "id: R-0020\n")
    with pytest.raises(QaifError, match="never committed"):
        told(own, "R-0020")


def test_without_git_there_is_no_history(base: Path, qaif: Qaif) -> None:
    done = qaif("history", "--records", str(base))
    assert (done.code, done.out) == (2, "")
    assert "is not in a git repository" in done.err


def test_a_shallow_clone_says_that_it_is_one(story: Story, tmp_path: Path, qaif: Qaif) -> None:
    story.git("clone", "--quiet", "--depth=3", f"file://{story.top}", str(tmp_path / "shallow"))
    done = qaif("history", "R-0001", "--records", str(tmp_path / "shallow" / "quality" / "records"))
    assert done.code == 0
    assert "holds only the last commits" in done.out


def test_a_life_takes_few_processes(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = begun(monkeypatch)
    told(story, "R-0001")
    assert len(calls) == 5
    calls.clear()
    told(story)
    assert len(calls) == 4, "the git that answers for objects is still there"


def test_a_sparkline_rises_with_the_score() -> None:
    assert sparkline([1, 4, 6, 9, 12, 16, 20, 25]) == "▁▂▂▃▄▆▇█"
    assert sparkline(sorted(range(1, 26))) == "".join(sorted(sparkline(range(1, 26))))


def test_what_may_identify_a_person_is_not_told_again() -> None:
    digits = "943476591"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True))
    number = f"{digits}{(11 - total % 11) % 11}"
    shown = masked(f"note changed to 'seen with {number[:3]} {number[3:6]} {number[6:]}, DOB 4 May 1950'")
    assert number[6:] not in shown
    assert "1950" not in shown
    assert shown.startswith("note changed to 'seen with [not repeated here")
