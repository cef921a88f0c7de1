"""Two registers become one: clean, with the history of both, and the papers of before to the byte."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.bringing.decided import MergerPlan, SharedThing
from qaif_cli.flow.bringing.lists import KINDS_SHARED
from qaif_cli.flow.bringing.same import BothBoards, choices
from qaif_cli.model.boards import at_its_board, of_board
from qaif_cli.model.retired import Retired
from qaif_cli.store.git import Revision
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import Worktree
from tests.flow.joining.meanings import meaning
from tests.support.repository import Repository, head
from tests.support.two_boards import DAY_ONE, PREFIX, Boards


def test_the_one_register_is_clean_and_so_is_the_change(boards: Boards) -> None:
    before = head(boards.ours.root)
    boards.merged()
    assert "no errors, no warnings" in boards.here("check")
    assert "no errors, no warnings" in boards.here("check", "--base", before)
    assert boards.ours.git("status", "--porcelain") == ""
    assert boards.ours.git("rev-parse", "HEAD^1", "HEAD^2").split() == [before, head(boards.theirs.root)]


def test_both_may_lie_in_a_folder_of_their_repositories_and_git_may_be_set_to_squash(boards: Boards) -> None:
    inner = []
    for side in (boards.ours, boards.theirs):
        (side.root / "quality").mkdir()
        side.git("mv", "records", "quality/records")
        side.git("commit", "--quiet", "--message", "Into a folder")
        inner.append(Repository(side.root / "quality"))
    boards.ours.git("config", "branch.main.mergeOptions", "--squash")
    replace(boards, ours=inner[0], theirs=inner[1]).merged()
    assert (inner[0].records / f"risks/R-{PREFIX}-0002.yaml").is_file()
    assert boards.ours.git("rev-parse", "HEAD^2") == head(boards.theirs.root)
    assert boards.ours.git("status", "--porcelain") == ""


def test_the_history_of_a_record_of_each_side_is_told_from_its_first_day(boards: Boards) -> None:
    boards.merged()
    theirs = boards.here("history", f"R-{PREFIX}-0002")
    assert (
        "came from NHS North Vale Integrated Care Board, where it was R-0002; one board from 16 June 2026"
        in theirs
    )
    assert "title changed from “No cover for the nurse at Oakrise” to “No cover at all" in theirs
    assert "2 June 2026  north" in theirs
    assert "new risk: No cover for the nurse" in theirs
    ours = boards.here("history", "R-0002")
    assert "1 June 2026  lead" in ours
    assert "north" not in ours
    both = boards.here("history", "nv-primary-care")
    assert "2 June 2026  north" in both
    assert (
        f"records came from NHS North Vale Integrated Care Board, with {PREFIX} in their IDs"
        in boards.here("history")
    )


def test_a_record_that_got_another_id_since_keeps_its_life_there(boards: Boards) -> None:
    boards.merged()
    new = boards.here("renumber", f"R-{PREFIX}-0002", "--yes").partition(" is ")[2].partition(" ")[0]
    assert at_its_board(new, PREFIX) == ""
    boards.ours.commit("Another number")
    told = boards.here("history", new)
    assert "2 June 2026  north" in told
    assert "where it was R-0002" in told


def test_the_paper_of_before_is_printed_again_to_the_byte(boards: Boards) -> None:
    ends = (head(boards.ours.root), head(boards.theirs.root))
    before = [
        boards.here("report", "--bimonthly", "--at", ends[0]),
        boards.there("report", "--bimonthly", "--at", ends[1]),
    ]
    private = boards.there("report", "--register", "--at", "2026-06-02")
    first = boards.theirs.git("rev-list", "--max-parents=0", "HEAD")
    boards.merged()
    assert [boards.here("report", "--bimonthly", "--at", end) for end in ends] == before
    assert boards.here("report", "--register", "--at", first) == private
    assert "North Vale" in before[1]
    assert "North Vale" not in before[0]
    assert boards.here("report", "--bimonthly", "--at", "2026-06-14") == boards.here(
        "report", "--bimonthly", "--at", ends[0], "--as-of", "2026-06-01"
    )


def test_every_record_of_theirs_is_there_once(boards: Boards) -> None:
    theirs = {item.record.id: item for item in read(boards.theirs.records).register.held}
    before = {item.path: item.text for item in read(boards.ours.records).register.held}
    boards.merged()
    after = read(boards.ours.records).register
    matched = {choice.id for choice in same_at_both(boards)}
    assert set(after.by_id) == {item.rpartition("/")[2].removesuffix(".yaml") for item in before} | {
        of_board(id_, PREFIX) for id_ in theirs if id_ not in matched
    }
    for id_, item in theirs.items():
        if id_ not in matched:
            mine = after.by_id[of_board(id_, PREFIX)]
            assert (mine.kind, mine.record.title, mine.record.sensitivity) == (
                item.kind, item.record.title, item.record.sensitivity,
            )  # fmt: skip
            assert f"{PREFIX} {id_}" in mine.record.formerly
    stone = after.retired[f"R-{PREFIX}-0009"].content
    assert isinstance(stone, Retired)
    assert (stone.id, stone.by) == (f"R-{PREFIX}-0009", "nv-secretary")


def same_at_both(boards: Boards) -> list[SharedThing]:
    """Each record that both have, as it was worked out from the two ends of the merge."""
    ours, theirs = at(boards, "HEAD^1"), at(boards, "HEAD^2")
    assert ours.framework
    assert theirs.framework
    made = BothBoards(ours.register, ours.framework, theirs.register, theirs.framework)
    found = choices(made, MergerPlan(PREFIX, date.fromisoformat(DAY_ONE)))
    return [choice for choice in found if choice.key in KINDS_SHARED.values() and choice.same]


def at(boards: Boards, name: str) -> Loaded:
    """The one repository at a commit."""
    return load(Revision(boards.ours.root, "records", name))


def read(records: Path) -> Loaded:
    """A register as it is on disk."""
    return load(Worktree(records))


def test_no_link_points_to_what_it_did_not_mean(boards: Boards) -> None:
    """The law: a link of a record of theirs leads to the same thing, under whatever name that has now."""
    boards.merged()
    after, theirs = read(boards.ours.records), at(boards, "HEAD^2")
    assert after.framework
    assert theirs.framework
    checked = 0
    for item in theirs.register.held:
        here = after.register.by_id.get(of_board(item.record.id, PREFIX))
        if here is None:
            continue
        assert len(here.links) == len(item.links)
        for (pointer, to, was), (_, _, now) in zip(item.links, here.links, strict=True):
            assert meaning(theirs, to, was) == meaning(after, to, now), (item.record.id, pointer)
            checked += 1
    assert checked > 100


def test_numbers_in_words_are_those_of_now_and_what_nobody_knows_stays(boards: Boards) -> None:
    said = boards.merged()
    text = boards.read(f"risks/R-{PREFIX}-0011.yaml")
    assert (
        f"cause: as in R-{PREFIX}-0002 and in I-{PREFIX}-0001, unlike R-9999; see R-{PREFIX}-0008 too" in text
    )
    assert f"# the nurse of R-{PREFIX}-0002 told us" in text
    assert "Ünlesbare Befunde — 検査結果 & “letters”" in text
    assert "was: nv-director-of-quality" in text
    assert f"formerly: [R-{PREFIX}-0008, Datix 4711, {PREFIX} R-0011]" in text
    assert "Numbers in words that their register does not know" in said
    assert f"R-{PREFIX}-0011: R-9999" in said


def test_only_what_is_listed_changes_of_ours(boards: Boards) -> None:
    before = {item.path: item.text for item in read(boards.ours.records).register.held}
    said = boards.merged()
    after = {item.path: item.text for item in read(boards.ours.records).register.held}
    changed = {path for path in before if before[path] != after[path]}
    assert changed
    for path in changed:
        assert f"\n  {path.rpartition('/')[2].removesuffix('.yaml')}: " in said
    assert "risks/R-0001.yaml" not in changed
    listed = boards.ours.git("diff", "--name-only", "--diff-filter=M", "HEAD^1", "HEAD").splitlines()
    assert set(listed) == {f"records/{path}" for path in changed} | {"records/framework.yaml"}


def test_the_settings_say_since_when_and_bodies_that_end_have_a_successor(boards: Boards) -> None:
    commit = head(boards.theirs.root)
    boards.merged()
    settings = read(boards.ours.records).framework
    assert settings
    merger = settings.mergers[0]
    assert (merger.date.isoformat(), merger.prefix, merger.commit) == (DAY_ONE, PREFIX, commit)
    assert settings.organisation.predecessors == ("NHS North Vale Integrated Care Board",)
    body = settings.body("nv-quality-committee")
    assert body
    assert (str(body.ended), body.successor, body.chair_role) == (
        "2026-06-15",
        "quality-committee",
        "nv-non-executive-director",
    )
    assert body.name == "Quality Committee (North Vale ICB)"
    assert settings.body("nv-cqc") is None
    assert ("ward", "text") in {(item.name, item.type) for item in settings.extra_fields}


def test_a_body_of_theirs_that_has_ended_does_not_go_on(boards: Boards) -> None:
    name = "    name: Quality Committee\n"
    ended = f"{name}    ended: 2026-05-01\n    successor: system-quality-group\n"
    boards.theirs.commit(edits=[{"file": "framework.yaml", "find": name, "put": ended}])
    path = boards.ours.root.parent / "map.yaml"
    said = boards.merge("--write-map", str(path)).out
    line = "  quality-committee: add  # Quality Committee: a body of their own, which has ended\n"
    assert line in path.read_text("utf-8")
    assert "bodies: quality-committee is" not in said  # nobody has to look at it


def test_a_trial_writes_nothing_but_the_map(boards: Boards) -> None:
    before = (
        boards.ours.git("rev-parse", "HEAD"),
        {item.path: item.text for item in read(boards.ours.records).register.held},
    )
    result = boards.merge("--write-map", str(boards.ours.root.parent / "map.yaml"))
    assert result.code == 0
    assert "Nothing was written." in result.out
    assert before == (
        boards.ours.git("rev-parse", "HEAD"),
        {item.path: item.text for item in read(boards.ours.records).register.held},
    )
    assert boards.ours.git("status", "--porcelain") == ""
    written = (boards.ours.root.parent / "map.yaml").read_text("utf-8")
    assert "  secretary: add  # LOOK: Committee Secretary: their own; ours has `secretary`" in written
    again = boards.merge("--map", str(boards.ours.root.parent / "map.yaml"))
    assert again.code == 0
    assert "2 providers" in again.out


SETTINGS = {
    "impact/full above/score: ours 8; theirs 9": ("full_above: { score: 8", "full_above: { score: 9"),
    "inequalities/fewest/count: ours 10; theirs 12": ("fewest: { count: 10", "fewest: { count: 12"),
    "never events/version: ours unknown; theirs 2018": ("  version: unknown", "  version: '2018'"),
}


def test_each_setting_that_differs_is_told_though_a_list_stands_beside_it(boards: Boards) -> None:
    boards.theirs.commit(
        edits=[{"file": "framework.yaml", "find": a, "put": b} for a, b in SETTINGS.values()]
    )
    said = boards.merge().out.replace("_", " ")
    assert [line for line in SETTINGS if f"  {line}\n" not in said] == []


def test_what_the_map_says_holds_and_a_check_knows_it(boards: Boards) -> None:
    before = head(boards.ours.root)
    path = boards.ours.root.parent / "map.yaml"
    path.write_text("roles:\n  secretary: secretary\nproviders:\n  oakrise-practice: add\n", "utf-8")
    boards.merged("--map", str(path))
    settings = read(boards.ours.records).framework
    assert settings
    assert settings.role("nv-secretary") is None
    assert settings.mergers[0].same == {
        "roles": {"secretary": "secretary"},
        "providers": {"oakrise-practice": "add"},
    }
    assert "providers: [nv-oakrise-practice]" in boards.read(f"risks/R-{PREFIX}-0002.yaml")
    assert "no errors" in boards.here("check", "--base", before)


def test_a_check_of_the_change_finds_what_was_slipped_in_with_it(boards: Boards) -> None:
    before = head(boards.ours.root)
    boards.merged()
    path = f"risks/R-{PREFIX}-0002.yaml"
    boards.ours.edit({"file": path, "find": "date: 2026-05-12", "put": "date: 2026-06-12"})
    boards.ours.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    result = boards.qaif("check", "--base", before, "--format", "json", "--records", str(boards.ours.records))
    found = {(item["code"], item["record"]) for item in json.loads(result.out)["findings"]}
    assert ("CHG003", f"R-{PREFIX}-0002") in found


@pytest.mark.parametrize(
    ("email", "codes"), [("secretary@icb.example", []), ("director@icb.example", ["CHG015"])]
)
def test_who_may_change_the_framework_is_asked_for_the_merger_and_nobody_for_what_was_decided_there(
    email: str, codes: list[str], boards: Boards
) -> None:
    may = f"schema: 1\nframework:\n  - email: {email}\nbodies:\n  - id: quality-committee\n    identities:\n      - email: {email}\n"
    before = boards.ours.commit("Who may", edits=[{"file": "authorities.yaml", "write": may}])
    boards.merged()
    result = boards.qaif("check", "--base", before, "--format", "json", "--records", str(boards.ours.records))
    assert result.out, result.err
    assert [item["code"] for item in json.loads(result.out)["findings"]] == codes


def test_a_clone_without_their_history_judges_what_came_as_if_it_were_written_here(boards: Boards) -> None:
    before = head(boards.ours.root)
    boards.merged()
    path = "framework.yaml"
    commit = head(boards.theirs.root)
    boards.ours.edit({"file": path, "find": commit, "put": "a" * 40})
    boards.ours.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    result = boards.qaif("check", "--base", before, "--format", "json", "--records", str(boards.ours.records))
    assert {item["code"] for item in json.loads(result.out)["findings"]} >= {
        "CHG023"
    }  # copies, for the two are alike
    assert "came from" not in boards.here("history", f"R-{PREFIX}-0002")
