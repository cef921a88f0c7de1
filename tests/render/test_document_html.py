"""A paper as one HTML file: text stays text, names stand once, and nothing is fetched."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from qaif_cli.model.document import (
    Block,
    Bullets,
    Document,
    FigureBlock,
    HeadingBlock,
    Paragraph,
    Run,
    TableBlock,
)
from qaif_cli.model.framed import Frame
from qaif_cli.render.document_html import document_html
from qaif_cli.store.style import house_files, read_style
from qaif_cli.store.workspace import shipped_templates

FRAME = Frame(
    "Wendle Vale", "ILLUSTRATIVE", "Made.", date(2026, 6, 15), read_style(house_files(shipped_templates()))
)
DRAWING = '<svg role="img" aria-labelledby="title-0a desc-0a"><title id="title-0a">T</title><desc id="desc-0a">D</desc></svg>'


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names += [value or "" for name, value in attrs if name == "id"]
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def page(*blocks: Block, title: str = "Paper", frame: Frame = FRAME) -> str:
    return document_html(Document(title, blocks), frame, {"chart:waits": DRAWING})


def test_every_part_of_a_page() -> None:
    table = TableBlock(
        ((Run("Risk"),), (Run("Score"),)), (((Run("R-0001"),), (Run("16 Extreme"),)),), "Risks"
    )
    made = page(
        HeadingBlock(2, (Run("Part"),)),
        Paragraph((Run("Two "), Run("words", strong=True), Run(" & more", emphasis=True))),
        Bullets(((Paragraph((Run("One"),)), Bullets(((Paragraph((Run("in"),)),),))),), ordered=True),
        table,
        FigureBlock("chart:waits", "It fell."),
        FigureBlock("chart:none", "It rose."),
    )
    assert '<h2 id="part">Part</h2>' in made
    assert "<p>Two <strong>words</strong><em> &amp; more</em></p>" in made
    assert "<ol><li>One<ul><li>in</li></ul></li></ol>" in made
    assert '<th scope="row">R-0001</th><td class="t3">16 Extreme</td>' in made
    assert "<caption>Risks</caption>" in made
    assert f"<figure>{DRAWING}<figcaption>It fell.</figcaption></figure>" in made
    assert "<figure><figcaption>It rose.</figcaption></figure>" in made
    assert "Contents" not in made


def test_a_name_stands_once_on_a_page() -> None:
    parts = [HeadingBlock(2, (Run("Insight"),)) for _ in range(4)]
    names = Seen(page(*parts, FigureBlock("chart:waits", "a"), FigureBlock("chart:waits", "b"))).names
    assert len(names) == len(set(names))
    assert {"insight", "insight-2", "insight-4", "title-0a", "title-0a-2"} <= set(names)


def test_a_wide_table_can_be_moved_with_the_keys() -> None:
    head = tuple((Run(str(place)),) for place in range(5))
    made = page(TableBlock(head, (), "Wide"))
    assert '<div class="scroll" role="group" aria-label="Wide, table" tabindex="0"><table>' in made


@given(st.text(max_size=80))
@example("0\n2")
def test_any_text_is_shown_and_nothing_else(text: str) -> None:
    plain = Seen(
        page(
            HeadingBlock(2, (Run("x"),)),
            Paragraph((Run("x"),)),
            TableBlock(((Run("x"),),), (((Run("x"),),),)),
            title="x",
        )
    )
    table = TableBlock(((Run(text),),), (((Run(text),),),), text)
    made = Seen(page(HeadingBlock(2, (Run(text),)), Paragraph((Run(text),)), table, title=text))
    assert [tag for tag in made.tags if tag != "br"] == plain.tags
    shown = " ".join(re.sub(r"[^\S ]", " ", text).split())
    if shown.isprintable() and shown.isascii():
        assert " ".join(made.text.split()).count(shown) >= 4


def test_nothing_is_fetched() -> None:
    made = page(Paragraph((Run("https://example.org"),)))
    assert "default-src 'none'" in made
    assert not re.findall(r"<link|<script|<img|url\(|@import", made)
