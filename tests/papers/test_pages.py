"""How long papers are as Word documents."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.papers.conftest import Through
from tests.support import shipped
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


@pytest.mark.parametrize("area", ["maternity-neonatal", "primary-care", "womens-services"])
def test_the_report_of_an_area_is_short(area: str, qaif: Qaif, tmp_path: Path, through: Through) -> None:
    """Two pages of words where nothing is held above routine; each concern and the charts take their room beside."""
    file = tmp_path / f"{area}.docx"
    assert qaif("report", "--area", area, *DAY, "--out", str(file)).code == 0
    assert pages(through(file, "pdf")) <= 4
