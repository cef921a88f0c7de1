"""What an extract tells of a period: whatever befell in it, and nothing that came after it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from qaif_cli.flow.extract.entries import Period, entries
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.store import yaml
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.tomorrow import DAY, TOMORROW, WORD, Planter, room
from tests.support.turn import turn

WITHOUT_WORDS = {
    *(
        "agreed",
        "answered",
        "approved",
        "cancelled",
        "closed",
        "drafted",
        "earlier",
        "ended",
        "minutes_agreed",
    ),
    *("position_at", "previous_owners", "received", "shared", "validated"),
}
"""What tells its day alone, or who: there is no room for a word."""
RISK = """\
id: R-0001
title: Nobody checks the crash trolley
owner: quality-lead
whose: provider
area: primary-care
domain: safety
dimensions: [safe]
providers: []
cause: no rota names who checks it
event: a drug may be missing
effect: harm
executive_lead: chief-nursing-officer
tier: directorate
opened: 2026-03-02
validated: unknown
reviews:
  - { date: 2026-03-02, by: quality-lead, consequence: 4, likelihood: 4, note: First score }
target: { consequence: 4, likelihood: 2, by: 2026-12-31 }
actions:
  - id: A1
    title: Write the rota
    owner: quality-lead
    due: 2026-05-01
    added: 2026-03-10
    extensions:
      - { date: 2026-04-20, due: 2026-06-01, by: quality-lead, why: Nobody was there }
    done: 2026-05-20
    note: It hangs on the wall
"""
WHOLE = (
    "ID: A1. Title: Write the rota. Owner: quality-lead. Due: 1 May 2026. "
    "Extensions: (Date: 20 April 2026. Due: 1 June 2026. By: quality-lead. Why: Nobody was there). "
    "Done: 20 May 2026. Note: It hangs on the wall"
)
TOLD = re.compile(rf"{WORD}\d+")


def told(records: Path, period: Period) -> set[str]:
    """The planted words that the entries of all records tell of a period."""
    held = load(Worktree(records)).register.held
    return {
        word
        for item in held
        for entry in entries(item.record, None, lambda _, name: name, (), period)[0]
        for word in TOLD.findall(entry.says)
    }


def test_it_tells_all_that_befell_in_it_and_nothing_of_what_came_after(base: Path) -> None:
    turn(base)
    room(base)
    planter = Planter(base)
    planter.plant()
    assert told(base, Period(last=DAY)) == set()
    in_period = told(base, Period(first=TOMORROW))
    not_told = {
        planter.words[word].split()[0].rpartition("/")[2] for word in planter.words.keys() - in_period
    }
    assert not_told == WITHOUT_WORDS
    assert len(in_period) > len(planter.words) // 2


def test_what_was_agreed_before_it_and_done_in_it_is_told_by_its_day_in_it() -> None:
    risk = Risk.model_validate(yaml.parse(RISK))
    every = lines(risk, Period())
    assert every == [
        (date(2026, 3, 2), "Reviews", "By: quality-lead. Consequence: 4. Likelihood: 4. Note: First score"),
        (
            date(2026, 3, 10),
            "Actions",
            WHOLE,
        ),
    ]
    assert lines(risk, Period(last=date(2026, 3, 31))) == [
        every[0],
        (*every[1][:2], "ID: A1. Title: Write the rota. Owner: quality-lead. Due: 1 May 2026"),
    ]
    (only,) = lines(risk, Period(date(2026, 4, 1), date(2026, 4, 30)))
    assert only[0] == date(2026, 4, 20)
    assert "Added: 10 March 2026" in only[2]
    assert "Why: Nobody was there" in only[2]
    assert "20 May 2026" not in only[2]
    assert lines(risk, Period(date(2026, 4, 21), date(2026, 5, 19))) == []
    assert left_out(risk, Period(date(2026, 4, 21), date(2026, 5, 19))) == len(every)


def lines(risk: Risk, period: Period) -> list[tuple[date | None, str, str]]:
    found, _ = entries(risk, None, lambda _, name: name, (), period)
    return [(entry.day, entry.where, entry.says) for entry in found]


def left_out(risk: Risk, period: Period) -> int:
    return entries(risk, None, lambda _, name: name, (), period)[1]
