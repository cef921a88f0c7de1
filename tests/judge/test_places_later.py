"""What is said to be missing on a day is shown at its key, not at what came later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.check import CheckOptions, run_check
from qaif_cli.flow.request import Ask

MISSING = {
    "CON005": (date(2026, 3, 20), "improvement_plan:"),
    "CON004": (date(2026, 3, 20), "support:"),
    "ARE001": (date(2026, 3, 1), "updates:"),
}


@pytest.mark.parametrize("code", MISSING)
def test_the_line_shown_is_the_key(base: Path, code: str) -> None:
    day, key = MISSING[code]
    said = run_check(Ask(base, base, day, date(2026, 6, 15)), CheckOptions(select=(code,))).text
    lines = said.splitlines()
    shown = [line.partition("|")[2].strip() for line in lines if "|" in line]
    assert shown
    assert {line for line in shown if not line.startswith("<")} == {key}


def test_a_former_owner_counts_by_the_day_whatever_the_order_of_the_list(base: Path) -> None:
    path = base / "risks" / "R-0001.yaml"
    text = path.read_text(encoding="utf-8")
    former = "previous_owners:\n"
    assert former in text
    later = "  - {role: secretary, until: 2026-06-20}\n  - {role: quality-lead, until: 2026-06-15}\n"
    path.write_text(text.replace(former, former + later, 1), encoding="utf-8")
    said = run_check(Ask(base, base, date(2026, 6, 10), date(2026, 6, 15)), CheckOptions(select=("RSK001",)))
    assert "RSK001" not in said.text
