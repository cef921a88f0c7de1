"""What is committed long after the day that it tells of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from pydantic import BaseModel

from qaif_cli.judge.calendar import months_on
from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.changes.keeping import is_empty, said_at, told
from qaif_cli.judge.diff.align_histories import paired, said
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.base import After
from qaif_cli.model.finding import Hit
from qaif_cli.model.record import Action, Entry, Record
from qaif_cli.model.register import Held
from qaif_cli.model.thresholds import Threshold
from qaif_cli.model.walk import History, histories
from qaif_cli.model.words import in_words


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
    known: dict[int, frozenset[str]] = {}
    for was, item in change.arrived:
        for pair in paired(was, item.record):
            for place in (*pair.aligned.inserted, *pair.aligned.appended):
                assert pair.after  # noqa: S101  # what is new is there
                day = pair.after.day(place)
                entry = pair.after.entries[place]
                if day is None or (isinstance(entry, Entry) and entry.corrects):
                    continue
                committed = _committed(change, item, said([entry])[0], known)
                if committed and committed > _latest(day, limit):
                    message = (
                        f"{_entry(pair.after, place)} was committed on {in_words(committed)},"
                        f" more than {limit.value} {limit.unit} later"
                    )
                    yield Hit(item.record.id, pair.after.at(place), message, path=item.path)


@change_rule("CHG021", "said-late", "warning", "the organisation's own limit in `framework.yaml`")
def said_late(change: ChangeSet) -> Iterator[Hit]:
    """A field filled with its day - done, met, closed, agreed - longer after it than `thresholds: entry_recorded` allows.

    So is what is filled only from a day on, such as the minutes of a meeting, and a new action, control, gap or criterion.

    Why it matters: a day that is said long after it was cannot be told from one that was made up.
    How to fix: it stays if it is true; say in its words why it comes late, and record sooner next time.
    Example: an action said on 15 June to have been done on 3 January, with a limit of 30 days.
    """
    limit = change.before.framework.thresholds.entry_recorded
    if limit is None:
        return
    for item, altered in change.fields:
        if altered.verdict not in ("filled", "added") or altered.entry:
            continue
        day = altered.day or day_from(item.record, altered.name)
        if day is None:
            continue
        steps = change.brought_by(item.path, _says(altered.name, altered.now))
        committed = min((step.commit.day for step in steps), default=None)
        if committed and committed > _latest(day, limit):
            message = (
                f"{place_in_words(altered.pointer)} {'says' if altered.day else 'is of'} {in_words(day)} and was committed on {in_words(committed)},"
                f" more than {limit.value} {limit.unit} later"
            )
            yield Hit(item.record.id, altered.pointer, message, path=item.path)


def _says(name: str, now: str) -> Callable[[Record], bool]:
    """Whether a version of a record says at a name what it says now."""
    return lambda record: told(said_at(record, name)) == now


def day_from(record: Record, name: str) -> date | None:
    """The day from which a field is filled, or a field of the entry that stands there; None where it waits for none."""
    steps = name.split("/")
    around: list[object] = [record, *(said_at(record, "/".join(steps[:end])) for end in range(1, len(steps)))]
    there = said_at(record, name)
    if isinstance(there, BaseModel):
        waits = {mark.field for field, mark in _waiting(there) if not is_empty(getattr(there, field))}
    else:
        waits = {mark.field for field, mark in _waiting(around[-1]) if field == steps[-1]}
    days = (getattr(part, field, None) for field in waits for part in reversed(around))
    return next((day for day in days if isinstance(day, date)), None)


def _waiting(part: object) -> Iterator[tuple[str, After]]:
    """The fields of a part that are filled only from a day on."""
    if isinstance(part, BaseModel) and not isinstance(part, Action):  # its note may come at any time
        for name, field in type(part).model_fields.items():
            yield from ((name, mark) for mark in field.metadata if isinstance(mark, After))


def _entry(history: History, place: int) -> str:
    day = history.day(place)
    dated = f", dated {in_words(day)}," if day else ", undated,"
    return f"entry {place + 1} of {place_in_words(history.pointer)}{dated}"


def _committed(change: ChangeSet, item: Held, wanted: str, known: dict[int, frozenset[str]]) -> date | None:
    """The day of the first commit that has an entry; None where none has it yet.

    Args:
        change: The change.
        item: The record.
        wanted: What the entry says.
        known: What every entry of each version says, as far as it was asked.
    """

    def has(record: Record) -> bool:
        if id(record) not in known:  # the change holds every version for as long as it is judged
            every = (text for other in histories(record) for text in said(other.entries))
            known[id(record)] = frozenset(every)
        return wanted in known[id(record)]

    return min((step.commit.day for step in change.brought_by(item.path, has)), default=None)


def _latest(day: date, limit: Threshold) -> date:
    if limit.unit == "months":
        return months_on(day, limit.value)
    return day + timedelta(days=limit.value)
