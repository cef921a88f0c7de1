from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.due import last_day
from tests.support.running import Golden, Qaif

DAY = ("--as-of", "2026-06-15")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("due", ("due", "--within", "3m", *DAY)),
        ("due-late", ("due", "--as-of", "2026-10-01")),
        ("score", ("score", *DAY)),
        ("escalate", ("escalate", "--as-of", "2026-03-10")),
        ("escalate-nothing", ("escalate", *DAY)),
        ("escalate-autumn", ("escalate", "--as-of", "2026-10-15")),
    ],
)
def test_it_reads_as_it_should(
    name: str, arguments: tuple[str, ...], qaif: Qaif, base: Path, golden: Golden
) -> None:
    text = qaif(*arguments, "--records", str(base))
    assert text.code == 0
    golden(f"{name}.txt", text.out + text.err)
    golden(f"{name}.json", qaif(*arguments, "--records", str(base), "--format", "json").out)


def test_due_items_are_those_of_one_role(qaif: Qaif, base: Path) -> None:
    every = json.loads(qaif("due", "--within", "6m", "--records", str(base), *DAY, "--format", "json").out)[
        "items"
    ]
    owned = json.loads(
        qaif(
            "due",
            "--within",
            "6m",
            "--owner",
            "safety-lead",
            "--records",
            str(base),
            *DAY,
            "--format",
            "json",
        ).out
    )["items"]
    assert {item["owner"] for item in every} > {"safety-lead"}
    assert owned == [item for item in every if item["owner"] == "safety-lead"]


@pytest.mark.parametrize(
    ("within", "last"),
    [
        ("14d", date(2026, 6, 14)),
        ("2w", date(2026, 6, 14)),
        ("1m", date(2026, 6, 30)),
        ("0", date(2026, 5, 31)),
        ("5", date(2026, 6, 5)),
    ],
)
def test_a_length_of_time(within: str, last: date) -> None:
    assert last_day(within, date(2026, 5, 31)) == last


@pytest.mark.parametrize("within", ["", "soon", "-3d", "1.5w", "14 days", "99999d"])
def test_what_is_no_length_of_time(within: str) -> None:
    with pytest.raises(QaifError, match="14d, 2w or 1m"):
        last_day(within, date(2026, 5, 31))


def test_the_matrix_has_every_open_risk_once(qaif: Qaif, base: Path) -> None:
    cells = json.loads(qaif("score", "--records", str(base), *DAY, "--format", "json").out)["matrix"]["cells"]
    assert len(cells) == 25
    assert {(cell["consequence"], cell["likelihood"]): cell["risks"] for cell in cells if cell["risks"]} == {
        (4, 4): ["R-0001"],
        (3, 3): ["R-0002"],
    }
