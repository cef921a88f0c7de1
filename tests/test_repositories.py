"""What a test commits is what git would commit of all that is there."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests.support.repository import Repository, knows_every_file, repository

RISK = "risks/R-0001.yaml"


@pytest.fixture
def begun(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def told(made: Repository) -> str:
    """What differs from the last commit, new files too."""
    return made.git("status", "--porcelain", "--untracked-files=all")


def test_git_knows_what_was_committed(begun: Repository) -> None:
    assert knows_every_file(begun.root)
    begun.commit(edits=[{"file": RISK, "append": "# more\n"}])
    assert (told(begun), knows_every_file(begun.root)) == ("", True)


@pytest.mark.parametrize(
    "path", ["new.yaml", RISK, "records/risks/R-9999.yaml", "records/records/" + RISK, "é.yaml"]
)
def test_a_new_file_is_committed_wherever_it_stands(begun: Repository, path: str) -> None:
    """Also one that ends like one that is known, and one in a folder that is new."""
    (begun.root / path).parent.mkdir(parents=True, exist_ok=True)
    (begun.root / path).write_text("new\n", "utf-8")
    assert not knows_every_file(begun.root)
    begun.commit()
    assert (told(begun), begun.git("show", f"HEAD:{path}")) == ("", "new")


def test_a_file_that_is_renamed_is_committed_with_the_other_that_is_gone(begun: Repository) -> None:
    begun.commit(edits=[{"file": RISK, "rename": "risks/R-0009.yaml"}])
    assert told(begun) == ""
    assert begun.git("show", "--format=", "--name-status", "--no-renames", "HEAD").split() == [
        "D", f"records/{RISK}", "A", "records/risks/R-0009.yaml",
    ]  # fmt: skip


def test_a_file_that_is_gone_is_committed_as_gone(begun: Repository) -> None:
    begun.commit(edits=[{"file": RISK, "remove": True}])
    assert told(begun) == ""
    assert RISK not in begun.git("ls-files")


def test_a_merge_that_is_to_be_settled_is_looked_at(begun: Repository) -> None:
    for branch, word in (("work", "our"), ("main", "their")):
        begun.git("switch", "--quiet", branch)
        begun.commit(edits=[{"file": RISK, "find": "title: ", "put": f"title: {word} "}])
    with pytest.raises(CalledProcessError):
        begun.git("merge", "--quiet", "work")
    assert not knows_every_file(begun.root)
    text = (begun.root / "records" / RISK).read_text("utf-8")
    begun.commit(edits=[{"file": RISK, "write": text.replace("<<<<<<< ", "").replace(">>>>>>> ", "")}])
    assert (told(begun), knows_every_file(begun.root)) == ("", True)
    assert len(begun.git("show", "-s", "--format=%P").split()) == 2


def test_an_index_that_is_written_in_another_way_is_looked_at(begun: Repository) -> None:
    begun.git("update-index", "--index-version=4")
    assert not knows_every_file(begun.root)
    begun.commit(edits=[{"file": RISK, "append": "# more\n"}])
    assert told(begun) == ""
