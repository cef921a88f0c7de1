"""The points of a chart as a table, and what it says as a few lines."""

from __future__ import annotations

from qaif_cli.model.spc import Analysis, JudgedPoint
from qaif_cli.model.table import Column, Table
from qaif_cli.model.words import as_given
from qaif_cli.render.scale import decimals
from qaif_cli.render.spc_words import CAUSES, PROFILES, SPECIAL, assurance_words, sentence, variation_words
from qaif_cli.render.tables import wrapped
from qaif_cli.render.words import number_of, short_day
from qaif_cli.render.words import sentence as full_stop

_COLUMNS = (
    Column("Date", number=True, fixed=True),
    Column("Value", number=True),
    Column("Mean", number=True, spare=True),
    Column("Lower limit", number=True, spare=True),
    Column("Upper limit", number=True, spare=True),
    Column("Special cause"),
    Column("Meaning", main=True),
)


def point_table(analysis: Analysis) -> Table:
    """Every point, oldest first, with its limits and what it means."""
    places = decimals(analysis) + 1
    rows = tuple(_row(point, places) for point in analysis.points)
    return Table(_COLUMNS, rows, empty="There is no point.")


def _row(point: JudgedPoint, places: int) -> tuple[str, ...]:
    special = "none" if point.special == "none" else f"{SPECIAL[point.special]}, {point.direction}"
    lines = (point.mean, point.lower, point.upper)
    return (
        short_day(point.date),
        "no value" if point.value is None else as_given(point.value),
        *("none" if line is None else f"{line:,.{places}f}" for line in lines),
        special,
        CAUSES[point.cause],
    )


def as_words(analysis: Analysis, width: int) -> str:
    """The sentence, the icons, the profile, and what a reader must know, in lines of that width."""
    lines = [
        full_stop(f"It {sentence(analysis)}"),
        f"Variation: {variation_words(analysis)}",
        f"Assurance: {assurance_words(analysis)}",
        f"Profile: {PROFILES[analysis.profile]}.",
    ]
    screened = sum(phase.screened for phase in analysis.phases)
    if screened:
        lines.append(f"Screened: {number_of(screened, 'outlying moving range')} left out of the limits.")
    lines += [f"Mind: {warning}" for warning in analysis.warnings]
    return "\n".join(wrapped(line, width) for line in lines) + "\n"
