"""What changed between two versions of a record, in the record's own terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from pydantic import BaseModel

from qaif_cli.judge.diff.event_words import event
from qaif_cli.judge.diff.field_words import is_text, told
from qaif_cli.judge.diff.model_diff import Difference, differences
from qaif_cli.model.change import Change, Sort
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import effective
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.model.words import in_words

_RANKS: tuple[Sort, ...] = get_args(Sort)

FRAMEWORK = "framework"
"""Under which name the settings stand among the records."""

Pair = tuple[Held | None, Held | None]


def changes(before: Held | None, after: Held | None, framework: Framework) -> tuple[Change, ...]:
    """Everything that changed in one record, the most telling first.

    Args:
        before: The earlier version; None where the record is new.
        after: The later version; None where the record is gone.
        framework: Whose names of roles, bodies and levels are used.
    """
    if before is None and after is None:
        return ()
    if before is None or after is None or before.kind != after.kind:
        return _came_and_went(before, after, framework)
    teller = _Teller(after.record.id, after.kind, framework)
    found = [*_life(before.record, after.record, teller), *_all(before, after, teller)]
    if before.path != after.path:
        found.append(teller.says("", f"file moved from {before.path} to {after.path}", "other"))
    elif not found and before.text != after.text:
        found.append(
            teller.says("", "comments, order or layout changed; what the record says did not", "text")
        )
    return tuple(sorted(found, key=lambda change: _RANKS.index(change.sort)))


def model_changes(
    name: str, before: BaseModel | None, after: BaseModel | None, framework: Framework
) -> tuple[Change, ...]:
    """Everything that changed in a file that is no record: the settings, a tombstone, the authorities."""
    teller = _Teller(name, name, framework)
    if before is not None and after is not None and type(before) is type(after):
        changed = differences(before, after)
        days = {difference.way[:-1] for difference in changed if difference.way[-1].field == "recurs"}
        return tuple(
            teller.of(difference)
            for difference in changed
            if difference.way[-1].field != "frequency" or difference.way[:-1] not in days
        )
    found = [teller.says("", "taken out", "removed")] if before is not None else []
    if after is not None:
        found.append(teller.says("", "put in place", "new"))
    return tuple(found)


def paired(before: Sequence[Held], after: Sequence[Held]) -> list[Pair]:
    """Matches the versions of each record: by its ID, else by a former ID, else by its file.

    What has no partner stands alone: it is new, or it is gone.
    """
    left = {item.record.id: item for item in before}
    pairs: list[Pair] = []
    alone: list[Held] = []
    for item in after:
        was = left.pop(item.record.id, None)
        if was:
            pairs.append((was, item))
        else:
            alone.append(item)
    at = {was.path: id_ for id_, was in left.items()}
    for item in alone:
        names = [id_ for id_ in (*item.record.formerly, at.get(item.path, "")) if id_ in left]
        pairs.append((left.pop(names[0]) if names else None, item))
    return pairs + [(item, None) for item in left.values()]


@dataclass(frozen=True)
class _Teller:
    """Says what changed in one record."""

    record: str
    kind: str
    framework: Framework

    def says(self, field: str, text: str, sort: Sort) -> Change:
        return Change(self.record, self.kind, field, text, sort)

    def of(self, difference: Difference) -> Change:
        of_record = self.kind != self.record  # a list of the settings may have the name of a history
        special = event(difference, self.framework) if of_record else None
        if special:
            return self.says(difference.field, *special)
        writing = (
            difference.how == "changed"
            and is_text(difference.after.value)
            and is_text(difference.before.value)
        )
        return self.says(difference.field, told(difference, self.framework), "text" if writing else "other")


def _came_and_went(before: Held | None, after: Held | None, framework: Framework) -> tuple[Change, ...]:
    found = []
    if before is not None:
        teller = _Teller(before.record.id, before.kind, framework)
        found.append(teller.says("", f"record deleted: {before.record.title} ({before.path})", "removed"))
    if after is not None:
        teller = _Teller(after.record.id, after.kind, framework)
        found.append(teller.says("", _new_record(after, framework), "new"))
    return tuple(found)


def _life(before: Record, after: Record, teller: _Teller) -> Iterator[Change]:
    """What a record's histories add up to: its score, its level."""
    if isinstance(before, Risk) and isinstance(after, Risk):
        score = _score_change(before, after)
        if score:
            yield teller.says("reviews/score", *score)
    if isinstance(before, Concern) and isinstance(after, Concern):
        yield from _levels(before, after, teller)


def _levels(before: Concern, after: Concern, teller: _Teller) -> Iterator[Change]:
    """Each decision on the level that was added, seen from the one before it."""
    known = before.levels
    if after.levels[: len(known)] != known:
        return  # an entry was edited or slipped in: that is told field by field
    for place, decision in enumerate(after.levels[len(known) :], len(known)):
        was, now = after.levels[place - 1].level, decision.level
        name = level_name(now, teller.framework)
        by = teller.framework.names("body").get(decision.authorised_by, decision.authorised_by)
        basis = f"authorised by {by}, dated {in_words(decision.date)}"
        if decision.corrects:
            yield teller.says("levels", f"decision {decision.corrects} corrected: {name}, {basis}", "other")
        elif was == now:
            yield teller.says("levels", f"kept at {name}, {basis}", "other")
        else:
            orders = [getattr(teller.framework.level(level), "order", 0) for level in (was, now)]
            sort: Sort = "escalated" if orders[1] > orders[0] else "stepped-down"
            moved = f"moved from {level_name(was, teller.framework)} to {name}, {basis}"
            yield teller.says("levels", moved, sort)


def _all(before: Held, after: Held, teller: _Teller) -> Iterator[Change]:
    """Every difference, without those that are part of a larger one."""
    was, now = before.record, after.record
    appended = (
        isinstance(was, Concern) and isinstance(now, Concern) and now.levels[: len(was.levels)] == was.levels
    )
    found = differences(was, now)
    changed = {difference.field for difference in found}
    for difference in found:
        if difference.pattern == "amended/*" and difference.how == "added":
            kept = difference.after.value
            if kept.field in changed and not (kept.by or kept.why or kept.corrects):
                continue  # the change itself says what the field said before
        handed_on = difference.pattern == "previous_owners/*" and difference.how == "added"
        if handed_on and was.owner != now.owner and difference.after.value.role == was.owner:
            continue
        if difference.pattern == "formerly" and was.id != now.id and now.formerly == was.formerly_as(now.id):
            continue
        again = len(getattr(now, "reopened", ())) > len(getattr(was, "reopened", ()))
        if again and difference.pattern == "closed" and difference.after.value is None:
            continue
        if not (appended and difference.pattern == "levels/*"):
            yield teller.of(difference)


def _new_record(held: Held, framework: Framework) -> str:
    """A record that was not there before: new risk: title; score 12."""
    record = held.record
    said = [f"new {held.kind}: {record.title}"]
    if isinstance(record, Risk):
        current = _current_review(record)
        if current:
            said.append(f"score {current.score}: {_parts(current)}")
    if isinstance(record, Concern):
        decision = effective(record.levels, date.max)[-1]
        by = framework.names("body").get(decision.authorised_by, decision.authorised_by)
        said.append(f"at {level_name(decision.level, framework)}, authorised by {by}")
    owner = framework.names("role").get(record.owner, record.owner)
    return "; ".join([*said, f"owner {owner}"])


def level_name(level: str, framework: Framework) -> str:
    """A level as it stands in a sentence."""
    name = framework.names("level").get(level, level)
    return f"{name[:1].lower()}{name[1:]}"


def _current_review(risk: Risk) -> Review | None:
    """The review that gives the score, whatever the day."""
    return next(reversed(effective(risk.reviews, date.max)), None)


def _score_change(before: Risk, after: Risk) -> tuple[str, Sort] | None:
    """How the score moved: current score 12 → 16: likelihood 3 → 4."""
    was, now = _current_review(before), _current_review(after)
    if not was or not now or (was.consequence, was.likelihood) == (now.consequence, now.likelihood):
        return None
    axes = (("consequence", was.consequence, now.consequence), ("likelihood", was.likelihood, now.likelihood))
    why = " and ".join(f"{name} {old} → {new}" for name, old, new in axes if old != new)
    if was.score == now.score:
        return f"current score still {now.score}: {why}", "other"
    return f"current score {was.score} → {now.score}: {why}", "up" if now.score > was.score else "down"


def _parts(review: Review) -> str:
    return f"consequence {review.consequence}, likelihood {review.likelihood}"
