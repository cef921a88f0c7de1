"""`qaif apply`: records what was filled in on a sheet, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.commit_drafts import carry_out
from qaif_cli.flow.writing.report_result import told
from qaif_cli.flow.writing.sheet_decisions import decide, minuted
from qaif_cli.flow.writing.sheet_kinds import ACTIONS, INSIGHTS, REVIEW
from qaif_cli.flow.writing.sheet_lines import Filled, SheetRow
from qaif_cli.flow.writing.sheet_steps import SheetStep, action, review
from qaif_cli.model.edit import Draft, Edit
from qaif_cli.model.kinds.intelligence import Discussion
from qaif_cli.render.words import number_of
from qaif_cli.store.sheet import read_sheet

STEPS: dict[str, Callable[[Filled, SheetRow], SheetStep]] = {
    REVIEW.name: review,
    ACTIONS.name: action,
    INSIGHTS.name: decide,
}
"""What a row does, by the kind of its sheet."""


def apply_sheet(ask: Ask, path: Path, *, dry_run: bool) -> str:
    """Apply a filled sheet, or only report what would change; returns the report.

    Raises:
        QaifError: where anything in it cannot be, with every fault; then nothing is written.
    """
    reading = read(ask)
    filled = Filled(read_sheet(path), reading, ask.today)
    edits: dict[str, list[Edit]] = {}
    lines: list[str] = []
    there = 0
    made: list[tuple[str, Discussion]] = []
    for row in filled.rows:
        step = STEPS[filled.what.name](filled, row)
        there += step.there
        if step.decided:
            made.append((row.held.record.id, step.decided))
        if step.edits:
            edits.setdefault(row.held.record.id, []).extend(step.edits)
            lines.append(f"{row.name}: {step.says}")
    filled.refuse()
    count = _count(filled, len(lines), there, dry_run=dry_run)
    if filled.sitting:
        minutes, says = minuted(filled.sitting, made, reading.framework)
        lines += says
        if minutes:
            edits[filled.sitting.id] = minutes
    if not edits:
        return "".join(f"{line}\n" for line in (*lines, count))
    drafts = tuple(
        Draft(reading.register.by_id[id_].kind, id_, tuple(changed)) for id_, changed in edits.items()
    )
    done = carry_out(reading, drafts, ask.today, dry_run=dry_run)
    # Of a score of records, what is done to each is easier to read than their files or a diff.
    shown = told(Proposal(drafts, (*lines, count)), replace(done, paths=(), changes=""), dry_run=dry_run)
    return shown.lstrip("\n")


def _count(filled: Filled, made: int, there: int, *, dry_run: bool) -> str:
    word = filled.what.word
    left = len(filled.rows) - made - there
    said = [f"{number_of(made, word)} {'would be ' if dry_run and made else ''}recorded"]
    said += [f"{there} recorded already"] if there else []
    said += [f"{left} left empty and skipped"] if left else []
    text = ", ".join(said)
    return f"{text[0].upper()}{text[1:]}."
