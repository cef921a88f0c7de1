from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk
from tests.support.running import Qaif

pytestmark = pytest.mark.usefixtures("june")
FILE = "indicators/results-read.yaml"


@pytest.fixture
def desk(qaif: Qaif, base: Path) -> Desk:
    return Desk(qaif, base)


def file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "figures.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_figures_become_points_and_those_that_are_there_are_counted(desk: Desk, tmp_path: Path) -> None:
    path = file(
        tmp_path, "indicator,date,value,note\nresults-read,31/03/2025,70.5,\nresults-read,2026-04-30,76,\nresults-read,2025-02-28,NA,not counted\n"
    )  # fmt: skip
    dry = desk.does("indicator", "import", path, "--dry-run")
    assert "2 points would be recorded, 1 recorded already." in dry
    assert desk.changed() == []
    out = desk.does("indicator", "import", path)
    assert "results-read: 2 new points, 1 recorded already" in out
    assert desk.changes(FILE) == [
        "+   - date: 2025-02-28",
        "+     missing: not counted",
        "+   - date: 2025-03-31",
        "+     value: 70.5",
    ]
    assert desk.does("indicator", "import", path) == "No points recorded, 3 recorded already.\n"


def test_days_inside_a_month_are_taken_and_named(desk: Desk, tmp_path: Path) -> None:
    days = [f"results-read,{day}/03/2025,70\n" for day in (11, 12, 13, 14, 15)]
    out = desk.does("indicator", "import", file(tmp_path, "".join(days)))
    assert (
        "results-read: 11 March 2025, 12 March 2025, 13 March 2025 and 2 other days are inside a month;"
        in out
    )


def test_nothing_is_written_unless_every_line_is_right(desk: Desk, tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "results-read,2025-03-31,70\nresult-read,2025-03-31,1\nresults-read,2026-04-30,75\nresults-read,2025-02-01,3\nresults-read,2026-06-30,4\n",
    )
    err = desk.refuses("indicator", "import", path)
    assert "figures.csv:2: There is no indicator `result-read`. Did you mean `results-read`?" in err
    assert "figures.csv:3: 30 April 2026 is 76 already. If the figure was revised, say --revise." in err
    assert "figures.csv:4: 1 February 2025 is the first day of a period" in err
    assert "figures.csv:5: The period ends on 30 June 2026, which has not come yet." in err
    assert "figures.csv:1:" not in err


def test_revised_figures_put_the_first_ones_right(desk: Desk, tmp_path: Path) -> None:
    out = desk.does("indicator", "import", file(tmp_path, "results-read,2026-04-30,75\n"), "--revise")
    assert "results-read: 1 point revised" in out
    assert desk.changes(FILE) == [
        "+   - date: 2026-04-30",
        "+     corrects: 2026-04-30/13",
        "+     value: 75",
    ]


def test_a_large_figure_is_said_whole(desk: Desk, tmp_path: Path) -> None:
    figure = ("--date", "2025-03-31", "--value", "1234567.5", "--meant")
    desk.does("indicator", "record", "results-read", *figure)
    err = desk.refuses("indicator", "import", file(tmp_path, "results-read,2025-03-31,1234568\n"))
    assert "31 March 2025 is 1,234,567.5 already." in err


@pytest.mark.parametrize(
    ("value", "why"),
    [("-4", "-4% is less than nought"), ("147%", "147% is more than 100 per cent"), ("147", "147% is more")],
)  # fmt: skip
def test_a_figure_that_its_unit_cannot_count_is_asked_about(
    value: str, why: str, desk: Desk, tmp_path: Path
) -> None:
    err = desk.refuses("indicator", "import", file(tmp_path, f"results-read,2025-03-31,{value}\n"))
    assert why in err
    assert "no other figure of results-read is" in err
    number = value.removesuffix("%")
    record = ("indicator", "record", "results-read", "--date", "2025-03-31", "--value", number)
    assert "if it is meant, say --meant" in desk.refuses(*record)
    desk.does(*record, "--meant")
    desk.does("indicator", "import", file(tmp_path, f"results-read,2025-02-28,{value}\n"))


@pytest.mark.parametrize("value", ["1e308", "1e400", "-1e15", "1000000000000000"])
def test_a_number_that_no_record_keeps_is_refused(value: str, desk: Desk, tmp_path: Path) -> None:
    err = desk.refuses("indicator", "import", file(tmp_path, f"results-read,2025-03-31,{value}\n"))
    assert "The number has more figures than a record keeps." in err


def test_why_a_figure_is_missing_is_not_lost(desk: Desk, tmp_path: Path) -> None:
    desk.does("indicator", "import", file(tmp_path, "results-read,2025-03-31,NA,the system was down\n"))
    silent = file(tmp_path, "results-read,2025-03-31,NA\n")
    said = "No points recorded, 1 recorded already.\n"
    assert desk.does("indicator", "import", silent) == said
    assert desk.does("indicator", "import", silent, "--revise") == said
    other = file(tmp_path, "results-read,2025-03-31,NA,nobody counted\n")
    err = desk.refuses("indicator", "import", other)
    assert "31 March 2025 is missing (the system was down) already." in err
    assert "1 point revised" in desk.does("indicator", "import", other, "--revise")


def test_a_last_day_is_not_taken_for_a_first(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "results-read,2025-03-31,70\n")
    err = desk.refuses("indicator", "import", path, "--dates-begin")
    assert "31 March 2025 is the last day of a month, and --dates-begin was given" in err


def test_first_days_become_last_days_where_that_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.does("indicator", "import", file(tmp_path, "results-read,01/03/2025,70\n"), "--dates-begin")
    assert desk.changes(FILE) == ["+   - date: 2025-03-31", "+     value: 70"]


def test_a_file_without_a_figure_or_that_is_not_there_is_said(desk: Desk, tmp_path: Path) -> None:
    assert "holds no figure" in desk.refuses("indicator", "import", file(tmp_path, "indicator,date,value\n"))
    assert "cannot be read" in desk.refuses("indicator", "import", str(tmp_path / "none.csv"))


def test_what_a_date_of_a_period_is_taken_for_is_said(desk: Desk, tmp_path: Path) -> None:
    rows = "Jan-25,70\nresults-read,2025-02,71\nresults-read,March 2025,72\nresults-read,45627,73\n"
    out = desk.does("indicator", "import", file(tmp_path, f"indicator,date,value\nresults-read,{rows}"))
    assert (
        "3 dates name a month: such as `Jan-25` is taken as January 2025, and dated 31 January 2025." in out
    )
    assert (
        "1 date is the number of a day: `45627` is taken as December 2024, and dated 31 December 2024." in out
    )
    assert [line for line in desk.changes(FILE) if "date" in line] == [
        f"+   - date: {day}" for day in ("2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31")
    ]


def test_a_period_of_another_length_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "indicator,date,value\nresults-read,2024/25 Q4,70\n")
    err = desk.refuses("indicator", "import", path)
    assert "2024/25 Q4 is a quarter, and results-read has monthly figures. Write April 2026 or 2026-04" in err


def test_two_dates_of_one_month_are_refused(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "indicator,date,value\nresults-read,Mar-25,70\nresults-read,45730,71\n")
    assert "figures.csv:3: Line 2 is of the period that ends on 31 March 2025 too." in desk.refuses(
        "indicator", "import", path
    )


@pytest.mark.parametrize(
    "order", ["indicator,date,numerator,denominator", "denominator,numerator,date,indicator"]
)
def test_a_numerator_and_a_denominator_make_the_value(desk: Desk, tmp_path: Path, order: str) -> None:
    row = {"indicator": "results-read", "date": "31/03/2025", "numerator": "142", "denominator": "200"}
    line = ",".join(row[name] for name in order.split(","))
    desk.does("indicator", "import", file(tmp_path, f"{order}\n{line}\n"))
    assert desk.changes(FILE) == ["+   - date: 2025-03-31", "+     value: 71"]


@pytest.mark.parametrize(
    ("unit", "written", "said"),
    [
        (
            '"%"',
            "0.87",
            "0.87 for results-read in %, of which others are about 73.5. If 87% is meant, write that",
        ),
        ("people", "71%", "71% has a % sign, and results-read counts people."),
        ("people", "1,2", "A numerator and a denominator make a share, and results-read counts people."),
    ],
)
def test_a_figure_on_another_scale_is_refused(
    desk: Desk, tmp_path: Path, unit: str, written: str, said: str
) -> None:
    record = desk.records / FILE
    record.write_text(record.read_text("utf-8").replace('unit: "%"', f"unit: {unit}"), "utf-8")
    named = "numerator,denominator" if "," in written else "value"
    path = file(tmp_path, f"indicator,date,{named}\nresults-read,2025-03-31,{written}\n")
    assert said in desk.refuses("indicator", "import", path)


def test_a_figure_with_its_sign_is_taken_on_any_scale(desk: Desk, tmp_path: Path) -> None:
    desk.does("indicator", "import", file(tmp_path, "indicator,date,value\nresults-read,2025-03-31,0.87%\n"))
    assert desk.changes(FILE) == ["+   - date: 2025-03-31", "+     value: 0.87"]


def test_a_figure_or_a_target_that_is_typed_is_held_to_the_same_scale(desk: Desk) -> None:
    record = ("indicator", "record", "results-read", "--date", "2025-03-31")
    said = "and the other figures, about 73.5 %, are not on one scale. If 87 is meant, write that"
    other = "; if the figure itself is, say --meant."
    assert f"`--value 0.87` {said}{other}" in desk.refuses(*record, "--value", "0.87")
    assert f"`--point 0.87` {said}{other}" in desk.refuses(
        "indicator", "record", "results-read", "--point", "2025-03-31=0.87"
    )
    for option in ("--target", "--baseline"):
        assert f"`{option} 0.87` {said}." in desk.refuses("indicator", "edit", "results-read", option, "0.87")
    assert desk.does(*record, "--value", "87")


def test_a_figure_that_is_meant_is_taken_on_another_scale(desk: Desk) -> None:
    desk.does("indicator", "record", "results-read", "--date", "2025-03-31", "--value", "0.87", "--meant")
    assert desk.changes(FILE) == ["+   - date: 2025-03-31", "+     value: 0.87"]


def test_columns_and_rows_are_named_by_options(desk: Desk, tmp_path: Path) -> None:
    text = "Month,Site,Seen in time,Of all\nMar-25,North,70%,9\nMar-25,South,60%,8\n"
    path = file(tmp_path, text)
    asked = ("indicator", "import", path, "--indicator", "results-read")
    assert (
        "say which are date and value, with --date COLUMN and --value COLUMN. Month is taken for the date."
        in desk.refuses(*asked)
    )
    named = (*asked, "--value", "Seen in time")
    assert '--where "Site=North"' in desk.refuses(*named)
    assert "--where Site` names no column and value" in desk.refuses(*named, "--where", "Site")
    desk.does(*named, "--where", "Site=North")
    assert desk.changes(FILE) == ["+   - date: 2025-03-31", "+     value: 70"]


def test_a_file_without_an_indicator_is_asked_for_one(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "date,value\n2025-03-31,70\n")
    assert "has no column that names the indicator; its columns are date, value." in desk.refuses(
        "indicator", "import", path
    )
    assert "There is no indicator `falls`" in desk.refuses(
        "indicator", "import", path, "--indicator", "falls"
    )


@pytest.mark.parametrize("day", ["2025-03-31", "31/03/2025", "31 March 2025"])
def test_the_day_of_a_typed_point_is_written_as_any_other(desk: Desk, day: str) -> None:
    desk.does("indicator", "record", "results-read", "--point", f"{day}=71")
    assert desk.changes(FILE) == ["+   - date: 2025-03-31", "+     value: 71"]
    assert "is no day and figure" in desk.refuses(
        "indicator", "record", "results-read", "--point", "2025-W13-1=71"
    )
