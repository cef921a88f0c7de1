"""The rule on what stood as late when it was committed, and is said afterwards to have been in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from qaif_cli.judge.changes import afterwards
from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.state.due import due_items
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import DueItem
from qaif_cli.model.register import Held
from qaif_cli.model.vocabulary import DUE_KINDS
from qaif_cli.model.words import in_words

_FOUND = frozenset({"said", "removed", "unkept", "inserted", "corrected"})
"""What the rules by word find in a record: its past is another then, and that is said there."""
_NO_DAY = frozenset({"point", "minutes"})
"""What has no day on which it was done: a figure is of its period, and the record of a meeting of the day of the meeting, whenever it comes."""


@change_rule("CHG035", "in-time-afterwards", "warning")
def in_time_afterwards(change: ChangeSet) -> Iterator[Hit]:
    """What was late as the register stood where the change began, and by what the change says was never late.

    Found where the organisation sets no `thresholds: entry_recorded`; where it does, CHG006 and CHG021 find what comes later
    than it allows. An extension given so is found by CHG029. Figures of indicators are left aside, and so is whether a meeting was
    recorded: neither says on which day it was done.

    Why it matters: it stood as late in what was committed, perhaps in papers; that it was in time is known from this entry alone.
    How to fix: nothing where it was so: say in its words why it comes late. Else give it the day on which it was done.
    Example: an action was due on 31 May and open when the change began on 10 June; on 15 June it is said to be done since 30 May.
    """
    day = change.began
    if day is None or change.before.framework.thresholds.entry_recorded is not None:
        return
    then = change.before.on(day)
    now = replace(change.after, framework=change.before.framework, day=day)
    still, there = _late(now), {item.record.id: item for item in change.after.written.held}
    found = {held.path for held, one in change.fields if one.verdict in _FOUND}
    found |= {hit.path for hit in afterwards.extended_afterwards.check(change)}
    for key, item in _late(then).items():
        held = there.get(item.record)
        if key in still or held is None or held.path in found or not item.due:
            continue
        first = item.due + timedelta(days=1)
        if (
            key in _late(then.on(first))
            and key not in _late(now.on(first))
            and not _known_in_time(change, now, held, key, item.due)
        ):
            what = f"{DUE_KINDS.label(item.kind)}{f' {item.entry}' if item.entry else ''} ({item.title})"
            message = (
                f"{what} was due by {in_words(item.due)} and stood as late where the change began, on {in_words(day)};"
                " by what is said now it was in time"
            )
            yield Hit(held.record.id, _where(held, item), message, path=held.path)


def _where(held: Held, item: DueItem) -> str:
    """Where the day stands by which it was in time: at the action, where it is one of the record's own."""
    actions = getattr(held.record, "actions", ()) if item.entry else ()
    place = next((place for place, action in enumerate(actions) if action.id == item.entry), None)
    return "" if place is None else f"/actions/{place}/done" if actions[place].done else f"/actions/{place}"


def _known_in_time(change: ChangeSet, now: Moment, held: Held, key: tuple[str, str, str], due: date) -> bool:
    """Whether a commit of the change, made by the day itself, has it in time already: it was committed then and merged later."""
    for step, file in change.touching(held.path):
        if step.commit.day <= due and file.after.held:
            others = tuple(file.after.held if item.path == held.path else item for item in now.written.held)
            version = replace(now, written=replace(now.written, held=others), day=due + timedelta(days=1))
            if key not in _late(version):
                return True
    return False


def _late(now: Moment) -> dict[tuple[str, str, str], DueItem]:
    """What was late on a day, by the record, the kind and the entry."""
    items = (item for item in due_items(now) if item.days_late and item.kind not in _NO_DAY)
    return {(item.record, item.kind, item.entry): item for item in items}
