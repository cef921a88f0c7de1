"""`qaif indicator import`: adds the figures of a CSV file to indicators, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from qaif_cli.errors import QaifError
from qaif_cli.exchange.columns import Choice
from qaif_cli.exchange.figures import read_figures
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.commit_drafts import carry_out
from qaif_cli.flow.writing.figure_rows import FigureJudge
from qaif_cli.flow.writing.points import Figure, RecordedFigures, inside, take
from qaif_cli.flow.writing.report_result import told
from qaif_cli.model.edit import Draft
from qaif_cli.model.register import Register
from qaif_cli.render.words import number_of


@dataclass(frozen=True)
class ImportOptions:
    """What the user asked.

    Attributes:
        revise: Whether a figure that differs from a recorded one puts that right.
        dates_begin: Whether the dates are the first days of their periods.
        choice: What is said of the sheet and the columns of the file.
        indicator: The indicator of all figures, by its ID or title; empty where the file names it.
    """

    revise: bool = False
    dates_begin: bool = False
    choice: Choice = field(default_factory=Choice)
    indicator: str = ""


def import_figures(ask: Ask, data: bytes, name: str, options: ImportOptions, *, dry_run: bool) -> str:
    """Record every figure of a file, or only report what would change; returns the report.

    Args:
        ask: What the command is told.
        data: The file.
        name: Its name, as the user gave it; `-` for standard input.
        options: What the user asked.
        dry_run: Whether nothing is written.

    Raises:
        QaifError: where any line cannot be, with every such line; then nothing is written.
    """
    called = "standard input" if name == "-" else name
    reading = read(ask)
    known = {item.id: item for item in reading.register.indicators}
    only = _named(options.indicator, reading.register) if options.indicator else ""
    judge = FigureJudge(reading.register, options.revise, options.dates_begin, ask.today)
    rows = read_figures(data, called, judge.fault, options.choice, only)
    if not rows:
        raise QaifError(f"`{called}` holds no figure.", "A line is: indicator,2026-04-30,81.5.")
    judge.same_scale(rows, called)
    by_indicator: dict[str, list[Figure]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator, []).append(judge.figure(row, known[row.indicator]))
    taken = {id_: take(known[id_], figures, revise=options.revise) for id_, figures in by_indicator.items()}
    drafts = tuple(Draft("indicator", id_, made.edits) for id_, made in taken.items() if made.edits)
    lines = [_line(id_, made) for id_, made in taken.items()]
    lines += [line for id_, figures in by_indicator.items() for line in inside(known[id_], figures)]
    lines += judge.taken(rows)
    count = _count(taken, dry_run=dry_run)
    if not drafts:
        return "".join(f"{line}\n" for line in (*judge.taken(rows), count))
    done = carry_out(reading, drafts, ask.today, dry_run=dry_run)
    # Of hundreds of figures, how many go where is easier to read than a diff of them.
    shown = told(Proposal(drafts, (*lines, count)), replace(done, changes=""), dry_run=dry_run)
    return shown.lstrip("\n")


def _named(said: str, register: Register) -> str:
    """The indicator that the user named for all figures."""
    there = {item.id: item.title for item in register.indicators}
    return named("indicator", said, there, register.unread("indicator"))


def _line(id_: str, made: RecordedFigures) -> str:
    new = made.made - made.revised
    said = [f"{number_of(new, 'new point')}"] if new else []
    said += [f"{number_of(made.revised, 'point')} revised"] if made.revised else []
    said += [f"{made.same} recorded already"] if made.same else []
    return f"{id_}: {', '.join(said)}"


def _count(taken: Mapping[str, RecordedFigures], *, dry_run: bool) -> str:
    made = sum(item.made for item in taken.values())
    same = sum(item.same for item in taken.values())
    said = f"{number_of(made, 'point')} {'would be ' if dry_run and made else ''}recorded"
    said += f", {same} recorded already" if same else ""
    return f"{said[0].upper()}{said[1:]}."
