"""`qaif renumber`: another ID, another file, and every link that meant it, all or nothing; what `qaif resolve` parts, too."""

from __future__ import annotations

import os
import subprocess
from itertools import count
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.store import writer
from qaif_cli.store.writer import FileChange, put
from tests.support.desk import Desk, stop_clock
from tests.support.insights import ITEM
from tests.support.repository import Repository, found, repository
from tests.support.running import Qaif

FIRST = "intelligence/2026/I-0001.yaml"
SECOND = "intelligence/2026/I-0002.yaml"
MEETING = "meetings/2026/2026-04-14-insights-meeting.yaml"
NEWS = "    action: Ask the practice for its log of results\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    stop_clock(monkeypatch)
    return repository(tmp_path)


@pytest.fixture
def desk(qaif: Qaif, made: Repository) -> Desk:
    return Desk(qaif, made.records)


def test_the_record_its_file_and_its_links_go_together(desk: Desk, made: Repository) -> None:
    text = (made.records / "risks/R-0001.yaml").read_text("utf-8")
    said = desk.does("renumber", "R-0001")
    assert "records/risks/R-0004.yaml written\nrecords/concerns/Q-0001.yaml written\n" in said
    assert "R-0001 (Test results are not acted on at Fernhill) is R-0004 from now on" in said
    assert "What led to it leads to R-0004: Q-0001, results-read and D-0001." in said
    assert "framework rule" not in said
    assert not (made.records / "risks/R-0001.yaml").exists()
    now = (made.records / "risks/R-0004.yaml").read_text("utf-8")
    assert "formerly:\n  - R-0001\n" in now
    assert now.replace("formerly:\n  - R-0001\n", "") == text.replace("id: R-0001", "id: R-0004")
    assert desk.changes("concerns/Q-0001.yaml") == ["- risks: [R-0001]", "+ risks: [R-0004]"]
    assert found(made, base="main") == []
    assert "R-0004" in desk.does("show", "R-0001")
    assert not list(made.records.rglob(".*"))


def test_the_number_is_free_on_every_branch(desk: Desk, made: Repository) -> None:
    made.git("switch", "--quiet", "main")
    text = (made.records / "risks/R-0002.yaml").read_text("utf-8").replace("R-0002", "R-0007")
    made.commit(edits=[{"file": "risks/R-0007.yaml", "write": text}])
    made.git("switch", "--quiet", "work")
    assert "is R-0008 from now on" in desk.does("renumber", "R-0002")


def test_a_trial_writes_nothing(desk: Desk) -> None:
    said = desk.does("renumber", "q-0002", "--dry-run")
    assert "--- records/concerns/Q-0002.yaml\n+++ records/concerns/Q-0003.yaml" in said
    assert said.endswith("Nothing was written.\n")
    assert desk.changed() == []


def test_of_two_that_claim_one_id_the_file_says_which(desk: Desk, made: Repository) -> None:
    text = (
        (made.records / "risks/R-0002.yaml")
        .read_text("utf-8")
        .replace("R-0002", "R-0001")
        .replace("No cover", "Little cover")
        .replace("[oakrise-practice]", "[fernhill-practice]")
    )
    made.edit({"file": "risks/2026/R-0001.yaml", "write": text})
    said = desk.refuses("renumber", "R-0001")
    assert "Two records claim R-0001." in said
    assert "--file: records/risks/2026/R-0001.yaml or records/risks/R-0001.yaml." in said
    assert "is not the file of R-0001" in desk.refuses("renumber", "R-0001", "--file", "risks/R-0002.yaml")
    said = desk.does("renumber", "R-0001", "--file", "records/risks/2026/R-0001.yaml")
    assert "R-0001 is now only the record in records/risks/R-0001.yaml." in said
    assert "These name R-0001 and may mean either record" in said
    assert "Q-0001 (General practice at Fernhill)" in said
    assert (made.records / "risks/2026/R-0004.yaml").is_file()
    assert not (made.records / "risks/2026/R-0001.yaml").exists()
    assert desk.changes("concerns/Q-0001.yaml") == []
    assert [item["code"] for item in found(made, base="main")] == []


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("fern", "fernhill-practice is the name of Fernhill Practice, not a number"),
        ("fernhill-practice", "Only risks, concerns, pieces of intelligence"),
        ("R-0009", "There is no record `R-0009`."),
    ],
)
def test_what_cannot_be_renumbered(desk: Desk, id_: str, said: str) -> None:
    assert said in desk.refuses("renumber", id_)


def test_a_move_that_fails_halfway_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    risks = tmp_path / "records" / "risks"
    risks.mkdir(parents=True)
    for name in ("a", "b"):
        (risks / f"{name}.yaml").write_bytes(b"old\n")
    flush = vars(writer)["flush"]
    calls: list[Path] = []

    def stop(folder: Path) -> None:
        calls.append(folder)
        if len(calls) == 3:  # the new file is there, the other is changed, and the old one is aside
            raise OSError(28, "No space left on device")
        flush(folder)

    monkeypatch.setattr(writer, "flush", stop)
    pages = [
        FileChange(risks / "c.yaml", b"old\n", b"new\n", old=risks / "a.yaml"),
        FileChange(risks / "b.yaml", b"old\n", b"new\n"),
    ]
    with pytest.raises(QaifError, match="cannot be written"):
        put(tmp_path / "records", pages)
    assert {path.name: path.read_bytes() for path in risks.iterdir()} == {
        "a.yaml": b"old\n",
        "b.yaml": b"old\n",
    }


def test_a_piece_of_intelligence_goes_with_the_minutes_that_name_it(desk: Desk, made: Repository) -> None:
    said = desk.does("renumber", " i-1")
    assert f"records/{SECOND} written\nrecords/{MEETING} written\n" in said
    assert "What led to it leads to I-0002: 2026-04-14-insights-meeting." in said
    assert not (made.records / FIRST).exists()
    assert "formerly:\n  - I-0001\n" in (made.records / SECOND).read_text("utf-8")
    assert desk.changes(MEETING) == ["-     record: I-0001", "+     record: I-0002"]
    assert found(made, base="main") == []


def test_a_risk_takes_the_decisions_along_that_led_to_it(desk: Desk, made: Repository) -> None:
    made.edit({"file": FIRST, "find": NEWS, "put": f"{NEWS}    risk: R-0001 # opened\n"})
    item = "  - id: M2\n    record: R-0001\nactions:\n"
    made.edit({"file": MEETING, "find": "actions:\n", "put": item})
    said = desk.does("renumber", "R-0001")
    assert (
        "What led to it leads to R-0004: Q-0001, results-read, I-0001, 2026-04-14-insights-meeting and D-0001."
        in said
    )
    assert "    risk: R-0004 # opened\n" in (made.records / FIRST).read_text("utf-8")
    assert "    record: R-0004\n" in (made.records / MEETING).read_text("utf-8")
    assert "record: I-0001\n" in (made.records / MEETING).read_text("utf-8")


def test_a_concern_takes_the_decisions_along_too(desk: Desk, made: Repository) -> None:
    made.edit({"file": FIRST, "find": NEWS, "put": f"{NEWS}    concern: Q-0001\n"})
    desk.does("renumber", "Q-0001")
    assert "    concern: Q-0003\n" in (made.records / FIRST).read_text("utf-8")


def test_of_two_under_one_id_each_keeps_its_minutes(desk: Desk, made: Repository) -> None:
    ours = ITEM.format(id="I-0002", title="Ours", date="2026-06-01")
    theirs = ITEM.format(id="I-0002", title="Theirs", date="2026-06-02")
    item = "  - id: M2\n    record: I-0002\nactions:\n"
    made.git("switch", "--quiet", "--create", "theirs", "main")
    made.commit(
        "theirs",
        edits=[
            {"file": SECOND, "write": theirs},
            {"file": MEETING, "find": "actions:\n", "put": item},
        ],
    )
    made.git("switch", "--quiet", "work")
    made.commit("ours", edits=[{"file": SECOND, "write": ours}])
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")
    said = desk.does("resolve", "I-0002", "--renumber")
    assert "I-0002 is Ours; Theirs is I-0003 from now on." in said
    assert "What led to it leads to I-0003: 2026-04-14-insights-meeting." in said
    assert "    record: I-0003\n" in (made.records / MEETING).read_text("utf-8")


def test_two_decisions_on_one_item_both_stay(desk: Desk, made: Repository) -> None:
    def entry(day: str, decision: str) -> str:
        return f"  - date: {day}\n    body: insights-meeting\n    decision: {decision}\n"

    text = (made.records / FIRST).read_text("utf-8")
    made.git("switch", "--quiet", "--create", "theirs", "main")
    made.commit("theirs", edits=[{"file": FIRST, "write": text + entry("2026-05-12", "no-action")}])
    made.git("switch", "--quiet", "work")
    made.commit("ours", edits=[{"file": FIRST, "write": text + entry("2026-05-05", "visit")}])
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")
    desk.does("resolve", "I-0001")
    assert (made.records / FIRST).read_text("utf-8") == text + entry("2026-05-05", "visit") + entry(
        "2026-05-12", "no-action"
    )


ENDED = 10
"""What a process gives that came to its end."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be cut off here")
def test_one_that_was_cut_short_is_ended_by_running_it_again(
    desk: Desk, made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it stopped, and what was kept of it is lost: one ID or the other, or `check` names both and the same again ends it."""
    before = desk.everything()
    desk.does("renumber", "R-0001")
    whole = desk.everything()
    desk.does("undo")
    found_twice = 0
    for moment in count():
        if not cut_off(desk, monkeypatch, moment):
            assert desk.everything() == whole
            break
        there = {Path(path).stem for path in desk.everything() if not path.endswith(".part")}
        if {"R-0001", "R-0004"} <= there:
            found_twice += 1
            assert "IDS004" in desk("check").out
        if "R-0001" in there:
            assert ("A renumbering that was cut short is ended." in desk.does("renumber", "R-0001")) is (
                "R-0004" in there
            )
        assert {path: data for path, data in desk.everything().items() if not path.endswith(".part")} == whole
        assert found(made, base="main") == []
        for path in whole.keys() - before.keys():
            (made.records / path).unlink()
        made.git("checkout", "--quiet", "--", ".")
    assert found_twice >= 2


def cut_off(desk: Desk, monkeypatch: pytest.MonkeyPatch, after: int) -> bool:
    """Begin to renumber, and end the process after so many steps on the disk; lose what was kept of it.

    Gives whether there were so many.
    """
    flush, left = vars(writer)["flush"], iter(range(after))

    def cut(folder: Path) -> None:
        if next(left, None) is None:
            os._exit(0)
        flush(folder)

    child = os.fork()
    if not child:
        with monkeypatch.context() as patch:
            patch.setattr(writer, "flush", cut)
            ended = desk("renumber", "R-0001").code
        os._exit(ENDED + ended)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, ENDED)
    for begun in desk.records.parent.rglob("*.begun"):
        begun.unlink()
    return code == 0


@pytest.mark.parametrize("id_", ["R-0001", "R-0002", "Q-0001", "Q-0002", "I-0001"])
def test_what_it_makes_is_committed_and_brings_nothing(desk: Desk, made: Repository, id_: str) -> None:
    """Links in what was committed follow the ID: none of that is a rewritten history, and what was late before is no news."""
    made.edit({"file": FIRST, "find": NEWS, "put": f"{NEWS}    risk: R-0001\n"})
    made.edit({"file": "risks/R-0002.yaml", "find": "owner: quality-lead", "put": "owner: unknown"})
    made.commit("what was")
    made.git("branch", "--force", "main")
    desk.does("renumber", id_)
    assert found(made, base="main") == []
    said = desk.does("commit")
    assert "Committed" in said
    assert "CHG" not in said
    assert found(made, base="main") == []


def test_another_id_hides_no_other_history(desk: Desk, made: Repository) -> None:
    """What is rewritten together with the ID is found, and a link in a committed entry that leads elsewhere."""
    made.edit({"file": FIRST, "find": NEWS, "put": f"{NEWS}    risk: R-0001\n"})
    made.commit("what was")
    made.git("branch", "--force", "main")
    desk.does("renumber", "R-0001")
    made.edit({"file": "risks/R-0004.yaml", "find": "note: First", "put": "note: The first"})
    assert [item["code"] for item in found(made, base="main")] == ["CHG003"]
    made.edit({"file": "risks/R-0004.yaml", "find": "note: The first", "put": "note: First"})
    made.edit({"file": FIRST, "find": "risk: R-0004", "put": "risk: R-0002"})
    assert [item["code"] for item in found(made, base="main")] == ["CHG003"]
