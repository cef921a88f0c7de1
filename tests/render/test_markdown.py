"""Whatever somebody writes in a record is shown as text, in a paragraph, a list and a table."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qaif_cli.render.markdown import escaped

SIGNS = "ab1 .)#>-+=*_`[]()<>|~&;:!\\/\"'\n\t{}%amp"
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXT_ONLY = {"text", "softbreak", "text_special"}
BLOCKS = {"heading_open", "blockquote_open", "hr", "fence", "code_block", "html_block", "ordered_list_open"}
PLACES = {
    "alone": "{}\n",
    "in a list": "before\n\n- {}\n",
    "in a table": "| a | b |\n| --- | --- |\n| {} | end |\n",
    "under a paragraph": "before\n{}\n",
}


@pytest.mark.parametrize("place", PLACES)
@given(text=st.text(alphabet=SIGNS, max_size=30))
def test_text_stays_text(place: str, text: str) -> None:
    tokens = PARSER.parse(PLACES[place].format(escaped(text)))
    inline = [child for token in tokens if token.type == "inline" for child in token.children or []]
    assert {child.type for child in inline} <= TEXT_ONLY
    assert not {token.type for token in tokens} & BLOCKS
    shown = "".join(child.content for child in inline)
    assert "".join(text.split()) in "".join(shown.split())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("AT&T and 5 < 6", "AT&T and 5 \\< 6"),
        ("a|b", "a\\|b"),
        ("1. first", "1\\. first"),
        ("0.1.0", "0.1.0"),
        ("# not a heading", "\\# not a heading"),
        ("snake_case stays", "snake_case stays"),
        ("&copy; is spelled out", "&amp;copy; is spelled out"),
        ("two\nlines", "two lines"),
        ("a\u202eb\x07c\x9bd", "a b c d"),
        ("see https://example.org/a", "see https\\://example.org/a"),
        ("HTTP://example.org", "HTTP\\://example.org"),
        ("on www.example.org, ftp://a.b", "on www\\.example.org, ftp\\://a.b"),
        ("mailto:ann@example.org", "mailto\\:ann<!-- -->@example.org"),
        ("note: 3:4, a: b, at 10:30 @home", "note: 3:4, a: b, at 10:30 @home"),
    ],
)
def test_escapes_only_what_it_must(text: str, written: str) -> None:
    assert escaped(text) == written


ADDRESSES = (
    "https://example.org", "Http://Example.org/x_y?a=b", "www.example.org", "ftp://example.org", "ann.lee+x@icb.example.org",
    "mailto:ann@example.org", "(https://example.org)", "a https://example.org, www.b.org b@c.org",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ADDRESSES)
def test_a_bare_address_is_no_link(place: str, text: str) -> None:
    """As GitHub would find them: in the text as written, and an e-mail address also once signs are put together."""
    page = PLACES[place].format(escaped(text))
    assert not re.search(r"(?i)(https?|ftp|mailto|xmpp):\S|www\.\S", page)
    inline = [
        child for token in PARSER.parse(page) if token.type == "inline" for child in token.children or []
    ]
    runs = "".join(child.content if child.type != "html_inline" else "\0" for child in inline)
    assert not re.search(r"[\w.+-]@\w", runs)
    assert text in runs.replace("\0", "")
