from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.writing import commit_drafts
from qaif_cli.flow.writing.commit_drafts import Done
from tests.support.running import Qaif, Result
from tests.support.writing import Changes

pytestmark = pytest.mark.usefixtures("june")
REVIEW = ("risk", "review")


@pytest.fixture
def risk(qaif: Qaif, base: Path) -> Qaif:
    """Runs `qaif risk` on the base register."""

    def go(*words: str) -> Result:
        return qaif("risk", *words, "--records", str(base))

    return go


def test_a_risk_is_added_with_its_first_review(risk: Qaif, base: Path) -> None:
    result = risk(
        "add",
        *("--title", "Calls are not answered", "--area", "primary-care", "--domain", "safety"),
        *("--cause", "one line", "--event", "nobody answers", "--effect", "delay", "--owner", "quality-lead"),
        *("--control", "A second line", "--consequence", "3", "--likelihood", "4", "--by", "quality-lead"),
        *("--dimension", "safe", "--tier", "local"),
    )
    assert result.err == ""
    assert "12 (High)" in result.out
    assert (
        (base / "risks" / "R-0004.yaml")
        .read_text("utf-8")
        .startswith(
            "id: R-0004\ntitle: Calls are not answered\nowner: quality-lead\nsensitivity: private\nwhose: icb\n"
        )
    )


@pytest.mark.parametrize(("taken", "judgings"), [(False, 1), (True, 2)])
def test_whose_number_is_taken_meanwhile_judges_once_more_and_tells_of_the_next(
    taken: bool, judgings: int, risk: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[object] = []

    def counted(*given: Any) -> Done:
        judged.append(given)
        return commit_drafts_judged(*given)

    @contextmanager
    def turn(records: Path) -> Iterator[None]:
        assert records == base
        if taken:
            other = (base / "risks" / "R-0003.yaml").read_text("utf-8")
            (base / "risks" / "R-0004.yaml").write_text(other.replace("R-0003", "R-0004"), "utf-8")
        yield

    commit_drafts_judged = commit_drafts.judged
    monkeypatch.setattr(commit_drafts, "judged", counted)
    monkeypatch.setattr(commit_drafts, "in_turn", turn)
    result = risk(
        "add",
        *("--title", "Calls are not answered", "--area", "primary-care", "--domain", "safety"),
        *("--cause", "one line", "--event", "nobody answers", "--effect", "delay", "--owner", "quality-lead"),
        *("--control", "A second line", "--consequence", "3", "--likelihood", "4", "--by", "quality-lead"),
    )
    name, other = ("R-0005", "R-0004") if taken else ("R-0004", "R-0005")
    assert f"records/risks/{name}.yaml written" in result.out
    assert f"{name}: it has not been validated" in result.out
    assert other not in result.out
    assert len(judged) == judgings


def test_fields_are_changed_and_who_owned_it_is_kept(risk: Qaif, changes: Changes) -> None:
    assert risk("edit", "R-0002", "--owner", "safety-lead", "--tier", "corporate").code == 0
    assert changes() == [
        "-owner: quality-lead",
        "+owner: safety-lead",
        "+previous_owners:",
        "+  - role: quality-lead",
        "+    until: 2026-06-14",
        "+amended:",
        "+  - date: 2026-06-15",
        "+    field: tier",
        "+    was: local",
        "-tier: local",
        "+tier: corporate",
    ]


def test_several_risks_are_reviewed_with_their_scores_unchanged(risk: Qaif, changes: Changes) -> None:
    result = risk("review", "R-0001", "r-0002", "--unchanged", "--by", "quality-lead", "--date", "2026-06-10")
    assert result.out.endswith(
        "R-0001: 16 (Extreme): reviewed by its owner every month [§4.4]\n"
        "R-0002: 9 (High): the framework sets no review interval for it.\n"
    )
    entry = "+  - date: 2026-06-10\n+    by: quality-lead\n+    consequence: {}\n+    likelihood: {}"
    assert changes() == [*entry.format(4, 4).splitlines(), *entry.format(3, 3).splitlines()]


def test_a_review_without_score_says_all_that_is_missing_at_once(risk: Qaif, changes: Changes) -> None:
    result = risk("review", "R-0001")
    assert (result.code, changes()) == (2, [])
    assert "Missing: --likelihood, --consequence, --by." in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("R-0001", "--unchanged", "--likelihood", "3"), "--unchanged restates the score, so it takes none."),
        (("R-0001", "R-0002", "--likelihood", "3", "--consequence", "3"), "A new score is said of one risk."),
        (
            ("R-0001", "R-0002", "--unchanged", "--corrects", "2026-06-01/5"),
            "A correction is made in one risk.",
        ),
        (("R-0003", "--unchanged"), "R-0003 was closed on 4 November 2025. `qaif risk reopen R-0003`"),
        (("R-0002", "--unchanged", "--date", "2026-01-01"), "R-0002 has no score to restate on that day."),
        (("R-0002", "--unchanged", "--date", "2026-07-01"), "a day that has not come yet"),
        (("R-0009", "--unchanged"), "There is no risk `R-0009`. Did you mean"),
        (("R-0002", "--unchanged", "--by", "qality-lead"), "Did you mean `quality-lead`?"),
        (("R-0001", "--unchanged", "--corrects", "2026-06-01/4"), "There are: 2026-01-20/1, 2026-03-04/2,"),
        (("R-0001", "--unchanged", "--corrects", "nonsense"), "`--corrects nonsense` is not a date."),
    ],
)
def test_a_review_that_cannot_be_is_refused(
    words: tuple[str, ...], said: str, risk: Qaif, changes: Changes
) -> None:
    by = () if "--by" in words else ("--by", "quality-lead")
    result = risk("review", *words, *by)
    assert (result.code, changes()) == (2, [])
    assert said in result.err


def test_a_mistyped_score_is_put_right_on_the_day_it_was_said_of(risk: Qaif, changes: Changes) -> None:
    score = ("--consequence", "4", "--likelihood", "3", "--by", "safety-lead")
    result = risk("review", "R-0001", *score, "--corrects", "2026-05-01/4")
    assert changes() == [
        "+  - date: 2026-05-01",
        "+    corrects: 2026-05-01/4",
        "+    by: safety-lead",
        "+    consequence: 4",
        "+    likelihood: 3",
    ]
    assert (
        "R-0001: this takes the place of entry 4 of `reviews` (1 May 2026), which stays in the file"
        in result.out
    )


def test_a_correction_of_the_day_alone_restates_the_score_of_what_it_puts_right(
    risk: Qaif, changes: Changes
) -> None:
    words = ("--by", "safety-lead", "--corrects", "2026-01-20/1", "--date", "2026-01-21")
    assert risk("review", "R-0001", "--unchanged", *words).code == 0
    assert changes()[-2:] == ["+    consequence: 4", "+    likelihood: 3"]


def test_score_says_the_exception_that_it_makes(qaif: Qaif, base: Path) -> None:
    words = ("--likelihood", "5", "--consequence", "5", "--by", "quality-lead", "--records", str(base))
    result = qaif("score", "R-0002", *words)
    assert "R-0002: 25 (Extreme)" in result.out
    assert "This breaks" in result.out


def test_a_dry_run_shows_and_writes_nothing(risk: Qaif, changes: Changes) -> None:
    result = risk("close", "R-0001", "--reason", "Done", "--by", "quality-lead", "--dry-run")
    assert "+closed:\n" in result.out
    assert (
        "It scored 16 (Extreme).\nNo body is named that agreed to it: `qaif check --base` and `qaif commit` stop"
        in result.out
    )
    assert result.out.endswith("Nothing was written.\n")
    assert changes() == []


def test_a_risk_is_closed(risk: Qaif, changes: Changes) -> None:
    words = ("--reason", "One inbox", "--by", "quality-lead", "--forum", "quality-committee")
    result = risk("close", "R-0001", *words)
    assert (
        "R-0001 is closed from 15 June 2026. It scored 16 (Extreme).\nActions still open: A2." in result.out
    )
    assert "CHG012" not in result.out
    assert changes() == [
        "+closed:",
        "+  date: 2026-06-15",
        "+  by: quality-lead",
        "+  reason: One inbox",
        "+  forum: quality-committee",
    ]
    assert "was closed on 15 June 2026" in risk("close", "R-0001", *words).err


def test_a_closed_risk_is_opened_again_and_the_closure_is_kept(risk: Qaif, changes: Changes) -> None:
    words = ("--by", "safety-lead", "--note", "It broke")
    assert risk("reopen", "R-0003", *words, "--likelihood", "4").code == 0
    assert changes() == [
        "+  - date: 2026-06-15",
        "+    by: safety-lead",
        "+    consequence: 3",
        "+    likelihood: 4",
        "+    note: 'Reopened: It broke.'",
        "-closed:",
        "-  date: 2025-11-04",
        "-  by: safety-lead",
        "-  reason: A new fridge was installed",
        "+reopened:",
        "+  - date: 2026-06-15",
        "+    by: safety-lead",
        "+    why: It broke",
        "+    closed:",
        "+      date: 2025-11-04",
        "+      by: safety-lead",
        "+      reason: A new fridge was installed",
    ]
    assert "R-0003 is not closed." in risk("reopen", "R-0003", *words).err


def test_nothing_is_reopened_before_it_was_closed_or_where_a_comment_would_be_lost(
    risk: Qaif, base: Path
) -> None:
    words = ("reopen", "R-0003", "--by", "safety-lead", "--note", "It broke")
    assert "after that day" in risk(*words, "--date", "2025-11-03").err
    path = base / "risks" / "R-0003.yaml"
    path.write_text(path.read_text("utf-8").replace("closed:", "closed: # by telephone"), "utf-8")
    before = path.read_bytes()
    assert "the comment `# by telephone` would be lost" in risk(*words).err
    assert path.read_bytes() == before


def test_owners_are_reminded_and_an_answer_is_kept(risk: Qaif, changes: Changes) -> None:
    result = risk("chase", "R-0001", "R-0002", "--about", "the review of June", "--date", "2026-06-08")
    assert "R-0001: quality-lead was asked." in result.out
    assert "1 earlier not answered" in risk("chase", "R-0001").out
    assert risk("chase", "R-0001", "--answered", "2026-06-15").code == 0
    entry = ["+  - date: 2026-06-08", "+    asked: quality-lead", "+    about: the review of June"]
    assert changes() == [
        *entry,
        "+  - date: 2026-06-15",
        "+    asked: quality-lead",
        "+    answered: 2026-06-15",
        "+chases:",
        *entry,
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--answered", "2026-06-01"), "after the answer"),
        (("--answered", "unknown"), "--answered must be known here."),
        (("--answered", "today", "--about", "x"), "Leave out --about."),
        (("--answered", "today", "--asked", "secretary"), "no reminder that waits for an answer"),
        (("--asked", "secretry"), "Did you mean `secretary`?"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(words: tuple[str, ...], said: str, risk: Qaif) -> None:
    risk("chase", "R-0001", "--date", "2026-06-10")
    assert said in risk("chase", "R-0001", *words).err


def test_validation_and_target_are_set(risk: Qaif, changes: Changes) -> None:
    result = risk("validate", "R-0001", "--by", "quality-lead")
    assert "Until then that of 27 January 2026 by director-of-quality holds." in result.out
    assert "R-0002: target 3 (Low)" in risk("target", "R-0002", "--likelihood", "1").out
    assert "Missing: --consequence, --likelihood. Say what changes" in risk("target", "R-0002").err
    assert changes() == [
        "-  date: 2026-01-27",
        "-  by: director-of-quality",
        "+  date: 2026-06-15",
        "+  by: quality-lead",
        "+  earlier:",
        "+    - date: 2026-01-27",
        "+      by: director-of-quality",
        "+amended:",
        "+  - date: 2026-06-15",
        "+    field: target/likelihood",
        "+    was: '2'",
        "-target: { consequence: 3, likelihood: 2, by: 2026-12-31 }",
        "+target: { consequence: 3, likelihood: 1, by: 2026-12-31 }",
    ]


def test_what_is_unknown_yet_is_set_whole(risk: Qaif, base: Path, changes: Changes) -> None:
    path = base / "risks" / "R-0002.yaml"
    text = path.read_text("utf-8").replace("{ consequence: 3, likelihood: 2, by: 2026-12-31 }", "unknown")
    path.write_text(text.replace("{ date: 2026-02-10, by: director-of-quality }", "unknown"), "utf-8")
    assert "Missing: --likelihood." in risk("target", "R-0002", "--consequence", "3").err
    assert risk("target", "R-0002", "--consequence", "3", "--likelihood", "2").code == 0
    assert risk("validate", "R-0002", "--by", "quality-lead", "--date", "2026-06-02").code == 0
    assert [line for line in changes() if line.startswith("+")] == [
        "+validated:",
        "+  date: 2026-06-02",
        "+  by: quality-lead",
        "+target:",
        "+  consequence: 3",
        "+  likelihood: 2",
        "+  by: unknown",
    ]


def test_parts_are_added_under_the_next_free_name(risk: Qaif, changes: Changes) -> None:
    assert risk("control", "add", "R-0001", "--text", "One inbox", "--date", "2026-06-01").code == 0
    words = ("--text", "Audit", "--line", "3", "--body", "quality-committee")
    assert risk("assurance", "add", "R-0002", *words).code == 0
    assert risk("gap", "add", "R-0001", "--in", "assurance", "--text", "No audit yet").code == 0
    assert changes() == [
        *("+  - id: C2", "+    text: One inbox", "+    date: 2026-06-01"),
        *("+  - id: G2", "+    in: assurance", "+    text: No audit yet", "+    date: 2026-06-15"),
        *("+assurances:", "+  - id: S1", "+    text: Audit", "+    date: 2026-06-15", "+    line: 3"),
        "+    body: quality-committee",
    ]


def test_a_gap_is_closed_once(risk: Qaif, changes: Changes) -> None:
    assert "Missing: ENTRY." in risk("gap", "close", "R-0001").err
    assert "There are: G1." in risk("gap", "close", "R-0001", "G7").err
    assert "after that day" in risk("gap", "close", "R-0001", "G1", "--date", "2026-01-01").err
    assert "R-0001 G1: Nobody sorts" in risk("gap", "close", "R-0001", "g1").out
    assert changes() == ["+    closed: 2026-06-15"]
    assert "closed on 15 June 2026 already" in risk("gap", "close", "R-0001", "G1").err


def test_near_words_are_said(risk: Qaif) -> None:
    assert "Did you mean `control`?" in risk("gap", "add", "R-0001", "--in", "contrl", "--text", "x").err
    assert "There are: 1, 2, 3." in risk("assurance", "add", "R-0001", "--text", "x", "--line", "4").err


def test_that_nothing_is_in_place_is_said_and_not_a_control(risk: Qaif, base: Path) -> None:
    new = (
        *(
            "add",
            "--title",
            "T",
            "--area",
            "primary-care",
            "--domain",
            "safety",
            "--cause",
            "a",
            "--event",
            "b",
        ),
        *("--effect", "c", "--owner", "quality-lead", "--by", "quality-lead", "--date", "10 June 2026"),
        *("--consequence", "Major", "--likelihood"),
    )
    assert "names something" in risk(*new, "likely", "--control", "none", "--control", "A rota").err
    assert "Say one of 1 Rare" in risk(*new, "perhaps", "--control", "none").err
    said = risk(*new, "likely", "--control", "None")
    assert "it has no control" in said.out
    written = (base / "risks" / "R-0004.yaml").read_text("utf-8")
    assert "controls" not in written
    assert "consequence: 4" in written
