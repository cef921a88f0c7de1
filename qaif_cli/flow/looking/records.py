"""The part of each record on the page: what it is about, what it is linked with, and its life in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from qaif_cli.flow.lists import Noun, Row
from qaif_cli.flow.looking.lists import list_name
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.horizon import Horizon
from qaif_cli.model.kinds.impact import Impact
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.kinds.situation import Situation
from qaif_cli.model.record import Record
from qaif_cli.model.site import SiteRecord, SiteText, SiteWords
from qaif_cli.render.life import life, scores
from qaif_cli.render.words import capital, day, sentence

_LINKS = ("area", "areas", "provider", "providers", "concerns", "risks", "indicators", "successor")
"""The facts that name other records; of a risk the score stands beside it."""
_IN_LIST = {("area", "risk"), ("risks", "area")}
"""Those that the list itself tells, by its column or its filter: there may be a thousand."""
_DAYS = ("next_decision",)
_LABELS = {"successor": "Its care goes on at"}


def site_record(row: Row, noun: Noun, reading: Reading, *, short: bool) -> SiteRecord:
    """The part of a record.

    Args:
        row: Its facts.
        noun: How its kind is listed.
        reading: The register.
        short: In few words, for there are many: without the notes of reviews that moved no score.
    """
    record = reading.now.register.by_id[row["id"]].record
    told = scores(record) if isinstance(record, Risk) else ()
    moved = len({one.score for one in told}) > 1
    return SiteRecord(
        row["id"],
        row["id"] if noun.kind.prefix else "",
        row["title"],
        list_name(noun.name),
        tuple(_facts(row, noun, reading)),
        tuple(_texts(record, row)),
        life(record, reading.framework, short=short),
        told if moved else (),
        record.id if isinstance(record, Indicator) else "",
        short,
    )


def _facts(row: Row, noun: Noun, reading: Reading) -> Iterator[tuple[str, SiteText]]:
    for key in _DAYS:
        if isinstance(row.get(key), date):
            yield capital(key.replace("_", " ")), (SiteWords(day(row[key])),)
    for key in _LINKS:
        if row.get(key) and (key, noun.name) not in _IN_LIST:
            value = row[key]
            ids = [value] if isinstance(value, str) else value
            yield _LABELS.get(key, capital(key)), tuple(_link(id_, reading) for id_ in ids)


def _link(id_: str, reading: Reading) -> SiteWords:
    held = reading.now.register.by_id.get(id_)
    if held is None:
        return SiteWords(id_)
    risk = position(reading.now).risks.get(id_)
    if risk:
        return SiteWords(f"{id_} ({risk.score})", id_)
    return SiteWords(f"{id_} {held.record.title}" if BY_NAME[held.kind].prefix else held.record.title, id_)


def _texts(record: Record, row: dict[str, Any]) -> Iterator[str]:
    if isinstance(record, Risk):
        cause, event, effect = (
            "not known" if text == UNKNOWN else text.rstrip(".")
            for text in (record.cause, record.event, record.effect)
        )
        yield f"If {cause}, then {event}, resulting in {effect}."
    elif isinstance(record, Area):
        yield sentence(record.scope)
    elif isinstance(record, Commitment) and record.wording:
        yield sentence(record.wording)
    elif isinstance(record, Situation):
        yield sentence(record.trigger)
    elif isinstance(record, Impact) and record.what != UNKNOWN:
        yield sentence(record.what)
    elif isinstance(record, Horizon):
        yield sentence(record.says)
        yield f"Source: {sentence(record.source)}"
    elif isinstance(record, Indicator):
        yield sentence(f"It {row['says']}")
