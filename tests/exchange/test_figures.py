from __future__ import annotations

from datetime import date

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.exchange.days import When
from qaif_cli.exchange.figures import FigureRow, read_figures

APRIL = When(date(2026, 4, 30))


def read(text: str) -> list[FigureRow]:
    return read_figures(
        text.encode(), "figures.csv", lambda row: "Unheard of." if row.indicator == "bad" else ""
    )


def test_lines_become_figures_with_or_without_a_header() -> None:
    body = 'waits,2026-04-30,"1,204.5"\nwaits,31/05/2026,NA,"nobody counted, it was moved"\n\nfalls,2026-04-30,3%\n'
    figures = [
        FigureRow(1, "waits", APRIL, 1204.5, written="2026-04-30"),
        FigureRow(
            2, "waits", When(date(2026, 5, 31)), None, "nobody counted, it was moved", written="31/05/2026"
        ),
        FigureRow(4, "falls", APRIL, 3.0, percent=True, written="2026-04-30"),
    ]
    assert read(body) == figures
    headed = read(f"\N{BYTE ORDER MARK}Indicator,Date,Value,Note\r\n{body}")
    assert [(row.line, row.indicator, row.value) for row in headed] == [
        (row.line + 1, row.indicator, row.value) for row in figures
    ]


def test_every_line_that_cannot_be_read_is_said_with_its_line() -> None:
    with pytest.raises(QaifError) as caught:
        read(
            "indicator,date,value\nwaits,soon,1\nwaits,2026-04-30\n,2026-04-30,x\nbad,2026-04-30,1\nwaits,2026-04-30,1\nwaits,2026-04-30,2\n"
        )
    said = str(caught.value)
    assert "figures.csv:2: The date cannot be read. Write 2026-04-30" in said
    assert "2 | waits,soon,1" in said
    assert "figures.csv:3: There are fewer cells than columns." in said
    assert (
        "figures.csv:4: There is no indicator. Write its ID in the column of indicators. The value is no number."
        in said
    )
    assert "figures.csv:5: Unheard of." in said
    assert "figures.csv:7: This indicator and date stand in line 6 too." in said


def test_a_comma_that_may_be_either_is_refused() -> None:
    assert read("waits;30/04/2026;12.5\n")[0].value == 12.5
    with pytest.raises(QaifError, match="may stand for thousands or for decimals"):
        read("indicator;date;value\nwaits;30/04/2026;12,500\n")
