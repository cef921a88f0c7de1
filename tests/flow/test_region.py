"""`qaif region` answers ten questions from 36 boards' exports, and each answer is what a plain count of the records gives."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import pytest

from qaif_cli.flow.outgoing.worked_out import ABOUT
from qaif_cli.flow.region.asking import region_of
from qaif_cli.flow.region.paper import with_questions
from qaif_cli.flow.region.questions import QUESTIONS
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.concern import ImprovementPlan
from qaif_cli.model.region import Region, RegionAnswer
from qaif_cli.model.walk import parts
from qaif_cli.render.region_paper import region_paper
from tests.support.boards import ASKED, CODES, DAY, readings, side_by_side
from tests.support.running import Qaif

pytestmark = pytest.mark.first
"""After each question DuckDB gives back what memory it can, and looks through all that the process has: a small one has less."""
ROOT = Path(__file__).parents[2]
OLD, OLDER, NEVER = "Q05", "D3Q4T", "9E5"
AGES: dict[str, dict[str, tuple[str, ...] | None]] = {
    OLD: {"risk_actions": ("now_due", "now_overdue")},
    OLDER: {"case": None, "area": ("now_update_due",)},
    NEVER: {"export": ("short_name", "public")},
}


@dataclass(frozen=True)
class Case36:
    """The boards, the folder with their exports, and what was told of them."""

    boards: dict[str, Reading]
    folder: Path
    region: Region

    def answer(self, id_: str) -> RegionAnswer:
        return next(answer for answer in self.region.answers if answer.question.id == id_)

    def rows(self, id_: str, *columns: str) -> list[tuple[Any, ...]]:
        answer = self.answer(id_)
        return [tuple(row[answer.columns.index(name)] for name in columns) for row in answer.rows]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case36:
    boards, folder = readings(), tmp_path_factory.mktemp("region [36]")
    side_by_side(boards, folder, AGES)
    return Case36(boards, folder, region_of(folder))


def each(case: Case36, id_: str = "") -> Iterator[tuple[str, Reading]]:
    """The boards that a question can be asked of."""
    gone = case.answer(id_).left_out if id_ else {}
    return ((code, reading) for code, reading in case.boards.items() if code not in gone)


def order(reading: Reading, level: str | None) -> int:
    found = reading.framework.level(level or "")
    return found.order if found else 0


# The boards


def test_every_board_is_there_under_its_own_code(case: Case36) -> None:
    assert len(CODES) == 36
    assert [board.icb for board in case.region.boards] == list(CODES)
    assert [board.name for board in case.region.boards if board.icb != NEVER] == [
        f"Board {code}" for code in CODES if code != NEVER
    ]
    first = case.boards[CODES[0]].register.risks
    assert [risk.closed for risk in first] == [None] * len(first)


def test_an_older_export_is_left_out_of_what_it_cannot_answer_and_counts_in_the_rest(case: Case36) -> None:
    left = {answer.question.id: dict(answer.left_out) for answer in case.region.answers if answer.left_out}
    assert left == {
        "actions": {OLD: "no now_due and now_overdue in risk_actions"},
        "cases": {OLDER: "no table case"},
        "reports": {OLDER: "no now_update_due in area"},
    }
    assert OLD not in case.answer("actions").figures
    assert OLD in case.answer("levels").figures


# The answers


def test_services_at_each_level(case: Case36) -> None:
    counted = Counter(
        (code, state.level)
        for code, reading in each(case)
        for state in position(reading.now).concerns.values()
        if not state.closed and state.concern.subject.type == "service"
    )
    assert dict(counted) == {
        (code, level): n for code, level, n in case.rows("levels", "icb", "level", "services")
    }
    above = {
        code: sum(n for (of, level), n in counted.items() if of == code and level != "routine")
        for code in CODES
    }
    assert case.answer("levels").figures == above


def test_overdue_reviews(case: Case36) -> None:
    counted = {
        (code, state.risk.id, state.score, state.days_late)
        for code, reading in each(case)
        for state in position(reading.now).risks.values()
        if not state.closed and state.score >= 15 and state.days_late
    }
    assert counted
    assert set(case.rows("overdue-reviews", "icb", "id", "score", "days_late")) == counted


def test_time_back_to_routine(case: Case36) -> None:
    counted = []
    for code, reading in each(case):
        for concern in reading.now.register.concerns:
            up: date | None = None
            for change in concern.levels:
                if order(reading, change.level) > 1:
                    up = up or change.date
                elif up:
                    counted.append((code, concern.id, up, change.date, (change.date - up).days))
                    up = None
    assert counted
    assert sorted(case.rows("back-to-routine", "icb", "concern", "since", "until", "days")) == sorted(counted)
    days = {code: [row[4] for row in counted if row[0] == code] for code in CODES}
    assert case.answer("back-to-routine").figures == {
        code: median(found) for code, found in days.items() if found
    }


def test_themes_in_three_boards_or_more(case: Case36) -> None:
    told: dict[tuple[date, str], list[str]] = {}
    for code, reading in each(case):
        for item in reading.now.register.intelligence:
            if item.date > DAY.replace(year=DAY.year - 1):
                quarter = date(item.date.year, (item.date.month - 1) // 3 * 3 + 1, 1)
                for theme in item.themes:
                    told.setdefault((quarter, theme), []).append(code)
    counted = {
        (quarter, theme, tuple(sorted(set(codes))), len(codes))
        for (quarter, theme), codes in told.items()
        if len(set(codes)) >= 3
    }
    assert counted
    assert len(counted) < len(told)
    rows = case.rows("themes", "quarter", "theme", "boards", "items")
    assert {(quarter, theme, tuple(boards), items) for quarter, theme, boards, items in rows} == counted
    shared = Counter(code for _, _, boards, _ in counted for code in boards)
    assert case.answer("themes").figures == {code: shared[code] for code in CODES}


def test_providers_that_several_boards_know(case: Case36) -> None:
    held: dict[str, list[tuple[str, str]]] = {}
    for code, reading in each(case):
        for state in position(reading.now).providers.values():
            held.setdefault(str(state.provider.ods_code), []).append((code, state.level or "none"))
    counted = {
        ods: sorted(found)
        for ods, found in held.items()
        if len(found) > 1 and any(level in ("enhanced", "intensive") for _, level in found)
    }
    assert counted
    rows = case.rows("shared-providers", "ods_code", "boards", "levels")
    assert {ods: list(zip(boards, levels, strict=True)) for ods, boards, levels in rows} == counted


def test_actions_past_their_day(case: Case36) -> None:
    counted = set()
    for code, reading in each(case, "actions"):
        register = reading.now.register
        for risk in register.risks:
            counted |= {
                (code, risk.id, act.id) for act in risk.actions if not risk.closed and act.late_on(DAY)
            }
        for concern in register.concerns:
            plan = concern.improvement_plan
            if isinstance(plan, ImprovementPlan):
                counted |= {(code, concern.id, act.id) for act in plan.actions if act.late_on(DAY)}
    assert counted
    assert set(case.rows("actions", "icb", "record", "id")) == counted


def test_cases_past_their_day(case: Case36) -> None:
    counted = {
        (code, held.id, held.printed)
        for code, reading in each(case, "cases")
        for held in reading.now.register.cases
        if held.printed and held.printed < DAY and not held.answered and not held.closed
    }
    assert counted
    assert set(case.rows("cases", "icb", "id", "due")) == counted


def test_plans_that_are_missing(case: Case36) -> None:
    counted = {
        (code, concern.id, concern.levels[-1].level)
        for code, reading in each(case)
        for concern in reading.now.register.concerns
        if concern.levels[-1].level != "routine" and concern.improvement_plan is None
    }
    assert counted
    assert set(case.rows("plans", "icb", "id", "level")) == counted


def test_area_reports_that_are_late(case: Case36) -> None:
    counted = set()
    for code, reading in each(case, "reports"):
        for area in reading.now.register.areas:
            months = reading.framework.reporting.interval_months
            if area.type == "service" and area.updates:
                last = area.updates[-1].date
                due = _later(last, months)
                counted |= {(code, area.id, due)} if due < DAY else set()
    assert counted
    assert set(case.rows("reports", "icb", "id", "due")) == counted


def _later(day: date, months: int) -> date:
    """A day so many calendar months later; all days of these boards are in every month or cut to its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def test_what_is_not_known(case: Case36) -> None:
    counted = Counter(
        code
        for code, reading in each(case)
        for record in (*reading.now.register.risks, *reading.now.register.concerns)
        for at, part in parts(record)
        if not any(step.isdigit() for step in at.split("/"))  # the record itself and what stands once in it
        for value in vars(part).values()
        if value == UNKNOWN
    )
    assert counted
    assert case.answer("unknown").figures == {code: counted[code] for code in CODES}


# The paper


def test_the_paper_has_every_question_every_board_and_what_to_mind(case: Case36) -> None:
    text = region_paper(case.region)
    assert text.startswith("# Quality across 36 boards\n\nPosition at 15 June 2026.\n")
    for place, (question, after) in enumerate(pairwise((*QUESTIONS, None)), 1):
        assert question
        assert f"\n{place}. **{question.asks}** " in text
        assert after is None or text.index(question.asks) < text.index(after.asks)
    assert sum(line.startswith("| ") for line in text.splitlines()) == 2 + len(CODES)
    row = next(line for line in text.splitlines() if line.startswith(f"| {OLDER} "))
    assert row.count("–") == 2 + ("back-to-routine" not in of_board(case, OLDER))
    assert f"- Cases late: {OLDER} (no table case).\n" in text
    assert "- Every export is of an invented register.\n" in text
    assert f"{OLD} is Board {OLD}; " in text


def of_board(case: Case36, code: str) -> set[str]:
    return {answer.question.id for answer in case.region.answers if code in answer.figures}


def test_the_command_prints_it_and_writes_it(case: Case36, qaif: Qaif, tmp_path: Path) -> None:
    few = tmp_path / "few"
    for code in CODES[:2]:
        (few / f"icb={code}").mkdir(parents=True)
        for path in (case.folder / f"icb={code}").iterdir():
            (few / f"icb={code}" / path.name).symlink_to(path)
    data = json.loads(qaif("region", str(few), "--format", "json").out)
    assert [board["icb"] for board in data["boards"]] == list(CODES[:2])
    assert [question["id"] for question in data["questions"]] == [question.id for question in QUESTIONS]
    assert qaif("region", str(few), "--out", str(tmp_path / "r.html")).out == f"{tmp_path / 'r.html'}\n"
    assert "<th" in (tmp_path / "r.html").read_text("utf-8")
    (few / f"icb={CODES[0]}").rename(few / "icb=7")
    said = qaif("region", str(few))
    assert (said.code, f"is of {CODES[0]}, and its folder says icb=7." in said.err) == (2, True)


def test_a_folder_without_an_export_is_said(qaif: Qaif, tmp_path: Path) -> None:
    assert "There is no board's export in" in qaif("region", str(tmp_path)).err
    assert "cannot be read: No such file or directory." in qaif("region", str(tmp_path / "no")).err
    (tmp_path / "icb=QXX").mkdir()
    (tmp_path / "icb=QXX" / f"{ABOUT}.parquet").write_text("no parquet")
    assert f"{ABOUT}.parquet` cannot be read: " in qaif("region", str(tmp_path)).err


def test_a_missing_extra_is_named(case: Case36, qaif: Qaif, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert "Install it with: pip install 'qaif[region]'" in qaif("region", str(case.folder)).err


def test_a_column_that_another_program_took_for_something_else_is_not_read(
    case: Case36, tmp_path: Path
) -> None:
    """A text that became a number has lost its noughts; a column without any value has lost nothing."""
    board = tmp_path / f"icb={CODES[0]}"
    board.mkdir()
    for path in (case.folder / f"icb={CODES[0]}").iterdir():
        (board / path.name).write_bytes(path.read_bytes())
    for name, other in (
        ("provider", "* REPLACE (7 AS ods_code)"),
        ("risk", "* REPLACE (NULL::INTEGER AS now_review_due)"),
        ("area", "* REPLACE (now_update_due::VARCHAR AS now_update_due)"),
    ):
        duckdb.read_parquet(str(board / f"{name}.parquet")).project(other).write_parquet(
            str(board / f"{name}.new")
        )
        (board / f"{name}.new").replace(board / f"{name}.parquet")
    left = {
        answer.question.id: list(answer.left_out) for answer in region_of(tmp_path).answers if answer.left_out
    }
    assert left == {"shared-providers": [CODES[0]]}


# The questions


def test_the_page_has_every_question_as_it_is_asked() -> None:
    page = (ROOT / "docs" / "region.md").read_text("utf-8")
    assert page == with_questions(page), "run `make docs`"
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS) == 10


def test_every_column_that_a_question_names_is_exported() -> None:
    from qaif_cli.flow.outgoing.worked_out import data_tables

    tables = {table.name: {column.name for column in table.columns} for table in data_tables()}
    assert {name: columns - tables[name] for name, columns in ASKED.items() if columns - tables[name]} == {}


def test_what_is_so_of_all_boards_is_a_sentence_for_one_and_for_many() -> None:
    with duckdb.connect() as held:
        held.execute(
            "CREATE TABLE many AS SELECT 'risk' AS kind, 'target_by' AS field, n AS records, n AS days_late, n AS days"
            " FROM range(1, 3) AS r(n)"
        )
        held.execute("CREATE TABLE one AS FROM many LIMIT 1")
        said = {
            table: {
                question.id: (held.execute(question.whole.replace("answer", table)).fetchone() or ("",))[0]
                for question in QUESTIONS
                if question.id in ("overdue-reviews", "actions", "reports", "back-to-routine", "unknown")
            }
            for table in ("one", "many")
        }
    assert said == {
        "one": {
            "overdue-reviews": "1 overdue, the longest by 1 day",
            "back-to-routine": "1 came back, half of them within 1 day; the longest took 1",
            "actions": "1 late, the longest by 1 day",
            "reports": "1 late, the longest by 1 day",
            "unknown": "1 field, most often “target by” of a risk",
        },
        "many": {
            "overdue-reviews": "2 overdue, the longest by 2 days",
            "back-to-routine": "2 came back, half of them within 1.5 days; the longest took 2",
            "actions": "2 late, the longest by 2 days",
            "reports": "2 late, the longest by 2 days",
            "unknown": "3 fields, most often “target by” of a risk",
        },
    }
