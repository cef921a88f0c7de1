"""An analyst's export as it comes, and every line that cannot be read."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.errors import QaifError
from qaif_cli.exchange.series import Series, read_series
from qaif_cli.model.spc import Point

APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)


def read(text: str) -> Series:
    return read_series(text.encode(), "waits.csv")


def refused(text: str) -> str:
    with pytest.raises(QaifError) as caught:
        read(text)
    return str(caught.value)


def test_an_export_from_excel_is_read_as_it_comes() -> None:
    text = (
        '\ufeffMonth,"Seen in\r\nfour hours, %"\r\n01/04/2026,"95.25%"\r\n1/5/2026, 94% \r\n'
        "01/06/2026 00:00,\r\n\r\n01/07/2026,n/a,,\r\n,\r\n\r\n"
    )
    assert read(text) == Series(
        (Point(APRIL, 95.25), Point(MAY, 94), Point(JUNE, None), Point(date(2026, 7, 1), None)),
        "Seen in four hours, %",
        percent=True,
    )


@pytest.mark.parametrize(
    "text",
    [
        '2026-04-01,"1,867,781"\n2026-05-01,-3.5\n2026-06-01,NA',
        "2026-04-01T00:00:00,1867781\r2026-05-01 00:00:00,−3.5\r2026-06-01,#N/A\r",
        "date;value\n01/04/2026;1867781\n01/05/2026;-3.5\n01/06/2026;*\n",
        "date\tvalue\n01/04/2026\t1.867781e6\n01/05/2026\t-3.5\n01/06/2026\t\n",
    ],
)
def test_forms_of_the_same_series(text: str) -> None:
    assert read(text).points == (Point(APRIL, 1867781), Point(MAY, -3.5), Point(JUNE, None))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_spreadsheets(encoding: str) -> None:
    series = read_series("Month,Cost in £\n01/04/2026,5\n".encode(encoding), "cost.csv")
    assert series == Series((Point(APRIL, 5),), "Cost in £")


@pytest.mark.parametrize("text", ["", "\n\r\n", "date,value\n", ",\n,\n", "\ufeff"])
def test_nothing_is_a_series_without_points(text: str) -> None:
    assert read(text).points == ()


def test_every_bad_line_is_said_at_once_with_itself() -> None:
    said = refused(
        "date,value\n2026-04-01,12\n04/13/2026,8\nMaytime 2026,9\n2026-06-01,about 9\n2026-07-01,1,234\n,7\n"
        "2026-04-01,13\n2026-08-01\n2026-13-01,x\x1b[2J\n2026-09-01,inf\n2026-10-01,1,23\n"
    )
    lines = said.splitlines()
    assert lines[0] == "The series cannot be read:"
    assert [line.partition(": ")[0].strip() for line in lines[1:-1:2]] == [
        f"waits.csv:{line}" for line in (3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    ]
    assert lines[2] == "      3 | 04/13/2026,8"
    assert "There is no month 13; the day comes first." in lines[1]
    assert lines[8] == "      6 | 2026-07-01,1,234"
    assert lines[11].endswith("This date stands in line 2 too. Keep one of the two.")
    assert lines[15].endswith(
        "the day comes first. The value is no number. Write a number such as 1234.5, or NA where there is none."
    )
    assert "\x1b" not in said
    assert lines[-1] == "Put these lines right and try again."


def test_a_first_line_that_is_a_broken_point_is_no_heading() -> None:
    assert "waits.csv:1:" in refused("April,5\n2026-05-01,6\n")
    assert "waits.csv:1:" in refused("2026-04-31,5\n2026-05-01,6\n")
    assert "waits.csv:1:" in refused("2026-04-31,\n2026-05-01,6\n")


def test_a_heading_cannot_move_the_cursor() -> None:
    assert read("date,Waits\x1b[2J\n2026-04-01,5\n").name == "Waits�[2J"


def test_percent_signs_are_in_every_line_or_in_none() -> None:
    said = refused("2026-04-01,95%\n2026-05-01,0.94\n2026-06-01,NA\n")
    assert "waits.csv:2: The value has no % sign" in said
    assert "waits.csv:3" not in said


def test_a_quotation_mark_that_is_not_closed_is_said_where_it_stands() -> None:
    assert "waits.csv:2: A quotation mark is not closed" in refused(
        '2026-04-01,5\n2026-05-01,"6\n2026-06-01,7\n'
    )


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(QaifError, match="is cut short or damaged"):
        read_series(b"PK\x03\x04\0\0\0", "waits.xlsx")


@given(
    st.one_of(st.binary(max_size=80), st.text('0123456789-/,.%"\n\r\t;eEna ', max_size=60).map(str.encode))
)
def test_no_file_is_too_strange_to_be_read_or_refused(data: bytes) -> None:
    with suppress(QaifError):
        series = read_series(data, "strange.csv")
        assert len({point.date for point in series.points}) == len(series.points)


def test_a_heading_with_a_comma_in_a_file_with_semicolons() -> None:
    series = read("Date;Waits, weeks\n01/04/2026;12\n01/05/2026;13.5\n")
    assert series == Series((Point(APRIL, 12), Point(MAY, 13.5)), "Waits, weeks")


@pytest.mark.parametrize("value", ["12,500", "-1,250", "95,125%"])
def test_a_comma_that_may_be_either_is_refused(value: str) -> None:
    assert "may stand for thousands or for decimals" in refused(f"Date;Value\n01/04/2026;{value}\n")
    assert "is no number" in refused("Date;Value\n01/04/2026;12,5\n")
    assert read(f'Date,Value\n01/04/2026,"{value}"\n').points
    assert read("Date;Value\n01/04/2026;1,234,567\n").points == (Point(APRIL, 1234567),)
