"""What a cell of a workbook says of a field: by what it holds and by how it is shown."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.exchange.sheet import Cell
from qaif_cli.flow.incoming.cells import CellReader, lines_of
from qaif_cli.flow.incoming.mapping import ImportMap
from qaif_cli.flow.request import Ask, read
from tests.support.desk import BASE

DAY = date(2026, 6, 15)
MAY = datetime(2026, 5, 1)  # noqa: DTZ001  # a cell knows no time zone
TAKEN = {
    "a step": ("likelihood", Cell("number", 4), 4),
    "a whole number with a fraction of nothing": ("likelihood", Cell("number", 4.0), 4),
    "a number as text": ("likelihood", Cell("text", " 4 "), 4),
    "a score that a formula gave": ("score", Cell("number", 12.0, formula="C2*D2"), 12),
    "a date": ("opened", Cell("date", MAY, form="dd/mm/yyyy"), date(2026, 5, 1)),
    "a date of no form of its own": ("opened", Cell("date", MAY), date(2026, 5, 1)),
    "a date in words": ("opened", Cell("text", "1 May 2026"), date(2026, 5, 1)),
    "a number as a reference": ("reference", Cell("number", 7.0), "7"),
    "a reference with noughts": ("reference", Cell("text", "007"), "007"),
    "a role by its title": ("owner", Cell("text", "Head of  Patient\nSafety"), "safety-lead"),
    "a text with signs that nobody sees": (
        "title",
        Cell("text", "Beds\u200b are\u00a0short_x000D_"),
        "Beds are short",
    ),
    "an empty text": ("title", Cell("text", "  ", formula='""'), None),
}
REFUSED = {
    "an error": ("likelihood", Cell("error", "#N/A"), "holds the error #N/A"),
    "a formula never worked out": ("score", Cell("uncomputed", None, formula="C2*D2"), "never worked out"),
    "a percentage": ("likelihood", Cell("number", 4, form="0%"), "shows a percentage"),
    "an eighth": ("likelihood", Cell("number", 0.125, form="0.0%"), "shows a percentage"),
    "thousands": ("likelihood", Cell("number", 7000, form="#,##0"), "no whole number from 1 to 5"),
    "almost four": ("likelihood", Cell("number", 4.0000001), "no whole number from 1 to 5"),
    "a date as a step": ("likelihood", Cell("date", MAY), "no whole number from 1 to 5"),
    "true": ("likelihood", Cell("bool", value=True), "no number from 1 to 5"),
    "a month": ("opened", Cell("date", MAY, form="mmm-yy"), "shows a month"),
    "a month with a word in it": ("opened", Cell("date", MAY, form='"dated "mmm yyyy'), "shows a month"),
    "a year": ("opened", Cell("date", MAY, form="yyyy"), "shows a year"),
    "an hour": (
        "opened",
        Cell("date", MAY.replace(hour=14, minute=30), form="dd/mm/yyyy"),
        "14:30:00` has an hour",
    ),
    "a serial number": ("opened", Cell("number", 46143), "is a number and no day"),
    "a date as a reference": ("reference", Cell("date", MAY, form="d-mmm"), "a date and no reference"),
}


def reader() -> CellReader:
    return CellReader(read(Ask(BASE, Path.cwd(), DAY, DAY)), ImportMap(), DAY)


@pytest.mark.parametrize("name", TAKEN)
def test_a_cell_is_read(name: str) -> None:
    field, cell, value = TAKEN[name]
    assert reader().read(field, cell) == value


@pytest.mark.parametrize("name", REFUSED)
def test_a_cell_is_refused(name: str) -> None:
    field, cell, why = REFUSED[name]
    with pytest.raises(QaifError, match=why):
        reader().read(field, cell)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One", ["One"]),
        ("- One\n• Two\n\n3. Three\n(4) Four", ["One", "Two", "Three", "Four"]),
        ("None", []),
        ("N/A\n-", []),
        ("24/7 cover\n2.5 posts", ["24/7 cover", "2.5 posts"]),
    ],
)
def test_a_line_is_an_entry(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines
