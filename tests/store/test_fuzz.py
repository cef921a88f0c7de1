"""Whatever text is given, it is read as ruamel.yaml reads it or refused at its place, and edited without loss: by the hour in `make fuzz`."""

from __future__ import annotations

import pytest

from qaif_cli.store import yaml
from qaif_cli.store.splice import lengthened
from tests.support import fuzz_yaml
from tests.support.fuzzing import KINDS, tried

TIMES = {
    "yaml": 1500,
    "splice": 400,
    "days": 12,
    "cells": 8,
    "templates": 4,
    "settings": 8,
    "git": 6,
    "books": 20,
    "sheets": 12,
}


@pytest.mark.parametrize("kind", TIMES)
def test_nothing_made_at_random_is_read_or_edited_wrongly(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAIF_REMEMBER", "no")
    wrong = [found for seed in range(TIMES[kind]) if (found := tried(kind, seed))]
    assert wrong == []


def test_every_word_in_every_place_is_read_as_ruamel_reads_it() -> None:
    around = ("a: {}\n", "a: {}\nb: 1\n", "- {}\n", "a:\n  - {} # x\n", "a:\n  b: {}", "{}: 1\n")
    texts = [place.format(written) for written in fuzz_yaml.PLAIN for place in around]
    assert [found for text in texts if (found := fuzz_yaml.fault_of(text))] == []


def test_every_kind_is_tried() -> None:
    assert {*TIMES} == {*KINDS}


def test_what_ruamel_itself_makes_of_a_text_is_what_the_comparison_stands_on() -> None:
    text = "a: [1, 0o7, 0x1F, .5, yes, 2026-05-04, ~, 'x']\nb: >-\n  one\n  two\n"
    read = {"a": [1, 7, 31, 0.5, "yes", "2026-05-04", None, "x"], "b": "one two"}
    assert fuzz_yaml.read_by_ruamel(text) == read
    assert fuzz_yaml.read_by_ruamel(text, pure=True) == read
    assert not fuzz_yaml.same([1], [True])
    assert not fuzz_yaml.same({"a": 1, "b": 2}, {"b": 2, "a": 1})


def test_a_hidden_sign_is_placed_as_the_parser_counts_lines() -> None:
    with pytest.raises(yaml.BadYaml) as caught:
        yaml.parse("a: 1\rb: 2\r\nc: \x07\n")
    assert (caught.value.line, caught.value.column) == (3, 4)


@pytest.mark.parametrize(
    "value",
    ["12:30", "https://example.org/a?b", "?a", ":x", "\xa0", "a\xa0", "\u3000", ["1:2", {"a:b": ":"}]],
)
def test_what_is_written_inside_brackets_is_read_back(value: object) -> None:
    written = yaml.flow(value)
    assert yaml.parse(f"k: [{written}, {written}]\nl: {{a: {written}, b: {written}}}\n") == {
        "k": [value, value],
        "l": {"a": value, "b": value},
    }


def test_lists_within_lists_grow_at_once() -> None:
    assert (
        lengthened("a:\n  - b:\n      - 1\n", {"/a": [3], "/a/0/b": [2]})
        == "a:\n  - b:\n      - 1\n      - 2\n  - 3\n"
    )
