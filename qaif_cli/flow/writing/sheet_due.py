"""Makes the sheets of reviews and of actions: those late or due, with lines to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.sheet_kinds import REVIEW, SheetKind
from qaif_cli.flow.writing.sheet_part import SheetPart, comment, filled, when
from qaif_cli.judge.state.due import due_by, due_items
from qaif_cli.model.inside import actions_of
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.position import DueItem
from qaif_cli.render.words import day, number_of


def due_part(reading: Reading, kind: SheetKind, owner: str, as_of: date, last: date) -> SheetPart:
    """The reviews or the actions that are late, or due by a day.

    Args:
        reading: The register.
        kind: Which of the two.
        owner: Only what this role owes; everything where empty.
        as_of: The day that counts as today.
        last: How far ahead to look.
    """
    now = reading.now.on(as_of)
    items = [
        item for item in due_by(due_items(now), last) if item.kind == kind.word and owner in ("", item.owner)
    ]
    count = number_of(len(items), kind.word)
    if not items:
        return SheetPart(f"No {kind.word} is due by {day(last)}.")
    fill = _reviews if kind is REVIEW else _actions
    records = tuple(dict.fromkeys(item.record for item in items))
    head = f"{count} late or due by {day(last)}"
    return SheetPart(count, head, records, tuple(fill(items, reading, as_of)))


def _reviews(items: Iterable[DueItem], reading: Reading, as_of: date) -> Iterator[str]:
    for item in items:
        risk = reading.now.on(as_of).register.get(Risk, item.record)
        if risk is None:
            continue
        review = risk.reviews[-1]
        band = reading.framework.band(review.score).name
        last = day(review.date) if isinstance(review.date, date) else "on an unknown day"
        yield ""
        yield from comment(f"{risk.id}: {risk.title}", 2)
        yield from comment(
            f"Scores {review.score} ({band}), last reviewed {last}; {when(item, 'review')}.", 2
        )
        yield f"  {risk.id}:"
        yield f"    consequence: {review.consequence}"
        yield f"    likelihood: {review.likelihood}"
        yield f"    by:{filled(risk.owner_on(as_of))}"
        yield "    date:"
        yield "    note:"


def _actions(items: Iterable[DueItem], reading: Reading, as_of: date) -> Iterator[str]:
    by_record: dict[str, list[DueItem]] = {}
    for item in items:
        by_record.setdefault(item.record, []).append(item)
    for id_, owed in by_record.items():
        held = reading.register.by_id[id_]
        record, actions = held.record, {action.id: action for action in actions_of(held.record)}
        yield ""
        yield from comment(f"{id_}: {record.title}", 2)
        yield f"  {id_}:"
        for item in owed:
            action = actions[item.entry]
            yield from comment(f"{action.id}: {action.title} ({action.owner}; {when(item, '')})", 4)
            yield f"    {action.id}:"
            yield "      done:"
            yield "      note:"
            yield "      extend_to:"
            yield f"      by:{filled(record.owner_on(as_of))}"
            yield "      why:"
