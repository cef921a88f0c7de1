"""A workbook as organisations keep them: cover, dashboard, lists, merged headings, a template's empty lines."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from qaif_cli.store import yaml
from tests.flow.incoming.conftest import DEFAULTS, table
from tests.support.desk import Desk

MAP = (
    "columns:\n  Ref: reference\n  Risk description Cause: cause\n  Risk description Event: event\n"
    "  Inherent L: initial_likelihood\n  Inherent C: initial_consequence\n"
    "  Current L: likelihood\n  Current C: consequence\n  Current Score: score\n  Last reviewed: reviewed\n"
    "  Status: status\n" + DEFAULTS
)
TEMPLATE = 200


def register(sheet: Worksheet) -> None:
    """A register under a title, its heading in two rows, with the lines of a template below it."""
    sheet["A1"] = "CORPORATE RISK REGISTER"
    sheet.merge_cells("A1:J1")
    for place in ("B3", "D3", "F3"):
        sheet[place] = {"B": "Risk description", "D": "Inherent", "F": "Current"}[place[0]]
    for merged in ("B3:C3", "D3:E3", "F3:H3"):
        sheet.merge_cells(merged)
    for column, text in enumerate(["Cause", "Event", "L", "C", "L", "C", "Score"], 2):
        sheet.cell(4, column, text)
    for column, text in {1: "Ref", 9: "Last reviewed", 10: "Status"}.items():
        sheet.cell(3, column, text)
        sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    may = datetime(2026, 5, 1)  # noqa: DTZ001  # a cell knows no time zone
    sheet.append(["CRR 1", "staff leave", "wards are short", 5, 4, 3, 4, 12, may, "Open"])
    for row in range(6, 6 + TEMPLATE):
        sheet.cell(row, 1, f"CRR {row - 4}")
        sheet.cell(row, 6, 1)
        sheet.cell(row, 7, 1)
        sheet.cell(row, 8, f"=F{row}*G{row}")
        sheet.cell(row, 10, "Open")
    sheet.cell(6 + TEMPLATE + 1, 2, "* scores are agreed each month")


def workbook(path: Path) -> str:
    book = Workbook()
    cover = book.worksheets[0]
    cover.title = "Cover"
    cover["A1"] = "Risk register"
    board = book.create_sheet("Dashboard")
    for row in (["Risk", "Score", "Likelihood", "Impact"], ["Extreme", 4], ["High", 7]):
        board.append(row)
    lists = book.create_sheet("Lists")
    for line in [
        ["Status", "Likelihood", "Consequence", "Owner"],
        *[["Open", "Rare", "Minor", "Lead"]] * TEMPLATE,
    ]:
        lists.append(line)
    register(book.create_sheet("Q2"))
    old = book.create_sheet("Old")
    register(old)
    old.sheet_state = "hidden"
    book.save(path)
    return str(path)


def test_only_the_risks_of_a_workbook_become_risks(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(MAP, "utf-8")
    account = tmp_path / "account.csv"
    sheet = workbook(tmp_path / "register.xlsx")
    result = desk(
        "import", "risks", sheet, "--map", str(tmp_path / "map.yaml"), "--account", str(account), "--write"
    )
    assert result.code == 0
    assert "sheet `Q2`: the heading is rows 3 to 4" in result.out
    assert "1 risk added." in result.out
    assert f"6 to {5 + TEMPLATE}: a line of the template that nobody filled in" in result.out
    assert desk.changed() == ["risks/R-0004.yaml"]
    risk = yaml.parse((desk.records / "risks/R-0004.yaml").read_text("utf-8"))
    assert (risk["title"], risk["cause"], risk["formerly"]) == ("wards are short", "staff leave", ["CRR 1"])
    assert [(entry["date"], entry["consequence"], entry["likelihood"]) for entry in risk["reviews"]] == [
        ("unknown", 4, 5),
        ("2026-05-01", 4, 3),
    ]
    rows = table(account.read_text("utf-8"))
    assert {row["sheet"] for row in rows} == {"Cover", "Dashboard", "Lists", "Q2", "Old"}
    assert {row["outcome"] for row in rows if row["sheet"] != "Q2"} == {"set aside"}
    assert len([row for row in rows if row["outcome"] in ("imported", "derived")]) == 10
