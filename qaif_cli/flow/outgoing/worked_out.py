"""The columns of the exported tables that are worked out for the day, and the tables with them.

Each is a key of `qaif KIND list --format json` with `now_` before it. A kind without a line here has its status and
whether something is late.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from qaif_cli.flow.lists import Row
from qaif_cli.judge.state.open_records import open_actions_of
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Action, Record
from qaif_cli.model.tabled import DAY, ICB, Basic, Cell, DataColumn, DataRow, DataTable, record_tables

VERSION = 1
"""The version of the tables; docs/tables-exported.md says what would change it."""
ABOUT = "export"
"""The table that says of what the others are."""


def _day(key: str, about: str, type_: Basic = "text", *, many: bool = False, to: str = "") -> DataColumn:
    return DataColumn(f"{DAY}{key}", type_, f"Worked out for the day: {about}", many, to)


_EVERY = (
    _day("status", "its status, as `qaif KIND list` calls it; empty where the kind has none"),
    _day("overdue", "whether something of it is late", "boolean"),
)
_LEVELS = "framework_levels"
_OWN: dict[str, tuple[DataColumn, ...]] = {
    "risk": (
        _day("consequence", "consequence of the last review", "integer"),
        _day("likelihood", "likelihood of the last review", "integer"),
        _day("score", "consequence × likelihood", "integer"),
        _day("band", "the band of that score", to="framework_matrix_bands"),
        _day("initial_score", "the score of the first review", "integer"),
        _day("target_score", "the score aimed for", "integer"),
        _day("last_reviewed", "the day of the last review by anyone", "date"),
        _day("review_due", "the day by which the framework wants the next review", "date"),
        _day("days_late", "days past that day; 0 where it is not late", "integer"),
        _day(
            "high_since",
            "since when the score is as high as the framework asks reviews for (15 in §4.4), without a break",
            "date",
        ),
        _day("reviews_missed", "the months in which a review was owed and missed", many=True),
    ),
    "concern": (
        _day("level", "the level", to=_LEVELS),
        _day("since", "since when it is at that level", "date"),
        _day("criteria", "how many exit criteria there are for the next step down", "integer"),
        _day("criteria_met", "how many of them are met", "integer"),
        _day("next_decision", "when the level is decided on again", "date"),
    ),
    "area": (
        _day("judgement", "the last assurance judgement", to="framework_judgements"),
        _day("judged_on", "the day of that judgement", "date"),
        _day("updated", "the day of the last update", "date"),
        _day("update_due", "the day by which the next report is due", "date"),
        _day("level", "the highest level of an open concern in it", to=_LEVELS),
        _day("highest_score", "the highest score of an open risk in it", "integer"),
    ),
    "provider": (
        _day("level", "the highest level of an open concern about it", to=_LEVELS),
        _day("highest_score", "the highest score of an open risk about it", "integer"),
        _day("rating", "the regulator's overall rating when last looked up"),
        _day("rating_checked", "the day on which it was looked up", "date"),
        _day("last_grade", "the last overall rating that is a grade"),
    ),
    "commitment": (
        _day("reported", "the day on which it was last reported on", "date"),
        _day("update_due", "the day by which the next update is due", "date"),
    ),
    "indicator": (
        _day("value", "the latest figure", "number"),
        _day("value_of", "the last day of the period of that figure", "date"),
        _day("variation", "what the control chart says of the latest figure"),
        _day("assurance", "whether the process can be relied on to reach the target"),
        _day("concern_since", "since when the chart shows something of concern", "date"),
        _day("point_due", "the day by which the next figure is due", "date"),
    ),
    "intelligence": (
        _day("decision", "what was decided on it last"),
        _day("follow_up", "the day by which it is looked at again", "date"),
        _day("last_discussed", "the day on which a body last had it on the table", "date"),
    ),
    "case": (
        _day("due", "the day by which it is to be answered, after extensions", "date"),
        _day("answered_in_time", "whether it was answered by its day", "boolean"),
    ),
    "meeting": (_day("items", "how many items stand on its agenda", "integer"),),
    "assessment": (
        _day("position", "the last position"),
        _day("assessed", "the day of that position", "date"),
        _day("renew_by", "the day by which it is to be renewed", "date"),
    ),
    "impact": (
        _day("stage", "the furthest stage that was made"),
        _day("score", "the highest score that is left", "integer"),
        _day("look_back_due", "the day by which it is looked back on", "date"),
    ),
}
_ACTION = (
    _day("due", "the day by which it is due, after extensions", "date"),
    _day("overdue", "whether the record is open, it is not done, and its day is past", "boolean"),
)
_EXPORT = DataTable(
    ABOUT,
    "Of what the other tables are, in one row.",
    (
        DataColumn(ICB, "text", "The code of the organisation whose register it is, always as text"),
        DataColumn("organisation", "text", "Its name in papers"),
        DataColumn("short_name", "text", "Its short name"),
        DataColumn("illustrative", "boolean", "Whether the register is an invented one"),
        DataColumn("as_of", "date", "The day that what is worked out is of; nothing later is in the tables"),
        DataColumn("commit", "text", "The commit that was read, where one was named"),
        DataColumn("public", "boolean", "Whether everything private was left out"),
        DataColumn("unreadable", "integer", "How many files could not be read, and so are in no table"),
        DataColumn("schema_version", "integer", "The version of these tables"),
        DataColumn("qaif_version", "text", "The version of qaif that wrote them"),
    ),
    (),
)


def own_columns(kind: str) -> tuple[DataColumn, ...]:
    """The columns of a kind's own table that are worked out."""
    return (*_EVERY, *_OWN.get(kind, ()))


@cache
def data_tables() -> tuple[DataTable, ...]:
    """Every table that is exported, each after the one it belongs to."""
    tables = (table for root in record_tables() for table in root.all())
    return (_EXPORT, *(table.with_columns(_more(table)) for table in tables))


def _more(table: DataTable) -> tuple[DataColumn, ...]:
    if table.model is Action:
        return _ACTION
    return own_columns(table.kind) if table.key and not table.parent else ()


def own_cells(kind: str, row: Row) -> DataRow:
    """What is worked out of a record.

    Args:
        kind: Its kind.
        row: What its list says of it; empty where it says nothing.
    """
    return tuple(_cell(column, row.get(column.name.removeprefix(DAY))) for column in own_columns(kind))


def _cell(column: DataColumn, value: Any) -> Cell:
    if column.many:
        return tuple(value or ())
    if column.type not in ("text", "json") and value == UNKNOWN:
        return None
    return value  # type: ignore[no-any-return]  # a test holds the lists to the types


def entry_cells(entry: BaseModel, record: Record, now: Moment) -> DataRow:
    """What is worked out of an entry: of an action, when it is due and whether it is late."""
    if not isinstance(entry, Action):
        return ()
    is_open = any(action is entry for _, action in open_actions_of(record))
    return (entry.due_on(now.day), is_open and entry.late_on(now.day))


def export_row(head: Mapping[str, str | bool | int | date | None]) -> DataRow:
    """The row of the table that says of what the others are, by the names of its columns."""
    return tuple(head[column.name] for column in _EXPORT.columns)
