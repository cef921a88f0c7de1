"""Whether the rows of a file can be figures of their indicators: the period, the scale, and what is recorded already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from qaif_cli.errors import QaifError
from qaif_cli.exchange.columns import plain
from qaif_cli.exchange.days import When
from qaif_cli.exchange.figures import FigureRow
from qaif_cli.exchange.taken import taken_in_words
from qaif_cli.flow.names import named
from qaif_cli.flow.writing.cuts import cut_of
from qaif_cli.flow.writing.points import Figure, misdated, recorded
from qaif_cli.flow.writing.scales import ONE_HUNDRED, outside, sizes_of
from qaif_cli.judge.calendar import last_of_month
from qaif_cli.judge.periods import in_weeks, last_day
from qaif_cli.judge.scale import off_scale, per
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.indicator import Indicator, IndicatorPoint
from qaif_cli.model.register import Register
from qaif_cli.model.vocabulary import Every
from qaif_cli.model.words import as_given, listed
from qaif_cli.render.words import day

NO_FIGURE = "no figure in the file it came from"
"""Why a point is missing, where neither the line nor the record gives a reason."""
_LENGTHS: dict[Every, str] = {"monthly": "month", "quarterly": "quarter", "yearly": "year"}
_WRITTEN = {"month": "April 2026 or 2026-04", "quarter": "2026/27 Q1", "year": "2026/27"}


@dataclass(frozen=True)
class FigureJudge:
    """Holds the rows of a file against the register.

    Attributes:
        register: The register.
        revise: Whether a figure that differs from a recorded one puts that right.
        dates_begin: Whether the dates are the first days of their periods.
        today: The real day.
        cuts: By what indicators are broken down: the name of each by its ID.
    """

    register: Register
    revise: bool
    dates_begin: bool
    today: date
    cuts: Mapping[str, str] = field(default_factory=dict)
    _lines: dict[tuple[str, str, date], int] = field(default_factory=dict)

    def fault(self, row: FigureRow) -> str:
        """What is wrong with a line that can be read, and what to do; empty where nothing is."""
        indicator = self.register.get(Indicator, row.indicator)
        if indicator is None:
            return _not_there(row.indicator, self.register)
        wrong = self._misdated(row, indicator) or _miscounted(row, indicator) or self._ungrouped(row)
        if wrong:
            return wrong
        new = self.figure(row, indicator)
        if new.day > self.today:
            return f"The period ends on {day(new.day)}, which has not come yet. Leave the line out."
        line = self._lines.setdefault((indicator.id, plain(f"{row.by} {row.group}"), new.day), row.line)
        if line != row.line and row.when.last != new.day:
            return f"Line {line} is of the period that ends on {day(new.day)} too. Keep one of the two."
        there = point_of(self.points(row, indicator), new.day)
        if there and (there.value, there.missing or "") != (new.value, new.missing) and not self.revise:
            return f"{day(new.day)} is {recorded(there)} already. If the figure was revised, say --revise."
        return _outside(row, indicator, new)

    def cut_of(self, row: FigureRow) -> str:
        """The ID of what a row is broken down by; empty where that is nothing that the framework names."""
        said = plain(row.by)
        return next((id_ for id_, name in self.cuts.items() if said in (plain(id_), plain(name))), "")

    def points(self, row: FigureRow, indicator: Indicator) -> Sequence[IndicatorPoint]:
        """The points that the figure of a row goes to; none where its group is new."""
        if not row.group:
            return indicator.points
        cut = cut_of(indicator, self.cut_of(row), row.group)
        return cut.points if cut else ()

    def _ungrouped(self, row: FigureRow) -> str:
        """What is wrong with of whom a figure is; empty where nothing is."""
        if bool(row.by) != bool(row.group):
            return (
                "Write both by what it is broken down and the group, or neither where the figure is of all."
            )
        if row.by and not self.cut_of(row):
            there = (
                listed([*self.cuts.values()], "or")
                or "nothing, which `inequalities` in framework.yaml changes"
            )
            return f"Nothing is broken down by `{row.by}`: write {there}."
        return ""

    def _misdated(self, row: FigureRow, indicator: Indicator) -> str:
        """What is wrong with the day or the period of a row."""
        when, length = row.when, _LENGTHS.get(indicator.every)
        if when.length != "day":
            if when.length == length:
                return ""
            other = f"Write {_WRITTEN[length]}, or" if length else "Write"
            return f"{when.words()} is a {when.length}, and {indicator.id} has {indicator.every} figures. {other} the last day of the period."
        if when.serial and length:
            return ""
        if not self.dates_begin:
            wrong = misdated(indicator, row.day)
            return f"{wrong}. Where all dates of the file are first days, say --dates-begin." if wrong else ""
        if not in_weeks(indicator.every) and row.day == last_of_month(row.day):
            return f"{day(row.day)} is the last day of a month, and --dates-begin was given. Write the first day of the period."
        return ""

    def when(self, row: FigureRow, indicator: Indicator) -> When:
        """The day or the period that is recorded; the number of a day means its month or quarter."""
        when, length = row.when, _LENGTHS.get(indicator.every)
        if when.serial and length == "month":
            return When(last_of_month(when.last), "month", serial=True)
        if when.serial and length == "quarter":
            first = when.last.replace(month=(when.last.month - 1) // 3 * 3 + 1, day=1)
            return When(last_day(first, "quarterly"), "quarter", serial=True)
        if when.length == "day" and self.dates_begin:
            return When(last_day(when.last, indicator.every))
        return when

    def figure(self, row: FigureRow, indicator: Indicator) -> Figure:
        """The figure that a row gives."""
        end = self.when(row, indicator).last
        value = row.value
        out_of = row.out_of
        if row.share:
            out_of = int(row.share[1]) if row.group and out_of is None else out_of
            value = round(row.share[0] / row.share[1] * per(indicator.unit), 10)
        if value is None:
            there = point_of(self.points(row, indicator), end)
            said = ": ".join(text for text in (row.missing, row.note) if text)
            return Figure(end, None, said or (there and there.missing) or NO_FIGURE, out_of=out_of)
        return Figure(end, int(value) if value.is_integer() else value, note=row.note, out_of=out_of)

    def taken(self, rows: Sequence[FigureRow]) -> tuple[str, ...]:
        """What was taken for dates that are no single day, one line for each way."""
        found = [(row.written, self.when(row, self.register.get(Indicator, row.indicator))) for row in rows]  # type: ignore[arg-type]  # a row of no indicator was refused
        return taken_in_words(found)

    def same_scale(self, rows: Sequence[FigureRow], name: str) -> None:
        """Refuses figures of an indicator in per cent that are shares, or the other way round.

        Raises:
            QaifError: where there are any; it names each indicator once.
        """
        wrong = []
        for id_ in dict.fromkeys(row.indicator for row in rows):
            indicator = self.register.get(Indicator, id_)
            if indicator and per(indicator.unit) == ONE_HUNDRED:
                wrong += _off_scale(indicator, [row for row in rows if row.indicator == id_], name)
        if wrong:
            raise QaifError(f"Nothing was imported:{''.join(wrong)}")


def point_of(points: Sequence[IndicatorPoint], of: date) -> IndicatorPoint | None:
    """The point that an indicator, or a group of it, has of a day."""
    return next((item for _, item in numbered(points, date.max) if item.date == of), None)


def _miscounted(row: FigureRow, indicator: Indicator) -> str:
    """What is wrong with what a value counts."""
    if row.percent and row.value is not None and per(indicator.unit) != ONE_HUNDRED:
        return f"{as_given(row.value)}% has a % sign, and {indicator.id} counts {indicator.unit}. Write its figure in that unit."
    if row.share and not per(indicator.unit):
        return f"A numerator and a denominator make a share, and {indicator.id} counts {indicator.unit}. Give its figure in a column `value`."
    return ""


def _outside(row: FigureRow, indicator: Indicator, new: Figure) -> str:
    """What is wrong with a figure below nought or above 100 per cent; one on another scale is told as that."""
    plain = row.value is not None and not row.percent and per(indicator.unit) == ONE_HUNDRED
    wrong = outside(indicator, new.value)
    if not wrong or (plain and off_scale(row.value or 0.0, sizes_of(indicator)) is not None):
        return ""
    said = f"--date {new.day.isoformat()} --value {new.value} --meant"
    return f"{wrong}. Look at it; if it is meant, `qaif indicator record {indicator.id} {said}` records it, and others like it are taken then."


def _off_scale(indicator: Indicator, rows: Sequence[FigureRow], name: str) -> list[str]:
    """What is said where plain figures of an indicator in per cent are shares."""
    plain = [row for row in rows if row.value and not row.percent]
    others = sizes_of(indicator)
    for row in plain:
        value = row.value or 0.0
        meant = off_scale(value, others)
        if meant is not None:
            usual = as_given(median(others))
            return [_said(row, indicator, name, f"others are about {usual}", meant)]
        if not others and all(abs(other.value or 0) <= 1 for other in plain) and value % 1:
            return [_said(row, indicator, name, "it has no other figure yet", value * ONE_HUNDRED)]
    return []


def _said(row: FigureRow, indicator: Indicator, name: str, why: str, meant: float) -> str:
    value = as_given(row.value or 0.0)
    return (
        f"\n  {name}:{row.line}: {value} for {indicator.id} in {indicator.unit}, of which {why}."
        f" If {as_given(round(meant, 10))}{indicator.unit} is meant, write that; if {value}{indicator.unit} is, write it with the % sign."
    )


def _not_there(name: str, register: Register) -> str:
    """Why an indicator is not found."""
    there = {item.id: item.id for item in register.indicators}
    try:
        id_ = named("indicator", name, there, register.unread("indicator"))
    except QaifError as error:
        return str(error)
    return f"There is no indicator `{name}`. Did you mean `{id_}`?"
