"""The reviews and the actions that are late or due, as a sheet has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qaif_cli.flow.request import Reading
from qaif_cli.flow.sheets.kinds import ACTIONS, REVIEWS, SheetPart
from qaif_cli.flow.sheets.part import Gathered, known, when
from qaif_cli.judge.state.due import due_by, due_items
from qaif_cli.model.inside import actions_of
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.position import DueItem
from qaif_cli.model.sheet import SheetThing
from qaif_cli.render.words import day, number_of


def gather_due(reading: Reading, part: SheetPart, owner: str, as_of: date, last: date) -> Gathered:
    """The reviews or the actions that are late, or due by a day.

    Args:
        reading: The register.
        part: Which of the two.
        owner: Only what this role owes; everything where empty.
        as_of: The day that counts as today.
        last: How far ahead to look.
    """
    items = [item for item in owed(reading, part, as_of, last) if owner in ("", item.owner)]
    count = number_of(len(items), part.word)
    if not items:
        return Gathered(f"No {part.word} is due by {day(last)}.")
    things = tuple(THINGS[part.name](items, reading, as_of))
    return Gathered(count, f"{count} late or due by {day(last)}", ((part.name, things),))


def owed(reading: Reading, part: SheetPart, as_of: date, last: date) -> list[DueItem]:
    """What is late or due by a day, of the kind that a part asks for."""
    return [item for item in due_by(due_items(reading.now.on(as_of)), last) if item.kind == part.word]


def reviews(items: Iterable[DueItem], reading: Reading, as_of: date) -> Iterator[SheetThing]:
    """Each risk that is to be reviewed, with its present score."""
    for item in items:
        risk = reading.now.on(as_of).register.get(Risk, item.record)
        if risk is None:
            continue
        review = risk.reviews[-1]
        band = reading.framework.band(review.score).name
        last = day(review.date) if isinstance(review.date, date) else "on an unknown day"
        yield SheetThing(
            risk.id,
            {
                "consequence": str(review.consequence),
                "likelihood": str(review.likelihood),
                "by": known(risk.owner_on(as_of)),
                "date": "",
                "note": "",
            },
            (
                f"{risk.id}: {risk.title}",
                f"Scores {review.score} ({band}), last reviewed {last}; {when(item, 'review')}.",
            ),
        )


def actions(items: Iterable[DueItem], reading: Reading, as_of: date) -> Iterator[SheetThing]:
    """Each action that is due, those of one record together."""
    by_record: dict[str, list[DueItem]] = {}
    for item in items:
        by_record.setdefault(item.record, []).append(item)
    for id_, owed in by_record.items():
        record = reading.register.by_id[id_].record
        there = {action.id: action for action in actions_of(record)}
        for item in owed:
            action = there[item.entry]
            yield SheetThing(
                id_,
                {"done": "", "note": "", "extend_to": "", "by": known(record.owner_on(as_of)), "why": ""},
                (f"{id_}: {record.title}",),
                action.id,
                (f"{action.id}: {action.title} ({action.owner}; {when(item, '')})",),
            )


THINGS = {REVIEWS.name: reviews, ACTIONS.name: actions}
"""The things of a part, by its name."""
