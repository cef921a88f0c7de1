"""An exported register that comes back is merged three ways: cell by cell, in words, and never decided silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.support.desk import Desk
from tests.support.running import Golden
from tests.support.workbooks import DAY, HEAD, NEW_ROW, Sent, send, sort_rows

REVIEWED = {"Reviewed on": DAY, "Reviewed by": "Quality Lead for Primary Care"}


def of(id_: str, **cells: object) -> dict[tuple[str, str], object]:
    """Cells of one risk."""
    return {(id_, name.replace("_", " ")): value for name, value in cells.items()}


def test_what_nobody_changed_changes_nothing(sent: Sent) -> None:
    for options in ((), ("--write",)):
        assert sent.comes_back(*options).splitlines()[1:] == [
            "Nothing in it differs from what was exported, and nothing changes.",
            "Nothing was written.",
        ]
    sent.do(lambda book: book)
    assert "nothing changes" in sent.comes_back("--write")
    assert sent.desk.changed() == []


def test_each_cell_is_told_and_only_what_was_touched_is_written(sent: Sent, golden: Golden) -> None:
    desk = sent.desk
    desk.does("risk", "edit", "R-0001", "--cause", "results arrive in three inboxes")
    desk.does(
        "risk", "edit", "R-0002", "--title", "No cover for the nurse", "--effect", "wounds heal late or not"
    )
    sent.change(
        of("R-0001", Title="Results are not acted on", Owner="Head of Patient Safety")
        | of("R-0002", Title="No cover for the nurse")
        | {("R-0001", "Controls"): "C1 Results are sorted by hand twice a day\nA second reader"}
    )
    told = sent.comes_back()
    golden("merge/told.txt", told.replace(str(sent.path), "register.xlsx"))
    before = desk.everything()
    written = sent.comes_back("--write")
    assert "1 risk changed" in written
    after = desk.everything()
    assert [path for path in after if after[path] != before[path]] == ["risks/R-0001.yaml"]
    assert desk.changes("risks/R-0001.yaml") == [
        "- title: Test results are not acted on at Fernhill",
        "- owner: quality-lead",
        "+ title: Results are not acted on",
        "+ owner: safety-lead",
        "+   - role: quality-lead",
        "+     until: 2026-06-14",
        "+ amended:",
        "+   - date: 2026-06-15",
        "+     field: controls/C1/text",
        "+     was: Results are sorted by hand each morning",
        "- cause: results arrive in two inboxes",
        "+ cause: results arrive in three inboxes",
        "-     text: Results are sorted by hand each morning",
        "+     text: Results are sorted by hand twice a day",
        "+   - id: C2",
        "+     text: A second reader",
        "+     date: unknown",
    ]
    assert "Cells: 2 theirs, 4 the same in both. No risks would be changed." in sent.comes_back()
    once = desk.everything()
    sent.comes_back("--write")
    assert desk.everything() == once


def test_what_both_changed_is_asked_and_taken_as_it_is_said(sent: Sent) -> None:
    sent.desk.does("risk", "edit", "R-0001", "--title", "Theirs", "--cause", "theirs")
    sent.change(of("R-0001", Title="Yours") | {("R-0001", "Cause (if)"): "yours"})
    told = sent.refused("--write")
    assert (
        "Title: BOTH changed it; it was “Test results are not acted on at Fernhill”, yours is “Yours”, theirs is “Theirs”."
        ' Say --take "R-0001:Title=yours" or --take "R-0001:Title=theirs"'
    ) in told
    assert "2 cells asked" in told
    assert "it is not said whom to take" in told
    assert "1 cell asked" in sent.refused("--take", "R-0001:title=yours")
    sent.comes_back("--take", "theirs", "--take", "r-0001:Title=yours", "--write")
    lines = sent.desk.changes("risks/R-0001.yaml")
    assert "+ title: Yours" in lines
    assert "+ cause: theirs" in lines


LONG = "Results arrive in two inboxes of which nobody looks into the second on a day without its own clerk,"


@pytest.mark.parametrize(
    ("heading", "was", "new", "told"),
    [
        ("Cause (if)", f"{LONG} or late", f"{LONG} or early", "yours, “… its own clerk, or late” → “… its own clerk, or early”"),
        ("Title", f"{LONG[:84]} A", f"{LONG[:84]} B", "yours, “… on a day without A” → “… on a day without B”"),
        ("Controls", "", f"C1 Results are sorted by hand each morning\n{LONG}", "yours, new “Results arrive in two inboxes of which nobody looks into …”"),
        ("Controls", "", "C1 Results are sorted by hand each night\nA second reader",
         "yours, “C1 Results are sorted by hand each morning” → “C1 Results are sorted by hand each night”; new “A second reader”"),
        ("Providers", "", "Fernhill Practice\nOakrise Practice", "yours, new “Oakrise Practice”"),
    ],
)  # fmt: skip
def test_what_differs_in_a_long_cell_is_told(
    sent: Sent, tmp_path: Path, heading: str, was: str, new: str, told: str
) -> None:
    if was:
        field = "title" if heading == "Title" else "cause"
        sent.desk.does("risk", "edit", "R-0001", f"--{field}", was)
        sent = send(sent.desk, tmp_path)
    sent.change({("R-0001", heading): new})
    assert f"  {heading}: {told}\n" in sent.comes_back()


def test_three_long_texts_are_told_apart(sent: Sent, tmp_path: Path) -> None:
    sent.desk.does("risk", "edit", "R-0001", "--cause", f"{LONG} or late")
    sent = send(sent.desk, tmp_path)
    sent.desk.does("risk", "edit", "R-0001", "--cause", f"{LONG} or never")
    sent.change({("R-0001", "Cause (if)"): f"{LONG} or early"})
    assert (
        "it was “… its own clerk, or late”, yours is “… its own clerk, or early”, theirs is “… its own clerk, or never”"
        in sent.refused()
    )


def test_lines_that_either_added_to_a_list_are_told_alone(sent: Sent) -> None:
    sent.desk.does("risk", "control", "add", "R-0001", "--text", "A clerk looks twice")
    sent.change({("R-0001", "Controls"): "C1 Results are sorted by hand each morning\nA second reader"})
    assert (
        "BOTH changed it; it was without that, yours is “A second reader”, theirs is “C2 A clerk looks twice”"
        in sent.refused()
    )


@pytest.mark.parametrize("said", ["mine", "R-0999=yours", "R-0001:Colour=theirs"])
def test_take_that_names_nothing_is_refused(sent: Sent, said: str) -> None:
    assert "names nothing of the sheet" in sent.desk.refuses(
        "import", "risks", str(sent.path), "--take", said
    )


def test_a_changed_score_is_a_review(sent: Sent) -> None:
    sent.change(of("R-0002", Likelihood=4, Review_note="More days without her", **_spaced(REVIEWED)))
    told = sent.comes_back("--write")
    assert "R-0002: 12 (High)" in told
    assert sent.desk.changes("risks/R-0002.yaml") == [
        "+   - date: 2026-06-12",
        "+     by: quality-lead",
        "+     consequence: 3",
        "+     likelihood: 4",
        "+     note: More days without her",
    ]
    once = sent.desk.everything()
    assert "recorded already" in sent.comes_back("--write")
    assert sent.desk.everything() == once


def _spaced(cells: dict[str, object]) -> dict[str, object]:
    return {name.replace(" ", "_"): value for name, value in cells.items()}


def test_a_review_that_leaves_the_score_is_one_too(sent: Sent) -> None:
    sent.change(of("R-0002", **_spaced(REVIEWED)))
    sent.comes_back("--write")
    assert sent.desk.changes("risks/R-0002.yaml") == [
        "+   - date: 2026-06-12",
        "+     by: quality-lead",
        "+     consequence: 3",
        "+     likelihood: 3",
    ]


@pytest.mark.parametrize("typed", ["12/06/2026", "2026-06-12", "12 June 2026"])
def test_a_day_that_was_typed_as_text_is_that_day(sent: Sent, typed: str) -> None:
    sent.change(of("R-0002", **_spaced(REVIEWED | {"Reviewed on": typed})))
    sent.comes_back("--write")
    assert "+   - date: 2026-06-12" in sent.desk.changes("risks/R-0002.yaml")


@pytest.mark.parametrize("lacking", ["Reviewed on", "Reviewed by"])
def test_a_changed_score_without_its_day_or_role_is_refused(sent: Sent, lacking: str) -> None:
    there = {name: value for name, value in REVIEWED.items() if name != lacking}
    sent.change(of("R-0002", Likelihood=4, **_spaced(there)))
    told = sent.refused("--write")
    assert (
        f"(`{lacking}`): a changed score needs Reviewed on and Reviewed by, and `{lacking}` is empty" in told
    )
    assert "row 7" in told


def test_one_score_is_not_made_of_two_opinions(sent: Sent) -> None:
    sent.desk.does(
        "score", "R-0002", "--likelihood", "3", "--consequence", "5", "--by", "safety-lead", "--note", "x"
    )
    sent.change(of("R-0002", Likelihood=4, **_spaced(REVIEWED)))
    told = sent.refused()
    assert "Likelihood: yours alone, and its partner in the score was changed by the other" in told
    assert "theirs is taken" not in told
    sent.comes_back("--take", "yours", "--write")
    assert sent.desk.changes("risks/R-0002.yaml")[2:4] == ["+     consequence: 3", "+     likelihood: 4"]


def test_theirs_may_be_taken_of_a_score(sent: Sent) -> None:
    sent.desk.does(
        "score", "R-0002", "--likelihood", "3", "--consequence", "5", "--by", "safety-lead", "--note", "x"
    )
    before = sent.desk.everything()
    sent.change(of("R-0002", Consequence=4, **_spaced(REVIEWED)))
    assert "the review of the sheet is left out" in sent.comes_back("--take", "theirs", "--write")
    assert sent.desk.everything() == before


def test_one_target_is_not_made_of_two_opinions(sent: Sent) -> None:
    sent.desk.does("risk", "target", "R-0002", "--consequence", "2")
    sent.change(of("R-0002", Target_likelihood=1))
    assert "2 cells asked" in sent.refused()
    sent.comes_back("--take", "yours", "--write")
    assert "+ target: { consequence: 3, likelihood: 1, by: 2026-12-31 }" in sent.desk.changes(
        "risks/R-0002.yaml"
    )


def test_providers_are_a_list_without_an_order(sent: Sent) -> None:
    sent.change(of("R-0002", Providers="Fernhill Practice\nOakrise Practice\n"))
    assert "+ providers: [oakrise-practice, fernhill-practice]" in _written(sent, "risks/R-0002.yaml")
    again = send(sent.desk, sent.path.parent)
    again.change(of("R-0002", Providers="Fernhill Practice\nOakrise Practice"))
    assert "nothing changes" in again.comes_back()
    again.change(of("R-0002", Providers="Fernhill Practice"))
    assert _written(again, "risks/R-0002.yaml")[1:] == ["+ providers:", "+   - fernhill-practice"]


def _written(sent: Sent, path: str) -> list[str]:
    sent.comes_back("--write")
    return sent.desk.changes(path)


def test_closing_and_reopening_go_by_their_own_acts(sent: Sent) -> None:
    sent.change(of("R-0002", Status="closed", Review_note="Cover is agreed", **_spaced(REVIEWED)))
    sent.change(of("R-0003", Status="open", Review_note="It broke again", **_spaced(REVIEWED)))
    told = sent.comes_back("--write")
    assert "R-0002 is closed from 12 June 2026. It scored 9 (High)." in told
    assert "+   reason: Cover is agreed" in sent.desk.changes("risks/R-0002.yaml")
    assert any("Reopened: It broke again" in line for line in sent.desk.changes("risks/R-0003.yaml"))
    once = sent.desk.everything()
    sent.comes_back("--write")
    assert sent.desk.everything() == once


def test_a_message_names_what_the_sheet_has_or_the_command(sent: Sent) -> None:
    sent.desk.does("score", "R-0002", "--consequence", "5", "--likelihood", "4", "--by", "safety-lead", "--note", "x", "--date", "2026-06-10")  # fmt: skip
    sent.change(of("R-0002", Status="closed", Review_note="Cover is agreed", **_spaced(REVIEWED)))
    told = sent.comes_back("--take", "theirs")
    assert "Name the body with --forum of `qaif risk close`." in told
    assert "`qaif check --base` and `qaif commit` stop a risk" in told


def test_a_status_without_a_reason_names_the_command(sent: Sent) -> None:
    sent.change(of("R-0002", Status="closed", **_spaced(REVIEWED)))
    assert "`qaif risk close R-0002` does the same" in sent.refused()


def test_a_row_without_a_key_is_a_new_risk(sent: Sent) -> None:
    sent.add(**NEW_ROW)
    assert "new risk R-0004, “Vaccines are short”: 3 × 2 = 6" in sent.comes_back()
    assert "1 risk added" in sent.comes_back("--write")
    made = (sent.desk.records / "risks" / "R-0004.yaml").read_text("utf-8")
    assert "  - id: C2\n    text: Orders are weekly\n" in made
    once = sent.desk.everything()
    assert "on the register already as R-0004" in sent.comes_back("--write")
    assert sent.desk.everything() == once


@pytest.mark.parametrize(
    "lacking", ["Title", "Area", "Owner", "Domain", "Likelihood", "Reviewed_on", "Reviewed_by"]
)
def test_a_new_row_that_lacks_something_is_refused(sent: Sent, lacking: str) -> None:
    sent.add(**{name: value for name, value in NEW_ROW.items() if name != lacking})
    assert f"`{lacking.replace('_', ' ')}` is empty" in sent.refused()


def test_one_refused_row_stops_all(sent: Sent) -> None:
    sent.change(of("R-0001", Title="Good") | of("R-0002", Likelihood="bad"))
    assert "yours, “Test results" in sent.refused("--write")


def test_sorted_filtered_and_hidden_rows_do_no_harm(sent: Sent) -> None:
    def sort(book: Workbook) -> None:
        sort_rows(book["Risks"], [2, 0, 1])
        book["Risks"].row_dimensions[HEAD + 1].hidden = True

    told = sent.do(sort).comes_back("--write")
    assert "Hidden or filtered rows were read like the others: 6." in told
    assert "nothing changes" in told
    assert sent.desk.changed() == []


def test_a_row_that_is_gone_is_listed_and_nothing_is_deleted(sent: Sent) -> None:
    told = sent.do(lambda book: book["Risks"].delete_rows(HEAD + 1)).comes_back("--write")
    assert (
        "Rows that are gone from the sheet; nothing is deleted, and the records stay as they are: R-0001."
        in told
    )
    assert sent.desk.changed() == []


def test_a_column_that_was_added_is_told_and_nothing_is_taken_of_it(sent: Sent) -> None:
    def add(book: Workbook) -> None:
        book["Risks"].cell(HEAD, 40).value = "My notes"
        book["Risks"].cell(HEAD + 1, 40).value = "ask Anne"

    assert "nothing is taken: My notes" in sent.do(add).comes_back()


def test_no_map_is_taken_with_it(sent: Sent) -> None:
    assert "its columns are known" in sent.desk.refuses("import", "risks", str(sent.path), "--header", "4")


def test_a_sheet_to_fill_in_is_no_register(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    desk.does("sheet", "--review", "--within", "12m", "--xlsx", "--out", str(path))
    assert "`qaif apply FILE` records" in desk.refuses("import", "risks", str(path))


def test_take_is_for_an_exported_register_alone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Ref,Risk\n", "utf-8")
    assert "--take is said of" in desk.refuses("import", "risks", str(path), "--take", "yours")


def test_every_cell_is_in_the_account(sent: Sent, tmp_path: Path) -> None:
    sent.change(of("R-0001", Title="Results are not acted on"))
    account = tmp_path / "cells.csv"
    result = sent.desk("import", "risks", str(sent.path), "--account", str(account))
    assert result.code == 0
    lines = account.read_text("utf-8").splitlines()
    assert "Risks,B6,Title,Results are not acted on,imported,yours" in lines
    assert "Risks,AH6,,R-0001,set aside,the key of the row" in [line.replace("_key,", ",") for line in lines]


def test_a_risk_that_is_gone_since_is_not_written(sent: Sent) -> None:
    (sent.desk.records / "risks" / "R-0003.yaml").unlink()
    assert "no longer on the register or not to be read: R-0003" in sent.comes_back()
    sent.change(of("R-0003", Title="Changed"))
    assert "R-0003 is no longer on the register or cannot be read, and its row was changed" in sent.refused()


def test_a_comment_beside_what_is_changed_stays(sent: Sent) -> None:
    file = sent.desk.records / "risks" / "R-0001.yaml"
    text = file.read_text("utf-8").replace("tier: corporate", "tier:   corporate  # since March")
    file.write_text(text, "utf-8")
    sent.change(of("R-0001", Title="Changed"))
    sent.comes_back("--write")
    assert file.read_text("utf-8") == text.replace("Test results are not acted on at Fernhill", "Changed")
