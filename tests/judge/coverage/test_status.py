"""How evidence, findings and accounts become one answer, and which way each of them can move it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.coverage.status import Said, answer, of_account, of_records
from qaif_cli.model.coverage import Tally
from qaif_cli.model.vocabulary import Answer

BEST_FIRST: tuple[Answer, ...] = ("kept", "partly", "cannot-be-shown", "not-kept")
"""Silence is worse than part of it, and a fault that nothing is set against is worse than silence."""
records = st.lists(st.sampled_from(("R-0001", "R-0002", "Q-0001", "")), max_size=5)
tallies = st.none() | st.builds(
    lambda kept, more, no: Tally(kept, kept + more, "reviews", yes=no, no=no),
    st.integers(0, 3),
    st.integers(0, 3),
    st.sampled_from(("", "it is not")),
)
accounts = st.lists(
    st.builds(
        lambda said, doubted: Said(said, doubted=doubted),
        st.none() | st.sampled_from(("kept", "partly", "not-kept")),
        st.booleans(),
    ),
    max_size=3,
)


def tally(kept: int, owed: int) -> Tally:
    return Tally(kept, owed, "reviews on time")


def rank(status: Answer) -> int:
    return BEST_FIRST.index(status)


@pytest.mark.parametrize(
    ("evidence", "faulty", "counted", "excused", "status"),
    [
        ([], [], None, False, "cannot-be-shown"),
        (["R-0001"], [], None, False, "kept"),
        (["R-0001"], ["R-0002"], None, False, "partly"),
        (["R-0001", "R-0002"], ["R-0002"], None, False, "partly"),
        (["R-0001"], ["R-0001"], None, False, "not-kept"),
        (["R-0001"], ["R-0001", "R-0002"], None, False, "not-kept"),
        ([], ["R-0001"], None, False, "not-kept"),
        (["R-0001"], [""], None, False, "partly"),
        (["R-0001"], [], None, True, "partly"),
        ([], [], None, True, "partly"),
        ([], ["R-0001"], None, True, "not-kept"),
        (["R-0001"], [], tally(28, 28), False, "kept"),
        (["R-0001"], [], tally(19, 28), False, "partly"),
        (["R-0001"], ["R-0001"], tally(19, 28), False, "partly"),
        (["R-0001"], ["R-0001"], tally(0, 28), False, "not-kept"),
        ([], [], tally(0, 28), False, "cannot-be-shown"),
        ([], ["R-0001"], tally(0, 28), False, "not-kept"),
    ],
)
def test_what_the_records_say(
    evidence: list[str], faulty: list[str], counted: Tally | None, excused: bool, status: Answer
) -> None:
    assert of_records(evidence, faulty, counted, excused=excused) == status


def test_one_thing_that_is_not_so_is_not_kept_even_in_silence() -> None:
    named = Tally(0, 1, "the Board", yes="the settings name it", no="they do not")
    assert of_records([], [], named, excused=False) == "not-kept"


@pytest.mark.parametrize(
    ("said", "doubted", "status"),
    [
        ("kept", False, "kept"),
        ("kept", True, "partly"),
        ("partly", True, "partly"),
        ("not-kept", True, "not-kept"),
        (None, False, "cannot-be-shown"),
        (None, True, "cannot-be-shown"),
    ],
)
def test_what_an_account_says(said: Answer | None, doubted: bool, status: Answer) -> None:
    assert of_account(said, doubted=doubted) == status


@pytest.mark.parametrize(
    ("accounts", "whole"),
    [
        ([], "cannot-be-shown"),
        (["kept"], "kept"),
        (["kept", "partly"], "partly"),
        (["partly", "not-kept"], "not-kept"),
        ([None, "kept"], "kept"),
        ([None], "cannot-be-shown"),
    ],
)
def test_accounts_alone(accounts: list[Answer | None], whole: Answer) -> None:
    assert answer([], [], None, [Said(item, doubted=False) for item in accounts]) == whole


def test_where_both_speak_the_worse_is_believed() -> None:
    kept, partly = Said("kept", doubted=False), Said("partly", doubted=False)
    assert answer(["R-0001"], [], None, [kept]) == "kept"
    assert answer(["R-0001"], [], None, [partly]) == "partly"
    assert answer([], ["R-0001"], None, [kept]) == "not-kept"


def test_an_account_is_doubted_where_what_was_owed_is_not_shown() -> None:
    assert answer([], [], tally(0, 4), [Said("kept", doubted=False)]) == "partly"


@given(
    evidence=records, faulty=records, counted=tallies, said=accounts, excused=st.booleans(), lost=st.data()
)
def test_less_evidence_never_makes_it_better(
    evidence: list[str],
    faulty: list[str],
    counted: Tally | None,
    said: list[Said],
    excused: bool,
    lost: st.DataObject,
) -> None:
    left = [item for item in evidence if lost.draw(st.booleans())]
    before = answer(evidence, faulty, counted, said, excused=excused)
    assert rank(answer(left, faulty, counted, said, excused=excused)) >= rank(before)


@given(evidence=records, faulty=records, counted=tallies, said=accounts, excused=st.booleans(), more=records)
def test_another_finding_never_makes_it_better(
    evidence: list[str],
    faulty: list[str],
    counted: Tally | None,
    said: list[Said],
    excused: bool,
    more: list[str],
) -> None:
    before = answer(evidence, faulty, counted, said, excused=excused)
    assert rank(answer(evidence, faulty + more, counted, said, excused=excused)) >= rank(before)


@given(evidence=records, faulty=records, counted=tallies, said=accounts)
def test_doubt_never_makes_it_better(
    evidence: list[str], faulty: list[str], counted: Tally | None, said: list[Said]
) -> None:
    doubted = [Said(item.answer, doubted=True) for item in said]
    before = answer(evidence, faulty, counted, said)
    assert rank(answer(evidence, faulty, counted, doubted)) >= rank(before)


@given(faulty=records, counted=tallies, excused=st.booleans())
def test_silence_is_never_kept(faulty: list[str], counted: Tally | None, excused: bool) -> None:
    assert answer([], faulty, counted, [Said(None, doubted=False)], excused=excused) != "kept"
