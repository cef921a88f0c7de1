"""`qaif import risks` of a register that was exported: merges it cell by cell, writes it or only tries it, and tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.exchange.sheet import Place
from qaif_cli.flow.incoming.account import CellFate, Fate, refused, spans
from qaif_cli.flow.incoming.cell_words import LONGEST, cell_in_words
from qaif_cli.flow.incoming.changes import RowChange, UnfitError, changes_of
from qaif_cli.flow.incoming.new_rows import NewRow, new_rows
from qaif_cli.flow.incoming.returned import Returned, ReturnedRow, is_own, returned
from qaif_cli.flow.incoming.shown import said, shown
from qaif_cli.flow.incoming.taking import Taking
from qaif_cli.flow.incoming.threeway import MergedRow, Merging, choices
from qaif_cli.flow.incoming.told import ImportReport, rule_lines
from qaif_cli.flow.outgoing.columns import BY_HEADING, KEY
from qaif_cli.flow.outgoing.values import Titles, rows_of, titles_of
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.flow.writing.commit_drafts import Done, carry_out
from qaif_cli.flow.writing.report_result import UNWRITTEN
from qaif_cli.model.edit import Draft
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.words import in_words, listed
from qaif_cli.render.words import number_of

__all__ = ["is_own", "merged_back"]


@dataclass
class _Merge:
    """A register that comes back, and what it would change.

    Attributes:
        rows: The rows of exported risks, with what became of their cells.
        changes: What each changes in its record, by its ID.
        new: The rows that were added.
    """

    reading: Reading
    there: Returned
    merging: Merging
    now: Titles
    rows: list[MergedRow] = field(default_factory=list)
    changes: dict[str, RowChange] = field(default_factory=dict)
    new: list[NewRow] = field(default_factory=list)

    @property
    def asked(self) -> list[MergedRow]:
        """The rows of which it must be said who is taken."""
        return [made for made in self.rows if made.asked]

    @property
    def added(self) -> list[NewRow]:
        """The rows that become new risks."""
        return [made for made in self.new if not made.known]


def merged_back(ask: Ask, data: bytes, name: str, taken: Sequence[str], *, write: bool) -> ImportReport:
    """Merge an exported register that came back, or only try it.

    Args:
        ask: What the command was told.
        data: The file.
        name: The file, as the user named it.
        taken: Whom to take where both sides changed a cell, as it was typed.
        write: Whether it is written; all of it, or nothing.

    Raises:
        QaifError: where the file is refused whole, or the register refuses what it asks for.
    """
    reading = read(ask)
    there = returned(data, "standard input" if name == "-" else name)
    _same_register(there, reading)
    now = titles_of(reading)
    taking = Taking(reading, there.base.titles, now, ask.today)
    merging = Merging(there, rows_of(reading, now), taking, choices(taken, there.base.rows))
    made = _Merge(reading, there, merging, now)
    made.rows = list(merging.merged())
    _changes(made, ask)
    made.new = list(new_rows(merging))
    stopped = _stopped(made)
    done = None if stopped else _written(made, ask, write=write)
    lines = [*_file(made), *_rows(made), *_beside(made), *_told(made, done, write=write)]
    if not (write and done):
        lines.append(UNWRITTEN)
    return ImportReport("\n".join(lines) + "\n", tuple(_fates(made)), str, stopped)


def _same_register(there: Returned, reading: Reading) -> None:
    """Refuse a register that is not this one.

    Raises:
        QaifError: where it is another.
    """
    ours, base = reading.framework.organisation.name, there.base
    if base.organisation != ours:
        raise QaifError(
            f"`{there.name}` was exported from the register of {base.organisation}, and this is that of {ours}.",
            "Import it where it was exported.",
        )


def _changes(made: _Merge, ask: Ask) -> None:
    """What each row changes in its record; notes what cannot be."""
    bad = {item.row for item in made.merging.refusals}
    for row in made.rows:
        risk = made.reading.register.get(Risk, row.row.id)
        if row.row.row in bad or row.asked or risk is None:
            continue
        try:
            change = changes_of(row, risk, made.reading, ask.today, recorded=made.merging.recorded(row))
        except UnfitError as error:
            made.merging.refuse(row.row, error.heading, str(error))
        except QaifError as error:
            made.merging.refuse(row.row, "", str(error))
        else:
            made.changes[risk.id] = change


def _stopped(made: _Merge) -> str:
    """Why nothing can be written; empty where it can."""
    why = ["some rows are refused"] if made.merging.refusals else []
    why += ["it is not said whom to take where both changed a cell"] if made.asked else []
    return " and ".join(why)


def _written(made: _Merge, ask: Ask, *, write: bool) -> Done | None:
    """Write what changes, or only have it judged; None where nothing does."""
    drafts = [Draft("risk", id_, tuple(change.edits)) for id_, change in made.changes.items() if change.edits]
    drafts += [Draft("risk", "", fields=row.risk.fields) for row in made.added]
    return carry_out(made.reading, drafts, ask.today, dry_run=not write) if drafts else None


def _file(made: _Merge) -> Iterator[str]:
    """What the file is, and what was noticed about it."""
    base, there = made.there.base, made.there
    commit = f", commit {base.commit[:9]}" if base.commit else ""
    yield (
        f"{there.name}: the register as it was exported on {_day(base.day)}{commit}, with"
        f" {number_of(len(base.rows), 'risk')}; what was changed in it is merged with the records as they are now."
    )
    hidden = sorted(there.sheet.hidden_rows & {row.row for row in there.rows})
    if hidden:
        yield f"Hidden or filtered rows were read like the others: {spans(hidden)}."
    if there.extra:
        yield f"Columns that are none of the register, and of which nothing is taken: {', '.join(map(shown, there.extra))}."


def _day(text: str) -> str:
    return in_words(date.fromisoformat(text))


def _rows(made: _Merge) -> Iterator[str]:
    """What became of each cell that either side changed."""
    for row in made.rows:
        if not (row.cells or row.event):
            continue
        yield f"{row.row.id}, row {row.row.row}:"
        for cell in row.cells.values():
            yield f"  {cell.heading}: {cell_in_words(cell, row.row.id, made.now, asked=cell.heading in row.asked)}"
        change = made.changes.get(row.row.id)
        yield from (f"  {line}" for line in (change.says if change is not None else ()))
        if row.event and change is not None and not change.says:
            yield "  what it says of a review is recorded already"


def _beside(made: _Merge) -> Iterator[str]:
    """Rows that are gone, risks that came since, and rows that were added."""
    gone = made.there.gone
    if gone:
        yield f"Rows that are gone from the sheet; nothing is deleted, and the records stay as they are: {', '.join(gone)}."
    since = [id_ for id_ in made.merging.now if id_ not in made.there.base.rows]
    if since:
        yield (
            f"On the register and not in the export: {number_of(len(since), 'risk')}, left as it is: {', '.join(since)}."
            if len(since) == 1
            else f"On the register and not in the export: {number_of(len(since), 'risk')}, left as they are."
        )
    lost = [row.row.id for row in made.rows if row.row.id not in made.merging.now and not row.cells]
    if lost:
        yield f"In the export, and no longer on the register or not to be read: {', '.join(lost)}."


def _told(made: _Merge, done: Done | None, *, write: bool) -> Iterator[str]:
    """The new risks, what is refused, and the count."""
    edited = sum(1 for change in made.changes.values() if change.edits)
    names = list(done.names[edited:]) if done else [""] * len(made.added)
    for row, name in zip(made.added, names, strict=True):
        last = row.risk.fields.get("reviews", [{}])[-1]
        score = (
            f": {last['consequence']} × {last['likelihood']} = {last['consequence'] * last['likelihood']}"
            if last
            else ""
        )
        title = shown(row.risk.fields.get("title", ""), "", LONGEST)
        yield f"row {row.row.row}: new risk{f' {name}' if name else ''}, “{title}”{score}"
    for row in made.new:
        if row.known:
            yield f"row {row.row.row}: on the register already as {row.known}"
    if made.merging.refusals:
        yield "Refused:"
        yield from refused(made.merging.refusals)
    yield _count(made, edited, write=bool(write and done))
    if done:
        yield from done.late
        yield from rule_lines(done.exceptions, write=write)


def _count(made: _Merge, edited: int, *, write: bool) -> str:
    """How many cells each side changed, and what that comes to."""
    times: Counter[str] = Counter(cell.change for row in made.rows for cell in row.cells.values())
    words = {"yours": "yours", "theirs": "theirs", "same": "the same in both", "both": "changed by both"}
    cells = ", ".join(f"{times[name]} {word}" for name, word in words.items() if times[name])
    if not (cells or edited or made.added or made.merging.refusals):
        return "Nothing in it differs from what was exported, and nothing changes."
    what = [f"{number_of(edited, 'risk')} {'changed' if write else 'would be changed'}"]
    what += (
        [f"{number_of(len(made.added), 'risk')} {'added' if write else 'would be added'}"]
        if made.added
        else []
    )
    rows = len({item.row for item in made.merging.refusals})
    what += [f"{number_of(rows, 'row')} refused"] if rows else []
    what += [f"{number_of(sum(len(row.asked) for row in made.asked), 'cell')} asked"] if made.asked else []
    return f"Cells: {cells or 'none changed'}. {listed(what)[0].upper()}{listed(what)[1:]}."


def _fates(made: _Merge) -> Iterator[CellFate]:
    """What became of every cell of the file."""
    rows = {row.row.row: row for row in made.rows}
    new = {row.row.row: row.row for row in made.new}
    headings = {column: name for name, column in made.there.columns.items()}
    bad = {(item.row, item.heading): item.why for item in made.merging.refusals}
    for sheet in made.there.book:
        for place, cell in sheet.cells.items():
            heading = (
                headings.get(place[1], "")
                if sheet is made.there.sheet and place[0] > made.there.heading
                else ""
            )
            fate, why = _fate(place, heading, rows, new, bad)
            yield CellFate(sheet.name, place, heading, said(cell), fate, why)


def _fate(
    place: Place,
    heading: str,
    rows: dict[int, MergedRow],
    new: dict[int, ReturnedRow],
    bad: dict[tuple[int, str], str],
) -> tuple[Fate, str]:
    if (place[0], heading) in bad:
        return "refused", bad[place[0], heading]
    column: Any = BY_HEADING.get(heading)
    if column is None:
        return "set aside", "the key of the row" if heading == KEY else "none of the register"
    row = rows.get(place[0])
    cell = row.cells.get(heading) if row else None
    found: list[tuple[bool, Fate, str]] = [
        (row is not None and heading in row.event, "imported", "a review, a closing or a reopening"),
        (place[0] in new and (column.kind != "worked" or column.new_only), "imported", "a new risk"),
        (column.kind == "worked", "derived", "worked out"),
        (cell is None, "set aside", "as it was exported"),
        (cell is not None and cell.side is None, "refused", "both changed it"),
        (cell is not None and cell.side == "yours", "imported", cell.change if cell else ""),
    ]
    return next(((fate, why) for so, fate, why in found if so), ("set aside", "the record is kept"))
