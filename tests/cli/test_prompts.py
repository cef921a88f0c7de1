"""What was not said is asked on a terminal: step by step, back again, and shown before it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from qaif_cli.cli import forms
from tests.support.running import Qaif, Result

Talk = Callable[..., Result]
STOP = "^C"


@pytest.fixture
def talk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Runs a command on a terminal where these answers are typed."""
    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(forms, "sys", SimpleNamespace(stdin=terminal, stdout=terminal))

    def go(command: str, *answers: str) -> Result:
        typed = iter(answers)

        def prompt(text: str, **_: object) -> str:
            answer = next(typed)
            print(f"{text}: {answer}")  # noqa: T201  # what a terminal shows
            if answer == STOP:
                raise typer.Abort
            return answer

        def confirm(text: str, *, abort: bool = False, **_: object) -> bool:
            agreed = prompt(text) != "n"
            if abort and not agreed:
                raise typer.Abort
            return agreed

        monkeypatch.setattr(typer, "prompt", prompt)
        monkeypatch.setattr(typer, "confirm", confirm)
        result = qaif(*command.split(), "--records", str(base))
        assert list(typed) == []
        return result

    return go


def test_a_slip_is_named_and_a_step_back_is_taken(talk: Talk, base: Path) -> None:
    said = talk(
        "score R-0002 --date 2026-06-10",
        "7",
        "4",
        "<",
        "3",
        "4",
        "quality-led",
        "quality-lead",
        "",
        "Seen",
        "y",
    )
    assert "is not on the scale" in said.err
    assert "Did you mean `quality-lead`?" in said.err
    assert "12 (High)" in said.out
    assert said.out.endswith("Write this?: y\nrecords/risks/R-0002.yaml written\n")
    assert (base / "risks" / "R-0002.yaml").read_text("utf-8").count("2026-06-10") == 1


def test_the_change_is_shown_before_it_is_agreed_to(talk: Talk, base: Path) -> None:
    before = (base / "risks" / "R-0002.yaml").read_bytes()
    said = talk("score R-0002 --date 2026-06-10 --consequence 3 --likelihood 3", "quality-lead", "", "", "n")
    assert "+  - date: 2026-06-10" in said.out
    assert said.err.endswith("Stopped. Nothing was written.\n")
    assert said.code == 130
    assert (base / "risks" / "R-0002.yaml").read_bytes() == before


def test_who_stops_leaves_nothing_behind(talk: Talk, base: Path) -> None:
    before = sorted(path.name for path in base.rglob("*"))
    said = talk("risk add", "A title", "primary-care", STOP)
    assert (said.code, said.err) == (130, "Stopped. Nothing was written.\n")
    assert sorted(path.name for path in base.rglob("*")) == before


def test_a_correction_is_said_by_its_flag_and_never_asked(talk: Talk) -> None:
    said = talk("score R-0002 --by quality-lead --date 2026-06-10", "3", "3", "", "", "n")
    assert "corrects" not in said.out


def test_nothing_is_asked_where_nothing_is_missing(talk: Talk) -> None:
    said = talk("score R-0002 --by quality-lead --likelihood 3 --consequence 3 --date 2026-06-10 --dry-run")
    assert said.out.endswith("Nothing was written.\n")


def test_a_few_choices_stand_a_line_each_with_their_names(talk: Talk) -> None:
    said = talk("risk add", "A title", STOP)
    assert "\n   1 primary-care  Primary care\n   2 safety        Safety\n" in said.out


def test_what_a_decision_needs_is_asked_once_it_is_said(talk: Talk) -> None:
    said = talk(
        "intelligence discuss I-0001 --date 2026-06-10 --body insights-meeting --dry-run",
        "change-risk",
        "R-0001",
        "",
        "",
        "",
        "",
    )
    assert said.err == ""
    assert "risk (the risk that it opened or changed) *: R-0001" in said.out
    assert "concern (" not in said.out
    assert "referred to (" not in said.out


def test_a_single_event_asks_for_its_reference_and_says_what_must_not_be_written(talk: Talk) -> None:
    said = talk(
        "intelligence add --owner quality-lead --nature hard --date 2026-06-10",
        "Test results that were not passed on",
        "regulation-28",
        "",
        STOP,
    )
    assert (
        "nothing that could identify a patient, a member of staff's case or a person who spoke up"
        in " ".join(said.out.split())
    )
    assert "  Alike already: I-0001 Test results not passed on at Fernhill\n" in said.out
    assert "   1 complaint: Complaint; the voice of patients or the public\n" in said.out
    assert " regulation-28: Regulation 28 report; one event each: its reference is needed\n" in said.out
    assert "needed where each of its kind is one event) *" in " ".join(said.out.split())


def test_what_may_be_yes_or_no_takes_the_first_letter(talk: Talk) -> None:
    command = "escalate Q-0001 --to intensive --authorised-by nhse-region --date 2026-06-10"
    said = talk(command, "Worse", "", "", "", "perhaps", "y", "n", "", "", "", "n")
    assert "`perhaps` answers nothing on complex. Say yes or no." in said.err
    assert "complex (the risks are complex) [no]: perhaps" in said.out
    assert "+    complex: true" in said.out
    assert "+    significant: false" in said.out


def test_questions_fit_the_terminal_and_break_no_word(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = talk("intelligence add --owner quality-lead --nature hard", "A title", "", "regulation-28", STOP)
    assert max(len(line) for line in said.out.splitlines()) <= 60
    assert "\n  Counts and themes: nothing that could identify a patient," in said.out


def test_what_was_answered_is_given_back_where_it_cannot_be(talk: Talk, base: Path) -> None:
    before = sorted(path.name for path in base.rglob("*"))
    command = "intelligence add --nature soft --owner quality-lead --early-warning"
    answers = ("2099-01-01", "complaint", "", "", "", "", "", "It's late: twice", "")
    said = talk(command, "A title", *answers)
    assert (said.code, said.err.splitlines()[0]) == (
        2,
        "qaif: 1 January 2099 has not come yet. --date is the day on which the intelligence came in.",
    )
    assert said.err.splitlines()[1:] == [
        "Nothing was written. What you answered, to put right and type again:",
        (
            'qaif intelligence add --title "A title" --date 2099-01-01 --source complaint --nature soft --early-warning'
            ' --summary "It\'s late: twice" --owner quality-lead'
        ),
    ]
    assert sorted(path.name for path in base.rglob("*")) == before


def test_which_entry_is_meant_is_asked_beside_the_names_of_those_there_are(talk: Talk, base: Path) -> None:
    meeting = next(path.stem for path in base.rglob("meetings/**/*.yaml") if "M1" in path.read_text("utf-8"))
    said = talk(f"meeting minute {meeting}", STOP)
    assert "\n  M1  " in said.out


def test_that_nothing_was_written_is_said_once(talk: Talk) -> None:
    said = talk("indicator record results-read", "2099-01-31", "5")
    assert said.err.splitlines()[:2] == [
        "qaif: 31 January 2099 has not come yet.",
        "Nothing was written. What you answered, to put right and type again:",
    ]


def test_it_is_said_which_record_it_is_and_how_it_stands_before_anything_is_asked(talk: Talk) -> None:
    said = talk("score R-0002 --date 2026-06-10", STOP)
    about = next(line for line in said.out.splitlines() if line.startswith("R-0002 "))
    assert about.endswith("9 (High), reviewed 4 May 2026") or " (High), reviewed " in about
    assert "Q-0001 " in talk("concern table Q-0001 --date 2026-06-10", STOP).out


def test_what_is_aimed_for_is_not_called_by_the_present_score(talk: Talk) -> None:
    said = talk(
        "risk add --title T --area primary-care --domain safety --cause a --event b --effect c --by quality-lead "
        "--owner quality-lead --consequence 4 --likelihood Likely --target-consequence major",
        *("",) * 5,
        "none",
        "",
        "unlikely",
        STOP,
    )
    assert "Target 8 (High)." in said.out


def test_a_target_is_told_by_its_own_score_and_the_present_one_stands_above(talk: Talk) -> None:
    said = talk("risk target R-0002", "2", "unlikely", "", "n")
    assert "; target 6 (Moderate)\n" in said.out
    assert "  Target 4 (Moderate).\n" in said.out
    assert "review interval" not in said.out.partition("Target 4")[0]


def test_an_answer_is_taken_by_its_number_in_the_list(talk: Talk, qaif: Qaif, base: Path) -> None:
    said = talk("risk add --title T", "9", "2", "1", "1", "a", "b", "c", "5", "", "", "", STOP)
    assert (
        said.err
        == "  There is no area `9`. There are: primary-care, safety.\nStopped. Nothing was written.\n"
    )
    assert "   2 safety        Safety\n" in said.out
    assert "5 quality-lead, " in said.out or "   5 quality-lead " in said.out
    flag = qaif("risk", "add", "--area", "2", "--no-input", "--records", str(base))
    assert (
        "There is no area `2`." in flag.err
    )  # a number is of the list that stands there, and a flag has none


def test_that_nothing_is_in_place_is_asked_and_not_guessed(talk: Talk) -> None:
    given = (
        "risk add --title T --area primary-care --domain safety --cause a --event b --effect c --by quality-lead "
        "--owner quality-lead --consequence 4 --likelihood 3"
    )
    said = talk(given, *("",) * 5, "none", "n", "None of the wards is short", "", STOP)
    assert said.out.count("Does none mean that there is not something in place") == 1
    said = talk(given, *("",) * 5, "none", "y", STOP)
    assert "Another, or Enter." not in said.out


def test_a_long_list_of_answers_is_printed_once(talk: Talk) -> None:
    said = talk("risk add", "T", "primary-care", "safety", "icb", "a", "b", "c", "quality-lead", STOP)
    assert said.out.count("One of those listed above.") == 1


def test_an_item_is_named_by_words_of_it(talk: Talk) -> None:
    said = talk("action done R-0001 --note x --date 2026-06-10", "nothing", "one inbox", "y")
    assert "There is no entry `nothing`" in said.err
    assert said.out.endswith("records/risks/R-0001.yaml written\n")


def test_how_often_a_body_meets_is_judged_at_the_question(talk: Talk) -> None:
    said = talk("body add --name Place --chair quality-lead", "now and then", "every Friday", "", "", "", "n")
    assert "`now and then` is not how often a body meets" in said.err
    assert "+    recurs: FREQ=WEEKLY;BYDAY=FR" in said.out
