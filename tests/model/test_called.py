"""Settings before a change under the names of those after it: the same settings where no name is another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.judged import read_and_checked
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment, once_each
from qaif_cli.store.loader import load, read_settings
from qaif_cli.store.source import Worktree

BASE = Path(__file__).parents[1] / "base" / "records"
TEXT = (BASE / "framework.yaml").read_text("utf-8")
BODY = "    name: Quality Committee\n"
DAY = date(2026, 6, 15)


def with_name(name: str) -> Framework:
    assert TEXT.count(BODY) == 1
    return read_settings(TEXT.replace(BODY, f"    name: {name}\n"))


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(TEXT, id="the same text"),
        pytest.param(f"{TEXT}# a word\n", id="the same settings"),
        pytest.param(f"{TEXT}\nrules:\n  enabled: [RSK001]\n", id="no name of a list"),
    ],
)
def test_settings_that_are_called_so_already_are_the_same(after: str) -> None:
    before = read_settings(TEXT)
    assert before.called_as_in(read_settings(after)) is before


def test_another_name_makes_others_that_say_all_else_alike() -> None:
    before, after = with_name("Quality Committee"), with_name("Quality and Outcomes Committee")
    made = before.called_as_in(after)
    assert made is not before
    assert made == after
    assert before == with_name("Quality Committee")


def test_what_was_worked_out_for_a_record_is_not_worked_out_again_for_where_a_change_began() -> None:
    asked: list[str] = []
    loaded = load(Worktree(BASE))
    assert loaded.framework
    worked_out = once_each(lambda item, _: asked.append(item.path))
    for framework in (loaded.framework, loaded.framework.called_as_in(loaded.framework)):
        now = Moment(loaded.register, framework, DAY, DAY)
        for item in now.register.held:
            worked_out(item, now)
    assert len(asked) == len(set(asked)) == len(loaded.register.held)
    assert read_and_checked(loaded, DAY, DAY).findings == ()
