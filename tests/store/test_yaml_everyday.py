"""What is read line by line has the values that ruamel.yaml's parser gives, to the type, or is left to that parser."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.store.yaml import everyday, grammar
from tests.store.test_yaml import SCALARS
from tests.support.shipped import RECORDS

VALUES = (
    *(value for value in SCALARS if "\n" not in value),
    *("a: b", "a:b", "a:", "a: ", "a #b", "a  # b", "#", "# a", "a ", "a  b", "nothing", "falsehood", "- a"),
    *("-", "- ", "-5", "-5 a", "--- a", "---", "...", "? a", "?a", "?", ": a", ":a", ":", ",", "a, b", "%a"),
    *(
        "& a",
        "&a",
        "*a",
        "!a",
        "!!str a",
        "@a",
        "`a",
        "|",
        ">",
        "|-",
        ">-",
        "|+",
        ">2",
        "| # a",
        "\N{POUND SIGN}5",
    ),
    *('"a: b"', '"a # b"', '"a" # b', '"a"b', '"a" b', '"a', "''", "'a''b' ", "'a", '""', '"\\n"', "'a' 'b'"),
    *(
        "[a]",
        "[a, ]",
        "[ a , b ]",
        "[a b, c-d]",
        "[a: b]",
        "[a #b]",
        "[a#b]",
        "[-a]",
        "[- a]",
        "[5, -5]",
        "[]]",
    ),
    *("[a] # b", "[a]b", "['a']", '["a, b"]', "[[a]]", "[{a: b}]", "[a?]", "[a", "[null, 1.5]", "[,]", "[ ]"),
    *(
        "{a: b}",
        "{ a: b , c: -5 }",
        "{a: b, a: c}",
        "{a}",
        "{a: }",
        "{a:b}",
        '{a: "b, c: d"}',
        "{a: 'b'}",
        "{a: b",
    ),
    *(
        "{a: b # c: d}",
        "[a] # b, c",
        "'a' # 'b'",
        "{a: b # c}",
        "{a: b: c}",
        "{a: b} # c",
        "{a: b} # c: d",
        '{a: "b"} # c: "d", a: e',
        "{a: b}c",
        "{a: [b]}",
        "{a: -b}",
        "{a: .5}",
        "{a: 10:00}",
        "{ }",
    ),
    *(
        "\N{NO-BREAK SPACE}a",
        "a\N{NO-BREAK SPACE}#b",
        "a\t",
        "a\tb",
        "\ta",
        "a\t#b",
        "<<",
        "~",
        "1_000",
        "2026-05-04 a",
    ),
    *(
        "2026-05-04T10:00",
        "0o7",
        "0x1f",
        "1e3",
        "1234-5",
        "12345-5",
        "+.inf",
        ".nan",
        "yes",
        "a\\b",
        "a'b",
        'a"b',
    ),
)
KEYS = ("a", "b", "a-b", "_a", "null", "5", '"a"', "a b", "<<", "? a", "é", "a" * 120)
LINES = (
    "",
    " ",
    "   ",
    "# remark",
    "   # remark",
    "     text",
    "  text",
    "text",
    "---",
    "...",
    "\t",
    "%YAML 1.2",
)
BLOCKS = (">-", ">", "|-", "|")


def same(one: Any, other: Any) -> bool:
    """Whether two values are alike to the type, and their keys to the order."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


def agrees(text: str) -> bool:
    """Whether a text is read line by line; what is then read is what the parser gives, without a fault."""
    try:
        found = everyday.read(text)
    except everyday.NotEveryday:
        return False
    try:
        meant = grammar.parse_by_events(text)
    except grammar.BadYaml as bad:
        pytest.fail(f"{text!r} is read as {found!r}, and is wrong: {bad}")
    assert same(found, meant), f"{text!r} is read as {found!r}, and says {meant!r}"
    return True


@pytest.mark.parametrize(
    "around", ["a: {}\n", "a:\n  - {}\n", "a:\n- {}\n", "a:\n  - b: {}\n    c: d\n", "a: {}\nb: c\n"]
)
def test_every_value_in_every_place(around: str) -> None:
    assert sum([agrees(around.format(value)) for value in VALUES]) > 50


@pytest.mark.parametrize("begins", BLOCKS)
def test_every_text_in_a_block(begins: str) -> None:
    lines = (
        "  one",
        "   two",
        "    three",
        " four",
        "",
        "  ",
        "    ",
        "# five",
        "  # six",
        "  - seven: 7",
        "b: 8",
    )
    read = [
        agrees(f"a: {begins}\n" + "".join(f"{line}\n" for line in some) + end)
        for count in (1, 2, 3)
        for some in product(lines, repeat=count)
        for end in ("", "c: d\n")
    ]
    assert sum(read) > 200


def indented(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda width, text: " " * width + text, st.sampled_from((0, 0, 2, 2, 2, 4, 4, 1, 3, 6)), texts
    )


keyed = st.builds(
    "{}:{}".format, st.sampled_from(KEYS[:4] * 5 + KEYS), st.sampled_from(("", *(f" {v}" for v in VALUES)))
)
some_line = indented(
    st.one_of(
        keyed,
        keyed.map("- {}".format),
        keyed.map("-   {}".format),
        st.sampled_from(VALUES).map("- {}".format),
        st.sampled_from(("a:", "b:", "c:", "- a:", "- b: 1", "c: >-", "d: |")),
    )
    | st.sampled_from(LINES)
)


@given(lines=st.lists(some_line, max_size=9), end=st.sampled_from(("\n", "\n", "\r\n", "")))
@settings(max_examples=400)
def test_any_lines(lines: list[str], end: str) -> None:
    agrees("a: b\n" + "".join(f"{line}{end or chr(10)}" for line in lines).removesuffix("" if end else "\n"))


def test_nearly_every_record_shipped_is_read_line_by_line() -> None:
    texts = [path.read_text("utf-8") for path in sorted(RECORDS.rglob("*.yaml"))]
    assert sum([not agrees(text) for text in texts]) < len(texts) / 20


def test_a_file_of_windows_is_read_line_by_line() -> None:
    assert agrees("a: b\r\nc: >-\r\n  d\r\n  e\r\nf:\r\n  - g\r\n")


@pytest.mark.parametrize("text", ["a: b", "", "# a\n", "a: b\rc: d\n", "a: \x07\n", "- a\n", "a\n"])
def test_what_is_left_to_the_parser(text: str) -> None:
    assert not agrees(text)
