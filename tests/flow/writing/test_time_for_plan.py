"""A lawful escalation does not fail the check on its day: the plan and support are owed from it, by a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

TIME = "  plan_agreed: { value: 28, unit: days, citation: our own, mark: P }\n  support_begun: { value: 14, unit: days, citation: our own, mark: P }\n"
RAISE = [
    "escalate",
    "Q-0002",
    "--to",
    "enhanced",
    "--date",
    "2026-06-15",
    "--authorised-by",
    "quality-committee",
    "--significant",
    "--why",
    "Again",
]
HAD = "improvement_plan:\n  agreed: 2025-09-25\nsupport:\n  - date: 2025-09-25\n    body: quality-committee\n    text: Money for a shared rota\n"
ALSO = (
    "--risk-profile",
    "Two risks",
    "--accountability",
    "The practice answers",
    "--sources-reason",
    "Seen by us",
)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2026-06-15", {"CON016"}),
        ("2026-06-29", {"CON016"}),
        ("2026-06-30", {"CON004", "CON016"}),
        ("2026-07-13", {"CON004", "CON016"}),
        ("2026-07-14", {"CON004", "CON005"}),
    ],
)
def test_plan_and_support_are_owed_by_a_day(
    day: str, codes: set[str], qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    framework = base / "framework.yaml"
    text = framework.read_text("utf-8")
    framework.write_text(text.replace("  concern_shared: {", f"{TIME}  concern_shared: {{"), "utf-8")
    concern = base / "concerns" / "Q-0002.yaml"
    text = concern.read_text("utf-8")
    concern.write_text(text.replace(HAD, ""), "utf-8")
    desk = Desk(qaif, base)
    assert desk(*RAISE, *ALSO).code == 0
    said = desk("check", "--as-of", day, "--format", "concise", "--select", "CON").out
    assert {word for word in said.split() if word.startswith("CON0")} == codes
    owed = desk("due", "--as-of", day, "--within", "60d", "--plain").out
    assert (
        "Begin support, as enhanced asks" in owed,
        "Agree the improvement plan, as enhanced asks" in owed,
    ) == (True, True)
