"""The register goes out, through LibreOffice and back: what nobody changed is unchanged, and what was changed is understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.papers.conftest import Through
from tests.support.desk import Desk
from tests.support.workbooks import DAY, Sent, places, send, sort_rows

pytestmark = pytest.mark.papers
WAYS = [("xlsx",), ("ods",), ("ods", "xlsx"), ("xlsx", "ods")]
TEXTS = (
    "=1+1", "+44 20 7946", "@sum", "007", "1E5", "-1", "'quoted", "2026-06-12", "TRUE", "#N/A", "1/2",
    "two\nlines\n\nand a third", "many   blanks", "a\ttab", "危 \U0001f7e5 é", "_x0041_ <b>&amp;", "x" * 40_000,
)  # fmt: skip
"""What a program that guesses would make something else of."""


@pytest.fixture
def odd(desk: Desk, tmp_path: Path) -> Sent:
    """A register with texts that are easily mistaken, exported."""
    for number, text in enumerate(TEXTS):
        desk.does(
            "risk", "add", "--title", f"Odd text {number}", "--area", "primary-care", "--domain", "safety",
            "--cause", text, "--event", "e", "--effect", "f", "--owner", "quality-lead", "--control", "none",
            "--likelihood", "2", "--consequence", "3", "--by", "quality-lead",
        )  # fmt: skip
    return send(desk, tmp_path)


@pytest.mark.parametrize("ways", WAYS, ids="-".join)
def test_what_nobody_changed_changes_nothing(odd: Sent, through: Through, ways: tuple[str, ...]) -> None:
    before = odd.desk.everything()
    odd.path = through(odd.path, *ways)
    assert odd.comes_back("--write").splitlines()[1:] == [
        "Nothing in it differs from what was exported, and nothing changes.",
        "Nothing was written.",
    ]
    assert odd.desk.everything() == before


def edited(sent: Sent) -> Sent:
    """Changed on both sides: sorted, a row gone, a row added, cells of three kinds written."""
    sent.desk.does("risk", "edit", "R-0001", "--cause", "theirs")
    sent.change(
        {
            ("R-0001", "Title"): "Yours, = not a formula",
            ("R-0001", "Target by"): DAY.replace(year=2027),
            ("R-0002", "Likelihood"): 5,
            ("R-0002", "Reviewed on"): DAY,
            ("R-0002", "Reviewed by"): "Head of Patient Safety",
        }
    )
    cells = {
        "Title": "A new one", "Area": "Primary care", "Owner": "Head of Patient Safety", "Domain": "Safety",
        "Consequence": 2, "Likelihood": 2, "Reviewed_on": DAY, "Reviewed_by": "Head of Patient Safety",
    }  # fmt: skip
    sent.add(**cells)

    def move(book: Workbook) -> None:
        sheet = book["Risks"]
        sort_rows(sheet, [3, 1, 2, 0])
        sheet.delete_rows(places(sheet)[0]["R-0003"])

    return sent.do(move)


@pytest.mark.parametrize("ways", WAYS, ids="-".join)
def test_edits_on_both_sides_are_understood(
    desk: Desk, tmp_path: Path, through: Through, ways: tuple[str, ...]
) -> None:
    sent = edited(send(desk, tmp_path))
    sent.path = through(sent.path, *ways)
    told = sent.comes_back("--write")
    assert "Title: yours, “Test results are not acted on at Fernhill” → “Yours, = not a formula”" in told
    assert "Cause (if): theirs" in told
    assert "Target by: yours, 31 December 2026 → 12 June 2027" in told
    assert (
        "Rows that are gone from the sheet; nothing is deleted, and the records stay as they are: R-0003."
        in told
    )
    assert "new risk R-0004, “A new one”: 2 × 2 = 4" in told
    assert desk.changes("risks/R-0002.yaml") == [
        "+   - date: 2026-06-12",
        "+     by: safety-lead",
        "+     consequence: 3",
        "+     likelihood: 5",
    ]
    assert desk.changed() == ["risks/R-0001.yaml", "risks/R-0002.yaml", "risks/R-0004.yaml"]


def test_libreoffice_works_out_the_score_anew(desk: Desk, tmp_path: Path, through: Through) -> None:
    sent = send(desk, tmp_path).change({("R-0002", "Likelihood"): 5})
    sheet = load_workbook(through(sent.path, "xlsx"), data_only=True)["Risks"]
    rows, columns = places(sheet)
    assert [sheet.cell(rows["R-0002"], columns[name]).value for name in ("Score", "Band")] == [15, "Extreme"]


def test_the_key_column_and_the_base_stay_hidden(desk: Desk, tmp_path: Path, through: Through) -> None:
    book = load_workbook(through(send(desk, tmp_path).path, "ods", "xlsx"))
    assert book["_qaif"].sheet_state != "visible"
    key = places(book["Risks"])[1]["_key"]
    widths = book["Risks"].column_dimensions.values()
    assert any(width.hidden and (width.min or 0) <= key <= (width.max or 0) for width in widths)


def test_one_column_sorted_alone_is_refused_whole(desk: Desk, tmp_path: Path, through: Through) -> None:
    sent = send(desk, tmp_path)

    def alone(book: Workbook) -> None:
        sort_rows(book["Risks"], [1, 0, 2], [places(book["Risks"])[1]["Title"]])

    sent.path = through(sent.do(alone).path, "ods")
    assert "`Title` stands in other rows now" in sent.refused_whole()
