"""`qaif coverage` and `qaif evidence`, as they read, and what they refuse."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.judge.coverage.table import STATEMENTS
from qaif_cli.model.vocabulary import ANSWERS
from qaif_cli.model.words import listed
from tests.support.covering import covered
from tests.support.running import Golden, Qaif

ROOT = Path(__file__).parents[2]
DAY = ("--as-of", "2026-06-15")


def statements(qaif: Qaif, records: Path, *arguments: str) -> list[dict[str, Any]]:
    found = json.loads(qaif("coverage", "--records", str(records), *DAY, *arguments, "--format", "json").out)
    return list(found["statements"])


def test_the_table_reads_as_it_should(qaif: Qaif, base: Path, golden: Golden) -> None:
    found = qaif("coverage", "--records", str(base), *DAY)
    assert found.code == 0
    golden("coverage/table.txt", found.out + found.err)


def test_its_json_and_its_page(qaif: Qaif, base: Path, golden: Golden) -> None:
    part = ("coverage", "--section", "4.4", "--records", str(base), *DAY)
    golden("coverage/section.json", qaif(*part, "--format", "json").out)
    golden("coverage/section.md", qaif(*part, "--format", "markdown").out)


@pytest.mark.parametrize("id_", ["S22", "S64", "S73"])
def test_one_statement_reads_as_it_should(id_: str, qaif: Qaif, base: Path, golden: Golden) -> None:
    found = qaif("evidence", id_, "--records", str(base), "--as-of", "2026-09-20")
    assert found.code == 0
    golden(f"coverage/{id_}.txt", found.out + found.err)


def test_one_statement_for_a_period(qaif: Qaif, base: Path, golden: Golden) -> None:
    period = ("--from", "2026-04-01", "--to", "2026-05-31", "--format", "json")
    found = qaif("evidence", "s64", *period, "--records", str(base), *DAY).out
    golden("coverage/S64-period.json", found)
    days = [item["date"] for item in json.loads(found)["statement"]["evidence"]]
    assert days == ["2026-05-01", "2026-04-02"]


def test_only_what_is_asked_for(qaif: Qaif, base: Path) -> None:
    kept = statements(qaif, base, "--status", "kept")
    assert {item["status"] for item in kept} == {"kept"}
    both = statements(qaif, base, "--status", "kept", "--status", "not kept")
    assert len(both) > len(kept)
    assert all("§5" in item["section"] for item in statements(qaif, base, "--section", "§5"))
    assert [item["id"] for item in statements(qaif, base, "--section", "§1")] == ["S01", "S02", "S03"]


def test_a_file_that_cannot_be_read_is_named_on_the_page(qaif: Qaif, base: Path) -> None:
    (base / "risks" / "R-0002.yaml").write_text("id: R-0002\n", encoding="utf-8")
    found = qaif("coverage", "--format", "markdown", "--records", str(base), *DAY)
    assert "Could not be read: R-0002" in found.out


@pytest.mark.parametrize("statement", ["S7", "s07", "7"])
def test_a_statement_is_meant_however_its_number_is_written(statement: str, qaif: Qaif, base: Path) -> None:
    assert qaif("evidence", statement, "--records", str(base), *DAY).out.startswith("S07 (")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evidence", "S88"), "S01 to S87"),
        (("evidence", "S64", "--from", "2026-06-02", "--to", "2026-06-01"), "Give --from a day before --to"),
        (("evidence", "S64", "--to", "2026-06-16"), "Name a later day with --as-of"),
        (("coverage", "--status", "kepd"), "Did you mean `kept`?"),
        (("coverage", "--section", "§9"), "there are §1 to §5"),
    ],
)
def test_what_is_refused(arguments: tuple[str, ...], said: str, qaif: Qaif, base: Path) -> None:
    found = qaif(*arguments, "--records", str(base), *DAY)
    assert found.code == 2
    assert said in found.err


def test_the_shipped_register_has_every_answer_and_those_of_the_page() -> None:
    found = covered(ROOT / "records", as_of=date(2026, 11, 19))
    assert {item.status for item in found.values()} == set(ANSWERS.words)
    page = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    for id_, word in {"S52": "Kept", "S64": "Partly", "S29": "Not kept", "S01": "Cannot be shown"}.items():
        assert f'- **{word}**. {id_}, "{found[id_].statement.rstrip(".")}"' in page
        assert found[id_].status == word.lower().replace(" ", "-")
    cycle = [item.id for item in STATEMENTS if item.period == "cycle"]
    assert f"`framework.yaml` for {listed(cycle)}, whose own interval" in " ".join(page.split())
    tally = found["S64"].tally
    assert tally is not None
    assert f"{tally.kept} of {tally.owed} reviews" in " ".join(page.split())


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 6, 15), date(2026, 11, 19)])
def test_nothing_that_happened_later_is_shown(day: date) -> None:
    for item in covered(ROOT / "records", as_of=day).values():
        for shown in (*item.evidence, *item.accounts):
            assert shown.date is None or shown.date <= day, (item.id, shown)
