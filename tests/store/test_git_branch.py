"""The commits of a branch are read from real histories with merges in them, and from bytes that git might print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.store.git import BranchCommit, branch, contents
from qaif_cli.store.git.branch import parse_branch
from tests.support.merging import RISK, SHAPES, TAKEN, honest, merge, on_main, theirs
from tests.support.repository import DAY, LEAD, Repository, repository

A, B, C = "a" * 40, "b" * 40, "c" * 40
NONE = "0" * 40
ALL = {**SHAPES, **TAKEN}
NAMES = ("records/é with space.yaml", "records/x\ny.yaml", "records/:100644.yaml", "records/\n.yaml")


def header(id_: str, parents: str = B, body: str = "") -> str:
    return f"{id_}\0{parents}\0{DAY}\0Lead\0{LEAD}\0change\0{body}\0"


@pytest.mark.parametrize("after_header", ["", "\n", "\0", "\0\n"])
@pytest.mark.parametrize("after_rows", ["", "\0", "\0\0", "\n"])
def test_what_stands_between_the_parts_is_of_no_account(after_header: str, after_rows: str) -> None:
    """It differs from one version of git to the next, and between a merge and another commit."""
    one = "".join(f":100644 100644 {A} {B} M\0{name}\0" for name in NAMES)
    two = f"::100644 000000 100644 {A} {NONE} {B} MA\0{NAMES[0]}\0"
    printed = (
        f"{header(A, body=f':100644{chr(10)}{B}')}{after_header}{one}{after_rows}"
        f"{header(B, f'{A} {C}')}{after_header}{two}{after_rows}"
        f"{header(C, f'{A} {B}')}{after_header}"
        f"{header(A)}{after_header}{one}"
    )
    found = parse_branch(printed.encode(), "records/")
    assert [made.commit.id for made in found] == [A, B, C, A]
    assert [made.parents for made in found] == [(B,), (A, C), (A, B), (B,)]
    assert {made.commit.day for made in found} == {date.fromisoformat(DAY)}
    inside = [name.removeprefix("records/") for name in NAMES]
    assert [[row.path for row in made.rows] for made in found] == [inside, inside[:1], [], inside]
    (merged,) = found[1].rows
    assert (merged.before, merged.after) == ((A, ""), B)


def read(made: Repository) -> list[BranchCommit]:
    return branch(made.root, "records", "main")


@pytest.mark.parametrize("shape", ALL)
def test_a_branch_is_what_git_says_of_each_of_its_commits_alone(shape: str, tmp_path: Path) -> None:
    made = repository(tmp_path)
    ALL[shape](made)
    line = made.git("rev-list", "--topo-order", "--reverse", "main..HEAD").split()
    found = read(made)
    assert [item.commit.id for item in found] == line
    for item in found:
        parents, *about = made.git("show", "-s", "--format=%P%n%cs%n%ae%n%s", item.commit.id).split("\n")
        assert (item.parents, about) == (
            tuple(parents.split()),
            [item.commit.day.isoformat(), item.commit.email, item.commit.subject],
        )
        assert sorted(row.path for row in item.rows) == changed(made, item), item.commit.subject
        for row in item.rows:
            places = [*item.parents, item.commit.id]
            assert [*row.before, row.after] == [
                made.git("rev-parse", f"{place}:records/{row.path}") for place in places
            ]


def changed(made: Repository, item: BranchCommit) -> list[str]:
    """The files in which a commit differs from each of its parents, as git says of one pair after the other."""
    each = [
        set(made.git("diff-tree", "-r", "--name-only", parent, item.commit.id).split())
        for parent in item.parents
    ]
    return sorted(name.removeprefix("records/") for name in set.intersection(*each))


def test_of_a_merge_only_what_is_from_neither_side(tmp_path: Path) -> None:
    made = repository(tmp_path)
    SHAPES["a conflict that somebody resolved"](made)
    told = [(item.commit.subject, [row.path for row in item.rows]) for item in read(made)]
    assert told == [("work", [RISK]), ("resolved", [RISK]), ("work", ["risks/R-0003.yaml"])]
    (row,) = read(made)[1].rows
    held = contents(made.root, [*row.before, row.after])
    words = [b"wounds heal slowly", b"wounds heal very late", b"wounds heal very slowly"]
    assert [word in held[name] for word, name in zip(words, (*row.before, row.after), strict=True)] == [
        True
    ] * 3


def test_names_of_every_kind_around_a_merge(tmp_path: Path) -> None:
    made = repository(tmp_path)
    first = [{"file": name.removeprefix("records/"), "write": "a: 1\n"} for name in NAMES]
    made.commit("first", edits=first)
    on_main(made, theirs())
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "main")
    made.commit("Merge", edits=[{**edit, "write": "a: 2\n"} for edit in first])
    made.commit("last", edits=[{"file": edit["file"], "remove": True} for edit in first])
    inside = sorted(name.removeprefix("records/") for name in NAMES)
    assert [sorted(row.path for row in item.rows) for item in read(made)] == [inside] * 3


def test_a_message_passes_for_nothing_else(tmp_path: Path) -> None:
    made = repository(tmp_path)
    body = f":100644 100644 {A} {B} M\n{A}\n\n::100644 100644 100644 {A} {B} {C} MM\n\x01\x1e\x1f"
    made.commit(body)
    on_main(made, theirs())
    made.git("merge", "--quiet", "--no-ff", f"--message={body}", "main")
    honest(made)
    assert [len(item.rows) for item in read(made)] == [0, 0, 1]
    assert [item.commit.subject for item in read(made)][:2] == [f":100644 100644 {A} {B} M {A}"] * 2


def test_a_branch_that_is_in_main_already_has_nothing(tmp_path: Path) -> None:
    made = repository(tmp_path)
    honest(made)
    made.git("switch", "--quiet", "main")
    merge(made, "work")
    made.git("switch", "--quiet", "work")
    assert read(made) == []


def test_what_was_put_in_the_place_of_a_file_or_a_commit_does_not_count(tmp_path: Path) -> None:
    made = repository(tmp_path)
    honest(made)
    honest(made, "still")
    before = read(made)
    (row,) = before[1].rows
    held = contents(made.root, [row.after])
    made.git("replace", row.after, row.before[0])
    made.git("replace", before[0].commit.id, "main")
    (made.root / ".git" / "info").mkdir(exist_ok=True)
    (made.root / ".git" / "info" / "grafts").write_text(f"{before[1].commit.id}\n", "utf-8")
    assert made.git("log", "--format=%s") == "work"
    assert read(made) == before
    assert contents(made.root, [row.after]) == held
