"""Intelligence shows what was decided on it, followed up and answered, and whose voice it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.coverage.context import EvidenceContext, counted, named
from qaif_cli.judge.meetings.frequency import recorded_since, weeks
from qaif_cli.judge.state.intelligence_and_meetings import answers
from qaif_cli.model.coverage import EvidenceShown, Tally
from qaif_cli.model.kinds.intelligence import Discussion, Intelligence
from qaif_cli.model.words import in_words

_COMPLAINTS = "complaints"
_QUARTER = 3


def decided(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """Every decision on a piece of intelligence."""
    for item, _, entry in _discussions(context):
        yield context.shown(item, entry.date, f"{context.body(entry.body)} decided: {_decision(entry)}")


def are_decided(context: EvidenceContext) -> Tally:
    """On how many pieces something was decided; one owes it once a whole week lies between it and the last day (§4.3)."""
    since = recorded_since(context.framework.body_for("insights"), context.framework)
    owed = []
    for state in context.position.intelligence.values():
        item = state.item
        decided_on = any(entry.date <= context.last for entry in state.discussions)
        asked = since is not None and item.date >= since and bool(weeks(item.date, context.last))
        if context.within(item.date) and (decided_on or asked):
            owed.append((named(item), decided_on))
    return counted(owed, "pieces of intelligence that came in with a decision")


def followed_up(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """Every time a piece of intelligence came back after its first discussion."""
    for item, place, entry in _discussions(context):
        if place:
            what = f"looked at again by {context.body(entry.body)}: {_decision(entry)}"
            yield context.shown(item, entry.date, what)


def warnings_answered(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The early warnings that were answered, by the decision that did."""
    for item, _, entry in _discussions(context):
        if item.early_warning and answers(entry):
            yield context.shown(item, entry.date, f"early warning answered: {_decision(entry)}")


def _heard(context: EvidenceContext) -> Iterator[tuple[Intelligence, str]]:
    """What patients and the public said, each with the name of its source."""
    voices = {source.id: source.name for source in context.framework.sources if source.voice}
    for item in context.in_period(context.register.intelligence):
        if item.source_type in voices:
            yield item, voices[item.source_type]


def voices(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """What patients and the public said."""
    for item, source in _heard(context):
        yield context.shown(item, item.date, f"heard from patients or the public: {source}")


def areas_heard(context: EvidenceContext) -> Tally:
    """In how many quarters of the time patients or the public were heard about each service area."""
    ends = _quarters(context)
    heard = [(item.date, area) for item, _ in _heard(context) for area in item.areas]
    owed = (
        (
            f"{named(area)}: the quarter to {in_words(end)}",
            any(about == area.id and add_months(end, -_QUARTER) < day <= end for day, about in heard),
        )
        for area in context.register.areas
        if area.type == "service"
        for end in reversed(ends)
    )
    return counted(owed, "quarters of service areas in which patients or the public were heard")


def _quarters(context: EvidenceContext) -> list[date]:
    """The last day of each quarter of the time, the latest first, back to when intelligence began to be recorded; one at least."""
    since = recorded_since(context.framework.body_for("insights"), context.framework) or context.first
    ends = [context.last]
    while True:
        last = add_months(context.last, -_QUARTER * len(ends))
        if last <= context.first or add_months(last, -_QUARTER) < since:
            return ends
        ends.append(last)


def complaints_shared(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """What was learnt from complaints and put before the System Quality Group, or referred on."""
    group = context.own("system-quality")
    family = {source.id for source in context.framework.sources if source.family == _COMPLAINTS}
    items = {item.id: item for item in context.register.intelligence if item.source_type in family}
    for item, _, entry in _discussions(context):
        if item.id in items and entry.referred_to:
            what = f"complaints referred on to {context.body(entry.referred_to)}"
            yield context.shown(item, entry.date, what)
    for id_, item in items.items():
        for told in context.discussed.get(id_, ()):
            if told.body in group and context.within(told.day):
                yield context.shown(item, told.day, f"complaints on the table of {context.body(told.body)}")


def _discussions(context: EvidenceContext) -> Iterator[tuple[Intelligence, int, Discussion]]:
    """Every discussion in the time, with its place among those of its item, counted from 0."""
    for state in context.position.intelligence.values():
        for place, entry in enumerate(state.discussions):
            if context.within(entry.date):
                yield state.item, place, entry


def _decision(entry: Discussion) -> str:
    done = f", {entry.action}" if entry.action else ""
    return f"{entry.decision.replace('-', ' ')}{done}"
