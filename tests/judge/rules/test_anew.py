"""What a change of some records brings is the same, whether every record is judged anew or those that changed alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.brought import brought
from qaif_cli.flow.place import placed
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.weighing import weighed, with_records
from qaif_cli.judge.anew import EACH, WIDE, in_every, in_files, looks_at_each
from qaif_cli.judge.check import check
from qaif_cli.judge.rules import RULES
from qaif_cli.model.finding import Finding
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.workspace import Workspace
from tests.judge.rules.test_cases import BASE, CASES, LIKE, Case, edited
from tests.support.moments import base_framework

FRAMEWORK = base_framework()
CHANGES = [case for case in CASES if case.expect and case.edits and case.edits[0]["file"] != "framework.yaml"]
EVERY = 8
"""One of so many is tried: the others are of the same rules, or of others that look at a record in the same way."""
FOLDER = Workspace(BASE.parent, BASE)


def after(case: Case, tmp_path: Path) -> Register:
    return load(edited(case, tmp_path), like=LIKE).register


def differing(one: Register, other: Register) -> list[Held]:
    there = {item.path: item.text for item in one.held}
    return [item for item in other.held if there.get(item.path) != item.text]


def by_all(before: Register, made: Register, day: date) -> tuple[Finding, ...]:
    """What the change brings, every rule asked of every record."""
    sides = (
        placed(check(Moment(side, FRAMEWORK, day, day)).findings, side, FOLDER.prefix)
        for side in (before, made)
    )
    return brought(*sides)


def reading_of(register: Register, day: date) -> Reading:
    now = Moment(register, FRAMEWORK, day, day)
    return Reading(FOLDER, Loaded(FRAMEWORK, register, ()), now)


@pytest.mark.parametrize("back", [False, True], ids=["as it is made", "as it is taken back"])
def test_what_changed_alone_says_what_all_would_say(back: bool, tmp_path: Path) -> None:
    some = 0
    for place, case in enumerate(CHANGES[back::EVERY]):
        sides = (LIKE, after(case, tmp_path / str(place)))
        before, then = reversed(sides) if back else sides
        held = differing(before, then)
        made = with_records(before, held)
        expected = by_all(before, made, case.as_of)
        assert weighed(reading_of(before, case.as_of), held, case.as_of) == expected, (case.code, case.name)
        some += bool(expected)
    assert back or some > len(CHANGES) // EVERY // 2


def test_both_kinds_of_rules_are_all_of_them(tmp_path: Path) -> None:
    assert sorted(rule.card.code for rule in (*EACH, *WIDE)) == sorted(rule.card.code for rule in RULES)
    for place, case in enumerate(CHANGES[::24]):
        register = after(case, tmp_path / str(place))
        now = Moment(register, FRAMEWORK, case.as_of, case.today)
        every = frozenset(item.path for item in register.held)
        of_records = [finding for finding in check(now).findings if finding.record]
        apart = [finding for finding in (*in_every(now), *in_files(now, every)) if finding.record]
        assert sorted(apart, key=repr) == sorted(of_records, key=repr), (case.code, case.name)


def test_what_each_record_says_hangs_on_no_other_rule() -> None:
    named = {code for rule in RULES for code in rule.after}
    each = {rule.card.code for rule in RULES if looks_at_each(rule)}
    assert len(EACH) == len(each), (
        "a rule is asked of every record again: it waits for another, or another for it"
    )
    assert not each & named


def test_no_record_that_stays_is_looked_at_by_a_rule_on_one_record() -> None:
    register = Register(tuple(replace(item) for item in LIKE.held), (), LIKE.framework_text)
    now = Moment(register, FRAMEWORK, CASES[0].as_of, CASES[0].as_of)
    in_files(now, frozenset({"risks/R-0001.yaml"}))
    looked_at = {item.path for item in register.held if item._kept}  # noqa: SLF001  # what was worked out of it
    assert looked_at == {"risks/R-0001.yaml"}
