"""The register as git had it: the same bytes as in a checkout of then, and few processes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.processes import begun
from tests.support.running import Golden, Qaif
from tests.support.story import Story

READERS = {
    "risks": ("risk", "list", "--status", "all"),
    "concerns": ("concern", "list", "--status", "all"),
    "areas": ("area", "list"),
    "providers": ("provider", "list"),
    "papers": ("paper", "list"),
    "risk": ("risk", "show", "R-0001"),
    "any": ("show", "R-0001"),
    "actions": ("action", "list"),
    "due": ("due", "--within", "6m"),
    "score": ("score",),
    "escalate": ("escalate",),
    "check": ("check",),
    "report": ("report", "--bimonthly"),
}


PLACES = (12, 28, -1, -6)
"""Commits of the story by their place in it."""


@dataclass(frozen=True)
class Then:
    """The story at one commit.

    Attributes:
        commit: The commit.
        day: Its day.
        records: The records in a checkout of it.
    """

    commit: str
    day: str
    records: Path


@pytest.fixture(scope="module")
def thens(story: Story, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Then]:
    """Checkouts of the story, to be read and not to be changed."""
    folder = tmp_path_factory.mktemp("then")
    found = {}
    for place in PLACES:
        commit, to = story.commits[place], folder / str(place)
        story.git("worktree", "add", "--quiet", "--detach", "--force", str(to), commit)
        found[place] = Then(commit, day_of(story, commit), to / "quality" / "records")
    return found


def day_of(story: Story, revision: str) -> str:
    return story.git("log", "-1", "--format=%cs", revision)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_as_it_was_is_what_a_checkout_of_then_gives(
    story: Story, thens: dict[int, Then], qaif: Qaif, reader: tuple[str, ...], place: int
) -> None:
    old = thens[place]
    then = qaif(*reader, "--as-of", old.day, "--records", str(old.records))
    now = qaif(*reader, "--at", old.commit, "--records", str(story.records))
    assert then.code == now.code
    assert now.code in (0, 1)
    assert now.out
    assert now.out == then.out


def test_the_paper_of_then_to_the_byte_from_another_process(
    story: Story, thens: dict[int, Then], qaif: Qaif
) -> None:
    """The stamp, the workspace's own template of then, and a branch whose commits main did not hold yet."""
    places = (-1, 28)
    asked = [["--at", thens[place].commit, "--records", str(story.records)] for place in places]
    for place, now in zip(places, papers_elsewhere(asked), strict=True):
        old = thens[place]
        then = qaif("report", "--bimonthly", "--as-of", old.day, "--records", str(old.records))
        assert then.code == 0
        assert now == then.out.encode()
        assert (b"Our own last line" in now) == (place == -1)


ELSEWHERE = """
import json, sys
from qaif_cli.__main__ import run
for arguments in json.loads(sys.argv[1]):
    assert run(["report", "--bimonthly", *arguments]) == 0
    print(end="\\0")
"""


def papers_elsewhere(asked: list[list[str]]) -> list[bytes]:
    """The papers that one other process prints, one after the other."""
    command = [sys.executable, "-c", ELSEWHERE, json.dumps(asked)]
    *papers, rest = subprocess.run(command, capture_output=True, check=True).stdout.split(b"\0")
    assert not rest
    return papers


def test_a_day_means_its_end_on_the_line_of_main(story: Story, qaif: Qaif) -> None:
    def at(day: str) -> str:
        done = qaif("risk", "list", "--at", day, "--format", "json", "--records", str(story.records))
        subject = story.git("log", "-1", "--format=%s", json.loads(done.out)["at"])
        assert json.loads(done.out)["as_of"] == day_of(story, json.loads(done.out)["at"])
        return subject

    assert at("2025-08-20").startswith("Merge pull request #12")
    assert at("2025-08-19") == "R-0003: letters"  # August's commits were on their branch
    assert at("2025-10-12") == "R-0001 reviewed, from a laptop whose clock is slow"
    assert at("2026-12-31") == "Notes"


WAY = "31 October 2025 was asked for with --at: the last commit by then is of 20 October 2025"


@pytest.mark.parametrize(
    "command",
    [("due",), ("risk", "list"), ("risk", "show", "R-0001"), ("coverage",), ("report", "--register")],
)
def test_a_day_on_which_nothing_was_committed_is_named_with_the_way_to_judge_it(
    story: Story, qaif: Qaif, command: tuple[str, ...]
) -> None:
    records = ("--records", str(story.records))
    said = qaif(*command, "--at", "2025-10-31", *records).err
    assert WAY in said
    assert "add --as-of 2025-10-31" in said
    for more in (
        ("--at", "2025-10-31", "--as-of", "2025-10-31"),
        ("--at", "2025-10-20"),
        ("--at", "HEAD"),
        (),
    ):
        assert "was asked for" not in qaif(*command, *more, *records).err


def test_that_a_clock_was_wrong_is_said(story: Story, qaif: Qaif) -> None:
    said = qaif("due", "--at", "2025-10-12", "--records", str(story.records)).err
    assert "That commit stands on one of 13 October 2025: a clock was wrong" in said
    for day in ("2025-10-13", "2025-10-31", "2025-08-20"):
        assert "a clock" not in qaif("due", "--at", day, "--records", str(story.records)).err


def test_a_check_says_in_its_last_line_which_day_it_judges(story: Story, qaif: Qaif) -> None:
    done = qaif("check", "--at", "2025-10-31", "--records", str(story.records))
    assert WAY in done.out.splitlines()[-1]
    assert done.err == ""
    asked = json.loads(
        qaif("due", "--at", "2025-10-31", "--format", "json", "--records", str(story.records)).out
    )
    assert (asked["as_of"], asked["asked_for"]) == ("2025-10-20", "2025-10-31")


def test_where_no_day_is_judged_none_is_told(story: Story, qaif: Qaif) -> None:
    for command in (("history", "R-0001"), ("find", "Fernhill")):
        done = qaif(*command, "--at", "2025-10-31", "--records", str(story.records))
        assert "was asked for" not in done.out + done.err


def test_the_judging_day_can_be_another(story: Story, qaif: Qaif) -> None:
    done = qaif(
        "due",
        "--at",
        "2025-07-31",
        "--as-of",
        "2025-12-31",
        "--format",
        "json",
        "--records",
        str(story.records),
    )
    data = json.loads(done.out)
    assert data["as_of"] == "2025-12-31"
    assert any(item["record"] == "R-0001" and item["days_late"] for item in data["items"])


def test_lists_of_the_past_are_as_a_person_has_read_them(story: Story, qaif: Qaif, golden: Golden) -> None:
    done = qaif("risk", "list", "--at", "2025-10-31", "--records", str(story.records))
    golden("at/risks-october.txt", story.plain(done.out + done.err))
    done = qaif("risk", "show", "R-0001", "--at", "2025-08-20", "--records", str(story.records))
    golden("at/risk-august.txt", story.plain(done.out + done.err))
    done = qaif("report", "--bimonthly", "--at", "2025-11-20", "--records", str(story.records))
    golden("at/report-november.md", story.plain(done.out))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("2025-06-01", "Nothing was committed by 2025-06-01"),
        ("2025-02-30", "not a day of the calendar"),
        ("nowhere", "git knows no revision `nowhere`"),
        ("--output=x", "is not the name of a revision"),
    ],
)
def test_what_is_no_moment_is_said(story: Story, qaif: Qaif, name: str, says: str) -> None:
    done = qaif("risk", "list", f"--at={name}", "--records", str(story.records))
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_a_shallow_clone_does_not_pretend_to_reach_back(story: Story, tmp_path: Path, qaif: Qaif) -> None:
    story.git("clone", "--quiet", "--depth=3", f"file://{story.top}", str(tmp_path / "shallow"))
    done = qaif("due", "--at", "2025-08-20", "--records", str(tmp_path / "shallow" / "quality" / "records"))
    assert "does not reach back to 2025-08-20" in done.err


def test_without_git_it_is_said(base: Path, qaif: Qaif) -> None:
    done = qaif("due", "--at", "2025-08-20", "--records", str(base))
    assert "is not in a git repository" in done.err


def test_a_revision_whose_framework_cannot_be_read(story: Story, qaif: Qaif, tmp_path: Path) -> None:
    own = Story(tmp_path / "own")
    own.start()
    own.write("records/framework.yaml", "schema: [\n")
    own.commit("officer", "2026-01-05", "Broken")
    own.write("records/framework.yaml", (story.records / "framework.yaml").read_text("utf-8"))
    own.commit("officer", "2026-01-06", "Mended")
    done = qaif("due", "--at", "HEAD~1", "--records", str(own.records))
    assert f"cannot be read at {own.commits[0][:12]}" in done.err
    assert qaif("due", "--at", "HEAD", "--records", str(own.records)).code == 0


@pytest.fixture(scope="module")
def many(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The story with 200 more records in it."""
    many = Story(tmp_path_factory.mktemp("many") / "repository")
    story.git("clone", "--quiet", str(story.top), str(many.top))
    text = (story.records / "risks/R-0001.yaml").read_text("utf-8")
    for number in range(100, 300):
        many.write(f"records/risks/R-{number:04}.yaml", text.replace("id: R-0001", f"id: R-{number:04}"))
    many.commit("officer", "2026-06-13", "Many")
    return many


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_the_same_few_processes_however_many_records(
    story: Story, many: Story, qaif: Qaif, reader: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = begun(monkeypatch)
    counts = []
    for records in (story.records, many.records):
        calls.clear()
        assert qaif(*reader, "--at", "2026-06-13", "--records", str(records)).code != 2
        counts.append(len(calls))
    # The line of commits, and one git for all that is in them. A paper asks for its own commit besides, and for the line
    # up to what the body was shown.
    assert counts[0] == counts[1] == (4 if reader[0] == "report" else 2)
