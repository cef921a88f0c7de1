from __future__ import annotations

import pytest

from qaif_cli.model.edit import Drop
from qaif_cli.store.splice import CannotSplice, splice

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


@pytest.mark.parametrize(("text", "pointer", "left"), CUTS.values(), ids=CUTS)
def test_a_key_goes_with_its_lines_and_no_other(text: str, pointer: str, left: str) -> None:
    assert splice(text, [Drop(pointer)]) == left


@pytest.mark.parametrize(("text", "pointer", "why"), KEPT.values(), ids=KEPT)
def test_a_key_stays_where_something_would_be_lost(text: str, pointer: str, why: str) -> None:
    with pytest.raises(CannotSplice, match=why):
        splice(text, [Drop(pointer)])


def test_the_end_of_a_text_without_a_line_end() -> None:
    assert splice("a: 1\nb: 2", [Drop("/b")]).rstrip("\n") == "a: 1"
