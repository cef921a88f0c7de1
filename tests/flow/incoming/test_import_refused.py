"""What a cell of a foreign register may not mean: refused with its reason, never read as something near."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flow.incoming.conftest import COLUMNS, DEFAULTS, HEADING, Imports, table
from tests.support.desk import Desk

NO_STEP = [
    "7,000",
    "12.5%",
    "3.5",
    "0",
    "6",
    "4x3",
    "-1",
    "1e0",
    "４",
    "#N/A!1",
    "3 (Possible)",
    "2-3",
    "5.0001",
]
WORDS = ["High", "Likely", "Almost certain", "TBC"]
DATED = "Ref,Risk,Likelihood,Impact,Opened\n"
DATED_MAP = COLUMNS.replace("}", ", Opened: opened}") + DEFAULTS
NO_DAY = {
    "TBC": "is no day",
    "31/11/2025": "November 2025 has 30 days",
    "01/13/2025": "There is no month 13",
    "Nov-25": "That is a month",
    "November 2025": "is no day",
    "Q3 2026": "is no day",
    "45992": "is no day",
    "today": "is no day in a register",
    "03/04/2026": "could be read day first or month first",
    "03-04-2026": "could be read day first or month first",
    "31/10/25": "Write the year with four figures",
    "2026-12-24": "has not come yet",
    "ongoing": "is no day",
}
DAYS = {
    "2025-10-31": "2025-10-31",
    "31/10/2025": "2025-10-31",
    "31 October 2025": "2025-10-31",
    "1 Nov 2025": "2025-11-01",
    "04/04/2026": "2026-04-04",
}


@pytest.mark.parametrize("text", NO_STEP)
def test_what_is_no_step_is_refused(text: str, desk: Desk, imports: Imports) -> None:
    code, said = imports(HEADING + f'A1,Beds,"{text}",2\n', COLUMNS + DEFAULTS, "--write")
    assert code == 2
    assert "row 2, C2 (`Likelihood`): " in said
    assert "from 1 to 5" in said
    assert desk.changed() == []


@pytest.mark.parametrize("text", WORDS)
def test_a_word_is_a_step_by_the_map_alone(text: str, desk: Desk, imports: Imports) -> None:
    code, said = imports(HEADING + f"A1,Beds,{text},2\n", COLUMNS + DEFAULTS)
    assert code == 1
    assert f"under `values: likelihood:` in the map: {text}" in said
    told = COLUMNS + DEFAULTS + f"values: {{likelihood: {{{text.upper()}: 4}}}}\n"
    code, said = imports(HEADING + f"A1,Beds,{text},2\n", told, "--write")
    assert (code, f"likelihood: {text} = 4 (1)" in said) == (0, True)
    assert "likelihood: 4" in (desk.records / "risks/R-0004.yaml").read_text("utf-8")


@pytest.mark.parametrize("text", NO_DAY)
def test_what_is_no_day_is_refused(text: str, desk: Desk, imports: Imports) -> None:
    code, said = imports(DATED + f"A1,Beds,2,2,{text}\n", DATED_MAP, "--write")
    assert code == 2
    assert "row 2, E2 (`Opened`): " in said
    assert NO_DAY[text] in said
    assert desk.changed() == []


@pytest.mark.parametrize("text", DAYS)
def test_a_day_that_can_be_read_one_way_is_taken(text: str, desk: Desk, imports: Imports) -> None:
    code, _ = imports(DATED + f"A1,Beds,2,2,{text}\n", DATED_MAP, "--write")
    assert code == 0
    assert f"opened: {DAYS[text]}" in (desk.records / "risks/R-0004.yaml").read_text("utf-8")


SAYS = [("13/04/2026", ()), ("04/04/2026", ("--day-first",))]


@pytest.mark.parametrize(("other", "options"), SAYS)
def test_a_day_of_the_column_or_an_option_says_that_the_day_comes_first(
    other: str, options: tuple[str, ...], desk: Desk, imports: Imports
) -> None:
    rows = f"A1,Beds,2,2,03/04/2026\nA2,Vans,2,2,{other}\n"
    code, _ = imports(DATED + rows, DATED_MAP, "--write", *options)
    assert code == 0
    assert "opened: 2026-04-03" in (desk.records / "risks/R-0004.yaml").read_text("utf-8")


def test_a_day_of_another_column_says_nothing(imports: Imports) -> None:
    told = DATED_MAP.replace("}", ", Reviewed: reviewed}", 1)
    text = DATED.replace("Opened", "Opened,Reviewed") + "A1,Beds,2,2,03/04/2026,13/04/2026\n"
    code, said = imports(text, told)
    assert (code, "no other day of its column says which" in said) == (1, True)


def test_months_alone_are_read_as_every_import_reads_them(desk: Desk, imports: Imports) -> None:
    rows = "A1,Beds,2,2,01/04/2026\nA2,Vans,2,2,01/05/2026\n"
    code, _ = imports(DATED + rows, DATED_MAP, "--write")
    assert code == 0
    assert "opened: 2026-05-01" in (desk.records / "risks/R-0005.yaml").read_text("utf-8")


def test_a_british_file_says_so_once(desk: Desk, imports: Imports) -> None:
    code, said = imports(DATED + "A1,Beds,2,2,03/04/2026\n", "dates: british\n" + DATED_MAP, "--write")
    assert (code, said.count("1 date could be read both ways")) == (0, 1)
    assert "opened: 2026-04-03" in (desk.records / "risks/R-0004.yaml").read_text("utf-8")


def test_a_word_for_no_day_is_taken_by_the_map(desk: Desk, imports: Imports) -> None:
    code, _ = imports(
        DATED + "A1,Beds,2,2,TBC\n", DATED_MAP + "values: {opened: {tbc: unknown}}\n", "--write"
    )
    assert code == 0
    assert "opened: unknown" in (desk.records / "risks/R-0004.yaml").read_text("utf-8")


def test_a_decimal_score_is_refused_and_a_score_that_is_not_the_product_is_listed(imports: Imports) -> None:
    told = COLUMNS.replace("}", ", Score: score}") + DEFAULTS
    code, said = imports("Ref,Risk,Likelihood,Impact,Score\nA1,Beds,2,2,63.71\nA2,Staff,2,3,5\n", told)
    assert code == 1
    assert "row 2, E2 (`Score`): `63.71` is no whole score." in said
    assert "row 3, A2: score 5 is stated; consequence 3 × likelihood 2 is 6" in said


def test_both_rows_of_one_reference_are_refused_whatever_else_is_wrong(imports: Imports) -> None:
    code, said = imports(HEADING + "QR 3,Beds,2,2\nqr  3,Staff,2,9\nQR 4,Heat,1,1\n", COLUMNS + DEFAULTS)
    assert code == 1
    assert "row 2, A2 (`Ref`): the reference `QR 3` stands in row 3 too." in said
    assert "row 3, A3 (`Ref`): the reference `qr 3` stands in row 2 too." in said
    assert "1 risk would be added, 2 rows refused." in said


@pytest.mark.parametrize(
    ("row", "private"),
    [("A1,Patient 943 476 5919 waited,2,2", "943 476 5919"), ("9434765919,Beds,2,2", "9434765919")],
)
def test_a_patients_number_is_neither_imported_nor_repeated(
    row: str, private: str, desk: Desk, imports: Imports, tmp_path: Path
) -> None:
    account, kept = tmp_path / "account.csv", tmp_path / "kept.yaml"
    code, said = imports(
        HEADING + row + "\n", COLUMNS + DEFAULTS, "--account", str(account), "--write-map", str(kept)
    )
    assert (code, "may identify a patient" in said) == (1, True)
    assert desk.changed() == []
    for text in (said, account.read_text("utf-8"), kept.read_text("utf-8")):
        assert private not in text


def test_a_column_of_births_is_not_repeated(imports: Imports, tmp_path: Path) -> None:
    account = tmp_path / "account.csv"
    sheet = "Ref,Risk,Likelihood,Impact,Date of birth\nA1,Beds,2,2,02/03/1954\n"
    code, said = imports(sheet, COLUMNS + DEFAULTS, "--account", str(account))
    assert code == 0
    assert "1954" not in said + account.read_text("utf-8")


def test_a_formula_of_a_cell_does_not_come_alive_in_the_account(imports: Imports, tmp_path: Path) -> None:
    account = tmp_path / "account.csv"
    imports(HEADING + '=cmd|x,"=1+1 beds",2,2\n', COLUMNS + DEFAULTS, "--account", str(account))
    values = [row["value"] for row in table(account.read_text("utf-8"))]
    assert "'=1+1 beds" in values
    assert not [value for value in values if value.startswith("=")]


CLOSED = "Ref,Risk,Likelihood,Impact,Status,Closed on\n"
CLOSED_MAP = COLUMNS.replace("}", ", Status: status, Closed on: closed}") + DEFAULTS


def test_a_closed_risk_needs_its_day(desk: Desk, imports: Imports) -> None:
    code, said = imports(CLOSED + "A1,Beds,2,2,Closed,\n", CLOSED_MAP)
    assert (code, "it is closed, and no cell says on which day" in said) == (1, True)
    assert imports(CLOSED + "A1,Beds,2,2,Closed,2026-05-01\n", CLOSED_MAP, "--write")[0] == 0
    assert "date: 2026-05-01" in (desk.records / "risks/R-0004.yaml").read_text("utf-8")
    told = CLOSED_MAP + "values: {status: {Closed: leave}}\n"
    code, said = imports(CLOSED + "A2,Heat,2,2,Closed,\nA3,Cold,1,1,Open,\n", told)
    assert "2: the map leaves out rows with this status" in said
    assert "1 risk would be added." in said


def test_days_that_cannot_follow_one_another_are_refused(imports: Imports) -> None:
    sheet = "Ref,Risk,Likelihood,Impact,Opened,Last review\nA1,Beds,2,2,2026-05-01,2026-04-01\n"
    told = COLUMNS.replace("}", ", Opened: opened, Last review: reviewed}") + DEFAULTS
    code, said = imports(sheet, told)
    assert (code, "`reviewed` is 2026-04-01, before `opened`, 2026-05-01." in said) == (1, True)


def test_a_name_is_taken_whole_and_what_is_near_it_is_offered_for_the_map(
    desk: Desk, imports: Imports, tmp_path: Path
) -> None:
    sheet = (
        "Ref,Risk,Likelihood,Impact,Owner\nA1,Beds,2,2,head of patient  safety\nA2,Staff,2,2,Head of Patient\n"
        'A3,Heat,2,2,"Ward\nMatron"\n'
    )
    told, kept = COLUMNS.replace("}", ", Owner: owner}") + DEFAULTS, tmp_path / "kept.yaml"
    code, said = imports(sheet, told, "--write-map", str(kept))
    assert code == 1
    assert "owner: head of patient safety = safety-lead (1)" in said
    assert "rows 3 to 4 (`Owner`): the word is nothing of the register." in said
    assert "under `values: owner:` in the map: Head of Patient (`safety-lead`?), Ward Matron" in said
    text = kept.read_text("utf-8")
    assert "    Head of Patient: safety-lead\n" in text
    assert imports(sheet, text.replace('Ward Matron: "?"', "Ward Matron: unknown"), "--write")[0] == 0
    assert "owner: safety-lead" in (desk.records / "risks/R-0005.yaml").read_text("utf-8")
    assert "owner: unknown" in (desk.records / "risks/R-0006.yaml").read_text("utf-8")


def test_a_cell_that_may_identify_somebody_is_told_by_its_place(imports: Imports) -> None:
    sheet = HEADING + "A1,The wait of Mrs Placeholder (07700 900123),2,2\n"
    code, said = imports(sheet, COLUMNS + DEFAULTS)
    assert code == 0, said
    assert "These cells may identify somebody. Look at them before you commit:" in said
    assert "  B2 (Risk): a person by title and surname\n  B2 (Risk): a mobile number\n" in said
