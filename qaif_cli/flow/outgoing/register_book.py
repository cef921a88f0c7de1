"""The risk register as a workbook: the table, the matrix with the risks in its cells, and a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qaif_cli.exchange.book_plan import (
    BookPlan,
    ColumnPlan,
    DataPlan,
    Holds,
    Look,
    PagePlan,
    PlainValue,
    PlannedCell,
    Shade,
    TablePlan,
)
from qaif_cli.exchange.sheet import Place
from qaif_cli.flow.outgoing.base import COMMIT, FOR_BOTH_WAYS, NAME, PURPOSE, READ_ONLY, SHEET, Base
from qaif_cli.flow.outgoing.columns import (
    BAND,
    COLUMNS,
    CONSEQUENCE,
    KEY,
    LIKELIHOOD,
    SCORE,
    TABLE,
    TARGET_CONSEQUENCE,
    TARGET_LIKELIHOOD,
    TARGET_SCORE,
    RegisterColumn,
)
from qaif_cli.flow.outgoing.values import CLOSED, OPEN, Titles, in_cell
from qaif_cli.model.framework import Framework
from qaif_cli.render.words import capital, number_of
from qaif_cli.render.words import day as in_words

_COLOURS = (("#C6E0B4", "#000000"), ("#FFE699", "#000000"), ("#F4B183", "#000000"), ("#C00000", "#FFFFFF"))
"""The colours of bands from the lowest to the highest, each with the ink that can be read on it."""
_STATUSES = "Statuses"
_LISTS = {"role": "Roles", "area": "Areas", "domain": "Domains", "tier": "Registers"}
_KEPT = 2
"""So many columns stay in sight: the reference and the title."""
_ACROSS = 3
"""On so many sheets of A3 beside one another the register is printed: on one, nobody could read it."""
ILLUSTRATIVE = "ILLUSTRATIVE"


@dataclass(frozen=True)
class ToShow:
    """What a workbook of the register is made of.

    Attributes:
        framework: The settings.
        day: The day at which the register stands.
        titles: How the register names what it calls by an ID.
        base: What rides in the workbook, with the rows.
        importable: Whether the workbook may come back.
        what: What is in it, in words.
        notes: What the reader must know besides.
    """

    framework: Framework
    day: date
    titles: Titles
    base: Base
    importable: bool
    what: str
    notes: Sequence[str] = ()


def register_book(show: ToShow) -> BookPlan:
    """The workbook."""
    organisation = show.framework.organisation
    whose = f"{organisation.name}{f' ({ILLUSTRATIVE})' if organisation.illustrative else ''}"
    how = (
        "White cells may be changed, and `qaif import risks` reads them back; grey cells are worked out."
        if show.importable
        else "This is to be read: it cannot be imported again."
    )
    lines = (
        f"Risk register: {whose}",
        f"Position at {in_words(show.day)}. {capital(show.what)}.",
        *show.notes,
        how,
    )
    foot = f"{whose}: risk register at {in_words(show.day)}"
    pages = (
        PagePlan(TABLE, lines, _table(show), footer=foot, large=True, across=_ACROSS),
        PagePlan("Matrix", lines[:2], cells=_matrix(show), widths=(22, 24, 24, 24, 24, 24), footer=foot),
        PagePlan("Key", ("Key",), cells=_key(show), widths=(28, 22, 90), footer=foot),
    )
    lists = {name: _words(show.titles, of) for of, name in _LISTS.items()} | {_STATUSES: (OPEN, CLOSED)}
    purpose = FOR_BOTH_WAYS if show.importable else READ_ONLY
    commit = show.base.commit or "no commit"
    return BookPlan(
        f"Risk register: {whose}",
        organisation.name,
        show.day,
        pages,
        lists,
        (DataPlan(SHEET, show.base.texts()),) if show.importable else (),
        {PURPOSE: purpose, COMMIT: commit},
        {NAME: commit},
    )


def _words(titles: Titles, of: str) -> tuple[str, ...]:
    unknown = ("unknown",) if of == "role" else ()
    return (*sorted(titles.by_id[of].values(), key=str.casefold), *unknown)


def _table(show: ToShow) -> TablePlan:
    columns = tuple(_column(column, show.framework) for column in COLUMNS)
    rows = [
        [*(in_cell(column, values.get(column.heading, ""), show.titles) for column in COLUMNS), id_]
        for id_, values in show.base.rows.items()
    ]
    bands = show.framework.matrix.bands
    made: list[list[PlainValue | PlannedCell]] = [list(row) for row in rows]
    place = {column.heading: number for number, column in enumerate(COLUMNS)}
    for cells, values in zip(made, show.base.rows.values(), strict=True):
        cells[place[BAND]] = show.framework.band(int(values[SCORE])).name
    shades = tuple(
        Shade(BAND, band.name, *colour, (SCORE, BAND))
        for band, colour in zip(bands, _colours(len(bands)), strict=True)
    )
    key = ColumnPlan(KEY, 10, Look(), hidden=True)
    return TablePlan(TABLE, (*columns, key), made, shades, kept=_KEPT)


def _colours(count: int) -> list[tuple[str, str]]:
    """So many colours, the lowest and the highest always the same."""
    last = len(_COLOURS) - 1
    return [_COLOURS[round(number * last / max(1, count - 1))] for number in range(count)]


def _column(column: RegisterColumn, framework: Framework) -> ColumnPlan:
    allowed = (
        _STATUSES
        if column.kind == "status"
        else _LISTS.get(column.names, "")
        if column.kind == "name"
        else ""
    )
    if column.names == "role":
        allowed = _LISTS["role"]
    holds: Holds = "day" if column.kind == "day" or column.day else "text"
    if column.kind == "step" or column.heading.lower().endswith("score"):
        holds = "whole"
    look = Look(
        holds,
        editable=column.editable,
        allowed=allowed,
        between=(1, 5) if column.kind == "step" else None,
        help=column.help,
        centred=holds == "whole",
    )
    return ColumnPlan(column.heading, column.width, look, _formula(column.heading, framework))


def _formula(heading: str, framework: Framework) -> str:
    """What works a column out; empty where nothing does."""
    if heading == SCORE:
        return _product(CONSEQUENCE, LIKELIHOOD)
    if heading == TARGET_SCORE:
        return _product(TARGET_CONSEQUENCE, TARGET_LIKELIHOOD)
    if heading != BAND:
        return ""
    score = _this(SCORE)
    lowest, *higher = framework.matrix.bands
    made = f'"{_quoted(lowest.name)}"'
    for band in higher:
        made = f'IF({score}>={band.lowest},"{_quoted(band.name)}",{made})'
    return f'IF({score}="","",{made})'


def _product(first: str, second: str) -> str:
    one, two = _this(first), _this(second)
    return f'IF(COUNT({one},{two})=2,{one}*{two},"")'


def _this(heading: str) -> str:
    return f"{TABLE}[[#This Row],[{heading}]]"


def _quoted(text: str) -> str:
    return text.replace('"', '""')


_HEAD = Look(bold=True, fill="#005EB8", ink="#FFFFFF")
_WORD = Look(fill="#FFFFFF")
_BOLD = Look(bold=True, fill="#FFFFFF")
_BELOW = 5
"""The row under which a page without a table has its cells."""


def _matrix(show: ToShow) -> dict[Place, PlannedCell]:
    """The matrix: the scales at its sides, and in each cell the score, the band and the risks that are open."""
    framework = show.framework
    steps = sorted(framework.matrix.likelihood, key=lambda step: step.score)
    rows = sorted(framework.matrix.consequence, key=lambda step: -step.score)
    cells = {(_BELOW, 1): PlannedCell("Consequence, and likelihood to the right", _HEAD)}
    colours = dict(
        zip((band.id for band in framework.matrix.bands), _colours(len(framework.matrix.bands)), strict=True)
    )
    for across, step in enumerate(steps, 2):
        cells[_BELOW, across] = PlannedCell(f"{step.score} {step.name}", _HEAD)
    for down, row in enumerate(rows, _BELOW + 1):
        cells[down, 1] = PlannedCell(f"{row.score} {row.name}", _HEAD)
        for across, step in enumerate(steps, 2):
            score = row.score * step.score
            band = framework.band(score)
            fill, ink = colours[band.id]
            found = [
                id_
                for id_, values in show.base.rows.items()
                if (values[CONSEQUENCE], values[LIKELIHOOD], values["Status"])
                == (str(row.score), str(step.score), OPEN)
            ]
            text = "\n".join([f"{score} {band.name}", *_in_lines(found)])
            cells[down, across] = PlannedCell(text, Look(fill=fill, ink=ink))
    return cells


def _in_lines(ids: Sequence[str]) -> Iterator[str]:
    for begin in range(0, len(ids), 3):
        yield ", ".join(ids[begin : begin + 3])


def _key(show: ToShow) -> dict[Place, PlannedCell]:
    """What colours, steps and columns mean, and how the workbook comes back."""
    matrix = show.framework.matrix
    rows: list[tuple[PlannedCell, ...]] = []
    if show.importable:
        rows += [
            (PlannedCell("How it is changed", _HEAD), PlannedCell("", _HEAD), PlannedCell("", _HEAD)),
            *(
                (PlannedCell(name, _BOLD), PlannedCell("", _WORD), PlannedCell(text, _WORD))
                for name, text in _HOW
            ),
            (),
        ]
    rows.append((PlannedCell("Band", _HEAD), PlannedCell("Scores", _HEAD), PlannedCell("", _HEAD)))
    for band, (fill, ink) in zip(matrix.bands, _colours(len(matrix.bands)), strict=True):
        scores = f"{band.lowest} to {band.highest}"
        rows.append((PlannedCell(band.name, Look(fill=fill, ink=ink)), PlannedCell(scores, _WORD)))
    for name, steps in (("Likelihood", matrix.likelihood), ("Consequence", matrix.consequence)):
        rows += [(), (PlannedCell(name, _HEAD), PlannedCell("Word", _HEAD), PlannedCell("Meaning", _HEAD))]
        for step in steps:
            rows.append(
                (
                    PlannedCell(str(step.score), _BOLD),
                    PlannedCell(step.name, _WORD),
                    PlannedCell(step.means or "", _WORD),
                )
            )
    rows += [(), (PlannedCell("Column", _HEAD), PlannedCell("Changed here", _HEAD), PlannedCell("", _HEAD))]
    for column in COLUMNS:
        how = "yes" if column.editable and show.importable else "no"
        text = column.help or _KINDS.get(column.kind, "") if column.editable else capital(f"{column.how}.")
        rows.append((PlannedCell(column.heading, _BOLD), PlannedCell(how, _WORD), PlannedCell(text, _WORD)))
    return {(down, across): cell for down, row in enumerate(rows, 3) for across, cell in enumerate(row, 1)}


_KINDS = {
    "line": "A line of text.",
    "text": "A text.",
    "name": "One of the list in the cell.",
    "day": "A day.",
}
_HOW = (
    ("White cells", "may be changed. Grey cells are worked out, or have a command of their own."),
    ("A review", "Reviewed on and Reviewed by, with the consequence and likelihood as they are now; they become an entry of the history."),
    ("A closing", "Status closed, with Reviewed on, Reviewed by, and Review note for the reason; a reopening likewise."),
    ("A new risk", "A new row below the others, with Area, Owner, Domain, the scores, Reviewed on and Reviewed by."),
    ("Sorting, filtering", "do no harm: every row keeps its hidden key. Sort whole rows, never one column alone."),
    ("Deleting a row", "deletes nothing: the risk stays on the register."),
    ("Columns, sheets", "Leave every column with its heading, and the hidden sheet: without them the file is refused."),
    ("Reading it back", "qaif import risks FILE says what would change; qaif import risks FILE --write writes it."),
)  # fmt: skip


def counted(shown: int, private: int) -> str:
    """How many risks a workbook holds, in words."""
    how = f", {private} of them private" if private else ""
    return f"{number_of(shown, 'risk')}{how}"
