"""Rows that somebody added to an exported register: new risks, made as an import makes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from qaif_cli.errors import QaifError
from qaif_cli.exchange.sheet import Cell
from qaif_cli.flow.incoming.build import FieldCell, RowRisk, read_row
from qaif_cli.flow.incoming.cells import CellReader
from qaif_cli.flow.incoming.entry_lines import new_lines, owned_action
from qaif_cli.flow.incoming.mapping import ImportMap, folded
from qaif_cli.flow.incoming.returned import ReturnedRow, seen_text
from qaif_cli.flow.incoming.threeway import Merging
from qaif_cli.flow.names import full_id
from qaif_cli.flow.outgoing.columns import (
    ACTIONS,
    BY,
    COLUMNS,
    CONSEQUENCE,
    CONTROLS,
    GAPS,
    LIKELIHOOD,
    ON,
    OWNER,
    REFERENCE,
    STATUS,
    TITLE,
    WORKED,
    RegisterColumn,
)
from qaif_cli.flow.outgoing.values import OPEN
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.risk import Risk

_NEEDED = (TITLE, "Area", OWNER, "Domain", CONSEQUENCE, LIKELIHOOD, ON, BY)
"""What a new row must say."""


@dataclass(frozen=True)
class NewRow:
    """A row that was added.

    Attributes:
        row: The row.
        risk: The risk that it becomes.
        known: The ID under which it is on the register already; empty where it is new.
    """

    row: ReturnedRow
    risk: RowRisk
    known: str


def new_rows(merging: Merging) -> Iterator[NewRow]:
    """The rows that were added, as far as each can be a risk; what cannot be is kept with the refusals."""
    taking = merging.taking
    reader = CellReader(taking.reading, ImportMap(), taking.today)
    there = [item.record for item in taking.reading.register.held if isinstance(item.record, Risk)]
    known = {folded(risk.title): risk.id for risk in there}
    known |= {folded(name): risk.id for risk in there for name in risk.formerly}
    titles: dict[str, int] = {}
    for row in merging.there.rows:
        if row.id:
            continue
        faults = len(merging.refusals)
        cells = list(_cells(merging, row))
        if len(merging.refusals) > faults:
            continue
        made = read_row(reader, row.row, cells)
        _own_actions(merging, row, made)
        for place, why in made.faults:
            heading = next((cell.heading for cell in cells if cell.place == place), "")
            merging.refuse(row, heading, why)
        title = folded(made.fields.get("title", ""))
        if title in titles:
            merging.refuse(row, TITLE, f"the same title stands in row {titles[title]} too. Keep one.")
        titles.setdefault(title, row.row)
        yield NewRow(row, made, _known(made, known))


def _own_actions(merging: Merging, row: ReturnedRow, made: RowRisk) -> None:
    """Give each action the role and the day that stand behind it; notes what cannot be."""
    for action in made.fields.get("actions", ()):
        try:
            action["title"], action["owner"], action["due"] = owned_action(
                action["title"], merging.taking.now
            )
        except QaifError as error:
            merging.refuse(row, ACTIONS, str(error))


def _known(made: RowRisk, known: Mapping[str, str]) -> str:
    names = [made.fields.get("title", ""), *made.fields.get("formerly", ())]
    return next((known[folded(name)] for name in reversed(names) if folded(name) in known), "")


def _cells(merging: Merging, row: ReturnedRow) -> Iterator[FieldCell]:
    """The cells of a row that become something, each as it was read; notes what cannot be."""
    for heading in _NEEDED:
        if not seen_text(row.cells.get(heading)):
            merging.refuse(
                row, heading, f"a row without a key is a new risk, and `{heading}` is empty. Fill it in."
            )
    for column in COLUMNS:
        cell = row.cells.get(column.heading)
        if column.heading in WORKED:
            merging.figure(row, column.heading, cell)
            continue
        if column.kind == "worked" and not column.new_only:
            if seen_text(cell):
                merging.refuse(row, column.heading, "it is worked out. Clear it.")
            continue
        try:
            text = merging.taking.taken(column, cell, "")
            _fits(column, text, merging.there.base.rows)
        except QaifError as error:
            merging.refuse(row, column.heading, str(error))
            continue
        if text and column.heading != STATUS:
            for made in _as_cells(column, text):
                yield FieldCell(merging.there.place(row, column.heading), column.field, column.heading, made)


def _fits(column: RegisterColumn, text: str, exported: Mapping[str, object]) -> None:
    """Refuse what a new risk cannot be.

    Raises:
        QaifError: where it cannot.
    """
    if (
        column.heading == REFERENCE
        and text
        and (full_id(text) in exported or full_id(text) != text or _ours(text))
    ):
        raise QaifError(
            f"`{text}` looks like an ID, and a new risk gets its own when it is written.", "Clear it."
        )
    if column.heading == STATUS and text not in ("", OPEN):
        raise QaifError("a new risk is open.", "Close it when it is on the register: `qaif risk close`.")


def _ours(text: str) -> bool:
    letter, dash, figures = text.partition("-")
    return bool(dash) and len(letter) == 1 and letter.isupper() and figures.isdecimal()


def _as_cells(column: RegisterColumn, text: str) -> Iterator[Cell]:
    """What was read, as cells of an import."""
    if column.kind == "step":
        yield Cell("number", int(text))
    elif column.kind == "names":
        yield from (Cell("text", id_) for id_ in text.split("\n"))
    elif column.kind == "day" or column.day:
        if text != UNKNOWN:
            yield Cell("date", datetime.fromisoformat(text))
    elif column.heading in (CONTROLS, GAPS, ACTIONS):
        yield from (Cell("text", line) for line in new_lines(column.heading, text))
    else:
        yield Cell("text", text)
