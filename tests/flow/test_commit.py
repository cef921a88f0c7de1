"""`qaif commit`: what is in the commit, what is not, what it says, and what stops it."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.repository import Repository, repository
from tests.support.running import Golden, Qaif, Result

R1, R2, R3 = "risks/R-0001.yaml", "risks/R-0002.yaml", "risks/R-0003.yaml"
WORSE = '  - date: 2026-06-12\n    by: quality-lead\n    consequence: 4\n    likelihood: 5\n    note: "Signed-off-by: x"\ntarget:\n'


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Quality Lead")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "lead@icb.example")
        monkeypatch.setenv(f"GIT_{role}_DATE", "2026-06-15T12:00:00Z")
    return repository(tmp_path)


def reviewed(made: Repository) -> None:
    made.edit({"file": R1, "find": "target:\n", "put": WORSE})


def run(made: Repository, qaif: Qaif, *arguments: str) -> Result:
    return qaif("commit", "--records", str(made.records), "--as-of", "2026-06-15", *arguments)


def changed(made: Repository, commit: str = "HEAD") -> set[str]:
    return set(made.git("diff-tree", "-r", "--no-commit-id", "--name-only", commit).splitlines())


def count(made: Repository) -> int:
    return int(made.git("rev-list", "--count", "HEAD"))


def test_the_message_is_the_diff_in_words(made: Repository, qaif: Qaif, golden: Golden) -> None:
    reviewed(made)
    made.edit({"file": R2, "find": "title: ", "put": "title: Still "})
    result = run(made, qaif)
    assert result.code == 0, result.out + result.err
    golden("commit-message.txt", made.git("log", "-1", "--format=%B"))
    assert made.git("log", "-1", "--format=%(trailers:key=Qaif-Record,valueonly)").split() == [
        "R-0001",
        "R-0002",
    ]
    assert not made.git("log", "-1", "--format=%(trailers:key=Signed-off-by)")
    assert made.git("log", "-1", "--format=%an <%ae>") == "Quality Lead <lead@icb.example>"
    assert made.git("status", "--porcelain") == ""


def test_a_single_record_gives_the_subject(made: Repository, qaif: Qaif) -> None:
    reviewed(made)
    run(made, qaif)
    assert made.git("log", "-1", "--format=%s") == "R-0001: current score 16 → 20: likelihood 4 → 5"


def test_only_what_is_named_is_committed_and_the_index_is_left(made: Repository, qaif: Qaif) -> None:
    reviewed(made)
    made.edit({"file": R2, "find": "title: ", "put": "title: Still "})
    made.git("add", f"records/{R2}")
    (made.root / "staged.txt").write_text("x", encoding="utf-8")
    (made.root / "loose.txt").write_text("x", encoding="utf-8")
    made.git("add", "staged.txt")
    result = run(made, qaif, "r-0001")
    assert result.code == 0
    assert "Changed too, and not in it: R-0002." in result.out
    assert changed(made) == {f"records/{R1}"}
    assert made.git("diff", "--cached", "--name-only").splitlines() == [f"records/{R2}", "staged.txt"]
    assert made.git("ls-files", "--others") == "loose.txt"


def test_new_gone_moved_and_odd_names(made: Repository, qaif: Qaif) -> None:
    """A file that is new, one taken out by git itself, one that got another number; nothing else in the folder."""
    text = (made.records / R3).read_text("utf-8")
    made.git("rm", "--quiet", f"records/{R3}")
    made.edit(
        {"file": "risks/R-0033.yaml", "write": text.replace("id: R-0003", "id: R-0033\nformerly: [R-0003]")}
    )
    (made.records / "README.md").write_text("x", encoding="utf-8")
    result = run(made, qaif, "--anyway")
    assert result.code == 0, result.err
    assert changed(made) == {f"records/{R3}", "records/risks/R-0033.yaml"}
    assert made.git("log", "-1", "--format=%s") == "R-0033: renumbered from R-0003 to R-0033"
    assert made.git("status", "--porcelain") == "?? records/README.md"


def test_an_old_number_brings_both_files(made: Repository, qaif: Qaif) -> None:
    text = (made.records / R3).read_text("utf-8")
    made.edit({"file": R3, "remove": True})
    made.edit(
        {"file": "risks/R-0033.yaml", "write": text.replace("id: R-0003", "id: R-0033\nformerly: [R-0003]")}
    )
    assert run(made, qaif, "R-0003", "--anyway").code == 0
    assert changed(made) == {f"records/{R3}", "records/risks/R-0033.yaml"}


def test_an_error_that_it_brings_stops_it(made: Repository, qaif: Qaif) -> None:
    made.edit({"file": R1, "find": "owner: quality-lead\nprev", "put": "owner: nobody-here\nprev"})
    before = count(made)
    result = run(made, qaif)
    assert result.code == 1
    assert "records/risks/R-0001.yaml:3:8: LNK002 error" in result.out
    assert "Nothing was committed." in result.out
    assert count(made) == before
    assert run(made, qaif, "--anyway").code == 0
    assert count(made) == before + 1


def test_somebody_else_s_error_does_not_stop_it(made: Repository, qaif: Qaif) -> None:
    """Neither one that is committed, nor one in a record that is not in this commit."""
    made.edit({"file": R3, "find": "owner: ", "put": "owner: nobody-or-"})
    made.commit("somebody else's")
    made.edit({"file": R2, "find": "owner: ", "put": "owner: nobody-or-"})
    reviewed(made)
    assert run(made, qaif, "R-0001").code == 0
    assert run(made, qaif).code == 1


def test_a_rule_on_the_change_stops_it(made: Repository, qaif: Qaif) -> None:
    made.edit({"file": R1, "find": "note: First score", "put": "note: Another score"})
    result = run(made, qaif)
    assert result.code == 1
    assert "CHG003" in result.out


def test_a_file_that_cannot_be_read_stops_it_and_is_named_where_it_does_not(
    made: Repository, qaif: Qaif
) -> None:
    made.edit({"file": R1, "find": "id: R-0001", "put": "id: R-0001: x"})
    assert run(made, qaif).code == 1
    assert run(made, qaif, "--anyway").code == 0
    message = made.git("log", "-1", "--format=%B")
    assert message.startswith("Files that cannot be read\n\nCannot be read: records/risks/R-0001.yaml:")


def test_dry_run_commits_nothing(made: Repository, qaif: Qaif) -> None:
    reviewed(made)
    before = {path: path.read_bytes() for path in (made.root / ".git").rglob("*") if path.is_file()}
    result = run(made, qaif, "--dry-run")
    assert result.code == 0
    assert result.out.startswith("R-0001: current score 16 → 20")
    assert result.out.endswith("Nothing was committed.\n")
    assert {path: path.read_bytes() for path in (made.root / ".git").rglob("*") if path.is_file()} == before


def test_nothing_to_commit(made: Repository, qaif: Qaif) -> None:
    result = run(made, qaif)
    assert (result.code, result.out) == (0, "Nothing in records/ differs from the last commit.\n")


@pytest.mark.parametrize(("id_", "said"), [("R-0001", "does not differ"), ("R-0999", "There is no record")])
def test_a_record_that_did_not_change(made: Repository, qaif: Qaif, id_: str, said: str) -> None:
    made.edit({"file": R2, "find": "title: ", "put": "title: Still "})
    result = run(made, qaif, id_)
    assert result.code == 2
    assert said in result.err


def test_the_first_commit(base: Path, made: Repository, qaif: Qaif) -> None:
    subprocess.run(["git", "init", "--quiet", "-b", "main"], cwd=base.parent, check=True)
    result = qaif("commit", "--records", str(base), "--as-of", "2026-06-15")
    assert result.code == 0, result.out + result.err
    log = subprocess.run(["git", "log", "--format=%B"], cwd=base.parent, check=True, capture_output=True)
    assert log.stdout.decode().startswith("The register begins: 2 areas, 3 risks, ")
    assert made.root.exists()


def test_on_a_detached_head_nothing_is_committed(made: Repository, qaif: Qaif) -> None:
    made.git("switch", "--quiet", "--detach")
    reviewed(made)
    result = run(made, qaif)
    assert (result.code, result.out) == (2, "")
    assert "Nothing was committed. No branch is checked out" in result.err


def test_in_the_middle_of_a_merge_nothing_is_committed(made: Repository, qaif: Qaif) -> None:
    reviewed(made)
    made.commit("worse")
    made.git("switch", "--quiet", "main")
    made.commit("other", edits=[{"file": R2, "find": "title: ", "put": "title: Still "}])
    made.git("merge", "--quiet", "--no-commit", "--no-ff", "work")
    result = run(made, qaif)
    assert result.code == 2
    assert "A merge is in progress" in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="hooks are shell scripts")
def test_a_hook_that_refuses_leaves_everything_as_it_was(made: Repository, qaif: Qaif) -> None:
    hook = made.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not today' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    text = (made.records / R3).read_text("utf-8").replace("R-0003", "R-0033").replace("Fridge", "Freezer")
    text = text.replace("fridge", "freezer")
    made.edit({"file": "risks/R-0033.yaml", "write": text})
    before = count(made)
    result = run(made, qaif)
    assert result.code == 2
    assert "Nothing was committed." in result.err
    assert "not today" in result.err
    assert count(made) == before
    assert made.git("status", "--porcelain") == "?? records/risks/R-0033.yaml"


def test_git_that_does_not_know_the_user(
    made: Repository, qaif: Qaif, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_EMAIL")
    made.git("config", "user.useConfigOnly", "true")
    reviewed(made)
    result = run(made, qaif)
    assert result.code == 2
    assert "git does not know who you are." in result.err


def test_push_only_if_asked(made: Repository, qaif: Qaif, tmp_path: Path) -> None:
    made.git("init", "--quiet", "--bare", str(tmp_path / "bare"))
    made.git("remote", "add", "origin", str(tmp_path / "bare"))
    reviewed(made)
    unknown = run(made, qaif, "--push")
    assert unknown.code == 2
    assert "The branch `work` follows no other" in unknown.err
    made.git("push", "--quiet", "--set-upstream", "origin", "work")
    pushed = made.git("rev-parse", "origin/work")
    made.edit({"file": R2, "find": "title: ", "put": "title: Still "})
    assert run(made, qaif).code == 0
    assert made.git("ls-remote", "origin", "work").split()[0] == pushed
    made.edit({"file": R2, "find": "title: Still ", "put": "title: "})
    result = run(made, qaif, "--push")
    assert result.out.endswith("Pushed to origin/work.\n")
    assert made.git("ls-remote", "origin", "work").split()[0] == made.git("rev-parse", "HEAD")


def test_what_was_committed_before_is_pushed_too(made: Repository, qaif: Qaif, tmp_path: Path) -> None:
    made.git("init", "--quiet", "--bare", str(tmp_path / "bare"))
    made.git("remote", "add", "origin", str(tmp_path / "bare"))
    made.git("push", "--quiet", "--set-upstream", "origin", "work")
    reviewed(made)
    assert run(made, qaif).code == 0
    result = run(made, qaif, "--push")
    assert result.out == "Nothing in records/ differs from the last commit.\nPushed to origin/work.\n"
    assert made.git("ls-remote", "origin", "work").split()[0] == made.git("rev-parse", "HEAD")
    assert run(made, qaif, "--push").out == "Nothing in records/ differs from the last commit.\n"


def test_a_push_that_others_were_before_says_a_way_that_works(
    made: Repository, qaif: Qaif, tmp_path: Path
) -> None:
    made.git("init", "--quiet", "--bare", str(tmp_path / "bare"))
    made.git("remote", "add", "origin", str(tmp_path / "bare"))
    made.git("push", "--quiet", "--set-upstream", "origin", "work")
    made.git("commit", "--quiet", "--allow-empty", "--message", "theirs")
    made.git("push", "--quiet")
    made.git("reset", "--quiet", "--hard", "HEAD~1")
    reviewed(made)
    result = run(made, qaif, "--push")
    assert result.code == 2
    assert "The commit was made, and not pushed: others pushed before you." in result.err
    assert "rejected" not in result.err
    assert "git could not" not in result.err
    assert "Take theirs in with `qaif pull` and push again: `qaif commit --push`" in result.err
    assert "hint:" not in result.err
    assert ".." not in result.err.replace("work...", "")
    made.git("pull", "--quiet", "--no-rebase", "--no-edit")
    assert run(made, qaif, "--push").out.endswith("Pushed to origin/work.\n")


def test_a_branch_that_follows_none_is_committed_and_that_is_said(made: Repository, qaif: Qaif) -> None:
    reviewed(made)
    result = run(made, qaif, "--push")
    assert result.code == 2
    assert "The commit was made, and not pushed. The branch `work` follows no other" in result.err
    assert "`git push --set-upstream origin work`" in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="the hook of the server is a script")
def test_where_the_server_protects_the_branch_a_way_round_is_said(
    made: Repository, qaif: Qaif, tmp_path: Path
) -> None:
    made.git("init", "--quiet", "--bare", str(tmp_path / "bare"))
    made.git("remote", "add", "origin", str(tmp_path / "bare"))
    made.git("push", "--quiet", "--set-upstream", "origin", "work")
    hook = tmp_path / "bare" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho protected\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    reviewed(made)
    result = run(made, qaif, "--push")
    assert result.code == 2
    assert "Where `work` is protected there, send a branch and ask for it to be merged" in result.err


def test_a_decision_of_a_body_that_is_named_is_not_said_to_have_nobody_to_ask(
    made: Repository, qaif: Qaif
) -> None:
    who = "schema: 1\nbodies:\n  - { id: quality-committee, identities: [{ email: secretary@icb.example }] }\nroles: []\nframework: []\n"
    made.commit("who", edits=[{"file": "authorities.yaml", "write": who}])
    closed = "closed: { date: 2026-06-11, by: quality-lead, reason: Gone, forum: quality-committee }\n"
    made.edit({"file": R1, "append": closed})
    result = run(made, qaif)
    assert "CHG034" in result.out
    assert "names nobody" not in result.out
    assert (
        "unless you act for Quality Committee, somebody who does has to approve it in a later commit"
        in result.out
    )
    assert (
        "Ask whoever `authorities.yaml` names for Quality Committee to commit with `Approved-by:`"
        in result.out
    )
    assert "name in `authorities.yaml` who commits" not in result.out


@pytest.mark.parametrize("mark", ["--assume-unchanged", "--skip-worktree"])
def test_what_git_was_told_not_to_look_at_is_said(mark: str, made: Repository, qaif: Qaif) -> None:
    made.git("update-index", mark, f"records/{R1}")
    assert run(made, qaif).out == "Nothing in records/ differs from the last commit.\n"
    reviewed(made)
    assert f"git was told not to look for changes of {R1}." in run(made, qaif).out
    made.edit({"file": R2, "find": "title: ", "put": "title: Still "})
    result = run(made, qaif)
    assert f"Changed too, and not in it, for git was told not to look: {R1}." in result.out
    assert changed(made) == {f"records/{R2}"}


def test_what_identifies_a_person_is_not_committed_whatever_is_said(made: Repository, qaif: Qaif) -> None:
    made.edit({"file": R1, "find": "datix_number: 4711", "put": "datix_number: 4711 # QQ 00 00 00 A"})
    before = count(made)
    for words in ((), ("--anyway",)):
        result = run(made, qaif, *words)
        assert (result.code, count(made)) == (1, before)
        assert "CNF003" in result.out
        assert "00 00" not in result.out
        assert "--anyway does not count here" in result.out


def test_what_the_body_that_the_settings_name_agreed_is_committed(made: Repository, qaif: Qaif) -> None:
    agreed = "waivers:\n  - { rule: CNF003, agreed_on: 2026-06-11, agreed_by: BODY, until: 2026-12-31, why: A part of a pump }\ntarget:\n"
    made.edit({"file": R1, "find": "datix_number: 4711", "put": "datix_number: 4711 # QQ 00 00 00 A"})
    made.edit({"file": R1, "find": "target:\n", "put": agreed.replace("BODY", "insights-meeting")})
    result = run(made, qaif, "--anyway")
    assert (result.code, "CNF003" in result.out) == (1, True)
    made.edit({"file": R1, "find": "agreed_by: insights-meeting", "put": "agreed_by: quality-committee"})
    result = run(made, qaif)
    assert result.code == 0, result.out
    assert "00 00" not in result.out + made.git("log", "-1", "--format=%B")


def test_what_is_taken_out_is_said_to_be_in_git_still(made: Repository, qaif: Qaif) -> None:
    made.edit({"file": R1, "find": "datix_number: 4711", "put": "datix_number: 4711 # QQ 00 00 00 A"})
    made.git("commit", "-q", "-a", "-m", "by hand")
    made.edit({"file": R1, "find": " # QQ 00 00 00 A", "put": ""})
    result = run(made, qaif)
    assert result.code == 0, result.out
    assert "Taken out of the files: a National Insurance number. Git holds it still" in result.out
