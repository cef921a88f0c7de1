"""Every kind of dishonest change is found at its place, and of its nearest honest neighbour nothing is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.judge.changes.change_rule import ChangeSet, CommitStep, Touched, Version
from qaif_cli.judge.changes.every import check_change
from qaif_cli.model.change import Commit
from qaif_cli.model.finding import Finding
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.store import yaml
from qaif_cli.store.loader import load, read_text
from qaif_cli.store.source import Worktree

HERE = Path(__file__).parent
BASE = HERE.parents[1] / "base" / "records"
DAY = date(2026, 6, 15)
CASES: list[dict[str, Any]] = yaml.parse((HERE / "dishonest.yaml").read_text("utf-8"))
EVER = frozenset({"R-0001", "R-0021", "old-surgery"})
"""The IDs that git ever held."""
Edit = Mapping[str, Any]


@cache
def base() -> Moment:
    loaded = load(Worktree(BASE))
    assert loaded.framework
    return Moment(loaded.register, loaded.framework, DAY, DAY)


def edited(now: Moment, path: str, edit: Edit) -> Moment:
    """The register with one file changed, and what its `and` changes besides, in another file or the same."""
    made = _edited(now, path, edit)
    more = edit.get("and")
    return edited(made, f"{more['file']}.yaml" if "file" in more else path, more) if more else made


def _edited(now: Moment, path: str, edit: Edit) -> Moment:
    held = {item.path: item for item in now.written.held}
    text = now.written.framework_text if path == "framework.yaml" else held[path].text
    if "find" in edit:
        assert edit["find"] in text, edit
        text = text.replace(edit["find"], edit["put"], 1)
    text += edit.get("append", "")
    if path == "framework.yaml":
        framework = Framework.model_validate(yaml.parse(text))
        return Moment(replace(now.written, framework_text=text), framework, DAY, DAY)
    item = read_text(path, text)
    others = tuple(item if one.path == path else one for one in now.written.held)
    return Moment(replace(now.written, held=others), now.framework, DAY, DAY)


def judged(case: Mapping[str, Any]) -> list[Finding]:
    """What is found on a change that one commit made."""
    path = f"{case['file']}.yaml"
    before = base()
    if first := case.get("before"):
        before = edited(before, f"{first.get('file', case['file'])}.yaml", first)
    sides = [
        before,
        *(edited(before, path, step) for step in case.get("steps", ())),
        edited(before, path, case),
    ]
    steps = tuple(_step(number, path, *pair) for number, pair in enumerate(pairwise(sides)))
    return list(check_change(ChangeSet(before, sides[-1], steps, None, ever=EVER)))


def _step(number: int, path: str, was: Moment, now: Moment) -> CommitStep:
    """One commit, from what was before it."""
    commit = Commit(f"{number:040}", DAY, "", "", "", "", "")
    return CommitStep(
        commit, (), (Touched(path, (_version(was.written, path),), _version(now.written, path)),)
    )


def _version(register: Register, path: str) -> Version:
    item = next((item for item in register.held if item.path == path), None)
    return Version(item.text if item else register.framework_text, item)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["kind"]))
def test_a_dishonest_change_is_found_at_its_place(case: dict[str, Any]) -> None:
    found = [item for item in judged(case) if item.code not in case.get("beside", ())]
    assert [(item.code, item.path, item.pointer) for item in found] == [
        (case["code"], f"{case['file']}.yaml", case["pointer"])
    ], [item.message for item in found]
    assert found[0].fix


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["kind"]))
def test_of_its_nearest_honest_neighbour_nothing_is_found(case: dict[str, Any]) -> None:
    assert [item.message for item in judged(case["honest"])] == []
