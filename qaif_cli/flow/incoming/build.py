"""Makes a risk of a row, or says why it cannot be one; and says of each of its cells what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.exchange.sheet import Cell, Place
from qaif_cli.flow.incoming.cells import CLOSED_WORD, CellReader, lines_of
from qaif_cli.flow.incoming.fields import DEFAULTS, FIELDS, LEAVE, NEEDED, OPEN, STEPS
from qaif_cli.flow.incoming.parted import parted_by_its_words
from qaif_cli.flow.incoming.shown import private, said, shown, why_private
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kind import NUMBER

TITLE_LENGTH = 100
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_IDS_OF_OURS = re.compile(f"[A-Z]-{NUMBER}")


@dataclass(frozen=True)
class FieldCell:
    """A cell that becomes a field of a risk.

    Attributes:
        place: Where it stands.
        name: The field.
        heading: The heading of its column.
        cell: The cell.
    """

    place: Place
    name: str
    heading: str
    cell: Cell


@dataclass
class RowRisk:
    """A row on its way to become a risk.

    Attributes:
        row: Its number.
        values: What its cells say, by field; of a field with several columns each.
        places: Where each field stands.
        faults: What cannot be, with the cell; without one where no cell is at fault.
        derived: The cells of which something was worked out, and what.
        aside: The cells that are set aside although their column is taken, and why.
        disagree: What is said of each stated score that does not agree.
        fields: The fields of the new record.
        left: Why the whole row is set aside; empty where it is not.
    """

    row: int
    values: dict[str, list[Any]] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    faults: list[tuple[Place | None, str]] = field(default_factory=list)
    derived: dict[Place, str] = field(default_factory=dict)
    aside: dict[Place, str] = field(default_factory=dict)
    disagree: list[str] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    left: str = ""

    def one(self, name: str) -> Any:
        """What a field says; None where it says nothing."""
        return next(iter(self.values.get(name, ())), None)

    def text(self, *names: str) -> str:
        """The texts of some fields, one below the other, each once."""
        return "\n".join(dict.fromkeys(text for name in names for text in self.values.get(name, ())))

    def refuse(self, why: str, name: str = "") -> None:
        """Keep what cannot be, with the cell of a field."""
        self.faults.append((next(iter(self.places.get(name, ())), None), why))

    def set_aside(self, name: str, why: str) -> None:
        """Say of the cells of a field that they come to nothing, and why."""
        self.aside |= dict.fromkeys(self.places.get(name, ()), why)


def read_row(reader: CellReader, row: int, cells: Iterable[FieldCell]) -> RowRisk:
    """A risk of a row, as far as it can be one.

    Args:
        reader: Reads the cells.
        row: The row of the risk.
        cells: Its cells that become something, and those of rows that go on from it.
    """
    made = RowRisk(row)
    for item in cells:
        made.places.setdefault(item.name, []).append(item.place)
        if private(said(item.cell), item.heading):
            made.faults.append((item.place, why_private(said(item.cell), item.heading)))
            continue
        try:
            value = reader.read(item.name, item.cell, item.place[1])
        except QaifError as error:
            made.faults.append((item.place, str(error)))
            continue
        if value is None:
            made.aside[item.place] = "an empty text"
        else:
            made.values.setdefault(item.name, []).append(value)
    if made.one("status") == LEAVE:
        made.left = "the map leaves out rows with this status"
        made.faults.clear()
    else:
        _fill(made, reader)
    return made


def _fill(made: RowRisk, reader: CellReader) -> None:
    """The fields of the record, each from its cell, else from the map."""
    for name in (*NEEDED, *DEFAULTS, "provider", "dimension", "opened", "reviewed"):
        _default(made, name, reader)
    reviews = _reviews(made)
    fields: dict[str, Any] = {
        "title": _title(made),
        "owner": made.one("owner"),
        "formerly": _formerly(made, reader),
        "whose": made.one("whose"),
        "area": made.one("area"),
        "domain": made.one("domain"),
        "dimensions": made.values.get("dimension", []),
        "providers": made.values.get("provider", []),
        **_described(made),
        "executive_lead": made.one("executive_lead"),
        "tier": made.one("tier"),
        "opened": _day(made.one("opened")),
        "validated": UNKNOWN,
        "controls": [
            {"id": f"C{place}", "text": text, "date": UNKNOWN}
            for place, text in enumerate(_entries(made, "control"), 1)
        ],
        "gaps": [
            {"id": f"G{place}", "in": "control", "text": text}
            for place, text in enumerate(_entries(made, "gap"), 1)
        ],
        "reviews": reviews,
        "target": _target(made),
        "actions": _actions(made, reader),
        "closed": _closed(made),
    }
    made.fields = {name: value for name, value in fields.items() if value not in (None, [])}
    made.fields.setdefault("dimensions", [])
    _order_of_days(made)


def _default(made: RowRisk, name: str, reader: CellReader) -> None:
    """What the map says of a field, where no cell does.

    A cell that cannot be read is no empty one: the row is refused for it already.
    """
    broken = {place for place, _ in made.faults}
    if name in made.values or broken & set(made.places.get(name, ())):
        return
    text = reader.map.defaults.get(name) or DEFAULTS.get(name, "")
    if text and text != OPEN:
        try:
            made.values[name] = [reader.default(name, text)]
        except QaifError as error:
            made.refuse(f"the default of the map: {error}")
    elif name in NEEDED:
        made.refuse(f"nothing says {FIELDS[name].help}. Write it in the map: `defaults: {name}: …`.")


def _day(value: Any) -> str:
    """A day as records have it."""
    return value.isoformat() if isinstance(value, date) else UNKNOWN


def _title(made: RowRisk) -> str:
    """The title, or the beginning of what the risk is where there is none."""
    title = made.one("title")
    if title:
        return str(title)
    text = " ".join(made.text("description", "event").split())
    if not text:
        if not any(place for place, _ in made.faults):
            made.refuse("no text says what the risk is.")
        return ""
    if len(text) <= TITLE_LENGTH:
        return text
    first = _SENTENCE.split(text)[0]
    if len(first) <= TITLE_LENGTH:
        return first
    return f"{text[:TITLE_LENGTH].rpartition(' ')[0]} …"


def _described(made: RowRisk) -> dict[str, str]:
    """Cause, event and effect; of a description that says each by itself."""
    text = made.text("event", "description")
    parted, by = parted_by_its_words(text) if not (made.values.keys() & {"cause", "effect"}) else (None, "")
    if parted:
        for place in made.places.get("description", ()):
            made.derived[place] = f"cause, event and effect, by its {by}"
        return {name: parted[name].strip() for name in ("cause", "event", "effect")}
    return {
        "cause": made.text("cause") or UNKNOWN,
        "event": text or UNKNOWN,
        "effect": made.text("effect") or UNKNOWN,
    }


def _formerly(made: RowRisk, reader: CellReader) -> list[str]:
    reference = made.one("reference")
    if reference is None:
        return []
    name = f"{reader.map.prefix}{reference}"
    if _IDS_OF_OURS.fullmatch(name) or name in reader.reading.register.by_id:
        made.refuse(
            f"the reference `{name}` looks like an ID of this register, and would be taken for one."
            ' Write `prefix: "Old "` in the map, which is put before every reference.',
            "reference",
        )
    return [name]


def _entries(made: RowRisk, name: str) -> list[str]:
    """The entries of a field, one a line."""
    entries = lines_of(made.text(name))
    if name in made.values and not entries:
        made.set_aside(name, "it says that there is none")
    return entries


def _actions(made: RowRisk, reader: CellReader) -> list[dict[str, Any]]:
    titles = _entries(made, "action")
    if not titles:
        for name in ("action_owner", "action_due"):
            made.set_aside(name, "there is no action in this row")
        return []
    owner = made.one("action_owner")
    if owner is None:
        owner = reader.map.defaults.get("action_owner", UNKNOWN)
    due = _day(made.one("action_due"))
    return [
        {"id": f"A{place}", "title": title, "owner": owner, "due": due}
        for place, title in enumerate(titles, 1)
    ]


def _pair(made: RowRisk, stage: str) -> tuple[int, int] | None:
    """Consequence and likelihood of a stage; compares the stated score with their product."""
    names = STEPS[stage]
    consequence, likelihood = made.one(names[0]), made.one(names[1])
    if consequence is None and likelihood is None and not stage and made.one("level") is not None:
        consequence, likelihood = made.one("level")
    if consequence is None or likelihood is None:
        if consequence is not None or likelihood is not None:
            lacks = names[1] if likelihood is None else names[0]
            if not _broken(made, lacks):
                made.refuse(f"{lacks.replace('_', ' ')} is empty, and its partner is not.", lacks)
        made.set_aside(names[2], "a score alone; its consequence and likelihood are not in this row")
        return None
    if not stage and made.values.keys() & set(names[:2]):
        made.set_aside("level", "the score says it already")
    _compare(made, names[2], consequence, likelihood)
    return consequence, likelihood


def _broken(made: RowRisk, name: str) -> bool:
    return bool({place for place, _ in made.faults} & set(made.places.get(name, ())))


def _compare(made: RowRisk, name: str, consequence: int, likelihood: int) -> None:
    """Say of each stated score whether it is the product."""
    right = consequence * likelihood
    stated = made.values.get(name, [])
    places = [
        place for place in made.places.get(name, ()) if place not in {there for there, _ in made.faults}
    ]
    places = [place for place in places if place not in made.aside]
    for place, score in zip(places, stated, strict=True):
        agrees = score == right
        made.derived[place] = (
            f"{consequence} × {likelihood} = {right}{'' if agrees else f', and not {score}'}"
        )
        if not agrees:
            label = f"row {made.row}, {shown(str(made.one('reference') or made.one('title') or ''))}"
            what = name.replace("_", " ")
            made.disagree.append(
                f"{label}: {what} {score} is stated; consequence {consequence} × likelihood {likelihood} is {right}"
            )


def _reviews(made: RowRisk) -> list[dict[str, Any]]:
    """The present score as a review, and the first one before it where the sheet has both."""
    present, first = _pair(made, ""), _pair(made, "initial")
    if present is None:
        if not any(_broken(made, name) for name in (*STEPS[""][:2], "level")):
            made.refuse("nothing says its consequence and its likelihood, and no score is guessed.")
        return []
    reviewed, note = made.one("reviewed"), made.text("note")
    reviews = []
    opened = made.one("opened")
    if first is not None and first == present and _earlier(opened, reviewed):
        reviews.append(_review(made, opened, first, ""))
    elif first is not None and first != present:
        if not isinstance(reviewed, date):
            if _broken(made, "reviewed"):
                return []
            made.refuse(
                "there are a first and a present score, and no day of the present one."
                " Put the day into its cell, map a column to `reviewed`, or write `leave` for the first score.",
            )
            return []
        reviews.append(_review(made, opened, first, ""))
    elif first is not None:
        for name in STEPS["initial"][:2]:
            made.set_aside(name, "the same as the present score")
    return [*reviews, _review(made, reviewed, present, note)]


def _earlier(first: Any, second: Any) -> bool:
    return isinstance(first, date) and isinstance(second, date) and first < second


def _review(made: RowRisk, day: Any, pair: tuple[int, int], note: str) -> dict[str, Any]:
    found = {
        "date": _day(day),
        "by": made.one("by"),
        "consequence": pair[0],
        "likelihood": pair[1],
        "note": note,
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _target(made: RowRisk) -> Any:
    pair = _pair(made, "target")
    if pair is None:
        made.set_aside("target_by", "there is no target score in this row")
        return UNKNOWN
    return {"consequence": pair[0], "likelihood": pair[1], "by": _day(made.one("target_by"))}


def _closed(made: RowRisk) -> dict[str, Any] | None:
    """The closing, where the row says that it is closed."""
    status, day = made.one("status"), made.one("closed")
    if status is None and day is None:
        made.set_aside("reason", "the risk is not closed")
        return None
    if status != CLOSED_WORD and status is not None:
        if day is not None:
            made.refuse("its status is open, and it has a day of closing.", "closed")
        made.set_aside("reason", "the risk is not closed")
        return None
    if not isinstance(day, date):
        if not _broken(made, "closed"):
            made.refuse(
                "it is closed, and no cell says on which day. Map the column with the day to `closed`, or write"
                " `values: status: Closed: leave` in the map.",
                "status",
            )
        return None
    return {"date": day.isoformat(), "by": UNKNOWN, "reason": made.text("reason") or UNKNOWN}


def _order_of_days(made: RowRisk) -> None:
    """Refuse days that cannot follow one another."""
    for before, after in (
        ("opened", "reviewed"),
        ("opened", "closed"),
        ("reviewed", "closed"),
        ("opened", "target_by"),
    ):
        first, second = made.one(before), made.one(after)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            made.refuse(
                f"`{after}` is {second.isoformat()}, before `{before}`, {first.isoformat()}. Put one of them right.",
                after,
            )
