"""`qaif indicator import`: adds the figures of a CSV file to indicators, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.exchange.figures import FigureRow, read_figures
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.commit_drafts import carry_out
from qaif_cli.flow.writing.points import Figure, RecordedFigures, inside, misdated, recorded, take
from qaif_cli.flow.writing.report_result import told
from qaif_cli.judge.calendar import last_of_month
from qaif_cli.judge.periods import last_day
from qaif_cli.model.edit import Draft
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.indicator import Indicator, IndicatorPoint
from qaif_cli.model.register import Register
from qaif_cli.render.words import day, number_of

NO_FIGURE = "no figure in the file it came from"
"""Why a point is missing, where neither the line nor the record gives a reason."""


@dataclass(frozen=True)
class ImportOptions:
    """What the user asked.

    Attributes:
        revise: Whether a figure that differs from a recorded one puts that right.
        dates_begin: Whether the dates are the first days of their periods.
    """

    revise: bool = False
    dates_begin: bool = False


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
    rows = read_figures(data, called, lambda row: _fault(row, reading.register, options, ask.today))
    if not rows:
        raise QaifError(f"`{called}` holds no figure.", "A line is: indicator,2026-04-30,81.5.")
    by_indicator: dict[str, list[Figure]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator, []).append(_figure(row, known[row.indicator], options))
    taken = {id_: take(known[id_], figures, revise=options.revise) for id_, figures in by_indicator.items()}
    drafts = tuple(Draft("indicator", id_, made.edits) for id_, made in taken.items() if made.edits)
    lines = [_line(id_, made) for id_, made in taken.items()]
    lines += [line for id_, figures in by_indicator.items() for line in inside(known[id_], figures)]
    count = _count(taken, dry_run=dry_run)
    if not drafts:
        return f"{count}\n"
    done = carry_out(reading, drafts, ask.today, dry_run=dry_run)
    # Of hundreds of figures, how many go where is easier to read than a diff of them.
    shown = told(Proposal(drafts, (*lines, count)), replace(done, changes=""), dry_run=dry_run)
    return shown.lstrip("\n")


def _fault(row: FigureRow, register: Register, options: ImportOptions, today: date) -> str:
    """What is wrong with a line that can be read, and what to do."""
    indicator = register.get(Indicator, row.indicator)
    if indicator is None:
        return _not_there(row.indicator, register)
    if not options.dates_begin:
        wrong = misdated(indicator, row.day)
        if wrong:
            return f"{wrong}. Where all dates of the file are first days, say --dates-begin."
    elif indicator.every != "weekly" and row.day == last_of_month(row.day):
        return f"{day(row.day)} is the last day of a month, and --dates-begin was given. Write the first day of the period."
    new = _figure(row, indicator, options)
    if new.day > today:
        return f"The period ends on {day(new.day)}, which has not come yet. Leave the line out."
    there = _recorded(indicator, new.day)
    if there and (there.value, there.missing or "") != (new.value, new.missing) and not options.revise:
        return f"{day(new.day)} is {recorded(there)} already. If the figure was revised, say --revise."
    return ""


def _not_there(name: str, register: Register) -> str:
    """Why an indicator is not found."""
    try:
        id_ = named(
            "indicator",
            name,
            {item.id: item.id for item in register.indicators},
            register.unread("indicator"),
        )
    except QaifError as error:
        return str(error)
    return f"There is no indicator `{name}`. Did you mean `{id_}`?"


def _figure(row: FigureRow, indicator: Indicator, options: ImportOptions) -> Figure:
    end = last_day(row.day, indicator.every) if options.dates_begin else row.day
    if row.value is None:
        there = _recorded(indicator, end)
        return Figure(end, None, row.note or (there and there.missing) or NO_FIGURE)
    value = int(row.value) if row.value.is_integer() else row.value
    return Figure(end, value, note=row.note)


def _recorded(indicator: Indicator, day: date) -> IndicatorPoint | None:
    """The point that an indicator has of a day."""
    return next((item for _, item in numbered(indicator.points, date.max) if item.date == day), None)


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
