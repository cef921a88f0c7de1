"""What the tests remember of the judge is what the judge says: of this register, by these settings, on this day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from qaif_cli.flow import check as flow
from qaif_cli.judge.check import check
from qaif_cli.model.moment import Moment
from qaif_cli.store.loader import load, read_text
from qaif_cli.store.source import Worktree
from qaif_cli.store.yaml import emit
from tests.support.moments import moment
from tests.support.remembering import MOST, judged_once, written_once

BASE = Path(__file__).parent / "base" / "records"
DAY = date(2026, 6, 15)
LATE = DAY + timedelta(days=90)


def test_it_says_what_the_judge_says() -> None:
    loaded, judged = load(Worktree(BASE)), judged_once(check)
    assert loaded.framework
    held = loaded.register.held
    risk = next(item for item in held if item.path == "risks/R-0001.yaml")
    other = read_text(risk.path, risk.text.replace("owner: quality-lead", "owner: nobody", 1))
    changed = replace(
        loaded.register, held=tuple(other if item.path == other.path else item for item in held)
    )
    fewer = replace(loaded.register, held=held[1:])
    stricter = loaded.framework.model_copy(
        update={"rules": loaded.framework.rules.model_copy(update={"enabled": ()})}
    )
    for _ in range(2):
        for register in (loaded.register, changed, fewer):
            for framework in (loaded.framework, stricter):
                for days in ((DAY, DAY), (LATE, LATE), (DAY, LATE)):
                    now = Moment(register, framework, *days)
                    assert judged(now) == check(Moment(register, framework, *days))
    assert judged(moment(changed, DAY, loaded.framework)) != judged(moment(loaded, DAY))


def test_the_same_is_not_judged_again_and_what_is_long_ago_is() -> None:
    loaded, asked = load(Worktree(BASE)), []
    assert loaded.framework

    def counted(*arguments: object) -> object:
        asked.append(arguments)
        return object()

    judged = judged_once(counted)  # type: ignore[arg-type]  # it says nothing, and is only counted
    first = judged(moment(loaded, DAY))
    assert judged(moment(replace(loaded.register), DAY, loaded.framework)) is first
    for days in range(1, MOST + 1):
        judged(moment(loaded, DAY, today=DAY + timedelta(days=days)))
    assert len(asked) == MOST + 1
    assert judged(moment(loaded, DAY)) is not first


def test_it_is_what_the_commands_ask() -> None:
    assert vars(flow)["check"] is not check


ALIKE: tuple[object, ...] = (
    1,
    "1",
    1.0,
    True,
    "True",
    "true",
    None,
    "None",
    "null",
    "",
    [],
    {},
    ["1"],
    {"1": 1},
    {1: "1"},
    "2026-06-15",
    "'1'",
)


def test_values_that_look_alike_are_written_each_as_it_is() -> None:
    dump = vars(emit)["_dump"].__closure__[0].cell_contents  # the real one, which the tests put by
    written = written_once(dump)
    for _ in range(2):
        for inline in (True, False):
            for width in (20, 100):
                assert [written({"k": one}, flow=inline, width=width) for one in ALIKE] == [
                    dump({"k": one}, flow=inline, width=width) for one in ALIKE
                ]
