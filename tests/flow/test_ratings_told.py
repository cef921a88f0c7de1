"""What the regulator says of a provider is told alike in every paper: which question changed, and since when a grade is so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flow.test_single_papers import FERNHILL, Papers
from tests.support.running import Qaif
from tests.support.turn import open_turn

BEFORE = "2025-07-01"
GOOD = f"{{ checked_on: {BEFORE}, published: 2024-02-15, overall: good, safe: good, caring: good }}"
NONE = f"{{ checked_on: {BEFORE}, published: unknown, overall: unknown }}"


@pytest.fixture
def papers(qaif: Qaif, base: Path) -> Papers:
    return Papers(qaif, open_turn(base))


def rated(papers: Papers, *checks: str) -> None:
    """The provider of the small register with these ratings."""
    path = papers.records / f"providers/{FERNHILL}.yaml"
    head, rest = path.read_text("utf-8").split("  ratings:\n")
    tail = rest[rest.index("areas:") :]
    lines = "".join(f"    - {check}\n" for check in checks)
    path.write_text(f"{head}  ratings:\n{lines}{tail}", "utf-8")


def row(text: str) -> list[str]:
    """The row of the provider in the table of ratings."""
    line = next(
        line for line in text.splitlines() if line.startswith("| Fernhill Practice") and "since" not in line
    )
    return [cell.strip() for cell in line.strip("|").split(" | ")]


CASES = {
    "a first rating": (
        (NONE, "{ checked_on: 2026-06-05, published: 2026-06-03, overall: inadequate }"),
        "**inadequate, 3 June 2026**",
        "first rating",
    ),
    "one question falls": (
        (
            GOOD,
            "{ checked_on: 2026-06-05, published: 2026-06-03, overall: good, safe: inadequate, caring: good }",
        ),
        "good, 15 February 2024",
        "Safe: good → inadequate",
    ),
    "one question rises": (
        (
            GOOD,
            "{ checked_on: 2026-06-05, published: 2026-06-03, overall: good, safe: good, caring: outstanding }",
        ),
        "good, 15 February 2024",
        "Caring: good → outstanding",
    ),
    "overall and a question": (
        (
            GOOD,
            "{ checked_on: 2026-06-05, published: 2026-06-03, overall: requires-improvement, safe: inadequate, caring: good }",
        ),
        "**requires improvement, 3 June 2026**",
        "Overall: good → requires improvement; Safe: good → inadequate",
    ),
    "a question that was not rated is weak": (
        (GOOD, "{ checked_on: 2026-06-05, published: 2026-06-03, overall: good, well_led: inadequate }"),
        "good, 15 February 2024",
        "Well-led: inadequate, first rating",
    ),
    "published again as it was": (
        (
            "{ checked_on: 2025-07-01, published: 2024-11-21, overall: requires-improvement }",
            "{ checked_on: 2026-06-05, published: 2026-05-25, overall: requires-improvement }",
        ),
        "**requires improvement, 21 November 2024**",
        "unchanged",
    ),
    "no grade between": (
        (
            GOOD,
            "{ checked_on: 2026-02-05, published: 2026-02-01, overall: not-rated }",
            "{ checked_on: 2026-06-05, published: 2026-06-03, overall: good, safe: good }",
        ),
        "good, 15 February 2024",
        "unchanged",
    ),
    "not rated now": (
        (
            "{ checked_on: 2025-07-01, published: 2024-02-15, overall: inadequate }",
            "{ checked_on: 2026-06-05, published: 2026-06-03, overall: not-rated }",
        ),
        "**inadequate, 15 February 2024**",
        "unchanged",
    ),
}


@pytest.mark.parametrize(("checks", "grade", "since"), CASES.values(), ids=CASES)
def test_a_rating_is_told_with_what_changed(
    checks: tuple[str, ...], grade: str, since: str, papers: Papers
) -> None:
    rated(papers, *checks)
    pack = papers.text("report", "--committee", "--since", "2026-06-01")
    area = papers.text("report", "--area", "primary-care", "--since", "2026-06-01")
    for text, of in ((pack, "## Regulators"), (area, "## Ratings and visits")):
        told = text.partition(of)[2]
        if since == "unchanged" and "**" not in grade and of == "## Regulators":
            assert "1 provider rated good or better" in told
            assert "nothing changed there" in told
        else:
            assert row(told)[1:3] == [grade, since]
    page, short = papers.provider(FERNHILL, "--full"), papers.provider(FERNHILL)
    day = grade.strip("*").partition(", ")[2]
    assert day in page.partition("## What the regulator says")[2].partition("\n## ")[0]
    assert day in short.partition("| Regulator |")[2].partition("\n")[0]
