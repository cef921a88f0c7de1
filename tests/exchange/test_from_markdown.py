"""A paper in Markdown as a document: what templates render comes out whole, and what users wrote is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.exchange.from_markdown import read_document
from qaif_cli.model.document import (
    Block,
    Bullets,
    FigureBlock,
    HeadingBlock,
    Paragraph,
    Run,
    TableBlock,
    as_data,
    figures_in,
    plain,
)
from qaif_cli.model.visible import HIDDEN
from qaif_cli.render.markdown import escaped

PAPER = """\
# Title of **it**

Two *words* and **three
more**.

## Part

| A | B |
| --- | --- |
| 1 | **2** |

1. One
2. Two
   - inside

![It fell.](chart:waits)

### Below

Code: `x|y`
"""


def test_every_part_of_a_paper() -> None:
    document = read_document(PAPER)
    assert document.title == "Title of it"
    assert document.blocks == (
        Paragraph(
            (Run("Two "), Run("words", emphasis=True), Run(" and "), Run("three more", strong=True), Run("."))
        ),
        HeadingBlock(2, (Run("Part"),)),
        TableBlock(((Run("A"),), (Run("B"),)), (((Run("1"),), (Run("2", strong=True),)),), "Part"),
        Bullets(
            (
                (Paragraph((Run("One"),)),),
                (Paragraph((Run("Two"),)), Bullets(((Paragraph((Run("inside"),)),),))),
            ),
            ordered=True,
        ),
        FigureBlock("chart:waits", "It fell."),
        HeadingBlock(3, (Run("Below"),)),
        Paragraph((Run("Code: x|y"),)),
    )
    assert figures_in(document) == ("chart:waits",)
    assert list(document.sections()) == [(1, "Part")]
    assert [block["kind"] for block in as_data(document)["blocks"]] == [
        "paragraph",
        "heading",
        "table",
        "list",
        "figure",
        "heading",
        "paragraph",
    ]


def test_a_page_without_a_title() -> None:
    assert read_document("## Part\n").title == ""
    assert read_document("").blocks == ()


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "a|b",
    '#set page(paper: "a4")',
    "{{7*7}}",
    "\u5371",
    "x" * 500,
    "\u202eright to left",
    "somebody@example.org and https://example.org",
    "<!-- --> &amp; &#65; \\ ` ~~gone~~ ![x](y)",
    "1. no list",
)


def _only(text: str) -> Block:
    (block,) = read_document(f"{text}\n").blocks
    return block


@pytest.mark.parametrize("text", HOSTILE)
def test_what_somebody_wrote_is_text(text: str) -> None:
    seen = " ".join(HIDDEN.sub(" ", text).split())
    block = _only(escaped(text))
    assert isinstance(block, Paragraph)
    assert block.runs == (Run(seen),)


@given(st.text(max_size=60))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    seen = " ".join((text if text.isprintable() else HIDDEN.sub(" ", text)).split())
    if not seen:
        return
    assert [
        plain(block.runs) for block in read_document(escaped(text)).blocks if isinstance(block, Paragraph)
    ] == [seen]
    (table,) = read_document(f"| A |\n| --- |\n| x {escaped(text)} |\n").blocks
    assert isinstance(table, TableBlock)
    assert plain(table.rows[0][0]) == f"x {seen}"
