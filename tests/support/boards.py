"""Thirty-six boards with a few records each, which differ in what a region asks; and their exports side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from qaif_cli.exchange.parquet import ParquetMaker
from qaif_cli.flow.outgoing.data_rows import filled
from qaif_cli.flow.outgoing.worked_out import ABOUT, data_tables
from qaif_cli.flow.region.questions import QUESTIONS
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Closure, Record
from qaif_cli.model.register import Held, Register
from qaif_cli.model.tabled import DataRow, DataTable
from tests.support.moments import BASE

DAY = date(2026, 6, 15)
CODES = tuple(
    sorted(
        (
            "007",
            "1E5",
            "0X1F",
            "QXX",
            "00E95",
            "9E5",
            *(f"Q{place:02}" for place in range(20)),
            *(f"D{place}Q4T" for place in range(10)),
        )
    )
)
"""Of three, four and five signs; several that a program takes for a number."""
THEMES = ("access", "records", "discharge", "staffing", "culture")
ASKED = {ABOUT: {"icb", "as_of", "short_name", "public", "illustrative", "schema_version"}}
for question in QUESTIONS:
    for name, columns in question.uses.items():
        ASKED[name] = ASKED.get(name, {"icb"}) | set(columns)
TABLES = tuple(table for table in data_tables() if table.name in ASKED)


def readings() -> dict[str, Reading]:
    """The register of each board, by its code."""
    base = read(Ask(BASE, BASE.parent, DAY, DAY))
    return {code: _reading(code, base, Random(place)) for place, code in enumerate(CODES)}  # noqa: S311  # the same boards each time


def _reading(code: str, base: Reading, chance: Random) -> Reading:
    organisation = base.framework.organisation.model_copy(
        update={"short_name": f"Board {code}", "ods_code": code}
    )
    framework = base.framework.model_copy(update={"organisation": organisation})
    assert isinstance(framework, Framework)
    held = tuple(
        Held(type(record).__name__.lower(), "", record, "")
        for record in _records(code, base.register, chance)
    )
    return replace(base, now=Moment(Register(held), framework, DAY, DAY))


def _records(code: str, base: Register, chance: Random) -> Iterable[Record]:
    yield from (_updated(area, chance) for area in base.areas)
    closed = None if code == CODES[0] else base.risks[-1].closed  # the first by name has no closed risk
    for place in range(1, 5):
        yield _risk(base.risks[0], place, closed if place == 4 else None, chance)
    for place in range(1, 4):
        yield _concern(base.concerns[0], place, chance)
    for place in range(1, 4):
        day = DAY - timedelta(days=chance.randrange(1, 500))
        themes = tuple(chance.sample(THEMES, 2))
        update = {"id": f"I-{place:04}", "date": day, "themes": themes, "discussions": ()}
        yield base.intelligence[0].model_copy(update=update)
    for place, provider in enumerate(base.providers):
        yield provider.model_copy(update={"ods_code": f"{place}E{chance.randrange(25):02}", "closed": None})
    yield base.cases[0].model_copy(update={"printed": DAY - timedelta(days=chance.randrange(-20, 20))})


def _risk(base: Risk, place: int, closed: Closure | None, chance: Random) -> Risk:
    days = [DAY - timedelta(days=chance.randrange(90, 200)), DAY - timedelta(days=chance.randrange(1, 70))]
    reviews = [
        base.reviews[0].model_copy(
            update={"date": day, "by": "quality-lead", "likelihood": chance.randrange(3, 6)}
        )
        for day in days
    ]
    late = {"done": None, "extensions": ()}
    actions = [
        action.model_copy(update={"due": DAY - timedelta(days=chance.randrange(-30, 30)), **late})
        for action in base.actions
    ]
    update = {
        "id": f"R-{place:04}",
        "reviews": tuple(reviews),
        "opened": days[0] if place % 2 else UNKNOWN,
        "previous_owners": (),
        "actions": tuple(actions),
        "closed": closed,
        "target": UNKNOWN if chance.random() < 0.5 else base.target,  # as often as not
    }
    return base.model_copy(update=update)


def _updated(area: Area, chance: Random) -> Area:
    updates = tuple(
        update.model_copy(update={"date": DAY - timedelta(days=chance.randrange(10, 120)), "corrects": None})
        for update in area.updates[:1]
    )
    return area.model_copy(update={"updates": updates})


def _concern(base: Concern, place: int, chance: Random) -> Concern:
    day = DAY - timedelta(days=chance.randrange(300, 400))
    levels = []
    for _ in range(chance.randrange(1, 5)):
        level = chance.choice(("routine", "enhanced", "enhanced", "intensive"))
        levels.append(base.levels[0].model_copy(update={"date": day, "level": level}))
        day += timedelta(days=chance.randrange(20, 70))
    plan = base.improvement_plan if chance.random() < 0.6 else None
    kind = chance.choice(("service", "service", "pathway"))
    subject = base.subject.model_copy(
        update={"type": kind, "provider": base.subject.provider if kind == "service" else None}
    )
    return base.model_copy(
        update={
            "id": f"Q-{place:04}",
            "levels": tuple(levels),
            "improvement_plan": plan,
            "subject": subject,
            "risks": (),
        }
    )


def side_by_side(
    boards: Mapping[str, Reading], folder: Path, older: Mapping[str, Mapping[str, tuple[str, ...] | None]]
) -> None:
    """The exports of boards below a folder, with the tables that a region reads.

    One in twelve has every column; the others have those that are asked for, which are quicker to write.

    Args:
        boards: The register of each, by its code.
        folder: The folder.
        older: Of a board, the tables that its older export has not (None), or the columns that one of them has not.
    """
    maker = ParquetMaker()
    for place, (code, reading) in enumerate(boards.items()):
        rows = filled(reading, code)
        (folder / f"icb={code}").mkdir(parents=True)
        for table in TABLES:
            gone = older.get(code, {}).get(table.name, ())
            if gone is not None:
                kept = {column.name for column in table.columns} if place % 12 == 0 else ASKED[table.name]
                shown, cut = _with(table, kept - set(gone), rows[table.name])
                maker.file(shown, cut, str(folder / f"icb={code}" / f"{table.name}.parquet"))


def _with(table: DataTable, kept: set[str], rows: Iterable[DataRow]) -> tuple[DataTable, Iterable[DataRow]]:
    left = [place for place, column in enumerate(table.columns) if column.name in kept]
    columns = tuple(table.columns[place] for place in left)
    return replace(table, columns=columns), [tuple(row[place] for place in left) for row in rows]
