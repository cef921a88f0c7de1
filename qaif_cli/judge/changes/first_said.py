"""The rule on what is said for the first time, and asks less than what the record says elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.changes.keeping import said_at
from qaif_cli.judge.state.charting import expected
from qaif_cli.judge.state.impacts import impacts
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.case import Case
from qaif_cli.model.kinds.concern import ExitCriterion
from qaif_cli.model.kinds.impact import Impact
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.provider import Cqc, Provider
from qaif_cli.model.record import Action
from qaif_cli.model.words import in_words

_NOT_REQUIRED = (
    "that it need not be registered is said for the first time; nothing is asked of its status any more"
)


@change_rule("CHG028", "first-said-easier", "warning")
def first_said_easier(change: ChangeSet) -> Iterator[Hit]:
    """A field that was empty or unknown, filled with what asks less than what stands beside it.

    To say what nobody had said is honest work, and most of it is found by nothing. Found are a target that the last
    figure has passed already (of a risk RSK006 finds it); a day by which something was to be done, said only once it was done and then in time; a look-back
    later, or a figure expected later, than it was owed so far; limits worked out from fewer figures; and that a provider need not be registered.

    Why it matters: what was open looks kept as soon as the bar is set behind it, and no entry shows that it was set so late.
    How to fix: nothing where it was agreed so: say where, in the words beside it. Else write what is aimed for.
    Example: an indicator stood at 78, and its first target is 75.
    """
    for item, one in change.fields:
        if one.verdict == "filled":
            parent, _, field = one.name.rpartition("/")
            part = said_at(item.record, parent) if parent else item.record
            if why := _why(part, field, item.record.id, change):
                yield Hit(item.record.id, one.pointer, why, path=item.path)


def _why(part: object, field: str, id_: str, change: ChangeSet) -> str:
    """Why what was filled asks less than what stands beside it; empty where it does not."""
    why = ""
    match part, field:
        case Indicator(), "target":
            why = _indicator_target(part, change.after.day)
        case Indicator(), "published_after":
            why = _expected(part, change)
        case Indicator(limits_from=int()), "limits_from":
            why = (
                f"its limits are worked out from {part.limits_from} figures of a phase now, and were from all"
            )
        case Action(), "due":
            why = _done_in_time(known(part.due), part.done)
        case ExitCriterion(), "due":
            why = _done_in_time(known(part.due), part.met.date if part.met else None)
        case Case(), "printed":
            why = _done_in_time(part.printed, part.answered.date if part.answered else None)
        case Impact(), "look_back":
            why = _look_back(id_, change)
        case Cqc(not_required=str()), "not_required":
            why = _NOT_REQUIRED
        case Provider(cqc=Cqc(not_required=str())), "cqc":
            why = _NOT_REQUIRED
    return why


def _indicator_target(indicator: Indicator, day: date) -> str:
    last = latest([point for point in indicator.points if point.value is not None], day)
    target = known(indicator.target) if indicator.target else None
    if last is None or last.value is None or target is None:
        return ""
    if not {"up": last.value > target.value, "down": last.value < target.value}.get(indicator.better, False):
        return ""
    return f"a target is said for the first time, {target.value:g}, and the last figure was better already: {last.value:g}"


def _expected(indicator: Indicator, change: ChangeSet) -> str:
    bare, day = indicator.model_copy(update={"published_after": None}), change.after.day
    was = expected(bare, day, change.before.framework)
    now = expected(indicator, day, change.after.framework)
    if not (was and now and now > was):
        return ""
    return f"each figure may come {days_in_words((now - was).days)} later than it might so far"


def _done_in_time(due: date | None, done: date | None) -> str:
    if due is None or done is None or done > due:
        return ""
    return f"that it was due by {in_words(due)} is said only now that it is done, since {in_words(done)}"


def _look_back(id_: str, change: ChangeSet) -> str:
    states = [impacts(side).get(id_) for side in (change.before, change.after)]
    was, now = (state.look_back_due if state else None for state in states)
    if not (was and now and now > was):
        return ""
    return f"the day of the look-back is said for the first time, {in_words(now)}, and it was owed by {in_words(was)}"
