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
    desk.does("indicator", "import", file(tmp_path, "results-read,2025-03-31,1234567.5\n"))
    err = desk.refuses("indicator", "import", file(tmp_path, "results-read,2025-03-31,1234568\n"))
    assert "31 March 2025 is 1,234,567.5 already." in err


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
