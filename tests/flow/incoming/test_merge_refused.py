"""What of an exported register is refused: a row with its cell and what to do, or the whole file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.support.workbooks import DAY, HEAD, Sent, places, send, sort_rows

Act = Callable[[Workbook], object]


@pytest.mark.parametrize(
    ("heading", "value", "why"),
    [
        ("Likelihood", "four", "`four` is text and no number"),
        ("Likelihood", "4", "`4` is text and no number"),
        ("Likelihood", 6, "`6` is no whole number from 1 to 5"),
        ("Likelihood", 2.5, "`2.5` is no whole number"),
        ("Likelihood", None, "the cell was cleared"),
        ("Likelihood", "#N/A", "the error #N/A"),
        ("Likelihood", "=1+1", "never worked out"),
        ("Target by", "next spring", "`next spring` is text and no day"),
        ("Target by", None, "a target is not taken away"),
        ("Reviewed on", "12 June 26", "Write the year with four figures"),
        ("Reviewed on", "today", "`today` is no day in a register"),
        ("Reviewed on", DAY.replace(hour=9), "`2026-06-12 09:00:00` has an hour"),
        ("Owner", "Head of Nothing", "no role of this register"),
        ("Owner", "quality lead", "Did you mean `Quality Lead for Primary Care`?"),
        ("Owner", "Head of Patient Safty", "Did you mean `Head of Patient Safety`?"),
        ("Area", "Nowhere", "no area of this register"),
        ("Providers", "Nobody", "no provider of this register"),
        ("Title", None, "the cell was cleared"),
        ("Title", 7, "a number and no text"),
        ("Cause (if)", "patient 943 476 5919", "may identify a patient"),
        ("Status", "dormant", "`dormant` is no status"),
        ("Controls", "", "C1 is gone from the cell"),
        ("Gaps", "another", "it is grey, and was changed: `qaif risk gap add`"),
        ("Last reviewed", DAY, "it is grey"),
        ("Score", 25, "`25` was written over the formula; Consequence and Likelihood make 9"),
    ],
)
def test_what_is_no_value_of_its_column_is_refused_with_its_row(
    sent: Sent, heading: str, value: object, why: str
) -> None:
    sent.change({("R-0002", heading): value})
    told = sent.refused("--write")
    assert why in told
    assert f"(`{heading}`)" in told
    assert "row 7" in told


def only(heading: str, order: list[int]) -> Act:
    """Sorts one column alone."""

    def act(book: Workbook) -> None:
        _, columns = places(book["Risks"])
        sort_rows(book["Risks"], order, [columns[heading]])

    return act


def drop(heading: str) -> Act:
    def act(book: Workbook) -> None:
        book["Risks"].delete_cols(places(book["Risks"])[1][heading])

    return act


def put(heading: str, row: int, value: str | None) -> Act:
    def act(book: Workbook) -> None:
        book["Risks"].cell(row, places(book["Risks"])[1][heading]).value = value

    return act


def twice(book: Workbook) -> None:
    sheet = book["Risks"]
    for column in range(1, sheet.max_column + 1):
        sheet.cell(HEAD + 4, column).value = sheet.cell(HEAD + 1, column).value


def tampered(book: Workbook) -> None:
    cell = book["_qaif"]["B3"]
    cell.value = str(cell.value).replace("corporate", "local")


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (only("Reference", [1, 0, 2]), "Row 6 says R-0002 and was R-0001"),
        (only("Title", [1, 0, 2]), "`Title` stands in other rows now (rows 6 to 7)"),
        (only("Cause (if)", [2, 0, 1]), "`Cause (if)` stands in other rows"),
        (only("Owner", [2, 0, 1]), "`Owner` stands in other rows now"),
        (only("Likelihood", [2, 1, 0]), "`Likelihood` stands in other rows now"),
        (only("_key", [1, 0, 2]), "Row 6 says R-0001 and was R-0002"),
        (drop("Owner"), "Columns are gone or have another heading: `Owner`"),
        (drop("_key"), "`Reference` and `_key`"),
        (put("Owner", HEAD, "Who"), "Columns are gone or have another heading: `Owner`"),
        (put("_key", HEAD + 1, None), "its hidden key is gone"),
        (put("Reference", HEAD + 1, "R-0009"), "Row 6 says R-0009 and was R-0001"),
        (twice, "Rows 6 and 9 are both R-0001"),
        (tampered, "hidden sheet _qaif says was changed"),
        (lambda book: book.remove(book["_qaif"]), "its hidden sheet _qaif is gone"),
        (lambda book: book.copy_worksheet(book["Risks"]), "holds the register more than once"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_whole(sent: Sent, act: Act, why: str) -> None:
    told = sent.do(act).refused_whole()
    assert why.replace("`Reference` and `_key`", "the columns Reference and _key") in told


def test_what_a_cell_does_not_hold_whole_is_not_read_back(sent: Sent) -> None:
    file = sent.desk.records / "risks" / "R-0002.yaml"
    said = file.read_text("utf-8").replace("event: care may stop when she is away", f"event: {'x' * 40_000}")
    file.write_text(said, "utf-8")
    again = send(sent.desk, sent.path.parent)
    assert "nothing changes" in again.comes_back()
    again.change({("R-0002", "Event (then)"): "shorter"})
    assert "is not read back. Put it back, and change the record with `qaif edit`" in again.refused()


def test_a_csv_of_it_is_refused_in_words(sent: Sent, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("Reference,Title,_key\nR-0001,x,R-0001\n", "utf-8")
    assert "Save the workbook as .xlsx or .ods" in sent.desk.refuses("import", "risks", str(path))


def test_another_register_refuses_it(sent: Sent) -> None:
    settings = sent.desk.records / "framework.yaml"
    text = settings.read_text("utf-8")
    name = next(line for line in text.splitlines() if line.startswith("  name: "))
    settings.write_text(text.replace(name, "  name: NHS Elsewhere", 1), "utf-8")
    assert "and this is that of NHS Elsewhere" in sent.refused_whole()
