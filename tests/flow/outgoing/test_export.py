"""`qaif export --xlsx` writes the register that committees know, and no more than its reader may see."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from qaif_cli.flow.outgoing.columns import COLUMNS, KEY
from tests.support.desk import Desk
from tests.support.workbooks import HEAD, places

TITLE = "Test results are not acted on at Fernhill"


def export(desk: Desk, path: Path, *options: str) -> str:
    return desk.does("export", "--xlsx", str(path), *options)


def test_the_open_risks_are_in_it_and_it_says_so(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    assert export(desk, path) == (
        f"{path} written: 2 risks, 2 of them private, the open ones alone, as at 15 June 2026."
        f" Changed, `qaif import risks {path}` reads it back.\n"
    )
    sheet = load_workbook(path)["Risks"]
    rows, columns = places(sheet)
    assert list(rows) == ["R-0001", "R-0002"]  # the highest score first
    assert list(columns) == [*(column.heading for column in COLUMNS), KEY]
    row = {name: sheet.cell(rows["R-0001"], column).value for name, column in columns.items()}
    assert row["Title"] == TITLE
    assert row["Owner"] == "Quality Lead for Primary Care"
    assert row["Providers"] == "Fernhill Practice"
    assert [row["Consequence"], row["Likelihood"], str(row["Target by"])] == [4, 4, "2026-12-31 00:00:00"]
    assert row["Actions"] == "A2 Move to one inbox (Head of Patient Safety, due 31 Jul 2026)"
    assert row["Reviewed on"] is None
    assert sheet.column_dimensions[get_column_letter(columns[KEY])].hidden


def test_scores_are_formulas_with_their_values_and_bands_are_words(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    export(desk, path)
    sheet = load_workbook(path, data_only=True)["Risks"]
    rows, columns = places(sheet)
    found = [sheet.cell(rows["R-0001"], columns[name]).value for name in ("Score", "Band", "Target score")]
    assert found == [16, "Extreme", 8]


def test_closed_risks_are_in_it_with_all(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    assert "3 risks, 3 of them private, open and closed" in export(desk, path, "--all")
    rows, columns = places(load_workbook(path)["Risks"])
    status = load_workbook(path)["Risks"].cell(rows["R-0003"], columns["Status"]).value
    assert status == "closed"


def test_the_matrix_holds_the_open_risks(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    export(desk, path, "--all")
    texts = [str(cell.value) for row in load_workbook(path)["Matrix"].iter_rows() for cell in row]
    assert "16 Extreme\nR-0001" in texts
    assert "9 High\nR-0002" in texts
    assert not any("R-0003" in text for text in texts)


@pytest.mark.parametrize("options", [("--as-of", "2026-06-01"), ("--public",)])
def test_what_may_not_come_back_has_no_base_and_is_refused_in_words(
    desk: Desk, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "r.xlsx"
    assert "It cannot be imported again" in export(desk, path, *options)
    assert "_qaif" not in load_workbook(path).sheetnames
    assert "read only" in desk.refuses("import", "risks", str(path))


def test_a_public_one_holds_nothing_private(desk: Desk, tmp_path: Path) -> None:
    desk.does("risk", "edit", "R-0002", "--sensitivity", "public")
    desk.does("area", "edit", "primary-care", "--sensitivity", "public")
    path = tmp_path / "r.xlsx"
    assert "1 risk, the open ones alone, made from the public records alone" in export(desk, path, "--public")
    with zipfile.ZipFile(path) as archive:
        texts = "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    assert "No cover for the nurse at Oakrise" in texts
    assert TITLE not in texts
    assert "Oakrise Practice" not in texts  # a private provider


def test_the_same_register_gives_the_same_bytes_and_no_file_is_replaced(desk: Desk, tmp_path: Path) -> None:
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    export(desk, one)
    export(desk, two)
    assert one.read_bytes() == two.read_bytes()
    assert "is there already" in desk.refuses("export", "--xlsx", str(one))


def test_none_is_written_among_the_records(desk: Desk) -> None:
    assert "no record" in desk.refuses("export", "--xlsx", str(desk.records / "r.xlsx"))


def test_a_register_without_an_open_risk_has_a_table_to_fill_in(desk: Desk, tmp_path: Path) -> None:
    desk.does("export", "--xlsx", str(tmp_path / "r.xlsx"), "--as-of", "2020-01-01")
    assert load_workbook(tmp_path / "r.xlsx")["Risks"].tables["Risks"].ref.startswith(f"A{HEAD}:")
