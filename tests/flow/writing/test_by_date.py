"""A back-dated entry stands where its date puts it, whatever command adds it, and the command says what is so now."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.flow.writing.by_date import by_date
from qaif_cli.judge.rules.histories import out_of_order
from qaif_cli.model.edit import Append, Insert
from qaif_cli.model.history import corrected_place, numbered
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.walk import histories
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from qaif_cli.store.splice import applied
from tests.support.desk import BASE, Desk, stop_clock
from tests.support.running import Qaif

RISK = load(Worktree(BASE)).register.get(Risk, "R-0002")
LEAD = ("--by", "quality-lead")
LEVEL = ("--why", "Late", "--risk-profile", "One risk", "--accountability", "The practice answers")
SAYS = {
    "/reviews": (
        ("score", "R-0001", "--likelihood", "1", "--consequence", "1", *LEAD, "--date", "2026-03-20"),
        "R-0001 stays at 16 (Extreme): the review of 1 June 2026 is later.",
    ),
    "/reviews of a risk reviewed unchanged": (
        ("risk", "review", "R-0001", "--unchanged", *LEAD, "--date", "2026-02-20"),
        "R-0001 stays at 16 (Extreme): the review of 1 June 2026 is later.",
    ),
    "/chases": (("risk", "chase", "R-0001", "--date", "2026-04-01"), "R-0001: quality-lead was asked"),
    "/levels": (
        ("escalate", "Q-0001", "--to", "enhanced", "--authorised-by", "quality-committee", "--significant", *LEVEL, "--date", "2026-03-02"),
        "Q-0001 stays at enhanced: the decision of 12 March 2026 is later.",
    ),
    "/shared": (
        ("concern", "share", "Q-0001", "--with-body", "nhse-region", "--accuracy-agreed", "yes", "--date", "2026-02-15"),
        "by its day it is entry 1 of `shared`, above that of 20 February 2026",
    ),
    "/tabled": (
        ("concern", "table", "Q-0001", "--body", "quality-committee", "--next-decision", "2026-07-01", "--date", "2026-03-13"),
        "The next decision stays on 17 September 2026: it was named on 19 March 2026, which is later.",
    ),
    "/support": (
        ("concern", "support", "Q-0001", "--body", "nhse-region", "--text", "Advice", "--date", "2026-03-20"),
        "by its day it is entry 1 of `support`, above that of 30 March 2026",
    ),
    "/updates": (
        ("update", "primary-care-1", "--status", "off-track", "--involvement", "None", *LEAD, "--date", "2026-02-05"),
        "primary-care-1 stays on track: the update of 10 February 2026 is later.",
    ),
    "/duties/0/positions": (
        ("update", "primary-care", "--duty", "D1", "--position", "not-met", "--evidence", "None", *LEAD, "--date", "2026-03-01"),
        "D1 stays met: the position of 14 May 2026 is later.",
    ),
    "/positions": (
        ("assessment", "update", "nhse-patient-safety", "--position", "met", "--by", "director-of-quality", "--evidence", "A count", "--date", "2026-01-10"),
        "nhse-patient-safety stays partly met: the position of 12 May 2026 is later.",
    ),
    "/cqc/ratings": (
        ("provider", "rating", "fernhill-practice", "--overall", "inadequate", "--published", "2024-02-15", "--checked-on", "2025-08-01"),
        "Overall it stays requires improvement: it was looked up again on 3 February 2026.",
    ),
    "/insight_visits": (
        ("provider", "visit", "fernhill-practice", "--findings", "Tidy", *LEAD, "--date", "2026-01-05"),
        "by its day it is entry 1 of `insight_visits`, above that of 5 February 2026",
    ),
    "/involved_assurance": (
        ("provider", "assurance", "fernhill-practice", "--what", "Reads the minutes", *LEAD, "--date", "2026-01-05"),
        "by its day it is entry 1 of `involved_assurance`, above that of 18 March 2026",
    ),
    "/discussions": (
        ("intelligence", "discuss", "I-0001", "--body", "quality-committee", "--decision", "watch", "--follow-up", "2026-06-20", "--date", "2026-04-08"),
        "I-0001 stays as it was decided on 14 April 2026",
    ),
    "/points": (
        ("indicator", "record", "results-read", "--date", "2025-03-31", "--value", "70"),
        "by its day it is entry 1 of `points`, above that of 30 April 2025",
    ),
    "/benchmarks": (
        ("indicator", "benchmark", "results-read", "--value", "69", "--peers", "Six", "--source", "A table", "--date", "2026-04-01"),
        "by its day it is entry 1 of `benchmarks`, above that of 20 April 2026",
    ),
    "/cuts/0/points": (
        ("indicator", "record", "results-read", "--group", "G1", "--date", "2025-09-30", "--value", "70"),
        "by its day it is entry 1 of `points` of `cuts` G1, above that of 31 December 2025",
    ),
    "/cuts/1/points": (
        ("indicator", "record", "results-read", "--group", "G2", "--date", "2025-09-30", "--value", "70"),
        "by its day it is entry 1 of `points` of `cuts` G2, above that of 31 December 2025",
    ),
    "/actions/1/extensions": (
        ("action", "extend", "R-0001", "A2", "--due", "2026-06-30", "--why", "Late", "--by", "director-of-quality", "--date", "2026-05-10"),
        "R-0001 A2 stays due on 31 July 2026: the extension of 20 May 2026 is later",
    ),
    "/stages": (
        ("impact", "assess", "E-0001", "--stage", "full", *LEAD, "--date", "2026-02-04"),
        "by its day it is entry 1 of `stages`, above that of 5 February 2026",
    ),
    "/effects": (
        ("impact", "assess", "E-0001", "--dimension", "safe", "--effect", "better", *LEAD, "--date", "2026-02-03"),
        "by its day it is entry 1 of `effects`, above that of 5 February 2026",
    ),
    "/groups": (
        ("impact", "assess", "E-0001", "--group", "age", "--affected", "no", "--says", "None", *LEAD, "--date", "2026-02-03"),
        "by its day it is entry 1 of `groups`, above that of 5 February 2026",
    ),
    "/signed": (
        ("impact", "sign", "E-0001", "--for", "nursing", "--by", "chief-nursing-officer", "--date", "2026-02-20"),
        "by its day it is entry 1 of `signed`, above that of 2 March 2026",
    ),
    "/decisions": (
        ("impact", "decide", "E-0001", "--body", "quality-committee", "--decision", "not-yet", "--date", "2026-02-26"),
        "E-0001 stays at “go with conditions”: the decision of 19 March 2026 is later.",
    ),
    "/looked_at": (
        ("horizon", "look", "H-0001", "--body", "quality-committee", *LEAD, "--decision", "Nothing yet", "--date", "2026-03-26"),
        "by its day it is entry 1 of `looked_at`, above that of 23 April 2026",
    ),
    "/assessments": (
        ("situation", "assess", "D-0001", "--at", "8:30", "--confidence", "low", "--why", "No count yet", "--decision", "Wait", "--dissent", "none", *LEAD, "--reassess-by", "1d", "--date", "2026-06-03"),
        "D-0001 stays as it was decided on 3 June 2026 at 15:45, which is later.",
    ),
    "/learnt": (
        ("situation", "learn", "D-0001", "--learnt", "Ring early", *LEAD, "--date", "2026-06-03"),
        "by its day it is entry 1 of `learnt`, above that of 4 June 2026",
    ),
}  # fmt: skip
"""For each history, a command that adds an entry from before one that is there, and what it says."""


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def test_every_history_that_a_command_adds_to_has_its_case() -> None:
    there = load(Worktree(BASE)).register.held
    named = {pointer.partition(" ")[0] for pointer in SAYS}
    kept_by_no_command = {"/previous_owners"}  # follows the owner, and is dated by the day of the command
    found = {history.pointer for item in there for history in histories(item.record)} - kept_by_no_command
    assert {pointer.strip("/0123456789") for pointer in found} == {
        pointer.strip("/0123456789") for pointer in named
    }


@pytest.mark.parametrize("pointer", SAYS)
def test_it_stands_where_its_date_puts_it(pointer: str, desk: Desk) -> None:
    words, says = SAYS[pointer]
    said = desk.does(*words)
    assert says in said
    register = load(Worktree(desk.records)).register
    now = Moment(register, load(Worktree(desk.records)).framework, date(2026, 6, 15), date(2026, 6, 15))  # type: ignore[arg-type]  # it is there
    assert [*out_of_order.check(now.whole)] == []


def test_a_correction_of_an_earlier_entry_says_what_is_so_now(desk: Desk) -> None:
    said = desk.does(
        "score", "R-0001", "--likelihood", "1", "--consequence", "1", *LEAD, "--corrects", "2026-04-02/3"
    )
    assert "R-0001 stays at 16 (Extreme): the review of 1 June 2026 is later." in said


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("score", "R-0002", "--likelihood", "1", "--consequence", "3", *LEAD), "2026-05-12/2"),
        (
            (
                "escalate",
                "Q-0002",
                "--to",
                "enhanced",
                "--authorised-by",
                "quality-committee",
                "--recurrent",
                *LEVEL,
            ),
            "2026-03-12/2",
        ),
        (("update", "Q-0001", "--involvement", "Two doctors read", *LEAD), "2026-05-14/1"),
        (
            ("concern", "support", "Q-0001", "--body", "nhse-region", "--text", "Three days a week"),
            "2026-03-30/1",
        ),
        (("provider", "visit", "fernhill-practice", "--findings", "One inbox", *LEAD), "2026-02-05/1"),
    ],
)
def test_an_entry_is_named_by_its_day_where_the_day_has_no_other(
    words: tuple[str, ...], place: str, desk: Desk
) -> None:
    day = date.fromisoformat(place.partition("/")[0])
    for said in (f"{day}", f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}"):
        assert f"    corrects: {place}\n" in desk.does(*words, "--corrects", said, "--dry-run").replace(
            "+", " "
        )


def test_of_two_entries_of_one_day_the_place_is_asked_and_one_that_is_corrected_is_none(desk: Desk) -> None:
    score = ("score", "R-0002", "--likelihood", "1", "--consequence", "3", *LEAD)
    desk.does(*score, "--corrects", "2026-05-12")
    assert "corrects: 2026-05-12/3" in desk.does(*score, "--corrects", "2026-05-12", "--dry-run")
    desk.does(*score, "--date", "2026-05-12")
    said = desk.refuses(*score, "--corrects", "2026-05-12")
    assert said == (
        "qaif: R-0002 has 2 entries of 2026-05-12. Say which:\n"
        "  2026-05-12/3  consequence: 3; likelihood: 1\n"
        "  2026-05-12/4  consequence: 3; likelihood: 1\n"
    )
    assert "There are: 2026-02-03/1," in desk.refuses(*score, "--corrects", "2026-05-13")


def test_a_correction_below_names_the_new_place_of_what_it_corrects(desk: Desk) -> None:
    desk.does(
        "score", "R-0001", "--likelihood", "3", "--consequence", "4", *LEAD, "--corrects", "2026-06-01/5"
    )
    desk.does("score", "R-0001", "--likelihood", "2", "--consequence", "4", *LEAD, "--date", "2026-03-20")
    risk = load(Worktree(desk.records)).register.get(Risk, "R-0001")
    assert risk
    assert [review.corrects for review in risk.reviews] == [*[None] * 6, "2026-06-01/6"]
    assert [review.score for _, review in numbered(risk.reviews, date.max)] == [12, 16, 8, 16, 16, 12]
    assert "HIS" not in desk("check", "--format", "concise").out


START = date(2026, 1, 20)
DAYS = st.integers(min_value=0, max_value=40).map(lambda days: START + timedelta(days=days))
PLANS = st.lists(st.tuples(DAYS, st.none() | st.integers(min_value=0, max_value=9)), min_size=1, max_size=10)


def _reviews(plan: list[tuple[date, int | None]]) -> list[dict[str, Any]]:
    """Reviews in the order of their days, each told by its likelihood and note; then corrections of some of them."""
    days = sorted(day for day, _ in plan)
    entries = [_review(day, place) for place, day in enumerate(days)]
    for day, meant in plan:
        if meant is not None and meant < len(days):
            named = f"{entries[meant]['date']}/{meant + 1}"
            if all(entry.get("corrects") != named for entry in entries):
                entries.append(_review(day, len(entries)) | {"corrects": named})
    return entries


def _review(day: date, number: int) -> dict[str, Any]:
    return {
        "date": day.isoformat(),
        "by": "quality-lead",
        "consequence": 3,
        "likelihood": 3,
        "note": f"n{number}",
    }


@given(PLANS, st.lists(DAYS, min_size=1, max_size=4))
def test_what_counts_is_the_same_as_at_the_end_of_the_list(
    plan: list[tuple[date, int | None]], days: list[date]
) -> None:
    """The order in the file is another; what counts on every day, and what each correction names, is not."""
    assert RISK
    fields = RISK.model_dump(mode="json", by_alias=True, warnings="none") | {"reviews": _reviews(plan)}
    new = [_review(day, 90 + place) for place, day in enumerate(days)]
    at_end = Risk.model_validate(fields | {"reviews": [*fields["reviews"], *new]})
    edits, late = by_date(Risk.model_validate(fields), [Append("/reviews", entry) for entry in new])
    data: Any = fields
    for edit in edits:
        data = applied(data, edit)
    placed = Risk.model_validate(data)
    assert _counted(placed) == _counted(at_end)
    assert _meant(placed) == _meant(at_end)
    plain = [review.date for review in placed.reviews if review.corrects is None]
    assert plain == sorted(plain, key=str)
    assert bool(late) == any(isinstance(edit, Insert) for edit in edits)


def _counted(risk: Risk) -> set[tuple[str | None, object]]:
    return {(review.note, review.date) for _, review in numbered(risk.reviews, date.max)}


def _meant(risk: Risk) -> dict[str | None, str | None]:
    """For each correction, the review that it names."""
    places = {review.note: corrected_place(review) for review in risk.reviews}
    return {note: risk.reviews[place].note for note, place in places.items() if place is not None}


def test_a_level_decided_before_a_later_one_is_recorded_and_the_later_one_holds(desk: Desk) -> None:
    """At routine that day by the decision before it, and at enhanced since: what is so now is said."""
    words = ("escalate", "Q-0001", "--to", "routine", "--authorised-by", "quality-committee", *LEVEL)
    assert "Q-0001 stays at enhanced: the decision of 12 March 2026 is later." in desk.does(
        *words, "--date", "2026-03-11"
    )
    assert "is at enhanced already" in desk.refuses(
        *words[:3], "enhanced", *words[4:], "--date", "2026-06-01"
    )


def test_many_figures_that_came_late_are_told_in_one_line(desk: Desk) -> None:
    words = ("indicator", "record", "results-read", "--point", "2025-03-31=70", "--point", "2025-02-28=71")
    said = desk.does(*words)
    assert "results-read: by their days 2 entries of `points` stand above that of 30 April 2025." in said
