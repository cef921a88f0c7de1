"""`qaif indicator spc`: analyses and draws a series from a file, without any record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.exchange.cells import number_in
from qaif_cli.exchange.columns import Choice
from qaif_cli.exchange.series import Series, read_series
from qaif_cli.flow.listing import VERSION, Listing, as_json
from qaif_cli.judge.scale import off_scale
from qaif_cli.judge.spc import analyse
from qaif_cli.model.spc import Analysis, BadSeries, Options
from qaif_cli.model.vocabulary import Better, Profile
from qaif_cli.model.words import as_given
from qaif_cli.render.chart_text import TONES, chart
from qaif_cli.render.spc_table import as_words, point_table
from qaif_cli.store.workspace import shipped_templates

__all__ = ["TONES", "Charted", "as_document", "run_spc"]


@dataclass(frozen=True)
class Charted:
    """A series judged.

    Attributes:
        analysis: What it came to.
        title: What it is called: the heading of its values, or the name of the file.
        unit: What the values count, where the file tells.
        taken: What was taken for dates that are no single day.
    """

    analysis: Analysis
    title: str
    unit: str
    taken: tuple[str, ...] = field(default=(), kw_only=True)

    def drawing(self, width: int) -> str:
        """The chart for a terminal of that width."""
        return chart(self.analysis, self.title, self.unit, width) + "\n"

    @cached_property
    def listing(self) -> Listing:
        """The points as a table."""
        return Listing(point_table(self.analysis), as_document(self.analysis))

    def words(self, width: int) -> str:
        """What the chart says, in words, in lines of that width."""
        return "\n" + as_words(self.analysis, width)

    def json(self) -> str:
        """The versioned JSON form."""
        return as_json(as_document(self.analysis))

    def svg(self) -> str:
        """The chart as a picture."""
        from qaif_cli.render.chart_svg import svg
        from qaif_cli.render.jinja import Templates

        return svg(self.analysis, self.title, self.unit, Templates(shipped_templates()))


def run_spc(
    data: bytes,
    name: str,
    better: Better,
    target: str = "",
    profile: Profile = "nhsr",
    rebase: Sequence[date] = (),
    limits_from: int | None = None,
    choice: Choice | None = None,
) -> Charted:
    """Read and judge a series.

    Args:
        data: The file.
        name: Its name, as the user gave it; `-` for standard input.
        better: Which direction is better.
        target: The value aimed for, as the user wrote it: 95, or 95%.
        profile: Whose way of working out limits.
        rebase: The dates of the points at which new phases begin.
        limits_from: Limits from the first so many values of each phase.
        choice: What the user says of the sheet and the columns.

    Raises:
        QaifError: with every line that cannot be read, or all that stands against judging the series as asked.
    """
    called = "standard input" if name == "-" else name
    series = read_series(data, called, choice)
    aimed = _aimed(target, series) if target else None
    try:
        analysis = analyse(series.points, Options(better, aimed, profile, tuple(rebase), limits_from))
    except BadSeries as bad:
        told = "".join(f"\n  {fault}" for fault in bad.faults)
        raise QaifError(f"The series in {called} cannot be judged:{told}") from None
    stem = called.replace("\\", "/").rpartition("/")[2].rpartition(".")
    title = series.name or stem[0] or stem[2]
    return Charted(analysis, title, "%" if series.percent and "%" not in title else "", taken=series.taken)


def _aimed(text: str, series: Series) -> float:
    """The target, on the scale of the values.

    Raises:
        QaifError: where it is no number, or on another scale.
    """
    target = number_in(text.strip())
    if target is None:
        raise QaifError(
            f"The target is {text}.", "Write a number, such as 95, or 95% where the values are in per cent."
        )
    values = [point.value for point in series.points if point.value is not None]
    meant = off_scale(target, values)
    if meant is not None and "%" in text and not series.percent:
        return meant
    if meant is not None:
        sign = "%" if series.percent else ""
        low, high = (f"{as_given(value)}{sign}" for value in (min(values), max(values)))
        raise QaifError(
            f"The target {text} and the values, {low} to {high}, are not on one scale.",
            f"If {as_given(meant)}{sign} is meant, say --target {as_given(meant)}{sign}.",
        )
    return target


def as_document(analysis: Analysis) -> dict[str, Any]:
    """An analysis for programs; docs/json.md describes it."""
    keys = ("date", "value", "mean", "lower", "upper", "special", "direction")
    return {
        "version": VERSION,
        "points": [{key: getattr(point, key) for key in keys} for point in analysis.points],
        "variation": analysis.variation,
        "assurance": analysis.assurance,
        "profile": analysis.profile,
        "warnings": list(analysis.warnings),
    }
