"""The log is read through the story's repository and through bytes that git might print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.store.git import at, branch, brought, contents, is_shallow, log, names_ever_added, stamp
from qaif_cli.store.git.log import parse_log
from qaif_cli.store.ids import next_number
from tests.support.processes import begun
from tests.support.repository import repository
from tests.support.story import Story

A, B = "a" * 40, "b" * 40
NONE = "0" * 40


def printed(*words: str) -> bytes:
    return "\0".join(words).encode() + b"\0"


def header(id_: str, message: str = "", parents: str = B, subject: str = "change") -> tuple[str, ...]:
    return (id_, parents, "2026-05-04", "Quality Lead", "lead@x.example", subject, message)


def test_a_log_is_read_by_counting_so_that_no_message_passes_for_a_commit() -> None:
    rows = (
        f"\n:000000 100644 {NONE} {A} A",
        "records/é with space.yaml",
        f":100644 000000 {A} {NONE} D",
        "x\ny.yaml",
    )
    found = list(parse_log(printed(*header(A, f":100644\n{B}\n\x01"), *rows, *header(B))))
    assert [item.commit.id for item in found] == [A, B]
    assert found[0].commit.day == date(2026, 5, 4)
    assert [(row.path, row.before, row.after) for row in found[0].rows] == [
        ("records/é with space.yaml", "", A),
        ("x\ny.yaml", A, ""),
    ]
    assert found[1].rows == ()


def test_links_and_submodules_are_no_rows() -> None:
    rows = (f"\n:000000 120000 {NONE} {A} A", "link.yaml", f":160000 160000 {A} {B} M", "other")
    assert [item.rows for item in parse_log(printed(*header(A), *rows))] == [()]


@pytest.mark.parametrize(
    ("parents", "subject", "body", "merge"),
    [
        (
            f"{A} {B}",
            "Merge pull request #12 from x/y",
            "Title\n\nmore",
            "Merge pull request #12 from x/y: Title",
        ),
        (f"{A} {B}", "Merge branch 'x'", "", "Merge branch 'x'"),
        (f"{A} {B} {A}", "Octopus", "", "Octopus"),
        (A, "Winter pressures (#18)", "", "pull request #18"),
        (A, "See #18", "", ""),
        ("", "Merge nothing", "", ""),
    ],
)
def test_the_merge_is_told_where_the_log_tells(parents: str, subject: str, body: str, merge: str) -> None:
    (found,) = parse_log(printed(*header(A, body, parents, subject)))
    assert found.commit.merge == merge


def test_the_log_is_the_first_parent_line_in_one_process(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = begun(monkeypatch)
    logged = log(story.root)
    assert len(calls) == 1
    line = story.git("log", "--first-parent", "--format=%H").splitlines()
    assert [item.commit.id for item in logged] == line
    assert all(
        row.path.startswith(("records/", "templates/", "notes.md")) for item in logged for row in item.rows
    )


def test_only_commits_of_the_folder_or_the_file(story: Story) -> None:
    subjects = [item.commit.subject for item in log(story.root, "records")]
    assert "Notes" not in subjects
    assert "Our own template" not in subjects
    papers = log(story.root, "records", paths=["records/papers/2025/quality-committee-2025-11-20.yaml"])
    assert [item.commit.subject for item in papers] == ["Paper issued", "Papers by year"]
    assert {row.path for row in papers[1].rows} == {
        "records/papers/quality-committee-2025-11-20.yaml",
        "records/papers/2025/quality-committee-2025-11-20.yaml",
    }


def test_since_is_by_each_commit_s_own_day(story: Story) -> None:
    days = [item.commit.day for item in log(story.root, "records", since=date(2025, 10, 11))]
    assert min(days) == date(2025, 10, 13)
    assert len(days) == len(
        [item for item in log(story.root, "records") if item.commit.day >= date(2025, 10, 11)]
    )


def test_what_a_merge_brought_is_found(story: Story) -> None:
    merges = [item.commit.id for item in log(story.root) if item.commit.parents > 1]
    found = brought(story.root, "records", merges)
    subjects = {story.git("log", "-1", "--format=%s", name): found[name] for name in merges}
    assert [item.commit.subject for item in subjects["Merge pull request #12 from wendle/august"]] == [
        "R-0001: a second backlog",
        "R-0002 reviewed",
    ]
    assert [item.commit.subject for item in subjects["Merge pull request #15 from wendle/november"]] == [
        "R-0001: A1 done"
    ]
    one = brought(story.root, "records", merges, paths=["records/risks/R-0001.yaml"])
    assert sum(len(items) for items in one.values()) == 2


def test_contents_are_those_of_the_objects_and_what_is_missing_is_left_out(story: Story) -> None:
    row = log(story.root, "records")[0].rows[0]
    held = contents(story.root, [row.before, row.after, row.after, "", NONE])
    assert set(held) == {row.before, row.after}
    assert held[row.after] != held[row.before]
    assert held[row.after].startswith(b"# Ask about the second inbox")


def test_a_moment(story: Story) -> None:
    last = story.commits[-1]
    assert at(story.root, "HEAD").commit == at(story.root, "main").commit == last
    assert at(story.root, last[:12]).day == date(2026, 6, 12)
    assert at(story.root, "2026-06-12").commit == last
    assert at(story.root, "2026-06-11").commit == story.commits[-2]


def test_a_day_is_the_committer_s_own(tmp_path: Path) -> None:
    """Committed at ten to midnight in one place, and at ten past in another, which is the day before elsewhere."""
    own = Story(tmp_path / "own")
    own.start()
    own.write("records/a.yaml", "a: 1\n")
    own.git("add", "--all")
    for day, zone in (("2026-05-04T23:50:00", "-1100"), ("2026-05-06T00:10:00", "+1300")):
        who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in (("NAME", "A"), ("EMAIL", "a@x.example"), ("DATE", f"{day}{zone}"))}  # fmt: skip
        own.git("commit", "--quiet", "--allow-empty", "--message=change", **who)
    first, second = own.git("rev-parse", "HEAD~1", "HEAD").splitlines()
    assert at(own.root, "2026-05-04").commit == first
    assert at(own.root, "2026-05-05").commit == first
    assert at(own.root, "2026-05-06").commit == second
    with pytest.raises(QaifError, match="Nothing was committed by 2026-05-03"):
        at(own.root, "2026-05-03")


def test_the_stamp_of_a_revision_is_the_last_commit_that_touched_the_folders(story: Story) -> None:
    made = stamp(story.root, "records", "templates", at=story.commits[-1])
    assert (made.commit, made.clean) == (story.commits[-2][:12], True)


def test_a_whole_clone_is_not_shallow(story: Story) -> None:
    assert not is_shallow(story.root)


SETTINGS = (
    "log.showRoot=false",
    "log.showSignature=true",
    "log.follow=true",
    "log.diffMerges=off",
    "log.diffMerges=combined",
    "diff.relative=true",
    "diff.renames=copies",
    "color.ui=always",
    "core.quotePath=true",
    "format.pretty=fuller",
)


def all_told(root: Path) -> object:
    """Everything that is read of the log."""
    merges = [item.commit.id for item in log(root) if item.commit.parents > 1]
    return (
        log(root, "records"),
        log(root, "records", paths=["records/risks/R-0001.yaml"]),
        brought(root, "records", merges),
        branch(root, "quality/records", log(root)[-1].commit.id),
        sorted(names_ever_added(root, "records")),
        stamp(root, "records"),
        at(root, "2026-06-11"),
    )


def test_what_a_user_has_set_changes_nothing_that_is_read(
    story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    plain = all_told(story.root)
    for setting in SETTINGS:
        name, _, value = setting.partition("=")
        section, _, key = name.partition(".")
        (tmp_path / ".gitconfig").write_text(f"[{section}]\n\t{key} = {value}\n", encoding="utf-8")
        assert all_told(story.root) == plain, setting


def test_a_file_that_a_merge_itself_added_was_there_too(tmp_path: Path) -> None:
    """Such as the second of two new records under one ID, once they are parted; or one that a merge threw away."""
    made = repository(tmp_path)
    for name in ("R-0004", "R-0005"):
        made.git("switch", "--quiet", "--create", name, "main")
        made.commit(edits=[{"file": f"risks/{name}.yaml", "write": "a: 1\n"}])
    made.git("switch", "--quiet", "work")
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "R-0004")
    made.commit("merge", edits=[{"file": "risks/R-0006.yaml", "write": "a: 1\n"}])
    made.git("merge", "--quiet", "--strategy=ours", "--no-edit", "R-0005")
    made.git("branch", "--quiet", "--delete", "--force", "R-0004", "R-0005")
    names = sorted(Path(name).stem for name in names_ever_added(made.root, "records/risks"))
    assert names == [f"R-000{number}" for number in range(1, 7)]
    assert next_number(made.records, "risks", "R-") == 7
