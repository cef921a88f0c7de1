from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.rules import RULES
from qaif_cli.judge.state.escalation_candidates import consider, high_risks_at_routine
from qaif_cli.judge.state.position import position
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

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
    return [(item.direction, item.record) for item in consider(register, framework, day)]


def test_nothing_is_said_where_a_concern_above_routine_speaks_of_the_risk(
    register: Register, framework: Framework
) -> None:
    assert seen(register, framework, DAY) == []


def test_a_provider_with_a_high_risk_that_no_concern_names(register: Register, framework: Framework) -> None:
    found = consider(without(register, "Q-0001"), framework, DAY)
    assert [(item.direction, item.record) for item in found] == [("up", "fernhill-practice")]
    assert found[0].why == "it has R-0001 (score 16), and nothing about it is above routine"


def test_a_concern_at_routine_speaks_for_its_provider(register: Register, framework: Framework) -> None:
    found = consider(register, framework, date(2026, 3, 11))
    assert ("up", "Q-0001") in [(item.direction, item.record) for item in found]
    assert "fernhill-practice" not in [item.record for item in found]


def test_a_risk_that_rose_since_the_last_interval(register: Register, framework: Framework) -> None:
    rose = [item.why for item in consider(register, framework, date(2026, 5, 3)) if item.record == "R-0001"]
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
def test_the_rule_and_the_list_find_the_same_providers(
    day: date, gone: str, register: Register, framework: Framework
) -> None:
    rule = next(rule for rule in RULES if rule.card.code == "CON011")
    seen_by_rule = {hit.record for hit in rule.check(without(register, gone), framework, day)}
    assert (
        set(high_risks_at_routine(position(without(register, gone), framework, day), framework))
        == seen_by_rule
    )


def test_the_highest_risk_is_named_first(register: Register, framework: Framework) -> None:
    both = changed(
        without(register, "Q-0001"), "R-0002", providers=("fernhill-practice",), reviews=_at_25(register)
    )
    assert high_risks_at_routine(position(both, framework, DAY), framework) == {
        "fernhill-practice": ("R-0002", "R-0001")
    }


def _at_25(register: Register) -> tuple[object, ...]:
    first, *_ = next(risk for risk in register.risks if risk.id == "R-0002").reviews
    return (first.model_copy(update={"consequence": 5, "likelihood": 5}),)
