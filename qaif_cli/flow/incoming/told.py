"""What every import tells alike: which sheet was read, which rules the new records break, and what the command is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qaif_cli.exchange.register_sheet import RegisterSheet
from qaif_cli.flow.incoming.account import CellFate, as_csv, counted, spans
from qaif_cli.flow.incoming.private_cells import to_look_at
from qaif_cli.flow.incoming.shown import said, shown
from qaif_cli.flow.writing.report_result import UNWRITTEN, rules_counted
from qaif_cli.judge.identifiers import masked
from qaif_cli.model.finding import Finding
from qaif_cli.render.words import number_of

SAMPLES = 3
"""So many different values of a column are shown."""


@dataclass(frozen=True)
class ImportReport:
    """What an import comes to.

    Attributes:
        text: The printed account.
        fates: What became of each cell, in the order of the file.
        make_map: Gives the map that was followed or proposed.
        stopped: Why nothing can be written; empty where it can, or was.
    """

    text: str
    fates: Sequence[CellFate]
    make_map: Callable[[], str]
    stopped: str = ""

    @property
    def map(self) -> str:
        """The map to keep."""
        return self.make_map()

    @property
    def account(self) -> str:
        """The account of every cell, as a CSV; made when it is asked for, for a national list has 300,000."""
        return as_csv(self.fates)


def report_of(
    lines: Sequence[str],
    fates: Sequence[CellFate],
    make_map: Callable[[], str],
    *,
    written: bool,
    stopped: str,
) -> ImportReport:
    """What an import comes to: its own lines, the count of the cells, and the account.

    Args:
        lines: What it says of the sheet and of the records.
        fates: What became of each cell, in the order of the file.
        make_map: Gives the map to keep.
        written: Whether anything was written.
        stopped: Why nothing can be written; empty where it can, or was.
    """
    told = [*lines, *to_look_at(fates), "", *counted(fates), *([] if written else [UNWRITTEN])]
    return ImportReport(masked("\n".join(told) + "\n"), fates, make_map, stopped)


def sheet_lines(name: str, there: RegisterSheet) -> Iterator[str]:
    """Which sheet was read, and what was noticed about it.

    Args:
        name: The file.
        there: Its sheet, with the heading.
    """
    rows = f"row {there.first}" if there.first == there.last else f"rows {there.first} to {there.last}"
    heading = f"the heading is {rows}, and" if there.last else "there is no heading;"
    below = "below it hold something" if there.last else "hold something"
    sheet = f", sheet `{there.sheet.name}`" if there.sheet.name else ""
    yield f"{name}{sheet}: {heading} {number_of(len(there.rows), 'row')} {below}."
    hidden_rows = sorted(there.sheet.hidden_rows & there.rows.keys())
    if hidden_rows:
        yield f"Hidden or filtered rows were read like the others: {spans(hidden_rows)}."
    hidden = [item.label for item in there.headings if item.column in there.sheet.hidden_columns]
    if hidden:
        yield f"Hidden columns were read like the others: {', '.join(hidden)}."


def rule_lines(found: Sequence[Finding], *, write: bool) -> Iterator[str]:
    """Which rules the new records break, a line for each rule; counted apart by how far each is verified."""
    if not found:
        return
    count = rules_counted({item.code: item.mark for item in found})
    yield f"This {'breaks' if write else 'would break'} {count} until corrected:"
    times = Counter(item.code for item in found)
    first = {item.code: item for item in reversed(found)}
    for code, many in times.items():
        example = first[code]
        yield f"  {code}, {number_of(many, 'time')}: {example.record}: {example.message} [{example.citation}]"


def samples(there: RegisterSheet, label: str) -> str:
    """The first different values of a column, shortened, and nothing that may identify a person."""
    heading = next(item for item in there.headings if item.label == label)
    seen: set[str] = set()
    found: dict[str, None] = {}
    for cells in there.rows.values():
        text = said(cells[heading.column]) if heading.column in cells else ""
        if text and text not in seen:
            seen.add(text)
            found[shown(text, heading.text)] = None
        if len(found) == SAMPLES:
            break
    return "; ".join(found) or "nothing below it"
