"""One git answers for all that is read of a repository, and says what a git that is started for each of it says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.store.git import Revision, contents_at, named_commit, names_at, objects, resolve, tree
from tests.support.processes import begun
from tests.support.repository import Repository, begin

DAY = date(2026, 6, 15)


def made(top: Path, files: dict[str, bytes]) -> Repository:
    begin(top)
    repository = Repository(top)
    for path, data in files.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(data)
    repository.commit()
    return repository


def plain(top: Path) -> Repository:
    return made(
        top, {"records/b.yaml": b"b", "records/a/c.yaml": b"", "records/a.yaml": b"\n\0\r\n", "x": b""}
    )


def of_other_letters(top: Path) -> Repository:
    return made(
        top, {"records/with space, é.yaml": b"x", "records/-h/two\nlines.yaml": b"y", "records/[a]*/z": b""}
    )


def by_long_names(top: Path) -> Repository:
    subprocess.run(
        ["git", "init", "--quiet", "--initial-branch=main", "--object-format=sha256", top], check=True
    )
    return made(top, {f"records/{number % 7}/{number}.yaml": b"%d" % number for number in range(130)})


def with_links(top: Path) -> Repository:
    repository = plain(top)
    (repository.records / "out").symlink_to("/etc")
    inner = made(top / "records" / "inner", {"i.yaml": b"i"})
    assert inner.root.is_dir()
    repository.commit()
    return repository


def of_deep_folders(top: Path) -> Repository:
    deep = "/".join("d" * 60 for _ in range(9))
    return made(top, {f"records/{deep}/a.yaml": b"a" * 70_000, f"records/{deep}/b.yaml": b"b"})


def inside(top: Path) -> Repository:
    return Repository(made(top, {"quality/records/a/b.yaml": b"a", "records/no.yaml": b"n"}).root / "quality")


def without_records(top: Path) -> Repository:
    return made(top, {"x": b"x"})


def where_it_is_a_file(top: Path) -> Repository:
    return made(top, {"records": b"x"})


SHAPES: tuple[Callable[[Path], Repository], ...] = (
    plain, of_other_letters, by_long_names, with_links, of_deep_folders, inside, without_records, where_it_is_a_file,
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_it_says_what_git_says(shape: Callable[[Path], Repository], tmp_path: Path) -> None:
    repository = shape(tmp_path / "made")
    root = repository.root
    commit = repository.git("rev-parse", "HEAD")
    rows = repository.git("ls-tree", "-r", "-z", "HEAD", "--", "records/", "x/").split("\0")
    parted = [(*row.partition("\t")[0].split(), row.partition("\t")[2]) for row in rows if row]
    entries = objects.listed(root, commit, ("records", "x"))
    assert entries is not None
    assert [(entry.mode, entry.name, entry.path) for entry in entries] == [(a, c, d) for a, _, c, d in parted]
    assert names_at(root, commit, "records") == [path for *_, path in parted]
    files = [row for row in parted if row[0].startswith("100")]
    read = [file for file in tree(root, "HEAD", "records") if not file.fault]
    assert [(file.path, file.data) for file in read] == [
        (
            path,
            subprocess.run(
                ["git", "cat-file", "blob", name], cwd=root, capture_output=True, check=True
            ).stdout,
        )
        for _, _, name, path in files
    ]
    assert resolve(root, "main") == commit
    assert named_commit(root, "HEAD") == named_commit(root, commit)
    assert contents_at(root, "HEAD", ["gone", *(path for *_, path in files[:1])])[0] is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-06-15T12:00:00Z", DAY),
        ("2026-06-15T00:10:00+0100", DAY),
        ("2026-06-15T23:50:00-0930", DAY),
        ("2026-06-15T00:10:00+1400", DAY),
        ("1970-01-01T00:10:00+0030", date(1970, 1, 1)),
    ],
)
def test_a_commit_is_of_its_committers_day(said: str, day: date, tmp_path: Path) -> None:
    repository = made(tmp_path / "made", {"x": b"committer A <a@b.example> 1 +0000\n"})
    message = "--message=x\n\ncommitter A <a@b.example> 1 +0000\n"
    repository.git(
        "commit", "--quiet", "--allow-empty", message, GIT_COMMITTER_DATE=said, GIT_AUTHOR_DATE="@1 +0000"
    )
    found = named_commit(repository.root, "HEAD")
    assert found
    assert (str(found.day), found.day) == (repository.git("log", "-1", "--format=%cs"), day)


def test_one_git_is_begun_for_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = plain(tmp_path / "made")
    calls = begun(monkeypatch)
    for _ in range(3):
        assert len(list(Revision(repository.root, "records", "HEAD").files())) == 3
        assert resolve(repository.root, "main")
    assert len(calls) == 1


def test_what_is_committed_meanwhile_is_seen(tmp_path: Path) -> None:
    repository = plain(tmp_path / "made")
    first = resolve(repository.root, "HEAD")
    for word in ("one", "two"):
        repository.commit(edits=[{"file": "b.yaml", "write": word}])
        if word == "two":
            repository.git("gc", "--quiet", "--prune=now")
        assert resolve(repository.root, "HEAD") != first
        assert word.encode() in [file.data for file in tree(repository.root, "HEAD", "records")]


def test_another_repository_in_its_place_is_another(tmp_path: Path) -> None:
    outer = inside(tmp_path / "made")
    first = resolve(outer.root, "HEAD")
    assert objects.prefix(outer.root) == "quality/"
    begin(outer.root)
    with pytest.raises(QaifError, match="git knows no revision `HEAD`"):
        resolve(outer.root, "HEAD")
    assert objects.prefix(outer.root) == ""
    outer.commit()
    assert resolve(outer.root, "HEAD") != first


def test_another_environment_is_answered_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = plain(tmp_path / "made")
    calls = begun(monkeypatch)
    resolve(repository.root, "HEAD")
    monkeypatch.setenv("HOME", str(tmp_path))
    resolve(repository.root, "HEAD")
    resolve(repository.root, "HEAD")
    assert len(calls) == 2


def test_one_that_ended_is_begun_again(tmp_path: Path) -> None:
    repository = plain(tmp_path / "made")
    resolve(repository.root, "HEAD")
    (there,) = objects._THERE  # noqa: SLF001  # what is to be ended from outside
    there.started.kill()
    there.started.wait()
    assert len(tree(repository.root, "HEAD", "records")) == 3


def test_after_one_that_was_stopped_nothing_is_taken_for_another_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = plain(tmp_path / "made")

    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(objects, "_read", stopped)
        with pytest.raises(KeyboardInterrupt):
            tree(repository.root, "HEAD", "records")
    assert [file.data for file in tree(repository.root, "HEAD", "records")] == [b"\n\0\r\n", b"", b"b"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
@pytest.mark.first
def test_a_process_that_was_forked_begins_its_own(tmp_path: Path) -> None:
    repository = plain(tmp_path / "made")
    commit = resolve(repository.root, "HEAD")
    child = os.fork()
    if not child:
        os._exit(0 if resolve(repository.root, "HEAD") == commit else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert [file.path for file in tree(repository.root, commit, "records")]


@pytest.mark.parametrize("lost", ["tree", "blob"])
def test_what_is_missing_is_said_and_no_other_name_for_nothing(lost: str, tmp_path: Path) -> None:
    repository = plain(tmp_path / "made")
    name = repository.git("rev-parse", "HEAD:records" if lost == "tree" else "HEAD:records/b.yaml")
    (repository.root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    if lost == "tree":
        with pytest.raises(QaifError, match="git could not do `ls-tree`"):
            tree(repository.root, "HEAD", "records")
        return
    faults = {file.path: file.fault for file in tree(repository.root, "HEAD", "records")}
    assert faults == {
        "records/a.yaml": "", "records/a/c.yaml": "", "records/b.yaml": "its contents are not in this clone",
    }  # fmt: skip
