"""Takes the figures of a table: which rows are of which indicator, what each cell says, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qaif_cli.errors import QaifError
from qaif_cli.exchange.cells import Amount, amount_of, printable
from qaif_cli.exchange.days import When, both_ways, when_of
from qaif_cli.exchange.figures import FigureRow
from qaif_cli.exchange.sheet import Cell
from qaif_cli.flow.incoming.account import CellFate, Fate, Refusal
from qaif_cli.flow.incoming.fates import in_order, outside_fates, row_fates
from qaif_cli.flow.incoming.figures import FigureOutcome, PlacedFigure, PreparedFigures
from qaif_cli.flow.incoming.mapping import folded
from qaif_cli.flow.incoming.shown import said, shown
from qaif_cli.flow.writing.figure_rows import FigureJudge, point_of
from qaif_cli.flow.writing.points import inside, take
from qaif_cli.model.edit import Draft
from qaif_cli.render.words import day


def figures_followed(prepared: PreparedFigures) -> FigureOutcome:
    """What a table would do; nothing is written.

    Raises:
        QaifError: where no date of the file says whether the day comes first, or figures are on another scale.
    """
    made = FigureOutcome(fates=outside_fates(prepared.sheet.there, prepared.book, "the table"))
    judge = FigureJudge(
        prepared.reading.register, prepared.choice.revise, prepared.choice.dates_begin, prepared.ask.today
    )
    for row, cells in prepared.sheet.there.rows.items():
        _row(prepared, made, row, prepared.sheet.there.sheet.labelled(row, cells, prepared.labels))
    _refuse_unsure(prepared, made)
    _judge(prepared, made, judge)
    rows = [item.figure for item in made.figures]
    if not made.refusals:
        judge.same_scale(rows, prepared.name)
        _take(prepared, made, judge)
    made.remarks += judge.taken([row for row in rows if row.written != row.when.words()])
    _fates_of(prepared, made)
    return made


def _aside(prepared: PreparedFigures, made: FigureOutcome, row: int, why: str, group: str = "") -> None:
    made.aside.setdefault(group or why, []).append(row)
    made.fates |= row_fates(
        prepared.sheet.there, row, prepared.sheet.there.rows[row], "set aside", why, group
    )


def _row(prepared: PreparedFigures, made: FigureOutcome, row: int, cells: Mapping[int, Cell]) -> None:
    """Take what one row has, or set it aside."""
    why = _no_figures(prepared, row, cells)
    ids = None if why else _indicators_of(prepared, made, row, cells)
    if ids is not None:
        found = list(_figures(prepared, made, row, cells, ids))
        made.figures += found
        if not found and not any(item.row == row for item in made.refusals):
            why = "there is no figure in it"
    if why:
        _aside(prepared, made, row, why)


def _no_figures(prepared: PreparedFigures, row: int, cells: Mapping[int, Cell]) -> str:
    """Why a row is set aside whatever stands in it; empty where it is not."""
    if row in prepared.map.leave_rows:
        return "the map leaves out this row"
    if not all(
        column in cells and folded(said(cells[column])) == wanted for column, wanted in prepared.where
    ):
        return "not asked for by --where"
    used = {*prepared.columns.parts.values(), *prepared.columns.indicators, *prepared.sheet.whens}
    if len(cells) == 1 and len(used) > 1:
        return "a note"
    labels = prepared.headings
    same = sum(column in labels and folded(cell.value) == labels[column] for column, cell in cells.items())
    return "the heading once more" if same > len(cells) / 2 else ""


def _indicators_of(
    prepared: PreparedFigures, made: FigureOutcome, row: int, cells: Mapping[int, Cell]
) -> list[str] | None:
    """The indicators that a row is about; none where its columns say it; None where the row is set aside."""
    if prepared.rows_of:
        mine = [
            id_
            for id_, asked in prepared.rows_of.items()
            if all(column in cells and folded(said(cells[column])) == wanted for column, wanted in asked)
        ]
        if not mine:
            _aside(prepared, made, row, "the map asks for other rows")
            return None
        return mine
    if prepared.columns.layout == "columns":
        return []
    if prepared.only:
        return [prepared.only]
    column = prepared.columns.parts.get("indicator", 0)
    word = said(cells[column]) if column in cells else ""
    id_ = prepared.names.get(folded(word), "")
    if id_:
        return [id_]
    if not word and _has_figure(prepared, cells):
        _refuse(prepared, made, row, 0, _NO_NAME)
    else:
        name = shown(word) or "no name"
        made.strange[name] += 1
        why = f"`{name}` is no indicator of the register"
        _aside(prepared, made, row, why, "no indicator of the register")
    return None


_NO_NAME = (
    "There is a figure, and no name of an indicator. Write the name in every row, or merge its cell over the rows;"
    " or leave the row out with `leave_rows` in the map."
)


def _has_figure(prepared: PreparedFigures, cells: Mapping[int, Cell]) -> bool:
    """Whether a row has a figure, and a day of its own or above it."""
    parts = prepared.columns.parts
    if prepared.columns.layout == "dates":
        return bool(prepared.sheet.whens.keys() & cells.keys())
    return parts["date"] in cells and bool({parts.get("value"), parts.get("numerator")} & cells.keys())


def _figures(
    prepared: PreparedFigures, made: FigureOutcome, row: int, cells: Mapping[int, Cell], ids: list[str]
) -> Iterator[PlacedFigure]:
    """The figures of a row, by the shape of the table."""
    parts, layout = prepared.columns.parts, prepared.columns.layout
    if layout == "dates":
        for column, headed in prepared.sheet.whens.items():
            if column in cells:
                written = prepared.sheet.headings[column]
                yield from _figure(prepared, made, row, cells, {"value": column}, (headed, written), ids)
        return
    date = cells.get(parts["date"])
    when = (
        when_of(date)
        if date
        else "There is no date. Write it, or leave the row out with `leave_rows` in the map."
    )
    if isinstance(when, str):
        why = f"{when} Or leave the row out with `leave_rows` in the map." if date else when
        _refuse(prepared, made, row, parts["date"], why)
        return
    told = (when, said(date) if date else "")
    if layout == "columns":
        for column, id_ in prepared.columns.indicators.items():
            if column in cells:
                yield from _figure(
                    prepared, made, row, cells, {"value": column, "date": parts["date"]}, told, [id_]
                )
        return
    yield from _figure(prepared, made, row, cells, dict(parts), told, ids)


def _figure(  # what a figure consists of
    prepared: PreparedFigures,
    made: FigureOutcome,
    row: int,
    cells: Mapping[int, Cell],
    columns: Mapping[str, int],
    told: tuple[When, str],
    ids: list[str],
) -> Iterator[PlacedFigure]:
    """One figure, for each indicator that it is of; what cannot be read is refused."""
    separator = prepared.sheet.there.sheet.separator
    found = _amount(cells, columns, separator, prepared.sheet.dash)
    if isinstance(found, str):
        _refuse(prepared, made, row, columns.get("value", columns.get("numerator", 0)), found)
        return
    amount, share = found
    noted = cells.get(columns.get("note", 0))
    note = printable(said(noted)) if noted else ""
    places = {name: (row, column) for name, column in columns.items() if column in cells}
    if not places.keys() & {"value", "numerator"}:
        places["value"] = (row, columns.get("value", columns.get("numerator", 0)))
    for id_ in ids:
        figure = FigureRow(
            row, id_, told[0], amount.value, note, amount.percent, amount.missing, share, told[1]
        )
        yield PlacedFigure(figure, places)


def _amount(
    cells: Mapping[int, Cell], columns: Mapping[str, int], separator: str, dash: str
) -> tuple[Amount, tuple[float, float] | None] | str:
    """The value, or the numerator and the denominator that make it; or what is wrong."""
    if "value" in columns:
        found = amount_of(cells.get(columns["value"]), separator, dash)
        return found if isinstance(found, str) else (found, None)
    values: list[float] = []
    for part in ("numerator", "denominator"):
        found = amount_of(cells.get(columns[part]), separator, dash)
        if isinstance(found, str):
            return found
        if found.value is None:
            return found, None
        values.append(found.value)
    if not values[1]:
        return "The denominator is nought. Write NA for the numerator where nothing was counted."
    return Amount(None), (values[0], values[1])


def _refuse(prepared: PreparedFigures, made: FigureOutcome, row: int, column: int, why: str) -> None:
    label = prepared.sheet.there.labels.get(column, "")
    made.refusals.append(Refusal(row, (row, column) if column else None, label, why))


def _refuse_unsure(prepared: PreparedFigures, made: FigureOutcome) -> None:
    """Refuse a table of which no date says whether the day comes first.

    Raises:
        QaifError: where one may be read both ways.
    """
    unsure = [] if prepared.choice.day_first else both_ways(item.figure.written for item in made.figures)
    if unsure:
        raise QaifError(
            f"`{prepared.name}`: `{printable(unsure[0])}` may be read day first or month first, and no date of the file says which.",
            "Say --day-first if the day comes first, or `dates: british` in the map.",
        )


def _judge(prepared: PreparedFigures, made: FigureOutcome, judge: FigureJudge) -> None:
    """Refuse figures that cannot be of their indicator, and those of a day that another one has."""
    there: dict[tuple[str, object], PlacedFigure] = {}
    good = []
    for item in made.figures:
        why = judge.fault(item.figure)
        end = judge.when(item.figure, prepared.indicators[item.figure.indicator]).last
        before = there.setdefault((item.figure.indicator, end), item)
        if not why and before is not item:
            why = _TWICE.format(day=day(end), row=before.figure.line, id=item.figure.indicator)
        if why:
            _refuse(prepared, made, item.figure.line, item.place[1], why)
        else:
            good.append(item)
    made.figures = good


_TWICE = "Row {row} is of {id} and {day} too. Say which rows are meant, with --where COLUMN=VALUE, or `rows:` in the map."


def _take(prepared: PreparedFigures, made: FigureOutcome, judge: FigureJudge) -> None:
    """Compare the figures with those of the register."""
    by_indicator: dict[str, list[FigureRow]] = {}
    for item in made.figures:
        indicator = prepared.indicators[item.figure.indicator]
        figure = judge.figure(item.figure, indicator)
        there = point_of(indicator.points, figure.day)
        if there and (there.value, there.missing or "") == (figure.value, figure.missing):
            made.same |= set(item.cells.values())
        by_indicator.setdefault(item.figure.indicator, []).append(item.figure)
    for id_, rows in by_indicator.items():
        indicator = prepared.indicators[id_]
        figures = [judge.figure(row, indicator) for row in rows]
        made.taken[id_] = take(indicator.points, figures, revise=prepared.choice.revise)
        made.remarks += inside(indicator, figures)
        if made.taken[id_].edits:
            made.drafts.append(Draft("indicator", id_, made.taken[id_].edits))


def _fates_of(prepared: PreparedFigures, made: FigureOutcome) -> None:
    """What becomes of the cells of rows that are not set aside."""
    there, name = prepared.sheet.there, prepared.sheet.there.sheet.name
    used = {place: part for item in made.figures for part, place in item.cells.items()}
    faults = {item.place: item.why for item in made.refusals if item.place}
    bad = {item.row for item in made.refusals}
    telling = {
        column
        for column, _ in (*prepared.where, *(pair for asked in prepared.rows_of.values() for pair in asked))
    }
    taken = {*prepared.columns.parts.values(), *prepared.columns.indicators, *prepared.sheet.whens}
    for row, cells in there.rows.items():
        for column, cell in cells.items():
            place, part = (row, column), used.get((row, column), "")
            if (name, place) in made.fates:
                continue
            found: list[tuple[bool, Fate, str]] = [
                (place in faults, "refused", faults.get(place, "")),
                (row in bad and column in taken, "refused", "its row is refused"),
                (place in made.same, "set aside", "recorded already"),
                (part in _FIGURE, "imported", part),
                (part == "date", "derived", "the period"),
                (column == prepared.columns.parts.get("indicator"), "derived", "the indicator"),
                (column in telling, "derived", "which rows are meant"),
            ]
            fate, why = next(
                ((fate, why) for so, fate, why in found if so), ("set aside", "the column is left")
            )
            made.fates[name, place] = CellFate(name, place, there.labels[column], said(cell), fate, why)


_FIGURE = ("value", "numerator", "denominator", "note")


def in_file_order(prepared: PreparedFigures, made: FigureOutcome) -> list[CellFate]:
    """What became of each cell, in the order of the file."""
    return in_order(made.fates, prepared.book)
