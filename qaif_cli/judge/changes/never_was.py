"""Rules on entries that keep what was so before: what they keep was so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import BaseModel

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.changes.keeping import keeps, said_at, said_for
from qaif_cli.judge.wording import coded, place_in_words
from qaif_cli.model.finding import Hit
from qaif_cli.model.history import corrected_place
from qaif_cli.model.kind import OF_A_BOARD
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.record import Closure, FormerOwner, Record, Reopening
from qaif_cli.model.register import Held
from qaif_cli.model.ways import AMENDED, way_of
from qaif_cli.model.words import in_words

_FORMERLY = "formerly"
_NUMBERED = re.compile(rf"({'|'.join(kind.prefix for kind in KINDS if kind.prefix)}){OF_A_BOARD}\d+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@change_rule("CHG026", "keeps-what-never-was", "error")
def never_was(change: ChangeSet) -> Iterator[Hit]:
    """A new entry of `reopened`, `previous_owners` or `earlier` that keeps what no version said, or an ID in `formerly` that none had.

    Versions are the record where the change began and in each of its commits; a closing since the day on which it began may have come
    with what ended it. IDs are sought in all that git ever held;
    a reference of another system in `formerly` is left aside. What CHG018 and, for `amended`, CHG025 find is not found again.

    Why it matters: a time in which a record is said to have been closed moves what was owed in it, a former owner takes what
    was done for the owner's, and an ID leads from old papers to a record that they never spoke of.
    How to fix: take it out. If it was so, commit first what was so, and in a later commit what ended it: first the closing,
    then what opens it again.
    Example: `reopened` in R-0007, which was late all spring, says that it was closed from March to May.
    """
    told = {(held.path, one.by) for held, one in change.fields if one.verdict == "unkept"}
    for was, item in change.altered:
        for part, pointer, by in _keepers(item.record):
            new = _new(was.record, part, pointer, by)
            new = [(place, entry) for place, entry in new if not _since(entry, change.began)]
            if not new or (item.path, by) in told:
                continue
            said = [said_for(by, _at(version, pointer)) for version in _versions(change, was.record, item)]
            for place, entry in new:
                if not (
                    any(keeps(entry, value) for value in said) or _follows(place, getattr(part, by), said)
                ):
                    at = f"{pointer}/{by}/{place}"
                    message = f"{place_in_words(at)} keeps {_kept(entry)}, and {item.record.id} said so neither where the change began nor in any commit of it"
                    yield Hit(item.record.id, at, message, path=item.path)
        yield from _unknown_ids(change, was, item)


def names_kept_anew(was: Record, now: Record) -> list[tuple[int, str]]:
    """The IDs that a record newly says it had, with their places; neither references of other systems nor former titles."""
    shape = _SLUG if _SLUG.fullmatch(now.id) else _NUMBERED
    return [
        (place, name)
        for place, name in enumerate(now.formerly)
        if name not in (*was.formerly, was.id, was.title)
        and (shape.fullmatch(name) or _NUMBERED.fullmatch(name))
    ]


def _unknown_ids(change: ChangeSet, was: Held, item: Held) -> Iterator[Hit]:
    if change.ever is None:
        return
    for place, name in names_kept_anew(was.record, item.record):
        if _DAY.sub("", name) == _DAY.sub("", item.record.id):
            continue  # a meeting moved to one day and on to another, in one commit
        if name not in change.ever and name not in change.before.written.retired:
            message = (
                f"{item.record.id} says that it was {coded([name])} before, and no record ever had that ID"
            )
            yield Hit(item.record.id, f"/{_FORMERLY}/{place}", message, path=item.path)


def _keepers(part: BaseModel, pointer: str = "") -> Iterator[tuple[BaseModel, str, str]]:
    """Each part of a record that has a field of its own for what others of its fields said, where it stands, and that field."""
    ways = (way_of(type(part), name) for name in type(part).model_fields)
    for by in dict.fromkeys(way.by for way in ways if way and way.word == "kept"):
        if by not in (AMENDED, _FORMERLY):
            yield part, pointer, by
    for name in type(part).model_fields:
        if isinstance(value := getattr(part, name), BaseModel):
            yield from _keepers(value, f"{pointer}/{name}")


def _at(record: BaseModel, pointer: str) -> object:
    return said_at(record, pointer[1:]) if pointer else record


def _new(was: Record, part: BaseModel, pointer: str, by: str) -> list[tuple[int, BaseModel]]:
    """The new entries, with their places; none of a part that said nothing before: its past comes with it."""
    before = _at(was, pointer)
    there = getattr(before, by, ()) if isinstance(before, BaseModel) else getattr(part, by)
    return [(place, entry) for place, entry in enumerate(getattr(part, by)) if entry not in there]


def _versions(change: ChangeSet, was: Record, item: Held) -> Iterator[Record]:
    """What a record was where the change began, and in each commit of it."""
    yield was
    names = {item.record.id, *item.record.formerly}
    for step in change.steps:
        for file in step.touched:
            if file.after.held and file.after.held.record.id in names:
                yield file.after.held.record


def _follows(place: int, entries: Sequence[BaseModel], said: Sequence[object]) -> bool:
    """Whether an entry keeps what no side has, for it came after what an entry above it keeps: what changed twice did so.

    Of a closing it is asked that a version has it; a correction keeps what the entry that it corrects does.
    """
    entry = entries[place]
    if isinstance(entry, Reopening):
        meant = corrected_place(entry)
        return meant is not None and 0 <= meant < place and keeps(entry, _closed(entries[meant]))
    above = [other for other in entries[:place] if any(keeps(other, value) for value in said)]
    return any(_day(other) <= _day(entry) for other in above)


def _since(entry: BaseModel, began: date | None) -> bool:
    """Whether it keeps a closing of the time of the change itself: closed and opened again at once, in no commit of its own."""
    return isinstance(entry, Reopening) and began is not None and entry.closed.date >= began


def _closed(entry: BaseModel) -> Closure | None:
    return entry.closed if isinstance(entry, Reopening) else None


def _day(entry: BaseModel) -> date:
    """The last day of a former owner, or the day of a former agreement."""
    day = entry.until if isinstance(entry, FormerOwner) else getattr(entry, "date", None)
    return day if isinstance(day, date) else date.min


def _kept(entry: BaseModel) -> str:
    if isinstance(entry, Reopening):
        return f"a closing of {in_words(entry.closed.date)}"
    if isinstance(entry, FormerOwner):
        return f"`{entry.role}` as its owner until {in_words(entry.until)}"
    return f"what was agreed on {in_words(_day(entry))}"
