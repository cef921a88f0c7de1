"""The columns of a table are found by their headings, in any format, and one cause has one message."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from qaif_cli.errors import QaifError
from qaif_cli.exchange.columns import Choice
from qaif_cli.exchange.figures import FigureRow, read_figures
from qaif_cli.exchange.series import Series, read_series
from qaif_cli.model.spc import Point
from tests.exchange.test_books import saved

APRIL, MAY = date(2026, 4, 30), date(2026, 5, 31)
LONG = "Report date,Site,Numerator,Rate\n2026-04-30,North,5,0.5\n2026-04-30,South,6,0.6\n2026-05-31,North,7,0.7\n"


def series(text: str, **choice: Any) -> Series:
    return read_series(text.encode(), "a.csv", Choice(**choice))


def refused(text: str, **choice: Any) -> str:
    with pytest.raises(QaifError) as caught:
        series(text, **choice)
    return str(caught.value)


def figures(text: str, **choice: Any) -> list[FigureRow]:
    return read_figures(text.encode(), "a.csv", lambda _: "", Choice(**choice))


def test_a_heading_counts_and_not_its_place() -> None:
    for order in ("date,value,target", "target,value,date", "value,date,target"):
        row = {"date": "2026-04-30", "value": "71", "target": "60", "indicator": "x"}
        line = ",".join(row[name] for name in order.split(","))
        assert series(f"{order}\n{line}\n").points == (Point(APRIL, 71),)
        (found,) = figures(f"{order},indicator\n{line},x\n")
        assert (found.indicator, found.day, found.value) == ("x", APRIL, 71)


def test_a_numerator_is_no_value_alone_and_makes_one_with_its_denominator() -> None:
    said = refused("date,numerator\n2026-04-30,870\n")
    assert (
        said
        == "`a.csv` has the columns date, numerator: say which are date and value, with --date COLUMN and --value COLUMN. date is taken for the date."
    )
    made = series("date,numerator,denominator\n2026-04-30,870,1000\n2026-05-31,1,*\n")
    assert (made.points, made.percent) == ((Point(APRIL, 87), Point(MAY, None)), True)
    assert made.taken == ("The values are the numerator in per cent of the denominator.",)
    (found,) = figures("indicator,date,denominator,numerator\nx,2026-04-30,1000,870\n")
    assert (found.value, found.share) == (None, (870, 1000))
    assert "The denominator is nought." in refused("date,numerator,denominator\n2026-04-30,1,0\n")


def test_one_message_names_the_headings_where_they_do_not_tell() -> None:
    rows = "".join(f"{year}-01-01,5,14037\n" for year in range(1990, 2020))
    said = refused(f"# Infections\n#\n\nmonth,infections,risk_days\n{rows}")
    assert (
        said
        == "`a.csv` has the columns month, infections, risk_days: say which are date and value, with --date COLUMN and --value COLUMN. month is taken for the date."
    )
    assert "say which are date and value, with --date COLUMN and --value COLUMN" in refused(
        "Month,Report date,A,B\nx,y,z,a\n"
    )
    assert refused(LONG, date="Report date", value="Rat").startswith(
        "No column is headed `Rat`, which --value names."
    )
    assert len(series(f"month,infections,risk_days\n{rows}", value="risk_days").points) == 30


def test_rows_are_chosen_by_what_stands_in_a_column() -> None:
    said = refused(LONG, value="Rate")
    assert (
        said
        == 'In `a.csv` 1 row is of a day that another row has. They differ in Site, Numerator: say which are meant, such as --where "Site=North".'
    )
    assert series(LONG, value="Rate", where=(("site", "north"),)).points == (
        Point(APRIL, 0.5),
        Point(MAY, 0.7),
    )
    assert (
        refused(LONG, value="Rate", where=(("Site", "West"),))
        == "No row has `West` in the column Site. There are North, South."
    )
    assert "No column is headed `Ward`, which --where names." in refused(
        LONG, value="Rate", where=(("Ward", "1"),)
    )


def test_one_fault_of_many_rows_is_said_once() -> None:
    rows = "".join(f"2026-01-{place:02},about {place}\n" for place in range(1, 29))
    said = refused(f"date,value\n{rows}")
    assert said.count("The value is no number.") == 1
    assert "a.csv:2: The value is no number." in said
    assert "and 25 more lines, to line 29" in said


@pytest.mark.parametrize(
    ("written", "value", "missing"),
    [
        ("*", None, "suppressed (*)"),
        ("<5", None, "fewer than 5 (<5)"),
        ("[c]", None, "confidential ([c])"),
        ("[x]", None, "not available ([x])"),
        ("[z]", None, "not applicable ([z])"),
        (":", None, "not available (:)"),
        ("..", None, "not available (..)"),
        ("NA", None, ""),
        ("0", 0, ""),
    ],
)
def test_a_sign_for_missing_keeps_its_meaning(written: str, value: float | None, missing: str) -> None:
    (found,) = figures(f"indicator,date,value\nx,2026-04-30,{written}\n")
    assert (found.value, found.missing) == (value, missing)


def test_a_dash_means_what_the_file_says_and_nothing_else() -> None:
    row = "indicator,date,value\nx,2026-04-30,-\n"
    with pytest.raises(QaifError, match="A dash may stand for nought, or for a figure that is not given"):
        figures(row)
    assert figures(f"# - = not collected\n{row}")[0].missing == "not collected (-)"
    assert figures(f'{row}"- denotes nil"\n')[0].value == 0


def book(**sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
        for cells in page.iter_rows():
            for cell in cells:
                if isinstance(cell.value, datetime):
                    cell.number_format = "mmm-yy"
                if isinstance(cell.value, float):
                    cell.number_format = "0.0%"
    return saved(made)


def test_a_workbook_is_read_as_its_cells_are_shown() -> None:
    rows: list[list[object]] = [
        ["Waits in 2026"],
        [],
        ["Seen", "Month"],
        [0.871, datetime(2026, 4, 1)],  # noqa: DTZ001  # a sheet knows no time zones
        ["#N/A", datetime(2026, 5, 1)],  # noqa: DTZ001  # a sheet knows no time zones
    ]
    data = book(Notes=[["Made by the analysts"]], Figures=rows)
    made = read_series(data, "a.xlsx")
    assert made == Series(
        (Point(APRIL, 87.1), Point(MAY, None)),
        "Seen",
        percent=True,
        taken=(
            "2 dates name a month: such as `2026-04-01` is taken as April 2026, and dated 30 April 2026.",
        ),
    )


def test_two_sheets_that_could_be_meant_are_asked_for() -> None:
    rows: list[list[object]] = [["date", "value"], ["2026-04-30", 5]]
    data = book(North=rows, South=[["date", "value"], ["2026-04-30", 6]])
    with pytest.raises(QaifError, match=r"has the sheets `North` and `South`. Say which, with --sheet NAME."):
        read_series(data, "a.xlsx")
    assert read_series(data, "a.xlsx", Choice(sheet="south")).points == (Point(APRIL, 6),)
    with pytest.raises(
        QaifError, match=r"has no sheet `West` that holds anything. There is `North` and `South`"
    ):
        read_series(data, "a.xlsx", Choice(sheet="West"))


def test_a_formula_that_was_never_worked_out_is_no_figure() -> None:
    data = book(A=[["date", "value"], ["2026-04-30", "=1+1"]])
    with pytest.raises(QaifError, match=r"a.xlsx:2: The formula was never worked out."):
        read_series(data, "a.xlsx")


def test_a_date_that_may_be_either_is_refused_unless_it_is_said() -> None:
    said = refused("date,value\n03/04/2026,5\n")
    assert "`03/04/2026` may be read day first or month first" in said
    assert series("date,value\n03/04/2026,5\n", day_first=True).points == (Point(date(2026, 4, 3), 5),)
    assert len(series("date,value\n03/04/2026,5\n30/04/2026,6\n").points) == 2
