"""What differs between two versions of the register: what was written, how positions moved, what fell due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel

from qaif_cli.judge.diff.movement import compare
from qaif_cli.judge.diff.record_changes import Pair, changes, level_name, model_changes, paired
from qaif_cli.judge.rules.confidential import CERTAIN
from qaif_cli.judge.state.due import due_items
from qaif_cli.judge.state.position import position
from qaif_cli.model.change import Change
from qaif_cli.model.diff import HEADINGS, AreaItems, DiffItem, Heading
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import DueItem, Movement, Position
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held, OtherFile, Register
from qaif_cli.model.words import in_words

NO_AREA = "Across areas"
_HIDDEN = "changed; the words are not shown, for the record holds what must not be in it"
_LAYOUT = "comments, order or layout changed; what it says did not"


def between(before: Moment, after: Moment) -> tuple[AreaItems, ...]:
    """Everything that differs: what the records say, what moved, and what is late now and was not."""
    pairs = _pairs(before.written, after.written)
    found = _without_secrets(_written(pairs, before, after), before, after)
    written = [_item(change, before, after) for change in found]
    ids = {
        one.record.id: other.record.id
        for one, other in pairs
        if one and other and one.record.id != other.record.id
    }
    was = _renumbered(position(before), ids)
    movement = compare(was, position(after))
    written = [_escalated(item, movement) for item in written]
    told = {(item.record, item.heading) for item in written}
    # What could not be read on one side is neither new nor late since: that side is not known.
    unread = {item.id for side in (before, after) for item in side.written.unreadable}
    timely = (*_moved(movement, was, before, after), *_overdue(ids, before, after))
    others = (
        item for item in timely if (item.record, item.heading) not in told and item.record not in unread
    )
    return _by_area([*written, *others], before, after)


def _pairs(before: Register, after: Register) -> list[Pair]:
    """The records that differ, each with what it was; one that cannot be read on either side is left out."""
    same = {(item.path, item.text) for item in before.held}
    same &= {(item.path, item.text) for item in after.held}
    unread = {item.path for side in (before, after) for item in side.unreadable}
    sides = [
        [item for item in side.held if (item.path, item.text) not in same and item.path not in unread]
        for side in (before, after)
    ]
    return paired(*sides)


def _renumbered(position: Position, ids: Mapping[str, str]) -> Position:
    """A position in which every record has the ID that it has now, so that a new number is no movement."""
    return replace(
        position,
        risks={ids.get(id_, id_): state for id_, state in position.risks.items()},
        concerns={ids.get(id_, id_): state for id_, state in position.concerns.items()},
    )


def _written(pairs: list[Pair], before: Moment, after: Moment) -> Iterator[Change]:
    """What was written: in the settings, beside the records, and in the records."""
    framework = after.framework
    if before.written.framework_text != after.written.framework_text:
        yield from _model("framework", before.framework, framework, framework)
    was, now = ({item.path: item for item in side.written.beside} for side in (before, after))
    for path in dict.fromkeys((*was, *now)):
        old, new = was.get(path), now.get(path)
        if _text(old) != _text(new):
            name = path.rpartition("/")[2].removesuffix(".yaml")
            yield from _model(name, old.content if old else None, new.content if new else None, framework)
    for one, other in pairs:
        yield from changes(one, other, framework)


def _model(
    name: str, before: BaseModel | None, after: BaseModel | None, framework: Framework
) -> tuple[Change, ...]:
    found = model_changes(name, before, after, framework)
    return found or (Change(name, name, "", _LAYOUT, "text"),)


def _text(item: OtherFile | None) -> str | None:
    return item.text if item else None


def _without_secrets(found: Iterable[Change], before: Moment, after: Moment) -> Iterator[Change]:
    """The changes; those of a record that on either side holds what identifies a person, or a secret, without their words."""
    found = list(found)
    named = {change.record for change in found}
    secret = set()
    for side in (before, after):
        register = side.written
        held = tuple(item for item in register.held if item.record.id in named)
        small = Register(held, framework_text=register.framework_text, beside=register.beside)
        for rule in CERTAIN:
            hits = rule.check(replace(side, written=small).whole)
            secret |= {hit.record or hit.path.rpartition("/")[2].removesuffix(".yaml") for hit in hits}
    for change in found:
        hidden = change.record in secret
        yield Change(change.record, change.kind, change.field, _HIDDEN, change.sort) if hidden else change


def _item(change: Change, before: Moment, after: Moment) -> DiffItem:
    held = _held(change.record, before, after)
    title = held.record.title if held else ""
    return DiffItem(change.record, change.kind, title, change.sort, change.field, change.text)


def _escalated(item: DiffItem, movement: Movement) -> DiffItem:
    """A concern that is new above the lowest level counts as escalated, as in the report."""
    if item.heading == "new" and item.record in movement.escalated:
        return DiffItem(item.record, item.kind, item.title, "escalated", item.field, item.text)
    return item


def _moved(movement: Movement, was: Position, before: Moment, after: Moment) -> Iterator[DiffItem]:
    """What moved without being written between the two: an entry was there already, and its day has come."""
    now, framework = position(after), after.framework
    known = {*before.written.by_id, *was.risks, *was.concerns}
    said: list[tuple[Heading, str, str]] = []
    said += [("new", id_, f"on the register now; score {now.risks[id_].score}") for id_ in movement.new_risks]
    for id_ in movement.closed_risks:
        closed = now.risks[id_].risk.closed
        said.append(("closed", id_, f"closed on {in_words(closed.date)}" if closed else "closed"))
    scores = {id_: f"current score {was.risks[id_].score} → {now.risks[id_].score}" for id_ in (*movement.risen, *movement.fallen)}  # fmt: skip
    said += [("up", id_, scores[id_]) for id_ in movement.risen]
    said += [("down", id_, scores[id_]) for id_ in movement.fallen]
    headings: tuple[tuple[Heading, tuple[str, ...]], ...] = (
        ("escalated", movement.escalated),
        ("stepped-down", movement.stepped_down),
    )
    for heading, ids in headings:
        for id_ in ids:
            state = now.concerns[id_]
            level = level_name(state.level, framework)
            said.append((heading, id_, f"at {level} since {in_words(state.since)}"))
    for heading, id_, text in said:
        held = _held(id_, before, after)
        if held:
            why = ", by an entry that was there before" if id_ in known else ""
            yield DiffItem(id_, held.kind, held.record.title, heading, "", text + why)


def _overdue(ids: Mapping[str, str], before: Moment, after: Moment) -> Iterator[DiffItem]:
    """What is late now and was not late then; `ids` are the new IDs of what was renumbered."""
    late = {(ids.get(item.record, item.record), *item.key) for item in _late(before)}
    for item in _late(after):
        held = _held(item.record, before, after)
        if held and item.due and (item.record, *item.key) not in late:
            owner = after.framework.names("role").get(item.owner, item.owner)
            what = item.what if item.entry else f"{item.title[:1].lower()}{item.title[1:]}"
            text = f"{what}: was due on {in_words(item.due)}, {owner}"
            yield DiffItem(item.record, held.kind, held.record.title, "overdue", "", text)


def _late(side: Moment) -> list[DueItem]:
    return [item for item in due_items(side) if item.days_late > 0]


def _by_area(items: Iterable[DiffItem], before: Moment, after: Moment) -> tuple[AreaItems, ...]:
    found: dict[str, list[DiffItem]] = {}
    for item in items:
        held = _held(item.record, before, after)
        found.setdefault(area_of(held.record) if held else "", []).append(item)
    areas = {area.id: area for side in (before, after) for area in side.written.areas}
    order = sorted(found, key=lambda id_: _place(areas.get(id_), id_))
    return tuple(
        AreaItems(
            id_, areas[id_].title if id_ in areas else id_ or NO_AREA, tuple(sorted(found[id_], key=_order))
        )
        for id_ in order
    )


def _place(area: Record | None, id_: str) -> tuple[bool, bool, str]:
    """Services, then functions, then what belongs to no area."""
    return (not id_, getattr(area, "type", "") != "service", area.title if area else id_)


def _order(item: DiffItem) -> tuple[int, str]:
    return HEADINGS.index(item.heading), item.record


def area_of(record: Record) -> str:
    """The one area in whose report a record stands; empty where it is in none, or in several."""
    subject = getattr(record, "subject", None)
    named = getattr(record, "area", None) or getattr(subject, "area", None)
    if isinstance(named, str):
        return named
    several = getattr(record, "areas", ())
    if several:
        return str(several[0]) if len(several) == 1 else ""
    return record.id if getattr(record, "duties", None) is not None else ""


def _held(id_: str, before: Moment, after: Moment) -> Held | None:
    return after.written.by_id.get(id_) or before.written.by_id.get(id_)
