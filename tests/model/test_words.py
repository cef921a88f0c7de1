"""What differs between versions of a text is seen, however long they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.model.words import cut, where_they_part, with_unit

LONG = " ".join(f"word{number}" for number in range(30))


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["short", "shorter"], ["short", "shorter"]),
        ([f"{LONG} here", f"{LONG} there"], ["… word26 word27 word28 word29 here", "… word26 word27 word28 word29 there"]),
        ([LONG, f"{LONG} and more"], ["… word26 word27 word28 word29", "… word26 word27 word28 word29 and more"]),
        ([f"one {LONG}", f"two {LONG}"], ["one word0 word1 word2 word3 word4 word5 word6 word7 …", "two word0 word1 word2 word3 word4 word5 word6 word7 …"]),
        ([f"a {LONG} x", f"b {LONG} x", f"b {LONG} y"],
         ["a word0 word1 word2 word3 word4 word5 word6 word7 word8 …", "b word0 word1 word2 word3 word4 word5 word6 word7 word8 … word26 word27 word28 word29 x",
          "b word0 word1 word2 word3 word4 word5 word6 word7 word8 … word26 word27 word28 word29 y"]),
        ([LONG, LONG], ["word0 word1 word2 word3 word4 word5 word6 word7 word8 …"] * 2),
        (["", LONG], ["", "word0 word1 word2 word3 word4 word5 word6 word7 word8 …"]),
    ],
)  # fmt: skip
def test_long_texts_are_told_around_what_differs(texts: list[str], told: list[str]) -> None:
    assert where_they_part(texts, 60) == told


@given(
    st.text("ab ", max_size=90),
    st.lists(st.text("ab ", max_size=40), min_size=2, max_size=3),
    st.text("ab ", max_size=90),
)
def test_texts_that_differ_are_never_told_alike(before: str, middles: list[str], after: str) -> None:
    texts = [f"{before}{middle}{after}" for middle in middles]
    told = where_they_part(texts, 30)
    assert len(set(told)) == len({" ".join(text.split()) for text in texts})
    assert all(len(text) <= 2 * 30 + len(" … ") for text in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It stands whole.", "It stands whole."),
        ("It\nstands  whole.", "It stands whole."),
        ("Twenty letters there", "Twenty letters there"),
        ("Twenty letters there.", "Twenty letters …"),
        ("ab" * 20, "ab" * 9 + " …"),
        ("", ""),
    ],
)
def test_a_text_that_is_too_long_ends_at_a_word(text: str, told: str) -> None:
    assert cut(text, 20) == told


@given(st.text("ab  ", max_size=200), st.integers(4, 90))
def test_what_is_left_of_a_text_is_its_beginning_and_no_longer(text: str, longest: int) -> None:
    line, told = " ".join(text.split()), cut(text, longest)
    assert len(told) <= longest
    assert told == line or (told.endswith(" …") and line.startswith(told.removesuffix(" …")))


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, "weeks", "1 week"),
        (1.0, "working days", "1 working day"),
        (1, "cases per 1,000 births", "1 case per 1,000 births"),
        (1, "people", "1 person"),
        (1, "breaches", "1 breach"),
        (1, "losses", "1 loss"),
        (1, "responses", "1 response"),
        (1, "enquiries in a month", "1 enquiry in a month"),
        (1, "half-days", "1 half-day"),
        (1, "sepsis", "1 sepsis"),
        (1, "a month", "1 a month"),
        (1, "in 100", "1 in 100"),
        (1, "per 1,000", "1 per 1,000"),
        (1, "%", "1%"),
        (1, "WTE", "1 WTE"),
        (1.5, "weeks", "1.5 weeks"),
        (0, "weeks", "0 weeks"),
        (11, "weeks", "11 weeks"),
    ],
)
def test_one_of_what_is_counted_is_not_called_many(value: float, unit: str, said: str) -> None:
    assert with_unit(value, unit) == said
