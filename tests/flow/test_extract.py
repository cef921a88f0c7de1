"""`qaif extract`: what the records hold about one subject, as an information governance officer reads it."""

from __future__ import annotations

import csv
import os
import subprocess
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.support.desk import Desk
from tests.support.running import Qaif

Rows = list[dict[str, str]]


def extract(desk: Desk, folder: Path, *options: str) -> tuple[Rows, str]:
    """The rows of the table, and the document."""
    result = desk("extract", *options, "--out", str(folder))
    assert result.code == 0, result.err
    files = {path.suffix: path for path in folder.iterdir()}
    assert sorted(files) == [".csv", ".docx", ".html", ".md", ".xlsx"]
    data = files[".csv"].read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return [*csv.DictReader(StringIO(data.decode("utf-8-sig")))], files[".md"].read_text("utf-8")


def whys(rows: Rows) -> dict[str, str]:
    return {row["Record"]: row["Why it is here"] for row in rows if row["Record"]}


def test_each_record_about_it_is_there_with_why(desk: Desk, tmp_path: Path) -> None:
    rows, page = extract(desk, tmp_path / "x", "--provider", "fernhill-practice")
    found = whys(rows)
    assert found["fernhill-practice"] == "It is the subject itself"
    assert found["R-0001"] == "Names it in “providers”"
    assert all(f"{id_}: " in page for id_ in found)
    assert "What the records hold: provider Fernhill Practice" in page
    assert "Id: " not in page
    assert "ID: A1. " in page
    assert {row["Withheld: reason"] for row in rows} == {""}
    assert {row["Public or private"] for row in rows} <= {"public", "private"}


def test_entries_are_oldest_first_and_inside_the_period(desk: Desk, tmp_path: Path) -> None:
    every, _ = extract(desk, tmp_path / "x", "--provider", "fernhill-practice")
    rows, page = extract(
        desk, tmp_path / "y", "--provider", "Fernhill Practice", "--from", "2026-03-01", "--to", "2026-05-31"
    )
    days = [row["Day"] for row in rows if row["Record"] == "R-0001" and row["Day"]]
    assert days == sorted(days)
    assert days[0] == "2026-03-04"
    assert all("2026-03-01" <= row["Day"] <= "2026-05-31" for row in rows if row["Day"])
    assert len(rows) < len(every)
    firsts: dict[str, str] = {}
    for row in rows:
        if row["Day"]:
            firsts.setdefault(row["Record"], row["Day"])
    assert [*firsts.values()] == sorted(firsts.values())
    assert "from 1 March 2026 to 31 May 2026" in page
    assert "outside the period are left out." in page


def test_a_record_with_nothing_in_the_period_is_one_line(desk: Desk, tmp_path: Path) -> None:
    rows, page = extract(desk, tmp_path / "x", "--provider", "fernhill-practice", "--to", "2025-01-01")
    (row,) = (row for row in rows if row["Record"] == "R-0001")
    assert (row["Field"], row["Day"]) == ("Nothing in the period", "")
    assert "First score" not in page
    assert "## About it, with nothing in the period" in page


def test_a_word_that_is_no_theme_is_looked_for(desk: Desk, tmp_path: Path) -> None:
    rows, _ = extract(desk, tmp_path / "x", "--theme", "one inbox")
    assert whys(rows)["R-0001"] == "Mentions it in its text"


def test_what_an_entry_corrects_was_held_too(desk: Desk, tmp_path: Path) -> None:
    file = desk.records / "risks" / "R-0001.yaml"
    text = file.read_text("utf-8")
    wrong = "  - date: 2026-06-01\n    by: quality-lead\n"
    assert wrong in text
    put_right = "  - date: 2026-06-02\n    by: quality-lead\n    corrects: 2026-06-01/5\n    consequence: 4\n    likelihood: 4\n"
    head, reviews, rest = text.partition("reviews:\n")
    last = rest.index(wrong)
    end = last + rest[last:].index("likelihood: 4\n") + len("likelihood: 4\n")
    file.write_text(f"{head}{reviews}{rest[:end]}{put_right}{rest[end:]}", "utf-8")
    rows, _ = extract(desk, tmp_path / "x", "--provider", "fernhill-practice", "--from", "2026-06-01")
    said = [
        (row["Day"], "Corrects: 2026-06-01/5" in row["What it says"])
        for row in rows
        if row["Field"] == "Reviews"
    ]
    assert said == [("2026-06-01", False), ("2026-06-02", True)]


def test_what_may_identify_a_person_is_named_and_never_repeated(desk: Desk, tmp_path: Path) -> None:
    file = desk.records / "risks" / "R-0001.yaml"
    file.write_text(
        file.read_text("utf-8").replace("note: First score", "note: First score for 943 476 5919"), "utf-8"
    )
    rows, page = extract(desk, tmp_path / "x", "--provider", "fernhill-practice")
    assert "May identify a person: R-0001, line" in page
    assert "CNF001" in page
    assert "943 476" not in page + str(rows)


def test_what_was_deleted_or_retired_or_cannot_be_read_is_said(desk: Desk, tmp_path: Path) -> None:
    root = desk.records.parent
    on_the_day = {**os.environ, "GIT_COMMITTER_DATE": "2026-06-15T12:00:00Z"}
    (desk.records / "retired").mkdir()
    (desk.records / "retired" / "R-0009.yaml").write_text(
        "id: R-0009\nreason: Entered twice\nby: director-of-quality\ndate: 2026-05-02\n", "utf-8"
    )
    (desk.records / "risks" / "R-0001.yaml").unlink()
    (desk.records / "risks" / "R-0002.yaml").write_text("id: R-0002\ntitle: [\n", "utf-8")
    for words in (["add", "--all"], ["commit", "--quiet", "--message", "take out"]):
        subprocess.run(["git", *words], cwd=root, env=on_the_day, check=True)
    _, page = extract(desk, tmp_path / "x", "--provider", "fernhill-practice")
    assert "R-0009 was taken out of the register on 2 May 2026: Entered twice." in page
    assert "R-0001 (Test results are not acted on at Fernhill) was deleted in commit" in page
    assert "Could not be read: R-0002" in page


def test_what_names_a_private_record_is_private(desk: Desk, tmp_path: Path) -> None:
    file = desk.records / "risks" / "R-0001.yaml"
    file.write_text(file.read_text("utf-8") + "sensitivity: public\n", "utf-8")
    rows, page = extract(desk, tmp_path / "x", "--provider", "fernhill-practice")
    marks = {(row["Field"], row["Public or private"]) for row in rows if row["Record"] == "R-0001"}
    assert ("The record itself", "private") in marks  # it names the provider, which is private
    assert ("Reviews", "public") in marks
    assert "Not for release as it stands" in page
    assert "Risk, public, **with what is private in it**" in page
    assert "1 public with what is private in it;" in page


def test_it_is_word_and_excel_too_and_nothing_is_reckoned(desk: Desk, tmp_path: Path) -> None:
    file = desk.records / "risks" / "R-0001.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Test results", "title: =1+1 results"), "utf-8")
    rows, _ = extract(desk, tmp_path / "x", "--provider", "fernhill-practice")
    assert next(row["Title"] for row in rows if row["Record"] == "R-0001").startswith("'=1+1")
    data = next((tmp_path / "x").glob("*.xlsx")).read_bytes()
    sheet = load_workbook(BytesIO(data))["Extract"]
    heads = [cell.value for cell in sheet[4]]
    assert heads[:3] == ["No", "Record", "Kind"]
    assert sheet.max_row == len(rows) + 4
    word = Document(str(next((tmp_path / "x").glob("*.docx"))))
    assert any("Withheld: reason" in cell.text for table in word.tables for cell in table.rows[0].cells)


def test_the_same_records_give_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    for name in ("x", "y"):
        extract(desk, tmp_path / name, "--area", "primary-care")
    assert [path.read_bytes() for path in sorted((tmp_path / "x").iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "y").iterdir())
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "An extract is about one thing."),
        (("--provider", "fernhill-practice", "--theme", "x"), "An extract is about one thing."),
        (("--provider", "nowhere-house"), "There is no provider `nowhere-house`."),
        (("--theme", "x", "--from", "2026-05-02", "--to", "2026-05-01"), "The period ends on 1 May 2026"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    desk: Desk, tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    assert says in desk.refuses("extract", *options, "--out", str(tmp_path / "x"))
    assert not (tmp_path / "x").exists()


def test_an_extract_is_never_written_over_nor_among_the_records(desk: Desk, tmp_path: Path) -> None:
    extract(desk, tmp_path / "x", "--theme", "inbox")
    assert "nothing was written" in desk.refuses("extract", "--theme", "inbox", "--out", str(tmp_path / "x"))
    inside = desk.refuses("extract", "--theme", "inbox", "--out", str(desk.records / "x"))
    assert "would lie among the records" in inside


def test_without_git_it_says_what_cannot_be_told(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    words = ("extract", "--theme", "inbox", "--out", str(tmp_path / "x"), "--as-of", "2026-06-15")
    assert qaif(*words, "--records", str(base)).code == 0
    (page,) = (tmp_path / "x").glob("*.md")
    assert "what was deleted cannot be told" in page.read_text("utf-8")


def test_it_is_made_of_what_git_had_too(desk: Desk, tmp_path: Path) -> None:
    file = desk.records / "risks" / "R-0001.yaml"
    file.unlink()
    rows, _ = extract(desk, tmp_path / "x", "--provider", "fernhill-practice", "--at", "HEAD")
    assert "R-0001" in whys(rows)
