"""Turns one row of a sheet into edits of its record, or into a fault that says what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import to_jsonable_python

from qaif_cli.flow.forms.form import kept
from qaif_cli.flow.sheets.filled import Filled, SheetRow, owner_of
from qaif_cli.judge.state.open_records import due_in_force
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.history import day_of, latest
from qaif_cli.model.inside import actions_of
from qaif_cli.model.kinds.intelligence import Discussion
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.record import Action
from qaif_cli.render.words import day

CHANGED = "was changed since the sheet was made, so that what is filled in may be out of date."
ANEW = "Make a new sheet for it, and take its lines out of this one."


@dataclass(frozen=True)
class SheetStep:
    """The edits that one row of a sheet asks for; none where nothing was filled in.

    Attributes:
        edits: What changes in its record.
        says: What it does, for the user.
        there: Whether the record says so already.
        beside: What changes in other records by it.
        decided: What a meeting decided on the record, for its minutes; None where nothing was decided.
        recorded: What of it stands in records already, each with the ID of its record.
    """

    edits: tuple[Edit, ...] = ()
    says: str = ""
    there: bool = False
    beside: tuple[Draft, ...] = ()
    decided: Discussion | None = None
    recorded: tuple[tuple[str, Edit], ...] = ()


NOTHING = SheetStep()


def is_there(row: SheetRow, *edits: Edit) -> SheetStep:
    """That the record of a row says already what these edits would write."""
    return SheetStep(there=True, recorded=tuple((row.held.record.id, edit) for edit in edits))


def review(filled: Filled, row: SheetRow) -> SheetStep:
    """A review, where a day is filled in."""
    risk, cells = row.held.record, row.cells
    last = latest(risk.reviews, filled.made) if isinstance(risk, Risk) else None
    if not isinstance(risk, Risk) or last is None:
        return NOTHING
    if "date" not in cells:
        _half_reviewed(filled, row, last)
        return NOTHING
    whole = _whole(filled, row, ("consequence", "likelihood", "by"), "date")
    entry = kept({name: cells.get(name) for name in ("date", "by", "consequence", "likelihood", "note")})
    if any(kept({name: getattr(held, name) for name in entry}) == entry for held in risk.reviews):
        return is_there(row, Append("/reviews", plain(entry)))
    if not whole or not fresh(filled, row):
        return NOTHING
    score = cells["consequence"] * cells["likelihood"]
    newest = latest(risk.reviews, date.max) or last
    moved = f"{score} unchanged" if score == last.score else f"{score}, was {last.score}"
    if cells["date"] < day_of(newest):
        moved = f"{score}; it stays at {newest.score} by the later review of {day(day_of(newest))}"
    return SheetStep((Append("/reviews", entry),), f"review {entry['date']} by {entry['by']}, {moved}")


def action(filled: Filled, row: SheetRow) -> SheetStep:
    """An action done, or given longer, where either is filled in."""
    cells = row.cells
    held = next(item for item in actions_of(row.held.record) if item.id == row.entry)
    if "done" in cells and "extend_to" in cells:
        filled.fault(
            f"{row.at}/extend_to",
            f"{row.name} is both done and given longer.",
            "Leave one of the two empty.",
        )
        return NOTHING
    if "done" in cells:
        return _done(filled, row, held)
    if "extend_to" in cells:
        return _longer(filled, row, held)
    _half_acted(filled, row)
    return NOTHING


def _done(filled: Filled, row: SheetRow, held: Action) -> SheetStep:
    cells, at = row.cells, row.place
    if "why" in cells:
        filled.fault(
            f"{row.at}/why", f"`why:` of {row.name} goes with `extend_to:`.", "Write it after `note:`."
        )
    if held.done == cells["done"]:
        notes = [Set(f"{at}/note", cells["note"])] if "note" in cells else []
        return is_there(row, Set(f"{at}/done", cells["done"].isoformat()), *notes)
    if held.done:
        filled.fault(f"{row.at}/done", f"{row.name} was done on {day(held.done)} already.", "Leave it empty.")
    elif held.added and cells["done"] < held.added:
        filled.fault(
            f"{row.at}/done",
            f"{row.name} was agreed on {day(held.added)}, after that day.",
            "Look at the date.",
        )
    if not fresh(filled, row):
        return NOTHING
    note = " ".join(text for text in (held.note, cells.get("note")) if text)
    entry = kept({"done": cells["done"], "note": note if "note" in cells else None})
    edits = tuple(Set(f"{at}/{key}", value) for key, value in entry.items())
    return SheetStep(edits, f"done {entry['done']}")


def _longer(filled: Filled, row: SheetRow, held: Action) -> SheetStep:
    cells = row.cells
    if "note" in cells:
        filled.fault(f"{row.at}/note", f"`note:` of {row.name} goes with `done:`.", "Write it after `why:`.")
    whole = _whole(filled, row, ("by", "why"), "extend_to")
    entry = kept(
        {"date": filled.today, "due": cells["extend_to"], "by": cells.get("by"), "why": cells.get("why")}
    )
    wanted = {name: entry[name] for name in entry if name != "date"}
    for old in held.extensions:
        if kept({"due": old.due, "by": old.by, "why": old.why}) == wanted:
            return is_there(row, Append(f"{row.place}/extensions", plain(old)))
    due, _ = due_in_force(held, date.max)
    if row.fresh and due and cells["extend_to"] <= due:
        filled.fault(
            f"{row.at}/extend_to", f"{row.name} is due on {day(due)} as it is.", "Write a later day."
        )
    if not whole or not fresh(filled, row):
        return NOTHING
    was = f"from {due}" if due else "from no day"
    edit = Append(f"{row.place}/extensions", entry)
    return SheetStep((edit,), f"extended {was} to {entry['due']} by {entry['by']}")


def plain(entry: Any) -> Any:
    """An entry as the data of its record has it."""
    return to_jsonable_python(entry, by_alias=True)


def fresh(filled: Filled, row: SheetRow) -> bool:
    """Whether a record is unchanged since the sheet was made; notes a fault where it is not."""
    if not row.fresh:
        filled.fault(row.at, f"{row.held.record.id} {CHANGED}", ANEW)
    return row.fresh


def _whole(filled: Filled, row: SheetRow, needed: Iterable[str], because: str) -> bool:
    """Whether everything is there that goes with a line that is filled in; each that is not is a fault."""
    missing = [name for name in needed if name not in row.cells]
    for name in missing:
        if name not in row.wrong:
            filled.fault(
                f"{row.at}/{name}",
                f"`{name}:` of {row.name} is empty.",
                f"Fill it in, or leave `{because}:` empty too.",
            )
    return not missing


def _half_reviewed(filled: Filled, row: SheetRow, last: Review) -> None:
    """Something is filled in or changed, and there is no day."""
    before = {"consequence": last.consequence, "likelihood": last.likelihood, "by": owner_of(row, filled)}
    other = ["note"] if "note" in row.cells else []
    if row.fresh:
        other += [name for name, value in before.items() if row.cells.get(name, value) != value]
    if other and "date" not in row.wrong:
        filled.fault(
            f"{row.at}/{other[0]}",
            f"{row.name} has no `date:`, and its `{other[0]}:` is filled in.",
            "Write the day of the review, or leave its lines as they were.",
        )


def _half_acted(filled: Filled, row: SheetRow) -> None:
    """Something is filled in, and it is neither done nor given longer."""
    other: list[str] = [name for name in ("note", "why") if name in row.cells]
    if row.fresh and row.cells.get("by", "") not in ("", owner_of(row, filled)):
        other.append("by")
    if other and not row.wrong & {"done", "extend_to"}:
        needed = {"note": "`done:`", "why": "`extend_to:`"}.get(other[0], "`done:` or `extend_to:`")
        filled.fault(
            f"{row.at}/{other[0]}",
            f"{row.name} has no {needed}, and its `{other[0]}:` is filled in.",
            "Write a day there, or leave its lines as they were.",
        )
