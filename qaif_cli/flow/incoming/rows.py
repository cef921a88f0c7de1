"""Tells what each row of a register is: a risk, what goes on from the row above, a note, a total, a line of a template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from qaif_cli.exchange.headings import plain
from qaif_cli.exchange.register_sheet import RegisterSheet
from qaif_cli.exchange.sheet import Cell
from qaif_cli.flow.incoming.fields import CARRIERS, FIELDS, LEAVE, OPEN
from qaif_cli.flow.incoming.mapping import ImportMap
from qaif_cli.flow.incoming.shown import said

RowKind = Literal["risk", "more", "aside", "untold"]
"""A risk; what goes on from the risk above; what is set aside; a row with content that does not say what the risk is."""
_TOTAL = re.compile(r"(?:grand |sub ?)?totals?(?: risks?| score| number of risks)?|sum|average|count|mean")
_PLACEHOLDER = re.compile(
    r"(?:please )?(?:select|choose|enter|pick|type)(?: (?:an?|the|your|one|from|here|text|risk|title|description|item"
    r"|option|value|list|date|name|owner|status|level|score|below|dropdown|drop|down)){1,6}\W*"
    r"|(?:please )?(?:select|choose)\W*|<[^>]*>|\[[^\]]*\]|-+|\.+|_+|tbc|tba|n/?a|0",
    re.IGNORECASE,
)
_LEAVES = "the map leaves out"
_MANY = 3
"""So many rows that are alike and say of no risk what it is are lines of a template."""
_HEADINGS = 3


@dataclass(frozen=True)
class SortedRow:
    """A row with what it is.

    Attributes:
        row: Its number.
        kind: What it is.
        cells: Its cells, by column.
        why: Of a row that is set aside, why; of one that goes on, from which row.
    """

    row: int
    kind: RowKind
    cells: Mapping[int, Cell]
    why: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether the row below may go on from it: from a risk, also one that the map leaves out."""
        return self.kind in ("risk", "more") or self.why.startswith(_LEAVES)


@dataclass(frozen=True)
class RowSorter:
    """Sorts the rows of a sheet by a map."""

    there: RegisterSheet
    map: ImportMap

    @cached_property
    def _fields(self) -> dict[int, str]:
        """The field of each column that becomes one."""
        named = {
            heading.column: self.map.columns.get(heading.label, LEAVE) for heading in self.there.headings
        }
        return {column: name for column, name in named.items() if name not in (LEAVE, OPEN)}

    @cached_property
    def _alike(self) -> Counter[tuple[tuple[int, str], ...]]:
        return Counter(self._pattern(cells) for cells in self.there.rows.values())

    def _pattern(self, cells: Mapping[int, Cell]) -> tuple[tuple[int, str], ...]:
        """What somebody may have written in a row, besides its reference: neither formulas nor what asks to be filled."""
        return tuple(
            (column, said(cell))
            for column, cell in sorted(cells.items())
            if self._fields.get(column, "reference") != "reference" and not cell.formula and _filled(cell)
        )

    def sorted_rows(self) -> Iterator[SortedRow]:
        """Every row below the heading, with what it is."""
        above: SortedRow | None = None
        ends = 0
        for row, cells in self.there.rows.items():
            near = above if above and row in (above.row + 1, ends + 1) else None
            above = self._sorted(row, cells, near)
            # The row of a CSV is the line in which it begins, and a cell of several lines takes as many.
            ends = row + sum(said(cell).count("\n") for cell in cells.values())
            yield above

    def _sorted(self, row: int, cells: Mapping[int, Cell], above: SortedRow | None) -> SortedRow:
        has = {
            self._fields[column] for column, cell in cells.items() if column in self._fields and _filled(cell)
        }
        written = {
            name for column, name in self._fields.items() if column in cells and not cells[column].formula
        }
        measured = bool(has & written & _MEASURED)
        why = self._no_risk(row, cells, has)
        if why:
            return SortedRow(row, "aside", cells, why)
        if has & set(CARRIERS):
            return self._with_text(row, cells, has, above, measured=measured)
        free = any(FIELDS[name].kind == "text" for name in has)
        bare = not measured and "reference" not in has
        if free and bare and above and above.goes_on:
            return _more(row, cells, above)
        pattern = self._pattern(cells)
        if bare and (not free or len(cells) == 1):
            why = "a note or a list beside the register"
        elif has == {"reference"}:
            why = "a reference or the heading of a section: nothing says what the risk is"
        elif not free and (not pattern or self._alike[pattern] >= _MANY):
            why = "a line of the template that nobody filled in: it does not say what the risk is"
        return SortedRow(row, "aside" if why else "untold", cells, why)

    def _no_risk(self, row: int, cells: Mapping[int, Cell], has: set[str]) -> str:
        """Why a row is no risk, whatever its text says; empty where it may be one."""
        if row in self.map.leave_rows:
            return f"{_LEAVES} this row"
        if self._is_heading(cells):
            return "the heading once more"
        if _says_total(cells) and not has & {"likelihood", "consequence"}:
            return "a row of totals"
        return "" if has else "nothing stands in the columns of the register"

    def _with_text(
        self, row: int, cells: Mapping[int, Cell], has: set[str], above: SortedRow | None, *, measured: bool
    ) -> SortedRow:
        """A row that says what something is: a risk, or a note where it has neither a reference nor a score."""
        alone = "reference" not in has and not measured
        if alone and above and above.goes_on and self._merged_above(row):
            return _more(row, cells, above)
        if alone and has <= {*CARRIERS, "note"}:
            return SortedRow(row, "aside", cells, "a note: neither a reference nor a score stands beside it")
        return SortedRow(row, "risk", cells)

    def _merged_above(self, row: int) -> bool:
        """Whether a cell of another column is merged from above into this row, as where a risk takes several lines."""
        return any(top < row <= bottom for top, _, bottom, _ in self.there.sheet.merges)

    def _is_heading(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row repeats the heading, as registers do at the top of each printed page."""
        texts = self._texts
        same = [
            column for column, cell in cells.items() if column in texts and texts[column] == plain(said(cell))
        ]
        return len(same) >= min(_HEADINGS, len(texts)) and len(same) * 2 > len(cells)

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {heading.column: plain(heading.text) for heading in self.there.headings if heading.text}


def _more(row: int, cells: Mapping[int, Cell], above: SortedRow) -> SortedRow:
    """A row that goes on from the one above; it goes where that goes."""
    if above.kind == "aside":
        return SortedRow(row, "aside", cells, f"{_LEAVES} row {above.row}, and this one goes on from it")
    return SortedRow(row, "more", cells, f"it goes on from row {above.row}")


_MEASURED = frozenset({"likelihood", "consequence", "score", "level"})


def _filled(cell: Cell) -> bool:
    """Whether a cell holds something that is no place to be filled in."""
    if cell.kind in ("error", "uncomputed"):
        return True
    text = said(cell)
    return bool(text) and not _PLACEHOLDER.fullmatch(" ".join(text.split()))


def _says_total(cells: Mapping[int, Cell]) -> bool:
    texts = [plain(said(cell)) for _, cell in sorted(cells.items()) if cell.kind == "text" and said(cell)]
    return any(_TOTAL.fullmatch(text) for text in texts[:2])
