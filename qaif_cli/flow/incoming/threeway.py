"""The three-way merge of an exported register that comes back: what became of each cell, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from qaif_cli.errors import QaifError
from qaif_cli.exchange.sheet import Cell
from qaif_cli.flow.incoming.account import Refusal
from qaif_cli.flow.incoming.entry_lines import merged_lines
from qaif_cli.flow.incoming.returned import Returned, ReturnedRow, seen_text
from qaif_cli.flow.incoming.taking import Taking
from qaif_cli.flow.outgoing.columns import (
    BY,
    COLUMNS,
    CONSEQUENCE,
    EVENT,
    LIKELIHOOD,
    ON,
    REFERENCE,
    SCORE,
    SCORES,
    STATUS,
    TARGET_CONSEQUENCE,
    TARGET_LIKELIHOOD,
    TARGET_SCORE,
    WORKED,
    RegisterColumn,
)
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.words import listed

_TARGET = (TARGET_CONSEQUENCE, TARGET_LIKELIHOOD)
Change = Literal["unchanged", "yours", "theirs", "same", "both"]
"""What became of a cell since the export: changed in the sheet, in the records, in both alike, or in both and not alike."""
Side = Literal["yours", "theirs"]
_SAID = re.compile(
    r"(?:(?P<id>[^:=]+?)(?::(?P<heading>[^=]+?))?\s*=\s*)?(?P<side>yours|theirs)", re.IGNORECASE
)


def change_of(was: str, mine: str, theirs: str) -> Change:
    """The three-way table: what became of a value that was, that the sheet says, and that the records say."""
    if mine == theirs:
        return "unchanged" if mine == was else "same"
    if mine == was:
        return "theirs"
    return "yours" if theirs == was else "both"


@dataclass(frozen=True)
class MergedCell:
    """A cell of which either side says something else than was exported.

    Attributes:
        change: What became of it.
        side: Who is taken; None where that must be said.
    """

    heading: str
    was: str
    mine: str
    theirs: str
    change: Change
    side: Side | None


@dataclass
class MergedRow:
    """A risk of which a row came back.

    Attributes:
        row: The row.
        cells: What changed, by heading.
        event: What its columns of a review say.
        values: What the row says in each column that can be read.
        asked: The headings of which it must be said who is taken.
    """

    row: ReturnedRow
    cells: dict[str, MergedCell] = field(default_factory=dict)
    event: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def new(self, heading: str) -> str | None:
        """What a column becomes; None where the record stays as it is."""
        cell = self.cells.get(heading)
        return cell.mine if cell and cell.side == "yours" and cell.change != "same" else None


@dataclass(frozen=True)
class Choices:
    """Whom to take where both sides changed a cell.

    Attributes:
        all: For every cell; None where it is asked.
        some: For a risk, or for one of its columns; the heading in small letters, empty for the whole risk.
    """

    all: Side | None = None
    some: Mapping[tuple[str, str], Side] = field(default_factory=dict)

    def of(self, id_: str, heading: str) -> Side | None:
        """Whom to take for a cell; None where that was not said."""
        return self.some.get((id_, heading.casefold())) or self.some.get((id_, "")) or self.all


def choices(said: Sequence[str], known: Mapping[str, object]) -> Choices:
    """What `--take` says: `yours`, `R-0007=theirs`, `R-0007:Title=yours`.

    Args:
        said: Each as it was typed.
        known: The risks of the sheet, by their IDs.

    Raises:
        QaifError: where one is nothing that can be taken.
    """
    every: Side | None = None
    some: dict[tuple[str, str], Side] = {}
    headings = {column.heading.casefold() for column in COLUMNS}
    for text in said:
        found = _SAID.fullmatch(text.strip())
        id_ = found["id"].strip().upper() if found and found["id"] else ""
        heading = found["heading"].strip().casefold() if found and found["heading"] else ""
        if found is None or (id_ and id_ not in known) or (heading and heading not in headings):
            raise QaifError(
                f"`--take {text}` names nothing of the sheet.",
                "Say yours or theirs for all, R-0007=yours for a risk, or R-0007:Title=theirs for a cell.",
            )
        side: Side = "yours" if found["side"].casefold() == "yours" else "theirs"
        if id_:
            some[id_, heading] = side
        else:
            every = side
    return Choices(every, some)


@dataclass
class Merging:
    """Merges the rows of a register that came back.

    Attributes:
        there: The register.
        now: What each risk says now, by its ID.
        taking: Reads cells.
        choices: Whom to take.
        refusals: What cannot be.
    """

    there: Returned
    now: Mapping[str, Mapping[str, str]]
    taking: Taking
    choices: Choices
    refusals: list[Refusal] = field(default_factory=list)

    def merged(self) -> Iterator[MergedRow]:
        """The rows of the risks that were exported and are on the register still."""
        for row in self.there.rows:
            if row.id:
                yield self._row(row)

    def refuse(self, row: ReturnedRow, heading: str, why: str) -> None:
        """Keep why a row cannot be taken."""
        place = self.there.place(row, heading) if heading else None
        self.refusals.append(Refusal(row.row, place, heading, why))

    def _row(self, row: ReturnedRow) -> MergedRow:
        made = MergedRow(row)
        was, theirs = self.there.base.rows[row.id], self.now.get(row.id)
        for column in COLUMNS:
            cell = row.cells.get(column.heading)
            if column.kind == "worked":
                self._worked(row, column, cell, was[column.heading])
                continue
            there = was[column.heading] if theirs is None else theirs[column.heading]
            try:
                mine = self.taking.taken(column, cell, was[column.heading])
                if column.kind == "entries" and mine != was[column.heading]:
                    mine = merged_lines(column.heading, mine, was[column.heading], there)
            except QaifError as error:
                self.refuse(row, column.heading, str(error))
                continue
            if column.heading in EVENT:
                made.event |= {column.heading: mine} if mine else {}
                continue
            made.values[column.heading] = mine
            change = change_of(was[column.heading], mine, there)
            if change != "unchanged":
                side = self._side(row.id, column.heading, change)
                made.cells[column.heading] = MergedCell(
                    column.heading, was[column.heading], mine, there, change, side
                )
        if theirs is None and (made.event or made.cells):
            self.refuse(
                row, "", f"{row.id} is no longer on the register or cannot be read, and its row was changed."
            )
        self._one_score(made)
        made.asked += [
            name for name, cell in made.cells.items() if cell.side is None and name not in made.asked
        ]
        return made

    def _side(self, id_: str, heading: str, change: Change) -> Side | None:
        if change == "both":
            return self.choices.of(id_, heading)
        return "yours" if change == "yours" else "theirs"

    def _one_score(self, made: MergedRow) -> None:
        """Consequence and likelihood are one score: where one is changed here and the other there, that is asked too."""
        here = [name for name in SCORES if name in made.cells]
        if self.recorded(made):
            for name in here:
                made.cells[name] = replace(made.cells[name], change="theirs", side="theirs")
            here = []
        reviewed = bool(made.event) and STATUS not in made.cells
        self._joined(made, here, mine=reviewed)
        self._joined(made, [name for name in _TARGET if name in made.cells], mine=False)

    def _joined(self, made: MergedRow, here: Sequence[str], *, mine: bool) -> None:
        """Ask of both parts of a score where both sides changed something in it; `mine` where a review is in the sheet."""
        changes = {made.cells[name].change for name in here}
        if not ((mine or changes & {"yours", "both"}) and changes & {"theirs", "both"}):
            return
        for name in here:
            cell = made.cells[name]
            if cell.change != "same":
                side = self.choices.of(made.row.id, name)
                made.cells[name] = replace(cell, side=side)
                made.asked += [name] if side is None else []

    def recorded(self, made: MergedRow) -> bool:
        """Whether the register holds already the review that a row records, as when a file is imported twice."""
        risk = self.taking.reading.register.get(Risk, made.row.id)
        if risk is None or STATUS in made.cells or not set(SCORES) <= made.values.keys():
            return False
        said = (made.event.get(ON), made.event.get(BY), *(made.values[name] for name in SCORES))
        return any(
            (str(review.date), review.by, str(review.consequence), str(review.likelihood)) == said
            for review in risk.reviews
        )

    def _worked(self, row: ReturnedRow, column: RegisterColumn, cell: Cell | None, was: str) -> None:
        """Refuse a cell that is worked out, and that says something else than was exported."""
        heading = column.heading
        if heading == REFERENCE:
            return
        if heading in WORKED:
            self.figure(row, heading, cell)
        elif not self.taking.unchanged(column, cell, was):
            self.refuse(
                row, heading, f"it is grey, and was changed: {column.how}. Put back what stood there."
            )

    def figure(self, row: ReturnedRow, heading: str, cell: Cell | None) -> None:
        """Refuse a figure that was typed over a formula and is not what it works out; an error too."""
        if cell is not None and cell.kind == "error":
            self.refuse(row, heading, f"the cell holds the error {cell.value}. Put the formula right.")
            return
        factors = {SCORE: (CONSEQUENCE, LIKELIHOOD), TARGET_SCORE: (TARGET_CONSEQUENCE, TARGET_LIKELIHOOD)}
        if cell is None or cell.formula or heading not in factors:
            return
        one, two = (row.cells.get(name) for name in factors[heading])
        values = [item.value for item in (one, two) if item is not None and isinstance(item.value, int)]
        right = values[0] * values[1] if len(values) == len(factors[heading]) else ""
        nothing = ("", "0") if right == "" else ()  # as an .xls holds the text of a formula that is empty
        if seen_text(cell) not in (str(right), *nothing):
            self.refuse(
                row,
                heading,
                f"`{seen_text(cell)}` was written over the formula; {listed(factors[heading])} make {right or 'nothing'}. "
                "Change those.",
            )
