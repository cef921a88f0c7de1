"""The return of one area on one sheet: its update, its duties and commitments, figures, and what is due of its risks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from qaif_cli.flow.forms.form import Form
from qaif_cli.flow.forms.indicators import FORMS as INDICATOR_FORMS
from qaif_cli.flow.forms.updates import UPDATE
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Reading
from qaif_cli.flow.sheets.by_form import by_form, step
from qaif_cli.flow.sheets.due import THINGS, owed
from qaif_cli.flow.sheets.filled import Filled, SheetRow
from qaif_cli.flow.sheets.kinds import ACTIONS, COMMITMENTS, DUTIES, FIGURES, GROUPS, RETURN, REVIEWS
from qaif_cli.flow.sheets.part import Gathered, known
from qaif_cli.flow.sheets.steps import NOTHING, SheetStep, is_there, plain
from qaif_cli.flow.writing.figure_rows import point_of
from qaif_cli.flow.writing.points import cut_in_words, recorded
from qaif_cli.judge.state.due import due_by, due_items
from qaif_cli.judge.state.ended import area_of
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.model.edit import Append
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.indicator import CutPoint, Indicator
from qaif_cli.model.record import Record
from qaif_cli.model.sheet import SheetThing
from qaif_cli.model.vocabulary import COMMITMENT_STATUSES, POSITIONS
from qaif_cli.model.words import with_unit
from qaif_cli.render.words import day

_RECORD: Form = next(form for form in INDICATOR_FORMS if form.verb == "record")
_INSIGHTS = ("", "_2", "_3")
_REPORTED = ("involvement", "improvement", "sustained_by", "judgement", "why", "basis")


def gather_return(reading: Reading, said: str, as_of: date, last: date) -> Gathered:
    """What an area is asked for: its update, and what of its own is late or due by a day.

    Args:
        reading: The register.
        said: The area, as the user named it.
        as_of: The day that counts as today.
        last: How far ahead to look.

    Raises:
        QaifError: where there is no such area.
    """
    now = reading.now.on(as_of)
    areas = {area.id: area.title for area in reading.register.areas}
    id_ = named("area", said, areas, reading.register.unread("area"))
    area = next(one for one in now.register.areas if one.id == id_)
    about = (f"{area.id}: {area.title}",)
    things = {
        RETURN.name: (_update(area, about, as_of),),
        DUTIES.name: tuple(_duties(area, about, as_of)),
        COMMITMENTS.name: tuple(_commitments(reading, area, as_of)),
        FIGURES.name: (figures := tuple(_figures(reading, area, as_of, last))),
        GROUPS.name: tuple(_groups(reading, area, as_of, frozenset(thing.record for thing in figures))),
    }
    for part in (REVIEWS, ACTIONS):
        items = [
            item
            for item in owed(reading, part, as_of, last)
            if _is_of(now.register.by_id[item.record].record, id_)
        ]
        things[part.name] = tuple(THINGS[part.name](items, reading, as_of))
    there = tuple((name, found) for name, found in things.items() if found)
    return Gathered(
        f"The return of {area.title}", f"The return of {area.title}, with what is due by {day(last)}", there
    )


def _is_of(record: Record, area: str) -> bool:
    return record.id == area or area_of(record) == area


def _update(area: Area, about: tuple[str, ...], as_of: date) -> SheetThing:
    values = {line.name: "" for line in RETURN.lines} | {"by": known(area.lead)}
    last = latest(area.updates, as_of)
    told = (
        f"Last reported on {day(last.date)}."
        if last and isinstance(last.date, date)
        else "Not reported on yet."
    )
    return SheetThing(area.id, values, (*about, told))


def _duties(area: Area, about: tuple[str, ...], as_of: date) -> Iterator[SheetThing]:
    for duty in area.duties:
        last = latest(duty.positions, as_of)
        said = "No position is known yet."
        if last:
            when = f" on {day(last.date)}"
            gap = f" Missing: {last.gap}" if last.gap else ""
            said = f"{POSITIONS.label(last.position)}{when}.{gap}"
        yield SheetThing(
            area.id,
            {line.name: "" for line in DUTIES.lines},
            about,
            duty.id,
            (f"{duty.id}: {duty.duty}", said[:1].upper() + said[1:]),
        )


def _commitments(reading: Reading, area: Area, as_of: date) -> Iterator[SheetThing]:
    for one in reading.now.on(as_of).register.commitments:
        if one.area == area.id and is_open(one):
            last = latest(one.updates, as_of)
            when = f", {day(last.date)}" if last and isinstance(last.date, date) else ""
            said = (
                f"Stood at: {COMMITMENT_STATUSES.label(last.status)}{when}."
                if last
                else "Not reported on yet."
            )
            yield SheetThing(
                one.id, {line.name: "" for line in COMMITMENTS.lines}, (f"{one.id}: {one.title}", said)
            )


def _figures(reading: Reading, area: Area, as_of: date, last: date) -> Iterator[SheetThing]:
    now = reading.now.on(as_of)
    for item in due_by(due_items(now), last):
        indicator = now.register.get(Indicator, item.record)
        if item.kind == "point" and indicator and indicator.area == area.id:
            yield SheetThing(
                indicator.id,
                {line.name: "" for line in FIGURES.lines},
                (f"{indicator.id}: {indicator.title}", f"In {indicator.unit}. {item.title}"),
            )


def _groups(reading: Reading, area: Area, as_of: date, asked: frozenset[str]) -> Iterator[SheetThing]:
    """The groups of open indicators whose figures end before the indicator's own, or are asked for with it."""
    names = reading.framework.names("cut")
    for indicator in reading.now.on(as_of).register.indicators:
        if indicator.area != area.id or not is_open(indicator):
            continue
        own = max((point.date for point in indicator.points), default=date.min)
        for cut in indicator.cuts:
            last = cut.points[-1]
            if indicator.id not in asked and last.date >= own:
                continue
            said = recorded(last) if last.value is None else with_unit(last.value, indicator.unit)
            yield SheetThing(
                indicator.id,
                {line.name: "" for line in GROUPS.lines},
                (f"{indicator.id}: {indicator.title}", f"In {indicator.unit}."),
                cut.id,
                (f"{cut_in_words(cut, names)}: {said}, {day(last.date)}",),
            )


def report(filled: Filled, row: SheetRow) -> SheetStep:
    """The update of the area, where its day is filled in and there is anything to report."""
    cells = row.cells
    said = {name: cells.get(name) for name in _REPORTED}
    insights = [number for number in _INSIGHTS if f"insight{number}" in cells]
    for number in _INSIGHTS:
        for name in ("source", "nature"):
            if f"{name}{number}" in cells and number not in insights:
                filled.fault(
                    f"{row.at}/{name}{number}",
                    f"`{name}{number}:` has no `insight{number}:`.",
                    "Write both, or neither.",
                )
            if number in insights and f"{name}{number}" not in cells and f"{name}{number}" not in row.wrong:
                filled.fault(
                    f"{row.at}/{name}{number}",
                    f"`insight{number}:` has no `{name}{number}:`.",
                    "Write both, or neither.",
                )
                return NOTHING
    if insights:
        for name in ("insight", "source", "nature"):
            said[name] = [cells[f"{name}{number}"] for number in insights]
    if not any(said.values()):
        return NOTHING
    if not _dated(filled, row, row):
        return NOTHING
    return step(filled, row, _updated(filled, row, row, said), f"update of {cells['date']} by {cells['by']}")


def answer(filled: Filled, row: SheetRow) -> SheetStep:
    """The position on a duty, of the day and by the role of the return."""
    return _beside(filled, row, {"duty": row.entry, **row.cells}, "position")


def stand(filled: Filled, row: SheetRow) -> SheetStep:
    """Where a commitment stands, of the day and by the role of the return."""
    return _beside(filled, row, row.cells, "status")


def _beside(filled: Filled, row: SheetRow, said: dict[str, Any], first: str) -> SheetStep:
    """A position or a status, where it is filled in."""
    if not row.cells:
        return NOTHING
    if first not in row.cells:
        if first not in row.wrong:
            filled.fault(
                f"{row.at}/{first}",
                f"`{first}:` of {row.name} is empty.",
                "Fill it in, or leave its other lines empty.",
            )
        return NOTHING
    given = next((other for other in filled.rows if other.part is RETURN), None)
    if given is None:
        filled.fault(
            row.at,
            f"{row.name} has no day: the part `{RETURN.name}:` is gone.",
            "Put it back, with its `date:`.",
        )
        return NOTHING
    if not _dated(filled, given, row):
        return NOTHING
    label = (POSITIONS if first == "position" else COMMITMENT_STATUSES).label(row.cells[first])
    return step(filled, row, _updated(filled, row, given, said), f"{label}, {given.cells['date']}")


def _updated(filled: Filled, row: SheetRow, given: SheetRow, said: dict[str, Any]) -> Any:
    whole = {name: value for name, value in said.items() if value} | {
        name: given.cells[name] for name in ("date", "by")
    }
    return by_form(filled, row, UPDATE, whole)


def _dated(filled: Filled, given: SheetRow, row: SheetRow) -> bool:
    """Whether the return says of which day it is and by which role; a fault where it does not."""
    missing = [name for name in ("date", "by") if name not in given.cells]
    for name in missing:
        if name not in given.wrong:
            filled.fault(
                f"{given.at}/{name}",
                f"`{name}:` of the return is empty, and {row.name} is filled in.",
                "Fill it in.",
            )
    return not missing


def figure(filled: Filled, row: SheetRow) -> SheetStep:
    """The figure of an indicator."""
    cells, indicator = row.cells, row.held.record
    if not cells or not isinstance(indicator, Indicator):
        return NOTHING
    there = next((point for point in indicator.points if point.date == cells.get("date")), None)
    if there and there.value == cells.get("value") and (there.missing or None) == cells.get("missing"):
        return is_there(row, Append("/points", plain(there)))
    said = cells.get("value", cells.get("missing"))
    return step(filled, row, by_form(filled, row, _RECORD, cells), f"{said} for {cells.get('date')}")


def group_figure(filled: Filled, row: SheetRow) -> SheetStep:
    """The figure of one group of people of an indicator."""
    cells, indicator = row.cells, row.held.record
    if not cells or not isinstance(indicator, Indicator):
        return NOTHING
    place = next(at for at, cut in enumerate(indicator.cuts) if cut.id == row.entry)
    there = point_of(indicator.cuts[place].points, cells["date"]) if "date" in cells else None
    said = tuple(cells.get(name) for name in ("value", "missing", "out_of"))
    if there and isinstance(there, CutPoint) and (there.value, there.missing, there.out_of) == said:
        return is_there(row, Append(f"/cuts/{place}/points", plain(there)))
    shown = cells.get("value", cells.get("missing"))
    proposal = by_form(filled, row, _RECORD, {**cells, "group": row.entry})
    return step(filled, row, proposal, f"{shown} for {cells.get('date')}")
