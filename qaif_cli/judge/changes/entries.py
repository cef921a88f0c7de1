"""Rules on histories in a change: committed entries stay as they are; new ones come at the end, and without delay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qaif_cli.judge.calendar import months_on
from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.diff.align_histories import Pair, first_difference, paired, said
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Threshold
from qaif_cli.model.kinds.indicator import IndicatorPoint
from qaif_cli.model.record import Entry, Record
from qaif_cli.model.register import Held
from qaif_cli.model.walk import History, histories
from qaif_cli.model.words import in_words


@change_rule("CHG003", "history-edited", "error")
def edited(change: ChangeSet) -> Iterator[Hit]:
    """An entry of a history that says something else than when it was committed.

    Why it matters: papers rest on the entry as it was; where it may change afterwards, none can be shown to be right.
    How to fix: put the entry back as it was, and add one at the end that `corrects` it.
    Example: the likelihood of the review of 4 May is 2, and 3 in the commit that brought it.
    """
    for item, pair in _pairs(change):
        for was, now in pair.aligned.edited:
            before, after = _both(pair)
            if isinstance(before.entries[was], Entry):
                key = first_difference(before.entries[was], after.entries[now])
                message = f"{_entry(before, was)} was changed after it had been committed"
                yield Hit(item.record.id, f"{after.pointer}/{now}{key}", message, path=item.path)


@change_rule("CHG004", "history-entry-removed", "error")
def removed(change: ChangeSet) -> Iterator[Hit]:
    """An entry of a history that is no longer there.

    Why it matters: what happened did happen; a history from which entries can vanish proves nothing.
    How to fix: put the entry back; if it is wrong, add one at the end that `corrects` it.
    Example: the review of 4 May is gone.
    """
    for item, pair in _pairs(change):
        for place in pair.aligned.removed:
            assert pair.before  # noqa: S101  # what is removed was there
            at = pair.after.pointer if pair.after else f"/{pair.before.pointer.split('/')[1]}"
            yield Hit(item.record.id, at, f"{_entry(pair.before, place)} was removed", path=item.path)


@change_rule("CHG005", "history-entry-inserted", "warning")
def inserted(change: ChangeSet) -> Iterator[Hit]:
    """A new entry that stands before one which was committed already; figures of indicators are left aside.

    Why it matters: it changes afterwards what was so on days for which papers were written.
    How to fix: if it happened on that day and came late, it stands where it should; say so in its words, and in the
    next paper.
    Example: a review of 3 April, new above the committed one of 4 May.
    """
    for item, pair in _pairs(change):
        for place in pair.aligned.inserted:
            assert pair.after  # noqa: S101  # what is inserted is there
            if isinstance(pair.after.entries[place], IndicatorPoint):
                continue  # a figure is of its period, whenever it came
            message = f"{_entry(pair.after, place)} is new and stands before an entry that was there already"
            yield Hit(item.record.id, f"{pair.after.pointer}/{place}", message, path=item.path)


@change_rule("CHG006", "entry-recorded-late", "warning", "the organisation's own limit in `framework.yaml`")
def recorded_late(change: ChangeSet) -> Iterator[Hit]:
    """A new entry dated longer before its commit than `thresholds: entry_recorded` allows; no limit where that is absent.

    Why it matters: an entry that comes long after the day it tells of was written from memory, or for a purpose.
    How to fix: the entry stays if it is true; say in its words why it comes late, and record sooner next time.
    Example: a review dated 3 January, committed on 15 June, with a limit of 30 days.
    """
    limit = change.before.framework.thresholds.entry_recorded
    if limit is None:
        return
    for was, item in change.arrived:
        for pair in paired(was, item.record):
            for place in (*pair.aligned.inserted, *pair.aligned.appended):
                assert pair.after  # noqa: S101  # what is new is there
                day = pair.after.day(place)
                entry = pair.after.entries[place]
                if day is None or (isinstance(entry, Entry) and entry.corrects):
                    continue
                committed = _committed(change, item, pair.after, place)
                if committed and committed > _latest(day, limit):
                    message = (
                        f"{_entry(pair.after, place)} was committed on {in_words(committed)},"
                        f" more than {limit.value} {limit.unit} later"
                    )
                    yield Hit(item.record.id, pair.after.at(place), message, path=item.path)


def _pairs(change: ChangeSet) -> Iterator[tuple[Held, Pair]]:
    for was, now in change.altered:
        for pair in paired(was.record, now.record):
            yield now, pair


def _both(pair: Pair) -> tuple[History, History]:
    assert pair.before  # noqa: S101  # an edited entry stands on both sides
    assert pair.after  # noqa: S101  # and so on this one
    return pair.before, pair.after


def _entry(history: History, place: int) -> str:
    day = history.day(place)
    dated = f", dated {in_words(day)}," if day else ", undated,"
    return f"entry {place + 1} of {place_in_words(history.pointer)}{dated}"


def _committed(change: ChangeSet, item: Held, history: History, place: int) -> date | None:
    """The day of the first commit that has the entry; None where none has it yet."""
    wanted = said([history.entries[place]])[0]

    def has(record: Record) -> bool:
        return any(wanted in said(other.entries) for other in histories(record))

    return min((step.commit.day for step in change.brought_by(item.path, has)), default=None)


def _latest(day: date, limit: Threshold) -> date:
    if limit.unit == "months":
        return months_on(day, limit.value)
    return day + timedelta(days=limit.value)
