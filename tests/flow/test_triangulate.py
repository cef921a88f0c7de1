from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.durations import day_before
from qaif_cli.flow.request import Ask
from qaif_cli.flow.triangulate import TriangulateOptions, run_triangulate
from tests.support.planted import INNOCENT, plant, prepare
from tests.support.running import Golden, Qaif, Result

DAY = ("--as-of", "2026-06-15")


@pytest.fixture
def records(base: Path) -> Path:
    prepare(base)
    plant(base)
    return base


def run(qaif: Qaif, records: Path, *options: str) -> Result:
    return qaif("triangulate", "--records", str(records), *DAY, *options)


def data(qaif: Qaif, records: Path, *options: str) -> dict[str, Any]:
    result = run(qaif, records, *options, "--format", "json")
    assert (result.code, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def test_it_reads_as_it_should(qaif: Qaif, records: Path, golden: Golden) -> None:
    result = run(qaif, records)
    assert (result.code, result.err) == (0, "")
    golden("triangulate.txt", result.out)
    golden("triangulate.json", run(qaif, records, "--format", "json").out)


def test_it_fits_a_terminal(records: Path) -> None:
    day = date(2026, 6, 15)
    page = run_triangulate(Ask(records, records, day, day), TriangulateOptions())
    broken = page.plain(80)
    assert max(map(len, broken.splitlines())) <= 80
    assert all(f"I-{number:04}" in broken for number in range(1, 8))


def test_where_one_source_alone_spoke_that_is_said(qaif: Qaif, records: Path, golden: Golden) -> None:
    plant(records, INNOCENT)
    golden("triangulate-nothing.txt", run(qaif, records, "--provider", "oakrise-practice").out)
    found = data(qaif, records)
    assert found["considered"] == []
    assert {source["family"]: len(source["items"]) for source in found["sources"]} == {
        "complaints": 11,
        "incidents": 5,
    }


def test_where_nothing_came_in_that_is_said(qaif: Qaif, records: Path) -> None:
    text = run(qaif, records, "--window", "3d").out
    assert text.startswith("No items of intelligence came in from 12 June 2026 to 15 June 2026.\n")
    assert "no provider, area or theme has 2 independent sources that speak of the same in that time" in text


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--provider", "Kestrel Hospital"), ["Kestrel Hospital, Acute care"]),
        (("--provider", "oakrise-practice"), []),
        (("--area", "primary-care"), ["Fernhill Practice, Primary care"]),
        (("--theme", "staffing"), ["Staffing and skills"]),
        (("--theme", "culture"), ["Kestrel Hospital, Acute care"]),
        (("--theme", "culture", "--area", "acute"), ["Kestrel Hospital, Acute care"]),
        (("--theme", "culture", "--area", "primary-care"), []),
        (("--window", "1m"), ["Kestrel Hospital, Acute care"]),
    ],
)
def test_it_can_be_narrowed(options: tuple[str, ...], names: list[str], qaif: Qaif, records: Path) -> None:
    if options == ("--window", "1m"):
        plant(records, (*_late(), *INNOCENT))
    assert [item["name"] for item in data(qaif, records, *options)["considered"]] == names


def _late() -> tuple[tuple[str, ...], ...]:
    return (
        ("2026-05-15", "incident", "hard", "kestrel-hospital", "acute", "culture", ""),
        ("2026-05-16", "media", "soft", "kestrel-hospital", "acute", "culture", ""),
        ("2026-05-14", "staff-survey", "soft", "dale-hospital", "maternity", "deterioration", ""),
    )


def test_mismatches_are_narrowed_too(qaif: Qaif, records: Path) -> None:
    def kinds(*options: str) -> list[str]:
        return [item["kind"] for item in data(qaif, records, *options)["mismatches"]]

    assert kinds() == ["early-warning-unanswered"]
    assert kinds("--provider", "kestrel-hospital") == ["early-warning-unanswered"]
    assert kinds("--theme", "staffing") == []


def test_a_filter_names_what_it_is_about(qaif: Qaif, records: Path) -> None:
    text = run(qaif, records, "--provider", "oakrise-practice", "--theme", "access").out
    assert "6 items of intelligence about Oakrise Practice, the theme Access and waiting came in" in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--window", "soon"), "`--window soon` is not a length of time."),
        (("--window", "0d"), "`--window 0d` looks back no day at all."),
        (("--theme", "kulture"), "Did you mean `culture`?"),
        (("--provider", "nobody"), "There is no provider `nobody`."),
    ],
)
def test_what_cannot_be_asked(options: tuple[str, ...], said: str, qaif: Qaif, records: Path) -> None:
    result = run(qaif, records, *options)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_without_weights_it_says_what_to_add(qaif: Qaif, base: Path) -> None:
    result = run(qaif, base)
    assert (result.code, result.out) == (2, "")
    assert "framework.yaml` does not say how intelligence is brought together." in result.err
    assert "Add `triangulation:` to it" in result.err


def test_looking_back() -> None:
    day = date(2026, 5, 31)
    assert day_before("--window", "90d", day) == date(2026, 3, 2)
    assert day_before("--window", "3m", day) == date(2026, 2, 28)
    assert day_before("--window", "2w", day) == date(2026, 5, 17)
    with pytest.raises(QaifError, match="14d, 2w or 1m"):
        day_before("--window", "-3d", day)
