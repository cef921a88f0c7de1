"""The last search finds a private name however it is spelled, and leaves everyday words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.flow.searching import Searched

SPELLINGS = (
    "Q-0006", "q-0006", "Q0006", "Q 0006", "q 0006", "Q\u20110006", "Q\u20130006", "Q\u22120006", "Q_0006", "Q.0006", "Q - 0006", "Q\n0006",
    "q-6", "(Q-0006)", "`Q-0006`", "**Q-0006**", "Q\\-0006", "Q-0006's", "Q-0006s", "Q-00006", "\uff31-0006", "Q&nbsp;0006".replace("&nbsp;", "\xa0"),
)  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_id_is_found_however_it_is_spelled(spelling: str) -> None:
    assert Searched(f"As {spelling}, we said").names("Q-0006")
    assert Searched(spelling).names("Q-0006")


@pytest.mark.parametrize(
    "text",
    ["Q-00061", "Q-0016", "R-0006", "Q6 of the form", "Q4 2026", "Quarter 6", "FAQ-0006", "6", "0006", "Q 6"],
)
def test_another_number_is_not_the_id(text: str) -> None:
    assert not Searched(text).names("Q-0006")


TITLE = "Nursing care and skin damage at Hollowdene Nursing Home"


@pytest.mark.parametrize(
    "text",
    [
        TITLE.upper(),
        TITLE.lower(),
        TITLE.replace(" ", "  "),
        TITLE.replace(" ", "\n"),
        TITLE.replace(" ", "-"),
        TITLE.replace(" ", "_"),
        TITLE.replace(" ", "\xa0"),
        TITLE.replace("Hollowdene", "Hollow\xaddene"),
        TITLE.replace("Hollowdene", "Hollow-dene"),
        TITLE.replace("Hollowdene", "Höllowdene"),
        f"{TITLE}'s",
        TITLE.replace("Hollowdene", "Hollowdene's"),
        TITLE.replace("Hollowdene", "HOLLOWDENE\u2019S"),
        f"{TITLE}s",
        f"“{TITLE}”",
        TITLE.replace(" ", " **").replace("skin", "skin\u200b"),
    ],
)
def test_a_title_is_found_however_it_is_spelled(text: str) -> None:
    assert Searched(f"see {text}: done").says(TITLE)


@given(
    st.lists(
        st.sampled_from(["st", "aldith's", "hospice", "café", "ward", "b", "12"]), min_size=3, max_size=6
    ),
    st.data(),
)
def test_a_name_is_found_in_any_dress(parts: list[str], data: st.DataObject) -> None:
    name = " ".join(parts)
    dressed = "".join(
        data.draw(st.sampled_from([part, part.upper(), part.capitalize()]))
        + data.draw(st.sampled_from([" ", "-", "\u2013", "_", "  ", "\n"]))
        for part in parts
    )
    assert Searched(f"before {dressed} after").says(name)


@pytest.mark.parametrize(
    ("id_", "text", "found"),
    [
        ("hollowdene-new-pressure-ulcers", "hollowdene new pressure ulcers", True),
        ("hollowdene-new-pressure-ulcers", "HOLLOWDENE_NEW_PRESSURE_ULCERS", True),
        ("hollowdene-new-pressure-ulcers", "new pressure ulcers at Hollowdene", False),
        ("results-read", "in `results-read`", True),
        ("results-read", "in Results_Read", True),
        ("results-read", "the results read well", False),
        ("hollowdene", "at Hollowdene's", True),
        ("willows", "under the willows", False),
    ],
)
def test_a_short_name_is_found_where_it_is_one(id_: str, text: str, *, found: bool) -> None:
    assert Searched(text).names(id_) is found


def test_a_possessive_in_a_name_is_found_with_its_sign_without_it_and_left_out() -> None:
    for said in (
        "St Aldith's Hospice",
        "St Aldith\u2019s Hospice",
        "St Aldiths Hospice",
        "St Aldith Hospice",
    ):
        assert Searched(f"at {said}, we").says("St Aldith's Hospice")
    assert not Searched("at St Alda's Hospice").says("St Aldith's Hospice")


def test_a_short_title_is_found_as_words_of_its_own_alone() -> None:
    assert Searched("at The Willows.").says("The Willows")
    assert not Searched("other willowses").says("The Willows")
    assert not Searched("anything").says("")
