"""A planned workbook is written so that every reader finds in it what was planned, and nothing is worked out of a text."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from qaif_cli.exchange.book_plan import (
    MOST_UNITS,
    BookPlan,
    ColumnPlan,
    DataPlan,
    Look,
    PagePlan,
    PlannedCell,
    Shade,
    TablePlan,
    cell_text,
    units_of,
)
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.sheet import Cell, Sheet
from qaif_cli.exchange.workbook import workbook
from qaif_cli.exchange.wrapping import lines_of

TEXT = Look(editable=True)
SCORE = Look("whole", editable=True, between=(1, 5), centred=True)
COLUMNS = (
    ColumnPlan("Title", 30, TEXT),
    ColumnPlan("Owner", 20, replace(TEXT, allowed="Owners", help="A role of the framework.")),
    ColumnPlan("L", 6, SCORE),
    ColumnPlan("Due", 14, Look("day", editable=True)),
    ColumnPlan("Twice", 8, Look("whole"), formula="T[[#This Row],[L]]*2"),
    ColumnPlan("Band", 8, formula='IF(T[[#This Row],[L]]>2,"High","Low")'),
    ColumnPlan("_key", 8, hidden=True),
)
ROWS = (
    ("=1+1", "Lead", 4, date(2026, 12, 5), 8, "High", "R-0001"),
    ("two\nlines", None, None, None, 0, "Low", "R-0002"),
)
TABLE = TablePlan("T", COLUMNS, ROWS, (Shade("Band", "High", "#F4B183", "#000000", ("L", "Band")),), kept=1)
PLAN = BookPlan(
    "A title",
    "A board",
    date(2026, 11, 19),
    (
        PagePlan("Page", ("The title", "A line."), TABLE, footer="A & B"),
        PagePlan("Key", cells={(2, 1): PlannedCell("word", Look(bold=True))}, widths=(20,)),
    ),
    {"Owners": ("Lead", "Chair")},
    (DataPlan("_data", (("one", "=two"),)),),
    {"base": "abc"},
    {"_base": 'a"b'},
)


def one(text: str) -> Sheet:
    """The sheet that holds one text."""
    page = PagePlan("Page", cells={(1, 1): PlannedCell(text)}, widths=(20,))
    return read_book(workbook(replace(PLAN, pages=(page,))), "made.xlsx")[0]


def test_what_was_planned_is_read_back() -> None:
    page, key, lists, data = read_book(workbook(PLAN), "made.xlsx")
    row = [page.cells.get((5, column)) for column in range(1, 8)]
    assert [cell.value if cell else None for cell in row] == [
        "=1+1", "Lead", 4, datetime(2026, 12, 5), 8, "High", "R-0001",  # noqa: DTZ001  # a sheet knows no time zones
    ]  # fmt: skip
    assert [cell.kind for cell in row if cell] == [
        "text", "text", "number", "date", "number", "text", "text",
    ]  # fmt: skip
    assert [bool(cell.formula) for cell in row if cell] == [False] * 4 + [True, True, False]
    assert page.cells[6, 1].value == "two\nlines"
    assert page.hidden_columns == {7}
    assert (key.cells[2, 1].value, lists.hidden, data.hidden) == ("word", True, True)
    assert data.cells[1, 2] == Cell("text", "=two", "", "")


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert workbook(PLAN) == workbook(PLAN)


def test_nothing_links_to_anything_outside() -> None:
    made = one("https://example.org \\\\server\\share mailto:a@example.org")
    assert made.cells[1, 1].kind == "text"
    with zipfile.ZipFile(BytesIO(workbook(PLAN))) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    assert not any(b'TargetMode="External"' in part for part in parts)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
@example("=1+1")
@example("+44 20")
@example("@sum")
@example("007")
@example("1E5")
@example("_x000B_ and _x0041_")
@example(" blanks  and\ttabs \n")
@example("危 \U0001f7e5 \u202e")
def test_a_text_stays_that_text(text: str) -> None:
    cell = one(text).cells[1, 1]
    assert (cell.kind, cell.value, cell.formula) == ("text", cell_text(text).text, "")


def test_a_sign_that_no_workbook_holds_is_written_out_and_not_read_back() -> None:
    assert cell_text("a\x0bb\r\ud800") == replace(
        cell_text(""), text="a[U+000B]b[U+000D][U+D800]", whole=False
    )
    assert cell_text("a\tb\nc\x7f").whole


@pytest.mark.parametrize("sign", ["x", "危", "\U0001f7e5"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(sign: str) -> None:
    fits = sign * (MOST_UNITS // units_of(sign))
    assert cell_text(fits).whole
    cut = cell_text(fits + sign)
    assert not cut.whole
    assert units_of(cut.text) <= MOST_UNITS
    assert cut.text.endswith(
        f"[cut: {len(fits) + 1:,} characters, more than a cell holds; this cell is not read back]"
    )
    assert one(fits + sign).cells[1, 1].value == cut.text


def test_another_reader_finds_table_lists_filters_and_colours() -> None:
    book = load_workbook(BytesIO(workbook(PLAN)))
    sheet = book["Page"]
    assert [(table.name, table.ref) for table in sheet.tables.values()] == [("T", "A4:G6")]
    assert sheet.freeze_panes == "B5"
    checks = {
        str(check.sqref): (check.type, check.formula1) for check in sheet.data_validations.dataValidation
    }
    assert checks["B5:B6"] == ("list", "Owners")
    assert checks["C5:C6"] == ("whole", "1")
    assert checks["D5:D6"][0] == "date"
    assert book.defined_names["Owners"].attr_text == "Lists!$A$2:$A$3"
    assert book.defined_names["_base"].attr_text == '"a""b"'
    with zipfile.ZipFile(BytesIO(workbook(PLAN))) as archive:
        assert b'name="base"><vt:lpwstr>abc</vt:lpwstr>' in archive.read("docProps/custom.xml")
    assert book["_data"].sheet_state == "veryHidden"
    assert book["_data"].protection.sheet
    assert not sheet.protection.sheet
    colours = [rule.formula for item in sheet.conditional_formatting for rule in item.rules]
    assert colours == [['$F5="High"']] * 2
    assert sheet.print_title_rows == "$4:$4"
    assert sheet["E5"].value == "=T[[#This Row],[L]]*2"
    assert sheet["A5"].number_format == "@"
    assert sheet["A5"].fill.fgColor.rgb == "00000000"
    assert sheet["F5"].fill.fgColor.rgb == "FFE8EDEE"


def test_a_cell_that_is_not_read_back_is_grey_though_its_column_is_not() -> None:
    table = replace(TABLE, rows=(("a\x0b", *ROWS[0][1:]),))
    page = PagePlan("Page", table=table)
    sheet = load_workbook(BytesIO(workbook(replace(PLAN, pages=(page,)))))["Page"]
    assert sheet["A2"].value == "a[U+000B]"
    assert sheet["A2"].fill.fgColor.rgb == "FFE8EDEE"


def test_a_table_without_rows_is_one() -> None:
    page = PagePlan("Page", table=replace(TABLE, rows=()))
    sheet = load_workbook(BytesIO(workbook(replace(PLAN, pages=(page,)))))["Page"]
    assert [table.ref for table in sheet.tables.values()] == ["A1:G2"]


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, data=(DataPlan("_data", (("x" * (MOST_UNITS + 1),),)),)),
        replace(PLAN, lists={"two words": ("a",)}),
        replace(PLAN, pages=(PagePlan("Page", footer="x" * 300),)),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_what_no_workbook_holds_is_not_left_out_in_silence(plan: BookPlan) -> None:
    with pytest.raises(ValueError, match="a workbook cannot hold"):
        workbook(plan)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("ten letter", 10, 1),
        ("eleven lett", 10, 2),
        ("a\n\nb", 10, 3),
        ("x" * 25, 10, 3),
        ("危" * 10, 10, 2),
    ],
)
def test_lines_are_counted(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines
