"""The one door to markdown-it: a paper in Markdown becomes a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from qaif_cli.model.document import (
    Block,
    Bullets,
    Document,
    FigureBlock,
    HeadingBlock,
    Paragraph,
    Run,
    Runs,
    TableBlock,
    plain,
)

_NOTHING = "<!-- -->"


def read_document(markdown: str) -> Document:
    """The document that a paper in Markdown is.

    What begins with the first heading of level 1 is its title; without one it has none. HTML is text like any other, but for
    the empty comment that keeps an address from being a link.

    Args:
        markdown: The paper, as a template rendered it.
    """
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    blocks = list(_captioned(_blocks(iter(reader.parse(markdown)), "")))
    first = blocks[0] if blocks else None
    if isinstance(first, HeadingBlock) and first.level == 1:
        return Document(plain(first.runs), tuple(blocks[1:]))
    return Document("", tuple(blocks))


def _blocks(tokens: Iterator[Token], until: str) -> Iterator[Block]:
    """The blocks up to the token that ends what they stand in."""
    for token in tokens:
        if token.type == until:
            return
        if token.type == "heading_open":
            yield HeadingBlock(int(token.tag[1:]), _runs(next(tokens)))
        elif token.type == "paragraph_open":
            yield from _paragraph(next(tokens))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield Bullets(tuple(_items(tokens)), ordered=token.type == "ordered_list_open")
        elif token.type == "table_open":
            rows = list(_rows(tokens))
            yield TableBlock(rows[0], tuple(rows[1:]))
        elif token.type in ("fence", "code_block", "html_block"):
            yield Paragraph((Run(token.content.rstrip("\n")),))


def _items(tokens: Iterator[Token]) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type.endswith("_list_close"):
            return
        yield tuple(_blocks(tokens, "list_item_close"))


def _rows(tokens: Iterator[Token]) -> Iterator[tuple[Runs, ...]]:
    row: list[Runs] = []
    for token in tokens:
        if token.type == "table_close":
            return
        if token.type == "inline":
            row.append(_runs(token))
        elif token.type == "tr_close":
            yield tuple(row)
            row = []


def _paragraph(inline: Token) -> Iterator[Block]:
    """A paragraph; one of a picture alone is a figure."""
    children = inline.children or []
    if len(children) == 1 and children[0].type == "image":
        yield FigureBlock(str(children[0].attrs.get("src", "")), children[0].content)
    else:
        yield Paragraph(_runs(inline))


def _runs(inline: Token) -> Runs:
    return tuple(_joined(_said(inline.children or [])))


def _said(tokens: Iterable[Token]) -> Iterator[Run]:
    strong = emphasis = 0
    for token in tokens:
        if token.type in ("text", "code_inline", "html_inline", "image"):
            if token.content not in ("", _NOTHING):
                yield Run(token.content, strong > 0, emphasis > 0)
        elif token.type in ("softbreak", "hardbreak"):
            yield Run("\n" if token.type == "hardbreak" else " ", strong > 0, emphasis > 0)
        elif token.tag == "strong":
            strong += token.nesting
        elif token.tag == "em":
            emphasis += token.nesting


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that are written alike as one."""
    held: Run | None = None
    for run in runs:
        if held and (held.strong, held.emphasis) == (run.strong, run.emphasis):
            held = Run(held.text + run.text, run.strong, run.emphasis)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _captioned(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each table with the heading that it stands below."""
    under = ""
    for block in blocks:
        if isinstance(block, HeadingBlock):
            under = plain(block.runs)
        yield TableBlock(block.head, block.rows, under) if isinstance(block, TableBlock) else block
