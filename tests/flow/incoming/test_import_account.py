"""Laws of every import, whatever stands in the sheet: each cell has one fate, and nothing is half imported."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.flow.incoming.mapping import SheetChoice
from qaif_cli.flow.incoming.report import carried_out
from qaif_cli.flow.incoming.risks import Outcome, Prepared, followed, prepare
from qaif_cli.flow.request import Ask
from tests.flow.incoming.conftest import DEFAULTS, table
from tests.support.desk import BASE

DAY = date(2026, 6, 15)
ASK = Ask(BASE, Path.cwd(), DAY, DAY)
HEADING = [
    "Ref",
    "Risk",
    "Likelihood",
    "Impact",
    "Score",
    "Controls",
    "Actions",
    "Action owner",
    "Opened",
    "Status",
    "Asset",
]
FIELDS = [
    "reference",
    "title",
    "likelihood",
    "consequence",
    "score",
    "control",
    "action",
    "action_owner",
    "opened",
    "status",
]
MAP = (
    "columns: {"
    + ", ".join(f"{name}: {field}" for name, field in zip(HEADING, FIELDS, strict=False))
    + "}\n"
    + DEFAULTS
)
WORDS = st.sampled_from(
    ["", "1", "3", "5", "9", "12", "2.5", "7,000", "12.5%", "High", "TBC", "Total", "None", "Beds are short", "2026-01-31", "31/12/2025", "03/04/2026", "Nov-25", "Nobody", "quality-lead", "Open", "Closed", "Please select", "#N/A", "943 476 5919", "DOB 02/03/1954", "One\nTwo", "=1+1", "Ref", "\u200b", "R-0001", "A1"]
)  # fmt: skip
GOOD = [
    "A",
    "Beds are short",
    "3",
    "4",
    "12",
    "Policy",
    "Do more",
    "quality-lead",
    "2026-01-31",
    "Open",
    "Ward",
]


@st.composite
def a_row(draw: st.DrawFn) -> list[str]:
    """A row that may be a risk, with some cells that are anything."""
    row = [*GOOD]
    row[0] += str(draw(st.integers(1, 9)))
    for column in draw(st.lists(st.integers(0, len(GOOD) - 1), max_size=3)):
        row[column] = draw(WORDS)
    return row


ROWS = st.lists(st.one_of(a_row(), st.lists(WORDS, min_size=len(GOOD), max_size=len(GOOD))), max_size=6)


def given_rows(rows: list[list[str]]) -> Prepared:
    out = StringIO()
    csv.writer(out).writerows([["Register of risks"], HEADING, *rows])
    return prepare(
        ASK, out.getvalue().encode(), "r.csv", SheetChoice(header="2", map_name="m.yaml", map_text=MAP)
    )


@settings(max_examples=60)
@given(ROWS)
def test_every_cell_has_one_fate_and_a_risk_is_whole(rows: list[list[str]]) -> None:
    prepared = given_rows(rows)
    made = followed(prepared)
    fates = Counter((fate.sheet, fate.place) for fate in made.fates)
    cells = [(sheet.name, place) for sheet in prepared.book for place in sheet.cells]
    assert fates == Counter(cells)
    refused = {item.row for item in made.refusals}
    imported = {risk.row for risk in made.risks}
    assert not refused & imported
    assert whole(made)
    for fate in made.fates:
        assert fate.why
        if fate.fate == "refused":
            assert fate.place[0] not in imported


def whole(made: Outcome) -> bool:
    """Whether every risk has all that the register needs, and a score that a cell says."""
    for risk in made.risks:
        review = risk.fields["reviews"][-1]
        stated = {str(risk.one("likelihood")), str(risk.one("consequence"))}
        if not risk.fields["title"] or {str(review["likelihood"]), str(review["consequence"])} != stated:
            return False
    return True


@settings(max_examples=30)
@given(ROWS)
def test_nothing_that_is_told_may_identify_a_patient(rows: list[list[str]]) -> None:
    report = carried_out(given_rows(rows), write=False)
    for text in (report.text, report.account, report.map):
        assert "943 476 5919" not in text
        assert "1954" not in text
    assert len(table(report.account)) == sum(len(sheet.cells) for sheet in given_rows(rows).book)
