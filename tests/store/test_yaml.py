"""The grammar of records: what is read, what is refused, and where."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.model.visible import HIDDEN
from qaif_cli.store.yaml.grammar import DEEPEST, BadYaml, Place, locate, parse
from qaif_cli.store.yaml.scalars import LONGEST

SCALARS = {
    "word": "word",
    "two words": "two words",
    "": None,
    "~": None,
    "null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "FALSE": False,
    # YAML 1.1 would take these for booleans, octals, sexagesimals and dates.
    "yes": "yes",
    "no": "no",
    "on": "on",
    "off": "off",
    "n": "n",
    "12:30": "12:30",
    "1_000": "1_000",
    "2026-05-04": "2026-05-04",
    "010": 10,
    "0o10": 8,
    "0x1F": 31,
    "0b1": "0b1",
    "7": 7,
    "-7": -7,
    "+7": 7,
    "7.5": 7.5,
    ".5": 0.5,
    "5.": 5.0,
    "5E1": 50.0,
    "1e3": 1000.0,
    ".inf": float("inf"),
    "-.Inf": float("-inf"),
    "-x": "-x",
    "+": "+",
    ".": ".",
    "...x": "...x",
    "1.2.3": "1.2.3",
    "R-0007": "R-0007",
    "\u0664\u0662": "\u0664\u0662",
    "9" * LONGEST: int("9" * LONGEST),
    "9" * (LONGEST + 1): "9" * (LONGEST + 1),
    "'7'": "7",
    '"true"': "true",
    "'~'": "~",
    '"a\\tb"': "a\tb",
    "'it''s'": "it's",
    "a # remark": "a",
    "a#b": "a#b",
    "https://example.org/a?b=c": "https://example.org/a?b=c",
    "[a, 1, ~]": ["a", 1, None],
    "{b: 1, c: [d]}": {"b": 1, "c": ["d"]},
    "[]": [],
    "{}": {},
    "|\n  one\n  two\n": "one\ntwo\n",
    "|-\n  one\n  two\n": "one\ntwo",
    ">-\n  one\n  two\n": "one two",
    "one\n  two": "one two",
    "\U0001f600 é –": "\U0001f600 é –",
}


@pytest.mark.parametrize("written", SCALARS)
def test_value(written: str) -> None:
    value = parse(f"a: {written}")["a"]
    assert value == SCALARS[written]
    assert type(value) is type(SCALARS[written])


def test_not_a_number() -> None:
    value = parse("a: .nan")["a"]
    assert value != value  # noqa: PLR0124  # the one value that differs from itself


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_nothing(text: str) -> None:
    assert parse(text) is None


def test_a_marker_before_and_after_is_allowed() -> None:
    assert parse("---\na: 1\n...\n") == {"a": 1}


def test_line_endings_of_windows() -> None:
    assert parse("a: 1\r\nb: |\r\n  x\r\n  y\r\n") == {"a": 1, "b": "x\ny\n"}


REFUSED = [
    ("a: 1\nb: 2\na: 3\n", 3, 1, "`a` is written twice"),
    ("a: {b: 1, b: 2}\n", 1, 11, "`b` is written twice"),
    ("? |+\n  a\n  b\n\n: 1\n? |+\n  a\n  b\n\n: 2\n", 6, 3, "`a b` is written twice"),
    ("a: &x 1\n", 1, 4, "an anchor"),
    ("a: &x [1]\n", 1, 4, "an anchor"),
    ("&x a: 1\n", 1, 1, "a key has neither anchor nor tag"),
    ("a: 1\nb: *x\n", 2, 4, "an alias"),
    ("*x : 1\n", 1, 1, "a key is one word"),
    ("a: !note x\n", 1, 4, "a tag (!note)"),
    ("a: !!str 5\n", 1, 4, "a tag (tag:yaml.org,2002:str)"),
    ("a: !!python/name:os.system x\n", 1, 4, "a tag"),
    ("a: ! x\n", 1, 4, "a tag (!)"),
    ("a: !x [1]\n", 1, 4, "a tag"),
    ("!x a: 1\n", 1, 1, "a key has neither anchor nor tag"),
    ("a:\n  <<: {b: 1}\n", 2, 3, "a merge key"),
    ("%YAML 1.1\n---\na: 1\n", 1, 1, "a YAML directive"),
    ("%TAG ! tag:x,2026:\n---\na: 1\n", 1, 1, "a YAML directive"),
    ("%FOO\n---\na: 1\n", 1, 5, "a line cannot begin with %"),
    ("a: 1\n---\nb: 2\n", 2, 1, "a second document begins here"),
    ("a: 1\n...\nb: 2\n", 3, 1, "the record has ended above"),
    ("  a: 1\nb: 2\n", 2, 1, "the record has ended above"),
    ("? [a]\n: 1\n", 1, 3, "a key is one word"),
    ("{a: 1}: 2\n", 1, 1, "a key is one word"),
    ("a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1, 4 + DEEPEST - 1, "levels deep"),
    ("a: b: c\n", 1, 5, "put the whole text in quotes"),
    ("note: \U0001f600 late: why\n", 1, 13, "put the whole text in quotes"),
    ("a: 1\n  b: 2\n", 2, 4, "a colon followed by a space"),
    ("a:\n  - 1\n b: 2\n", 3, 2, "a key was expected here"),
    ("a: 1\nb\nc: 2\n", 3, 1, "a colon is missing"),
    ("- a\nb: 1\n", 2, 1, "an entry of a list was expected"),
    ("a: - x\n", 1, 4, "put it on its own line"),
    ("a:\n\tb: 1\n", 2, 1, "a tab cannot indent"),
    ("a: b\n\tc: x\n", 2, 1, "a tab cannot indent"),
    ("a: @x\n", 1, 4, "cannot begin a value"),
    ("a: `x`\n", 1, 4, "cannot begin a value"),
    ("a: ]\n", 1, 4, "put the text in quotes"),
    ("a: ? b\n", 1, 4, "put the whole text in quotes"),
    ("a: **bold** text\n", 1, 5, "put the whole text in quotes"),
    ("a: !a!b c\n", 1, 4, "put the whole text in quotes"),
    ("a: 1\nb: 'x\nc: 1\n", 2, 4, "a quote is opened here and never closed"),
    ('a: "x\n---\nb: 1\n', 1, 4, "a quote is opened here and never closed"),
    ('a: "C:\\quality"\n', 1, 7, "a backslash inside double quotes"),
    ("a: [1,\n b\n", 3, 1, "a list in square brackets is not closed"),
    ("a: {b: 1\n", 2, 1, "a mapping in braces is not closed"),
    ("a: | x\n  y\n", 1, 6, "the text begins on the next line"),
    ("a: 1\nb: é\x07\n", 2, 5, "the character U+0007"),
    ("a: 1\nb: é\x7f\n", 2, 5, "the character U+007F"),
    ("a: x\u2028y\n", 1, 5, "the character U+2028"),
    ('a: 1\nb: "\u2029"\n', 2, 5, "the character U+2029"),
    ("a: |\n  x\x85y\n", 2, 4, "the character U+0085"),
    ("# \u202e\na: 1\n", 1, 3, "the character U+202E"),
    ('a: 1\nb: "x\\ey"\n', 2, 6, "the character U+001B"),
    ('a: "x\n\n  y\\x9bz"\n', 3, 4, "the character U+009B"),
    ('a: "\\\\e \\u200B"\n', 1, 9, "the character U+200B"),
    ('a: "\\0"\n', 1, 5, "the character U+0000"),
    ('a: "x\\r\\ny"\n', 1, 6, "the character U+000D"),
    ('a: "\\L"\n', 1, 5, "the character U+2028"),
    ('a: {"b\\e": 1}\n', 1, 7, "the character U+001B"),
    ('a: "\\U000E0041"\n', 1, 5, "the character U+E0041"),
    ('a: "x\\u200Dy"\n', 1, 6, "the character U+200D"),
]


@pytest.mark.parametrize(
    ("text", "line", "column", "says"), REFUSED, ids=[repr(row[0])[:32] for row in REFUSED]
)
def test_refused(text: str, line: int, column: int, says: str) -> None:
    with pytest.raises(BadYaml) as caught:
        parse(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert says in caught.value.message


def test_a_fault_is_said_without_the_words_of_programmers() -> None:
    for text, *_ in REFUSED:
        with pytest.raises(BadYaml) as caught:
            parse(text)
        assert not any(
            word in caught.value.message
            for word in ("token", "scalar", "stream", "node", "unicode string", "parsing")
        )


def test_places() -> None:
    places = locate(
        "id: R-0001\nreviews:\n  - date: 2026-05-04\n    note: >-\n      Looked at\n  - {date: 2026-06-01}\na/b~c: 1\n"
    )
    assert places[""] == Place(1, 1, 1, 1)
    assert places["/id"] == Place(1, 1, 1, 5)
    assert places["/reviews"] == Place(2, 1, 3, 3)
    assert places["/reviews/0"] == Place(3, 5, 3, 5)
    assert places["/reviews/0/note"] == Place(4, 5, 4, 11)
    assert places["/reviews/1/date"] == Place(6, 6, 6, 12)
    assert places["/a~1b~0c"] == Place(7, 1, 7, 8)


def test_what_comes_before_a_fault_is_located() -> None:
    places = locate("a: 1\nb: *x\nc: 2\n")
    assert set(places) == {"", "/a", "/b"}


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8).filter(
    lambda text: not HIDDEN.search(text)
)
SIMPLE = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS
)
VALUES = st.recursive(
    SIMPLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(VALUES)
def test_json_is_read_as_json(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    if '"<<":' not in text:
        assert parse(text) == value


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.lists(st.integers(0, 9), max_size=3), max_size=4
    )
)
def test_a_place_is_where_the_text_stands(value: dict[str, list[int]]) -> None:
    text = "".join(f"{key}: {items}\n" for key, items in value.items())
    lines = text.splitlines()
    for pointer, place in locate(text).items():
        if pointer:
            _, key, *number = pointer.split("/")
            assert lines[place.key_line - 1][place.key_column - 1 :].startswith(
                str(value[key][int(number[0])]) if number else key
            )
