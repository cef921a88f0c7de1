"""However much is wrong in one file, a reader is told it in a few lines, and no library speaks beside."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.errors import EXIT_FINDINGS, EXIT_USER
from tests.support.repository import DAY, repository
from tests.support.running import Qaif

RISK = "risks/R-0001.yaml"
MANY = 3_000


def found(qaif: Qaif, records: Path) -> list[dict[str, Any]]:
    done = qaif("check", "--as-of", DAY, "--records", str(records), "--format", "json")
    assert done.code == EXIT_FINDINGS
    assert len(done.out) < 20_000
    listed: list[dict[str, Any]] = json.loads(done.out)["findings"]
    return listed


WRONG = {
    "keys that are none": ("".join(f"k{n}: 1\n" for n in range(MANY)), "SHP002", "`k0` is not a field here"),
    "entries that are none": (f"formerly: [{', '.join(['1'] * MANY)}]\n", "SHP003", "`formerly 1`: `1` is read as a number"),
    "fields that are missing": (f"waivers: [{', '.join(['{until: 2026-01-01}'] * MANY)}]\n", "SHP001", "`rule` is missing"),
    "links that lead nowhere": (f"providers: [{', '.join(f'no-{n}' for n in range(MANY))}]\n", "LNK001", "there is no provider `no-0`"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_many_faults_of_a_kind_in_a_file_are_one_finding(wrong: str, base: Path, qaif: Qaif) -> None:
    added, code, says = WRONG[wrong]
    file = base / RISK
    key = added.partition(":")[0]
    text = re.sub(rf"(?m)^{key}:.*\n(?:[ -].*\n)*", "", file.read_text("utf-8"))
    file.write_text(text + added, "utf-8")
    own = [item for item in found(qaif, base) if item["path"].endswith(RISK) and item["code"] == code]
    assert len(own) == 1
    assert own[0]["message"].startswith(says)
    assert re.search(r"and [0-9]{1,2},[0-9]{3} more of this kind stand in the file", own[0]["message"])


def test_where_the_next_ones_stand_is_said(base: Path, qaif: Qaif) -> None:
    file = base / RISK
    lines = file.read_text("utf-8").count("\n")
    file.write_text(file.read_text("utf-8") + "".join(f"k{n}: 1\n" for n in range(13)), "utf-8")
    (own,) = (item for item in found(qaif, base) if item["path"].endswith(RISK))
    assert own["line"] == lines + 1
    assert own["message"].endswith(
        f"and 12 more of this kind stand in the file, the next in lines {lines + 2}, {lines + 3} and {lines + 4}"
    )


def test_a_few_faults_are_told_one_by_one(base: Path, qaif: Qaif) -> None:
    file = base / RISK
    file.write_text(file.read_text("utf-8") + "".join(f"k{n}: 1\n" for n in range(12)), "utf-8")
    assert len([item for item in found(qaif, base) if item["path"].endswith(RISK)]) == 12


@pytest.mark.parametrize("letters", [101, 236, 245, 251, 300, 5000])
@pytest.mark.parametrize("said", ["--title", "--id"])
def test_a_name_that_is_too_long_for_a_file_is_said(letters: int, said: str, base: Path, qaif: Qaif) -> None:
    given = {"--title": "A name", said: "x" * letters}
    words = [word for pair in given.items() for word in pair]
    asked = ("--type", "general-practice", "--area", "primary-care", "--owner", "quality-lead", "--no-input")
    done = qaif("provider", "add", *words, *asked, "--records", str(base))
    assert done.code == EXIT_USER
    which = "said" if said == "--id" else "made of the title"
    assert (
        f"The ID {which} is too long: it has {letters} letters, and that of a provider has 100 at the most."
        in done.err
    )
    assert "--id" in done.err


def test_one_long_text_makes_no_other_line_as_long(base: Path, qaif: Qaif) -> None:
    file = base / RISK
    file.write_text(re.sub(r"(?m)^title: .*$", f"title: {'a' * 20_000}", file.read_text("utf-8")), "utf-8")
    done = qaif("find", "a", "--records", str(base))
    assert len(done.out) < 200_000


def test_no_library_speaks_to_the_user(tmp_path: Path, qaif: Qaif) -> None:
    """A warning is an error in the tests; each command here compares records that hold `unknown` somewhere."""
    made = repository(tmp_path)
    for file in made.records.rglob("Q-*.yaml"):
        text = file.read_text("utf-8")
        assert "accuracy_agreed: true" in text
        file.write_text(text.replace("accuracy_agreed: true", "accuracy_agreed: unknown"), "utf-8")
    for command in (
        ("status",),
        ("diff",),
        ("check", "--base", "HEAD"),
        ("commit", "--dry-run"),
        ("history",),
    ):
        done = qaif(*command, "--records", str(made.records))
        assert "Warning" not in done.err
        assert "pydantic" not in done.err + done.out
