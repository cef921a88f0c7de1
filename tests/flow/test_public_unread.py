"""No public paper is made while a file cannot be read: it may be private, or be missing from the paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.errors import EXIT_USER, QaifError
from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.report import run_report, run_reports
from qaif_cli.flow.request import Ask
from tests.support.repository import BASE, repository
from tests.support.running import Qaif
from tests.support.turn import turn

DAY = date(2026, 6, 15)
SHIPPED = Path(__file__).parents[2] / "records"
SHIPPED_DAY = date(2026, 11, 19)
OUTPUTS = (
    ReportOptions(public=True),
    ReportOptions(public=True, register=True),
    ReportOptions(public=True, area="primary-care"),
    *(ReportOptions(public=True, body=body) for body in ("system-quality", "assurance", "board")),
)
FILES = sorted(
    path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yaml") if path.name != "framework.yaml"
)


def broken(text: str) -> str:
    """A record with a field that lacks its colon."""
    first, colon, rest = text.partition(": ")
    return f"{first} {rest}" if colon else text


def refusals(records: Path, day: date) -> list[str]:
    """What is said in place of each public output; all of them are refused."""
    asked = Ask(records, records, day, day)
    said = []
    for options in OUTPUTS:
        with pytest.raises(QaifError) as refused:
            run_report(asked, options)
        said.append(str(refused.value))
    with pytest.raises(QaifError) as refused:
        run_reports(asked, ReportOptions(public=True))
    return [*said, str(refused.value)]


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("sensitivity", ["private", "public"])
def test_one_file_that_cannot_be_read_is_no_public_paper(base: Path, path: str, sensitivity: str) -> None:
    for file in turn(base).rglob("*.yaml"):
        text = file.read_text("utf-8").replace("sensitivity: private", f"sensitivity: {sensitivity}")
        file.write_text(text, "utf-8")
    (base / path).write_text(broken((base / path).read_text("utf-8")), "utf-8")
    says = (
        f"No public paper was made, for records/{path} cannot be read: what is in there may be private, or would"
        " be missing. Run `qaif check`: it says what is wrong and where."
    )
    assert set(refusals(base, DAY)) == {says}


@pytest.mark.parametrize(
    ("path", "private"),
    [
        ("indicators/hollowdene-new-pressure-ulcers.yaml", True),
        ("risks/R-0028.yaml", True),
        ("areas/safeguarding.yaml", True),
        ("risks/R-0006.yaml", False),
        ("areas/acute-independent.yaml", False),
    ],
)
def test_a_shipped_record_that_cannot_be_read(path: str, tmp_path: Path, *, private: bool) -> None:
    records = Path(shutil.copytree(SHIPPED, tmp_path / "records"))
    file = records / path
    assert ("sensitivity: public" not in file.read_text("utf-8")) is private
    file.write_text(broken(file.read_text("utf-8")), "utf-8")
    with pytest.raises(QaifError, match=f"records/{path} cannot be read"):
        run_reports(Ask(records, records, SHIPPED_DAY, SHIPPED_DAY), ReportOptions(public=True))


def put(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, "utf-8")


FAULTS: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_text("", "utf-8"),
    "an unknown field": lambda file: file.write_text(file.read_text("utf-8") + "colour: red\n", "utf-8"),
    "a field that is missing": lambda file: file.write_text("id: R-0001\nsensitivity: public\n", "utf-8"),
    "not text": lambda file: file.write_bytes(b"\xff\xfe"),
    "a conflict": lambda file: file.write_text(f"<<<<<<< ours\n{file.read_text('utf-8')}", "utf-8"),
    "another ending": lambda file: file.rename(file.with_suffix(".yml")),
    "a folder of no kind": lambda file: put(file.parents[1] / "risk" / file.name, file.read_text("utf-8")),
    "a tombstone": lambda file: put(file.parents[1] / "retired" / "R-0009.yaml", "id R-0009\n"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_is_wrong_with_it(base: Path, fault: str) -> None:
    FAULTS[fault](turn(base) / "risks" / "R-0001.yaml")
    assert all(said.startswith("No public paper was made, for records/") for said in refusals(base, DAY))


def test_many_are_counted(base: Path) -> None:
    turn(base)
    for path in FILES:
        (base / path).write_text("", "utf-8")
    named = ", ".join(f"records/{path}" for path in FILES[:3])
    says = f"No public paper was made, for {named} and {len(FILES) - 3} other files cannot be read"
    assert all(said.startswith(says) for said in refusals(base, DAY))


@pytest.mark.parametrize("which", ["--bimonthly", "--register", "--sqg", "--committee", "--board"])
def test_nothing_is_printed_or_written_and_a_private_paper_is(
    which: str, base: Path, tmp_path: Path, qaif: Qaif
) -> None:
    (turn(base) / "risks/R-0001.yaml").write_text("id R-0001\n", "utf-8")
    asked = ("report", which, "--as-of", DAY.isoformat(), "--records", str(base))
    for written in ((), ("--out", str(tmp_path / "out"))):
        done = qaif(*asked, "--public", *written)
        assert (done.code, done.out) == (EXIT_USER, "")
        assert "records/risks/R-0001.yaml cannot be read" in " ".join(done.err.split())
    assert not (tmp_path / "out").exists()
    assert qaif(*asked).code == 0


def test_a_revision_is_no_other_matter(tmp_path: Path, qaif: Qaif) -> None:
    made = repository(tmp_path)
    whole = made.git("rev-parse", "HEAD")
    torn = made.commit("torn", edits=[{"file": "risks/R-0001.yaml", "find": "owner: ", "put": "owner "}])
    made.commit("mended", edits=[{"file": "risks/R-0001.yaml", "find": "owner ", "put": "owner: "}])
    asked = ("report", "--bimonthly", "--public", "--records", str(made.records), "--at")
    assert [qaif(*asked, name).code for name in (whole, torn, "HEAD")] == [0, EXIT_USER, 0]
    said = " ".join(qaif(*asked, torn).err.split())
    assert f"records/risks/R-0001.yaml cannot be read at {torn[:12]}" in said
    assert f"`qaif check --at {torn[:12]}`" in said
