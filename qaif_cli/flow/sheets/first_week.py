"""The sheet of the first week: every area, commitment, self-assessment and action that nobody answers for yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qaif_cli.flow.forms.form import Proposal, kept
from qaif_cli.flow.request import Reading
from qaif_cli.flow.sheets.by_form import step
from qaif_cli.flow.sheets.filled import Filled, SheetRow
from qaif_cli.flow.sheets.kinds import AREAS, OWNERS, UNDONE
from qaif_cli.flow.sheets.part import Gathered, known
from qaif_cli.flow.sheets.steps import NOTHING, SheetStep
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Draft, Set
from qaif_cli.model.inside import placed_actions
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.record import Action, Record
from qaif_cli.model.register import Held
from qaif_cli.model.sheet import SheetThing
from qaif_cli.model.vocabulary import SETS
from qaif_cli.model.words import listed
from qaif_cli.render.words import capital, number_of, plural


def gather_first_week(reading: Reading) -> Gathered:
    """Everything open that has no owner, no lead, or an action without either an owner or a day."""
    held = [item for item in reading.register.held if is_open(item.record)]
    parts = (
        (AREAS.name, tuple(_areas(reading))),
        (OWNERS.name, tuple(_owners(held, reading))),
        (UNDONE.name, tuple(_undone(held))),
    )
    there = tuple((name, things) for name, things in parts if things)
    count = sum(len(things) for _, things in there)
    if not count:
        return Gathered("Every area and record has its owner, and every action its owner and its day.")
    says = f"{number_of(count, 'thing')} without an owner or a day"
    return Gathered(says, says, there)


def _areas(reading: Reading) -> Iterator[SheetThing]:
    for area in reading.register.areas:
        without = [one for one in _commitments(reading, area.id) if one.owner == UNKNOWN]
        asked = [name for name in ("owner", "lead") if getattr(area, name) == UNKNOWN]
        if not asked and not without:
            continue
        values = dict.fromkeys(asked, "") | ({"commitments": ""} if without else {})
        count = f"{number_of(len(without), 'commitment')} without an owner"
        told = (f"{area.id}: {area.title}", *([count] if without else []))
        yield SheetThing(area.id, values, told)


def _commitments(reading: Reading, area: str) -> list[Commitment]:
    return [one for one in reading.register.commitments if one.area == area and is_open(one)]


def _owners(held: Iterable[Held], reading: Reading) -> Iterator[SheetThing]:
    found = [item for item in held if item.kind in OWNERS.of and item.record.owner == UNKNOWN]
    for item in sorted(found, key=lambda item: OWNERS.of.index(item.kind)):
        yield SheetThing(
            item.record.id,
            {"owner": known(item.record.owner)},
            (f"{item.record.id}: {item.record.title}",),
            group=_group(item, reading),
        )


def _group(item: Held, reading: Reading) -> str:
    """What a record stands below: its kind, and the area, year or list that it belongs to."""
    record = item.record
    kind = capital(plural(BY_NAME[item.kind].called))
    if isinstance(record, Assessment):
        return f"{kind}: {plural(SETS.label(record.set))}"
    if isinstance(record, Commitment):
        return (
            f"{kind}: {reading.register.title(record.area)}"
            if record.area
            else f"Priorities of year {record.plan_year}"
        )
    return kind


def _undone(held: Iterable[Held]) -> Iterator[SheetThing]:
    for item in held:
        for _, action in placed_actions(item.record):
            asked = _asked(action)
            if asked:
                yield SheetThing(
                    item.record.id,
                    dict.fromkeys(asked, ""),
                    (f"{item.record.id}: {item.record.title}",),
                    action.id,
                    (f"{action.id}: {action.title}",),
                )


def _asked(action: Action) -> list[str]:
    return [] if action.done else [name for name in ("owner", "due") if getattr(action, name) == UNKNOWN]


def give(filled: Filled, row: SheetRow) -> SheetStep:
    """The owner, the lead or the day that was filled in."""
    said = {name: value for name, value in row.cells.items() if name != "commitments"}
    record: Any = row.held.record
    at = row.place
    if row.entry:
        record = next(action for action in _actions(record) if action.id == row.entry)
    for name, value in said.items():
        there = getattr(record, name)
        if there not in (UNKNOWN, value):
            filled.fault(
                f"{row.at}/{name}", f"`{name}:` of {row.name} is {there} already.", "Leave it empty."
            )
    drafts = [
        Draft(
            row.held.kind,
            row.held.record.id,
            tuple(Set(f"{at}/{name}", value) for name, value in kept(said).items()),
        )
    ]
    drafts += _commitments_given(filled, row)
    if not any(draft.edits for draft in drafts):
        return NOTHING
    return step(filled, row, Proposal(tuple(drafts)), _told(said, len(drafts) - 1, row.cells))


def _actions(record: Record) -> list[Action]:
    return [action for _, action in placed_actions(record)]


def _told(said: dict[str, Any], others: int, cells: dict[str, Any]) -> str:
    words = [f"{name} {value}" for name, value in kept(said).items()]
    words += [f"{number_of(others, 'commitment')} to {cells['commitments']}"] if others else []
    return listed(words)


def _commitments_given(filled: Filled, row: SheetRow) -> Iterator[Draft]:
    """The commitments of an area that are given to one role: those that have no owner, and none on the sheet."""
    role = row.cells.get("commitments")
    if not role or not isinstance(row.held.record, Area):
        return
    named = {other.held.record.id for other in filled.rows if other.part is OWNERS and "owner" in other.cells}
    for one in _commitments(filled.reading, row.held.record.id):
        if one.owner in (UNKNOWN, role) and one.id not in named:
            yield Draft("commitment", one.id, (Set("/owner", role),))
