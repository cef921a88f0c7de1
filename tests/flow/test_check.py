"""`qaif check` as a pull request meets it: what counts, what is shown, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.support.running import Golden, Qaif

DAY = ("--as-of", "2026-06-15")


@pytest.fixture
def broken(base: Path) -> Path:
    """The base register with an error, two warnings and a note, each in another record."""
    edit(base / "risks/R-0001.yaml", "likelihood: 2", "likelihood: 7")
    edit(
        base / "risks/R-0002.yaml",
        "validated: { date: 2026-02-10, by: director-of-quality }",
        "validated: unknown",
    )
    edit(base / "commitments/primary-care-2.yaml", "owner: quality-lead", "owner: unknown")
    edit(base / "providers/oakrise-practice.yaml", "ods_code: null", "ods_code: unknown")
    return base


def edit(path: Path, find: str, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert find in text, f"{path.name}:\n{text}"
    path.write_text(text.replace(find, put), encoding="utf-8")


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_what_it_prints(broken: Path, qaif: Qaif, golden: Golden, style: str) -> None:
    result = qaif("check", "--records", str(broken), *DAY, "--format", style)
    assert result.code == 1
    golden(f"check.{style}.txt", result.out)


@pytest.mark.parametrize(
    ("options", "code", "codes"),
    [
        (("--severity", "error"), 1, {"SHP003"}),
        (("--severity", "warning"), 1, {"SHP003", "RSK005", "COM001"}),
        (("--select", "RSK"), 0, {"RSK005"}),
        (("--select", "rsk005", "--strict"), 1, {"RSK005"}),
        (("--select", "RSK", "--fail-on", "rsk005"), 1, {"RSK005"}),
        (
            ("--ignore", "SHP", "--severity", "error", "--fail-on", "UNK", "--fail-on", "COM"),
            1,
            {"UNK001", "COM001"},
        ),
        (("--ignore", "SHP", "--fail-on", "RSK001"), 0, {"RSK005", "COM001", "UNK001"}),
        (("--ignore", "SHP"), 0, {"RSK005", "COM001", "UNK001"}),
        (("--select", "RSK", "--ignore", "RSK005"), 0, set()),
    ],
)
def test_what_counts(broken: Path, qaif: Qaif, options: tuple[str, ...], code: int, codes: set[str]) -> None:
    result = qaif("check", "--records", str(broken), *DAY, "--format", "json", *options)
    assert result.code == code
    assert {finding["code"] for finding in json.loads(result.out)["findings"]} == codes


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_what_it_fails_on_is_told_as_an_error(broken: Path, qaif: Qaif, style: str) -> None:
    """The severity that is told and the exit code agree in every form that tells one."""
    asked = ("check", "--records", str(broken), *DAY, "--select", "RSK005", "--format", style)
    plain, failing = qaif(*asked), qaif(*asked, "--fail-on", "RSK005")
    assert (plain.code, failing.code) == (0, 1)
    told = {line for line in failing.out.splitlines() if "error" in line.replace("no errors", "")}
    assert told
    assert not told & set(plain.out.splitlines())


@pytest.mark.parametrize("option", ["--select", "--ignore", "--fail-on"])
def test_a_rule_that_does_not_exist_is_said(base: Path, qaif: Qaif, option: str) -> None:
    result = qaif("check", "--records", str(base), *DAY, option, "RSX")
    assert result.code == 2
    assert "RSX" in result.err
    assert not result.out


def test_only_what_a_change_brings(base: Path, qaif: Qaif) -> None:
    """Somebody else's fault does not stop a change; its own does, and so does the same fault a second time."""
    edit(
        base / "risks/R-0002.yaml",
        "validated: { date: 2026-02-10, by: director-of-quality }",
        "validated: unknown",
    )
    edit(base / "commitments/primary-care-1.yaml", "owner: quality-lead", "owner: nobody-here")
    git(base.parent, "init", "-q", "-b", "main")
    git(base.parent, "add", "-A")
    git(base.parent, "commit", "-qm", "as it was")
    asked = ("check", "--records", str(base), *DAY, "--base", "main", "--format", "json")
    before = qaif(*asked)
    assert (before.code, json.loads(before.out)["findings"]) == (0, [])
    edit(base / "commitments/primary-care-2.yaml", "owner: quality-lead", "owner: nobody-here")
    after = qaif(*asked)
    assert after.code == 1
    assert [(found["code"], found["record"]) for found in json.loads(after.out)["findings"]] == [
        ("CHG018", "primary-care-2"),
        ("LNK002", "primary-care-2"),
    ]


def test_a_base_that_git_does_not_know_is_said(base: Path, qaif: Qaif) -> None:
    result = qaif("check", "--records", str(base), *DAY, "--base", "main")
    assert result.code == 2
    assert "not in a git repository" in result.err


def git(folder: Path, *arguments: str) -> None:
    identity = {
        "GIT_AUTHOR_NAME": "A Role",
        "GIT_AUTHOR_EMAIL": "role@icb.example",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    committer = {"GIT_COMMITTER_NAME": "A Role", "GIT_COMMITTER_EMAIL": "role@icb.example"}
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **identity, **committer},
        check=True,
        capture_output=True,
    )
