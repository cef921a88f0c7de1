"""The one door to markdown-it: a paper in Markdown becomes a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

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
    blocks = list(_captioned(_blocks(SyntaxTreeNode(reader.parse(markdown)).children)))
    first = blocks[0] if blocks else None
    if isinstance(first, HeadingBlock) and first.level == 1:
        return Document(plain(first.runs), tuple(blocks[1:]))
    return Document("", tuple(blocks))


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        if node.type == "heading":
            yield HeadingBlock(int(node.tag[1:]), _runs(node.children[0]))
        elif node.type == "paragraph":
            yield from _paragraph(node.children[0])
        elif node.type in ("bullet_list", "ordered_list"):
            items = tuple(tuple(_blocks(item.children)) for item in node.children)
            yield Bullets(items, ordered=node.type == "ordered_list")
        elif node.type == "table":
            rows = [
                tuple(_runs(cell.children[0]) for cell in row.children)
                for part in node.children
                for row in part.children
            ]
            yield TableBlock(rows[0], tuple(rows[1:]))
        elif node.type in ("fence", "code_block", "html_block"):
            yield Paragraph((Run(node.content.rstrip("\n")),))
        elif node.type != "hr":
            yield from _blocks(node.children)


def _paragraph(inline: SyntaxTreeNode) -> Iterator[Block]:
    """A paragraph; one of a picture alone is a figure."""
    children = inline.children
    if len(children) == 1 and children[0].type == "image":
        yield FigureBlock(str(children[0].attrs.get("src", "")), children[0].content)
    else:
        yield Paragraph(_runs(inline))


def _runs(node: SyntaxTreeNode) -> Runs:
    return tuple(_joined(_said(node, strong=False, emphasis=False)))


def _said(node: SyntaxTreeNode, *, strong: bool, emphasis: bool) -> Iterator[Run]:
    for child in node.children:
        if child.type in ("text", "code_inline", "html_inline", "image"):
            if child.content not in ("", _NOTHING):
                yield Run(child.content, strong, emphasis)
        elif child.type in ("softbreak", "hardbreak"):
            yield Run("\n" if child.type == "hardbreak" else " ", strong, emphasis)
        else:
            yield from _said(
                child, strong=strong or child.type == "strong", emphasis=emphasis or child.type == "em"
            )


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
