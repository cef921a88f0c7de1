"""Days that records name for something to be done or reached, and that passed: of every kind, by the marks of the fields."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.due import due_items
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import DueItem
from qaif_cli.model.words import in_words


@rule("DUE001", "deadline-passed", "warning", "§4.1 step 1, §6 SMART; that its day is kept is our own", "P")
def passed(now: Moment) -> Iterator[Hit]:
    """A day by which something should have been reached or met, and nothing says that it was.

    Why it matters: a target with a day is a promise; when the day passes without a word, nobody asks what stood in
    the way, or whether it is still meant.
    How to fix: where it was reached, record what shows it (a review, a figure, an update with `status: achieved`,
    `qaif concern met`); else agree another day with the one who was promised it, and write it.
    Example: a target of 10% by 31 October, and the figure of October is 14%, on 19 November.
    """
    for item in due_items(now):
        if item.at and item.kind != "decision":
            yield from _late(item)


@rule("DUE002", "level-not-decided", "warning", "§4.4; that the named day is kept is our own", "P")
def not_decided(now: Moment) -> Iterator[Hit]:
    """A decision on a concern's level that the named body has not taken, though the day named for it has passed.

    Why it matters: a level is held until it is decided on again; where that day passes, a service stays under support
    that nobody has looked at, or without support that it needs.
    How to fix: where the body decided, record it with `qaif escalate`, or with `qaif meeting minute MEETING --record
    CONCERN`; else have it name another day with `--next-decision`.
    Example: `next_decision: {date: 2026-05-28, body: quality-committee}`, and no decision by 15 June.
    """
    for item in due_items(now):
        if item.at and item.kind == "decision":
            yield from _late(item)


def _late(item: DueItem) -> Iterator[Hit]:
    if item.due and item.days_late:
        what = item.title if item.entry else f"{item.title[0].lower()}{item.title[1:]}"
        named = f"criterion {item.entry}, {what}" if item.kind == "exit-criterion" else what
        message = f"due by {in_words(item.due)}, {days_in_words(item.days_late)} ago: {named.rstrip('.')}"
        yield Hit(item.record, item.at, message)
