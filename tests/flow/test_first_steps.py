"""What `qaif check` says of a register that has only begun: what to do first, in ten lines, and the whole list where it is asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qaif_cli.flow import first_steps
from qaif_cli.judge.state.beginnings import has_only_begun, new_records
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

OWNER = re.compile(r"^owner: .*$", re.MULTILINE)


@pytest.fixture
def new(base: Path) -> Path:
    """The base register with the owners of all but two of its records taken out."""
    for path in sorted(base.rglob("*.yaml")):
        if path.parent != base and path.stem not in ("R-0001", "Q-0001"):
            path.write_text(OWNER.sub("owner: unknown", path.read_text("utf-8"), count=1), "utf-8")
    return base


@pytest.fixture
def desk(qaif: Qaif, new: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, new)


def test_ten_lines_say_what_to_do_first_and_which_command_does_it(desk: Desk) -> None:
    said = desk("check")
    lines = said.out.splitlines()
    head = next(
        place for place, line in enumerate(lines) if line.startswith("This register has only begun: ")
    )
    assert len(lines) - head <= 12
    assert [
        line for line in lines[head:] if "no owner. `qaif sheet --first-week --xlsx` makes a workbook" in line
    ]
    assert lines[-2].startswith("`qaif check --all` lists ")
    assert "records read, judged as at 15 June 2026" in lines[-1]


def test_every_finding_is_counted_or_told(desk: Desk) -> None:
    """What is summed up and what is told in full are all that the forms for programs have, and the code is the same."""
    short, whole, told = desk("check"), desk("check", "--all"), desk("check", "--format", "json")
    findings = json.loads(told.out)["findings"]
    assert short.code == whole.code == told.code
    counted = re.search(r"`qaif check --all` lists (\d+) findings", short.out)
    assert counted
    in_full = len(re.findall(r"^records/\S+: [A-Z]{3}\d{3} ", short.out, re.MULTILINE))
    assert int(counted[1]) + in_full == len(findings)
    assert len(re.findall(r"^records/\S+: [A-Z]{3}\d{3} ", whole.out, re.MULTILINE)) == len(findings)
    assert short.out.splitlines()[-1] == whole.out.splitlines()[-1]


@pytest.mark.parametrize(
    "flags", [("--select", "UNK"), ("--ignore", "COM"), ("--format", "concise"), ("--format", "github")]
)
def test_who_asks_for_something_else_gets_every_finding(desk: Desk, flags: tuple[str, ...]) -> None:
    assert "only begun" not in desk("check", *flags).out


def test_what_is_found_on_a_record_that_is_in_use_is_told_in_full(desk: Desk, new: Path) -> None:
    path = new / "risks" / "R-0001.yaml"
    path.write_text(
        path.read_text("utf-8").replace("owner: quality-lead\n", "owner: nobody-here\n", 1), "utf-8"
    )
    said = desk("check")
    assert said.code == 1
    assert "records/risks/R-0001.yaml:3:8: LNK002 error: " in said.out


def test_no_day_makes_a_register_new(desk: Desk) -> None:
    assert "only begun" in desk("check", "--as-of", "2029-06-15").out


def test_a_register_in_use_is_told_as_ever(qaif: Qaif, base: Path) -> None:
    said = qaif("check", "--records", str(base), "--as-of", "2026-06-15").out
    assert "only begun" not in said
    assert qaif("check", "--records", str(base), "--as-of", "2026-06-15", "--all").out == said


def test_everything_that_nobody_owns_is_given_to_a_role(desk: Desk, new: Path) -> None:
    said = desk.does("reassign", "unknown", "quality-lead", "--yes")
    register = load(Worktree(new)).register
    assert "framework.yaml still says" not in said
    left = [item.record for item in register.held if item.record.owner == "unknown"]
    assert left  # what is closed, issued or settled stays as it was
    assert not [record for record in left if isinstance(record, Area | Commitment | Provider)]
    assert new_records(register) == frozenset()
    assert "Everything that is open has an owner." in desk.refuses("reassign", "unknown", "quality-lead")
    assert [item.record.previous_owners for item in register.held if item.record.id == "R-0002"] == [()]


def test_a_record_is_in_use_once_it_has_an_owner_and_something_is_recorded(base: Path) -> None:
    register = load(Worktree(base)).register
    for id_, begun in (("R-0001", False), ("Q-0001", False), ("primary-care", False)):
        item = register.by_id[id_]
        assert has_only_begun(item.record, item.kind) is begun
        assert has_only_begun(item.record.model_copy(update={"owner": "unknown"}), item.kind)
    area = register.by_id["primary-care"].record
    bare = area.model_copy(update={"updates": (), "duties": ()})
    assert has_only_begun(bare, "area")
    papers = [item for item in register.held if isinstance(item.record, Paper)]
    assert papers
    assert not any(has_only_begun(item.record, item.kind) for item in papers)


def test_each_command_that_it_names_is_one(qaif: Qaif) -> None:
    for command in first_steps.HOW.values():
        noun, verb = command.split()[1:3]
        told = qaif(noun, verb, "-h").out
        assert [flag for flag in re.findall(r"--[a-z-]+", command) if f"{flag} " not in told] == []
