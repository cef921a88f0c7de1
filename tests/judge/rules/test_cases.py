"""Every rule has a case that passes and one that fails; all run through the real pipeline."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.judged import checked
from qaif_cli.judge.rules import RULES
from qaif_cli.model.finding import Finding
from qaif_cli.store import faults, yaml
from qaif_cli.store.loader import load
from qaif_cli.store.source import File, Worktree

HERE = Path(__file__).parent
BASE = HERE.parents[1] / "base" / "records"
UNCHANGED = tuple(Worktree(BASE).files())
LIKE = load(Worktree(BASE)).register
DAY = date(2026, 6, 15)
CODES = sorted([rule.card.code for rule in RULES] + [card.code for card in faults.CARDS])
FULL_STOP = re.compile(r"\.$")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?!/[0-9])")


def check_digit(nine: str) -> int:
    """The tenth digit of an NHS number; 10 where there is none."""
    return (11 - sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11) % 11


NINE = "943476591"
RIGHT = f"{NINE}{check_digit(NINE)}"
WRONG = f"{NINE}{(check_digit(NINE) + 1) % 10}"


@dataclass(frozen=True)
class Case:
    code: str
    name: str
    as_of: date
    today: date
    edits: list[dict[str, Any]] = field(default_factory=list)
    expect: list[dict[str, Any]] = field(default_factory=list)
    also: list[str] = field(default_factory=list)


def read(path: Path) -> Iterator[Case]:
    data = yaml.parse(path.read_text(encoding="utf-8"))
    assert data["code"] == path.stem
    assert set(data) == {"code", "passes", "fails"}
    for group in ("passes", "fails"):
        for item in data[group]:
            assert bool(item.get("expect")) is (group == "fails"), item["name"]
            days = {key: date.fromisoformat(item.pop(key)) for key in ("as_of", "today") if key in item}
            as_of = days.get("as_of", DAY)
            yield Case(data["code"], item.pop("name"), as_of, days.get("today", max(as_of, DAY)), **item)


CASES = [case for path in sorted((HERE / "cases").glob("*.yaml")) for case in read(path)]


def edit(records: Path, change: dict[str, Any]) -> None:
    path = records / change["file"]
    if "write" in change:
        path.parent.mkdir(exist_ok=True)
        path.write_text(numbered(change["write"]), encoding="utf-8", newline="\n")
    elif "bytes" in change:
        path.write_bytes(bytes.fromhex(change["bytes"]))
    elif "link" in change:
        path.unlink()
        path.symlink_to(change["link"])
    elif "remove" in change:
        path.unlink()
    elif "rename" in change or "copy" in change:
        to = records / (change.get("rename") or change["copy"])
        to.parent.mkdir(exist_ok=True)
        shutil.copy(path, to)
        if "rename" in change:
            path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(change["find"]) == 1, (
            f"{change['find']!r} stands {text.count(change['find'])} times"
        )
        path.write_text(text.replace(change["find"], numbered(change["put"])), encoding="utf-8", newline="\n")


UNWRITABLE = {"<right-number>": RIGHT, "<wrong-number>": WRONG, "<bom>": "\ufeff", "<nul>": "\0"}


def numbered(text: str) -> str:
    """The text with what no record, and so no case, may hold."""
    return reduce(lambda made, pair: made.replace(*pair), UNWRITABLE.items(), text)


@dataclass(frozen=True)
class Edited:
    """The base register, with the files of a folder in place of its own; they alone are read again.

    Attributes:
        own: The folder: the files that a case edits, and those that it adds.
        gone: The files of the base that the case has taken away, or will have in the folder.
    """

    own: Path
    gone: frozenset[str]

    def files(self) -> Iterator[File]:
        """Every file, by path."""
        kept = [file for file in UNCHANGED if file.path not in self.gone]
        return iter(sorted([*kept, *Worktree(self.own).files()], key=lambda file: file.path))


def edited(case: Case, own: Path) -> Edited:
    """The base register with the edits of a case."""
    touched = {change["file"] for change in case.edits}
    for path in sorted(touched):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        if (BASE / path).is_file():
            shutil.copy(BASE / path, own / path)
    for change in case.edits:
        edit(own, change)
    return Edited(own, frozenset(touched))


def findings(case: Case, tmp_path: Path) -> tuple[Finding, ...]:
    return checked(edited(case, tmp_path), case.as_of, case.today, like=LIKE).findings


def where(finding: Finding) -> dict[str, Any]:
    """Where a finding points; its line and column where it points at none of the record's values.

    That pointers are found in the text is told in `tests/flow/test_place.py`.
    """
    if not finding.pointer:
        return {"line": finding.line, "column": finding.column}
    return {"pointer": finding.pointer, **({"on_key": True} if finding.on_key else {})}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.name}")
def test_case(case: Case, tmp_path: Path) -> None:
    found = findings(case, tmp_path)
    of_code = [finding for finding in found if finding.code == case.code]
    assert [finding.path for finding in of_code] == [item["path"] for item in case.expect], of_code
    for finding, item in zip(of_code, case.expect, strict=True):
        assert {**where(finding), "path": item["path"], "says": item["says"]} == item, finding
        assert item["says"] in finding.message
    assert {finding.code for finding in found} - {case.code} == set(case.also), found
    for finding in found:
        assert not FULL_STOP.search(finding.message), "a message is a sentence without its full stop"
        assert case.code.startswith("SHP") or not ISO_DATE.search(finding.message), "days stand in words"
        assert RIGHT not in finding.message, "what is confidential is not said again"


def test_the_base_register_gives_no_finding() -> None:
    assert checked(Worktree(BASE), DAY, DAY).findings == ()


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_case_that_passes_and_one_that_fails(code: str) -> None:
    own = [case for case in CASES if case.code == code]
    assert any(case.expect for case in own)
    assert any(not case.expect for case in own)


def test_codes_and_names_are_used_once() -> None:
    cards = [*faults.CARDS, *(rule.card for rule in RULES)]
    assert len({card.code for card in cards}) == len(cards)
    assert len({card.name for card in cards}) == len(cards)
    assert {case.code for case in CASES} == set(CODES)


def test_a_rule_is_silent_only_after_rules_that_exist() -> None:
    first = {rule.card.code for rule in RULES if not rule.after}
    assert {code for rule in RULES for code in rule.after} <= first
