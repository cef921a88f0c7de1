"""What a cell that is merged over several rows says, it says of each of them; a row that nothing names is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from qaif_cli.exchange.sheet import Cell, Sheet
from qaif_cli.store import yaml
from tests.flow.incoming.conftest import COLUMNS, DEFAULTS, Written
from tests.support.desk import Desk

READ = "results-read"
Rows = list[list[object]]
NAMES: Rows = [["Metric", "Month", "Value"], [READ, "Feb-25", 80], [None, "Mar-25", 90]]
MONTHS: Rows = [["Month", "Ward", "Metric", "Value"], ["Feb-25", "A", READ, 80], [None, "B", READ, 70]]
WARDS: Rows = [["Ward", "Metric", "Month", "Value"], ["A", READ, "Feb-25", 80], [None, READ, "Mar-25", 90], ["B", READ, "Feb-25", 70]]  # fmt: skip
DATES: Rows = [["Metric", "Unit", "Feb-25", "Mar-25"], [READ, "a", 80, None], [None, "a", None, 90]]


def book(path: Path, rows: Rows, merged: str = "") -> str:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    if merged:
        made.worksheets[0].merge_cells(merged)
    made.save(path)
    return str(path)


def points(desk: Desk) -> dict[str, object]:
    record = yaml.parse((desk.records / f"indicators/{READ}.yaml").read_text("utf-8"))
    assert isinstance(record, dict)
    return {str(item["date"]): item.get("value") for item in record["points"] if str(item["date"]) >= "2025-01-01"}  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "merged", "options"),
    [
        (NAMES, "A2:A3", ()),
        (WARDS, "A2:A3", ("--where", "Ward=A")),
        (MONTHS, "A2:A3", ("--where", "Ward=B")),
    ],
)
@pytest.mark.parametrize("command", [("import", "indicators"), ("indicator", "import")])
def test_a_merged_label_is_that_of_every_row(
    rows: Rows,
    merged: str,
    options: tuple[str, ...],
    command: tuple[str, str],
    desk: Desk,
    tmp_path: Path,
) -> None:
    before = points(desk)
    write = ("--write",) if command[0] == "import" else ()
    desk.does(*command, book(tmp_path / "figures.xlsx", rows, merged), *options, *write)
    told = {"2025-02-28": 70} if rows is MONTHS else {"2025-02-28": 80, "2025-03-31": 90}
    assert points(desk) == before | told


def test_a_merged_name_is_that_of_every_row_below_dates(desk: Desk, tmp_path: Path) -> None:
    desk.does("import", "indicators", book(tmp_path / "figures.xlsx", DATES, "A2:A3"), "--write")
    assert points(desk).items() >= {"2025-02-28": 80, "2025-03-31": 90}.items()


@pytest.mark.parametrize(("rows", "row"), [(NAMES, 3), (DATES, 3)])
def test_a_figure_that_nothing_names_is_refused(rows: Rows, row: int, desk: Desk, tmp_path: Path) -> None:
    before = desk.everything()
    result = desk("import", "indicators", book(tmp_path / "figures.xlsx", rows), "--write")
    assert result.code == 2
    assert f"row {row}: There is a figure, and no name of an indicator." in result.out
    assert desk.everything() == before


def test_a_figure_is_never_taken_from_above(desk: Desk, tmp_path: Path) -> None:
    rows: Rows = [
        ["Metric", "Month", "Value", "Note"],
        [READ, "Feb-25", 80, "x"],
        [READ, "Mar-25", None, "y"],
    ]
    said = desk.does("import", "indicators", book(tmp_path / "figures.xlsx", rows, "C2:C3"))
    assert "Value → value: 80\n" in said


def test_an_area_that_is_merged_over_several_risks_is_that_of_each(
    desk: Desk, tmp_path: Path, written: Written
) -> None:
    rows: Rows = [
        ["Ref", "Risk", "Likelihood", "Impact", "Area"],
        ["A 1", "Beds are short", 3, 3, "primary-care"],
        ["A 2", "Vans are late", 2, 2, None],
    ]
    told = written("map.yaml", COLUMNS.replace("}", ", Area: area}") + DEFAULTS)
    sheet = book(tmp_path / "register.xlsx", rows, "E2:E3")
    desk.does("import", "risks", sheet, "--map", told, "--write")
    for name in ("R-0004", "R-0005"):
        assert "area: primary-care\n" in (desk.records / f"risks/{name}.yaml").read_text("utf-8")


def test_ranges_are_looked_up_by_column() -> None:
    there = Sheet("", {(2, 1): Cell("text", "a"), (5, 1): Cell("text", "b")}, merges=((2, 1, 3, 2), (5, 1, 6, 1), (7, 1, 7, 4)))  # fmt: skip
    told = {row: there.labelled(row, {}, [1, 2]).get(1) for row in range(1, 9)}
    assert {row: cell.value for row, cell in told.items() if cell} == {2: "a", 3: "a", 5: "b", 6: "b"}
