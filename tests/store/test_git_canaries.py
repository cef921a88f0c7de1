"""Nothing that a repository's own configuration names is run by a command that reads, and a commit runs git's own hooks alone.

Every setting of git that names a program names one that leaves a file behind. That these would be run is shown with
plain git.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.repository import Repository, begin, repository
from tests.support.running import Qaif

PROGRAMS = (
    "alias.log", "alias.status", "blame.ignoreRevsFile.cmd", "browser.ours.cmd", "core.alternateRefsCommand", "core.askPass",
    "core.editor", "core.fsmonitor", "core.gitProxy", "core.pager", "core.sshCommand", "credential.helper",
    "diff.external", "diff.ours.command", "diff.ours.textconv", "difftool.ours.cmd", "filter.ours.clean",
    "filter.ours.process", "filter.ours.smudge", "gpg.openpgp.program", "gpg.program", "gpg.ssh.defaultKeyCommand",
    "gpg.ssh.program", "gpg.x509.program", "help.browser", "interactive.diffFilter", "man.ours.cmd", "merge.ours.driver",
    "mergetool.ours.cmd", "pager.diff", "pager.log", "pager.status", "remote.origin.receivepack",
    "remote.origin.uploadpack", "sequence.editor", "submodule.inner.update", "trailer.sign.cmd", "trailer.sign.command",
    "uploadpack.packObjectsHook", "web.browser",
)  # fmt: skip
ENVIRONMENT = (
    "GIT_ASKPASS", "GIT_EDITOR", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_PROXY_COMMAND", "GIT_SEQUENCE_EDITOR", "GIT_SSH",
    "GIT_SSH_COMMAND", "PAGER", "SSH_ASKPASS",
)  # fmt: skip
HOOKS = (
    "applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-applypatch", "post-checkout", "post-commit", "post-index-change",
    "post-merge", "post-rewrite", "pre-applypatch", "pre-auto-gc", "pre-commit", "pre-merge-commit", "pre-push", "pre-rebase",
    "prepare-commit-msg", "push-to-checkout", "reference-transaction", "sendemail-validate",
)  # fmt: skip
READING = (
    ("check",),
    ("check", "--base", "main"),
    ("check", "--base", "main", "--summary", "../summary.md", "--format", "sarif"),
    ("check", "--merged-with", "other"),
    ("check", "--branches"),
    ("check", "--at", "HEAD~1"),
    ("risk", "list", "--at", "2026-06-15"),
    ("status",),
    ("history",),
    ("diff",),
    ("diff", "HEAD~1..HEAD"),
    ("report", "--bimonthly"),
    ("show", "R-0001"),
    ("commit", "--dry-run"),
    ("renumber", "R-0003", "--dry-run"),
)
WHO = """schema: 1
require_signed: true
roles:
  - id: quality-lead
    identities:
      - { email: lead@icb.example, keys: [x] }
framework:
  - { email: director@icb.example }
"""
ATTRIBUTES = """R-0001.yaml merge=ours
R-0002.yaml filter=ours
R-0003.yaml diff=ours
"""
SIGNATURE = "gpgsig -----BEGIN {} SIGNATURE-----\n \n iQEz\n -----END {} SIGNATURE-----\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository in which everything that git can be told to run would leave a file in `ran`, with signed commits and a clash of
    attributes, a repository inside the records, and changes on disk."""
    stop_clock(monkeypatch)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    made = repository(tmp_path, [{"file": "authorities.yaml", "write": WHO}])
    (tmp_path / "ran").mkdir()
    (made.root / ".gitattributes").write_text(ATTRIBUTES, "utf-8")
    made.commit(
        "attributes", edits=[{"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: here "}]
    )
    signed(made, "PGP")
    signed(made, "SSH")
    made.git("branch", "other", "main")
    made.git("switch", "--quiet", "other")
    made.commit("other", edits=[{"file": "risks/R-0001.yaml", "find": "title: ", "put": "title: There "}])
    made.git("switch", "--quiet", "work")
    within(made)
    made.git("branch", "--set-upstream-to=other")
    made.edit({"file": "risks/R-0002.yaml", "find": "cause: ", "put": "cause: still "})
    made.edit({"file": "risks/R-0003.yaml", "find": "title: ", "put": "title:  "})
    made.edit({"file": "risks/R-0001.yaml", "find": "title: ", "put": "title:  "})
    made.git("remote", "add", "origin", f"ext::sh -c touch% {tmp_path}/ran/remote")
    settings(made, tmp_path / "ran")
    return made


def signed(made: Repository, kind: str) -> None:
    """A commit with a signature, which only the program for its kind can judge."""
    about = made.git(
        "show",
        "--no-patch",
        "--format=tree %T%nparent %H%nauthor %an <%ae> %at +0000%ncommitter %cn <%ce> %ct +0000",
    )
    text = f"{about}\n{SIGNATURE.format(kind, kind)}\nsigned\n"
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=made.root, input=text.encode(), check=True, capture_output=True,
    )  # fmt: skip
    made.git("reset", "--quiet", "--hard", done.stdout.decode().strip())


def within(made: Repository) -> None:
    """A repository of its own inside the records, in whose settings a program is named too."""
    inner = made.records / "inner"
    inner.mkdir()
    begin(inner)
    inside = Repository(inner)
    (inner / "a.txt").write_text("a", "utf-8")
    inside.git("add", "a.txt")
    inside.git("commit", "--quiet", "--message=inner")
    made.git("add", "records/inner")
    made.git("commit", "--quiet", "--message=a repository within")
    (inner / "a.txt").write_text("b", "utf-8")
    told = made.root.parent / "ran" / "core.fsmonitor within"
    with (inner / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(f"[core]\n\tfsmonitor = \"touch '{told}'; false\"\n")


def settings(made: Repository, ran: Path) -> None:
    """Every setting that names a program, in a file that the repository's own includes."""
    hooks = made.root.parent / "hooks"
    hooks_of(hooks, ran)
    programs = {name: f"touch '{ran}/{name}'; cat" for name in PROGRAMS}
    for name in ("gpg.openpgp.program", "gpg.program", "gpg.ssh.program", "gpg.x509.program", "core.askPass"):
        script = made.root.parent / f"{name}.sh"  # is called without a shell
        script.write_text(f"#!/bin/sh\ntouch '{ran}/{name}'\n", "utf-8")
        script.chmod(0o755)
        programs[name] = str(script)
    others = {
        "core.hooksPath": str(hooks),
        "diff.ignoreSubmodules": "none",
        "extensions.partialClone": "origin",
        "filter.ours.required": "true",
        "merge.default": "ours",
        "protocol.allow": "always",
        "remote.origin.promisor": "true",
        "status.submoduleSummary": "true",
        "gpg.ssh.allowedSignersFile": "theirs",
        "log.showSignature": "true",
    }
    theirs = made.root / ".git" / "theirs"
    for name, value in {**programs, **others}.items():
        subprocess.run(["git", "config", "--file", str(theirs), name, value], check=True)
    made.git("config", "include.path", "theirs")


def hooks_of(folder: Path, ran: Path) -> None:
    """Every hook of git."""
    folder.mkdir()
    for name in HOOKS:
        (folder / name).write_text(f"#!/bin/sh\ntouch '{ran}/hook {name}'\n", "utf-8")
        (folder / name).chmod(0o755)


def ran(made: Repository) -> set[str]:
    """What was run since this was asked last."""
    there = list((made.root.parent / "ran").iterdir())
    for path in there:
        path.unlink()
    return {path.name for path in there}


def test_no_command_that_reads_runs_what_a_repository_names(
    qaif: Qaif, made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ENVIRONMENT:
        monkeypatch.setenv(name, f"touch '{made.root.parent}/ran/{name}'; cat")
    ran(made)
    desk = Desk(qaif, made.records)
    for command in READING:
        result = desk(*command)
        assert ran(made) == set(), command
        assert result.code in (0, 1), (command, result.err)
    assert "CHG" not in desk("check", "--merged-with", "other").out


def test_plain_git_runs_them(made: Repository) -> None:
    """So what is named here is run where it can be, and the test above says something."""
    ran(made)
    for command in (
        ("status",),
        ("diff", "records/risks/R-0001.yaml"),
        ("-c", "diff.ours.command=", "log", "-p", "--textconv", "records/risks/R-0003.yaml"),
        ("verify-commit", "HEAD~1"),
        ("verify-commit", "HEAD~2"),
        ("merge-tree", "--write-tree", "HEAD", "other"),
        ("fetch", "origin"),
        ("add", "--all"),
        ("commit", "--quiet", "--message=x", "records/risks/R-0001.yaml"),
    ):
        with suppress(subprocess.CalledProcessError):
            made.git(*command)
    assert {
        "core.fsmonitor",
        "core.fsmonitor within",
        "diff.external",
        "diff.ours.textconv",
        "filter.ours.process",
        "gpg.program",
        "gpg.ssh.program",
        "hook pre-commit",
        "merge.ours.driver",
        "remote",
    } <= ran(made)


def test_a_commit_runs_the_hooks_that_git_itself_would(
    qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Quality Lead")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "lead@icb.example")
    run_by = []
    for name, by_git in (("git", True), ("qaif", False)):
        (tmp_path / name / "ran").mkdir(parents=True)
        made = repository(tmp_path / name)
        hooks_of(made.root / ".git" / "hooks", tmp_path / name / "ran")
        text = (
            (made.records / "risks/R-0002.yaml")
            .read_text("utf-8")
            .replace("R-0002", "R-0007")
            .replace("title: ", "title: So ", 1)
            .replace("oakrise-practice", "fernhill-practice")
        )
        made.edit({"file": "risks/R-0007.yaml", "write": text})
        if by_git:
            made.git("add", "--intent-to-add", "records")
            made.git("commit", "--quiet", "--message=new", "--", "records")
        else:
            Desk(qaif, made.records).does("commit")
        run_by.append(ran(made))
    assert run_by[0] == run_by[1] != set()
