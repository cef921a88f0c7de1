"""What a record of another board is called here, and where each reader of IDs meets that."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.exchange.word_xml import _ID_HYPHEN  # what it does is seen in a document of 100 kB
from qaif_cli.flow.names import full_id
from qaif_cli.flow.searching import Searched
from qaif_cli.flow.writing.assessments import _NUMBERED as OF_EVIDENCE
from qaif_cli.model.boards import at_its_board, of_board
from qaif_cli.model.kind import Kind
from qaif_cli.model.kinds import KINDS
from qaif_cli.render.site_html import _NUMBERED as ON_THE_PAGE

CALLED = {
    "R-0007": "R-NV-0007",
    "R-12345": "R-NV-12345",
    "R-XY-0007": "R-NV-XY-0007",
    "alderbrook-hospitals": "nv-alderbrook-hospitals",
    "2026-05-04-insights-meeting": "2026-05-04-nv-insights-meeting",
    "quality-committee-2026-05-28": "nv-quality-committee-2026-05-28",
    "nv-alder": "nv-nv-alder",
    "2026-05-04": "nv-2026-05-04",
}


@pytest.mark.parametrize(("there", "here"), CALLED.items())
def test_what_it_is_called_here(there: str, here: str) -> None:
    assert of_board(there, "NV") == here
    assert at_its_board(here, "NV") == there


@pytest.mark.parametrize(
    "id_", ["R-0007", "R-NVX-0007", "alder", "nvalder", "2026-05-04-nvx-board", "R-XY-NV-0007", ""]
)
def test_what_is_not_of_that_board(id_: str) -> None:
    assert at_its_board(id_, "NV") == ""


SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,3}", fullmatch=True)
NUMBERED = st.from_regex(r"[RQICEHD]-([A-Z]{2,4}-){0,2}[0-9]{4,5}", fullmatch=True)
PREFIXES = st.from_regex(r"[A-Z]{2,4}", fullmatch=True)


@given(st.one_of(SLUGS, NUMBERED), st.one_of(SLUGS, NUMBERED), PREFIXES)
def test_no_two_become_one_and_each_finds_its_way_back(one: str, other: str, prefix: str) -> None:
    assert at_its_board(of_board(one, prefix), prefix) == one
    assert (of_board(one, prefix) == of_board(other, prefix)) == (one == other)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.prefix], ids=lambda kind: kind.name)
def test_every_numbered_kind_may_be_called_so(kind: Kind) -> None:
    patterns = [getattr(note, "pattern", "") for note in kind.model.model_fields["id"].metadata]
    form = re.compile(next(pattern for pattern in patterns if pattern))
    for id_, fits in (
        ("0007", True),
        ("NV-0007", True),
        ("NV-XY-0007", True),
        ("N-0007", False),
        ("nv-0007", False),
        ("NV-007", False),
    ):
        assert bool(form.match(kind.prefix + id_)) is fits


FULL = {
    "R-NV-7": "R-NV-0007",
    "R-NV-0007": "R-NV-0007",
    "r-7": "R-0007",
    "year-one-2": "year-one-2",
    "e-coli-1": "e-coli-1",
    "r-nv-7": "r-nv-7",
}


@pytest.mark.parametrize(("said", "id_"), FULL.items())
def test_an_id_may_be_typed_short(said: str, id_: str) -> None:
    assert full_id(said) == id_


FOUND = [
    ("see R-NV-0007", "R-NV-0007", True),
    ("see r-nv-7 and others", "R-NV-0007", True),
    ("see R-NV0007", "R-NV-0007", True),
    ("see RNV 0007", "R-NV-0007", False),
    ("see R NV 0007", "R-NV-0007", True),
    ("see R-NV-0007", "R-0007", False),
    ("see R-0007", "R-NV-0007", False),
    ("see R-NV-0008", "R-NV-0007", False),
    ("a risk 2024", "R-0007", False),
    ("see Q-0006", "Q-0006", True),
]


@pytest.mark.parametrize(("text", "id_", "there"), FOUND)
def test_the_last_search_of_a_public_paper_knows_them_apart(text: str, id_: str, there: bool) -> None:
    assert Searched(text).names(id_) is there


def test_pages_documents_and_evidence_know_one() -> None:
    assert ON_THE_PAGE.findall("R-NV-0007")
    assert [found[0] for found in ON_THE_PAGE.finditer("see R-NV-0007, R-0001")] == ["R-NV-0007", "R-0001"]
    assert OF_EVIDENCE.fullmatch("R-NV-0007")
    assert _ID_HYPHEN.split(" R-NV-0007 and R-0007") == [" R", "NV", "0007 and R", "0007"]


def test_a_long_text_is_searched_in_a_moment() -> None:
    assert not Searched("a " + "responsibilities and as it is so be " * 2000).names("R-NV-0007")
    assert not Searched("a " + "abcdefgh" * 5000).names("R-NV-0007")
