"""What a new workspace has for GitLab, run as a runner of GitLab would run it: fetched anew, on a detached head.

The shell runs the script with a stand-in for `qaif` that keeps what it was asked; the same is then asked of the real one.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.store import yaml
from tests.support.repository import Repository, repository
from tests.support.running import Qaif

ROOT = Path(__file__).parents[1]
FILE = ROOT / "templates" / "workspace" / ".gitlab-ci.yml"
BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="it is a script for bash")
R1, R3 = "risks/R-0001.yaml", "risks/R-0003.yaml"
AS_IT_WAS = "late treatment"
PREDEFINED = {
    "CI_COMMIT_BRANCH",
    "CI_DEFAULT_BRANCH",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "CI_PIPELINE_SOURCE",
}
"""The variables of GitLab that it reads: https://docs.gitlab.com/ci/variables/predefined_variables/"""
REQUEST = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
PUSH = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}
TOLD = """\
printf '%s ' "$(basename "$0")" >> "$TOLD"
for word in "$@"; do printf "'%s' " "$word" >> "$TOLD"; done
echo >> "$TOLD"
case " $* " in *" $FAILS "*) exit 1 ;; esac
"""


@dataclass(frozen=True)
class Job:
    """What a job came to: its exit code, what it printed, where it ran, and what `python` and `qaif` were asked."""

    code: int
    text: str
    folder: Path
    asked: list[list[str]]


def job() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.parse(FILE.read_text("utf-8"))
    return dict(parsed["records"])


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """A branch with a change of its own, and a main that went on with somebody else's fault."""
    made = repository(tmp_path)
    made.commit("mine", edits=[{"file": R1, "find": AS_IT_WAS, "put": f"very {AS_IT_WAS}"}])
    made.git("switch", "--quiet", "main")
    made.commit("somebody else's fault", edits=[{"file": R3, "find": "owner: ", "put": "owner: nobody-or-"}])
    return made


def run(made: Repository, commit: str, fails: str = "nothing", **variables: str) -> Job:
    """The job on a commit, in a folder that a runner fetched it into."""
    folder, door, told = (made.root.parent / name for name in ("builds", "bin", "told"))
    for words in (
        ["init", "--quiet", str(folder)],
        ["-C", str(folder), "fetch", "--quiet", made.root.as_uri(), f"+{commit}:refs/pipelines/1"],
        ["-C", str(folder), "remote", "add", "origin", made.root.as_uri()],
        ["-C", str(folder), "checkout", "--quiet", "--detach", "refs/pipelines/1"],
    ):
        made.git(*words)
    door.mkdir()
    for name in ("qaif", "python"):
        (door / name).write_text(f"#!/bin/sh\n{TOLD}", encoding="utf-8")
        (door / name).chmod(0o755)
    own = {"TOLD": str(told), "FAILS": fails, "QAIF_SOURCE": "qaif", "CI_DEFAULT_BRANCH": "main"}
    done = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail"],
        input="\n".join([*job()["before_script"], *job()["script"]]),
        cwd=folder,
        env={**os.environ, "PATH": f"{door}{os.pathsep}{os.environ['PATH']}", **(own | variables)},
        check=False,
        capture_output=True,
        text=True,
    )
    asked = [shlex.split(line) for line in told.read_text("utf-8").splitlines()] if told.exists() else []
    return Job(done.returncode, done.stdout + done.stderr, folder, asked)


@pytest.fixture
def judged(qaif: Qaif, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The real answer to the checks that a job asked for: the worst exit code, and what was printed."""

    def judge(done: Job) -> tuple[int, str]:
        monkeypatch.chdir(done.folder)
        checks = [words for words in done.asked if words[:2] == ["qaif", "check"]]
        results = [qaif(*words[1:], "--as-of", "2026-06-15") for words in checks]
        assert results
        return max(result.code for result in results), "".join(result.out + result.err for result in results)

    return judge


def test_a_merge_request_fails_only_on_what_it_brings(made: Repository, judged: Any) -> None:
    done = run(made, "work", **REQUEST)
    assert done.code == 0, done.text
    assert [words[:3] for words in done.asked] == [
        ["python", "-m", "pip"],
        ["qaif", "check", "--base"],
        ["qaif", "check", "--merged-with"],
        ["qaif", "report", "--bimonthly"],  # the line after the check is run too
    ]
    code, text = judged(done)
    assert code == 0, text
    assert "R-0003" not in text
    assert f"very {AS_IT_WAS}" in (done.folder / "summary.md").read_text("utf-8")


def test_the_merged_result_is_judged_alike(made: Repository, judged: Any) -> None:
    made.git("switch", "--quiet", "--detach", "main")
    made.git("merge", "--quiet", "--no-ff", "--message=merge", "work")
    code, text = judged(run(made, made.git("rev-parse", "HEAD"), **REQUEST))
    assert code == 0, text
    assert "R-0003" not in text


def test_a_merge_request_that_brings_an_error_fails(made: Repository, judged: Any) -> None:
    made.git("switch", "--quiet", "work")
    made.commit("worse", edits=[{"file": R1, "find": "owner: ", "put": "owner: nobody-or-"}])
    code, text = judged(run(made, "work", **REQUEST))
    assert code == 1
    assert "records/risks/R-0001.yaml:3:8: LNK002" in text


def test_what_only_both_together_bring_fails(made: Repository, judged: Any) -> None:
    """Each has a new risk under one number."""
    new = (made.records / R1).read_text("utf-8").replace("R-0001", "R-0099")
    made.commit("another", edits=[{"file": "risks/R-0099.yaml", "write": new.replace("treatment", "visits")}])
    made.git("switch", "--quiet", "work")
    made.commit("a new one", edits=[{"file": "risks/R-0099.yaml", "write": new}])
    code, text = judged(run(made, "work", **REQUEST))
    assert code == 1
    assert "R-0099" in text


@pytest.mark.parametrize("fails", ["--base", "--merged-with"])
def test_one_check_that_fails_fails_the_job_and_both_are_run(made: Repository, fails: str) -> None:
    done = run(made, "work", fails, **REQUEST)
    assert done.code == 1
    assert [words[2] for words in done.asked[1:]] == ["--base", "--merged-with"]


def test_the_main_branch_is_judged_whole(made: Repository, judged: Any) -> None:
    done = run(made, "main", **PUSH)
    assert [words[:2] for words in done.asked] == [["python", "-m"], ["qaif", "check"], ["qaif", "report"]]
    code, text = judged(done)
    assert code == 1
    assert "R-0003" in text


def test_no_source_is_said(made: Repository) -> None:
    done = run(made, "work", **REQUEST, QAIF_SOURCE="")
    assert done.code != 0
    assert done.asked == []
    assert "Set the variable QAIF_SOURCE of this project" in done.text


def test_whose_signatures_count_is_told_to_git_and_no_file_of_the_change(made: Repository) -> None:
    line = "lead@icb.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"
    done = run(made, "work", **REQUEST, QAIF_ALLOWED_SIGNERS=line)
    named = Path(made.git("-C", str(done.folder), "config", "gpg.ssh.allowedSignersFile"))
    assert named.read_text("utf-8") == f"{line}\n"
    assert named.parent == done.folder / ".git"


def test_a_branch_of_any_name_is_no_command(made: Repository) -> None:
    witness = made.root.parent / "run"
    name = f"$(touch${{IFS}}{witness})"
    done = run(made, "work", **REQUEST | {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": name})
    assert done.code != 0
    assert not witness.exists()


def test_it_reads_the_variables_that_gitlab_sets_and_the_whole_history() -> None:
    text = FILE.read_text("utf-8")
    words = "".join(sign if sign.isalnum() or sign == "_" else " " for sign in text).split()
    assert {word for word in words if word.startswith("CI_")} == PREDEFINED
    assert job()["variables"] == {"GIT_DEPTH": "0"}
    assert [rule["if"] for rule in yaml.parse(text)["workflow"]["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]
