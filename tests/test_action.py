"""The action that others use, run as GitHub would run it: on the merge of a pull request."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.store import yaml
from tests.support.repository import Repository, repository

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="it is a script for bash")
R1, R3 = "risks/R-0001.yaml", "risks/R-0003.yaml"


def parsed(name: str) -> Any:
    return yaml.parse((ROOT / name).read_text("utf-8"))


def scripts() -> list[str]:
    jobs = parsed(".github/workflows/records.yml")["jobs"].values()
    steps = [*parsed("action.yml")["runs"]["steps"], *(step for job in jobs for step in job["steps"])]
    return [step["run"] for step in steps if "run" in step]


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """A pull request as GitHub checks it out, on a detached head: its merge into a base that went on without it."""
    made = repository(tmp_path)
    made.commit("mine", edits=[{"file": R1, "find": "late treatment", "put": "very late treatment"}])
    made.git("switch", "--quiet", "main")
    made.commit("somebody else's fault", edits=[{"file": R3, "find": "owner: ", "put": "owner: nobody-or-"}])
    made.git("switch", "--quiet", "--detach")
    return made


def act(made: Repository, tmp_path: Path, event: str = "pull_request", **given: str) -> tuple[int, str, str]:
    script = next(
        step["run"] for step in parsed("action.yml")["runs"]["steps"] if "qaif check" in step.get("run", "")
    )
    door = tmp_path / "bin" / "qaif"
    door.parent.mkdir(exist_ok=True)
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m qaif_cli "$@"\n', encoding="utf-8")
    door.chmod(0o755)
    page = tmp_path / "summary.md"
    asked = {
        "RECORDS": "records",
        "AS_OF": "2026-06-15",
        "BASE": "",
        "STRICT": "false",
        "FAIL_ON": "",
        "SIGNERS": "",
        "EVENT": event,
        **given,
    }
    path = {"PATH": f"{door.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=made.root,
        env={**os.environ, **path, **asked, "GITHUB_STEP_SUMMARY": str(page), "RUNNER_TEMP": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr, page.read_text("utf-8") if page.exists() else ""


def test_a_pull_request_fails_only_on_what_it_brings(made: Repository, tmp_path: Path) -> None:
    made.git("merge", "--quiet", "--no-ff", "--message=merge", "work")
    code, text, page = act(made, tmp_path)
    assert code == 0, text
    assert "R-0003" not in text + page
    assert "very late treatment" in page


def test_a_pull_request_that_brings_an_error_is_marked(made: Repository, tmp_path: Path) -> None:
    made.git("switch", "--quiet", "work")
    made.commit(
        "worse", edits=[{"file": R1, "find": "owner: quality-lead\nprev", "put": "owner: nobody\nprev"}]
    )
    made.git("switch", "--quiet", "--detach", "main")
    made.git("merge", "--quiet", "--no-ff", "--message=merge", "work")
    code, text, page = act(made, tmp_path)
    assert code == 1
    assert "::error file=records/risks/R-0001.yaml,line=3,col=8,title=LNK002" in text
    assert "### Errors\n\n- **CHG018** records/risks/R-0001.yaml:3" in page


def test_a_warning_fails_a_pull_request_where_the_organisation_says_so(
    made: Repository, tmp_path: Path
) -> None:
    made.git("switch", "--quiet", "work")
    lower = "  - { date: 2026-06-12, by: quality-lead, consequence: 3, likelihood: 2 }\ntarget: "
    made.commit("lower", edits=[{"file": "risks/R-0002.yaml", "find": "target: ", "put": lower}])
    made.git("switch", "--quiet", "--detach", "main~1")
    made.git("merge", "--quiet", "--no-ff", "--message=merge", "work")
    code, text, _ = act(made, tmp_path)
    assert (code, "::warning" in text, "::error" in text) == (0, True, False), text
    code, text, _ = act(made, tmp_path, FAIL_ON=" CHG007  RSK ")
    assert (code, "::error" in text) == (1, True), text


def test_a_push_is_judged_whole(made: Repository, tmp_path: Path) -> None:
    code, text, _ = act(made, tmp_path, "push")
    assert code == 1
    assert "R-0003" in text


def test_a_checkout_that_is_no_merge_is_said(made: Repository, tmp_path: Path) -> None:
    code, text, _ = act(made, tmp_path)
    assert code == 2
    assert "fetch-depth: 0" in text


@pytest.mark.parametrize("place", ["action.yml", "templates/workspace/.github/workflows/records.yml"])
def test_whose_signatures_count_is_told_to_git_from_outside_the_checkout(
    place: str, made: Repository, tmp_path: Path
) -> None:
    parts = parsed(place)
    steps = parts["runs"]["steps"] if place == "action.yml" else parts["jobs"]["records"]["steps"]
    script = next(step["run"] for step in steps if "allowed_signers" in step.get("run", ""))
    line = "lead@icb.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"
    subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script.partition("options=")[0]],
        cwd=made.root,
        env={**os.environ, "SIGNERS": line, "BASE": "", "EVENT": "push", "RUNNER_TEMP": str(tmp_path)},
        check=True,
    )
    named = Path(made.git("config", "gpg.ssh.allowedSignersFile"))
    assert named == tmp_path / "allowed_signers"
    assert named.read_text("utf-8") == f"{line}\n"


def test_no_input_of_anybody_is_run(made: Repository, tmp_path: Path) -> None:
    witness = tmp_path / "run"
    code, _, _ = act(made, tmp_path, "push", AS_OF=f"$(touch {witness})", RECORDS="records; exit 0")
    assert code == 2
    assert not witness.exists()


def test_no_script_is_put_together_from_expressions() -> None:
    assert [script for script in scripts() if "${{" in script] == []


def test_the_workflow_needs_no_secret_and_may_only_read() -> None:
    text = (ROOT / ".github/workflows/records.yml").read_text("utf-8")
    workflow = parsed(".github/workflows/records.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"push", "pull_request"}
    assert "secrets." not in text


def test_the_nightly_suite_goes_beyond_what_fits_and_leaves_out_only_what_says_why() -> None:
    nightly = parsed(".github/workflows/nightly.yml")
    assert nightly["permissions"] == {"contents": "read"}
    assert set(nightly["on"]) == {"schedule", "workflow_dispatch"}
    rows = nightly["jobs"]["newest"]["strategy"]["matrix"]["include"]
    assert [row["newest"] for row in rows] == ["typer>=0.29 pydantic", ""]
    left = [word for row in rows for word in row["leave"].split() if "::" in word]
    for place in left:
        file, _, name = place.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text("utf-8")


def test_actions_of_others_are_named_by_commit() -> None:
    workflows = [
        str(path.relative_to(ROOT))
        for folder in (ROOT, ROOT / "templates/workspace")
        for path in (folder / ".github/workflows").iterdir()
    ]
    assert len(workflows) > 3
    for name in ("action.yml", *workflows):
        used = re.findall(r"uses: (\S+)", (ROOT / name).read_text("utf-8"))
        assert used
        assert all(item == "./" or re.search(r"@[0-9a-f]{40}$", item) for item in used)
