"""What the rows of a foreign register are: risks, what goes on from them, notes, totals, lines of a template."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qaif_cli.exchange.register_sheet import find
from qaif_cli.exchange.sheet import Cell, Sheet
from qaif_cli.flow.incoming.mapping import ImportMap
from qaif_cli.flow.incoming.rows import RowSorter

HEADING = ["Ref", "Risk", "L", "C", "Score", "Controls", "Status"]
MAP = ImportMap(
    columns=dict(
        zip(
            HEADING,
            ["reference", "title", "likelihood", "consequence", "score", "control", "status"],
            strict=True,
        )
    )
)
RISK = ["A1", "Beds are short", "3", "4", "12", "Policy", "Open"]
TEMPLATE = ["", "", "1", "1", "", "", "Open"]
KINDS: dict[str, tuple[list[list[str]], list[str]]] = {
    "risks": ([RISK, ["A2", "Staff", "2", "2"]], ["risk", "risk"]),
    "what goes on from a risk": ([RISK, ["", "", "", "", "", "A second policy"]], ["risk", "more"]),
    "not after an empty row": ([RISK, [], ["", "", "", "", "", "A second policy"]], ["risk", "aside"]),
    "nor where it says more": ([RISK, [], ["", "", "", "", "", "A second policy", "Open"]], ["risk", "untold"]),
    "the heading of a section": ([["Clinical risks"], RISK], ["aside", "risk"]),
    "a note": ([RISK, ["", "Scores are agreed each month"]], ["risk", "aside"]),
    "a total": ([RISK, ["", "Total", "", "", "56"]], ["risk", "aside"]),
    "a total in the first column": ([RISK, ["Grand total:", "", "", "", "56"]], ["risk", "aside"]),
    "a risk about totals": ([["A1", "Total loss of power", "3", "4"]], ["risk"]),
    "the heading once more": ([RISK, HEADING, ["A2", "Staff", "2", "2"]], ["risk", "aside", "risk"]),
    "lines of a template": ([RISK, *[[f"A{number}", *TEMPLATE[1:]] for number in range(2, 202)]], ["risk", *["aside"] * 200]),
    "numbers without risks": ([RISK, ["A2"], ["A3"]], ["risk", "aside", "aside"]),
    "a placeholder is no title": ([RISK, ["A2", "Please select"], ["A3", "<enter risk>"]], ["risk", "aside", "aside"]),
    "a title was forgotten": ([RISK, ["A2", "", "3", "4", "12", "Policy", "Open"]], ["risk", "untold"]),
    "a score was forgotten": ([["A1", "Choose and Book fails", "", "", "", "", ""]], ["risk"]),
}  # fmt: skip


def sheet(rows: list[list[str]], merges: tuple[tuple[int, int, int, int], ...] = ()) -> Sheet:
    cells = {
        (row, column): Cell("text", text)
        for row, texts in enumerate([HEADING, *rows], 1)
        for column, text in enumerate(texts, 1)
        if text
    }
    return Sheet("", cells, merges=merges)


def kinds(there: Sheet) -> list[str]:
    return [row.kind for row in RowSorter(find([there]), MAP).sorted_rows()]


@pytest.mark.parametrize("name", KINDS)
def test_a_row_is_known_for_what_it_is(name: str) -> None:
    rows, expected = KINDS[name]
    assert kinds(sheet(rows)) == expected


def test_a_text_goes_on_where_a_cell_beside_it_is_merged_from_above() -> None:
    rows = [RISK, ["", "and theatres are shut"]]
    assert kinds(sheet(rows)) == ["risk", "aside"]
    assert kinds(sheet(rows, merges=((2, 1, 3, 1),))) == ["risk", "more"]


def test_what_formulas_give_in_an_empty_row_makes_no_risk() -> None:
    there = sheet([RISK])
    formulas = {(row, 5): Cell("number", 0, formula=f"C{row}*D{row}") for row in range(3, 203)}
    assert kinds(Sheet("", {**there.cells, **formulas})) == ["risk", *["aside"] * 200]


def test_a_cell_of_several_lines_does_not_part_a_csv_row_from_the_next() -> None:
    cells = dict(sheet([["A1", "Beds", "3", "4", "12", "One\nTwo\nThree"]]).cells)
    cells[5, 6] = Cell("text", "Four")  # the line of the file after the three of the row above
    assert kinds(Sheet("", cells)) == ["risk", "more"]


def test_what_goes_on_from_a_row_that_is_left_out_is_left_out_too() -> None:
    there = sheet([RISK, ["", "", "", "", "", "A second policy"], ["A2", "Staff", "2", "2"]])
    rows = list(RowSorter(find([there]), replace(MAP, leave_rows=frozenset({2}))).sorted_rows())
    assert [row.kind for row in rows] == ["aside", "aside", "risk"]
    assert rows[1].why == "the map leaves out row 2, and this one goes on from it"
