"""A sheet to fill in goes through LibreOffice, as a workbook and as .ods and .xls, and is applied as it was filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from qaif_cli.exchange.sheet_book import KEY
from tests.papers.conftest import Through
from tests.support.desk import Desk

pytestmark = pytest.mark.papers


@pytest.mark.parametrize("formats", [("xlsx",), ("ods",), ("ods", "xlsx"), ("xls",)])
def test_a_sheet_comes_back_as_it_was_filled_in(
    formats: tuple[str, ...], desk: Desk, tmp_path: Path, through: Through
) -> None:
    path = tmp_path / "sheet.xlsx"
    desk.does("sheet", "--actions", "--within", "6m", "--out", str(path))
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    top = next(place for place, row in enumerate(sheet.iter_rows(), 1) for cell in row if cell.value == KEY)
    heads = {str(cell.value): place for place, cell in enumerate(sheet[top], 1)}
    for row, note in enumerate(("=1+1", "007", "seen\nand done"), top + 1):
        sheet.cell(row, heads["The day on which it was done"]).value = date(2026, 6, 12)
        cell = sheet.cell(row, heads["What came of it"])
        cell.value, cell.data_type = note, "s"
    book.save(path)
    before = desk.does("apply", str(path), "--dry-run")
    assert before.startswith("Q-0001 A1: done 2026-06-12\n")
    assert desk.does("apply", str(through(path, *formats)), "--dry-run") == before
    desk.does("apply", str(through(path, *formats)))
    assert "note: =1+1\n" in "".join(text.decode() for text in desk.everything().values())
