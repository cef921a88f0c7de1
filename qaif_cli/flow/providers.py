"""`qaif provider list`: the facts of the providers, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.position import ProviderState, RiskState
from qaif_cli.model.table import Column
from qaif_cli.model.vocabulary import PROVIDER_TYPES, RATINGS
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every provider."""
    return [_row(state, reading) for state in position(reading.now).providers.values()]


def _row(state: ProviderState, reading: Reading) -> Row:
    held, rating, graded = state.provider, state.rating, state.graded
    cqc = known(held.cqc)
    level = reading.framework.level(state.level) if state.level else None
    risks = _risks(held.id, reading)
    return {
        "id": held.id,
        "title": held.title,
        "type": held.type,
        "ods_code": held.ods_code,
        "areas": list(held.areas),
        "owner": held.owner,
        "level": state.level,
        "concerns": _concerns(held.id, reading),
        "risks": [risk.risk.id for risk in risks],
        "highest_score": max((risk.score for risk in risks), default=None),
        "rating": rating.overall if rating else None,
        "rating_published": rating.published if rating else None,
        "rating_checked": rating.checked_on if rating else None,
        "rating_says": rating.says if rating else None,
        "last_grade": graded.overall if graded else None,
        "graded_on": graded.published if graded else None,
        "rating_not_required": cqc.not_required if cqc else None,
        "overdue": held.id in late(reading.now),
        "status": CLOSED if state.closed else OPEN,
        "closed": held.closed.date if held.closed else None,
        "successor": held.closed.successor if held.closed else None,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
        "level_name": level.name if level else None,
    }


def _risks(provider_id: str, reading: Reading) -> list[RiskState]:
    return [
        state
        for state in position(reading.now).risks.values()
        if provider_id in state.risk.providers and not state.closed
    ]


def _concerns(provider_id: str, reading: Reading) -> list[str]:
    states = position(reading.now).concerns.values()
    return [
        state.concern.id
        for state in states
        if state.concern.subject.provider == provider_id and not state.closed
    ]


def _rating(row: Row) -> str:
    if row["rating_not_required"]:
        return "not required"
    label = RATINGS.label(row["rating"] or UNKNOWN)
    if row["rating"] in (None, UNKNOWN, row["last_grade"]) or not row["last_grade"]:
        return label
    # That there is no grade now is no fall: the last one is shown, with its day.
    published = row["graded_on"]
    when = "" if published == UNKNOWN else f", {short_day(published)}"
    return f"{label} ({RATINGS.label(row['last_grade'])}{when})"


def _checked(row: Row) -> str:
    if row["rating_not_required"]:
        return "none needed"
    return short_day(row["rating_checked"]) if row["rating_checked"] else "never"


def _risks_in_words(row: Row) -> str:
    return f"{len(row['risks'])}, up to {row['highest_score']}" if row["risks"] else "none"


NOUN = Noun(
    kind=BY_NAME["provider"],
    rows=rows,
    order=("title",),
    words={"rating": RATINGS, "last_grade": RATINGS},
    statuses=(OPEN, CLOSED),
    columns=(
        ShownColumn(Column("ID"), "id", lambda row: row["id"]),
        ShownColumn(Column("Provider", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Type", spare=True), "type", lambda row: PROVIDER_TYPES.label(row["type"])),
        ShownColumn(Column("Level", fixed=True), "level", lambda row: row["level_name"] or "none"),
        ShownColumn(Column("Open risks", fixed=True), "highest_score", _risks_in_words),
        ShownColumn(Column("CQC rating"), "rating", _rating),
        ShownColumn(Column("Checked", fixed=True, spare=True), "rating_checked", _checked),
    ),
)
