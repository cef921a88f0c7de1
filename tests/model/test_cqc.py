"""The words and identifiers of the regulator, in any case; and what is none of them."""

from __future__ import annotations

from typing import get_args

import pytest

from qaif_cli.model.cqc import NO_GRADE, is_identifier, rating_word, without_grade
from qaif_cli.model.vocabulary import Rating


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Outstanding", "outstanding"),
        ("Good", "good"),
        ("GOOD", "good"),
        ("Requires improvement", "requires-improvement"),
        ("Requires  Improvement", "requires-improvement"),
        ("requires-improvement", "requires-improvement"),
        ("Inadequate", "inadequate"),
        ("Regulations met", "regulations-met"),
        ("Not all regulations met", "not-all-regulations-met"),
        *((text, "not-rated") for text in NO_GRADE),
        *((text.upper(), "not-rated") for text in NO_GRADE),
        ("", ""),
        ("Fair", ""),
        ("Not good", ""),
        ("3", ""),
    ],
)
def test_a_rating_in_the_regulators_words(text: str, word: str) -> None:
    assert rating_word(text) == word
    assert not word or word in get_args(Rating)


def test_what_is_no_grade_keeps_its_words_apart() -> None:
    kept = {text: without_grade(text.upper()) for text in NO_GRADE}
    assert kept == {text: "" if text == "Not rated" else text for text in NO_GRADE}
    assert without_grade("Good") == without_grade("Fair") == ""


@pytest.mark.parametrize(
    ("text", "can_be"),
    [
        ("1-101683985", True),
        ("1-12790083928", True),
        ("RZ1", True),
        ("RZ102", True),
        ("G6V2S", True),
        ("Good", False),
        ("GOOD", False),
        ("INADEQUATE", False),
        ("Not rated", False),
        ("1-", False),
        ("1-10168398x", False),
        ("2-101683985", False),
        ("101683985", False),
        ("rz1", False),
        ("AB", False),
        ("1-\u0661\u0662", False),
        ("https://www.cqc.org.uk/provider/1-101683985", False),
    ],
)
def test_an_identifier(text: str, can_be: bool) -> None:
    assert is_identifier(text) is can_be
