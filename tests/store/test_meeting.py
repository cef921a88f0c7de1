"""Many writers at once, and writers who die: nothing is lost, nothing is half written, nobody is told a lie."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from qaif_cli.flow.writing.commit_drafts import UNTRUE
from qaif_cli.store import yaml
from tests.support.power import COMMANDS, Tally, cut
from tests.support.processes import start
from tests.support.running import Qaif

pytestmark = [
    pytest.mark.first,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here"),
]

ADD = (
    "risk", "add", "--area", "primary-care", "--domain", "safety", "--cause", "a cause", "--event", "an event",
    "--effect", "an effect", "--owner", "quality-lead", "--control", "a control", "--consequence", "3",
    "--likelihood", "2", "--by", "quality-lead", "--date", "2026-06-10",
)  # fmt: skip
SCORE = (
    "score",
    "R-0002",
    "--likelihood",
    "3",
    "--consequence",
    "3",
    "--by",
    "quality-lead",
    "--date",
    "2026-06-10",
)


@pytest.fixture
def warm(qaif: Qaif, base: Path) -> None:
    """What commands import is read before they are forked, so that they meet."""
    qaif(*ADD, "--title", "A risk", "--dry-run", "--records", str(base))


def faults(qaif: Qaif, base: Path) -> list[str]:
    """The codes of what cannot be true."""
    lines = qaif("check", "--as-of", "2026-06-15", "--records", str(base)).out.split()
    return [word for word in lines if word.startswith(UNTRUE)]


def litter(base: Path) -> list[str]:
    return [path.name for path in base.rglob(".*")]


@pytest.mark.usefixtures("warm")
def test_forty_who_add_at_once_get_forty_numbers(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    before = {path.name for path in (base / "risks").iterdir()}
    started = [
        start(tmp_path, str(n), *ADD, "--title", f"Risk number {n}", "--records", str(base))
        for n in range(40)
    ]
    assert [one.wait().code for one in started] == [0] * 40
    new = sorted({path.name for path in (base / "risks").iterdir()} - before)
    assert new == [f"R-{number:04d}.yaml" for number in range(4, 44)]
    titles = {yaml.parse((base / "risks" / name).read_text("utf-8"))["title"] for name in new}
    assert titles == {f"Risk number {n}" for n in range(40)}
    assert faults(qaif, base) == []
    assert litter(base) == []


@pytest.mark.usefixtures("warm")
def test_twenty_who_score_one_risk_are_all_heard(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    started = [
        start(tmp_path, str(n), *SCORE, "--note", f"Note {n}.", "--records", str(base)) for n in range(20)
    ]
    results = [one.wait() for one in started]
    assert [(result.code, result.err) for result in results] == [(0, "")] * 20
    reviews = yaml.parse((base / "risks" / "R-0002.yaml").read_text("utf-8"))["reviews"]
    assert sorted(review["note"] for review in reviews[2:]) == sorted(f"Note {n}." for n in range(20))
    assert faults(qaif, base) == []
    assert litter(base) == []


@pytest.mark.usefixtures("warm")
def test_twenty_who_are_killed_leave_every_record_whole(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    """`make power-cut` does it 300 times."""
    for command in COMMANDS:
        assert qaif(*command, "--dry-run", "--records", str(base)).code == 0
    tally, random = Tally(), Random(0)  # noqa: S311  # moments, no secrets
    while tally.cuts < 20:
        cut(base, tmp_path, random, tally)
    assert (tally.torn, tally.disturbed) == (0, 0)
