"""What the tests remember of the judge is what the judge says: of this register, by these settings, on this day."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from qaif_cli.flow import briefing, request
from qaif_cli.flow import judged as flow
from qaif_cli.judge.check import as_at_by, check
from qaif_cli.judge.rules import RULES
from qaif_cli.model.authorities import Authorities
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import OtherFile, Unreadable
from qaif_cli.store.loader import load, read_text
from qaif_cli.store.source import Worktree
from qaif_cli.store.yaml import emit
from tests.conftest import JUDGING
from tests.support.moments import moment
from tests.support.remembering import MOST, judged_once, moment_once, written_once
from tests.support.sources import SOURCES

BASE = Path(__file__).parent / "base" / "records"
PACKAGE = Path(flow.__file__).parents[1]
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


def test_some_of_the_rules_are_not_all_of_them() -> None:
    loaded, judged = load(Worktree(BASE)), judged_once(as_at_by)
    now = moment(loaded, LATE)
    for _ in range(2):
        for rules in (RULES, RULES[:60], RULES[60:], RULES[:0]):
            assert judged(now, (*rules,)) == as_at_by(moment(loaded, LATE), rules)
    assert judged(now, (*RULES[:60],)) is judged(now, (*RULES[:60],))


def test_a_moment_is_the_same_only_for_the_same_records_settings_and_days() -> None:
    loaded, made = load(Worktree(BASE)), moment_once(Moment)
    register, framework = loaded.register, loaded.framework
    assert framework
    risk = next(item for item in register.held if item.path == "risks/R-0001.yaml")
    other = read_text(risk.path, risk.text + "# the same record in another file\n")
    asked = [
        (register, framework, DAY, DAY),
        (register, framework, DAY, LATE),
        (register, framework, LATE, LATE),
        (register, framework.model_copy(), DAY, DAY),
        (replace(register, held=register.held[1:]), framework, DAY, DAY),
        (
            replace(register, held=tuple(other if item is risk else item for item in register.held)),
            framework,
            DAY,
            DAY,
        ),
        (replace(register, framework_text=""), framework, DAY, DAY),
        (
            replace(register, unreadable=(Unreadable("risk", "risks/R-9.yaml", "R-9", "", ()),)),
            framework,
            DAY,
            DAY,
        ),
        (
            replace(register, beside=(OtherFile("authorities.yaml", Authorities(schema=1), ""),)),
            framework,
            DAY,
            DAY,
        ),
    ]
    first = [made(*one) for one in asked]
    assert len({id(one) for one in first}) == len(asked)
    assert [made(replace(one[0]), *one[1:]) for one in asked] == first
    assert [(one.written, one.day, one.today) for one in first] == [(one[0], one[2], one[3]) for one in asked]


def test_it_is_what_the_commands_ask() -> None:
    asking = re.compile(r"^from qaif_cli\.judge\.check import .*\bcheck$", re.MULTILINE)
    assert {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for path in SOURCES
        if asking.search(path.read_text("utf-8"))
    } == {*JUDGING}
    assert vars(flow)["check"] is not check
    assert vars(briefing)["as_at_by"] is not as_at_by
    assert vars(request)["Moment"] is not Moment


def test_who_starts_the_workers_waits_for_nothing_that_is_long_to_import() -> None:
    asked = "import sys, tests.conftest; print({name.partition('.')[0] for name in sys.modules} & {'qaif_cli', 'pydantic', 'typer', 'hypothesis'})"
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=BASE.parents[2], check=True, capture_output=True, text=True
    )
    assert said.stdout == "set()\n"


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
