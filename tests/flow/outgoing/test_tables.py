"""`qaif export` writes every record as tables that other programs read, with nothing lost and nothing invented."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from qaif_cli.exchange.flat_files import DANGER, MARK, csv_file, guarded_text, leads
from qaif_cli.exchange.parquet import ParquetMaker, type_of
from qaif_cli.exchange.sqlite_file import sqlite_file
from qaif_cli.flow.outgoing.data_rows import filled
from qaif_cli.flow.outgoing.page import exported_page
from qaif_cli.flow.outgoing.worked_out import data_tables
from qaif_cli.flow.publishing import published
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.framework import LISTS
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.tabled import NOT_KNOWN, DataColumn, DataTable, column_of, table_named
from qaif_cli.model.walk import parts
from tests.support.desk import Desk
from tests.support.moments import BASE

ROOT = Path(__file__).parents[3]
DAY = date(2026, 6, 15)
TABLES = {table.name: table for table in data_tables()}
PLAIN = {"text": str, "integer": int, "number": (int, float), "boolean": bool, "date": date, "json": str}
FORMS = ("csv", "jsonl", "sqlite")


@cache
def base() -> Reading:
    return read(Ask(BASE, ROOT, DAY, DAY))


def values(table: DataTable, column: str, rows: Any) -> list[Any]:
    place = [found.name for found in table.columns].index(column)
    return [row[place] for row in rows]


# What tables there are


def test_every_kind_has_a_table_and_so_has_every_list_of_entries() -> None:
    assert {column_of(kind.name) for kind in KINDS} <= set(TABLES)
    assert {
        "risk_reviews",
        "risk_actions",
        "risk_actions_extensions",
        "concern_improvement_plan_actions",
    } <= set(TABLES)


def test_names_are_unique_and_every_key_and_link_leads_somewhere() -> None:
    assert len(TABLES) == len(data_tables())
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert {*table.key, *table.path} <= set(names)
        for own, to, theirs in leads(table, TABLES):
            assert set(own) <= set(names)
            assert set(theirs) <= {column.name for column in TABLES[to].columns}
            assert len(own) == len(theirs)


def test_what_names_an_entry_of_the_settings_leads_to_the_table_that_has_it() -> None:
    rows, framework = filled(base(), None), base().framework
    aimed = {column.to for table in TABLES.values() for column in table.columns}
    for of in set(LISTS) - {"party"}:
        name = table_named(of)
        assert set(values(TABLES[name], "id", rows[name])) == set(framework.names(of)), of
    assert "framework_roles" in aimed


def test_the_page_of_the_tables_is_fresh() -> None:
    assert (ROOT / "docs" / "tables-exported.md").read_text("utf-8") == exported_page(), "run `make docs`"


# What stands in them


def test_every_cell_is_of_the_type_that_its_column_declares() -> None:
    rows = filled(base(), "QXX")
    assert list(rows) == list(TABLES)
    wrong = [
        (table.name, column.name, value)
        for table in TABLES.values()
        for row in rows[table.name]
        for column, value in zip(table.columns, row, strict=True)
        if not fits(column, value)
    ]
    assert wrong == []


def fits(column: DataColumn, value: Any) -> bool:
    if column.many and value is not None:  # it is None where the part around the list is not there
        return isinstance(value, tuple) and all(fits(DataColumn("", column.type, ""), item) for item in value)
    if isinstance(value, bool) and column.type != "boolean":
        return False
    return value is None or isinstance(value, PLAIN[column.type])  # type: ignore[arg-type]  # types of a table


def test_every_part_of_every_record_is_a_row_or_in_one_and_no_unknown_is_lost() -> None:
    rows = filled(base(), None)
    for kind in KINDS:
        records = [item.record for item in base().now.register.held if item.kind == kind.name]
        own = [table for table in TABLES.values() if table.kind == kind.name]
        entries = sum(len(rows[table.name]) for table in own)
        assert entries == sum(rows_owed(record) for record in records), kind.name
        unknown = [
            name for table in own for names in values(table, NOT_KNOWN, rows[table.name]) for name in names
        ]
        assert len(unknown) == sum(unknowns(record) for record in records), kind.name


def rows_owed(record: BaseModel) -> int:
    """The record, and every part that stands in a list."""
    return 1 + sum(at.rpartition("/")[2].isdigit() for at, _ in parts(record))


def unknowns(value: BaseModel) -> int:
    found = [part for _, item in parts(value) for part in vars(item).values()]
    return sum(part == UNKNOWN for part in found)


def test_what_is_worked_out_is_what_the_lists_say(desk: Desk) -> None:
    rows = filled(base(), None)
    said = json.loads(desk.does("risk", "list", "--status", "all", "--format", "json"))["risks"]
    risk = TABLES["risk"]
    for key in ("status", "score", "band", "days_late"):
        assert dict(
            zip(values(risk, "id", rows["risk"]), values(risk, f"now_{key}", rows["risk"]), strict=True)
        ) == {row["id"]: row[key] for row in said}


def test_an_action_says_when_it_is_due_and_whether_it_is_late() -> None:
    table, rows = TABLES["risk_actions"], filled(base(), None)["risk_actions"]
    late = {
        (record.id, action.id)
        for record in base().now.register.risks
        for action in record.actions
        if record.closed is None and action.late_on(DAY)
    }
    names = zip(values(table, "risk_id", rows), values(table, "id", rows), strict=True)
    assert {
        name for name, is_late in zip(names, values(table, "now_overdue", rows), strict=True) if is_late
    } == late


# CSV


@settings(max_examples=40)
@given(st.text(max_size=12))
@example("=1+1")
@example("'=1")
@example("-")
@example('a "b", c\r\nd')
@example("@x")
@example("\t=1")
def test_a_text_comes_back_from_csv_as_it_was_and_is_no_formula_in_it(text: str) -> None:
    table = DataTable("t", "", (DataColumn("a", "text", ""), DataColumn("b", "text", "")), ())
    made = csv_file(table, [(text.encode("utf-8", "replace").decode(), "x")]).decode()
    _, row = csv.reader(io.StringIO(made.removeprefix(MARK), newline=""))
    assert not row[0] or row[0][0] not in DANGER
    assert row[0].removeprefix("'") == text.encode("utf-8", "replace").decode()
    assert guarded_text("plain") == "plain"


# The command


@pytest.mark.parametrize("form", FORMS)
def test_the_same_records_give_the_same_bytes(form: str, desk: Desk, tmp_path: Path) -> None:
    made = []
    for place in ("a", "b"):
        desk.does("export", f"--{form}", str(tmp_path / place), "--icb", "1E5")
        made.append({path.name: path.read_bytes() for path in files(tmp_path / place)})
    assert made[0] or form == "sqlite"
    names = ["x"] if form == "sqlite" else [f"{name}.{form}" for name in TABLES]
    assert len(made[0]) == len(names) + (form == "csv")
    assert list(made[0].values()) == list(made[1].values())


def test_parquet_has_every_column_with_its_type_where_there_is_no_row_and_the_same_bytes_twice(
    tmp_path: Path,
) -> None:
    rows = filled(base(), "1E5")
    for name in ("risk", "risk_chases", "indicator_points"):
        paths = [str(tmp_path / f"{name}-{turn}") for turn in "ab"]
        for path in paths:
            ParquetMaker().file(TABLES[name], rows[name] if name != "risk_chases" else [], path)
        assert Path(paths[0]).read_bytes() == Path(paths[1]).read_bytes()
        found = duckdb.read_parquet(paths[0])
        assert dict(zip(found.columns, map(str, found.types), strict=True)) == {
            column.name: type_of(column) for column in TABLES[name].columns
        }
    assert set(duckdb.read_parquet(str(tmp_path / "risk-a")).project("icb").fetchall()) == {("1E5",)}


def test_parquet_stands_in_a_folder_of_the_organisation(desk: Desk, tmp_path: Path) -> None:
    desk.does("export", "--parquet", str(tmp_path / "region"), "--icb", "0X1F")
    made = [path.relative_to(tmp_path).as_posix() for path in files(tmp_path / "region")]
    assert made == sorted(f"region/icb=0X1F/{name}.parquet" for name in TABLES)


def files(place: Path) -> Iterator[Path]:
    yield from [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())


def test_what_is_written_says_how_much_and_what_is_private(desk: Desk, tmp_path: Path) -> None:
    said = desk.does("export", "--jsonl", str(tmp_path / "t"), "--icb", "007")
    held = base().register.held
    private = sum(item.record.sensitivity == "private" for item in held)
    assert said == (
        f"{tmp_path / 't'} written: {len(held)} records, {private} of them private, in {len(TABLES)} tables, as at 15 June 2026.\n"
    )
    rows = [json.loads(line) for line in (tmp_path / "t" / "risk.jsonl").read_text("utf-8").splitlines()]
    assert [(row["icb"], row["id"]) for row in rows] == [
        ("007", "R-0001"),
        ("007", "R-0002"),
        ("007", "R-0003"),
    ]


def test_nothing_private_is_in_the_public_ones(desk: Desk, tmp_path: Path) -> None:
    publish(desk, "areas/safety.yaml", "risks/R-0002.yaml")
    assert desk("export", "--jsonl", str(tmp_path / "t"), "--public").code == 0
    texts = {path.stem: path.read_text("utf-8") for path in files(tmp_path / "t")}
    register = read(Ask(desk.records, ROOT, DAY, DAY)).register
    shown = published(register).by_id
    assert set(shown) == {"safety"}  # the risk cannot stand without its area, which is private
    for item in register.held:
        there = f'"id": "{item.record.id}"' in texts[column_of(item.kind)]
        assert there == (item.record.id in shown), item.path
    assert '"sensitivity": "private"' not in "".join(texts.values())


def publish(desk: Desk, *names: str) -> None:
    for name in names:
        made = (desk.records / name).read_text("utf-8").replace("sensitivity: private\n", "")
        (desk.records / name).write_text(f"{made}sensitivity: public\n", "utf-8")


def test_a_public_text_that_names_something_private_is_refused(desk: Desk, tmp_path: Path) -> None:
    publish(desk, "areas/primary-care.yaml")
    said = desk.refuses("export", "--csv", str(tmp_path / "t"), "--public")
    assert said.startswith(
        "qaif: Nothing was made for the public: the table `area` would hold `Care out of hours` of the private record concerns/Q-0002.yaml."
    )
    assert not (tmp_path / "t").exists()


def test_no_file_is_replaced_without_saying_so(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    desk.does("export", "--csv", str(folder), "--icb", "QXX")
    (folder / "own.txt").write_text("mine")
    (folder / "risk.csv").write_text("old")
    said = desk.refuses("export", "--csv", str(folder), "--icb", "QXX")
    assert "is there already. Name another place with --csv, or say --replace." in said
    assert (folder / "risk.csv").read_text() == "old"
    desk.does("export", "--csv", str(folder), "--icb", "QXX", "--replace")
    assert (folder / "risk.csv").read_bytes().startswith(MARK.encode() + b"icb,id,")
    assert (folder / "own.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Say in what the register is wanted"),
        (("--csv", "a", "--sqlite", "b"), "Say in what the register is wanted"),
        (("--parquet", "a"), "Write `ods_code` in framework.yaml, or name one with --icb."),
        (("--csv", "a", "--icb", "q"), "`q` is no code of an organisation."),
        (("--csv", "a", "--all"), "--all is for the workbook"),
        (("--xlsx", "a", "--icb", "QXX"), "are for tables"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses("export", *options)


@pytest.mark.parametrize("form", ["xlsx", "parquet", *FORMS])
def test_nothing_goes_among_the_records(form: str, desk: Desk) -> None:
    said = desk.refuses("export", f"--{form}", str(desk.records / "out"))
    assert "would lie among the records" in said
    assert f"Name another place with --{form}." in said


@pytest.mark.parametrize("form", ["sqlite", "parquet"])
def test_a_number_for_which_no_database_has_room_is_refused_in_words(
    form: str, desk: Desk, tmp_path: Path
) -> None:
    path = desk.records / "intelligence" / "2026" / "I-0001.yaml"
    path.write_text(path.read_text("utf-8").replace("count: 3\n", f"count: {2**63}\n"), "utf-8")
    said = desk.refuses("export", f"--{form}", str(tmp_path / "t"), "--icb", "QXX")
    assert f"`count` in a row of `intelligence` (I-0001) is {2**63}, for which no database has room." in said


def test_a_missing_extra_is_named(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    said = desk.refuses("export", "--parquet", str(tmp_path / "p"), "--icb", "QXX")
    assert (
        said
        == "qaif: Parquet needs DuckDB, which is not installed. Install it with: pip install 'qaif[region]'\n"
    )


# SQLite and the package


def test_a_database_has_keys_and_every_link_leads_to_its_record(tmp_path: Path) -> None:
    made = sqlite_file(data_tables(), filled(base(), "007"), 7)
    (tmp_path / "r.db").write_bytes(made)
    held = sqlite3.connect(tmp_path / "r.db")
    assert held.execute("pragma user_version").fetchone() == (7,)
    assert held.execute("pragma integrity_check").fetchone() == ("ok",)
    assert held.execute("pragma foreign_key_check").fetchall() == []
    assert held.execute("select icb, typeof(icb) from risk limit 1").fetchone() == ("007", "text")
    owner = "select r.title from risk join framework_roles r on r.id = risk.owner where risk.id = 'R-0001'"
    assert held.execute(owner).fetchone() == ("Quality Lead for Primary Care",)
    held.close()


def test_the_package_names_every_file_column_and_key(desk: Desk, tmp_path: Path) -> None:
    desk.does("export", "--csv", str(tmp_path / "t"), "--icb", "1E5")
    package = json.loads((tmp_path / "t" / "datapackage.json").read_text("utf-8"))
    assert sorted(path.name for path in files(tmp_path / "t")) == sorted(
        ["datapackage.json", *(resource["path"] for resource in package["resources"])]
    )
    for resource in package["resources"]:
        table, schema = TABLES[resource["name"]], resource["schema"]
        head = (tmp_path / "t" / resource["path"]).read_text("utf-8-sig").splitlines()[0]
        assert head.split(",") == [field["name"] for field in schema["fields"]]
        assert schema.get("primaryKey", []) == list(table.key)
    links = {
        (at["name"], link["reference"]["resource"])
        for at in package["resources"]
        for link in at["schema"].get("foreignKeys", ())
    }
    assert {
        ("risk_reviews", "risk"),
        ("risk_actions_extensions", "risk_actions"),
        ("risk", "framework_roles"),
    } <= links
