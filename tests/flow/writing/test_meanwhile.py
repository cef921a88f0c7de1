"""Who writes while another has read and not yet written: what the other said is done again where it still holds, and else refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.writing import commit_drafts, meanwhile, settings_drafts
from qaif_cli.store import writer, yaml
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

DAY = ("--date", "2026-06-10")
LEAD = ("--by", "quality-lead")
SCORE = ("score", "R-0001", "--likelihood", "3", "--consequence", "4", *LEAD, *DAY)
OTHER = ("score", "R-0001", "--likelihood", "2", "--consequence", "4", *LEAD, *DAY, "--note", "Theirs")
REFUSED = "was changed by somebody else meanwhile, so nothing was written. Run the command again"


@pytest.fixture
def desk(base: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


class Between:
    """What somebody else does, each time that a command has judged what it is about to write."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch, *commands: tuple[str, ...]) -> None:
        self.left = list(commands)
        self.tried = 0
        self.theirs: dict[str, bytes] = {}
        for module in (commit_drafts, settings_drafts):
            monkeypatch.setattr(module, "put", self._put)
        self.desk = desk

    def _put(self, *arguments: Any, **options: Any) -> None:
        self.tried += 1
        if self.left:
            command = self.left.pop(0)
            waiting, self.left = self.left, []
            self.desk.does(*command)
            self.theirs = self.desk.everything()
            self.left = waiting
        writer.put(*arguments, **options)


def notes(desk: Desk) -> list[str]:
    reviews = yaml.parse((desk.records / "risks/R-0001.yaml").read_text("utf-8"))["reviews"]
    return [review.get("note", "") for review in reviews[5:]]


def test_what_still_holds_is_written_after_what_came_between(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Between(desk, monkeypatch, OTHER)
    assert "R-0001.yaml written" in desk.does(*SCORE, "--note", "Mine")
    assert notes(desk) == ["Theirs", "Mine"]


def test_the_result_is_that_of_one_after_the_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    add = (
        "action",
        "add",
        "R-0001",
        "--title",
        "Ring the practices",
        "--owner",
        "quality-lead",
        "--due",
        "2026-07-31",
        *DAY,
    )
    with monkeypatch.context() as patch:
        Between(desk, patch, (*add[:4], "Write to them", *add[5:]))
        said = desk.does(*add)
    text = (desk.records / "risks/R-0001.yaml").read_text("utf-8")
    actions = yaml.parse(text)["actions"]
    assert [(action["id"], action["title"]) for action in actions[2:]] == [
        ("A3", "Write to them"),
        ("A4", "Ring the practices"),
    ]
    assert "A4" in said
    assert "A3" not in said


REFUSALS = {
    "another value of the same field": (("risk", "edit", "R-0001", "--title", "Mine"), ("risk", "edit", "R-0001", "--title", "Theirs")),
    "a score that is restated": (("risk", "review", "R-0001", "--unchanged", *LEAD, *DAY), OTHER),
    "another setting": (("body", "edit", "insights-meeting", "--meets", "every Tuesday"), ("body", "edit", "insights-meeting", "--meets", "every Friday")),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_what_would_be_another_change_is_refused(
    case: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = REFUSALS[case]
    between = Between(desk, monkeypatch, theirs)
    done = desk(*mine)
    assert (done.code, done.out) == (2, "")
    assert REFUSED in done.err
    assert desk.everything() == between.theirs


def test_another_setting_beside_it_is_no_hindrance(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    Between(desk, monkeypatch, ("body", "edit", "quality-committee", "--meets", "every Friday"))
    desk.does("body", "edit", "insights-meeting", "--meets", "every Tuesday")
    text = (desk.records / "framework.yaml").read_text("utf-8")
    assert (text.count("BYDAY=FR"), text.count("BYDAY=TU")) == (1, 1)


def test_what_is_no_longer_so_is_said_as_it_is_now(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    done = ("action", "done", "R-0001", "A2", "--note", "One inbox", *DAY)
    Between(desk, monkeypatch, (*done[:5], "Theirs", *DAY))
    result = desk(*done)
    assert (result.code, result.out) == (2, "")
    assert "A2" in result.err


def test_a_correction_is_of_the_entry_that_was_meant(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes between stands above it by its day, so another entry has its place."""
    early = ("score", "R-0001", "--likelihood", "2", "--consequence", "4", *LEAD, "--date", "2026-02-01")
    Between(desk, monkeypatch, early)
    right = (
        "score",
        "R-0001",
        "--likelihood",
        "3",
        "--consequence",
        "4",
        *LEAD,
        "--corrects",
        "2026-05-01/4",
    )
    result = desk(*right)
    assert result.code == 2
    assert "corrects:" not in (desk.records / "risks/R-0001.yaml").read_text("utf-8")


def test_it_ends_where_somebody_writes_each_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanwhile, "TRIES", 3)
    others = [(*OTHER[:-1], f"Theirs {n}") for n in range(9)]
    between = Between(desk, monkeypatch, *others)
    result = desk(*SCORE, "--note", "Mine")
    assert result.code == 2
    assert REFUSED in result.err
    assert result.err.count("meanwhile") == 1
    assert notes(desk) == [f"Theirs {n}" for n in range(4)]
    assert between.tried == 8


def test_a_lock_that_is_not_had_in_time_is_asked_for_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where Windows gives up after ten seconds."""
    waits = [True]
    replace = Path.replace

    def busy(self: Path, target: Any) -> Path:
        if waits and self.name.endswith(".part"):
            waits.pop()
            raise OSError(35, "Resource deadlock avoided", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    desk.does(*SCORE, "--note", "Mine")
    assert notes(desk) == ["Mine"]
    assert not waits
