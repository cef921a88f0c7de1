"""A sheet is one thing, whatever its face: what is asked, what is filled in, and what is refused."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from qaif_cli.exchange.sheet_book import HIDDEN, KEY
from qaif_cli.flow.sheets.reading import read_filled
from qaif_cli.store import yaml
from tests.support.desk import stop_clock
from tests.support.insights import put_item, put_meeting, with_insights
from tests.support.running import Qaif, Result

DAY = ("--as-of", "2026-06-15")
KINDS = (
    ("--review", "--within", "6m"),
    ("--actions", "--within", "6m"),
    ("--insights", "--on", "2026-06-15"),
)
REVIEW, ACTIONS, INSIGHTS = KINDS
EVERY = (*KINDS, ("--area", "primary-care", "--within", "6m"))
ROLES = {"Quality Lead for Primary Care": "quality-lead", "Head of Patient Safety": "safety-lead"}
"""A workbook shows a role by its title."""
Fill = Callable[[Worksheet], None]


class Faces:
    """A register, and sheets made of it."""

    def __init__(self, qaif: Qaif, base: Path, folder: Path) -> None:
        self.qaif = qaif
        self.base = base
        self.folder = folder

    def make(self, flags: tuple[str, ...], ending: str) -> Path:
        path = self.folder / f"sheet.{ending}"
        made = self.qaif("sheet", *flags, *DAY, "--records", str(self.base), "--out", str(path))
        assert made.code == 0, made.err
        return path

    def fill(self, flags: tuple[str, ...], fill: Fill) -> Path:
        path = self.make(flags, "xlsx")
        book = openpyxl.load_workbook(path)
        fill(book.worksheets[0])
        book.save(path)
        return path

    def apply(self, path: Path, *more: str) -> Result:
        return self.qaif("apply", str(path), "--records", str(self.base), *more)


@pytest.fixture
def faces(qaif: Qaif, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Faces:
    stop_clock(monkeypatch)
    with_insights(base)
    put_meeting(base, "2026-06-15")
    put_item(base, "I-0003", "2026-06-12", "early_warning: true\n")
    return Faces(qaif, base, tmp_path)


def _plain(value: Any) -> Any:
    """What stands on a sheet, without what is empty, and each answer as text."""
    if isinstance(value, dict):
        return {key: _plain(inside) for key, inside in value.items() if inside not in (None, "")}
    return ROLES.get(str(value), str(value))


def _form(path: Path) -> dict[str, Any]:
    """What the script of a form is given, put together as the script does."""
    found = re.search(r'data-sheet="([^"]*)"', path.read_text("utf-8"))
    assert found
    data = json.loads(html.unescape(found[1]))
    out: dict[str, Any] = {"sheet": data["kind"], "made": data["made"], **dict(data["fixed"])}
    for part in data["parts"]:
        inside = out.setdefault(part["name"], {})
        for thing in part["things"]:
            said = {field["name"]: field["value"] for field in thing["fields"]}
            if thing["entry"]:
                inside.setdefault(thing["record"], {})[thing["entry"]] = said
            else:
                inside[thing["record"]] = said
    return out | {"as_read": dict(data["as_read"])}


@pytest.mark.parametrize("flags", EVERY)
def test_each_face_asks_the_same(flags: tuple[str, ...], faces: Faces) -> None:
    text = _plain(yaml.parse(faces.make(flags, "yaml").read_text("utf-8")))
    assert _plain(read_filled(faces.make(flags, "xlsx")).data) == text
    assert _plain(_form(faces.make(flags, "html"))) == text


@pytest.mark.parametrize("flags", EVERY)
def test_the_same_sheet_is_the_same_to_the_byte(flags: tuple[str, ...], faces: Faces) -> None:
    for ending in ("xlsx", "html"):
        first = faces.make(flags, ending).read_bytes()
        (faces.folder / f"sheet.{ending}").unlink()
        assert faces.make(flags, ending).read_bytes() == first


@pytest.mark.parametrize("flags", EVERY)
def test_what_nobody_filled_in_changes_nothing(flags: tuple[str, ...], faces: Faces) -> None:
    before = {path: path.read_bytes() for path in faces.base.rglob("*.yaml")}
    done = faces.apply(faces.make(flags, "xlsx"))
    assert done.code == 0, done.err
    assert "left empty and skipped" in done.out
    assert {path: path.read_bytes() for path in faces.base.rglob("*.yaml")} == before


def _columns(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    top = next(place for place, row in enumerate(sheet.iter_rows(), 1) for cell in row if cell.value == KEY)
    return top, {str(cell.value): place for place, cell in enumerate(sheet[top], 1)}


def _put(row: int, **said: object) -> Fill:
    """Write into the first rows, by the words with which a heading begins."""

    def fill(sheet: Worksheet) -> None:
        top, columns = _columns(sheet)
        for words, value in said.items():
            column = next(at for name, at in columns.items() if name.startswith(words.replace("_", " ")))
            sheet.cell(top + row, column).value = value  # type: ignore[assignment]  # a cell takes any plain value

    return fill


THE_14TH, THE_30TH = date(2026, 6, 14), date(2026, 6, 30)


def test_a_review_filled_in_with_excel_is_recorded(faces: Faces) -> None:
    fill = _put(
        1,
        The_likelihood=3,
        The_day=THE_14TH,
        What_was="R-0009 was looked at too",
        The_role="Head of Patient Safety",
    )
    done = faces.apply(faces.fill(REVIEW, fill))
    assert done.code == 0, done.err
    assert done.out.startswith("R-0001: review 2026-06-14 by safety-lead, 12, was 16\n1 review recorded.\n")
    assert "    note: R-0009 was looked at too\n" in (faces.base / "risks/R-0001.yaml").read_text("utf-8")


@pytest.mark.parametrize("said", ["5 Catastrophic", "5  catastrophic", "Catastrophic", 5])
def test_a_step_is_taken_in_every_form_in_which_it_is_offered(said: object, faces: Faces) -> None:
    done = faces.apply(faces.fill(REVIEW, _put(1, The_day=THE_14TH, The_consequence=said)), "--dry-run")
    assert "R-0001: review 2026-06-14 by quality-lead, 20, was 16" in done.out


def test_a_step_with_the_word_of_another_is_none(faces: Faces) -> None:
    done = faces.apply(faces.fill(REVIEW, _put(1, The_day=THE_14TH, The_consequence="5 Major")))
    assert "`consequence: 5 Major` is not on the scale." in done.err


@pytest.mark.parametrize("flags", EVERY)
def test_every_list_of_a_workbook_is_that_of_a_cell(flags: tuple[str, ...], faces: Faces) -> None:
    book = openpyxl.load_workbook(faces.make(flags, "xlsx"))
    bound = {
        rule.formula1.lstrip("=")
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert set(book.defined_names) == bound


def test_an_action_may_be_given_longer_by_a_length_of_time(faces: Faces) -> None:
    fill = _put(1, The_new_day="6w", Why_more="The move slipped", The_role="Head of Patient Safety")
    done = faces.apply(faces.fill(ACTIONS, fill), "--dry-run")
    assert "to 2026-07-27 by safety-lead" in done.out, done.err


def test_a_day_may_be_typed_as_text(faces: Faces) -> None:
    done = faces.apply(faces.fill(REVIEW, _put(1, The_day="14 June 2026")), "--dry-run")
    assert "review 2026-06-14" in done.out


def test_rows_may_be_sorted_and_left_out(faces: Faces) -> None:
    def turn(sheet: Worksheet) -> None:
        top, columns = _columns(sheet)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1) if row[0].value]
        _put(1, The_day_on_which=THE_14TH)(sheet)
        rows[0][columns["The day on which it was done"] - 1] = THE_14TH
        sheet.delete_rows(top + 1, len(rows))
        for row in reversed(rows[:2]):
            sheet.append(row)

    done = faces.apply(faces.fill(ACTIONS, turn), "--dry-run")
    assert done.out.startswith(
        "Q-0001 A1: done 2026-06-14\n1 action would be recorded, 1 left empty and skipped."
    )


def test_a_risk_is_chosen_by_its_number_and_title(faces: Faces) -> None:
    fill = _put(
        1,
        The_decision="open-risk",
        The_risk="R-0001 Test results are not acted on at Fernhill",
        What_is="Watch it",
    )
    done = faces.apply(faces.fill(INSIGHTS, fill), "--dry-run")
    assert done.code == 0, done.err
    assert "I-0003: " in done.out
    assert "R-0001" in done.out


def _one_column_alone(sheet: Worksheet) -> None:
    top, _ = _columns(sheet)
    first, second = sheet.cell(top + 1, 1), sheet.cell(top + 2, 1)
    first.value, second.value = second.value, first.value


def _copied(sheet: Worksheet) -> None:
    top, _ = _columns(sheet)
    sheet.append([cell.value for cell in sheet[top + 1]])


def _stranger(sheet: Worksheet) -> None:
    sheet.append(["R-0099", "Mine"])


def _renamed(sheet: Worksheet) -> None:
    top, columns = _columns(sheet)
    sheet.cell(top, columns["Why more time is needed"]).value = "Reason"


def _heading_twice(sheet: Worksheet) -> None:
    top, _ = _columns(sheet)
    sheet.cell(top, sheet.max_column + 1).value = "Why more time is needed"


def _without_page(sheet: Worksheet) -> None:
    sheet.title = "Mine"


def _base(sheet: Worksheet) -> Worksheet:
    book = sheet.parent
    assert book
    found: Worksheet = book[HIDDEN]
    return found


def _other_base(sheet: Worksheet) -> None:
    _base(sheet).cell(2, 3).value = "2026-06-16"


def _no_base(sheet: Worksheet) -> None:
    _base(sheet).title = "Mine"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_one_column_alone, "says R-0001 A2 and was Q-0001 A1. Was one column sorted or pasted over alone?"),
        (_copied, "is Q-0001 A1, and so is row 5. Take the copy out."),
        (_stranger, "is not one that the sheet was made with."),
        (_renamed, "has no column “Why more time is needed”."),
        (_heading_twice, "has the heading “Why more time is needed” twice, in "),
        (_without_page, "The page Actions of `"),
        (_other_base, "was changed, so nothing on it can be relied on."),
        (_no_base, "is no sheet of qaif, or its hidden page is gone."),
    ],
)
def test_a_workbook_that_cannot_be_relied_on_is_refused_whole(spoil: Fill, says: str, faces: Faces) -> None:
    done = faces.apply(faces.fill(ACTIONS, spoil))
    assert done.code == 2
    assert says in done.err


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("=1/0", "A formula that was never worked out is no answer."),
        ("soon", "`done: soon` is not a date."),
        (THE_30TH, "30 June 2026 has not come yet."),
        (True, "`done: True` is not a date."),
        (datetime(2026, 6, 14, 9, 30), "`2026-06-14 09:30:00` has an hour, and a day is meant."),  # noqa: DTZ001  # as a workbook has it
    ],
)
def test_an_answer_that_cannot_be_is_named_by_its_cell(said: object, says: str, faces: Faces) -> None:
    done = faces.apply(faces.fill(ACTIONS, _put(1, The_day_on_which=said)))
    assert done.code == 2
    assert "sheet.xlsx:Actions!C5: " in done.err
    assert says in done.err


@pytest.mark.parametrize(
    ("form", "value", "says"),
    [
        ("mmm-yy", THE_14TH, "The cell shows a month, and a day is meant."),
        ("yyyy", THE_14TH, "The cell shows a year, and a day is meant."),
        ("0%", 0.5, "`done: 50%` is not a date."),
    ],
)
def test_an_answer_is_what_the_cell_shows(form: str, value: object, says: str, faces: Faces) -> None:
    def fill(sheet: Worksheet) -> None:
        _put(1, The_day_on_which=value)(sheet)
        sheet["C5"].number_format = form

    done = faces.apply(faces.fill(ACTIONS, fill))
    assert (done.code, f"sheet.xlsx:Actions!C5: {says}" in done.err) == (2, True)


def test_a_text_that_looks_like_a_formula_stays_a_text(faces: Faces) -> None:
    risk = faces.base / "risks" / "R-0001.yaml"
    risk.write_text(
        risk.read_text("utf-8")
        .replace("title: Test", "title: '=1+1 Test'")
        .replace("'=1+1 Test' r", "=1+1 Test r"),
        "utf-8",
    )
    book = openpyxl.load_workbook(BytesIO(faces.make(REVIEW, "xlsx").read_bytes()))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if "=1+1 Test" in str(cell.value)]


def test_a_form_asks_nothing_of_any_server_and_holds_no_markup_of_ours_truly(faces: Faces) -> None:
    risk = faces.base / "risks" / "R-0001.yaml"
    bad = "</script><img src=x onerror=alert(1)>  two"
    risk.write_text(re.sub(r"(?m)^title: .*$", f"title: '{bad}'", risk.read_text("utf-8"), count=1), "utf-8")
    text = faces.make(REVIEW, "html").read_text("utf-8")
    assert "<img" not in text
    assert text.count("</script>") == 1
    assert not re.findall(r"https?://|<link|<script [^>]*src|@import|url\(", text)
    assert "default-src 'none'" in text


def test_the_form_itself_is_no_answer(faces: Faces) -> None:
    said = faces.apply(faces.make(REVIEW, "html"))
    assert said.code == 2
    assert "is the form itself, which keeps nothing. Open it in a browser" in said.err


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--xlsx", "--html"), "Say --xlsx or --html."),
        (("--xlsx", "--out", "monday.html"), "--xlsx does not fit `monday.html`."),
        (("--html", "--out", "-"), "A sheet for --html is a file."),
    ],
)
def test_a_sheet_has_one_face(flags: tuple[str, ...], says: str, faces: Faces) -> None:
    said = faces.qaif("sheet", "--review", *flags, *DAY, "--records", str(faces.base))
    assert said.code == 2
    assert says in said.err


def test_what_identifies_a_person_is_refused_with_its_cell(faces: Faces) -> None:
    path = faces.fill(REVIEW, _put(1, The_day=THE_14TH, The_likelihood=3, What_was="seen with QQ 00 00 00 A"))
    done = faces.apply(path)
    assert done.code == 2
    assert re.search(
        r"![A-Z]+[0-9]+: It holds a National Insurance number: records hold nothing", done.err
    ), done.err
    assert "00 00" not in done.err
