"""How long papers are as Word documents."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.paper_formats import files_of
from qaif_cli.flow.report import run_report
from qaif_cli.flow.request import Ask, read
from tests.papers.conftest import Through
from tests.support import fullest, shipped
from tests.support.running import Qaif

pytestmark = pytest.mark.papers
DAY = ("--as-of", shipped.DAY.isoformat(), "--records", str(shipped.RECORDS))


def pages(pdf: Path) -> int:
    tool = shutil.which("pdfinfo")
    if tool is None:
        pytest.fail("pdfinfo is not there. On Debian and Ubuntu: sudo apt install poppler-utils")
    said = subprocess.run(
        [tool, str(pdf)], check=True, capture_output=True, text=True
    )  # a fixed list of words
    found = re.search(r"^Pages: +(\d+)$", said.stdout, re.MULTILINE)
    assert found
    return int(found[1])


def test_the_pack_is_eight_to_twelve_pages(qaif: Qaif, tmp_path: Path, through: Through) -> None:
    file = tmp_path / "pack.docx"
    assert qaif("report", "--committee", *DAY, "--out", str(file)).code == 0
    assert 8 <= pages(through(file, "pdf")) <= 12


PROVIDERS = sorted(path.stem for path in (shipped.RECORDS / "providers").glob("*.yaml"))


def one_page_each(qaif: Qaif, through: Through, out: Path, id_: str, *words: str) -> None:
    """The paper on a provider is one page, as Word and as PDF."""
    asked = ("provider", "paper", id_, *words, "--format", "docx,pdf", "--out", str(out))
    assert qaif(*asked).code == 0
    made = sorted(path for path in out.iterdir() if path.is_file())
    assert [path.suffix for path in made] == [".docx", ".pdf"]
    for file in made:
        assert pages(file if file.suffix == ".pdf" else through(file, "pdf")) == 1, file.name


def test_every_provider_is_asked() -> None:
    assert len(PROVIDERS) == 12


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_paper_on_a_provider_is_one_page(
    provider: str, qaif: Qaif, tmp_path: Path, through: Through
) -> None:
    one_page_each(qaif, through, tmp_path / "out", provider, *DAY)


@pytest.mark.parametrize("public", [(), ("--public",)])
def test_it_is_one_page_however_much_is_known_of_the_provider(
    public: tuple[str, ...], qaif: Qaif, tmp_path: Path, through: Through
) -> None:
    records = str(fullest.records_in(tmp_path))
    day = ("--as-of", shipped.DAY.isoformat(), "--records", records)
    one_page_each(qaif, through, tmp_path / "out", fullest.PROVIDER, *day, *public)


AREAS = sorted(path.stem for path in (shipped.RECORDS / "areas").glob("*.yaml"))


def test_every_area_is_asked() -> None:
    assert len(AREAS) == 13


@pytest.mark.parametrize("area", AREAS)
def test_the_report_of_an_area_is_two_pages_and_its_charts(
    area: str, tmp_path: Path, through: Through
) -> None:
    """Two pages of words, as Word and as PDF; the charts follow."""
    reading = read(Ask(shipped.RECORDS, shipped.RECORDS, shipped.DAY, shipped.DAY))
    whole = run_report(
        Ask(shipped.RECORDS, shipped.RECORDS, shipped.DAY, shipped.DAY), ReportOptions(area=area)
    )
    words, _, charts = whole.text.partition("\n## Indicators\n")
    assert "](chart:" not in words
    assert "](chart:" in charts or not charts
    for made in files_of([replace(whole, text=words)], reading, ("docx", "pdf")).files:
        file = tmp_path / made.name
        file.write_bytes(made.data)
        assert pages(file if file.suffix == ".pdf" else through(file, "pdf")) <= 2, file.name
