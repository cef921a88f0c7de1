from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qaif_cli.cli.nouns import PLAIN
from qaif_cli.flow.nouns import NOUNS
from tests.support.planted import plant, prepare
from tests.support.running import Qaif

DOC = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
DAY = ("--as-of", "2026-06-15", "--format", "json")


def documented(heading: str) -> set[str]:
    """The keys in the first column of the table below a heading."""
    part = DOC.partition(heading)[2].partition("\n#")[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])}


@pytest.mark.parametrize("name", [name for name in NOUNS if name not in PLAIN])
def test_every_key_of_a_list_is_documented(name: str, qaif: Qaif, base: Path) -> None:
    plural = NOUNS[name].plural
    rows = json.loads(qaif(name, "list", "--records", str(base), *DAY).out)[plural]
    assert documented(f"### `qaif {name} list`: `{plural}`") == set(rows[0])


def test_every_key_of_what_is_due_is_documented(qaif: Qaif, base: Path) -> None:
    items = json.loads(qaif("due", "--within", "6m", "--records", str(base), *DAY).out)["items"]
    assert documented("## `qaif due`") == set(items[0])


def test_every_key_of_a_finding_is_documented(qaif: Qaif, base: Path) -> None:
    found = json.loads(
        qaif("check", "--records", str(base), "--as-of", "2026-12-31", "--format", "json").out
    )["findings"]
    assert documented("## `qaif check`") == set(found[0])


def test_every_key_of_an_action_is_documented(qaif: Qaif, base: Path) -> None:
    rows = json.loads(qaif("action", "list", "--records", str(base), *DAY).out)["actions"]
    assert documented("### `qaif action list`: `actions`") == set(rows[0])


def test_every_key_of_a_chart_is_documented(qaif: Qaif, tmp_path: Path) -> None:
    (tmp_path / "waits.csv").write_text("2026-04-01,5\n2026-05-01,6\n", "utf-8")
    made = json.loads(qaif("indicator", "spc", "waits.csv", "--better", "up", "--format", "json").out)
    keys = {*made, *made["points"][0]} - {"version", "points"}
    assert documented("## `qaif indicator spc`") == keys


def test_every_key_of_what_is_found_is_documented(qaif: Qaif, base: Path) -> None:
    found = json.loads(qaif("find", "the", "--records", str(base), "--format", "json").out)["found"]
    assert documented("## `qaif find`") == set(found[0])
    for key in found[0]["matches"][0]:
        assert f"`{key}`" in DOC.partition("## `qaif find`")[2].partition("\n#")[0]


def test_every_key_of_what_is_triangulated_is_documented(qaif: Qaif, base: Path) -> None:
    prepare(base)
    plant(base)
    data = json.loads(qaif("triangulate", "--records", str(base), *DAY).out)
    heading = "## `qaif triangulate`"
    assert documented(heading) == set(data["considered"][0])
    part = DOC.partition(heading)[2].partition("\n#")[0]
    for found in (data, data["considered"][0]["points"][0], data["sources"][0], data["mismatches"][0]):
        for key in found:
            assert re.search(rf"\b{key}\b", part), key


def test_every_key_of_a_statement_is_documented(qaif: Qaif, base: Path) -> None:
    whole = json.loads(qaif("coverage", "--records", str(base), *DAY).out)
    assert documented("## `qaif coverage`") == set(whole["statements"][0])
    about = DOC.partition("## `qaif coverage`")[2].partition("\n#")[0]
    assert all(key in about for key in whole)
    one = json.loads(qaif("evidence", "S64", "--records", str(base), *DAY).out)
    assert set(one["statement"]) == set(whole["statements"][0])
    part = DOC.partition("## `qaif evidence`")[2].partition("\n#")[0]
    assert all(key in part for key in one)
