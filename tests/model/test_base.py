from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from qaif_cli.model.base import (
    FIRST_YEAR,
    LAST_YEAR,
    UNKNOWN,
    Count,
    Day,
    EntryId,
    Flag,
    Frozen,
    OrUnknown,
    Slug,
    Step,
    Text,
    known,
)


class Sample(Frozen):
    day: OrUnknown[Day]
    note: OrUnknown[Text] | None = None


def accepts(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "2026-5-4",
        "04/05/2026",
        "2026-02-30",
        "2026-13-01",
        "2026-05-04T00:00:00",
        "20260504",
        "0001-01-01",
        "1899-12-31",
        "2200-01-01",
        "9999-12-31",
        " 2026-05-04",
        "soon",
        "",
        "\u0662\u0660\u0662\u0666-\u0660\u0665-\u0660\u0664",
        20260504,
        1777852800,
        5.5,
        True,
        None,
        ["2026-05-04"],
    ],
)
def test_what_is_no_day(text: object) -> None:
    assert not accepts(Day, text)


@settings(max_examples=50)
@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert TypeAdapter(Day).validate_python(day.isoformat()) == day


def test_unknown_is_a_word_of_its_own() -> None:
    sample = Sample.model_validate({"day": UNKNOWN, "note": UNKNOWN})
    assert (sample.day, sample.note) == (UNKNOWN, UNKNOWN)
    assert known(sample.day) is None
    assert known(Sample.model_validate({"day": "2026-05-04"}).day) == date(2026, 5, 4)
    assert not accepts(Day, UNKNOWN)


@pytest.mark.parametrize("word", ["Unknown", "UNKNOWN", "unknown ", "not known", "?"])
def test_no_other_word_means_unknown(word: str) -> None:
    with pytest.raises(ValidationError):
        Sample.model_validate({"day": word})


def test_the_errors_of_a_field_that_may_be_unknown_are_single() -> None:
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate({"day": "soon"})
    assert [error["loc"] for error in caught.value.errors()] == [("day",)]


def test_the_schema_says_that_a_field_may_be_unknown() -> None:
    real, word = Sample.model_json_schema()["properties"]["day"]["anyOf"]
    assert (real["type"], real["format"], word["const"]) == ("string", "date", UNKNOWN)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Text, ["a", " a "], ["", " ", 5, None]),
        (Flag, [True, False], ["yes", "true", 1, 0, None]),
        (Count, [1, 25], [0, -1, 1.0, "1", True]),
        (Step, [1, 5], [0, 6, 2.0, "3", True]),
        (Slug, ["a", "primary-care-3"], ["", "A", "a_b", "a--b", "-a", "a-", "a b", "é", "a\n"]),
        (EntryId, ["A1", "DUT12"], ["a1", "A", "1", "ABCD1", "A1 ", "A1\n"]),
    ],
)
def test_strict_words_and_numbers(kind: Any, good: list[object], bad: list[object]) -> None:
    assert [value for value in good if not accepts(kind, value)] == []
    assert [value for value in bad if accepts(kind, value)] == []


def test_a_value_can_neither_be_changed_nor_have_surplus_keys() -> None:
    sample = Sample.model_validate({"day": UNKNOWN})
    with pytest.raises(ValidationError):
        setattr(sample, "note", "x")  # noqa: B010  # the type checker would not let it pass
    with pytest.raises(ValidationError):
        Sample.model_validate({"day": UNKNOWN, "colour": "red"})
