"""Writes an import of figures, or only tries it, and tells it."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.flow.incoming.account import refused, shortened, spans
from qaif_cli.flow.incoming.fields import LEAVE
from qaif_cli.flow.incoming.figure_taking import figures_followed, in_file_order
from qaif_cli.flow.incoming.figures import FigureOutcome, PreparedFigures
from qaif_cli.flow.incoming.mapping import map_text
from qaif_cli.flow.incoming.private_cells import refused_as_private
from qaif_cli.flow.incoming.told import ImportReport, report_of, rule_lines, samples, sheet_lines
from qaif_cli.flow.writing.commit_drafts import Done, carry_out
from qaif_cli.flow.writing.points import RecordedFigures
from qaif_cli.render.words import number_of

_SHAPES = {
    "long": "a row for each figure",
    "columns": "a column for each indicator",
    "dates": "a column for each date",
}
_NAMED = 12


def figures_carried_out(prepared: PreparedFigures, *, write: bool) -> ImportReport:
    """Do what was prepared, or only try it.

    Args:
        prepared: The table, with what its columns are.
        write: Whether the figures are written; all of them, or none.

    Raises:
        QaifError: where a figure is on another scale, or a date may be read two ways.
    """
    made = figures_followed(prepared)
    fates, private = refused_as_private(in_file_order(prepared, made))
    made.refusals += private
    done = None
    if made.drafts and not made.refusals:
        done = carry_out(prepared.reading, made.drafts, prepared.ask.today, dry_run=not write)
    lines = [*sheet_lines(prepared.name, prepared.sheet.there)]
    lines += [f"It has {_SHAPES[prepared.columns.layout]}.", "", *_columns(prepared), ""]
    lines += _outcome(made, done, write=write)
    stopped = "" if made.figures else "it holds no figure of an indicator"
    stopped = "some rows are refused" if made.refusals else stopped
    return report_of(
        lines, fates, lambda: _map(prepared), written=write and done is not None, stopped=stopped
    )


def _columns(prepared: PreparedFigures) -> Iterator[str]:
    """What each column is, with samples; those headed by a date, and those that are left, in one line each."""
    yield "Columns:"
    left, dated = [], []
    for heading in prepared.sheet.there.headings:
        name = prepared.map.columns[heading.label]
        if heading.column in prepared.sheet.whens and prepared.columns.layout == "dates":
            dated.append(heading.label)
        elif name == LEAVE:
            left.append(heading.label)
        else:
            yield f"  {heading.label} → {name}: {samples(prepared.sheet.there, heading.label)}"
    if dated:
        more = f" to {dated[-1]}, {number_of(len(dated), 'period')}" if len(dated) > 1 else ""
        yield f"  {dated[0]}{more} → the figures of that period"
    if left:
        yield f"  left: {', '.join(left)}"
    if prepared.only:
        yield f"  all figures are of {prepared.only}"


def _outcome(made: FigureOutcome, done: Done | None, *, write: bool) -> Iterator[str]:
    """What is recorded of each indicator, what is set aside and what is refused."""
    new = sum(item.made for item in made.taken.values())
    same = sum(item.same for item in made.taken.values())
    verb = "recorded" if write and done else "would be recorded"
    known = f", {same} recorded already" if same else ""
    bad = len({(item.row, item.place) for item in made.refusals})
    wrong = f", {bad} refused" if bad else ""
    yield f"{number_of(new, 'point').capitalize()} {verb}{known}{wrong}."
    yield from (f"  {id_}: {_in_words(taken)}" for id_, taken in made.taken.items())
    yield from made.remarks
    if made.strange:
        names = [f"{name} ({count})" for name, count in made.strange.most_common(_NAMED)]
        more = f" and {len(made.strange) - _NAMED} more" if len(made.strange) > _NAMED else ""
        yield f"No indicators of the register: {', '.join(names)}{more}. Say in the map, under `values: indicator:`, which they are."
    if made.aside:
        yield "Rows set aside:"
        yield from shortened([f"  {spans(rows)}: {why}" for why, rows in made.aside.items()])
    if made.refusals:
        yield "Refused:"
        yield from refused(made.refusals)
    if done:
        yield from done.late
        yield from rule_lines(done.exceptions, write=write)


def _in_words(taken: RecordedFigures) -> str:
    new = taken.made - taken.revised
    said_of = [number_of(new, "new point")] if new else []
    said_of += [f"{number_of(taken.revised, 'point')} revised"] if taken.revised else []
    said_of += [f"{taken.same} recorded already"] if taken.same else []
    return ", ".join(said_of)


def _map(prepared: PreparedFigures) -> str:
    """The map to keep, with samples beside its columns."""
    values = {name: dict(words) for name, words in prepared.map.values.items()}
    return map_text(
        prepared.map, lambda label: samples(prepared.sheet.there, label), values, {}, prepared.table
    )
