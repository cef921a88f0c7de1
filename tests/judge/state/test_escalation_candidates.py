from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.rules import RULES
from qaif_cli.judge.state.escalation_candidates import consider
from qaif_cli.judge.state.high_risks import high_risks_without_concern
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.moments import moment

DAY = date(2026, 6, 15)


@pytest.fixture
def register(base: Path) -> Register:
    return load(Worktree(base)).register


@pytest.fixture
def framework(base: Path) -> Framework:
    found = load(Worktree(base)).framework
    assert found
    return found


def without(register: Register, record: str) -> Register:
    return Register(tuple(item for item in register.held if item.record.id != record))


def changed(register: Register, record: str, **fields: object) -> Register:
    held = tuple(
        Held(
            item.kind,
            item.path,
            item.record.model_copy(update=fields) if item.record.id == record else item.record,
            item.text,
        )
        for item in register.held
    )
    return Register(held)


def seen(register: Register, framework: Framework, day: date) -> list[tuple[str, str]]:
    return [(item.direction, item.record) for item in consider(moment(register, day, framework))]


def test_nothing_is_said_where_a_concern_above_routine_speaks_of_the_risk(
    register: Register, framework: Framework
) -> None:
    assert seen(register, framework, DAY) == []


def test_a_high_risk_that_no_concern_holds(register: Register, framework: Framework) -> None:
    found = consider(moment(without(register, "Q-0001"), DAY, framework))
    assert [(item.direction, item.record) for item in found] == [("up", "R-0001")]
    assert found[0].why == "it scores 16, and no concern holds it"


def test_a_high_risk_that_the_concern_of_its_provider_does_not_hold(
    register: Register, framework: Framework
) -> None:
    assert seen(changed(register, "Q-0001", risks=()), framework, DAY) == [("up", "R-0001")]


def test_a_concern_at_routine_speaks_for_the_risk_that_it_holds(
    register: Register, framework: Framework
) -> None:
    day = date(2026, 3, 11)
    found = {item.record: item.why for item in consider(moment(register, day, framework))}
    assert found["Q-0001"] == "it is at routine and holds R-0001 (score 16)"
    (high,) = high_risks_without_concern(moment(register, day, framework))
    assert [concern.concern.id for concern in high.concerns] == ["Q-0001"]
    assert "fernhill-practice" not in found


def test_a_risk_that_rose_since_the_last_interval(register: Register, framework: Framework) -> None:
    rose = [
        item.why
        for item in consider(moment(register, date(2026, 5, 3), framework))
        if item.record == "R-0001"
    ]
    assert rose == ["its score rose from 12 to 16 since 3 March 2026"]
    assert ("up", "R-0001") not in seen(register, framework, date(2026, 5, 4))


def test_a_step_down_once_every_criterion_is_met(register: Register, framework: Framework) -> None:
    assert ("down", "Q-0002") not in seen(register, framework, date(2026, 3, 4))
    assert ("down", "Q-0002") in seen(register, framework, date(2026, 3, 5))
    assert ("down", "Q-0002") not in seen(register, framework, date(2026, 3, 12))


def test_a_step_up_where_no_criterion_is_met_and_one_is_overdue(
    register: Register, framework: Framework
) -> None:
    assert ("up", "Q-0001") not in seen(register, framework, date(2026, 9, 30))
    assert ("up", "Q-0001") in seen(register, framework, date(2026, 10, 1))


@pytest.mark.parametrize(
    "day", [date(2026, 2, 1), date(2026, 3, 5), date(2026, 3, 20), DAY, date(2027, 1, 1)]
)
@pytest.mark.parametrize("gone", ["", "Q-0001", "Q-0002"])
def test_the_rule_and_the_list_find_the_same_risks(
    day: date, gone: str, register: Register, framework: Framework
) -> None:
    rule = next(rule for rule in RULES if rule.card.code == "CON011")
    now = moment(without(register, gone), day, framework)
    high = high_risks_without_concern(now)
    assert {hit.record for hit in rule.check(now)} == {item.state.risk.id for item in high}
    spoken_for = {concern.concern.id for item in high for concern in item.concerns}
    alone = {item.state.risk.id for item in high if not item.concerns}
    listed = {
        item.record for item in consider(now) if "no concern holds it" in item.why or " holds R-" in item.why
    }
    assert listed == spoken_for | alone


def test_the_highest_risk_is_named_first(register: Register, framework: Framework) -> None:
    both = changed(
        without(register, "Q-0001"), "R-0002", providers=("fernhill-practice",), reviews=_at_25(register)
    )
    high = high_risks_without_concern(moment(both, DAY, framework))
    assert [(item.state.risk.id, item.state.score) for item in high] == [("R-0002", 25), ("R-0001", 16)]


def _at_25(register: Register) -> tuple[object, ...]:
    first, *_ = next(risk for risk in register.risks if risk.id == "R-0002").reviews
    return (first.model_copy(update={"consequence": 5, "likelihood": 5}),)
