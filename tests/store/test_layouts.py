"""Twelve hostile layouts in a real git repository: what commands change is what was meant, and nothing more."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qaif_cli.flow.writing.commit_drafts import UNTRUE
from qaif_cli.store import yaml
from tests.support.running import Golden, Qaif

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.yaml"))
FOLDERS = {"risk": "risks", "concern": "concerns", "commitment": "commitments", "area": "areas"}
INVOLVED = ("--involvement", "A new rota: seven days", "--by", "quality-lead", "--date", "2026-06-10")
DONE = ("A1", "--note", 'Done; "as agreed"', "--date", "2026-06-10")
SCORE = (
    "--likelihood",
    "4",
    "--consequence",
    "3",
    "--by",
    "quality-lead",
    "--note",
    "Worse: #2",
    "--date",
    "2026-06-10",
)
EVENTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "risk": (
        ("score", "ID", *SCORE),
        ("risk", "review", "ID", "--unchanged", "--by", "quality-lead", "--date", "2026-06-11"),
        ("action", "done", "ID", *DONE),
    ),
    "concern": (
        ("escalate", "ID", "--to", "enhanced", "--authorised-by", "quality-committee", "--why", "Longer", "--date", "2026-06-10"),
        ("update", "ID", *INVOLVED),
        ("concern", "met", "ID", "X1", "--evidence", "Counted", "--by", "quality-lead", "--date", "2026-06-10"),
        ("action", "done", "ID", *DONE),
    ),
    "commitment": (
        ("update", "ID", "--status", "at-risk", *INVOLVED),
        ("action", "done", "ID", *DONE),
    ),
    "area": (("update", "ID", "--insight", "Fewer calls", "--source", "returns", "--nature", "hard", *INVOLVED),),
}  # fmt: skip


def git(folder: Path, *words: str) -> str:
    fixed = (
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "core.autocrlf=false",
        "-c",
        "core.safecrlf=false",
    )
    done = subprocess.run(("git", *fixed, *words), cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def test_there_are_twelve() -> None:
    assert len(LAYOUTS) == 12


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_only_what_was_meant_is_changed(layout: Path, base: Path, qaif: Qaif, golden: Golden) -> None:
    kind = layout.stem.partition("-")[0]
    id_ = yaml.parse(layout.read_text("utf-8-sig"))["id"]
    shutil.copyfile(layout, base / FOLDERS[kind] / f"{id_}.yaml")
    root = base.parent
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "begin")
    told = []
    for event in EVENTS[kind]:
        words = [id_ if word == "ID" else word for word in event]
        result = qaif(*words, "--records", str(base))
        assert result.code == 0, result.err
        diff = git(root, "diff", "--unified=0", "--no-color", "--no-prefix")
        counted = git(root, "diff", "--numstat").split("\t")[:2]
        told.append(f"$ qaif {' '.join(words)}\n+{counted[0]} -{counted[1]}\n{changed(diff)}")
        git(root, "commit", "--quiet", "--all", "--message", "next")
    written = (base / FOLDERS[kind] / f"{id_}.yaml").read_bytes()
    old = layout.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") == old.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in written) == (b"\r\n" in old)
    assert b"\r\n" not in old or written.count(b"\r\n") == written.count(b"\n")
    findings = qaif("check", "--as-of", "2026-06-15", "--records", str(base)).out.split()
    assert [word for word in findings if word.startswith(UNTRUE)] == []
    golden(f"layouts/{layout.stem}.diff", "\n".join(told))


def changed(diff: str) -> str:
    """What a diff says of lines, with the blanks at their ends made visible by a bar."""
    lines = [
        line
        for line in diff.split("\n")
        if line.startswith(("+", "-", "\\")) and line[:3] not in {"+++", "---"}
    ]
    return "".join(f"{line.replace(chr(13), '␍')}{'|' if line[-1:].isspace() else ''}\n" for line in lines)
