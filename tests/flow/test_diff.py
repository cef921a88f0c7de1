"""What differs, in words: over a year's story, and each heading for itself."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.diff import DiffOptions, diff, run_diff
from qaif_cli.flow.request import Ask
from qaif_cli.model.diff import DiffItem
from tests.flow.test_json_doc import documented
from tests.support.repository import Repository, repository
from tests.support.running import Golden, Qaif
from tests.support.story import Story

DAY = date(2026, 6, 15)
R1, Q1 = "risks/R-0001.yaml", "concerns/Q-0001.yaml"
REVIEW = "  - date: 2026-06-12\n    by: quality-lead\n    consequence: 4\n    likelihood: {}\ntarget:\n"


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def ask(made: Repository | Story, day: date = DAY) -> Ask:
    return Ask(made.records, made.records, day, day)


def items(made: Repository, between: str = "", day: date = DAY) -> list[DiffItem]:
    return list(diff(ask(made, day), DiffOptions(between)).items)


def told(made: Repository, between: str = "") -> set[tuple[str, str]]:
    return {(item.record, item.heading) for item in items(made, between)}


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
@pytest.mark.parametrize("between", ["2025-10-10..2026-04-30", "2025-09-30..2025-10-05", "2026-05-18.."])
def test_a_stretch_of_the_story_is_as_a_person_has_read_it(
    story: Story, golden: Golden, between: str, style: str
) -> None:
    text = story.plain(run_diff(ask(story), DiffOptions(between, style=style)))
    ending = {"text": "txt", "markdown": "md", "json": "json"}[style]
    golden(f"diff/{between.strip('.').replace('..', '-to-')}.{ending}", text)


@pytest.mark.parametrize(
    ("edit", "heading", "text"),
    [
        (
            {"file": R1, "find": "target:\n", "put": REVIEW.format(5)},
            "up",
            "current score 16 → 20: likelihood 4 → 5",
        ),
        (
            {"file": R1, "find": "target:\n", "put": REVIEW.format(1)},
            "down",
            "current score 16 → 4: likelihood 4 → 1",
        ),
        (
            {"file": R1, "find": "target:\n", "put": REVIEW.format(4)},
            "reviewed",
            "review by Quality Lead for Primary Care added, dated 12 June 2026",
        ),
        (
            {"file": R1, "find": "    due: 2026-05-31\n", "put": "    due: 2026-05-30\n"},
            "other",
            "action A2: due changed from 31 May 2026 to 30 May 2026",
        ),
        (
            {"file": R1, "find": "late treatment and harm", "put": "late treatment, and harm"},
            "text",
            "effect (RESULTING IN) changed from “late treatment and harm” to “late treatment, and harm”",
        ),
        (
            {"file": R1, "find": "id: R-0001\n", "put": "# A remark.\nid: R-0001\n"},
            "text",
            "comments, order or layout changed; what the record says did not",
        ),
        ({"file": "risks/R-0002.yaml", "remove": True}, "removed", None),
        (
            {
                "file": Q1,
                "find": "improvement_plan:\n",
                "put": "  - date: 2026-06-11\n    level: routine\n    authorised_by: quality-committee\n"
                "    why: Better\n    risk_profile: One\n    accountability: As before\nimprovement_plan:\n",
            },
            "stepped-down",
            "moved from enhanced to routine, authorised by Quality Committee, dated 11 June 2026",
        ),
        (
            {
                "file": "framework.yaml",
                "find": "title: Committee Secretary",
                "put": "title: Clerk to the Committee",
            },
            "text",
            None,
        ),
    ],
)
def test_one_change_stands_under_its_heading(
    made: Repository, edit: dict[str, Any], heading: str, text: str | None
) -> None:
    made.edit(edit)
    found = [item for item in items(made) if item.heading == heading]
    assert len(found) == 1
    assert text is None or found[0].text == text


def test_what_only_time_made_late_is_overdue_since(made: Repository) -> None:
    late = {
        (item.record, item.text) for item in items(made, day=date(2026, 8, 3)) if item.heading == "overdue"
    }
    assert ("R-0001", "A2: Move to one inbox: was due on 31 July 2026, Head of Patient Safety") in late
    assert items(made, day=date(2026, 6, 2)) == []


def test_what_was_late_already_is_not_late_since(made: Repository) -> None:
    made.commit("a day later", day="2026-08-03")
    assert [item for item in items(made, day=date(2026, 8, 4)) if "A2" in item.text] == []


def test_a_new_concern_above_routine_counts_as_escalated_as_in_the_report(made: Repository) -> None:
    text = (made.records / Q1).read_text("utf-8").replace("Q-0001", "Q-0009")
    made.edit({"file": "concerns/Q-0009.yaml", "write": text})
    assert told(made) == {("Q-0009", "escalated")}


def test_a_new_number_is_no_movement(made: Repository) -> None:
    text = (made.records / R1).read_text("utf-8")
    made.edit({"file": R1, "remove": True})
    text = text.replace("id: R-0001\n", "id: R-0071\n").replace("owner:", "formerly: [R-0001]\nowner:", 1)
    made.edit({"file": "risks/R-0071.yaml", "write": text})
    assert told(made) == {("R-0071", "other")}
    assert "renumbered from R-0001 to R-0071" in {item.text for item in items(made)}


def test_a_file_that_cannot_be_read_is_neither_gone_nor_new(made: Repository) -> None:
    made.edit({"file": R1, "find": "id: R-0001", "put": "id: R-0001: x"})
    broken = diff(ask(made), DiffOptions())
    assert broken.items == ()
    assert [line.partition(": ")[0] for line in broken.unread] == ["Cannot be read"]
    made.commit("broken")
    made.edit({"file": R1, "find": "id: R-0001: x", "put": "id: R-0001"})
    mended = diff(ask(made), DiffOptions())
    assert mended.items == ()
    assert mended.unread == ("Could not be read before, and can be read now: records/risks/R-0001.yaml",)


def test_patient_data_is_not_told_again(made: Repository) -> None:
    """The number is one that no patient has: 999 is kept for tests."""
    made.edit({"file": R1, "find": "effect: late treatment and harm", "put": "effect: harm to 999 000 0018"})
    for style in ("text", "markdown", "json"):
        text = run_diff(ask(made), DiffOptions(style=style))
        assert "0018" not in text
        assert "the words are not shown" in text


def test_text_of_a_record_cannot_format_the_page(made: Repository) -> None:
    made.edit({"file": R1, "find": "late treatment and harm", "put": "<img src=x> [a](b) | **c**"})
    page = run_diff(ask(made), DiffOptions(style="markdown"))
    assert "\\<img src=x> \\[a\\](b) \\| \\*\\*c\\*\\*" in page


@pytest.mark.parametrize("between", ["HEAD", "main", "main..", "..", "2026-06-02..work"])
def test_nothing_differs_from_itself(made: Repository, between: str) -> None:
    assert items(made, between) == []


@pytest.mark.parametrize(
    ("between", "said"),
    [
        ("main...work", "three dots"),
        ("nowhere", "no revision"),
        ("2020-01-01", "Nothing was committed"),
        ("-x", "not the name"),
    ],
)
def test_a_name_that_is_none_is_said(made: Repository, between: str, said: str) -> None:
    with pytest.raises(QaifError, match=said):
        items(made, between)


def test_without_git_it_is_said(base: Path, qaif: Qaif) -> None:
    result = qaif("diff", "--records", str(base))
    assert (result.code, result.out) == (2, "")
    assert "is not in a git repository" in result.err


def test_the_door(made: Repository, qaif: Qaif) -> None:
    made.edit({"file": R1, "find": "target:\n", "put": REVIEW.format(5)})
    result = qaif("diff", "--records", str(made.records), "--as-of", "2026-06-15", "--format", "json")
    assert result.code == 0
    data = json.loads(result.out)
    assert data["from"]["name"] == "HEAD"
    assert re.fullmatch("[0-9a-f]{40}", data["from"]["commit"])
    assert data["to"] == {"name": None, "commit": None, "as_of": "2026-06-15"}
    assert documented("## `qaif diff`") == set(data["areas"][0]["changes"][0])


def test_a_list_of_the_settings_with_the_name_of_a_history_is_told(qaif: Qaif, base: Path) -> None:
    """`reviews` of the framework are intervals, and no reviews of a risk."""
    made = repository(base.parent / "there")
    more = "reviews:\n  - { from_score: 3, months: 3, by_owner: false, citation: our own, mark: P }\n"
    made.edit({"file": "framework.yaml", "find": "reviews:\n", "put": more})
    done = qaif("diff", "HEAD", "--records", str(made.records))
    assert done.code == 0, done.err
    assert "review" in done.out
