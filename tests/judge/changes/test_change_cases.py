"""Every rule on a change has a repository that breaks just that rule, and the nearest honest change that passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest

from qaif_cli.judge.changes.every import CHANGE_RULES
from qaif_cli.store import yaml
from tests.support.repository import Repository, brought, repository

HERE = Path(__file__).parent
AUTHORITIES = (HERE / "authorities.yaml").read_text(encoding="utf-8")
CODES = [rule.card.code for rule in CHANGE_RULES]


@dataclass(frozen=True)
class Case:
    """A change.

    Attributes:
        before: What differs from the base register before the change.
        authorities: Whether the base says who may.
        commits: What each commit does, by whom, when and with which message.
        uncommitted: What is on disk only.
        beside: The codes of rules that find what they must in it too.
    """

    code: str
    name: str
    before: list[dict[str, Any]] = field(default_factory=list)
    authorities: bool = False
    commits: list[dict[str, Any]] = field(default_factory=list)
    uncommitted: list[dict[str, Any]] = field(default_factory=list)
    expect: list[dict[str, Any]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def read(path: Path) -> Iterator[Case]:
    data = yaml.parse(path.read_text(encoding="utf-8"))
    assert data["code"] == path.stem
    for group in ("passes", "fails"):
        for item in data[group]:
            assert bool(item.get("expect")) is (group == "fails"), item["name"]
            yield Case(data["code"], **item)


CASES = [case for path in sorted((HERE / "cases").glob("*.yaml")) for case in read(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.name}")
def test_case(case: Case, tmp_path: Path) -> None:
    who = [{"file": "authorities.yaml", "write": AUTHORITIES}] if case.authorities else []
    made = repository(tmp_path, [*who, *case.before])
    for commit in case.commits:
        made.commit(**{**commit, "edits": [_named(made, change) for change in commit.get("edits", ())]})
    for change in case.uncommitted:
        made.edit(change)
    every = brought(made, base="main")
    findings = [finding for finding in every if finding.code not in case.beside]
    assert {finding.code for finding in every} >= {*case.beside}
    codes = [(finding.code, finding.path) for finding in findings]
    assert codes == [(case.code, normpath(f"records/{item['path']}")) for item in case.expect], findings
    for finding, item in zip(findings, case.expect, strict=True):
        where = {"pointer": finding.pointer} if finding.pointer else {"line": finding.line}
        assert {**where, "path": item["path"], "says": item["says"]} == item, finding
        assert item["says"] in finding.message
        assert not finding.message.endswith(".")


def _named(made: Repository, change: dict[str, Any]) -> dict[str, Any]:
    """An edit with the name of the commit on `main` where it says MAIN."""
    return (
        {**change, "put": change["put"].replace("MAIN", made.git("rev-parse", "main"))}
        if "MAIN" in change.get("put", "")
        else change
    )


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_change_that_passes_and_one_that_fails(code: str) -> None:
    own = [case for case in CASES if case.code == code]
    assert any(case.expect for case in own)
    assert any(not case.expect for case in own)
