"""`qaif scrub` says where git holds what identifies a person, and repeats it nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.identifiers import with_check_digit
from tests.support.repository import Repository, repository
from tests.support.running import Qaif, Result

NUMBER = with_check_digit("999000001")
PLAIN, PLANTED = "datix_number: 4711", f"datix_number: 4711 # NHS {NUMBER[:3]} {NUMBER[3:6]} {NUMBER[6:]}"
RISK = "risks/R-0001.yaml"


def scrub(qaif: Qaif, made: Repository, *words: str) -> Result:
    """What the command says; never what it found."""
    done = qaif("scrub", *words, "--records", str(made.records))
    assert NUMBER[6:] not in done.out + done.err
    return done


def planted(tmp_path: Path) -> Repository:
    """A repository that held a number for one commit."""
    made = repository(tmp_path, ())
    made.commit(edits=[{"file": RISK, "find": PLAIN, "put": PLANTED}], message=f"Seen: {NUMBER}")
    made.commit(edits=[{"file": RISK, "find": PLANTED, "put": PLAIN}], message="Put right")
    return made


def test_what_was_taken_out_is_in_the_history_still(qaif: Qaif, tmp_path: Path) -> None:
    made = planted(tmp_path)
    made.git("remote", "add", "origin", "https://reader:secret9@forge.example/register.git")
    came, gone = (made.git("rev-parse", name)[:12] for name in ("HEAD~1", "HEAD"))
    done = scrub(qaif, made)
    assert done.code == 1
    for said in (
        "1. An NHS number, in records/risks/R-0001.yaml\n",
        f"came with {came} of",
        f"taken out with {gone} of",
        "2. An NHS number, in the message of a commit\n",
        "Seen: [not repeated here: it may identify a person]",
        "origin at https://forge.example/register.git",
        "qaif does none of this, and has changed nothing.",
    ):
        assert said in done.out, said
    assert "reader" not in done.out


@pytest.mark.parametrize("at", ["branch", "tag", "stash"])
def test_whatever_holds_it_is_looked_at(at: str, qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path, ())
    made.edit({"file": RISK, "find": PLAIN, "put": PLANTED})
    if at == "stash":
        made.git("stash")
    else:
        made.git("checkout", "-q", "-b", "aside")
        made.git("commit", "-q", "-a", "-m", "aside")
        made.git("checkout", "-q", "main")
        if at == "tag":
            made.git("tag", "kept", "aside")
            made.git("branch", "-q", "-D", "aside")
    done = scrub(qaif, made)
    assert (done.code, "in records/risks/R-0001.yaml" in done.out) == (1, True)
    assert f"held by {({'branch': 'aside', 'tag': 'kept', 'stash': 'stash'})[at]}" in done.out


def test_each_branch_to_which_it_came_by_itself_holds_it(qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path, ())
    for branch in ("one", "two"):
        made.git("checkout", "-q", "-b", branch, "main")
        made.edit({"file": RISK, "find": PLAIN, "put": f"{PLANTED} {branch}"})
        made.git("commit", "-q", "-a", "-m", branch)
    made.git("checkout", "-q", "main")
    assert "   held by one and two\n" in scrub(qaif, made).out


def test_what_is_in_no_commit_is_said_to_be(qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path, ())
    made.edit({"file": RISK, "find": PLAIN, "put": PLANTED})
    assert "and in no commit: take it out now, and git never has it" in scrub(qaif, made, "r-0001").out
    assert scrub(qaif, made, "R-0002").code == 0


def test_one_record_is_looked_at_alone(qaif: Qaif, tmp_path: Path) -> None:
    made = planted(tmp_path)
    assert scrub(qaif, made, "R-0001").code == 1
    done = scrub(qaif, made, "Q-0002")
    assert (done.code, done.out.startswith("Nothing that certainly identifies a person of Q-0002")) == (
        0,
        True,
    )
    assert "There is no record `R-9999`" in scrub(qaif, made, "R-9999").err


def test_what_may_identify_somebody_is_found_where_it_is_asked_for(qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path, ())
    made.commit(
        edits=[{"file": RISK, "find": PLAIN, "put": f"{PLAIN} # 07700 900123"}],
        message="As Mrs Placeholder said",
    )
    assert scrub(qaif, made).code == 0
    done = scrub(qaif, made, "--perhaps")
    assert (done.code, "A mobile number, in records/risks" in done.out) == (1, True)
    assert "900123" not in done.out
    assert "Placeholder" not in done.out


def test_the_name_of_a_file_is_not_repeated(qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path, ())
    made.commit(
        edits=[{"file": "risks/dob-4-5-1950.yaml", "write": f"title: NHS {NUMBER}\n"}], message="One more"
    )
    done = scrub(qaif, made)
    assert "A date of birth in its name, in records/risks/…" in done.out
    assert "An NHS number, in records/risks/…" in done.out
    assert "1950" not in done.out


def test_without_a_repository_there_is_no_history(qaif: Qaif, base: Path) -> None:
    done = qaif("scrub", "--records", str(base))
    assert (done.code, "no git repository" in done.err) == (2, True)


def test_a_branch_whose_name_holds_what_ends_a_line_elsewhere(qaif: Qaif, made: Repository) -> None:
    made.git("checkout", "--quiet", "-b", "x\u2028y\x85z")
    made.commit(f"NHS {NUMBER}")
    done = scrub(qaif, made)
    assert (done.code, done.err) == (1, "")


def test_without_git_that_is_what_is_said(
    qaif: Qaif, made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(made.records))
    done = scrub(qaif, made)
    assert (done.code, "There is no git on this computer" in done.err) == (2, True)


def _damage(made: Repository, name: str) -> None:
    """Put something else in the place of an object of git."""
    id_ = made.git("rev-parse", name).strip()
    file = made.records.parent / ".git" / "objects" / id_[:2] / id_[2:]
    file.chmod(0o600)
    file.write_bytes(b"rubbish")


def test_a_history_that_git_cannot_read_is_not_called_clean(qaif: Qaif, tmp_path: Path) -> None:
    made = planted(tmp_path)
    _damage(made, f"HEAD~1:records/{RISK}")
    done = scrub(qaif, made)
    assert (done.code, f"git could not read a version of `records/{RISK}`" in done.out) == (1, True)
    _damage(made, "HEAD")
    done = scrub(qaif, made)
    assert (done.code, "git could not do `log`" in done.err, done.out) == (2, True, "")
