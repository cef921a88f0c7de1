"""The order of days: nothing happens before it can, to what is closed, or by a role that is not there."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from itertools import pairwise

from pydantic import BaseModel

from qaif_cli.judge.rule import each, rule
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.as_known import as_known
from qaif_cli.model.closings import closings
from qaif_cli.model.finding import Hit
from qaif_cli.model.history import corrected_place
from qaif_cli.model.moment import Moment
from qaif_cli.model.order import acts, begun, counted, misordered, named_on
from qaif_cli.model.record import Entry
from qaif_cli.model.register import Held
from qaif_cli.model.settings import Role
from qaif_cli.model.ways import AMENDED
from qaif_cli.model.words import in_words

_WRITTEN = "qaif: how records are written"


@rule("HIS004", "impossible-order", "error", _WRITTEN, "P", sees="files")
def impossible_order(now: Moment) -> Iterator[Hit]:
    """Two days of which the one cannot come before the other, such as a closing before the opening.

    Why it matters: one of the two is wrong, and every list and paper that goes by it says what was not so.
    How to fix: look at both days and correct the one that is wrong; an entry of a history by one that `corrects` it.
    Example: a concern opened on 24 February 2026 and closed on 1 January 2025; a rating published after it was looked
    up; an action extended after it was done.
    """
    yield from of_records(now)
    yield from _impossible(now.framework, now.day, "", "framework.yaml")


@each
def of_records(item: Held, now: Moment) -> Iterator[Hit]:
    """What is impossible in one record."""
    return _impossible(item.record, now.day, item.record.id, item.path)


def _impossible(value: BaseModel, last: date, id_: str, path: str) -> Iterator[Hit]:
    """What was impossible already by what was dated up to a day."""
    for found in misordered(value):
        if max(found.day, found.other_day) > last:
            continue
        way = "before" if found.earlier else "after"
        message = (
            f"{place_in_words(found.pointer)} is {in_words(found.day)}, {way} {place_in_words(found.other)},"
            f" {in_words(found.other_day)}"
        )
        yield Hit(id_, found.pointer, message, path=path)


@rule("HIS005", "entry-while-closed", "error", _WRITTEN, "P", sees="files")
@each
def while_closed(item: Held, now: Moment) -> Iterator[Hit]:
    """An entry dated after the record was closed and before it was opened again; or a closing in a time that is closed.

    An entry is whatever began on a day: a review, a decision, a control, a criterion that was met. What is dated on the day
    of the closing itself belongs to it; an action that was open then may be done later.
    Why it matters: what is closed is looked at no more, so that the entry counts nowhere; two people wrote at once, and
    one of them did not know of the other.
    How to fix: if the record is not over, open it again with `reopen`; if the day of the entry is wrong, add an entry that
    `corrects` it.
    Example: one branch closes R-0007 on 4 May, another reviews it on 6 May, and both are merged.
    """
    there = as_known(item.record, now.day) if closings(item.record) else None
    times = closings(there) if there else ()
    if not times:
        return
    for before, after in pairwise(times):
        if before.until and after.since < before.until:
            message = (
                f"it was closed on {in_words(after.since)}, and was closed already from"
                f" {in_words(before.since)} to {in_words(before.until)}"
            )
            at = next(time.pointer for time in closings(item.record) if time.closure == after.closure)
            yield Hit(item.record.id, f"{at}/date", message, path=item.path)
    begins = [
        (pointer, day)
        for pointer, day in begun(item.record)
        if day <= now.day and not pointer.startswith(f"/{AMENDED}/")  # a slip may be put right at any time
    ]
    for closing in times:
        late = [(pointer, day) for pointer, day in begins if closing.holds(day) and day > closing.since]
        if late:
            pointer, day = late[0]
            others = len(late) - 1
            more = f"; so {'is' if others == 1 else 'are'} {others} more of its entries" if others else ""
            message = f"{place_in_words(pointer)} is {in_words(day)}, after it was closed on {in_words(closing.since)}{more}"
            yield Hit(item.record.id, pointer, message, path=item.path)


@rule("HIS006", "role-not-there", "error", _WRITTEN, "P", sees="files")
@each
def role_not_there(item: Held, now: Moment) -> Iterator[Hit]:
    """Something done by a role on a day on which, by `framework.yaml`, it did not exist, had ended or was vacant.

    Why it matters: a review by nobody is none; it would count as the owner's.
    How to fix: write the role that did it; or correct `since`, `ended` or `vacant_since` of the role.
    Example: a review of 6 June by a role that ended on 31 May.
    """
    bounded = {role.id: role for role in now.framework.roles if role.since or role.ended or role.vacant_since}
    if not _names(item, "role", bounded):
        return
    for act in acts(item.record):
        known = act.day <= now.day and act.role in bounded
        why = _not_there(bounded[act.role], act.day) if known else ""
        if why:
            message = (
                f"{place_in_words(act.pointer)} is `{act.role}` on {in_words(act.day)}, and that role {why}"
            )
            yield Hit(item.record.id, act.pointer, message, path=item.path)


def _names(item: Held, of: str, some: Container[str]) -> bool:
    """Whether a record names one of some roles or bodies at all: most do not, and need not be looked at closely."""
    return any(to == of and name in some for _, to, name in item.links)


def _not_there(role: Role, day: date) -> str:
    if role.since and day < role.since:
        return f"began on {in_words(role.since)}"
    if role.ended and day > role.ended:
        return f"ended on {in_words(role.ended)}"
    if role.vacant_since and day > role.vacant_since:
        return f"is vacant since {in_words(role.vacant_since)}"
    return ""


@rule("HIS008", "body-not-there", "error", _WRITTEN, "P", sees="files")
@each
def body_not_there(item: Held, now: Moment) -> Iterator[Hit]:
    """Something decided or done by a body on a day on which, by `framework.yaml`, it did not exist yet or had ended.

    Why it matters: what nobody could decide was not decided; its successor decides from its first day on.
    How to fix: name the body that did it, such as the successor; or correct `since` or `ended` of the body.
    Example: a level authorised on 3 May by a body that ended on 31 March.
    """
    bounded = {body.id: body for body in now.framework.bodies if body.since or body.ended}
    if not _names(item, "body", bounded):
        return
    for act in named_on(item.record, "body"):
        body = bounded.get(act.role) if act.day <= now.day else None
        if body is None:
            continue
        if body.since and act.day < body.since:
            why = f"began on {in_words(body.since)}"
        elif body.ended and act.day > body.ended:
            after = f"; `{body.successor}` goes on with its work" if body.successor else ""
            why = f"ended on {in_words(body.ended)}{after}"
        else:
            continue
        message = f"{place_in_words(act.pointer)} is `{act.role}` on {in_words(act.day)}, and that body {why}"
        yield Hit(item.record.id, act.pointer, message, path=item.path)


@rule("HIS007", "correction-dated-later", "warning", _WRITTEN, "P", sees="files")
@each
def corrected_later(item: Held, now: Moment) -> Iterator[Hit]:
    """An entry that corrects what another says, and is dated later than that one.

    A correction takes the place of the entry on every day; one that changes nothing but the day is left aside.
    Why it matters: it tells of the day of what it corrects; dated by the day on which it was written, neither of the two
    counts on the days between.
    How to fix: give it the day of the entry that it corrects, as the commands do.
    Example: a review of 16 October, corrected by an entry that is dated 2 November and gives another score.
    """
    for history in item.histories:
        for place, entry in counted(history.entries):
            meant = corrected_place(entry) if isinstance(entry, Entry) else None
            if meant is None or not 0 <= meant < place:
                continue
            day, before = history.day(place), history.day(meant)
            if day and before and before < day <= now.day and _says_other(entry, history.entries[meant]):
                message = (
                    f"entry {place + 1} of {place_in_words(history.pointer)} is dated {in_words(day)} and corrects one"
                    f" of {in_words(before)}; on the days between neither counts"
                )
                yield Hit(item.record.id, history.at(place), message, path=item.path)


def _says_other(entry: object, meant: object) -> bool:
    """Whether two entries differ in more than their day."""
    assert isinstance(entry, Entry)  # noqa: S101  # asked of entries alone
    assert isinstance(meant, Entry)  # noqa: S101  # asked of entries alone
    apart = {"date": None, "corrects": None}
    return entry.model_copy(update=apart) != meant.model_copy(update=apart)
