"""`qaif apply`: records what was filled in on a sheet, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.flow.sheets.area_return import answer, figure, group_figure, report, stand
from qaif_cli.flow.sheets.decided import decide, minuted
from qaif_cli.flow.sheets.filled import Filled, SheetRow
from qaif_cli.flow.sheets.fingerprint import only_by
from qaif_cli.flow.sheets.first_week import give
from qaif_cli.flow.sheets.kinds import (
    ACTIONS,
    AREAS,
    COMMITMENTS,
    DUTIES,
    FIGURES,
    GROUPS,
    HELD,
    ITEMS,
    MINUTES,
    OWNERS,
    RETURN,
    RETURNS,
    REVIEWS,
    UNDONE,
)
from qaif_cli.flow.sheets.minutes import hold, minute
from qaif_cli.flow.sheets.reading import read_filled
from qaif_cli.flow.sheets.round import returned
from qaif_cli.flow.sheets.steps import SheetStep, action, review
from qaif_cli.flow.writing.commit_drafts import carry_out
from qaif_cli.flow.writing.meanwhile import as_it_is_now
from qaif_cli.flow.writing.report_result import told
from qaif_cli.model.edit import Draft, Edit
from qaif_cli.model.sheet import SheetPage
from qaif_cli.render.words import number_of

STEPS: dict[str, Callable[[Filled, SheetRow], SheetStep]] = {
    REVIEWS.name: review,
    ACTIONS.name: action,
    ITEMS.name: decide,
    HELD.name: hold,
    MINUTES.name: minute,
    RETURN.name: report,
    DUTIES.name: answer,
    COMMITMENTS.name: stand,
    FIGURES.name: figure,
    GROUPS.name: group_figure,
    AREAS.name: give,
    OWNERS.name: give,
    UNDONE.name: give,
    RETURNS.name: returned,
}
"""What a row does, by the part of the sheet that it stands in."""


def apply_sheet(ask: Ask, path: Path, *, dry_run: bool) -> str:
    """Apply a filled sheet, or only report what would change; returns the report.

    Raises:
        QaifError: where anything in it cannot be, with every fault; then nothing is written.
    """
    page = read_filled(path)
    return as_it_is_now(
        ask.workspace().records, lambda: _applied(ask, page, dry_run=dry_run), writes=not dry_run
    )


def _applied(ask: Ask, page: SheetPage, *, dry_run: bool) -> str:
    reading = read(ask)
    filled = _filled(page, reading, ask.today)
    steps = [(row, STEPS[row.part.name](filled, row)) for row in filled.rows]
    filled.refuse()
    lines = [f"{row.name}: {step.says}" for row, step in steps if step.edits]
    count = _count(filled, steps, dry_run=dry_run)
    drafts = _drafts(reading, steps)
    if filled.sitting:
        made = [(row.held.record.id, step.decided) for row, step in steps if step.decided]
        minutes, says = minuted(filled.sitting, made, reading.framework)
        lines += says
        drafts += [Draft("meeting", filled.sitting.id, tuple(minutes))] if minutes else []
    if not drafts:
        return "".join(f"{line}\n" for line in (*lines, count))
    done = carry_out(reading, drafts, ask.today, dry_run=dry_run)
    # Of a score of records, what is done to each is easier to read than their files or a diff.
    proposal = Proposal(tuple(drafts), (*lines, count))
    return told(proposal, replace(done, paths=(), changes=""), dry_run=dry_run).lstrip("\n")


def _filled(page: SheetPage, reading: Reading, today: date) -> Filled:
    """The sheet checked against the register; a record that only the sheet itself changed since is as it was."""
    filled = Filled(page, reading, today)
    changed = {row.held.record.id: row.held for row in filled.rows if not row.fresh}
    if not changed:
        return filled
    probe = Filled(page, reading, today, changed)
    own: dict[str, list[Edit]] = {}
    for row in probe.rows:
        for id_, edit in STEPS[row.part.name](probe, row).recorded:
            own.setdefault(id_, []).append(edit)
    alone = [
        id_ for id_, edits in own.items() if id_ in changed and only_by(edits, probe.mark(id_), changed[id_])
    ]
    return Filled(page, reading, today, alone)


def _drafts(reading: Reading, steps: Iterable[tuple[SheetRow, SheetStep]]) -> list[Draft]:
    """One draft for each record that changes, in the order of the sheet."""
    edits: dict[str, list[Edit]] = {}
    for row, step in steps:
        for id_, made in (
            (row.held.record.id, step.edits),
            *((draft.id, draft.edits) for draft in step.beside),
        ):
            if made:
                edits.setdefault(id_, []).extend(made)
    return [Draft(reading.register.by_id[id_].kind, id_, tuple(made)) for id_, made in edits.items()]


def _count(filled: Filled, steps: Iterable[tuple[SheetRow, SheetStep]], *, dry_run: bool) -> str:
    """What was recorded, was recorded already and was left empty, for each part of the sheet."""
    steps = list(steps)
    said = []
    for part in filled.what.parts:
        here = [step for row, step in steps if row.part is part]
        if not here and len(filled.what.parts) > 1:
            continue
        made, there = sum(bool(step.edits) for step in here), sum(step.there for step in here)
        left = len(here) - made - there
        counts = [f"{number_of(made, part.word)} {'would be ' if dry_run and made else ''}recorded"]
        counts += [f"{there} recorded already"] if there else []
        counts += [f"{left} left empty and skipped"] if left else []
        said.append(", ".join(counts))
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}."
