"""What somebody hides in a merge is found as if it stood in a commit of its own; what a clone does not hold is said."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from tests.support.merging import RISK, crossed, honest, merge, on_main, theirs
from tests.support.repository import Edit, Repository, found, repository

WHO = (Path(__file__).parent / "authorities.yaml").read_text(encoding="utf-8")
LAST = "  - { date: 2026-05-12, by: quality-lead, consequence: 3, likelihood: 3 }\n"
HIGHER = "  - { date: 2026-06-10, by: quality-lead, consequence: 4, likelihood: 4, note: Two falls }\n"
REVIEWED: Edit = {"file": RISK, "find": LAST, "put": LAST + HIGHER}
REWRITTEN: Edit = {"file": RISK, "find": "note: First score", "put": "note: A score"}
GONE: Edit = {"file": "risks/R-0003.yaml", "remove": True}


def codes(made: Repository, base: str = "main") -> list[str]:
    return [f"{item['code']} {item['path']}" for item in found(made, base=base)]


def beside(made: Repository, edit: Edit) -> None:
    """In files that the merge had no need to touch."""
    honest(made)
    on_main(made, {"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: now "})
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "main")
    made.commit("Merge branch 'main' into work", edits=[edit])


def while_settling(made: Repository, edit: Edit) -> None:
    made.commit("work", edits=[{"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: here "}])
    on_main(made, {"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: there "})
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "--strategy-option=ours", "main")
    made.commit("Merge branch 'main' into work", edits=[edit])


def with_three_heads(made: Repository, edit: Edit) -> None:
    made.git("branch", "side")
    honest(made)
    on_main(made, {"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: now "})
    made.git("switch", "--quiet", "side")
    made.commit("side", edits=[{"file": "risks/R-0001.yaml", "find": "cause: ", "put": "cause: now "}])
    made.git("switch", "--quiet", "work")
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "main", "side")
    made.commit("Merge", edits=[edit])


def from_another_branch(made: Repository, edit: Edit) -> None:
    """In the merge of a branch that is taken in by another merge."""
    beside(made, edit)
    made.git("branch", "side")
    made.git("reset", "--quiet", "--hard", "main~1")
    made.commit("own", edits=[{"file": "risks/R-0001.yaml", "find": "title: ", "put": "title: Now "}])
    merge(made, "side")


@pytest.mark.parametrize("hidden", [beside, while_settling, with_three_heads, from_another_branch])
@pytest.mark.parametrize(
    ("edit", "code"), [(REWRITTEN, f"CHG003 records/{RISK}"), (GONE, "CHG001 records/risks/R-0003.yaml")]
)
@pytest.mark.parametrize("goes_on", [False, True])
def test_what_a_merge_holds_of_its_own(
    hidden: Callable[[Repository, Edit], None], edit: Edit, code: str, tmp_path: Path, *, goes_on: bool
) -> None:
    made = repository(tmp_path)
    hidden(made, edit)
    if goes_on:
        made.commit("work", edits=[{"file": "risks/R-0001.yaml", "find": "title: ", "put": "title: So "}])
    assert codes(made) == [code]


@pytest.mark.parametrize("how", ["--strategy=ours", "--strategy-option=ours"])
def test_what_a_merge_leaves_out_of_main(how: str, tmp_path: Path) -> None:
    """The merge keeps the branch's file, in which a review of main's is not."""
    made = repository(tmp_path)
    made.commit("work", edits=[{**REVIEWED, "put": LAST + HIGHER.replace("2026-06-10", "2026-06-08")}])
    on_main(made, REVIEWED)
    made.git("merge", "--quiet", "--no-ff", "--no-edit", how, "main")
    assert codes(made) == [f"CHG003 records/{RISK}"]


def test_what_main_took_out_is_not_brought_back_by_a_merge_alone(tmp_path: Path) -> None:
    """An exception that the merge keeps against main: no commit brings it, so nobody stands behind it."""
    agreed = "waivers:\n  - { rule: RSK002, until: 2026-12-31, agreed_by: quality-committee, agreed_on: 2026-05-01, why: x }\n"
    made = repository(
        tmp_path, [{"file": "authorities.yaml", "write": WHO}, {"file": RISK, "append": agreed}]
    )
    honest(made)
    on_main(made, {"file": RISK, "find": agreed, "put": ""})
    made.git("merge", "--quiet", "--no-ff", "--no-edit", "--strategy=ours", "main")
    assert codes(made) == [f"CHG014 records/{RISK}"]


def test_what_each_took_from_the_other_cannot_be_dropped(tmp_path: Path) -> None:
    """They parted in two places, of which one never had what goes."""
    made = repository(tmp_path)
    made.commit("reviewed", edits=[REVIEWED])
    crossed(made)
    assert codes(made) == []
    made.commit("dropped", edits=[{"file": RISK, "find": HIGHER, "put": ""}])
    assert codes(made) == [f"CHG004 records/{RISK}"]


def test_a_base_that_goes_on_or_stands_ahead_is_no_change_of_the_branch(tmp_path: Path) -> None:
    """What the base put right meanwhile is not brought by who has it not yet, nor what both have wrong."""
    late: Edit = {"file": "risks/R-0001.yaml", "find": "owner: ", "put": "owner: nobody-there # "}
    made = repository(tmp_path, [late])
    wrong = {item["code"] for item in found(made)}
    assert wrong
    on_main(made, {"file": "risks/R-0001.yaml", "find": "nobody-there # ", "put": ""})
    assert codes(made) == []
    honest(made)
    assert codes(made) == []
    made.commit("wrong", edits=[{**late, "file": "risks/R-0002.yaml"}])
    assert wrong & {item["code"] for item in found(made, base="main")}


def cloned(made: Repository, folder: Path, depth: int, *options: str) -> Repository:
    subprocess.run(
        ["git", "clone", "--quiet", f"--depth={depth}", *options, f"file://{made.root}", folder], check=True
    )
    return Repository(folder)


def judged(made: Repository, base: str) -> list[str]:
    """What is found, or what is said instead."""
    try:
        return codes(made, base)
    except QaifError as error:
        return [str(error)]


def test_a_clone_of_the_last_commits_is_judged_right_or_says_what_it_lacks(tmp_path: Path) -> None:
    made = repository(tmp_path)
    made.commit("rewritten", edits=[REWRITTEN])
    on_main(made, theirs("slowly"))
    honest(made)
    made.git("switch", "--quiet", "--detach", "main")
    made.git("merge", "--quiet", "--no-ff", "--no-edit", "--strategy-option=theirs", "work")
    made.git("switch", "--quiet", "--create", "merged")
    said = []
    for depth in range(1, 5):
        clone = cloned(made, tmp_path / f"depth {depth}", depth, "--no-single-branch")
        said += [judged(clone, base) for base in ("HEAD^1", "origin/main")]
    right = [f"CHG003 records/{RISK}"]
    assert said[4:] == [right] * 4
    for words in said[:4]:
        assert re.search(r"only the last commits|does not reach back", words[0])
        assert "fetch-depth: 0" in words[0]


def test_a_base_that_is_not_in_a_clone_of_the_last_commits_is_said(tmp_path: Path) -> None:
    made = repository(tmp_path)
    honest(made)
    clone = cloned(made, tmp_path / "clone", 1, "--branch=work")
    with pytest.raises(QaifError, match=r"`origin/main`, and this clone holds only the last commits"):
        codes(clone, "origin/main")


def test_a_base_of_another_beginning_is_said(tmp_path: Path) -> None:
    made = repository(tmp_path)
    made.git("switch", "--quiet", "--orphan", "another")
    made.commit("another")
    made.git("switch", "--quiet", "work")
    with pytest.raises(QaifError, match=r"have no commit in common"):
        codes(made, "another")
    merge(made, "--allow-unrelated-histories", "another")
    assert codes(made) == []
