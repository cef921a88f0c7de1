"""The points of an indicator: record and revise them, and begin a new phase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.writing.answers import figure, is_kept_back
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.scales import on_scale, outside, sizes_of
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.judge.calendar import last_of_month
from qaif_cli.judge.periods import begins_period, in_weeks, last_day
from qaif_cli.model.base import is_counted
from qaif_cli.model.day_words import day_written
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.indicator import CutPoint, Indicator, IndicatorCut, IndicatorPoint
from qaif_cli.model.words import as_given, bare_words, listed
from qaif_cli.render.words import day as in_words
from qaif_cli.render.words import number_of

NAMED = 3
"""How many days are named before the rest are counted."""


@dataclass(frozen=True)
class Figure:
    """One figure that is to be recorded.

    Attributes:
        day: The last day of its period.
        value: The figure; None where there is none.
        missing: Why there is none; empty where there is one.
        received: When it reached us, where that was said.
        note: What to mind.
        out_of: How many people or events a figure of a group rests on, where that is known.
    """

    day: date
    value: float | None
    missing: str = ""
    received: date | None = None
    note: str = ""
    out_of: int | None = None

    def entry(self, corrects: str = "") -> dict[str, Any]:
        """The entry of the record that holds it."""
        return kept(
            {
                "date": self.day,
                "corrects": corrects,
                "value": self.value,
                "missing": self.missing,
                "out_of": self.out_of,
                "received": self.received,
                "note": self.note,
            }
        )


@dataclass(frozen=True)
class RecordedFigures:
    """Figures as they will be recorded: which are new, revised, the same or refused.

    Attributes:
        edits: How the entries are added.
        made: How many they are.
        same: How many are recorded already.
        revised: How many put an earlier figure right.
        refused: The figures that another figure stands against, each with what stands there.
    """

    edits: tuple[Edit, ...]
    made: int
    same: int
    revised: int
    refused: tuple[tuple[Figure, IndicatorPoint], ...]


def take(
    points: Sequence[IndicatorPoint], figures: list[Figure], *, revise: bool, at: str = "/points"
) -> RecordedFigures:
    """Compare figures with those that an indicator, or one group of it, has.

    Args:
        points: The points as they are.
        figures: The figures, no two of one day.
        revise: Whether a figure that differs puts the recorded one right; else it is refused.
        at: Where the points stand in the record.
    """
    there = {point.date: (place, point) for place, point in numbered(points, date.max)}
    edits: list[Append] = []
    refused: list[tuple[Figure, IndicatorPoint]] = []
    same = revised = 0
    for new in sorted(figures, key=lambda item: item.day):
        place, point = there.get(new.day, (0, None))
        if point is None:
            edits.append(Append(at, new.entry()))
        elif _is_there(point, new):
            same += 1
        elif not revise:
            refused.append((new, point))
        else:
            edits.append(Append(at, new.entry(f"{point.date.isoformat()}/{place + 1}")))
            revised += 1
    whole = [Set(at, [edit.value for edit in edits])] if edits and not points else edits
    return RecordedFigures(tuple(whole), len(edits), same, revised, tuple(refused))


def _is_there(point: IndicatorPoint, new: Figure) -> bool:
    """Whether a figure is recorded already, with on how many it rests where that is said."""
    rests = new.out_of is None or (isinstance(point, CutPoint) and point.out_of == new.out_of)
    return point.value == new.value and (new.value is not None or point.missing == new.missing) and rests


def recorded(point: IndicatorPoint) -> str:
    """A figure that is recorded, in words."""
    return as_given(point.value) if point.value is not None else f"missing ({point.missing})"


def misdated(indicator: Indicator, day: date) -> str:
    """What is wrong with the day of a figure; empty where nothing is."""
    if not begins_period(day, indicator.every):
        return ""
    end = in_words(last_day(day, indicator.every))
    return f"{in_words(day)} is the first day of a period; a figure is dated by the last, {end}"


def inside(indicator: Indicator, figures: Iterable[Figure]) -> list[str]:
    """Remarks where figures are not dated by the last day of a period; empty where periods are weeks."""
    days = [item.day for item in figures if item.day != last_of_month(item.day)]
    if not days or in_weeks(indicator.every):
        return []
    named = listed(
        [*map(in_words, days[:NAMED]), *([number_of(len(days) - NAMED, "other day")] if days[NAMED:] else [])]
    )
    return [
        f"{indicator.id}: {named} {'is' if len(days) == 1 else 'are'} inside a month; a figure is dated by the last day of its period."
    ]


def record(writing: Writing) -> Proposal:
    """Record one figure or several, of the indicator or of one group of people."""
    indicator = target_as(writing, Indicator)
    place = _place_of(indicator, writing.get("group"), writing) if writing.get("group") else None
    if place is None and writing.get("out_of"):
        raise QaifError("--out-of is said of the figure of a group.", "Say which group, with --group.")
    figures = figures_said(writing, indicator)
    points: Sequence[IndicatorPoint] = indicator.points if place is None else indicator.cuts[place].points
    at = "/points" if place is None else f"/cuts/{place}/points"
    taken = take(points, figures, revise=bool(writing.get("revise")), at=at)
    if taken.refused:
        lines = [f"{in_words(new.day)} is {recorded(there)} already." for new, there in taken.refused]
        raise QaifError("\n      ".join(lines), "If the figure was revised, say --revise.")
    if not taken.edits:
        raise QaifError("That is recorded already.", "Nothing was written.")
    whose = "" if place is None else f", {indicator.cuts[place].group}"
    says = [f"{indicator.title}{whose}: {number_of(taken.made, 'point')} recorded."]
    says += [f"{number_of(taken.same, 'point')} recorded already."] if taken.same else []
    says += inside(indicator, figures)
    return Proposal((Draft("indicator", indicator.id, taken.edits),), tuple(says))


def figures_said(writing: Writing, indicator: Indicator) -> list[Figure]:
    """The figures that were given, once they can be figures of an indicator.

    Raises:
        QaifError: where one cannot be.
    """
    several = bool(writing.get("point"))
    figures = _several(writing) if several else [_one(writing)]
    for item in figures:
        if writing.get("meant"):
            continue
        option = "--point" if several else "--value"
        _can_be(indicator, item.value, option)
    wrong = [problem for item in figures if (problem := misdated(indicator, item.day))]
    wrong += [f"{in_words(item.day)} has not come yet" for item in figures if item.day > writing.today]
    if wrong:
        raise QaifError("\n      ".join(f"{problem}." for problem in wrong), "Nothing was written.")
    return figures


def _can_be(indicator: Indicator, value: float | None, option: str) -> None:
    """Refuses a figure that is on another scale than the others, or below nought or above 100 per cent as no other is."""
    on_scale(indicator.unit, value, sizes_of(indicator), option, "; if the figure itself is, say --meant")
    wrong_size = outside(indicator, value)
    if wrong_size:
        raise QaifError(f"{wrong_size}.", "Look at the figure; if it is meant, say --meant.")


def _place_of(indicator: Indicator, said: str, writing: Writing) -> int:
    """The place of the group that is meant, by its name inside the record or as papers call it.

    Raises:
        QaifError: where there is none, or several are meant.
    """
    if not indicator.cuts:
        todo = f"Tell one apart first: `qaif indicator cut {indicator.id} --by … --group …`."
        raise QaifError(f"{indicator.id} tells no group of people apart yet.", todo)
    of = [place for place, cut in enumerate(indicator.cuts) if said.casefold() == cut.id.casefold()]
    of = of or [place for place, cut in enumerate(indicator.cuts) if alike(said, cut.group)]
    if len(of) == 1:
        return of[0]
    names = writing.reading.framework.names("cut")
    there = listed([cut_in_words(cut, names) for cut in indicator.cuts])
    many = "Several groups are" if of else "No group is"
    raise QaifError(f"{many} called `{said}`. There are {there}.", "Say which by its name, such as G1.")


def alike(said: str, group: str) -> bool:
    """Whether two names of a group are the same words."""
    return bare_words(said) == bare_words(group)


def cut_in_words(cut: IndicatorCut, names: Mapping[str, str]) -> str:
    """A group with its name in the record and by what it is told apart: `G1 most deprived fifth (Deprivation)`."""
    return f"{cut.id} {cut.group} ({names.get(cut.by, cut.by)})"


def _one(writing: Writing) -> Figure:
    value, missing = writing.get("value"), writing.get("missing") or ""
    if (value is None) == (not missing):
        raise QaifError(
            "Missing: --value." if value is None else "--value and --missing were both given.",
            "A point has its --value, or in --missing the reason why there is none.",
        )
    return Figure(
        day_said(writing),
        value,
        missing,
        writing.get("received"),
        writing.get("note") or "",
        writing.get("out_of"),
    )


def _several(writing: Writing) -> list[Figure]:
    beside = [name for name in ("date", "value", "missing") if writing.get(name) is not None]
    if beside:
        raise QaifError(
            f"--point and --{beside[0]} were both given.", "Say each figure in a --point of its own."
        )
    received, note, out_of = writing.get("received"), writing.get("note") or "", writing.get("out_of")
    figures: dict[date, Figure] = {}
    wrong = []
    for text in writing.get("point"):
        said, _, number = (part.strip() for part in text.partition("="))
        value, day = figure(number), _day(said)
        if day is not None and is_kept_back(number):
            wrong.append(f"`--point {text}` is kept back. Record that with --date and --missing, alone.")
        elif value is None or day is None:
            wrong.append(f"`--point {text}` is no day and figure.")
        elif day in figures:
            wrong.append(f"`--point {text}`: that day was given twice.")
        else:
            figures[day] = Figure(day, value, received=received, note=note, out_of=out_of)
    if wrong:
        raise QaifError("\n      ".join(wrong), "Write them as 2026-04-30=81.5.")
    return list(figures.values())


def _day(text: str) -> date | None:
    found = day_written(text)
    return found if isinstance(found, date) and is_counted(found) else None


def benchmark(writing: Writing) -> Proposal:
    """How others stand.

    Raises:
        QaifError: where our place among them is said in part, or the figure is on another scale.
    """
    indicator, rank, of = target_as(writing, Indicator), writing.get("rank"), writing.get("of")
    if (rank is None) != (of is None) or (rank or 0) > (of or 0):
        raise QaifError("--rank is a place among --of others.", "Say both, such as --rank 4 --of 11.")
    if not writing.get("meant"):
        _can_be(indicator, writing.get("value"), "--value")
    entry = entry_of(writing, "date", "corrects", "value", "peers", "source", "period_end", "rank", "of")
    return Proposal((Draft("indicator", indicator.id, (Append("/benchmarks", entry),)),))


def phase(writing: Writing) -> Proposal:
    """Begin a new phase at a point: limits are calculated anew from it."""
    entry = entry_of(writing, "date", "corrects") | kept({"from": writing.get("first")})
    entry |= entry_of(writing, "why", "approved_by", "forum")
    return Proposal((Draft("indicator", writing.target, (Append("/phases", entry),)),))
