"""Cases: each is answered by its clock, drafted before it, shared, and closed on what shows its effect (§3.4, §3.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.cases import due_and_place, too_late
from qaif_cli.judge.state.open_records import limit
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.case import Case
from qaif_cli.model.moment import Moment
from qaif_cli.model.vocabulary import CasePart
from qaif_cli.model.words import in_words

LENGTHS = "how long each clock runs is cited with it in the settings"


@rule("CAS001", "clock-run-out", "error", f"§3.4, §3.5; {LENGTHS}", "V2")
def run_out(now: Moment) -> Iterator[Hit]:
    """A case that is ours to answer, and that was not answered by the day on which its clock ran out.

    Why it matters: the time is set from outside, by law or by whoever asks; an answer that does not come is an answer
    too, and is published by others.
    How to fix: where it was answered, record it with `qaif case answer`; where longer was given, `qaif case extend`
    with who and why. One that needs no answer is answered with why none is needed; to close it is none.
    Example: a Regulation 28 report of 1 September without `answered`, on 19 November: 56 days ran out on 27 October.
    """
    yield from _unanswered(now, "answer")


@rule(
    "CAS002",
    "answer-not-prepared",
    "warning",
    "our own; how long before is in the settings",
    "P",
    after=("CAS001",),
)
def not_prepared(now: Moment) -> Iterator[Hit]:
    """A case that nobody owns, or that has no draft though its clock runs out in fewer days than `case_drafted` says.

    Why it matters: an answer is agreed by several people, and on its last day there is no time for that.
    How to fix: give it an owner with `qaif case edit --owner`, and record the draft with `qaif case draft`. A clock
    that is no longer than that time asks for no draft.
    Example: a Regulation 28 report whose 56 days end on 27 October, without `drafted` on 14 October.
    """
    for state in position(now).cases.values():
        id_, due = state.case.id, state.due
        if state.waits and state.case.owner == UNKNOWN:
            by = f", and it is to be answered by {in_words(due)}" if due else ""
            yield Hit(id_, "/owner", f"nobody owns it{by}")
        if due and state.draft_due and state.draft_due < now.day:
            left = days_in_words((due - now.day).days)
            message = f"it is to be answered by {in_words(due)}, in {left}, and there is no draft"
            yield Hit(id_, "/received", message)


@rule(
    "CAS003",
    "closed-without-effect",
    "warning",
    "§3.5 asks for action that strengthens; that its effect is shown is our own",
    "P",
)
def without_effect(now: Moment) -> Iterator[Hit]:
    """A case that was closed without anything that shows an effect.

    Why it matters: an answer says what will be done; only what changed since says whether it was worth writing.
    How to fix: record with `qaif case effect` what shows that it is better, and only then close it; where nothing does
    yet, open it again with `qaif case reopen`.
    Example: `closed: {date: 2026-06-01, …}` without `effect`.
    """
    for case in now.register.cases:
        if case.closed and case.effect is None and _teaches(case, now):
            closed = in_words(case.closed.date)
            message = f"it was closed on {closed}, and nothing shows that anything is better since"
            yield Hit(case.id, "/closed", message)


@rule("CAS004", "learning-not-shared", "warning", "§3.5; how soon is our own", "P")
def not_shared(now: Moment) -> Iterator[Hit]:
    """A case that was answered or closed, and what it taught was shared with nobody in the time that the organisation sets.

    Why it matters: what one place learnt at a high price is learnt again elsewhere where nobody was told.
    How to fix: share what was learnt, in counts and themes, and record it with `qaif case share`.
    Example: a case answered on 1 May, with `learning_shared` of 30 days and nothing in `shared` on 1 June.
    """
    allowed = now.framework.thresholds.learning_shared
    for case in now.register.cases:
        if case.shared or not _teaches(case, now):
            continue
        if case.closed:
            yield Hit(case.id, "/closed", "it is closed, and what it taught was shared with nobody")
        elif case.answered and allowed:
            last = limit(allowed, case.answered.date, now.framework)
            if last < now.day:
                answered = in_words(case.answered.date)
                said = f"it was answered on {answered}, and what it taught was shared with nobody"
                yield Hit(case.id, "/answered", f"{said} by {in_words(last)}")


@rule(
    "CAS005",
    "followed-answer-late",
    "warning",
    f"§3.4 and §5.1 ask that providers are overseen; {LENGTHS}",
    "P",
)
def followed_late(now: Moment) -> Iterator[Hit]:
    """A case that a provider is to answer, and of which nobody saw an answer by the day on which its clock ran out.

    Why it matters: the duty to answer is the provider's; that somebody asks is ours.
    How to fix: ask the provider; record the answer with `qaif case answer`, or the longer time that it was given with
    `qaif case extend`.
    Example: a safety alert at a hospital, printed for 1 June, without `answered` on 2 June.
    """
    yield from _unanswered(now, "follow")


@rule("CAS006", "printed-day-missing", "warning", f"our own; {LENGTHS}", "P")
def without_day(now: Moment) -> Iterator[Hit]:
    """A case on a clock that runs to a printed day, without that day.

    Why it matters: without it nobody knows by when it is to be answered, and it is never late.
    How to fix: write the day that is printed on it with `qaif case edit --printed`.
    Example: a safety alert without `printed`.
    """
    for state in position(now).cases.values():
        if state.waits and state.due is None and state.clock and state.clock.unit == "printed-day":
            yield Hit(state.case.id, "/clock", f"{state.name} runs to a printed day, and none is recorded")


@rule("CAS007", "case-twice", "warning", "our own", "P")
def twice(now: Moment) -> Iterator[Hit]:
    """Two cases on one clock under one reference, both about the same providers.

    Why it matters: one of them will be answered and the other found late; and each count counts it twice.
    How to fix: close one, and say in it which other stands for it.
    Example: two open cases on `regulation-28` with `reference: 2026-0117`.
    """
    first: dict[tuple[str, str, frozenset[str]], str] = {}
    for case in now.register.cases:
        key = (case.clock, case.reference.casefold(), frozenset(case.providers))
        if case.closed is None and first.setdefault(key, case.id) != case.id:
            yield Hit(
                case.id, "/reference", f"{first[key]} is on the same clock under this reference already"
            )


@rule("CAS008", "part-not-of-its-clock", "error", f"our own; {LENGTHS}", "P")
def other_part(now: Moment) -> Iterator[Hit]:
    """A case that is followed though its clock binds us alone, or that is ours to answer though it binds providers alone.

    Why it matters: what is followed is asked of a provider; what was ours to answer is then late and nobody of us knows.
    How to fix: say whose it is with `qaif case edit --ours`; if the clock binds both, write `applies_to: both` in the settings.
    Example: a LeDeR review, which is ours, with `ours: follow`.
    """
    for case in now.register.cases:
        clock = now.framework.clock(case.clock)
        only = {"us": "answer", "provider": "follow"}.get(clock.applies_to, "") if clock else ""
        if clock and only and case.ours != only:
            whose = (
                "binds us alone, and it is followed"
                if only == "answer"
                else "binds providers alone, and it is ours to answer"
            )
            yield Hit(case.id, "/ours", f"{clock.name} {whose}")


@rule("CAS009", "extended-too-late", "info", f"our own; {LENGTHS}", "P")
def longer_too_late(now: Moment) -> Iterator[Hit]:
    """An extension agreed after the day that it should have moved: the case stays due by that day.

    Why it matters: whoever reads the extension takes the case for one in time.
    How to fix: nothing where it was so; if it was agreed in time, put its day right with `qaif case extend --corrects`.
    Example: due on 27 October, and given until 15 December on 4 November.
    """
    for case in now.register.cases:
        for place, due in too_late(case, now.framework):
            given = in_words(case.extensions[place].date)
            yield Hit(
                case.id,
                f"/extensions/{place}",
                f"longer was given on {given}, after it was due by {in_words(due)}, and that day holds",
            )


def _unanswered(now: Moment, part: CasePart) -> Iterator[Hit]:
    """The cases whose clock ran out without an answer, also those that were closed without one."""
    for case in now.register.cases:
        if case.ours != part or case.answered is not None:
            continue
        due, longer = due_and_place(case, now.framework)
        if due is None or due >= now.day:
            continue
        what = f"{_clock(case, now)} was to be answered by {in_words(due)}"
        if case.closed:
            closed = in_words(case.closed.date)
            yield Hit(case.id, "/closed", f"{what}, and was closed on {closed} without an answer")
        else:
            yield Hit(case.id, _at(case, due, longer), f"{what}, {days_in_words((now.day - due).days)} ago")


def _clock(case: Case, now: Moment) -> str:
    clock = now.framework.clock(case.clock)
    return f"{clock.name}, {case.reference}," if clock else case.reference


def _at(case: Case, due: date, longer: int | None) -> str:
    """Where the day stands by which a case was due: in an extension, printed on it, or by its clock."""
    if longer is not None:
        return f"/extensions/{longer}/due"
    return "/printed" if case.printed == due else "/received"


def _teaches(case: Case, now: Moment) -> bool:
    """Whether the clock of a case is one whose cases end with learning and effect."""
    clock = now.framework.clock(case.clock)
    return clock is not None and clock.learning
