from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running import Qaif, Result

DAY = ("--as-of", "2026-06-15")
SHEET = "sheet.yaml"


class Desk:
    """A register, a sheet made of it, and what is filled in."""

    def __init__(self, qaif: Qaif, base: Path, folder: Path) -> None:
        self.qaif = qaif
        self.base = base
        self.sheet = folder / SHEET

    def make(self, what: str) -> None:
        made = self.qaif(
            "sheet", what, "--within", "6m", *DAY, "--records", str(self.base), "--out", str(self.sheet)
        )
        assert made.code == 0, made.err

    def fill(self, find: str, put: str, times: int = 1) -> None:
        head, mark, text = self.sheet.read_text("utf-8").partition("\nsheet:")
        assert find in text
        self.sheet.write_text(head + mark + text.replace(find, put, times), "utf-8")

    def apply(self, *flags: str) -> Result:
        return self.qaif("apply", SHEET, "--records", str(self.base), *flags)

    def record(self, path: str) -> str:
        return (self.base / path).read_text("utf-8")

    def every(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.base.rglob("*.yaml")}


@pytest.fixture
def desk(qaif: Qaif, base: Path, tmp_path: Path) -> Desk:
    return Desk(qaif, base, tmp_path)


def test_a_review_is_appended_as_it_was_filled_in(desk: Desk) -> None:
    desk.make("--review")
    desk.fill("likelihood: 4", "likelihood: 3")
    desk.fill("date:\n    note:", "date: 2026-06-14\n    note: Backlog gone")
    before = desk.record("risks/R-0001.yaml")
    done = desk.apply()
    assert done.code == 0, done.err
    assert done.out.startswith("R-0001: review 2026-06-14 by quality-lead, 12, was 16\n1 review recorded.\n")
    added = "  - date: 2026-06-14\n    by: quality-lead\n    consequence: 4\n    likelihood: 3\n    note: Backlog gone\n"
    assert desk.record("risks/R-0001.yaml") == before.replace("target:\n", f"{added}target:\n", 1)


def test_twenty_reviews_in_one_go(desk: Desk) -> None:
    text = desk.record("risks/R-0001.yaml")
    for number in range(10, 29):
        path = desk.base / "risks" / f"R-00{number}.yaml"
        path.write_text(text.replace("id: R-0001", f"id: R-00{number}"), "utf-8")
    desk.make("--review")
    desk.fill("date:\n", "date: 2026-06-14\n", 20)
    shown = desk.apply("--dry-run")
    assert shown.code == 0, shown.err
    assert "20 reviews would be recorded.\n" in shown.out
    assert "Nothing was written." in shown.out
    assert text == desk.record("risks/R-0001.yaml")
    done = desk.apply()
    assert done.code == 0, done.err
    assert "R-0028: review 2026-06-14 by quality-lead, 16 unchanged\n" in done.out
    assert "20 reviews recorded.\n" in done.out
    reviewed = [
        path for path in desk.base.rglob("R-*.yaml") if "  - date: 2026-06-14\n" in path.read_text("utf-8")
    ]
    assert len(reviewed) == 20


def test_what_is_left_empty_is_skipped_and_counted(desk: Desk) -> None:
    desk.make("--review")
    before = desk.every()
    done = desk.apply()
    assert (done.code, done.out) == (0, "No reviews recorded, 1 left empty and skipped.\n")
    assert desk.every() == before


def test_a_sheet_applied_twice_records_once(desk: Desk) -> None:
    desk.make("--review")
    desk.fill("date:\n", "date: 2026-06-14\n")
    assert desk.apply().code == 0
    before = desk.every()
    again = desk.apply()
    assert (again.code, again.out) == (0, "No reviews recorded, 1 recorded already.\n")
    assert desk.every() == before


def test_actions_are_done_or_given_longer(desk: Desk) -> None:
    desk.make("--actions")
    desk.fill(
        "    A1:\n      done:\n      note:", '    A1:\n      done: 2026-06-12\n      note: "Seen: all read"'
    )
    desk.fill(
        "    A2:\n      done:\n      note:\n      extend_to:\n      by: quality-lead\n      why:",
        "    A2:\n      done:\n      note:\n      extend_to: 2026-12-18\n      by: director-of-quality\n      why: The move slipped",
    )
    done = desk.apply()
    assert done.code == 0, done.err
    assert "Q-0001 A1: done 2026-06-12\n" in done.out
    assert "R-0001 A2: extended from 2026-07-31 to 2026-12-18 by director-of-quality\n" in done.out
    assert "2 actions recorded, 1 left empty and skipped.\n" in done.out
    assert "      added: 2026-03-26\n      done: 2026-06-12\n" in desk.record("concerns/Q-0001.yaml")
    assert (
        "        due: 2026-12-18\n        by: director-of-quality\n        why: The move slipped\n"
        in desk.record("risks/R-0001.yaml")
    )


def test_what_came_of_an_action_stands_behind_what_is_noted_already(desk: Desk) -> None:
    path = desk.base / "concerns" / "Q-0001.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("      added: 2026-03-26\n", "      added: 2026-03-26\n      note: Begun.\n"), "utf-8"
    )
    desk.make("--actions")
    desk.fill("    A1:\n      done:\n      note:", "    A1:\n      done: 2026-06-12\n      note: All read")
    assert desk.apply().code == 0
    assert "      done: 2026-06-12\n      note: Begun. All read\n" in desk.record("concerns/Q-0001.yaml")


def test_every_fault_is_said_at_once_with_its_place_and_nothing_is_written(desk: Desk) -> None:
    (desk.base / "risks" / "R-0004.yaml").write_text(
        desk.record("risks/R-0001.yaml").replace("id: R-0001", "id: R-0004"), "utf-8"
    )
    desk.make("--review")
    desk.fill(
        "    consequence: 4\n    likelihood: 4\n    by: quality-lead\n    date:\n",
        "    consequence: 7\n    likelihod: 4\n    by: quality-leed\n    date: 31/11/2026\n",
    )
    desk.fill("    date:\n    note:\n", "    date:\n    note: Looked at\n")
    desk.fill("\nas_read:", "\n  R-0099:\n    date: 2026-06-14\n\nas_read:")
    before = desk.every()
    said = desk.apply()
    assert said.code == 2
    lines = said.err.splitlines()
    assert lines[0] == "qaif: The sheet cannot be applied:"
    start = desk.sheet.read_text("utf-8").splitlines().index("  R-0001:") + 1
    assert [line.partition(": ")[0].strip() for line in lines[1:-1]] == [
        f"{SHEET}:{start + offset}:{column}"
        for offset, column in ((1, 5), (2, 5), (3, 5), (4, 5), (14, 5), (17, 3))
    ]
    for words in (
        "`consequence: 7` is not on the scale.",
        "There is no line `likelihod`. Did you mean `likelihood`?",
        "There is no role `quality-leed`. Did you mean `quality-lead`?",
        "`date: 31/11/2026` is not a date.",
        "R-0004 has no `date:`, and its `note:` is filled in.",
        "There is no risk `R-0099`.",
    ):
        assert words in said.err
    assert lines[-1] == "Nothing was written."
    assert desk.every() == before


@pytest.mark.parametrize(
    ("filled", "words"),
    [
        ("date: 2199-01-01", "1 January 2199 has not come yet."),
        ("date: unknown", "`date: unknown` says nothing."),
        ("date: [2026-06-14]", "`date:` has no such value."),
    ],
)
def test_a_day_that_cannot_be(filled: str, words: str, desk: Desk) -> None:
    desk.make("--review")
    desk.fill("date:", filled)
    said = desk.apply()
    assert said.code == 2
    assert words in said.err


def test_a_score_changed_without_a_day_is_half_a_line(desk: Desk) -> None:
    desk.make("--review")
    desk.fill("likelihood: 4", "likelihood: 5")
    said = desk.apply()
    assert said.code == 2
    assert "R-0001 has no `date:`, and its `likelihood:` is filled in." in said.err


@pytest.mark.parametrize(
    ("find", "put", "words"),
    [
        ("note:", "note: Seen", "Q-0001 A1 has no `done:`, and its `note:` is filled in."),
        ("extend_to:", "extend_to: 2026-12-18", "`why:` of Q-0001 A1 is empty."),
        ("done:", "done: 2026-03-01", "Q-0001 A1 was agreed on 26 March 2026, after that day."),
        ("    A2:\n      done:", "    A1:\n      done: 2026-06-14", "R-0001 A1 was done on 27 May 2026 already."),
        ("why:", "why: Late", "Q-0001 A1 has no `extend_to:`"),
        ("extend_to:", "extend_to: 2026-07-01", "Q-0001 A1 is due on 15 July 2026 as it is."),
        ("done:\n      note:\n      extend_to:", "done: 2026-06-14\n      note:\n      extend_to: 2026-12-18", "both done and given longer"),
        ("    A1:\n      done:", "    A9:\n      done:", "Q-0001 has no action A9. There are: A1."),
    ],
)  # fmt: skip
def test_an_action_filled_in_half(find: str, put: str, words: str, desk: Desk) -> None:
    desk.make("--actions")
    desk.fill(find, put)
    before = desk.every()
    said = desk.apply()
    assert said.code == 2
    assert words in said.err
    assert desk.every() == before


def test_a_record_changed_meanwhile_refuses_the_whole_sheet(desk: Desk) -> None:
    (desk.base / "risks" / "R-0004.yaml").write_text(
        desk.record("risks/R-0001.yaml").replace("id: R-0001", "id: R-0004"), "utf-8"
    )
    desk.make("--review")
    desk.fill("date:\n", "date: 2026-06-14\n", 2)
    changed = desk.base / "risks" / "R-0004.yaml"
    changed.write_text(f"{changed.read_text('utf-8')}# somebody was here\n", "utf-8")
    before = desk.every()
    said = desk.apply()
    assert said.code == 2
    assert "R-0004 was changed since the sheet was made" in said.err
    assert "R-0001" not in said.err
    assert desk.every() == before


def test_a_sheet_saved_by_a_windows_editor_is_read(desk: Desk) -> None:
    desk.make("--review")
    desk.fill("date:\n", "date: 2026-06-14\n")
    text = desk.sheet.read_text("utf-8").replace("\n", "\r\n")
    desk.sheet.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert desk.apply().code == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "`sheet.yaml` cannot be read"),
        ("- a list\n", "`sheet.yaml` is no sheet."),
        ("made: 2026-06-15\n", "does not say `sheet: review`, `sheet: actions`, `sheet: insights`"),
        ("sheet: review\nreviews:\n  R-0001:\n    note: Seen: well\n", "sheet.yaml:4:15: a colon"),
        ("sheet: review\nmade: 2026-06-15\nreview:\n", "`review` is no part of a sheet."),
        ("sheet: review\nmade: soon\nreviews: none\n", "Lines of `name: value` are meant here."),
    ],
)
def test_what_is_no_sheet(text: str | None, words: str, desk: Desk) -> None:
    if text is not None:
        desk.sheet.write_text(text, "utf-8")
    said = desk.apply()
    assert said.code == 2
    assert words in said.err


def test_a_sheet_that_was_saved_as_csv_is_told_how_to_come_back(
    qaif: Qaif, base: Path, tmp_path: Path
) -> None:
    path = tmp_path / "reviews.csv"
    path.write_text("Reference;What it is;_key\nR-0001;Beds;R-0001\n", "utf-8")
    said = qaif("apply", str(path), "--records", str(base))
    assert said.code == 2
    assert "is CSV, which keeps nothing by which a sheet is known again." in said.err
    assert "Save it in Excel as an Excel Workbook (.xlsx)" in said.err
