"""What is said to be `unknown` on a day: one answer for the note of `check` and for the counts of papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.state.open_records import is_open
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.area import DutyPosition
from qaif_cli.model.kinds.assessment import AssessmentPosition
from qaif_cli.model.kinds.commitment import CommitmentUpdate
from qaif_cli.model.kinds.concern import LevelChange
from qaif_cli.model.kinds.provider import CqcRating
from qaif_cli.model.kinds.risk import Review
from qaif_cli.model.moment import Moment, once, once_each
from qaif_cli.model.not_known import NotKnown
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.model.walk import History, histories, parts

_OVERTAKEN = (DutyPosition, CommitmentUpdate, CqcRating, LevelChange, Review, AssessmentPosition)
"""Entries that say what is so from their day on: only the last of them can still be unknown."""


@once
def not_known(now: Moment) -> tuple[NotKnown, ...]:
    """Every record in which something is `unknown` on a day; of a closed one only how it was closed counts."""
    found = ((item, unknown_places(item, now)) for item in now.register.held)
    return tuple(NotKnown(item, places) for item, places in found if places)


@once_each
def unknown_places(item: Held, _: Moment) -> tuple[tuple[str, str], ...]:
    """Where one record says `unknown`: the pointer and the dotted name of each place."""
    if UNKNOWN not in item.text and not item.less:
        return ()
    return tuple(
        (pointer, name)
        for pointer, name in _says_unknown(item.record)
        if is_open(item.record) or name.startswith("closed.")
    )


def _says_unknown(record: Record) -> Iterator[tuple[str, str]]:
    past = {pointer for history in histories(record) for pointer in _overtaken(history)}
    for at, part in parts(record):
        if at in past:
            continue
        above = ".".join(step for step in at.strip("/").split("/") if step and not step.isdigit())
        for name, field in type(part).model_fields.items():
            if name in part.model_fields_set and getattr(part, name) == UNKNOWN:
                key = field.alias or name
                yield f"{at}/{key}", f"{above}.{key}" if above else key
    for key, value in record.extra.items():
        if value == UNKNOWN:
            yield f"/extra/{key}", f"extra.{key}"


def _overtaken(history: History) -> Iterator[str]:
    """The entries that a later one has overtaken by a day, as pointers."""
    entries = history.entries
    if not isinstance(entries[0], _OVERTAKEN):
        return
    _, newest = max((history.day(place) or date.min, place) for place in range(len(entries)))
    yield from (f"{history.pointer}/{place}" for place in range(len(entries)) if place != newest)
