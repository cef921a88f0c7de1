"""A paper as a document: headings, paragraphs, lists, tables and figures; every form but Markdown is made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that are written alike.

    Attributes:
        text: The words; a line break in it is one.
        strong: Whether they are bold.
        emphasis: Whether they are in italics.
    """

    text: str
    strong: bool = False
    emphasis: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """A heading.

    Attributes:
        level: 1 for the title, 2 for a section, and so on; no level is skipped on the way down.
        runs: Its words.
    """

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list.

    Attributes:
        items: What stands in it; each item is blocks.
        ordered: Whether its items are numbered.
    """

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table.

    Attributes:
        head: The headings of its columns.
        rows: The rows; each has as many cells as there are headings.
        caption: What it shows: the heading that it stands below.
    """

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture, such as a chart.

    Attributes:
        name: What is drawn: `chart:results-read`.
        says: What it shows, in a sentence; it stands for the picture where none can be seen.
    """

    name: str
    says: str


Block = HeadingBlock | Paragraph | Bullets | TableBlock | FigureBlock


@dataclass(frozen=True)
class Document:
    """A paper.

    Attributes:
        title: Its title.
        blocks: Its blocks below the title.
    """

    title: str
    blocks: tuple[Block, ...]

    def sections(self) -> Iterator[tuple[int, str]]:
        """The place and the words of each section, for a list of contents."""
        for place, block in enumerate(self.blocks):
            if isinstance(block, HeadingBlock) and block.level == 2:  # noqa: PLR2004  # the level of a section
                yield place, plain(block.runs)

    @property
    def asks_for_contents(self) -> bool:
        """Whether a list of contents helps on paper: it has several sections, and more than two or three pages."""
        return len(list(self.sections())) >= _SECTIONS and self._words > _WORDS

    @property
    def _words(self) -> int:
        texts = []
        for block in _all(self.blocks):
            if isinstance(block, TableBlock):
                texts += [plain(cell) for row in (block.head, *block.rows) for cell in row]
            elif isinstance(block, HeadingBlock | Paragraph):
                texts.append(plain(block.runs))
        return sum(len(text.split()) for text in texts)


_SECTIONS, _WORDS = 4, 1600
"""So many sections, and more words, ask for a list of contents."""

_TOGETHER = re.compile("(?<=[\u25b2\u25bc]) (?=[0-9])")


def kept_together(text: str) -> str:
    """The text as it is set: no line ends between a sign of movement and its number. What is copied as Markdown has plain spaces."""
    return _TOGETHER.sub("\u00a0", text)


def plain(runs: Runs) -> str:
    """The words alone, on one line."""
    return " ".join("".join(run.text for run in runs).split())


CHART = "chart:"
"""What the name of a picture begins with that is the chart of an indicator; its ID follows."""


def figures_in(document: Document) -> tuple[str, ...]:
    """The names of the pictures of a paper, each once."""
    return tuple(
        dict.fromkeys(block.name for block in _all(document.blocks) if isinstance(block, FigureBlock))
    )


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Bullets):
            for item in block.items:
                yield from _all(item)


def as_data(document: Document) -> dict[str, Any]:
    """A paper for programs: its title and its blocks, each with its kind."""
    return {"title": document.title, "blocks": [_data(block) for block in document.blocks]}


def _data(block: Block) -> dict[str, Any]:
    if isinstance(block, HeadingBlock):
        return {"kind": "heading", "level": block.level, "text": plain(block.runs)}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": plain(block.runs)}
    if isinstance(block, Bullets):
        items = [[_data(inside) for inside in item] for item in block.items]
        return {"kind": "list", "ordered": block.ordered, "items": items}
    if isinstance(block, FigureBlock):
        return {"kind": "figure", "name": block.name, "text": block.says}
    rows = [[plain(cell) for cell in row] for row in block.rows]
    return {
        "kind": "table",
        "caption": block.caption,
        "head": [plain(cell) for cell in block.head],
        "rows": rows,
    }


def texts_of(document: Document) -> Iterator[str]:
    """Every text of a paper."""
    for block in _all(document.blocks):
        if isinstance(block, TableBlock):
            yield from (plain(cell) for row in (block.head, *block.rows) for cell in row)
        elif isinstance(block, FigureBlock):
            yield block.says
        elif not isinstance(block, Bullets):
            yield plain(block.runs)
