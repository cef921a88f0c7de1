"""The page that a pull request shows: whole, worst first, and never too long for GitHub."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qaif_cli.render.summary import as_summary
from tests.render.test_sarif import ABOUT, FINDING
from tests.support.repository import repository
from tests.support.running import Golden, Qaif


def test_a_pull_request(tmp_path: Path, qaif: Qaif, golden: Golden) -> None:
    made = repository(tmp_path)
    made.edit({"file": "risks/R-0001.yaml", "find": "target:\n", "put": REVIEW})
    made.edit({"file": "risks/R-0002.yaml", "find": "owner: ", "put": "owner: nobody-or-"})
    made.commit("change")
    page = tmp_path / "summary.md"
    asked = ("check", "--records", str(made.records), "--as-of", "2026-06-15", "--base", "main")
    result = qaif(*asked, "--format", "github", "--summary", str(page))
    assert result.code == 1
    golden("check-pull-request.github.txt", result.out)
    golden("check-pull-request.md", page.read_text("utf-8"))


REVIEW = "  - date: 2026-06-12\n    by: quality-lead\n    consequence: 4\n    likelihood: 5\ntarget:\n"


def test_nothing_found_is_said() -> None:
    assert "## What the change brings\n\nNothing.\n" in as_summary([], ABOUT)


def test_worst_first_whatever_the_order() -> None:
    page = as_summary([FINDING, replace(FINDING, severity="error", code="COM001")], ABOUT)
    assert page.index("COM001") < page.index("RSK005")


def test_what_somebody_wrote_cannot_format_the_page() -> None:
    page = as_summary([replace(FINDING, message="<script> | [x](y)", path="records/`a`.yaml")], ABOUT)
    assert "<script>" not in page.replace("\\<script>", "")
    assert "\\[x\\](y)" in page


def test_a_page_that_would_be_too_long_is_cut_between_lines_and_says_so() -> None:
    page = as_summary([replace(FINDING, record=f"R-{place:04}") for place in range(500)], ABOUT, limit=10_000)
    assert len(page.encode()) < 10_300
    assert page.endswith("more lines, for which there is no room here: `qaif check` prints them all.\n")


def test_paths_are_from_the_top_of_the_repository(tmp_path: Path, qaif: Qaif) -> None:
    made = repository(tmp_path)
    inner = made.root / "quality"
    inner.mkdir()
    made.records.rename(inner / "records")
    path = inner / "records" / "risks" / "R-0002.yaml"
    path.write_text(path.read_text("utf-8").replace("owner: ", "owner: nobody-or-"), encoding="utf-8")
    asked = ("check", "--records", str(inner / "records"), "--as-of", "2026-06-15", "--format")
    assert "file=quality/records/risks/R-0002.yaml," in qaif(*asked, "github").out
    assert '"uri": "quality/records/risks/R-0002.yaml"' in qaif(*asked, "sarif").out
    assert qaif(*asked, "concise").out.startswith("records/risks/R-0002.yaml:3:8: LNK002 ")


def test_a_summary_that_cannot_be_written_is_said(base: Path, qaif: Qaif, tmp_path: Path) -> None:
    result = qaif("check", "--records", str(base), "--summary", str(tmp_path))
    assert result.code == 2
    assert "cannot be written" in result.err
