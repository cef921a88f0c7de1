"""A public paper tells nothing of a file that cannot be read but that it is missing; what links to it is private."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.report import run_report, run_reports
from qaif_cli.flow.request import Ask
from qaif_cli.store import yaml
from tests.support.repository import BASE, repository
from tests.support.running import Qaif
from tests.support.turn import turn

DAY = date(2026, 6, 15)
SHIPPED = Path(__file__).parents[2] / "records"
SHIPPED_DAY = date(2026, 11, 19)
BODIES = ("system-quality", "assurance", "board")
COUNT = re.compile(r"(?m)^.* considered in private\.\n\n")
"""The pack says how much was considered in private; tests of its own tell of it."""
FILES = sorted(
    path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yaml") if path.name != "framework.yaml"
)
MISSING = re.compile(
    r"\*\*(?:Records that could not be read: )?([^*|]*); what is public of them is missing here, and so is .*\*\*"
)
FIRST_PAGE = 30
"""So many lines are on the first page of every paper."""


def papers(records: Path, day: date) -> dict[str, str]:
    """Every public paper of a register."""
    asked = Ask(records, records, day, day)
    made = {paper.name: paper.text for paper in run_reports(asked, ReportOptions(public=True))}
    for body in BODIES:
        for paper in run_reports(asked, ReportOptions(body=body, public=True)):
            made[paper.name] = COUNT.sub("", paper.text)
    return made


def without_the_remark(text: str) -> list[str]:
    """A paper without what it says of files that could not be read."""
    part = re.compile(r"(?m)^## Records that could not be read\n\n.*\n\n?")
    lines = part.sub("", text).split("\n")
    return [line for line in lines if "could not be read" not in line and line]


def broken(text: str) -> str:
    """A record with a field that lacks its colon."""
    first, _, rest = text.rpartition(": ")
    return f"{first} {rest}"


def as_public(records: Path) -> None:
    for file in records.rglob("*/*.yaml"):
        text = re.sub(r"(?m)^sensitivity: .*\n", "", file.read_text("utf-8"))
        file.write_text(text + "sensitivity: public\n", "utf-8")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The public papers of the shipped records, in no repository."""
    records = Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("shipped") / "records"))
    return papers(records, SHIPPED_DAY)


PRIVATE = (
    "indicators/hollowdene-new-pressure-ulcers.yaml",
    "risks/R-0028.yaml",
    "areas/safeguarding.yaml",
    "concerns/Q-0004.yaml",
)


def test_shipped_private_records_leave_no_other_trace(tmp_path: Path, shipped: dict[str, str]) -> None:
    records = Path(shutil.copytree(SHIPPED, tmp_path / "records"))
    for path in PRIVATE:
        text = (records / path).read_text("utf-8")
        assert "sensitivity: public" not in text
        (records / path).write_text(broken(text), "utf-8")
    for name, text in papers(records, SHIPPED_DAY).items():
        assert without_the_remark(text) == without_the_remark(shipped[name]), name
        said = MISSING.search("\n".join(text.split("\n")[:FIRST_PAGE]))
        assert said, name
        assert said[1].endswith("1 area, 1 concern, 1 indicator, 1 risk")


def test_a_public_risk_that_is_missing_is_told_on_the_first_page(tmp_path: Path) -> None:
    records = Path(shutil.copytree(SHIPPED, tmp_path / "records"))
    for path in ("risks/R-0006.yaml", "risks/R-0007.yaml", "areas/acute-independent.yaml"):
        (records / path).write_text(broken((records / path).read_text("utf-8")), "utf-8")
    asked = Ask(records, records, SHIPPED_DAY, SHIPPED_DAY)
    text = run_report(asked, ReportOptions(public=True, register=True)).text
    said = MISSING.search("\n".join(text.split("\n")[:FIRST_PAGE]))
    assert said
    assert said[1].endswith("1 area, 2 risks")
    assert "R-0006" not in text


@pytest.mark.parametrize("path", FILES)
def test_what_links_to_it_is_treated_as_a_link_to_what_is_private(path: str, base: Path) -> None:
    """Each file of the base: the papers are as if it were private, whatever it was."""
    records = turn(base)
    file = records / path
    whole = file.read_text("utf-8")
    private = re.sub(r"(?m)^sensitivity: .*\n", "", whole)
    for options in (ReportOptions(public=True), ReportOptions(public=True, body="system-quality")):
        file.write_text(private, "utf-8")
        before = run_report(Ask(records, records, DAY, DAY), options).text
        file.write_text(broken(whole), "utf-8")
        after = run_report(Ask(records, records, DAY, DAY), options).text
        assert without_the_remark(after) == without_the_remark(before)
        assert MISSING.search(after)
        assert not MISSING.search(before)


def put(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, "utf-8")


FAULTS: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_text("", "utf-8"),
    "an unknown field": lambda file: file.write_text(file.read_text("utf-8") + "colour: red\n", "utf-8"),
    "another id": lambda file: file.write_text("id: R-0099\nsensitivity: public\n", "utf-8"),
    "not text": lambda file: file.write_bytes(b"\xff\xfe"),
    "a conflict": lambda file: file.write_text(f"<<<<<<< ours\n{file.read_text('utf-8')}", "utf-8"),
    "another ending": lambda file: file.rename(file.with_suffix(".yml")),
    "a folder of no kind": lambda file: put(file.parents[1] / "risk" / file.name, file.read_text("utf-8")),
    "a tombstone": lambda file: put(file.parents[1] / "retired" / "R-0009.yaml", "id R-0009\n"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_is_wrong_with_it(base: Path, fault: str) -> None:
    records = turn(base)
    as_public(records)
    file = records / "risks" / "R-0001.yaml"
    title = yaml.parse(file.read_text("utf-8"))["title"]
    FAULTS[fault](file)
    for name, text in papers(records, DAY).items():
        said = MISSING.search("\n".join(text.split("\n")[:FIRST_PAGE]))
        assert said, name
        assert said[1].endswith("1 other file" if "folder" in fault or "tombstone" in fault else "1 risk")
        if fault != "a tombstone":
            assert "R-0001" not in text, name
            assert title not in text, name
        assert str(file.name) not in text


@pytest.mark.parametrize(
    "mention", ["See R-0001.", "see r 0001", "As in test results are not acted on at Fernhill"]
)
def test_a_mention_of_it_in_a_public_text_stops_the_paper(mention: str, base: Path) -> None:
    records = turn(base)
    as_public(records)
    (records / "risks/R-0002.yaml").write_text(
        re.sub(r"(?m)^title: .*$", f"title: {mention}", (records / "risks/R-0002.yaml").read_text("utf-8")),
        "utf-8",
    )
    file = records / "risks/R-0001.yaml"
    assert run_report(Ask(records, records, DAY, DAY), ReportOptions(public=True, register=True)).text
    file.write_text(broken(file.read_text("utf-8")), "utf-8")
    with pytest.raises(
        QaifError, match=r"would hold .* of the file that cannot be read, which may be private"
    ):
        run_report(Ask(records, records, DAY, DAY), ReportOptions(public=True, register=True))


@pytest.mark.parametrize(
    "which", ["--bimonthly", "--register", "--sqg", "--committee", "--board", "--insights", "--area"]
)
def test_a_paper_that_is_not_public_names_it_on_its_first_page(which: str, base: Path, qaif: Qaif) -> None:
    (turn(base) / "risks/R-0001.yaml").write_text("id R-0001\n", "utf-8")
    words = ("--bimonthly", which, "primary-care") if which == "--area" else (which,)
    done = qaif("report", *words, "--as-of", DAY.isoformat(), "--records", str(base))
    first = "\n".join(done.out.split("\n")[:FIRST_PAGE])
    assert re.search(
        r"could not be read.*\*1 risk; missing from this paper: R-0001|could not be read: 1 risk; missing from this paper: R-0001",
        first,
    )


def test_a_revision_is_no_other_matter(tmp_path: Path, qaif: Qaif) -> None:
    made = repository(tmp_path)
    whole = made.git("rev-parse", "HEAD")
    torn = made.commit("torn", edits=[{"file": "risks/R-0001.yaml", "find": "owner: ", "put": "owner "}])
    made.commit("mended", edits=[{"file": "risks/R-0001.yaml", "find": "owner ", "put": "owner: "}])
    asked = ("report", "--bimonthly", "--public", "--records", str(made.records), "--at")
    found = [bool(MISSING.search(qaif(*asked, name).out)) for name in (whole, torn, "HEAD")]
    assert found == [False, True, False]
