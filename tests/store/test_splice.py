"""The laws of the splicer, for generated records in generated layouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from qaif_cli.model.edit import Append, Drop, Edit, Set
from qaif_cli.store import yaml
from qaif_cli.store.splice import CannotSplice, applied, splice, steps_of
from tests.support.layouts import KEYS, MARK, laid_out, records, values

NOTHING = re.compile(r"\s*(#~.*|\.\.\.)?\s*")
"""A line that says nothing: blank, a comment, or the end of the document."""
ABSENT = object()
laws = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
CUTS = {
    "lines": ("a: 1\nb:\n  c: 2\n  d: [3]\ne: 4\n", "/b", "a: 1\ne: 4\n"),
    "last": ("a: 1\nb:\n  c: 2\n", "/b", "a: 1\n"),
    "first": ("a: 1\nb: 2\n", "/a", "b: 2\n"),
    "inside": ("a:\n  b: 1\n  c: 2\n", "/a/c", "a:\n  b: 1\n"),
    "in an entry": ("a:\n  - b: 1\n    c: 2\n", "/a/0/c", "a:\n  - b: 1\n"),
    "an empty value": ("a:\nb: 2\n", "/a", "b: 2\n"),
    "a block of text": ("a: |\n  one\n\n  # no comment\nb: 2\n", "/a", "b: 2\n"),
    "quoted over lines": ("a: 'x # y\n  z'\nb: 2\n", "/a", "b: 2\n"),
    "CRLF": ("a: 1\r\nb: 2\r\nc: 3\r\n", "/b", "a: 1\r\nc: 3\r\n"),
    "comments above and below stay": ("# x\na: 1\n# y\nb: 2\n# z\n", "/b", "# x\na: 1\n# y\n# z\n"),
    "blank lines around stay": ("a: 1\n\nb: 2\n\nc: 3\n", "/b", "a: 1\n\n\nc: 3\n"),
    "braces, first": ("a: { b: 1, c: 2 }\n", "/a/b", "a: { c: 2 }\n"),
    "braces, last": ("a: { b: 1, c: 2 }\n", "/a/c", "a: { b: 1 }\n"),
    "braces, only": ("a: {b: 1}\n", "/a/b", "a: {}\n"),
}
KEPT = {
    "a comment beside": ("a: 1\nb: 2 # why\n", "/b", "the comment `# why` would be lost"),
    "a comment inside": ("a: 1\nb:\n  # why\n  c: 2\n", "/b", "the comment `# why` would be lost"),
    "a comment after the bar": ("a: 1\nb: | # why\n  c\n", "/b", "the comment `# why` would be lost"),
    "nothing there": ("a: 1\nb: 2\n", "/c", "there is no key `c`"),
    "an entry of a list": ("a:\n  - 1\n  - 2\n", "/a/0", "there is no key `0`"),
    "all that stands there": ("a:\n  b: 1\n", "/a/b", "`b` is the only key"),
}


@laws
@given(records, st.randoms(use_true_random=False), st.lists(values, min_size=1, max_size=3))
def test_an_edit_of_the_text_is_the_edit_of_the_data(
    record: dict[str, Any], random: Random, news: list[Any]
) -> None:
    text = laid_out(record, random)
    for new in news:
        edit = random.choice(list(edits_of(record, new)))
        try:
            made = splice(text, [edit], lambda _: KEYS)
        except CannotSplice as refused:
            event(f"refused: {str(refused).split(': ')[1][:30]}")
            return
        event("done")
        wanted = applied(record, edit)
        assert yaml.parse(made) == wanted
        nothing_else_moved(text, made, record, edit)
        text, record = made, wanted


@laws
@given(records, st.data())
def test_what_the_house_wrote_is_never_refused(record: dict[str, Any], data: st.DataObject) -> None:
    text = yaml.document(record)
    for new in data.draw(st.lists(values, min_size=1, max_size=3)):
        edits = [edit for edit in edits_of(record, new) if not isinstance(edit, Drop)]
        edit = data.draw(st.sampled_from(edits))
        text, record = splice(text, [edit], lambda _: KEYS), applied(record, edit)
    assert yaml.parse(text) == record


@pytest.mark.parametrize(
    ("text", "edit", "why"),
    [
        ("a:\n  b: 1 # why\n  c: 2\n", Set("/a", {"c": 2}), "the comment `# why` would be lost"),
        ("a: [1, # why\n  2]\n", Set("/a", []), "the comment `# why` would be lost"),
        ("a: | # why\n  text\n", Set("/a", "b"), "the comment `# why` would be lost"),
        ("a: 1 # why\nb: 2\n", Drop("/a"), "the comment `# why` would be lost"),
        ("a: 1\n", Drop("/a"), "the only key"),
        ("a: 1\n", Drop("/b"), "there is no key `b`"),
        ("a: 1\n", Set("/b/c", 1), "there is nothing at /b"),
        ("a: [1]\n", Set("/a/7", 1), "no mapping to stand in"),
        ("a: unknown\n", Append("/a", 1), "what stands at /a is no list"),
        ("a: {b: 1}\n", Append("/a", 1), "what stands at /a is no list"),
        ("? a\n# why: so\n: 1\n", Set("/a", {"b": 2}), "no colon follows `a` directly"),
        ("a: 1\n? |+ # x\n   b\n   c\n", Set("/b\nc\n", "..."), "no colon follows `b c ` directly"),
        ("a: [b: 1]\n", Set("/a/0/c", 2), "more than the change itself would change"),
    ],
)
def test_what_cannot_be_done_without_loss_is_refused(text: str, edit: Edit, why: str) -> None:
    with pytest.raises(CannotSplice, match=why):
        splice(text, [edit])


def test_a_joiner_that_belongs_to_the_text_stays_and_no_other_hidden_sign_is_written() -> None:
    assert splice("a: 1\n", [Set("/a", "می\u200cخواهم")]) == "a: می\u200cخواهم\n"
    with pytest.raises(CannotSplice, match=r"the character U\+2028 has no place in a record"):
        splice("a: 1\n", [Set("/a", "é\u2028b")])


def test_a_single_key_in_brackets_gets_braces_and_then_a_neighbour() -> None:
    made = splice("a: {}\n", [Set("/a/b", [{"c": 1}]), Set("/a/b/0/d", 2)])
    assert made == "a: {b: [{c: 1, d: 2}]}\n"


def edits_of(record: dict[str, Any], new: Any) -> Iterator[Edit]:
    """Every edit that is possible with a value."""
    for at, value in places(record):
        if at:
            yield Set(at, new)
        if isinstance(value, dict) and value:
            yield Drop(f"{at}/{next(reversed(value)).replace('/', '~1')}")
            yield Drop(f"{at}/{next(iter(value)).replace('/', '~1')}")
        if isinstance(value, list):
            yield Append(at, new)
        if isinstance(value, dict):
            free = [key.replace("/", "~1") for key in (*KEYS, "zz") if key not in value]
            yield from (kind(f"{at}/{key}", new) for key in free[:2] for kind in (Set, Append))


def places(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its JSON pointer."""
    yield at, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, found in inner:
        yield from places(found, f"{at}/{str(step).replace('/', '~1')}")


def nothing_else_moved(text: str, made: str, record: Any, edit: Edit) -> None:
    """No comment is lost, every line but the edited value's own stands as it did, and line ends are kept."""
    assert MARK.findall(made) == MARK.findall(text)
    old = dict(places(record)).get(edit.pointer, ABSENT)
    if old is ABSENT or (isinstance(edit, Append) and old):
        only_more(text, made, edit)
    elif isinstance(edit, Drop):
        assert shared(made, text) >= len(made)  # nothing new
    else:
        first, after = own_part(text, edit.pointer, old)
        assert made.startswith(text[:first])
        assert made[first:].endswith(text[after:])
    if text.count("\r\n") == text.count("\n") > 0:
        assert made.count("\r\n") == made.count("\n")
    if text.endswith("\n"):
        assert made.endswith("\n")


def only_more(text: str, made: str, edit: Edit) -> None:
    """The new text is the old one with something put in: whole lines, but inside brackets."""
    assert shared(text, made) >= len(text)
    root, steps = yaml.read_spans(text), steps_of(edit.pointer)
    parent, there = root.at(steps[:-1]), root.at(steps)
    inside = (there or parent or root).flow
    lines = text.splitlines()
    assert shared(lines, made.splitlines()) >= len(lines) - (1 if inside else 0)


def shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How much of the beginning and the end of two sequences is the same."""
    first = alike(old, new)
    return first + alike(old[first:][::-1], new[first:][::-1])


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def own_part(text: str, pointer: str, old: Any) -> tuple[int, int]:
    """From where to where a value's own text reaches, by what the reader says of places."""
    where = yaml.locate(text)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    names = list(where)
    here = where[pointer]
    following = next(
        (where[name] for name in names[names.index(pointer) :] if not f"{name}/".startswith(f"{pointer}/")),
        None,
    )
    first = starts[here.key_line - 1] + here.key_column - 1
    if following:
        line, column = starts[following.key_line - 1], following.key_column - 1
        if text[line : line + column].strip(" \t-?"):  # it does not begin its line
            return first, line + column
    end = following.key_line - 1 if following else len(starts)
    lines = text.split("\n")
    while not last_leaf(old).endswith("\n\n") and end > here.line and NOTHING.fullmatch(lines[end - 1]):
        end -= 1
    return first, starts[end] if end < len(starts) else len(text)


def last_leaf(value: Any) -> str:
    while isinstance(value, dict | list) and value:
        value = value[-1] if isinstance(value, list) else list(value.values())[-1]
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("text", "pointer", "left"), CUTS.values(), ids=CUTS)
def test_a_key_goes_with_its_lines_and_no_other(text: str, pointer: str, left: str) -> None:
    assert splice(text, [Drop(pointer)]) == left


@pytest.mark.parametrize(("text", "pointer", "why"), KEPT.values(), ids=KEPT)
def test_a_key_stays_where_something_would_be_lost(text: str, pointer: str, why: str) -> None:
    with pytest.raises(CannotSplice, match=why):
        splice(text, [Drop(pointer)])


def test_the_end_of_a_text_without_a_line_end() -> None:
    assert splice("a: 1\nb: 2", [Drop("/b")]).rstrip("\n") == "a: 1"
