"""What cannot become one register is refused, with the reason and what to do, and nothing is written."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qaif_cli.errors import EXIT_INTERRUPTED
from tests.support.lending import files_in
from tests.support.repository import Repository
from tests.support.two_boards import PREFIX, Boards


def _same(boards: Boards) -> Path:
    return boards.ours.root


def _same_by_its_records(boards: Boards) -> Path:
    return boards.ours.records


def _clone(boards: Boards) -> Path:
    boards.ours.git("clone", "--quiet", str(boards.ours.root), str(boards.ours.root.parent / "clone"))
    return boards.ours.root.parent / "clone"


def _nowhere(boards: Boards) -> Path:
    return boards.ours.root.parent / "nowhere"


def _network(boards: Boards) -> Path:  # noqa: ARG001  # every case takes both
    return Path("https://icb.example/register.git")


def _no_register(boards: Boards) -> Path:
    (boards.ours.root.parent / "empty").mkdir()
    return boards.ours.root.parent / "empty"


def _no_git(boards: Boards) -> Path:
    shutil.rmtree(boards.theirs.root / ".git")
    return boards.theirs.root


def _unreadable(boards: Boards) -> Path:
    boards.theirs.commit(edits=[{"file": "risks/R-0002.yaml", "find": "whose: icb", "put": "whose: nobody"}])
    return boards.theirs.root


def _ours_unreadable(boards: Boards) -> Path:
    boards.ours.edit({"file": "risks/R-0002.yaml", "find": "title: ", "put": "title: 'x\ny: "})
    return boards.theirs.root


def _not_committed(boards: Boards) -> Path:
    boards.theirs.edit({"file": "risks/R-0002.yaml", "find": "whose: icb", "put": "whose: system"})
    return boards.theirs.root


def _elsewhere(boards: Boards) -> Path:
    inner = boards.ours.root.parent / "all" / "quality"
    inner.mkdir(parents=True)
    shutil.copytree(boards.theirs.records, inner / "records")
    made = Repository(inner.parent)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit("begin")
    return inner


def _shallow(boards: Boards) -> Path:
    there = boards.ours.root.parent / "shallow"
    boards.ours.git("clone", "--quiet", "--depth=1", f"file://{boards.theirs.root}", str(there))
    return there


def _prefix_in_use(boards: Boards) -> Path:
    text = boards.read("risks/R-0002.yaml").replace("R-0002", f"R-{PREFIX}-0002")
    boards.ours.commit(edits=[{"file": f"risks/R-{PREFIX}-0002.yaml", "write": text}])
    return boards.theirs.root


def _prefix_was_in_use(boards: Boards) -> Path:
    _prefix_in_use(boards)
    boards.ours.commit(edits=[{"file": f"risks/R-{PREFIX}-0002.yaml", "remove": True}])
    return boards.theirs.root


REFUSED: dict[str, tuple[Callable[[Boards], Path], str]] = {
    "itself": (_same, "is this register itself"),
    "itself, by its records": (_same_by_its_records, "is this register itself"),
    "a clone of it": (_clone, "they have a history in common"),
    "no folder": (_nowhere, "There is no folder"),
    "an address": (_network, "nothing is fetched from a network"),
    "no register": (_no_register, "holds no register"),
    "no git": (_no_git, "is not in a git repository with a commit"),
    "a file that cannot be read": (
        _unreadable,
        "records/risks/R-0002.yaml:4: `whose`: `nobody` is not one of its words\n    whose: nobody",
    ),
    "one of ours that cannot be read": (
        _ours_unreadable,
        "Not every file of ours can be read:\n  records/risks/R-0002.yaml:",
    ),
    "not committed": (_not_committed, "`records/risks/R-0002.yaml` is not committed"),
    "in another folder": (_elsewhere, "Both have to lie in the same place"),
    "the last commits alone": (_shallow, "holds only the last commits"),
    "an ID that is taken": (_prefix_in_use, "Say another prefix"),
    "an ID that was taken": (_prefix_was_in_use, "Say another prefix"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused(case: str, boards: Boards) -> None:
    make, said = REFUSED[case]
    other = make(boards)
    before = files_in(boards.ours.records), boards.ours.git("rev-parse", "HEAD")
    result = boards.qaif(
        "merge-workspace",
        str(other),
        "--prefix",
        PREFIX,
        "--on",
        "2026-06-16",
        "--write",
        "--records",
        str(boards.ours.records),
    )
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert (files_in(boards.ours.records), boards.ours.git("rev-parse", "HEAD")) == before


def test_of_many_files_that_cannot_be_read_it_is_said_how_many_more_there_are(boards: Boards) -> None:
    bad = [{"file": f"risks/R-01{number}.yaml", "write": "id: x\n"} for number in range(10, 22)]
    boards.theirs.commit(edits=bad)
    result = boards.merge()
    assert result.code == 2
    assert re.search(r"\n  and \d+ more\n", result.err)


@pytest.mark.parametrize("prefix", ["", "N", "N1", "NORTH", "ÄB", "N V", "-"])
def test_a_prefix_is_two_to_four_letters(prefix: str, boards: Boards) -> None:
    result = boards.merge(prefix=prefix)
    assert result.code == 2
    assert "Say two to four letters" in result.err


def test_small_letters_are_capitals(boards: Boards) -> None:
    assert "as NV: one board from 16 June 2026" in boards.merge(prefix="nv").out


def test_it_is_merged_once(boards: Boards) -> None:
    boards.merged()
    boards.theirs.commit(
        "They go on", edits=[{"file": "risks/R-0002.yaml", "find": "heal late", "put": "heal"}]
    )
    for prefix in (PREFIX, "XY"):
        result = boards.merge("--write", prefix=prefix)
        assert (result.code, result.out) == (2, "")
        assert result.err == (
            f"qaif: The register in `{boards.theirs.root}` was brought in already, as NV (one board from 16 June 2026)."
            " A register is merged once; what was written there since is entered here.\n"
        )


@pytest.mark.parametrize("stage", [False, True])
def test_what_is_not_committed_here_is_not_mixed_in(stage: bool, boards: Boards) -> None:
    boards.ours.edit({"file": "risks/R-0002.yaml", "find": "heal late", "put": "heal slowly"})
    if stage:
        boards.ours.git("add", "--all")
    result = boards.merge("--write")
    assert result.code == 2
    assert "`records/risks/R-0002.yaml` is not committed here" in result.err
    assert boards.merge().code == 0  # it can be tried


def test_where_git_refuses_all_is_as_it_was(boards: Boards) -> None:
    hook = boards.ours.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    before = files_in(boards.ours.records), boards.ours.git("rev-parse", "HEAD")
    result = boards.merge("--write")
    assert result.code == 2
    assert "not today" in result.err
    assert (files_in(boards.ours.records), boards.ours.git("rev-parse", "HEAD")) == before
    assert boards.ours.git("status", "--porcelain") == ""
    assert not (boards.ours.root / ".git" / "MERGE_HEAD").exists()


def test_ctrl_c_before_the_commit_leaves_all_as_it_was(
    boards: Boards, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = files_in(boards.ours.records), boards.ours.git("rev-parse", "HEAD")
    with monkeypatch.context() as patch:
        patch.setattr("qaif_cli.store.git.apart.by_list", interrupted)
        assert boards.merge("--write").code == EXIT_INTERRUPTED
    assert (files_in(boards.ours.records), boards.ours.git("rev-parse", "HEAD")) == before
    assert boards.ours.git("status", "--porcelain") == ""
    assert boards.merge("--write").code == 0


def test_errors_that_neither_has_are_named_and_nothing_is_written(boards: Boards) -> None:
    boards.theirs.commit(
        edits=[
            {"file": "concerns/Q-0001.yaml", "find": "  provider: oakrise", "put": "  provider: fernhill"},
            {
                "file": "concerns/Q-0001.yaml",
                "find": "with_provider: oakrise",
                "put": "with_provider: fernhill",
            },
        ]
    )
    before = boards.ours.git("rev-parse", "HEAD")
    result = boards.merge("--write")
    assert result.code == 2
    assert "The one register would have 1 error that neither side has:" in result.out
    assert "Q-NV-0001.yaml:7:3: CON010 `Q-0001` is open and about the same subject" in result.out
    assert "Nothing was written, for the one register would have errors that neither has" in result.err
    assert boards.ours.git("rev-parse", "HEAD") == before
    assert boards.merge().code == 1


LEVEL = (
    "levels:\n  - id: gold\n    name: gold\n    order: 4\n    when: always\n    led_by: us\n    lead_acts_for: [icb]\n"
    "    citation: our own\n    mark: P\n"
)


def test_a_level_that_ours_has_not_is_decided_by_a_person(boards: Boards) -> None:
    boards.theirs.commit(
        edits=[
            {"file": "framework.yaml", "find": "levels:\n", "put": LEVEL},
            {"file": "concerns/Q-0001.yaml", "find": "level: routine", "put": "level: gold"},
        ]
    )
    path = boards.ours.root.parent / "map.yaml"
    result = boards.merge("--write", "--write-map", str(path))
    assert result.code == 2
    assert "levels: gold (gold): ours has none, and its order means something" in result.out
    assert 'gold: "?"  # LOOK' in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace('gold: "?"', "gold: intensive"), "utf-8")
    result = boards.merge("--map", str(path))
    assert "error that neither side has" in result.out
    assert "something is not decided" not in result.out


def test_what_the_map_leaves_open_is_named(boards: Boards) -> None:
    path = boards.ours.root.parent / "map.yaml"
    path.write_text('providers:\n  vale-hospice: "?"\nextra_fields:\n  risk/ward: "?"\n', "utf-8")
    result = boards.merge("--map", str(path))
    assert result.code == 1
    assert "  providers: vale-hospice (Vale Hospice): " in result.out
    assert "  extra_fields: risk/ward (which ward): " in result.out
    assert "Nothing can be written, for something is not decided." in result.out


def test_a_map_that_cannot_be_followed_is_named_line_by_line(boards: Boards) -> None:
    path = boards.ours.root.parent / "map.yaml"
    path.write_text("roles:\n  nobody: secretary\n  secretary: nobody\nareas:\n  safety: add\n", "utf-8")
    result = boards.merge("--map", str(path))
    assert result.code == 2
    assert "roles: theirs has no `nobody`" in result.err
    assert (
        "roles: `secretary` is to be `nobody`, and ours has no such; write `add` if it is their own"
        in result.err
    )
    path.write_text("rolls:\n  x: y\nroles: [a]\n", "utf-8")
    result = boards.merge("--map", str(path))
    assert "there is no list `rolls`" in result.err
    assert "`roles:` has a line for each" in result.err
    path.write_text("roles: {\n", "utf-8")
    assert "is no map: line" in boards.merge("--map", str(path)).err


def test_two_of_theirs_are_not_one_of_ours(boards: Boards) -> None:
    path = boards.ours.root.parent / "map.yaml"
    path.write_text("providers:\n  vale-hospice: oakrise-practice\n", "utf-8")
    result = boards.merge("--map", str(path))
    assert result.code == 2
    assert "Two records of theirs would be `oakrise-practice` of ours" in result.err
