"""Lists records of any kind: makes rows of facts, filters and sorts them, and puts them into words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow import names
from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.state.due import due_items
from qaif_cli.judge.state.open_records import due_in_force, open_indicators
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kind import Kind
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.position import DueItem
from qaif_cli.model.record import Action
from qaif_cli.model.table import Column, Table
from qaif_cli.model.vocabulary import Vocabulary
from qaif_cli.render.tables import tones
from qaif_cli.render.words import day, number_of

Row = dict[str, Any]
"""One record as JSON has it: its own fields that a list needs, and what is computed."""

OPEN, CLOSED, ALL = "open", "closed", "all"


@dataclass(frozen=True)
class Filters:
    """The filters of a list; an empty field filters nothing out.

    Attributes:
        status: A status, or `all`; where empty, what is closed is left out, but for kinds that are listed whole.
        early_warning: Only early warnings.
        first: Only what came in on this day or later.
        last: Only what came in on this day or before.
        overdue: Only what is late.
        sort: The name of a column, with a hyphen in front to begin with the highest.
    """

    area: str = ""
    provider: str = ""
    owner: str = ""
    band: str = ""
    level: str = ""
    theme: str = ""
    source: str = ""
    clock: str = ""
    body: str = ""
    early_warning: bool = False
    status: str = ""
    set: str = ""
    position: str = ""
    decision: str = ""
    first: date | None = None
    last: date | None = None
    overdue: bool = False
    sort: str = ""


@once
def late(now: Moment) -> Mapping[str, tuple[DueItem, ...]]:
    """What is late on a day, by the ID of the record."""
    found: dict[str, tuple[DueItem, ...]] = {}
    for item in due_items(now):
        if item.days_late:
            found[item.record] = (*found.get(item.record, ()), item)
    return found


def indicators_of(now: Moment, link: str, record: str) -> list[str]:
    """The open indicators that name a record.

    Args:
        now: The register, the settings and the day.
        link: The field in which they would: risks, commitments.
        record: The ID of the record.
    """
    return [item.id for item in open_indicators(now) if record in getattr(item, link)]


def action_rows(now: Moment, held: Iterable[Action]) -> list[Row]:
    """The facts of a record's actions, each with the due day that is in force."""
    return [_action(action, now.day) for action in held]


def _action(action: Action, on: date) -> Row:
    due, _ = due_in_force(action, on)
    return {
        "id": action.id,
        "title": action.title,
        "owner": action.owner,
        "due": due or action.due,
        "done": action.done,
        "overdue": action.done is None and due is not None and due < on,
    }


@dataclass(frozen=True)
class ShownColumn:
    """A column of the table, and how its words come from a row."""

    column: Column
    key: str
    words: Callable[[Row], str]


@dataclass(frozen=True)
class Noun:
    """How one kind of record is listed: its rows, columns and order.

    Attributes:
        kind: The kind; its words for one and for several are those of the list.
        rows: The facts of every record that existed on the day.
        columns: What of it the table shows.
        order: The keys to sort by where the user names none, `-` in front for the highest first.
        statuses: The words that a status can be, besides `all`.
        told: What the list says besides of the rows that it shows; nothing where empty.
        whole: Whether what is closed is listed too, where no status is named.
        words: For a key whose values are some fixed words, those words in their order, with what people read.
    """

    kind: Kind
    rows: Callable[[Reading], list[Row]]
    columns: tuple[ShownColumn, ...]
    order: tuple[str, ...]
    statuses: tuple[str, ...] = ()
    whole: bool = False
    words: Mapping[str, Vocabulary] = field(default_factory=dict)
    told: Callable[[list[Row]], str] = lambda _rows: ""

    @property
    def name(self) -> str:
        """The word for one of them."""
        return self.kind.name

    @property
    def plural(self) -> str:
        """The word for several, the key in JSON too."""
        return self.kind.plural


def run_list(noun: Noun, ask: Ask, filters: Filters) -> Listing:
    """A list of one kind of record.

    Raises:
        QaifError: where there is no register, or a filter names what does not exist.
    """
    reading = read(ask)
    rows = noun.rows(reading)
    wanted = _filter(noun, filters, reading)
    shown = in_order([row for row in rows if wanted(row)], noun, filters.sort, reading)
    table = Table(
        columns=tuple(item.column for item in noun.columns),
        rows=tuple(tuple(item.words(row) for item in noun.columns) for row in shown),
        empty=f"No {noun.plural} to show.",
        tones=tones(reading.framework),
    )
    of_all = f" of {len(rows):,}" if len(shown) != len(rows) else ""
    summary = f"{number_of(len(shown), noun.kind.one).capitalize()}{of_all}{noun.told(shown)}, as at {day(ask.as_of)}."
    return Listing(table, document(reading, **{noun.plural: shown}), notes(reading, summary))


def _filter(noun: Noun, filters: Filters, reading: Reading) -> Callable[[Row], bool]:
    """What the user wants, as a test of a row.

    Raises:
        QaifError: where a filter names what does not exist, or a period ends before it begins.
    """
    tests: list[Callable[[Row], bool]] = [_status_test(noun, filters.status)]
    for key, resolve, text in (
        ("area", names.area, filters.area),
        ("provider", names.provider, filters.provider),
        ("owner", names.role, filters.owner),
        ("band", names.band, filters.band),
        ("level", names.level, filters.level),
        ("theme", names.theme, filters.theme),
        ("source_type", names.source, filters.source),
        ("clock", names.clock, filters.clock),
        ("body", names.body, filters.body),
    ):
        if text:
            tests.append(_one_test(key, resolve(text, reading)))
    if filters.early_warning:
        tests.append(lambda row: bool(row["early_warning"]))
    for key, text in (
        ("set", filters.set),
        ("position", filters.position),
        ("decision", filters.decision),
    ):
        if text:
            tests.append(_one_test(key, names.word(key, text, noun.words[key].words)))
    first, last = filters.first or date.min, filters.last or date.max
    if first > last:
        raise QaifError(f"{day(first)} is after {day(last)}.", "Look at --from and --to.")
    if (first, last) != (date.min, date.max):
        tests.append(lambda row: first <= row["date"] <= last)
    if filters.overdue:
        tests.append(lambda row: bool(row["overdue"]))
    return lambda row: all(test(row) for test in tests)


def _one_test(key: str, wanted: str) -> Callable[[Row], bool]:
    """Whether a row has a value, alone or in the list of that name: `provider` or `providers`."""
    return lambda row: row.get(key) == wanted or wanted in row.get(f"{key}s", ())


def _status_test(noun: Noun, status: str) -> Callable[[Row], bool]:
    if not status:
        return lambda row: noun.whole or row.get("closed") is None
    wanted = names.word("status", status, (*noun.statuses, ALL))
    if wanted == ALL:
        return lambda _: True
    if wanted in {OPEN, CLOSED}:
        # Where a kind has no closure, a status is a word like any other: intelligence is open while it is followed up.
        return lambda row: (
            (row["closed"] is None) == (wanted == OPEN) if "closed" in row else row["status"] == wanted
        )
    return lambda row: row["status"] == wanted and (noun.whole or row.get("closed") is None)


def in_order(rows: list[Row], noun: Noun, sort: str, reading: Reading) -> list[Row]:
    """Rows in the order of a list, or by the column that the user named.

    Raises:
        QaifError: where there is no such column, or it cannot be sorted by.
    """
    ranks = _ranks(reading) | {
        key: {word: place for place, word in enumerate(known.words)} for key, known in noun.words.items()
    }
    if not rows:
        return rows
    for order in reversed((_key(noun, sort, rows),) if sort else noun.order):
        key = order.lstrip("-")
        known = [row for row in rows if row[key] not in (None, UNKNOWN)]
        rest = [row for row in rows if row[key] in (None, UNKNOWN)]
        known.sort(
            key=lambda row: _comparable(row[key], ranks.get(key, {})), reverse=order.startswith("-")
        )  # used at once
        rows = known + rest
    return rows


def _key(noun: Noun, sort: str, rows: list[Row]) -> str:
    """The key of a column that the user named, with its hyphen."""
    keys = {item.key: item.column.name for item in noun.columns}
    keys |= {key: key.replace("_", " ") for row in rows[:1] for key in row if key not in keys}
    return ("-" if sort.startswith("-") else "") + names.named("column", sort.lstrip("-"), keys)


def _ranks(reading: Reading) -> dict[str, dict[str, int]]:
    """The places of words that have an order of their own."""
    framework = reading.framework
    return {
        "band": {band.id: band.lowest for band in framework.matrix.bands},
        "level": {level.id: level.order for level in framework.levels},
        "judgement": {term.id: -place for place, term in enumerate(framework.judgements)},
    }


_NUMBER = re.compile(r"(\d+)")


def _comparable(value: Any, ranks: Mapping[str, int]) -> Any:
    """A value by which rows sort: `R-9` stands before `R-10`."""
    if isinstance(value, str):
        parts = [] if value in ranks else _NUMBER.split(value.casefold())
        return (ranks.get(value, 0), [(int(part) if part.isdigit() else 0, part) for part in parts])
    if isinstance(value, list | tuple):
        return len(value)
    if isinstance(value, dict):
        raise QaifError("That column cannot be sorted by.", "Name another one.")
    return value
