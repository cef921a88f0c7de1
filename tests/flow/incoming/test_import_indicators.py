"""Tables of figures, long or wide, become points of indicators: all of them or none, each cell accounted for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.errors import QaifError
from qaif_cli.flow.incoming.figure_columns import FigureChoice
from qaif_cli.flow.incoming.figure_taking import figures_followed, in_file_order
from qaif_cli.flow.incoming.figures import prepare_figures
from qaif_cli.flow.incoming.mapping import SheetChoice
from qaif_cli.store import yaml
from tests.flow.incoming.conftest import Written, table
from tests.flow.incoming.test_import_account import ASK
from tests.support.desk import Desk
from tests.support.running import Golden

READ = "indicators/results-read.yaml"
FALLS = """id: falls
title: Falls with harm
owner: quality-lead
area: safety
definition: Falls on the wards
unit: "people"
better: down
dimensions: [safe]
every: monthly
baseline: unknown
target: null
points: []
"""
BEDS = FALLS.replace("falls", "beds").replace("Falls with harm", "Beds in use").replace('"people"', "beds")
Figures = Callable[..., tuple[int, str]]


@pytest.fixture
def figures(desk: Desk, written: Written) -> Figures:
    """Imports figures to a register with three indicators; gives the exit code and all that was said."""
    for name, text in (("falls", FALLS), ("beds", BEDS)):
        (desk.records / f"indicators/{name}.yaml").write_text(text, "utf-8")

    def run(text: str, *options: str, told: str = "", name: str = "figures.csv") -> tuple[int, str]:
        given_map = ("--map", written("map.yaml", told)) if told else ()
        result = desk("import", "indicators", written(name, text), *given_map, *options)
        return result.code, result.out + result.err

    return run


def points(desk: Desk, id_: str) -> dict[str, Any]:
    record = yaml.parse((desk.records / f"indicators/{id_}.yaml").read_text("utf-8"))
    assert isinstance(record, dict)
    return {str(item["date"]): item.get("value", item.get("missing")) for item in record["points"]}


LONG = "Indicator,Date,Value,Note\nfalls,2026-04,3,\nFalls with harm,2026-05,[c],\nbeds,30/04/2026,12.5,one ward\nbeds,31/05/2026,NA,\n"
COLUMNS = "Month,Falls with harm,beds,Staff\nApr-26,3,12.5,9\nMay-26,[c],,9\n"
DATES = "Board report\nName,Unit,Apr-26,May-26\nFalls with harm,people,3,[c]\nbeds,beds,12.5,\nStaff,n,9,9\nSource: the wards\n"


@pytest.mark.parametrize("text", [LONG, COLUMNS, DATES], ids=["long", "columns", "dates"])
def test_each_shape_gives_the_same_points(text: str, desk: Desk, figures: Figures) -> None:
    code, said = figures(text)
    assert (code, said.endswith("Nothing was written.\n")) == (0, True)
    assert not points(desk, "falls")
    code, said = figures(text, "--write")
    assert (code, "recorded." in said) == (0, True)
    assert points(desk, "falls") == {"2026-04-30": 3, "2026-05-31": "confidential ([c])"}
    assert points(desk, "beds")["2026-04-30"] == 12.5
    before = desk.everything()
    code, said = figures(text, "--write")
    assert (code, "No points would be recorded" in said, "recorded already" in said) == (0, True, True)
    assert desk.everything() == before


def test_the_printed_account(figures: Figures, golden: Golden, tmp_path: Path) -> None:
    golden("import/indicators-dates.txt", figures(DATES)[1].replace(f"{tmp_path}/", ""))
    golden("import/indicators-columns.txt", figures(COLUMNS)[1].replace(f"{tmp_path}/", ""))
    refused = LONG + "beds,Nov-25 or so,1,\nfalls,2026-03,71%,\n"
    golden("import/indicators-refused.txt", figures(refused)[1].replace(f"{tmp_path}/", ""))


SITES = (
    "FinancialYear,ReportDate,Metric_name,Site,Performance\n"
    "2025/2026,2026-03-31,Falls rate,North,5\n2025/2026,2026-04-30,Falls rate,North,6\n"
    "2025/2026,2026-03-31,Falls rate,South,7\n2025/2026,2026-03-31,Bed rate,North,8\n"
)


def test_some_rows_of_a_long_file_are_asked_for(figures: Figures) -> None:
    columns = ("--date", "ReportDate", "--value", "Performance")
    told = "values: {indicator: {Falls rate: falls}}\n"
    code, said = figures(SITES, *columns, "--where", "Site=north", told=told)
    assert (code, "2 points would be recorded." in said) == (0, True)
    assert "4: not asked for by --where" in said
    assert "No indicators of the register: Bed rate (1)." in said
    code, said = figures(SITES, *columns, told=told)
    assert (
        code,
        "Row 2 is of falls and 31 March 2026 too. Say which rows are meant, with --where" in said,
    ) == (1, True)
    code, said = figures(
        SITES, *columns, "--where", "Site=North", "--where", "Metric_name=Bed rate", "--indicator", "beds"
    )
    assert (code, "beds: 1 new point" in said) == (0, True)


def test_the_map_says_which_rows_are_of_which_indicator(desk: Desk, figures: Figures, tmp_path: Path) -> None:
    told = (
        "columns: {ReportDate: date, Performance: value}\n"
        "rows:\n  falls: {Metric_name: Falls rate, Site: South}\n  beds: {Metric_name: Bed rate, Site: North}\n"
    )
    kept = tmp_path / "kept.yaml"
    code, said = figures(SITES, "--write", "--write-map", str(kept), told=told)
    assert (code, "2 points recorded." in said) == (0, True)
    assert (points(desk, "falls"), points(desk, "beds")) == ({"2026-03-31": 7}, {"2026-03-31": 8})
    assert "2 recorded already" in figures(SITES, told=kept.read_text("utf-8"))[1]


def test_a_column_is_named_on_the_command_line(figures: Figures) -> None:
    text = "# Infections\n#\nmonth,infections,risk_days\n2026-04-30,5,14037\n2026-05-31,1,14074\n"
    code, said = figures(text)
    assert (code, "has the columns month, infections, risk_days" in said, "--column COLUMN=ID" in said) == (
        2,
        True,
        True,
    )
    code, said = figures(
        text, "--column", "infections=Falls with harm", "--column", "risk_days=beds", "--write"
    )
    assert (code, "4 points recorded." in said) == (0, True)
    assert figures(text, "--date", "month", "--value", "infections", "--indicator", "falls")[0] == 0
    assert figures(text, "--column", "infections")[0] == 2


def test_numerator_and_denominator_make_the_value(desk: Desk, figures: Figures) -> None:
    text = "indicator,month,numerator,denominator\nresults-read,2025-02,87,100\nresults-read,2025-03,*,100\n"
    assert figures(text, "--write")[0] == 0
    made = points(desk, "results-read")
    assert (made["2025-02-28"], made["2025-03-31"]) == (87, "suppressed (*)")
    code, said = figures(text.replace("results-read", "falls"))
    assert (code, "A numerator and a denominator make a share, and falls counts people." in said) == (1, True)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("falls,2026-04,71%", "71% has a % sign, and falls counts people."),
        ("falls,2026-04,many", "The value is no number."),
        ("falls,2026-04,-", "A dash may stand for nought"),
        ("falls,TBC,3", "The date cannot be read."),
        ("falls,31/11/2025,3", "November 2025 has 30 days."),
        ("falls,2025/26 Q1,3", "2025/26 Q1 is a quarter, and falls has monthly figures."),
        ("falls,2026-07,3", "which has not come yet"),
        ("falls,2026-04-01,3", "is the first day of a period"),
        ("results-read,2026-05,12", "31 May 2026 is 73 already. If the figure was revised, say --revise."),
    ],
)
def test_one_figure_that_cannot_be_stops_all(row: str, why: str, desk: Desk, figures: Figures) -> None:
    before = desk.everything()
    code, said = figures(f"indicator,date,value\nbeds,2026-04,12\n{row}\n", "--write")
    assert (code, why in said) == (2, True)
    assert "Nothing was imported, for some rows are refused." in said
    assert desk.everything() == before
    assert figures(f"indicator,date,value\nbeds,2026-04,12\n{row}\n", told="leave_rows: [3]\n")[0] == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("indicator,date,value\nresults-read,2025-03,0.87\n", "0.87 for results-read in %"),
        ("indicator,date,value\nfalls,2026-04,-3\n", "-3 people is less than nought"),
        (
            "indicator,date,numerator,denominator\nresults-read,2025-03,147,100\n",
            "147% is more than 100 per cent",
        ),
        ("indicator,date,value\nfalls,03/04/2026,3\n", "may be read day first or month first"),
        ("indicator,date,target,trajectory\nfalls,2026-04,3,4\n", "say which are date and value"),
        ("when,what\nsoon,something\n", "say which are date and value"),
        ("date,value\n2026-04-30,3\n", "no column that names the indicator"),
    ],
)
def test_what_nobody_can_tell_is_asked(text: str, why: str, desk: Desk, figures: Figures) -> None:
    before = desk.everything()
    code, said = figures(text, "--write")
    assert (code, why in said) == (2, True)
    assert desk.everything() == before


def test_days_first_and_first_days(desk: Desk, figures: Figures) -> None:
    assert figures("indicator,date,value\nfalls,03/04/2026,3\n", "--day-first")[0] == 0
    assert figures("indicator,date,value\nfalls,03/04/2026,3\n", told="dates: british\n")[0] == 0
    assert figures("indicator,date,value\nfalls,2026-04-01,3\n", "--dates-begin", "--write")[0] == 0
    assert points(desk, "falls") == {"2026-04-30": 3}


def test_a_revised_figure_takes_the_place_of_the_first(figures: Figures) -> None:
    code, said = figures("indicator,date,value\nresults-read,2026-05,74\n", "--revise")
    assert (code, "results-read: 1 point revised" in said) == (0, True)


def test_a_file_in_which_nothing_is_ours_is_no_success(figures: Figures) -> None:
    code, said = figures("indicator,date,value\nothers,2026-04,3\n")
    assert (code, "No indicators of the register: others (1)." in said) == (1, True)
    assert figures("indicator,date,value\nothers,2026-04,3\n", "--write")[0] == 2


@pytest.mark.usefixtures("figures")
def test_a_workbook_whose_heading_has_true_dates(desk: Desk, tmp_path: Path) -> None:
    from openpyxl import Workbook  # heavy, and for this test alone

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Dashboard"])
    sheet.append(["KPI", date(2026, 4, 1), date(2026, 5, 1)])
    for column in ("B2", "C2"):
        sheet[column].number_format = "mmm-yy"
    sheet.append(["Falls with harm", 3, 4])
    book.create_sheet("Notes").append(["About", "this"])
    book.save(tmp_path / "wide.xlsx")
    out = desk.does("import", "indicators", str(tmp_path / "wide.xlsx"), "--write")
    assert "April 2026 to May 2026, 2 periods" in out
    assert points(desk, "falls") == {"2026-04-30": 3, "2026-05-31": 4}


CELLS = st.sampled_from(
    ["", "3", "12.5", "71%", "*", "-", "2026-04", "Apr-26", "31/05/2026", "TBC", "results-read", "x", "0.87"]
)


@settings(max_examples=60)
@given(
    st.sampled_from(
        [
            "indicator,date,value",
            "Month,results-read,x",
            "KPI,Apr-26,May-26",
            "indicator,date,numerator,denominator",
        ]
    ),
    st.lists(st.lists(CELLS, min_size=3, max_size=4), min_size=1, max_size=5),
)
def test_each_cell_has_one_fate_whatever_stands_in_it(heading: str, rows: list[list[str]]) -> None:
    text = "\n".join([heading, *(",".join(row) for row in rows)])
    try:
        prepared = prepare_figures(ASK, text.encode(), "f.csv", SheetChoice(), FigureChoice(day_first=True))
        made = figures_followed(prepared)
    except QaifError:
        return
    fates = in_file_order(prepared, made)
    filled = sum(bool(cell.strip()) for row in [heading.split(","), *rows] for cell in row)
    assert len(fates) == len({(fate.sheet, fate.place) for fate in fates}) == filled
    assert not made.refusals or not made.drafts
    used = {place for item in made.figures for place in item.cells.values()}
    assert {fate.place for fate in fates if fate.fate == "imported"} <= used


def test_the_account_as_a_file(figures: Figures, tmp_path: Path) -> None:
    account = tmp_path / "cells.csv"
    figures(DATES, "--account", str(account))
    told = {line["cell"]: (line["outcome"], line["why"]) for line in table(account.read_text("utf-8"))}
    assert told["C3"] == ("imported", "value")
    assert told["A3"] == ("derived", "the indicator")
    assert told["B3"] == ("set aside", "the column is left")
    assert told["C5"] == ("set aside", "`Staff` is no indicator of the register")
    assert told["A6"] == ("set aside", "a note")


ORGANISATIONS = "Org code,Org name,Apr-26,May-26\nZZ1,Testmere,3,4\nZZ2,Nowhere,7,<5\nEngland,,99,99\n"


def test_one_organisation_of_a_wide_file(desk: Desk, figures: Figures) -> None:
    code, said = figures(ORGANISATIONS, "--where", "Org code=ZZ2", "--indicator", "falls", "--write")
    assert (code, "left: Org code, Org name" in said) == (0, True)
    assert points(desk, "falls") == {"2026-04-30": 7, "2026-05-31": "fewer than 5 (<5)"}
    told = "rows: {falls: {Org code: ZZ1}, beds: {Org name: Nowhere}}\n"
    code, said = figures(ORGANISATIONS, told=told)
    assert (code, "30 April 2026 is 7 already." in said) == (1, True)
    assert figures(ORGANISATIONS, "--revise", "--write", told=told)[0] == 0
    assert points(desk, "beds") == {"2026-04-30": 7, "2026-05-31": "fewer than 5 (<5)"}
    assert figures(ORGANISATIONS)[0] == 2


def test_a_table_has_one_shape(figures: Figures) -> None:
    text = "indicator,date,value,beds\nfalls,2026-04,3,9\n"
    code, said = figures(text)
    assert (code, "falls: 1 new point" in said, "left: beds" in said) == (0, True, True)
    code, said = figures(text, "--column", "beds=beds")
    assert (code, "beds: 1 new point" in said, "left: indicator, value" in said) == (0, True, True)
    told = "columns: {indicator: indicator, date: date, value: value, beds: beds}\n"
    code, said = figures(text, told=told)
    assert (code, "columns of single indicators" in said) == (2, True)


def test_a_cell_that_identifies_a_person_is_refused_by_its_place(desk: Desk, figures: Figures) -> None:
    table_text = "indicator,date,value,note\nfalls,2026-05-31,3,DOB 4/5/1950 fell\n"
    told = "columns: {indicator: indicator, date: date, value: value, note: note}\n"
    before = {path: (desk.records / path).read_text("utf-8") for path in desk.changed()}
    code, said = figures(table_text, told=told)
    assert (code, "D2 (`note`): it holds a date of birth: records hold nothing" in said) == (1, True), said
    assert {path: (desk.records / path).read_text("utf-8") for path in desk.changed()} == before
    assert "1950" not in said
