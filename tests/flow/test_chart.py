from __future__ import annotations

import json
from pathlib import Path

from tests.support.running import Golden, Qaif

DAY = ("--as-of", "2026-06-15")


def test_the_chart_of_an_indicator_reads_as_it_should(qaif: Qaif, base: Path, golden: Golden) -> None:
    shown = qaif("indicator", "chart", "results-read", "--records", str(base), *DAY)
    assert (shown.code, shown.err) == (0, "")
    golden("chart/results-read.txt", shown.out)
    plain = qaif("indicator", "chart", "results-read", "--records", str(base), *DAY, "--plain")
    assert plain.out == shown.out


def test_the_chart_is_that_of_the_day(qaif: Qaif, base: Path) -> None:
    shown = qaif(
        "indicator",
        "chart",
        "results-read",
        "--records",
        str(base),
        "--as-of",
        "2025-12-31",
        "--format",
        "json",
    )
    document = json.loads(shown.out)
    assert (document["id"], document["unit"], len(document["points"])) == ("results-read", "%", 9)
    assert "trial limits" in document["warnings"][0]


def test_a_picture_is_written(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    shown = qaif("indicator", "chart", "results-read", "--records", str(base), *DAY, "--svg", str(path))
    assert f"{path} written." in shown.err
    assert "Test results read within two days at Fernhill" in path.read_text("utf-8")


def test_an_indicator_that_is_not_there_is_met_with_the_near_one(qaif: Qaif, base: Path) -> None:
    shown = qaif("indicator", "chart", "reslts-read", "--records", str(base), *DAY)
    assert shown.code == 2
    assert "There is no indicator `reslts-read`. Did you mean `results-read`?" in shown.err
