"""`qaif indicator list`: the facts of the indicators, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.history import last
from qaif_cli.model.inequality import CutGaps
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.population import PER
from qaif_cli.model.table import Column
from qaif_cli.model.words import as_given, with_unit
from qaif_cli.render.indicator_words import others_in_words
from qaif_cli.render.inequality_words import gap_words
from qaif_cli.render.spc_words import assurance_label, sentence, variation_label
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every indicator."""
    return [_row(state, reading) for state in position(reading.now).indicators.values()]


def _row(state: IndicatorState, reading: Reading) -> Row:
    held, chart = state.indicator, state.chart
    latest = chart.analysis.latest
    baseline, target = known(held.baseline), known(held.target) if held.target else None
    return {
        "id": held.id,
        "title": held.title,
        "area": held.area,
        "owner": state.owner,
        "unit": held.unit,
        "better": held.better,
        "every": held.every,
        "dimensions": list(held.dimensions),
        "providers": list(held.providers),
        "risks": list(held.risks),
        "commitments": list(held.commitments),
        "reported_to": list(held.reported_to),
        "service": held.service,
        "profile": held.profile,
        "value": latest.value if latest else None,
        "value_of": latest.date if latest else None,
        "baseline_value": baseline.value if baseline else None,
        "target_value": target.value if target else UNKNOWN if held.target else None,
        "target_due": target.due if target else None,
        "variation": chart.analysis.variation,
        "variation_name": variation_label(chart.analysis),
        "assurance": chart.analysis.assurance,
        "assurance_name": assurance_label(chart.analysis),
        "says": sentence(chart.analysis),
        "concern_since": chart.concern_since,
        "count": chart.counted,
        "trial": chart.trial,
        "rate": _rate(state, reading),
        "rate_name": _rate_name(state, reading),
        "others": _others(held),
        "others_name": others_in_words(state) or None,
        **_gaps(state.gaps, reading),
        "next_point": state.next_day,
        "point_due": state.due,
        "days_late": state.days_late,
        "overdue": held.id in late(reading.now),
        "status": CLOSED if state.closed else OPEN,
        "closed": held.closed.date if state.closed and held.closed else None,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
    }


def _rate(state: IndicatorState, reading: Reading) -> float | None:
    """Its latest figure for every 100,000 of the people that it names; None where it names none."""
    held, latest, people = state.indicator, state.chart.analysis.latest, reading.framework.population
    if people is None or held.population is None or latest is None or latest.value is None:
        return None
    return people.rate(latest.value, held.population)


def _rate_name(state: IndicatorState, reading: Reading) -> str | None:
    """That rate in words."""
    rate, people = _rate(state, reading), reading.framework.population
    fact = people.fact(state.indicator.population or "") if people else None
    if rate is None or fact is None:
        return None
    whom = "people" if fact.unit == "people" else f"people who {fact.name}"
    return f"{as_given(rate)} for every {PER:,} {whom}"


def _others(held: Indicator) -> Row | None:
    """How others stand, as it was looked up last; None where nobody has."""
    entry = last(held.benchmarks)
    return entry.model_dump(mode="json", exclude={"corrects"}) if entry else None


def _gaps(found: tuple[CutGaps, ...], reading: Reading) -> Row:
    """How far the groups of people are apart, by each thing, and in words."""
    names = reading.framework.names("cut")
    rows = [
        {
            "by": item.by,
            "date": item.last.day,
            "worst": item.last.worst.group,
            "worst_value": item.last.worst.value,
            "best": item.last.best.group if item.last.best else None,
            "best_value": item.last.best.value if item.last.best else None,
            "all_value": item.last.whole,
            "apart": item.last.apart,
            "ratio": item.last.ratio,
            "apart_from_all": item.last.from_whole,
            "apart_before": item.before.apart if item.before else None,
            "drift": item.drift,
        }
        for item in found
    ]
    said = [gap_words(item, names.get(item.by, item.by)) for item in found]
    return {"gaps": rows or None, "gaps_name": said or None}


def _target(row: Row) -> str:
    value = row["target_value"]
    return value if value == UNKNOWN else "none" if value is None else with_unit(value, row["unit"])


NOUN = Noun(
    kind=BY_NAME["indicator"],
    rows=rows,
    order=("area", "title"),
    statuses=(OPEN, CLOSED),
    columns=(
        ShownColumn(Column("ID"), "id", lambda row: row["id"]),
        ShownColumn(Column("Indicator", main=True), "title", lambda row: row["title"]),
        ShownColumn(
            Column("Last", fixed=True),
            "value",
            lambda row: "none" if row["value"] is None else with_unit(row["value"], row["unit"]),
        ),
        ShownColumn(
            Column("Of", fixed=True, spare=True),
            "value_of",
            lambda row: short_day(row["value_of"]) if row["value_of"] else "no day",
        ),
        ShownColumn(Column("Target", spare=True), "target_value", _target),
        ShownColumn(Column("Variation"), "variation", lambda row: row["variation_name"]),
        ShownColumn(Column("Assurance"), "assurance", lambda row: row["assurance_name"]),
    ),
)
