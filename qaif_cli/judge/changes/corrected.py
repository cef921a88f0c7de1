"""The rule on corrections that make the past better than it was said to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.changes import softer
from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.changes.keeping import said_at
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import corrected_place
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.record import Entry, Record
from qaif_cli.model.vocabulary import EFFECTS, POSITIONS, RATINGS, WENT
from qaif_cli.model.words import in_words

_STATUS = ("achieved", "on-track", "not-started", "paused", "at-risk", "off-track", UNKNOWN)
_BEST_FIRST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "position": POSITIONS.words,
        "status": _STATUS,
        "care": EFFECTS.words,
        "went": WENT.words,
        **dict.fromkeys(("overall", "safe", "effective", "caring", "responsive", "well_led"), RATINGS.words),
    }
)
"""The words of fields that say how good something is, the best first."""
_SCORES = ("consequence", "likelihood")


@change_rule("CHG038", "corrected-for-the-better", "warning")
def corrected_for_the_better(change: ChangeSet) -> Iterator[Hit]:
    """An entry that puts right an earlier one, and says better than that said.

    Better is a lower score, step or level, a better position, status, rating, judgement or effect, and a figure that is nearer to
    what is good. A correction that says worse, or other words, is found by nothing.

    Why it matters: a correction counts on all the days since; papers said it otherwise.
    How to fix: nothing where the earlier entry was wrong: say in the entry how that is known. What got better since is an entry
    of its own, with its own day.
    Example: a duty was not met in May; in July an entry corrects that, and says met.
    """
    lowered = {(hit.record, hit.pointer) for hit in softer.lowered_without_cause.check(change)}
    for item, one in change.fields:
        entry = said_at(item.record, one.name) if one.verdict in ("added", "inserted") else None
        if not isinstance(entry, Entry) or (item.record.id, one.pointer) in lowered:
            continue
        place, entries = corrected_place(entry), said_at(item.record, one.name.rpartition("/")[0])
        if place is None or not 0 <= place < len(entries):
            continue
        better = list(_better(entries[place], entry, item.record, change.before.framework))
        if better:
            field, was, now = better[0]
            message = (
                f"{place_in_words(one.pointer)} puts right what was said on {in_words(entries[place].date)},"
                f" and `{field}` says better: {now} in place of {was}"
            )
            yield Hit(item.record.id, one.pointer, message, path=item.path)


def _better(
    was: BaseModel, now: BaseModel, record: Record, framework: Framework
) -> Iterator[tuple[str, Any, Any]]:
    """Each field that says better, with what it said and what it says."""
    for name in type(now).model_fields:
        old, new = getattr(was, name, None), getattr(now, name)
        if isinstance(old, BaseModel) and isinstance(new, BaseModel):
            yield from _better(old, new, record, framework)
        elif (
            old is not None
            and new is not None
            and _rank(name, new, record, framework) < _rank(name, old, record, framework)
        ):
            yield name, old, new


def _rank(name: str, value: Any, record: Record, framework: Framework) -> float:
    """How far something is from what is good; the same for all that says nothing of it."""
    if name in _BEST_FIRST and value in _BEST_FIRST[name]:
        return _BEST_FIRST[name].index(value)
    if name in _SCORES:
        return float(value)
    if name == "level":
        judgements = [item.id for item in framework.judgements]
        level = framework.level(value)
        return level.order if level else judgements.index(value) if value in judgements else 0
    if name == "value" and isinstance(record, Indicator) and isinstance(value, int | float):
        return {"up": -value, "down": value}.get(record.better, 0)
    return 0
