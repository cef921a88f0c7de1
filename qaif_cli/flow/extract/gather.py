"""Gathers what the records hold about a subject: its records with their entries, and what cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qaif_cli.flow.extract.entries import Period, entries, names_private, says
from qaif_cli.flow.extract.subject import ExtractSubject, Why, about, beside
from qaif_cli.flow.request import Ask, Reading, unread_note
from qaif_cli.flow.showing import names_of_links
from qaif_cli.flow.tracing import trace
from qaif_cli.judge.identifiers import masked
from qaif_cli.judge.rules.confidential import ALL
from qaif_cli.model.as_known import as_known
from qaif_cli.model.closings import closings
from qaif_cli.model.extracted import Extract, ExtractedRecord
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Held, Register
from qaif_cli.model.retired import Retired
from qaif_cli.render.words import capital, day, number_of
from qaif_cli.store.git import is_shallow, log, stamp


def gather(ask: Ask, reading: Reading, subject: ExtractSubject, period: Period) -> Extract:
    """What the records hold about a subject in a period."""
    register = _with_corrections(reading.register, reading.now.day)
    found = about(register, subject)
    hidden = frozenset(item.record.id for item in register.held if item.record.sensitivity == "private")
    records = [_record(register.by_id[id_], why, reading, period, hidden) for id_, why in found.items()]
    removed, not_looked = _removed(ask, reading, subject, period)
    return Extract(
        subject.said,
        period.said,
        tuple(sorted(records, key=_order)),
        (*_tombstones(reading, period), *removed),
        (*unread_note(reading.register), *not_looked),
        tuple(_personal(reading, register, found)),
        tuple(beside(register, found)),
    )


def _with_corrections(written: Register, on: date) -> Register:
    """The records as they were known on a day, with the entries that others correct: they were held too."""
    known = ((item, as_known(item.record, on)) for item in written.held)
    held = tuple(Held(item.kind, item.path, record, item.text) for item, record in known if record)
    return Register(held, written.unreadable, written.framework_text, written.beside)


def _order(record: ExtractedRecord) -> tuple[date, str]:
    return next((entry.day for entry in record.entries if entry.day), date.max), record.id


def _record(
    held: Held, why: Why, reading: Reading, period: Period, hidden: frozenset[str]
) -> ExtractedRecord:
    record = held.record
    names = names_of_links(reading)
    inside, outside = entries(record, why.at, names, hidden, period)
    return ExtractedRecord(
        id=record.id,
        kind=capital(BY_NAME[held.kind].called),
        title=masked(record.title),
        path=reading.workspace.prefix + held.path,
        why=capital(why.said),
        private=record.sensitivity == "private",
        names_private=names_private(record, hidden),
        status=_status(held),
        says=says(record, names) if why.at is None else "",
        entries=inside,
        outside=outside,
    )


def _status(held: Held) -> str:
    """That a record is closed, since when and why; empty while it is open."""
    last = next((time for time in reversed(closings(held.record)) if time.until is None), None)
    return f"Closed on {day(last.since)}" if last else ""


def _tombstones(reading: Reading, period: Period) -> Iterator[str]:
    """The records that were taken out and left a tombstone: what they were about it does not say."""
    for stone in reading.register.retired.values():
        content = stone.content
        if isinstance(content, Retired) and _by(content.date, period, reading):
            why = masked(content.reason).rstrip(".")
            yield f"{content.id} was taken out of the register on {day(content.date)}: {why}. What it was about its tombstone does not say."


def _removed(
    ask: Ask, reading: Reading, subject: ExtractSubject, period: Period
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The records about the subject that git once held and that are gone; and what could not be looked at."""
    root, folder = reading.workspace.root, reading.workspace.records.name
    tip = stamp(root, folder, at=ask.at).commit
    if not tip:
        return (), ("Git holds no history of these records: what was deleted cannot be told.",)
    gone = []
    for event in trace(root, folder, reading.framework, log(root, folder, tip=tip), tip):
        held = event.held
        if event.now or held is None or not _by(event.commit.day, period, reading):
            continue
        if event.was not in reading.register.by_id and _was_about(held, subject):
            gone.append(
                f"{event.was} ({masked(held.record.title)}) was deleted in commit {event.commit.id[:12]} of"
                f" {day(event.commit.day)}; git still holds it."
            )
    said = ("Git holds a part of the history alone: what was deleted before it cannot be told.",)
    return tuple(reversed(gone)), said if is_shallow(root) else ()


def _by(on: date, period: Period, reading: Reading) -> bool:
    """Whether a day lies in the period, and not after the day that counts as today."""
    return period.holds(on) and on <= reading.now.day


def _was_about(held: Held, subject: ExtractSubject) -> bool:
    named = held.record.id == subject.id or subject.named_in(held.record)
    return bool(named) or subject.mentioned(held.text)


def _personal(reading: Reading, register: Register, found: Mapping[str, Why]) -> Iterator[str]:
    """What may identify a person in those records, by the rules of confidentiality; it is never repeated."""
    ids = set(found)
    now = Moment(
        Register(tuple(item for item in register.held if item.record.id in ids)),
        reading.framework,
        reading.now.day,
        reading.now.day,
    )
    for rule in ALL:
        for hit in rule.check(now):
            if hit.record in ids:
                yield f"{hit.record}, line {hit.line} of {reading.workspace.prefix}{hit.path}: {hit.message} ({rule.card.code})"


def counted(extract: Extract) -> str:
    """How much it is, in a sentence."""
    also = f" and {extract.partly} public with what is private in them" if extract.partly else ""
    return f"{number_of(len(extract.records), 'record')}, {extract.private} of them private{also}, with {number_of(extract.entries, 'dated entry')}"
