"""A fourth set of lines that were written before anybody looked at how it looks: what stands in papers, and what slips in."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.judge.identifiers import found_in

HERE = Path(__file__).parent
ORDINARY = (HERE / "fourth_ordinary.txt").read_text("utf-8").splitlines()
PLANTED = (HERE / "fourth_planted.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", ORDINARY)
def test_an_ordinary_line_identifies_nobody(line: str) -> None:
    assert [(item.kind.code, line[item.start : item.end]) for item in found_in(line)] == []


@pytest.mark.parametrize("planted", PLANTED)
def test_what_slips_in_is_found(planted: str) -> None:
    code, _, line = planted.partition(" ")
    assert code in {item.kind.code for item in found_in(line)}


@pytest.mark.parametrize(
    "line",
    [
        "The MR images were reviewed, and mr guided biopsy was offered.",
        "Mother and baby unit: 01632 960 123.",
        "The patient transport line is 01632 960124.",
        "The safe combination of medicines was reviewed in 12 of 14 homes.",
        "Sir Ambrose's independent and wide-ranging investigation was published.",
    ],
)
def test_their_neighbours_are_let_alone(line: str) -> None:
    assert found_in(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Sir Ambrose's daughter was not told.",
        "The mother can be reached on 01632 960 123.",
        "Mrs Anne Ward fell twice.",
        "The PIN for the drug cupboard is 7734.",
        "mr okafor rang again",
    ],
)
def test_their_other_neighbours_are_found(line: str) -> None:
    assert found_in(line) != ()
