from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.store import yaml
from tests.support.running import Qaif

DAY = ("--as-of", "2026-06-15")


def test_a_sheet_of_reviews_has_the_present_score_and_room_for_a_day(
    qaif: Qaif, base: Path, tmp_path: Path
) -> None:
    made = qaif("sheet", "--review", "--within", "30d", *DAY, "--records", str(base))
    assert (made.code, made.out) == (0, "sheet-review-2026-06-15.yaml written: 1 review to fill in.\n")
    text = (tmp_path / "sheet-review-2026-06-15.yaml").read_text("utf-8")
    assert text.startswith(
        "# 1 review late or due by 15 July 2026, as at 15 June 2026: NHS Wendle Vale Integrated Care Board.\n#\n# "
    )
    assert "qaif apply sheet-review-2026-06-15.yaml --dry-run" in text
    assert (
        "  # R-0001: Test results are not acted on at Fernhill\n"
        "  # Scores 16 (Extreme), last reviewed 1 June 2026; review due 1 July 2026.\n"
        "  R-0001:\n"
        "    consequence: 4\n"
        "    likelihood: 4\n"
        "    by: quality-lead\n"
        "    date:\n"
        "    note:\n"
    ) in text
    data = yaml.parse(text)
    assert list(data) == ["sheet", "made", "reviews", "as_read"]
    assert list(data["as_read"]) == ["R-0001"]


def test_a_sheet_of_actions_has_every_record_with_its_actions(qaif: Qaif, base: Path) -> None:
    shown = qaif("sheet", "--actions", "--within", "6m", "--out", "-", *DAY, "--records", str(base))
    data = yaml.parse(shown.out)
    assert data["sheet"] == "actions"
    empty = {"done": None, "note": None, "extend_to": None, "by": "quality-lead", "why": None}
    assert data["actions"] == {
        "Q-0001": {"A1": empty},
        "R-0001": {"A2": empty},
        "primary-care-1": {"A1": empty},
    }
    assert list(data["as_read"]) == ["Q-0001", "R-0001", "primary-care-1"]
    assert "    # A2: Move to one inbox (safety-lead; due 31 July 2026)\n" in shown.out


def test_a_sheet_for_one_role(qaif: Qaif, base: Path) -> None:
    words = ("sheet", "--actions", "--within", "6m", "--out", "-", *DAY, "--records", str(base))
    owned = qaif(*words, "--owner", "Head of Patient Safety")
    assert list(yaml.parse(owned.out)["actions"]) == ["R-0001"]
    wrong = qaif(*words, "--owner", "safty-lead")
    assert wrong.code == 2
    assert "Did you mean `safety-lead`?" in wrong.err


def test_where_nothing_is_due_no_sheet_is_written(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    made = qaif("sheet", "--review", "--within", "1d", *DAY, "--records", str(base))
    assert (made.code, made.err) == (0, "No review is due by 16 June 2026.\n")
    assert not list(tmp_path.glob("sheet*"))


def test_a_sheet_never_overwrites_one(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    words = ("sheet", "--review", "--within", "30d", *DAY, "--records", str(base), "--out", "monday.yaml")
    assert qaif(*words).code == 0
    (tmp_path / "monday.yaml").write_text("filled in\n", "utf-8")
    again = qaif(*words)
    assert again.code == 2
    assert "`monday.yaml` is there already." in again.err
    assert (tmp_path / "monday.yaml").read_text("utf-8") == "filled in\n"


@pytest.mark.parametrize("flags", [(), ("--review", "--actions")])
def test_a_sheet_is_for_one_thing(flags: tuple[str, ...], qaif: Qaif, base: Path) -> None:
    said = qaif("sheet", *flags, "--records", str(base))
    assert said.code == 2
    assert "Say --review, --actions, --insights, --first-week, --minutes, --area or --round." in said.err


def test_a_sheet_is_not_put_among_the_records(
    qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base / "risks")
    words = ("sheet", "--review", "--within", "30d", *DAY)
    said = qaif(*words)
    assert said.code == 2
    assert "would lie among the records" in said.err
    assert qaif(*words, "--out", "-").code == 0
    assert not list(base.rglob("sheet*"))


def test_what_could_not_be_read_is_named_on_the_sheet(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    (base / "risks" / "R-0002.yaml").write_text("id: R-0002\ntitle: Broken\n", "utf-8")
    made = qaif("sheet", "--review", "--within", "30d", *DAY, "--records", str(base), "--out", "sheet.yaml")
    assert "Could not be read: R-0002 (Broken)" in made.err
    text = (tmp_path / "sheet.yaml").read_text("utf-8")
    assert "# Could not be read: R-0002 (Broken)" in text
    (tmp_path / "sheet.yaml").write_text(text.replace("R-0001:\n", "R-0002:\n"), "utf-8")
    said = qaif("apply", "sheet.yaml", "--records", str(base))
    assert "R-0002 cannot be read (risks/R-0002.yaml): " in said.err
