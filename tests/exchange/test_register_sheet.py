"""Which sheet of a book holds the register, and which rows are its heading."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.exchange.register_sheet import RegisterSheet, find, outside
from qaif_cli.exchange.sheet import Cell, Sheet

Row = list[str | int | None]
HEADING: Row = ["Ref", "Risk", "Likelihood", "Impact"]
RISK: Row = ["A1", "Beds are short", 3, 4]
Merges = tuple[tuple[int, int, int, int], ...]


def sheet(
    rows: Sequence[Sequence[str | int | None]], name: str = "", merges: Merges = (), *, hidden: bool = False
) -> Sheet:
    cells = {
        (row, column): Cell("text" if isinstance(value, str) else "number", value)
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }
    return Sheet(name, cells, hidden=hidden, merges=merges)


def labels(there: RegisterSheet) -> list[str]:
    return [heading.label for heading in there.headings]


def test_a_heading_stands_under_titles_and_notes() -> None:
    there = find([sheet([["RISK REGISTER"], ["As at June, owner of this sheet: J"], [], HEADING, RISK])])
    assert (there.first, there.last, labels(there)) == (4, 4, HEADING)


def test_two_rows_are_joined_by_their_merges() -> None:
    rows: list[Row] = [
        ["Ref", "Risk", "Inherent risk", None, "Current risk", None],
        [None, None, "L", "C", "L", "C"],
        ["A1", "Beds are short", 3, 4, 2, 4],
    ]
    there = find([sheet(rows, merges=((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6)))])
    assert (there.first, there.last) == (1, 2)
    assert [(item.meaning.name, item.meaning.stage) for item in there.headings[2:]] == [
        ("likelihood", "initial"),
        ("consequence", "initial"),
        ("likelihood", "present"),
        ("consequence", "present"),
    ]


def test_without_merges_a_title_counts_for_the_columns_right_of_it() -> None:
    rows: list[Row] = [
        ["Ref", "Risk", "Inherent", None, "Residual", None, "Owner"],
        [None, None, "Likelihood", "Impact", "Likelihood", "Impact", None],
        ["A1", "Beds are short", 3, 4, 2, 4, "Lead"],
    ]
    there = find([sheet(rows)])
    assert labels(there) == [
        *("Ref", "Risk", "Inherent Likelihood", "Inherent Impact"),
        *("Residual Likelihood", "Residual Impact", "Owner"),
    ]


def test_a_part_that_is_known_alone_is_known_below_a_title_that_says_nothing_more() -> None:
    rows: list[Row] = [
        ["Ref", "Risk description", None, None, "Score", None],
        [None, "Cause", "Event", "Effect", "L", "C"],
        ["A1", "a", "b", "c", 3, 4],
    ]
    there = find([sheet(rows, merges=((1, 2, 1, 4), (1, 5, 1, 6)))])
    names = [item.meaning.name for item in there.headings]
    assert names == ["reference", "cause", "event", "effect", "likelihood", "consequence"]


def test_three_rows_are_joined() -> None:
    rows: list[Row] = [
        [None, None, "Score", None, None, None],
        [None, None, "Initial", None, "Target", None],
        ["Ref", "Risk", "L", "C", "L", "C"],
        ["A1", "Beds are short", 3, 4, 2, 4],
    ]
    there = find([sheet(rows, merges=((1, 3, 1, 6), (2, 3, 2, 4), (2, 5, 2, 6)))])
    assert there.last == 3
    assert [item.meaning.stage for item in there.headings[2:]] == ["initial", "initial", "target", "target"]


def test_a_row_of_the_register_is_never_taken_into_the_heading() -> None:
    there = find([sheet([HEADING, ["A1", "Owner", "High", "Low"], ["A2", "Status", "High", "Low"]])])
    assert (there.first, there.last) == (1, 1)


def test_headings_of_one_name_are_told_apart_by_their_columns() -> None:
    there = find([sheet([[*HEADING, "Score", "Score", None], [*RISK, 12, 9, "x"]])])
    assert labels(there)[4:] == ["Score [E]", "Score [F]", "[G]"]


def test_the_sheet_that_holds_the_register_is_taken_and_not_the_first() -> None:
    cover = sheet([["Risk register of the Trust"], ["Owner", "J"]], "Cover")
    lists = sheet(
        [["Status", "Likelihood", "Impact", "Owner"], *([["Open", "High", "High", "Lead"]] * 200)], "Lists"
    )
    board = sheet([["Risk", "Score", "Likelihood", "Impact"], ["Extreme", 4], ["High", 7]], "Dashboard")
    book = [cover, lists, board, sheet([HEADING, RISK], "Register")]
    there = find(book)
    assert there.sheet.name == "Register"
    assert len(list(outside(there, book))) == sum(len(item.cells) for item in book[:3])


def test_two_registers_are_asked_about() -> None:
    book = [sheet([HEADING, RISK], "Open"), sheet([HEADING, RISK, RISK], "Closed")]
    with pytest.raises(
        QaifError, match=r"(?s)2 sheets may hold the register.*`Open`: 1 rows.*`Closed`: 2 rows.*--sheet"
    ):
        find(book)
    assert find(book, "closed").sheet.name == "Closed"


def test_a_hidden_sheet_is_read_only_where_it_is_named() -> None:
    book = [sheet([HEADING, RISK], "Old", hidden=True)]
    with pytest.raises(QaifError, match=r"hidden.*--sheet: `Old`"):
        find(book)
    assert find(book, "Old").first == 1


def test_a_sheet_without_such_a_heading_says_how_to_name_it() -> None:
    book = [sheet([["Name", "Age"], ["A", 3]])]
    with pytest.raises(QaifError, match=r"(?s)No row looks like the heading.*--header ROW.*A1 Name, B1 Age"):
        find(book)
    assert labels(find(book, header=(1, 1))) == ["Name", "Age"]
    with pytest.raises(QaifError, match=r"Nothing stands in row 9"):
        find(book, header=(9, 9))
    with pytest.raises(QaifError, match=r"There is no sheet `X`"):
        find(book, "X")


def test_rows_that_lie_a_million_apart_are_read_at_once() -> None:
    """A file may say of a row that it is the last there can be; what lies between is nothing, and nothing is gone through."""
    far = sheet([HEADING, RISK])
    cells = {**far.cells, (1_048_575, 1): Cell("text", "Far below"), (1_048_576, 2): Cell("text", "The last")}
    there = find([Sheet("Far", cells)])
    assert (there.first, there.last, labels(there)) == (1, 1, HEADING)
