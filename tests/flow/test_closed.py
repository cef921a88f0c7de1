"""What was closed stands in its period: in every paper where it belongs, whatever its area, and what came and went too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import pages
from tests.support.running import Qaif
from tests.support.turn import turn

PAPERS = ("--bimonthly", "--committee", "--board", "--sqg", "--register")
RISK, CONCERN = "risks/R-0009.yaml", "concerns/Q-0001.yaml"
CLOSED = "closed: {{ date: {}, by: {}, reason: {} }}\n"


@pytest.fixture
def records(base: Path) -> Path:
    """A register with every body, without the paper of May: movement counts from the last meeting or two months back."""
    turn(base)
    (base / "papers/2026/quality-committee-2026-05-28.yaml").unlink()
    return base


def risk(records: Path, area: str, opened: str, closed: str) -> None:
    """A risk that came and went."""
    text = pages.risk("R-0009", "The alarm fails", opened).replace("area: primary-care", f"area: {area}")
    (records / RISK).write_text(text + pages.review(opened, "quality-lead", 5, 4) + closed, "utf-8")


def paper(qaif: Qaif, records: Path, *words: str) -> str:
    done = qaif("report", *words, "--since", "2026-05-01", "--as-of", "2026-06-15", "--records", str(records))
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("area", ["primary-care", "safety"])
@pytest.mark.parametrize("opened", ["2026-01-20", "2026-05-10"], ids=["was there", "came and went"])
def test_a_risk_is_named_in_every_paper(area: str, opened: str, qaif: Qaif, records: Path) -> None:
    risk(records, area, opened, CLOSED.format("2026-06-03", "quality-lead", "A second alarm"))
    title = {"primary-care": "Primary care", "safety": "Safety"}[area]
    for words in PAPERS:
        where = "" if words == "--register" else f" ({title})"
        line = f"Risk R-0009 The alarm fails{where}, scoring 20: closed 3 June 2026 by Quality Lead for Primary Care. A second alarm."
        assert line in paper(qaif, records, words), words
    assert "1 closed" in paper(qaif, records, "--register")
    part = paper(qaif, records, "--bimonthly").split(f"\n## {title}\n")[1].split("\n## ")[0]
    assert "### Closed this period\n\n- Risk R-0009 The alarm fails, scoring 20" in part
    assert ("R-0009" in paper(qaif, records, "--area", "primary-care")) == (area == "primary-care")


def test_a_concern_and_a_commitment_are_named(qaif: Qaif, records: Path) -> None:
    for path in (CONCERN, "commitments/primary-care-1.yaml"):
        text = (records / path).read_text("utf-8") + CLOSED.format("2026-06-03", "unknown", "unknown")
        (records / path).write_text(text, "utf-8")
    for words in PAPERS[:-1]:
        told = paper(qaif, records, words)
        for what in (
            "Concern Q-0001 General practice at Fernhill (Primary care), at enhanced",
            "Commitment Know the regulatory status of every practice (Primary care)",
        ):
            assert f"{what}: closed 3 June 2026. Why is not recorded." in told, (words, what)


@pytest.mark.parametrize("day", ["2026-04-30", "2026-06-16"], ids=["before the period", "after the day"])
def test_what_ended_at_another_time_is_not_named(day: str, qaif: Qaif, records: Path) -> None:
    risk(records, "safety", "2026-01-20", CLOSED.format(day, "quality-lead", "A second alarm"))
    for words in PAPERS:
        assert "A second alarm" not in paper(qaif, records, words), words


def test_the_reviews_that_a_closed_risk_owed_are_counted(qaif: Qaif, records: Path) -> None:
    """It was open on 1 May, and nobody reviewed it in that month."""
    risk(records, "primary-care", "2026-03-20", CLOSED.format("2026-06-03", "quality-lead", "A second alarm"))
    told = paper(qaif, records, "--bimonthly")
    assert "**1 of 2 on time**" in told
    assert "R-0009 The alarm fails, May 2026: no review by Quality Lead for Primary Care." in told
