from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import ValidationError

from qaif_cli.judge.rules.actions import without_due_date, without_owner
from qaif_cli.model.framework import ExtraField
from qaif_cli.model.inside import actions_at, takes_updates
from qaif_cli.model.kinds import BY_NAME, KINDS
from qaif_cli.model.record import Record


def test_what_stands_before_the_number_of_an_id_is_read_from_its_type() -> None:
    prefixes = {"risk": "R-", "concern": "Q-", "intelligence": "I-", "area": "", "meeting": ""}
    assert {name: BY_NAME[name].prefix for name in prefixes} == prefixes


def test_a_kind_finds_its_shape_by_its_name() -> None:
    for kind in KINDS:
        assert issubclass(kind.model, Record)
        assert kind.model.__name__.casefold() == kind.name.replace("-", "")


def test_a_kind_is_called_by_its_name_unless_the_card_says_otherwise() -> None:
    assert [BY_NAME["area"].a, BY_NAME["intelligence"].a] == ["an area", "a piece of intelligence"]
    assert (BY_NAME["assessment"].a, BY_NAME["assessment"].one) == ("a self-assessment", "assessment")
    assert [BY_NAME["area"].folder, BY_NAME["intelligence"].folder] == ["areas", "intelligence"]


def test_an_own_field_may_be_given_to_every_kind_and_to_nothing_else() -> None:
    for kind in KINDS:
        ExtraField(kind=kind.name, name="note", type="text", why="Because")
    with pytest.raises(ValidationError) as caught:
        ExtraField(kind="risks", name="note", type="text", why="Because")
    assert caught.value.errors()[0]["type"] == "literal_error"


def test_the_cards_load_no_shape() -> None:
    code = "import sys; from qaif_cli.model.kinds import KINDS; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_where_actions_stand_is_read_from_the_types() -> None:
    places = {
        "area": "",
        "risk": "/actions",
        "provider": "",
        "concern": "/improvement_plan/actions",
        "commitment": "/actions",
        "paper": "",
        "indicator": "/actions",
        "intelligence": "",
        "meeting": "/actions",
        "assessment": "/actions",
    }
    assert {name: actions_at(BY_NAME[name].model) for name in places} == places


def test_which_kinds_take_updates_is_read_from_the_types() -> None:
    assert all(takes_updates(BY_NAME[name].model) for name in ("area", "concern", "commitment", "assessment"))
    assert not any(takes_updates(BY_NAME[name].model) for name in ("risk", "paper", "meeting"))


def test_the_rules_on_actions_name_the_kinds_that_they_spare() -> None:
    assert [kind.name for kind in KINDS if not kind.smart] == ["commitment", "indicator", "assessment"]
    for rule in (without_owner, without_due_date):
        assert "of a commitment, an indicator or a self-assessment is only noted" in rule.card.finds
