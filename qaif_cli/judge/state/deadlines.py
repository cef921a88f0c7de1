"""The days that records name for something to be done or reached, as far as that is still owed.

Which day is one is marked beside its field (`States` in `model/base.py`), so that those of a new kind are found too. What is
owed by it is that the field beside it is filled of which the mark speaks, or else what a function here says for its part.
A target that was reached on its day, or at any time since, is owed no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from qaif_cli.judge.state.charting import charts
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.history import day_of
from qaif_cli.model.kinds.commitment import Commitment, CommitmentOutcome
from qaif_cli.model.kinds.concern import Concern, ExitCriterion
from qaif_cli.model.kinds.indicator import Indicator, IndicatorTarget
from qaif_cli.model.kinds.risk import Risk, Target
from qaif_cli.model.moment import Moment, once_each
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.model.vocabulary import DueKind
from qaif_cli.model.walk import Deadline, deadlines
from qaif_cli.model.words import with_unit

APART: frozenset[DueKind] = frozenset(
    {
        "action",
        "decision",
        "exception",
        "follow-up",
        "horizon",
        "look-back",
        "minutes",
        "reassessment",
        "response",
        "return",
        "standing",
    }
)
"""Those of which more than a day and a field says whether they are owed; `due.py` works them out."""
_WITHOUT_A_DAY = "exit-criterion"
"""What is owed without a day too; that any other has none yet is told among what is not known."""
E = TypeVar("E")


@dataclass(frozen=True)
class StillOwed:
    """A day of a record by which something is to be done or reached, and was not.

    Attributes:
        record: The record.
        kind: As `qaif due` calls it.
        what: What is owed, in words.
        entry: The ID of the part of the record that has the day; empty where it has none.
        day: The day; None where none is set.
        pointer: Where it stands in the record.
    """

    record: Record
    kind: DueKind
    what: str
    entry: str
    day: date | None
    pointer: str


def still_owed(now: Moment) -> Iterator[StillOwed]:
    """Everything that open records name a day for, and that was neither done nor reached."""
    for item in now.register.held:
        for found, kind, day in _ahead(item, now):
            what = _OWED.get(type(found.part), _unfilled)(item.record, found, now)
            if what:
                entry = getattr(found.part, "id", "") if found.part is not item.record else ""
                yield StillOwed(item.record, kind, what, entry, day, found.pointer)


@once_each
def _ahead(item: Held, _: Moment) -> tuple[tuple[Deadline, DueKind, date | None], ...]:
    """Every day that an open record names for something, whether or not it was done: what it is, and the day if one is set."""
    found: list[tuple[Deadline, DueKind, date | None]] = []
    for one in deadlines(item.record) if is_open(item.record) else ():
        kind, day = one.mark.due, known(one.day)
        on = day if isinstance(day, date) else None
        if kind is not None and kind not in APART and (on or kind == _WITHOUT_A_DAY):
            found.append((one, kind, on))
    return tuple(found)


def _unfilled(_: Record, found: Deadline, _now: Moment) -> str:
    """What a day is for, unless the field is filled that says it is done."""
    if found.mark.done and getattr(found.part, found.mark.done) not in (None, (), UNKNOWN):
        return ""
    said = type(found.part).model_fields[found.field].description or "a day that is set"
    name = found.field.strip("_").replace("_", " ")
    return f"{name[0].upper()}{name[1:]}: {said[0].lower()}{said[1:]}"


def _criterion(concern: Concern, found: Deadline, now: Moment) -> str:
    """The text of a criterion that is not met, for a level below the present one."""
    criterion: Any = found.part
    order = position(now).concerns[concern.id].order
    below = {level.id for level in now.framework.levels if level.order < order}
    return criterion.text if criterion.met is None and criterion.to in below else ""


def _score(risk: Risk, found: Deadline, _: Moment) -> str:
    target: Any = found.part
    scores = [(day_of(review), review.score) for review in risk.reviews]
    if any(score <= target.score for score in _since(scores, found.day)):
        return ""
    return f"Reach its target score of {target.score}"


def _outcome(commitment: Commitment, found: Deadline, _: Moment) -> str:
    outcome: Any = found.part
    told = [(update.date, update.status) for update in commitment.updates]
    if "achieved" in _since(told, found.day):
        return ""
    target = known(outcome.target)
    return f"Reach its outcome ({outcome.indicator}{f': {target}' if target else ''})"


def _figure(indicator: Indicator, found: Deadline, now: Moment) -> str:
    target: Any = found.part
    told = [
        (point.date, point.value) for point in charts(now)[indicator.id].points if point.value is not None
    ]
    if any(_reaches(value, target.value, indicator.better) for value in _since(told, found.day)):
        return ""
    return f"Reach its target of {with_unit(target.value, indicator.unit)}"


def _reaches(value: float, target: float, better: str) -> bool:
    return value == target or (better == "up" and value > target) or (better == "down" and value < target)


def _since(told: Sequence[tuple[date, E]], day: date | str | None) -> list[E]:
    """What held on a day, and what was told after it; before that day, what holds now."""
    last = [said for on, said in told if isinstance(day, date) and on <= day][-1:]
    return [*last, *(said for on, said in told if isinstance(day, date) and on > day)]


_OWED: dict[type, Callable[[Any, Deadline, Moment], str]] = {
    ExitCriterion: _criterion,
    Target: _score,
    CommitmentOutcome: _outcome,
    IndicatorTarget: _figure,
}
"""For the parts whose day is met by more than a field beside it: what is owed in words, empty where nothing is."""
