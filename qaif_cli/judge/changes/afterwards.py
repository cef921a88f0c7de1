"""Rules on what is written into a time that was over: a day moved once it had passed, and what was signed or agreed without it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.changes.keeping import said_at
from qaif_cli.judge.state.cases import due_day
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.case import Case, CaseExtension
from qaif_cli.model.kinds.impact import Impact
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.record import Action, Extension, Record
from qaif_cli.model.register import Held
from qaif_cli.model.words import in_words

_SAYS = ("headline", "recommendations", "purpose", "last_time", "audience")
"""What a paper says by itself, whatever the register holds."""


@change_rule("CHG029", "extended-afterwards", "warning")
def extended_afterwards(change: ChangeSet) -> Iterator[Hit]:
    """An extension that is dated before the day it moves, and was committed after that day had passed.

    Why it matters: what was late is so no more, on every day since; that longer was given in time is known from this entry alone.
    How to fix: nothing where it was so: say in `why` where it was agreed. Else give it the day on which it was agreed.
    Example: an action was due on 31 May; on 15 June it is written that on 20 May it was given until July.
    """
    for was, item in change.altered:
        for place, parent, entry in _new_extensions(was.record, item):
            due = _due(said_at(was.record, parent) if parent else was.record, change.before.framework)
            known = _committed(change, item, parent, entry)
            if due and entry.date <= due < known:
                at = f"{_pointer(item.record, parent)}/extensions/{place}"
                message = (
                    f"{place_in_words(at)} says that longer was given on {in_words(entry.date)}; it was due by {in_words(due)}, and"
                    f" that was committed on {in_words(known)}"
                )
                yield Hit(item.record.id, at, message, path=item.path)


def _new_extensions(was: Record, item: Held) -> Iterator[tuple[int, str, Extension | CaseExtension]]:
    """Every new extension: its place, and the name of what it is of; empty for the record itself."""
    record = item.record
    of = [(f"actions/{action.id}", action) for action in getattr(record, "actions", ())]
    plan = getattr(record, "improvement_plan", None)
    of += [(f"improvement_plan/actions/{action.id}", action) for action in getattr(plan, "actions", ())]
    for name, part in [*of, ("", record)]:
        before = said_at(was, name) if name else was
        there = getattr(before, "extensions", None)
        if there is not None:
            new = (
                (place, entry)
                for place, entry in enumerate(getattr(part, "extensions", ()))
                if entry not in there
            )
            yield from ((place, name, entry) for place, entry in new)


def _due(part: Any, framework: Framework) -> date | None:
    """The day by which something was due before the change."""
    return (
        part.due_on(date.max)
        if isinstance(part, Action)
        else due_day(part, framework)
        if isinstance(part, Case)
        else None
    )


def _committed(change: ChangeSet, item: Held, parent: str, entry: BaseModel) -> date:
    """The day of the first commit that has it; the day of the change where none has it yet."""

    def has(record: Record) -> bool:
        part = said_at(record, parent) if parent else record
        return entry in getattr(part, "extensions", ())

    return min((step.commit.day for step in change.brought_by(item.path, has)), default=change.after.day)


def _pointer(record: Record, name: str) -> str:
    """Where something stands, by the names that lead to it."""
    if not name:
        return ""
    above, _, id_ = name.rpartition("/")
    ids = [entry.id for entry in said_at(record, above)]
    return f"/{above}/{ids.index(id_)}"


@change_rule("CHG033", "written-into-what-was-agreed", "warning")
def into_what_was_agreed(change: ChangeSet) -> Iterator[Hit]:
    """Something new that is dated by the day on which the whole was signed, decided on, agreed or approved, and did not stand in it.

    Asked of the assessment of a change that was signed or decided on, of the actions of a meeting whose minutes are agreed (their
    other parts are fixed, CHG003), and of the words of a paper that is approved and not issued yet.

    Why it matters: a signature is for what stood there; what is put under it later was seen by nobody who signed.
    How to fix: date it by the day on which it was written; have it signed, agreed or approved again.
    Example: signed on 20 April at 12; in June an assessment dated 15 April says 6.
    """
    for was, item in change.altered:
        for pointer, message in _into(was.record, item.record):
            yield Hit(item.record.id, pointer, message, path=item.path)


def _into(was: Record, now: Record) -> Iterator[tuple[str, str]]:
    if isinstance(was, Impact) and isinstance(now, Impact):
        agreed = max((entry.date for entry in (*was.signed, *was.decisions)), default=None)
        for field in ("stages", "effects", "groups"):
            for place, entry in _added(was, now, field):
                if agreed and entry.date <= agreed:
                    at = f"/{field}/{place}"
                    yield (
                        at,
                        f"{place_in_words(at)} is dated {in_words(entry.date)}, and did not stand there when it was signed or decided on, last on {in_words(agreed)}",
                    )
    if isinstance(was, Meeting) and isinstance(now, Meeting) and was.minutes_agreed:
        agreed = was.minutes_agreed.date
        for place, action in _added(was, now, "actions"):
            if action.added is None or action.added <= agreed:
                at = f"/actions/{place}"
                yield (
                    at,
                    f"{place_in_words(at)} is new, and did not stand in the minutes that were agreed on {in_words(agreed)}",
                )
    if (
        isinstance(was, Paper)
        and isinstance(now, Paper)
        and was.approved
        and was.approved == now.approved
        and not was.issued
    ):
        field = next((name for name in _SAYS if getattr(was, name) != getattr(now, name)), "")
        if field:
            yield (
                f"/{field}",
                f"`{field}` is another than the one that was approved on {in_words(was.approved.date)}",
            )


def _added(was: Record, now: Record, field: str) -> list[tuple[int, Any]]:
    there = getattr(was, field)
    names = {entry.id for entry in there if isinstance(entry, Action)}
    return [
        (place, entry)
        for place, entry in enumerate(getattr(now, field))
        if entry not in there and getattr(entry, "id", "") not in names
    ]
