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
            "Commitment Know the regulatory status of every practice (Primary care), on track",
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


STATUS = "updates:\n  - {{ date: {}, by: quality-lead, involvement: Told, status: {} }}\n"
APRIL, MAY = "2026-04-20", "2026-05-20"
FATES: dict[str, tuple[str, bool, str]] = {
    "achieved in the period": (STATUS.format(MAY, "achieved"), False, "achieved"),
    "achieved and closed in the period": (STATUS.format(MAY, "achieved"), True, "achieved"),
    "achieved before and closed in the period": (STATUS.format(APRIL, "achieved"), True, "achieved"),
    "achieved before": (STATUS.format(APRIL, "achieved"), False, ""),
    "withdrawn while it was on track": (STATUS.format(APRIL, "on-track"), True, "given up"),
    "withdrawn while it was off track": (STATUS.format(MAY, "off-track"), True, "given up"),
    "withdrawn and never reported on": ("", True, "given up"),
    "on track": (STATUS.format(MAY, "on-track"), False, ""),
}


@pytest.mark.parametrize(("updates", "ends", "told"), FATES.values(), ids=FATES)
def test_what_was_achieved_is_no_other_thing_than_what_was_given_up(
    updates: str, ends: bool, told: str, qaif: Qaif, records: Path
) -> None:
    path = records / "commitments/primary-care-2.yaml"
    closed = CLOSED.format("2026-06-03", "quality-lead", "Settled") if ends else ""
    path.write_text(path.read_text("utf-8") + updates + closed, "utf-8")
    page = paper(qaif, records, "--committee").split("## Alert, advise, assure")[1].split("\n## ")[0]
    advise, _, assure = page.partition("**Assure**")
    title = "Visit every practice once a year"
    assert (f"Achieved: {title}." in assure) == (told == "achieved")
    assert (f"Closed without being achieved: {title}." in advise) == (told == "given up")
    assert page.count(title) == (told != "")
    shown = paper(qaif, records, "--sqg").split("## What showed effect")[1].split("\n## ")[0]
    effect, _, besides = shown.partition("Closed besides, which is no effect by itself:")
    assert (title in effect) == (ends and told == "achieved")
    assert (title in besides) == (told == "given up")


def test_a_priority_that_is_closed_is_not_counted_as_it_stood(qaif: Qaif, records: Path) -> None:
    text = (records / "commitments/primary-care-1.yaml").read_text("utf-8")
    text = text.replace("id: primary-care-1", "id: year-one-1").replace("type: commitment", "type: priority")
    text = text.replace("area: primary-care\n", "plan_year: 1\n")
    closed = CLOSED.format("2026-06-03", "quality-lead", "Settled")
    (records / "commitments/year-one-1.yaml").write_text(text + closed, "utf-8")
    (records / "commitments/year-one-2.yaml").write_text(
        text.replace("year-one-1", "year-one-2").replace("position: 1", "position: 2"), "utf-8"
    )
    assert "- 1 open priority: 1 on track." in paper(qaif, records, "--board")
    assert "| closed, on track |" in paper(qaif, records, "--bimonthly")
