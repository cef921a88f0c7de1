"""Intelligence: each piece is decided on, followed up and, where it is an early warning, answered (§3.3, §4.3)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.meetings.frequency import recorded_since
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings, intelligence_state
from qaif_cli.judge.state.open_records import limit
from qaif_cli.judge.wording import coded
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.vocabulary import DECISIONS, Decision
from qaif_cli.model.words import in_words

ASKED: dict[Decision, tuple[str, ...]] = {
    "watch": ("follow_up",),
    "ask-provider": ("action",),
    "visit": ("action",),
    "open-risk": ("risk",),
    "change-risk": ("risk",),
    "open-concern": ("concern",),
    "change-concern": ("concern",),
    "refer-on": ("referred_to",),
}
"""What a decision cannot do without: watching ends some day, and what was opened has a name."""


@rule("INT001", "intelligence-not-decided", "error", "§4.3", "V")
def not_decided(now: Moment) -> Iterator[Hit]:
    """A piece of intelligence that was not decided on at the first Insights Meeting held after it came in, nor since.

    Why it matters: new intelligence is discussed every week, and what is done about it is decided there.
    How to fix: record what was decided with `qaif intelligence discuss`; no action is a decision too.
    Example: a complaint of 1 May without a discussion, on 6 May, after the meeting of 5 May.
    """
    body = now.framework.body_for("insights")
    since = recorded_since(body, now.framework)
    if body is None or since is None:
        return
    days = [meeting.date for meeting in held_meetings(now, body.id)]
    for item in now.register.intelligence:
        after = bisect_right(days, item.date)
        if item.date < since or after == len(days) or days[after] >= now.day:
            continue
        if not item.discussions:
            what = "this early warning" if item.early_warning else "it"
            day = in_words(days[after])
            yield Hit(item.id, "/date", f"{what} was not decided on at the {body.name} of {day}, nor since")


@rule("INT002", "follow-up-late", "warning", "§4.3", "V")
def follow_up_late(now: Moment) -> Iterator[Hit]:
    """A piece of intelligence whose follow-up was due before today.

    Why it matters: items are routinely followed up at the Insights Meeting; one that is not comes to no end.
    How to fix: discuss it, and record what was decided with `qaif intelligence discuss`, with another day if it
    goes on.
    Example: a last discussion with `follow_up: 2026-05-12`, on 15 May.
    """
    for item in now.register.intelligence:
        due = item.discussions[-1].follow_up if item.discussions else None
        if due and due < now.day:
            late = days_in_words((now.day - due).days)
            message = f"its follow-up was due by {in_words(due)} and is {late} late"
            yield Hit(item.id, f"/discussions/{len(item.discussions) - 1}/follow_up", message)


@rule(
    "INT003",
    "early-warning-without-answer",
    "warning",
    "§3.3 asks only that early signs are watched",
    "P",
    after=("INT001",),
)
def not_answered(now: Moment) -> Iterator[Hit]:
    """An early warning that nothing answered in the time that the organisation allows.

    Why it matters: early warning signs are there to be acted on before harm is done; watching alone is no answer.
    How to fix: decide what is done about it, and record it with `qaif intelligence discuss`; where it is nothing, say
    why with `--note`.
    Example: an early warning of 1 May, and only `decision: watch` by 16 May.
    """
    allowed = now.framework.thresholds.early_warning_answered
    if allowed is None:
        return
    for item in now.register.intelligence:
        if not item.early_warning:
            continue
        state = intelligence_state(item, now)
        last_day = limit(allowed, item.date, now.framework)
        if not state.answered and last_day < now.day:
            what = f"an early warning of {in_words(item.date)} that nothing answers"
            yield Hit(item.id, "/early_warning", f"{what}; an answer was due by {in_words(last_day)}")


@rule("INT004", "single-event-without-reference", "warning", "our own", "P")
def without_reference(now: Moment) -> Iterator[Hit]:
    """A piece of intelligence from a kind of source that tells of one event each, without that event's reference.

    Why it matters: a single event is recorded by its kind, provider, dates and reference and by nothing else;
    without the reference nobody can find it again, nor see that it is counted twice.
    How to fix: say with `qaif intelligence edit ID --reference` under which one its own system keeps it, never a
    person's.
    Example: a Regulation 28 report without `reference`.
    """
    single = {source.id: source.name for source in now.framework.sources if source.single_event}
    for item in now.register.intelligence:
        if item.source_type in single and item.reference is None:
            message = f"{single[item.source_type]} is a single event, and its reference is not recorded"
            yield Hit(item.id, "/source_type", message)


@rule("INT005", "decision-not-whole", "warning", "§4.3 asks only that there is a decision", "P")
def not_whole(now: Moment) -> Iterator[Hit]:
    """A decision on intelligence that does not say what it opened or changed, what is done, or until when is watched.

    Why it matters: a decision is there to be followed; one that leads nowhere looks like an answer and is none.
    How to fix: record it again with `qaif intelligence discuss ID --corrects DATE/PLACE`, and say what is missing.
    Example: `decision: open-risk` without `risk`.
    """
    for item in now.register.intelligence:
        for place, entry in enumerate(item.discussions):
            missing = [name for name in ASKED.get(entry.decision, ()) if getattr(entry, name) is None]
            if missing:
                said = f"the decision of {in_words(entry.date)} to {DECISIONS.label(entry.decision)}"
                at = f"/discussions/{place}/decision"
                yield Hit(item.id, at, f"{said} does not say its {coded(missing)}")
