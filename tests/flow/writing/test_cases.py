"""`qaif case add|draft|extend|answer|share|effect|close`: from arrival to effect, and what is refused on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.forms.form import Blank
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.prompts_help import words_for
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

BY = ("--by", "quality-lead")
ADD = (
    *("case", "add", "--clock", "regulation-28", "--title", "Results that nobody read"),
    *("--reference", "2026-0117", "--owner", "quality-lead"),
)
SECOND = "cases/C-0002.yaml"


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


@pytest.fixture
def running(desk: Desk) -> Desk:
    """A report of 11 May is on the register; its 56 days end on 6 July."""
    desk.does(*ADD, "--ours", "answer", "--received", "2026-05-11", "--area", "primary-care")
    return desk


def text(desk: Desk) -> str:
    return (desk.records / SECOND).read_text("utf-8")


def test_what_comes_in_starts_its_clock(desk: Desk) -> None:
    said = desk.does(*ADD, "--ours", "answer", "--received", "2026-06-01", "--provider", "fernhill-practice")
    assert said == (
        "records/cases/C-0002.yaml written\n"
        "C-0002 is to be answered by 27 July 2026 [§3.4].\n"
        "A draft is asked for by 13 July 2026.\n"
    )
    assert text(desk) == (
        "id: C-0002\ntitle: Results that nobody read\nowner: quality-lead\nsensitivity: private\n"
        "clock: regulation-28\nreceived: 2026-06-01\nreference: 2026-0117\nours: answer\n"
        "providers:\n  - fernhill-practice\n"
    )


def test_nothing_is_written_on_a_dry_run(desk: Desk) -> None:
    before = desk.everything()
    assert "C-0002 is to be answered by 10 August 2026" in desk.does(*ADD, "--ours", "answer", "--dry-run")
    assert desk.everything() == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (ADD, "Missing: --ours. Regulation 28 report may be ours to answer, or a provider's"),
        ((*ADD, "--ours", "answer", "--received", "2026-06-16"), "16 June 2026 has not come yet"),
        ((*ADD, "--ours", "answer", "--printed", "2026-05-01"), "1 May 2026"),
        ((*ADD[:3], "regulation-29", *ADD[4:], "--ours", "answer"), "Did you mean `regulation-28`?"),
        ((*ADD[:3], "national-alert", *ADD[4:], "--ours", "answer"), "Missing: --printed. National patient"),
        ((*ADD, "--ours", "answer", "--never-event", "wrong-rom"), "Did you mean `wrong-room`?"),
        ((*ADD[:-4], "--reference", "born 01/02/1950", *ADD[-2:], "--ours", "answer"), "may identify a patient"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(words: tuple[str, ...], why: str, desk: Desk) -> None:
    assert why in desk.refuses(*words)


def test_whose_it_is_follows_from_the_clock(desk: Desk) -> None:
    desk.does(*(word if word != "regulation-28" else "leder-review" for word in ADD))
    assert "ours: answer" in text(desk)


@pytest.mark.parametrize(
    ("applies_to", "wrong", "right"), [("us", "follow", "answer"), ("provider", "answer", "follow")]
)
def test_a_part_that_the_clock_has_not_is_refused(
    applies_to: str, wrong: str, right: str, desk: Desk
) -> None:
    path = desk.records / "framework.yaml"
    settings = path.read_text("utf-8")
    path.write_text(
        settings.replace("applies_to: us, family: leder", f"applies_to: {applies_to}, family: leder"), "utf-8"
    )
    words = tuple(word if word != "regulation-28" else "leder-review" for word in ADD)
    assert f"Say --ours {right}." in desk.refuses(*words, "--ours", wrong)
    desk.does(*words, "--ours", right)
    assert f"Say --ours {right}." in desk.refuses("case", "edit", "C-0002", "--ours", wrong)


def test_a_type_of_never_event_that_is_not_known_yet_is_unknown(desk: Desk) -> None:
    desk.does(*ADD, "--ours", "answer", "--never-event", "unknown")
    assert "never_event: unknown\n" in text(desk)


def test_of_a_printed_day_and_a_clock_the_earlier_is_said_to_hold(desk: Desk) -> None:
    words = (*ADD, "--ours", "answer", "--received", "2026-06-01", "--dry-run", "--printed")
    later = desk.does(*words, "2026-08-20")
    assert "C-0002 is to be answered by 27 July 2026 [§3.4].\n" in later
    assert "The day printed on it, 20 August 2026, is later than its clock: the earlier holds." in later
    assert "printed on it" not in desk.does(*words, "2026-07-20")


def test_a_clock_that_is_off_says_so(desk: Desk) -> None:
    said = desk.does(*(word if word != "regulation-28" else "safeguarding-adult-review" for word in ADD))
    assert "C-0002 is due by no day: Safeguarding adult review has no length" in said


def test_the_same_reference_is_said(running: Desk) -> None:
    said = running.does(*ADD, "--ours", "follow")
    assert "The same reference already: C-0002 Results that nobody read (regulation-28)" in said


def test_from_arrival_to_effect(running: Desk) -> None:
    assert "C-0002 is to be answered by 6 July 2026." in running.does("case", "draft", "C-0002", *BY)
    assert "C-0002 is to be answered by 20 July 2026, not 6 July 2026." in running.does(
        *("case", "extend", "C-0002", "--due", "2026-07-20", "--why", "The coroner gave a fortnight", *BY)
    )
    assert running.does("case", "answer", "C-0002", *BY, "--date", "2026-06-14").endswith(
        "C-0002 is answered, in time: it was due by 20 July 2026.\n"
        "Before it is closed, record with whom what it taught was shared and what shows the effect.\n"
    )
    running.does(
        "case", "share", "C-0002", "--with-body", "system-quality-group", "--what", "Who reads results"
    )
    assert "Not recorded yet: what shows the effect." in running.does(
        "case", "close", "C-0002", *BY, "--reason", "Done", "--dry-run"
    )
    running.does("case", "effect", "C-0002", "--evidence", "Audit of June: all read", *BY)
    said = running.does("case", "close", "C-0002", *BY, "--reason", "Every result is read")
    assert "Not recorded yet" not in said
    found = running("check", "--as-of", "2026-06-15")
    assert (found.code, "C-0002" in found.out) == (0, False)


def test_an_answer_after_its_day_is_told(running: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch, "2026-07-10")
    assert "C-0002 is answered, 4 days late: it was due by 6 July 2026." in running.does(
        "case", "answer", "C-0002", *BY
    )


def test_longer_that_was_given_after_its_day_comes_too_late(
    running: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, "2026-07-10")
    words = ("case", "extend", "C-0002", "--due", "2026-07-20", "--why", "The coroner gave a fortnight", *BY)
    early = running.does(*words, "--date", "2026-07-06", "--dry-run")
    assert "C-0002 is to be answered by 20 July 2026, not 6 July 2026." in early
    assert (
        "C-0002 stays due by 6 July 2026: longer was given on 10 July 2026, after that day, so an answer stays late."
        in running.does(*words)
    )
    assert "C-0002 is answered, 4 days late: it was due by 6 July 2026." in running.does(
        "case", "answer", "C-0002", *BY
    )


REFUSED = {
    "closed without an answer": (("close", *BY, "--reason", "Over"), "C-0002 is not answered, and closing it"),
    "an extension to an earlier day": (
        ("extend", *BY, "--due", "2026-07-01", "--why", "Sooner"),
        "is to be answered by 6 July 2026 already, and an extension is later",
    ),
    "answered before it came": (("answer", *BY, "--date", "2026-05-10"), "10 May 2026"),
    "shared with nobody": (("share", "--what", "Who reads"), "Missing: --with-provider or --with-body."),
    "answered tomorrow": (("answer", *BY, "--date", "2026-06-16"), "16 June 2026"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_step_is_refused(name: str, running: Desk) -> None:
    (verb, *words), why = REFUSED[name]
    assert why in running.refuses("case", verb, "C-0002", *words)


@pytest.mark.parametrize("verb", ["draft", "answer", "effect"])
def test_what_is_said_once_is_not_said_again(verb: str, running: Desk) -> None:
    words = ("case", verb, "C-0002", *BY, *(("--evidence", "An audit") if verb == "effect" else ()))
    running.does(*words)
    said = running.refuses(*words)
    assert "15 June 2026" in said
    assert "If that was a slip, put it right with `qaif edit C-0002`." in said


def test_what_was_answered_and_opened_again_is_answered_once_more(
    running: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (
        "case",
        "answer",
        "C-0002",
        *BY,
        "--again",
        "--note",
        "The family had asked about the second fall too",
    )
    assert "C-0002 is not answered yet, so this is no further answer." in running.refuses(*more)
    running.does("case", "answer", "C-0002", *BY)
    running.does("case", "close", "C-0002", *BY, "--reason", "Over")
    assert "C-0002 was closed on 15 June 2026" in running.refuses(*more)
    stop_clock(monkeypatch, "2026-09-01")
    running.does("case", "reopen", "C-0002", *BY, "--why", "The family wrote again")
    refused = running.refuses("case", "answer", "C-0002", *BY)
    assert (
        "C-0002 was answered on 15 June 2026. Where it was answered once more, say so with --again."
        in refused
    )
    assert "Missing: --note." in running.refuses(*more[:-2])
    assert "14 June 2026" in running.refuses(*more, "--date", "2026-06-14")
    said = running.does(*more)
    assert (
        "C-0002 is answered once more; it was first answered on 15 June 2026. No clock runs for a further answer."
        in said
    )
    running.does(
        *more[:-1], "The second fall is answered", "--date", "2026-09-01", "--corrects", "2026-09-01"
    )
    page = running.does("show", "C-0002")
    assert "Answered in time  yes" in page
    assert "The second fall is answered" in page
    assert "was to be answered" not in running("check", "--as-of", "2026-09-02").out
    earlier = running.does("show", "C-0002", "--as-of", "2026-08-31")
    assert "second fall" not in earlier


def test_nothing_is_added_to_what_is_closed(running: Desk) -> None:
    running.does("case", "answer", "C-0002", *BY)
    running.does("case", "close", "C-0002", *BY, "--reason", "Over")
    for words in (("share", "--what", "X", "--with-body", "cqc"), ("effect", "--evidence", "X", *BY)):
        assert "C-0002 was closed on 15 June 2026" in running.refuses("case", words[0], "C-0002", *words[1:])


def test_a_case_that_is_open_again_is_due_by_the_same_day(running: Desk) -> None:
    path = running.records / SECOND
    closed = "closed:\n  date: 2026-06-01\n  by: quality-lead\n  reason: Over\n"
    path.write_text(path.read_text("utf-8") + closed, "utf-8")
    said = running.does("case", "reopen", "C-0002", *BY, "--why", "It was never answered")
    assert said.endswith(
        "C-0002 was closed from 1 June 2026 and is open again from 15 June 2026; that stopped no clock.\n"
        "C-0002 is to be answered by 6 July 2026.\n"
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--received", "2026-05-18"), "C-0002 is to be answered by 13 July 2026, not 6 July 2026.\n"),
        (("--printed", "2026-06-30"), "C-0002 is to be answered by 30 June 2026, not 6 July 2026.\n"),
        (("--printed", "2026-07-31"), ""),
        (("--title", "Results"), ""),
    ],
)
def test_a_day_that_moves_the_end_of_the_clock_says_so(
    words: tuple[str, ...], says: str, running: Desk
) -> None:
    assert running.does("case", "edit", "C-0002", *words) == f"records/{SECOND} written\n{says}"
    running.does("case", "answer", "C-0002", *BY)
    moved = running.does("case", "edit", "C-0002", "--received", "2026-05-13", "--printed", "2026-06-29")
    assert moved.splitlines()[1].startswith("C-0002 was to be answered by 29 June 2026, not ")


def test_a_later_day_of_arrival_is_kept_with_what_it_was(running: Desk) -> None:
    running.does("case", "edit", "C-0002", "--received", "2026-05-18")
    assert "received: 2026-05-18" in text(running)
    assert "field: received" in text(running)
    assert "was: 2026-05-11" in text(running)


def test_an_action_and_another_owner_are_as_for_any_record(running: Desk) -> None:
    running.does(
        "action", "add", "C-0002", "--title", "Ask who reads", "--owner", "safety-lead", "--due", "2w"
    )
    running.does("case", "edit", "C-0002", "--owner", "safety-lead")
    assert "previous_owners:" in text(running)
    listed = running("case", "list", "--owner", "safety-lead", "--clock", "regulation-28").out
    assert "C-0002" in listed
    assert "C-0001" not in listed


def test_settings_without_clocks_say_where_to_take_them_from(desk: Desk) -> None:
    path = desk.records / "framework.yaml"
    settings = path.read_text("utf-8")
    first, last = settings.index("clocks:\n"), settings.index("never_events:\n")
    path.write_text(settings[:first] + settings[last:], "utf-8")
    (desk.records / "cases/C-0001.yaml").unlink()
    assert "framework.yaml has no clock `regulation-28`. Write it under `clocks:`" in desk.refuses(
        *ADD, "--ours", "answer"
    )


def test_a_type_of_never_event_is_of_the_list(running: Desk) -> None:
    path = running.records / "framework.yaml"
    settings = path.read_text("utf-8")
    kept = [line for line in settings.splitlines() if "wrong-room" not in line]
    path.write_text("\n".join([*kept, ""]), "utf-8")
    said = running.refuses("case", "edit", "C-0002", "--never-event", "wrong-room")
    assert "framework.yaml has no never event `wrong-room`" in said


def test_the_clocks_are_told_beside_the_question(desk: Desk) -> None:
    reading = read(Ask(desk.records, desk.records, date(2026, 6, 15), date(2026, 6, 15)))
    told = words_for(Blank("clock", "the clock", kind="clock"), {}, reading).splitlines()
    assert told[0] == "   1 regulation-28: Regulation 28 report; 56 days, from the day on which it was sent"
    assert told[1].split("; ")[1] == "3 working days, from the day of its receipt"
    assert told[3].split("; ")[1] == "the day that is printed on it, from the day of its issue"
    assert told[4].split("; ")[1] == "its length is not known, from the day it was decided on"
