"""The matrix and the lists of the page: the columns that `qaif <kind> list` has, with names for IDs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any

from qaif_cli.flow.due import DUE_COLUMNS, DueOptions, due_row, last_day
from qaif_cli.flow.lists import Noun, Row, ShownColumn, in_order
from qaif_cli.flow.nouns import NOUNS
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.due import due_by, surely_due
from qaif_cli.judge.state.position import position
from qaif_cli.model.area_of import areas_of
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.position import DueItem
from qaif_cli.model.site import (
    SiteCell,
    SiteList,
    SiteMatrix,
    SiteMatrixCell,
    SiteMatrixRow,
    SiteRow,
    SiteWords,
)
from qaif_cli.model.vocabulary import INTELLIGENCE_STATUSES
from qaif_cli.render.matrix import cells
from qaif_cli.render.words import capital, day, number_of, plural

SHOWN = (
    "risk",
    "concern",
    "situation",
    "case",
    "impact",
    "area",
    "provider",
    "indicator",
    "commitment",
    "horizon",
)
"""The kinds that have a list and a part for each record, in their order."""
OWN = "_"
"""What the names of the page's own parts begin with: no record's ID does."""
ROLES = ("owner", "lead")
NAMES = ("id", "title")


def list_name(kind: str) -> str:
    """The address of the list of a kind."""
    return f"{OWN}{kind}"


def rows_of(noun: Noun, reading: Reading) -> list[Row]:
    """The facts of a kind's records in the order of its list, what is closed last."""
    rows = in_order(noun.rows(reading), noun, "", reading)
    return sorted(rows, key=lambda row: row.get("closed") is not None)


def site_list(noun: Noun, rows: Sequence[Row], reading: Reading, *, short: bool) -> SiteList:
    """The list of a kind.

    Args:
        noun: The kind.
        rows: Its facts.
        reading: The register.
        short: Whether there are so many that each is told in few words.
    """
    columns = [item for item in noun.columns if item.key not in NAMES]
    closed = sum(row.get("closed") is not None for row in rows)
    counted = number_of(len(rows) - closed, noun.kind.one) + (f", {closed} closed" if closed else "")
    return SiteList(
        list_name(noun.name),
        capital(plural(noun.kind.one)),
        (capital(noun.kind.one), *(item.column.name for item in columns)),
        tuple(_row(row, columns, noun, reading) for row in rows),
        counted,
        short=short and len({row["id"] for row in rows}) == len(rows),
    )


def _row(row: Row, columns: Iterable[ShownColumn], noun: Noun, reading: Reading) -> SiteRow:
    cells_ = (SiteCell((SiteWords(words_of(item, row, reading)),)) for item in columns)
    name = SiteCell(record_name(row, noun))
    return SiteRow((name, *cells_), row["id"], places(row["id"], reading), bool(row["overdue"]))


def record_name(row: Row, noun: Noun) -> tuple[SiteWords, ...]:
    """What a record is called in a list: its number, which leads to it, and its title; or its title alone."""
    if noun.kind.prefix:
        return (SiteWords(row["id"], row["id"]), SiteWords(row["title"]))
    return (SiteWords(row["title"], row["id"]),)


def filter_areas(reading: Reading) -> list[Area]:
    """The areas by which lists are filtered, in the order of the page."""
    return sorted(reading.now.register.areas, key=lambda area: area.title)


def places(record: str, reading: Reading) -> tuple[int, ...]:
    """The places of a record's areas among those by which lists are filtered."""
    own = areas_of(reading.now).get(record, frozenset())
    return tuple(place for place, area in enumerate(filter_areas(reading), 1) if area.id in own)


def words_of(item: ShownColumn, row: Row, reading: Reading) -> str:
    """What a column says, with names for IDs."""
    value: Any = row[item.key]
    if item.key in ROLES:
        return role_name(value, reading)
    if item.key == "area" and value:
        return reading.now.register.title(value)
    return _known(item.words(row).strip())


def role_name(id_: str, reading: Reading) -> str:
    """The title of a role."""
    return reading.framework.names("role").get(id_, _known(id_))


def _known(text: str) -> str:
    return "not known" if text == UNKNOWN else text


def matrix(reading: Reading) -> SiteMatrix:
    """The matrix with the open risks in its cells."""
    risks = [state for state in position(reading.now).risks.values() if not state.closed]
    scales = reading.framework.matrix
    steps = sorted(scales.likelihood, key=lambda step: step.score)
    made = cells(risks, reading.framework)
    rows = []
    for step in sorted(scales.consequence, key=lambda step: -step.score):
        own = [cell for cell in made if cell["consequence"] == step.score]
        rows.append(
            SiteMatrixRow(
                f"{step.score} {step.name}",
                tuple(
                    SiteMatrixCell(
                        cell["score"],
                        reading.framework.band(cell["score"]).name,
                        tuple(SiteWords(id_, id_) for id_ in cell["risks"]),
                    )
                    for cell in own
                ),
            )
        )
    return SiteMatrix(tuple(f"{step.score} {step.name}" for step in steps), tuple(rows), len(risks))


def due_list(reading: Reading, few_words: Container[str], *, public: bool) -> SiteList:
    """What is late, due, and coming, as `qaif due` has it.

    Args:
        reading: The register.
        few_words: The kinds of which there are so many that a number stands without its title.
        public: Without what only the private part could tell.
    """
    last = last_day(DueOptions().within, reading.now.day)
    items = due_by(surely_due(reading.now, public=public), last)
    return SiteList(
        f"{OWN}due",
        f"Late, due, and coming by {day(last)}",
        ("What", *(column.name for column in DUE_COLUMNS if column.name not in ("What", "Record")), "Of"),
        tuple(_due(item, reading, few_words) for item in items),
        number_of(len(items), "item"),
    )


def _due(item: DueItem, reading: Reading, few_words: Container[str]) -> SiteRow:
    when, due, *_ = due_row(item, "", reading.now.day)
    held = reading.now.register.by_id.get(item.record)
    shown = item.record if held and held.kind in SHOWN else ""
    title = reading.now.register.title(item.record)
    numbered = held is not None and bool(NOUNS[held.kind].kind.prefix)
    of = (SiteWords(item.record, shown), SiteWords(title)) if numbered else (SiteWords(title, shown),)
    if numbered and shown and held and held.kind in few_words:
        of = of[:1]
    cells_ = (
        SiteCell((SiteWords(item.what),)),
        SiteCell((SiteWords(when),)),
        SiteCell((SiteWords(due),)),
        SiteCell((SiteWords(role_name(item.owner, reading)),)),
        SiteCell(of),
    )
    return SiteRow(cells_, "", places(item.record, reading), bool(item.days_late))


def intelligence_counts(reading: Reading) -> SiteList:
    """How much intelligence came from each kind of source, and where it stands."""
    names = reading.framework.names("source")
    statuses = INTELLIGENCE_STATUSES.words
    found: dict[str, dict[str, int]] = {}
    for state in position(reading.now).intelligence.values():
        counts = found.setdefault(
            names.get(state.item.source_type, state.item.source_type), dict.fromkeys(statuses, 0)
        )
        counts[state.standing] += 1
    rows = tuple(
        SiteRow(
            tuple(
                SiteCell((SiteWords(text),))
                for text in (name, *map(str, counts.values()), str(sum(counts.values())))
            )
        )
        for name, counts in sorted(found.items())
    )
    total = sum(sum(counts.values()) for counts in found.values())
    return SiteList(
        f"{OWN}intelligence",
        "Intelligence by source",
        ("Source", *(capital(INTELLIGENCE_STATUSES.label(word)) for word in statuses), "All"),
        rows,
        number_of(total, "piece of intelligence"),
    )
