"""Git is read through real repositories, with a fixed author and fixed dates."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.store.git import CommitStamp, Revision, resolve, stamp
from qaif_cli.store.source import Worktree
from tests.support.processes import begun

Git = Callable[..., str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder inside a repository, not the top of it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A Tester")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "tester@example.org")
        monkeypatch.setenv(f"GIT_{name}_DATE", "2026-06-15T12:00:00Z")
    folder = tmp_path / "repository" / "quality"
    folder.mkdir(parents=True)
    (tmp_path / ".gitconfig").write_text("[core]\n\tautocrlf = false\n")
    run(folder, "init", "--quiet", "--initial-branch=main", "..")
    return folder


def run(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(folder: Path, files: dict[str, bytes]) -> str:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    run(folder, "add", "--all", "..")
    run(folder, "commit", "--quiet", "--message=change")
    return run(folder, "rev-parse", "HEAD")


FILES = {
    "records/framework.yaml": b"schema: 1\n",
    "records/risks/R-0001.yaml": b"id: R-0001\r\n\xff\0\n\n",
    "records/risks/with space, caf\xc3\xa9.yaml".encode("latin-1").decode("utf-8"): b"",
    "records/papers/2026/a.yml": b"no end of line",
}


def held(root: Path, name: str = "HEAD") -> dict[str, bytes]:
    return {file.path: file.data for file in Revision(root, "records", name).files()}


def test_a_revision_gives_what_the_folder_gave(root: Path) -> None:
    commit(
        root,
        {
            **FILES,
            "records/README.md": b"x",
            "records/.hidden.yaml": b"x",
            "records/.git2/x.yaml": b"x",
            "other/x.yaml": b"x",
        },
    )
    there = {file.path: file.data for file in Worktree(root / "records").files()}
    assert held(root) == there
    assert set(there) == {path.removeprefix("records/") for path in FILES}


def test_an_earlier_revision_is_not_the_folder_of_today(root: Path) -> None:
    first = commit(root, {"records/a.yaml": b"a: 1\n"})
    run(root, "tag", "issued")
    commit(root, {"records/a.yaml": b"a: 2\n", "records/b.yaml": b"b: 1\n"})
    (root / "records" / "a.yaml").write_bytes(b"a: 3\n")
    assert held(root) == {"a.yaml": b"a: 2\n", "b.yaml": b"b: 1\n"}
    assert held(root, "issued") == held(root, first) == held(root, "HEAD~1") == {"a.yaml": b"a: 1\n"}


def test_a_revision_without_the_folder_has_no_files(root: Path) -> None:
    commit(root, {"records-old/a.yaml": b"a: 1\n"})
    assert held(root) == {}


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_in_a_revision_is_not_followed(root: Path) -> None:
    (root / "records").mkdir()
    (root / "records" / "out.yaml").symlink_to("/etc/passwd")
    commit(root, {"records/a.yaml": b"a: 1\n"})
    found = {file.path: (file.data, file.fault) for file in Revision(root, "records", "HEAD").files()}
    assert found == {
        "a.yaml": (b"a: 1\n", ""),
        "out.yaml": (b"", "it is a link, and what git holds is not read through links"),
    }


def test_many_files_take_few_processes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root, {f"records/risks/R-{number:04}.yaml": b"id: %d\n" % number * 40 for number in range(300)})
    calls = begun(monkeypatch)
    assert len(held(root)) == 300
    assert len(calls) == 1


@pytest.mark.parametrize("name", ["-h", "--output=/tmp/x", "--upload-pack=touch x"])
def test_no_option_passes_for_a_revision(root: Path, name: str) -> None:
    commit(root, FILES)
    with pytest.raises(QaifError, match="is not the name of a revision"):
        resolve(root, name)


@pytest.mark.parametrize("name", ["", "nowhere", "HEAD:records", "HEAD..HEAD", "main^{tree}", "a b", "é"])
def test_a_revision_that_does_not_exist(root: Path, name: str) -> None:
    commit(root, FILES)
    with pytest.raises(QaifError, match="git knows no revision"):
        resolve(root, name)


def test_a_repository_without_a_commit(root: Path) -> None:
    with pytest.raises(QaifError, match="git knows no revision"):
        resolve(root, "HEAD")
    assert stamp(root, "records").commit == ""


def test_a_folder_outside_any_repository(tmp_path: Path, root: Path) -> None:
    assert root.exists()
    with pytest.raises(QaifError, match="is not in a git repository"):
        resolve(tmp_path, "HEAD")
    assert stamp(tmp_path, "records").commit == ""


def test_without_git_on_the_machine(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root, FILES)
    monkeypatch.setenv("PATH", str(root))
    assert stamp(root, "records").commit == ""
    with pytest.raises(QaifError, match="There is no git on this computer"):
        resolve(root, "HEAD")


def test_a_hook_s_environment_does_not_lead_elsewhere(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(root, FILES)
    wanted = held(root)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root))
    assert held(root) == wanted


def test_the_stamp_is_the_last_commit_that_touched_the_folders(root: Path) -> None:
    first = commit(root, {**FILES, "templates/a.md.j2": b"x"})
    second = commit(root, {"other/x.txt": b"x"})
    assert first != second
    assert stamp(root, "records", "templates") == CommitStamp(first[:12], clean=True)
    assert stamp(root, "other") == CommitStamp(second[:12], clean=True)


@pytest.mark.parametrize("path", ["records/framework.yaml", "records/risks/new.yaml", "templates/new.md.j2"])
def test_what_is_changed_or_new_is_not_clean(root: Path, path: str) -> None:
    commit(root, {**FILES, "templates/a.md.j2": b"x"})
    (root / path).write_bytes(b"changed\n")
    assert not stamp(root, "records", "templates").clean


def test_a_change_elsewhere_leaves_the_stamp_clean(root: Path) -> None:
    commit(root, {**FILES, "templates/a.md.j2": b"x"})
    (root / "notes.txt").write_bytes(b"x")
    assert stamp(root, "records", "templates").clean


def test_reading_changes_nothing_in_the_repository(root: Path) -> None:
    commit(root, FILES)
    top = root.parent / ".git"
    before = {path: path.read_bytes() for path in top.rglob("*") if path.is_file()}
    held(root)
    stamp(root, "records")
    assert {path: path.read_bytes() for path in top.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("turns", ["true", "input", "false"])
def test_line_ends_are_compared_as_git_compares_them(turns: str, root: Path) -> None:
    written = {"records/a.yaml": b"id: a\n# \xc3\xa9\n", "records/b.yaml": b"id: b\n"}
    commit(root, written)
    run(root, "config", "core.autocrlf", turns)
    for path, data in written.items():
        (root / path).write_bytes(data.replace(b"\n", b"\r\n") + (b"# more\r\n" if "b." in path else b""))
    held = list(Revision(root, "records", "HEAD").files())
    expected = {"true": {"a.yaml"}, "input": {"a.yaml"}, "false": set()}[turns]
    assert Revision(root, "records", "HEAD").turned(held) == expected


def test_nothing_is_fetched_to_be_read(root: Path, tmp_path: Path) -> None:
    commit(root, FILES)
    top = root.parent
    run(root, "config", "uploadpack.allowFilter", "true")
    part = tmp_path / "part"
    run(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", top.as_uri(), str(part))
    run(part, "config", "remote.origin.uploadpack", f"touch {tmp_path}/ran; git-upload-pack")
    with pytest.raises(QaifError, match="This clone holds only a part of the files"):
        list(Revision(part, f"{root.name}/records", "HEAD").files())
    assert not (tmp_path / "ran").exists()
