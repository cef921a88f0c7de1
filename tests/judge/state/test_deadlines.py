"""Every day that a record names for something is owed, is late when it passed, and is found by a rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from qaif_cli.judge.check import check
from qaif_cli.judge.rules import deadlines
from qaif_cli.judge.state.due import due_items
from qaif_cli.model.base import Day, EntryId, Frozen, Happens, OrUnknown, States
from qaif_cli.model.inside import types_in
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.record import Closure, Record
from tests.support.covering import FUNCTIONS, Put, Write, plant
from tests.support.moments import moment, register

DAY = date(2026, 6, 15)
NOT_HELD = Write(
    "meetings/2026/2026-06-09-quality-committee.yaml",
    "id: 2026-06-09-quality-committee\ntitle: Quality Committee\nowner: secretary\nbody: quality-committee\ndate: 2026-06-09\n",
)
ACTION = "\nactions:\n  - { id: A1, title: Do it, owner: quality-lead, due: 2026-05-31, added: 2026-04-01"
RISK, CONCERN = "risks/R-0002.yaml", "concerns/Q-0001.yaml"
TARGET = "target: { consequence: 3, likelihood: 2, by: 2026-12-31 }"
LAPSED = "waivers:\n  - { rule: UNK001, agreed_on: 2026-04-01, agreed_by: quality-committee, until: 2026-05-31, why: Agreed }"
CASE, PART = "cases/C-0001.yaml", "ours: answer"
DRAFT = "drafted: { date: 2026-05-20, by: quality-lead }"
CASES: dict[str, tuple[Put | Write, str, str]] = {
    "Action.due": (Put(RISK, TARGET, f"{TARGET}{ACTION} }}"), "R-0002", "/actions/0/due"),
    "Extension.due": (
        Put(
            RISK,
            TARGET,
            f"{TARGET}{ACTION}, extensions: [ {{ date: 2026-05-01, due: 2026-06-09, by: quality-lead, why: Ill }} ] }}",
        ),
        "R-0002",
        "/actions/0/extensions/0/due",
    ),
    "Waiver.until": (Put(RISK, TARGET, f"{TARGET}\n{LAPSED}"), "R-0002", "/waivers/0/until"),
    "Case.printed": (Put(CASE, PART, f"{PART}\nprinted: 2026-06-09\n{DRAFT}"), "C-0001", "/printed"),
    "CaseExtension.due": (
        Put(
            CASE,
            PART,
            f"{PART}\n{DRAFT}\nextensions: [{{ date: 2026-06-01, due: 2026-06-09, by: quality-lead, why: Ill }}]",
        ),
        "C-0001",
        "/extensions/0/due",
    ),
    "Target.by": (Put(RISK, "by: 2026-12-31", "by: 2026-06-09"), "R-0002", "/target/by"),
    "ExitCriterion.due": (
        Put(CONCERN, "due: 2026-09-30", "due: 2026-06-09"),
        "Q-0001",
        "/exit_criteria/0/due",
    ),
    "NextDecision.date": (
        Put(CONCERN, "date: 2026-09-17", "date: 2026-06-09"),
        "Q-0001",
        "/tabled/0/next_decision/date",
    ),
    "CommitmentOutcome.due": (
        Put("commitments/primary-care-2.yaml", "due: 2027-03-31", "due: 2026-06-09"),
        "primary-care-2",
        "/outcome/due",
    ),
    "IndicatorTarget.due": (
        Put("indicators/results-read.yaml", "due: 2026-12-31", "due: 2026-06-09"),
        "results-read",
        "/target/due",
    ),
    "Discussion.follow_up": (
        Put(
            "intelligence/2026/I-0001.yaml",
            "    decision: ask-provider\n",
            "    decision: ask-provider\n    follow_up: 2026-06-09\n",
        ),
        "I-0001",
        "/discussions/0/follow_up",
    ),
    "Impact.look_back": (
        Put("impacts/E-0001.yaml", "look_back: 2026-10-13", "look_back: 2026-06-09"),
        "E-0001",
        "/look_back",
    ),
    "LookBack.again": (
        Put(
            "impacts/E-0001.yaml",
            "look_back: 2026-10-13\n",
            "looked_back: [{date: 2026-05-04, by: quality-lead, went: worse, found: Fewer come, again: 2026-06-09}]\n",
        ),
        "E-0001",
        "/looked_back/0/again",
    ),
    "Return.due": (
        Put(
            "providers/fernhill-practice.yaml",
            "areas: [primary-care]\n",
            "areas: [primary-care]\nreturns: [{date: 2026-05-04, framework: safety-return, period: May, due: 2026-06-09}]\n",
        ),
        "fernhill-practice",
        "/returns/0/due",
    ),
    "Standing.until": (
        Put(
            "providers/fernhill-practice.yaml",
            "areas: [primary-care]\n",
            "areas: [primary-care]\nstanding: [{date: 2026-05-04, kind: psirf-plan, source: Its plan, until: 2026-06-09, by: quality-lead}]\n",
        ),
        "fernhill-practice",
        "/standing/0/until",
    ),
    "SituationAssessment.reassess_by": (
        Put("situations/D-0001.yaml", "reassess_by: 2026-12-31", "reassess_by: 2026-06-09"),
        "D-0001",
        "/assessments/1/reassess_by",
    ),
    "Meeting.date": (NOT_HELD, "2026-06-09-quality-committee", "/date"),
}


def marked(model: type[BaseModel]) -> Iterator[tuple[str, States]]:
    """Every day of a model, or of one inside it, that may lie ahead, with what its mark says."""
    for name, field in model.model_fields.items():
        yield from (
            (f"{model.__name__}.{name}", note)
            for note in field.metadata
            if isinstance(note, States) and note.ahead
        )
        for inner in types_in(field.annotation):
            if issubclass(inner, BaseModel):
                yield from marked(inner)


MARKS = dict(found for kind in KINDS for found in marked(kind.model))


def test_every_day_that_may_lie_ahead_is_tried_here_or_nothing_is_owed_by_it() -> None:
    assert {name for name, mark in MARKS.items() if mark.due is None} == {
        "Paper.date",
        "Impact.starts",
        "Scheduled.due",
        "Scheduled.until",
    }
    assert {name for name, mark in MARKS.items() if mark.due} == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_a_day_that_passed_is_late_and_found(name: str, base: Path) -> None:
    change, record, pointer = CASES[name]
    plant(base, *FUNCTIONS, change)
    now = moment(base, DAY)
    kind = MARKS[name].due
    assert [item.kind for item in due_items(now) if item.record == record and item.days_late] == [kind]
    found = [one for one in check(now).findings if (one.record, one.pointer) == (record, pointer)]
    assert [finding.severity in ("error", "warning") for finding in found] == [True]


class Promise(Frozen):
    """Something promised, in a kind that nobody has thought of yet."""

    id: EntryId
    due: Annotated[OrUnknown[Day], States(done="answered")]
    answered: Annotated[Day | None, Happens()] = None


class Letter(Record):
    """A record of such a kind."""

    reply_by: Annotated[Day | None, States()] = None
    sent_on: Annotated[Day | None, States(ahead=False)] = None
    heard_on: Annotated[Day | None, States(due=None)] = None
    promises: tuple[Promise, ...] = ()
    closed: Closure | None = None


def a_letter(**fields: Any) -> Letter:
    return Letter.model_validate({"id": "letter-1", "title": "A letter", "owner": "quality-lead", **fields})


def test_a_deadline_of_a_new_kind_is_found_by_its_mark() -> None:
    letter = a_letter(
        reply_by="2026-06-09",
        sent_on="2026-06-01",
        heard_on="2026-06-02",
        promises=[
            {"id": "P1", "due": "2026-06-01"},
            {"id": "P2", "due": "2026-06-01", "answered": "2026-06-12"},
            {"id": "P3", "due": "2026-06-15"},
            {"id": "P4", "due": "unknown"},
        ],
    )
    now = moment(register(letter), DAY)
    assert [(item.kind, item.entry, item.due, item.days_late, item.at) for item in due_items(now)] == [
        ("deadline", "P1", date(2026, 6, 1), 14, "/promises/0/due"),
        ("deadline", "", date(2026, 6, 9), 6, "/reply_by"),
        ("deadline", "P3", date(2026, 6, 15), 0, "/promises/2/due"),
    ]
    assert [hit.pointer for hit in deadlines.passed.check(now)] == ["/promises/0/due", "/reply_by"]
    assert [item.entry for item in due_items(now.on(date(2026, 6, 11)))] == ["P1", "P2", "", "P3"]


def test_a_record_that_is_closed_owes_nothing() -> None:
    closed = {"date": "2026-06-10", "by": "quality-lead", "reason": "Answered"}
    assert due_items(moment(register(a_letter(reply_by="2026-06-09", closed=closed)), DAY)) == ()


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_what_is_past_and_late_are_the_same(due: date, on: date) -> None:
    now = moment(register(a_letter(reply_by=due)), on)
    assert [item.days_late for item in due_items(now)] == [max(0, (on - due).days)]
    assert bool(list(deadlines.passed.check(now))) is (due < on)
