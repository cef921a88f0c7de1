"""A round of returns goes out on one sheet and comes back; what cannot be is refused by its row."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from qaif_cli.exchange.sheet_book import KEY
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

ROUND = ("sheet", "--round", "safety-return", "--period", "Quarter 1")
HOMES = 61
"""As many homes as a round of one quarter may have."""
HOME = """\
id: home-{n}
title: Home {n}
owner: quality-lead
type: general-practice
ods_code: null
cqc:
  not_required: invented
areas: [primary-care]
contract_holder: Wendle Vale ICB
"""


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    for n in range(1, HOMES + 1):
        (base / f"providers/home-{n}.yaml").write_text(HOME.format(n=n), "utf-8")
    return Desk(qaif, base)


def record(desk: Desk, n: int) -> str:
    return (desk.records / f"providers/home-{n}.yaml").read_text("utf-8")


def test_a_workbook_goes_round_and_comes_back_in_two_goes(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "round.xlsx"
    assert "Safety return, Quarter 1: 63 providers to fill in." in desk.does(*ROUND, "--out", str(path))
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    top, columns = next(
        (place, {str(cell.value): at for at, cell in enumerate(row, 1)})
        for place, row in enumerate(page.iter_rows(), 1)
        if any(cell.value == KEY for cell in row)
    )
    due, received = columns["The day by which it is to come"], columns["The day on which it came"]
    rows = {str(row[0].value): at for at, row in enumerate(page.iter_rows(), 1) if at > top}
    for n in range(1, HOMES + 1):
        page.cell(rows[f"home-{n}"], due).value = "2026-07-15"
        if n > 1:
            page.cell(rows[f"home-{n}"], received).value = "2026-06-15"
    book.save(path)
    said = desk.does("apply", str(path))
    assert "61 returns recorded, 2 left empty and skipped." in said
    assert "home-1: asked\n" in said
    assert "home-2: asked, received\n" in said
    page.cell(rows["home-1"], received).value = "2026-06-15"
    book.save(path)
    assert "1 return recorded, 60 recorded already, 2 left empty and skipped." in desk.does(
        "apply", str(path)
    )
    assert record(desk, 1).count("period: Quarter 1") == 1
    assert "received: 2026-06-15" in record(desk, 1)


def filled(desk: Desk, tmp_path: Path, old: str, new: str) -> Path:
    path = tmp_path / "round.yaml"
    desk.does(*ROUND, "--out", str(path))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


LINES = "  home-1:\n    due:\n    received:\n    answered:\n    by:\n    decision:\n    body:\n"


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (LINES.replace("home-1", "home-99"), "There is no provider `home-99`."),
        (LINES + LINES, "home-1"),
        (LINES.replace("due:", "due: 2026-02-30"), "2026-02-30"),
        (LINES.replace("due:", "due: 4w").replace("received:", "received: 2026-06-16"), "16 June 2026 has not come yet."),
        (LINES.replace("received:", "received: 2026-06-15"), "`due:` of home-1 is empty."),
        (LINES.replace("due:", "due: 4w").replace("decision:", "decision: Thanked"), "`answered:` of home-1 is empty."),
        (LINES.replace("due:", "due: 2026-06-01"), "home-1: due: 1 June 2026 is before 15 June 2026."),
        (LINES.replace("due:", "due: 4w").replace("answered:", "answered: 2026-06-15").replace("by:", "by: quality-lead").replace("decision:", "decision: Thanked"), "did not come yet."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_row(new: str, why: str, desk: Desk, tmp_path: Path) -> None:
    path = filled(desk, tmp_path, LINES, new)
    said = desk.refuses("apply", str(path))
    assert why in said
    assert f"{path}:" in said


def test_an_answered_home_is_off_the_next_sheet(desk: Desk, tmp_path: Path) -> None:
    path = filled(
        desk,
        tmp_path,
        LINES,
        LINES.replace("due:", "due: 4w")
        .replace("received:", "received: 2026-06-15")
        .replace("answered:", "answered: 2026-06-15")
        .replace("by:", "by: quality-lead")
        .replace("decision:", "decision: Thanked"),
    )
    assert "home-1: asked, received, answered" in desk.does("apply", str(path))
    assert "No returns recorded, 1 recorded already" in desk.does("apply", str(path))
    assert "  home-1:\n" not in desk.does(*ROUND, "--out", "-")


def test_a_round_is_of_a_return_and_a_period(desk: Desk) -> None:
    assert "A round is of a period." in desk.refuses("sheet", "--round", "safety-return")
    assert "Did you mean `safety-return`?" in desk.refuses(
        "sheet", "--round", "safty-retrn", "--period", "Q1"
    )
    assert "Say --round with it." in desk.refuses("sheet", "--review", "--period", "Q1")
