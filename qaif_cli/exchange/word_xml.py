"""A paper as the XML of a Word document's body: every text is text, whatever it looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

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
    kept_together,
    plain,
)
from qaif_cli.model.house_style import HouseStyle

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
"""The letters of a table, in halves of a point."""
_LETTER, _PADDING = 105, 260
"""How wide a small letter of a table is, amply, and what a cell needs beside its words, in twentieths of a point."""
_MOST_PARTS = 3
_EMU = 635
"""So many of Word's drawing units make a twentieth of a point."""
_DEEP = 5
"""Word's headings go on below this, and no paper does."""
CONTENTS = "Contents"


@dataclass(frozen=True)
class Picture:
    """A picture that is part of the document.

    Attributes:
        part: The name of its relation.
        width: Its width in pixels.
        height: Its height in pixels.
    """

    part: str
    width: int
    height: int


@dataclass(frozen=True)
class WordParts:
    """What the body needs of the document around it.

    Attributes:
        styles: The ID of a style by what it is for: `title`, `heading 1`, `bullets`, `numbers`, `contents`, `table`.
        room: How wide the page is between its margins, in twentieths of a point.
        pictures: The pictures by their names; one that is not there is told by its sentence.
        numbering: What begins a new numbered list, and gives its number.
        style: How the paper looks.
    """

    styles: Mapping[str, str]
    room: int
    pictures: Mapping[str, Picture]
    numbering: Callable[[], int]
    style: HouseStyle


def body_xml(document: Document, parts: WordParts) -> str:
    """The paragraphs and tables of a paper, its title and its contents first."""
    return "".join(_Body(document, parts).lines())


class _Body:
    def __init__(self, document: Document, parts: WordParts) -> None:
        self._document = document
        self._parts = parts
        self._sections = dict(document.sections())
        self._drawn = 0

    def lines(self) -> Iterator[str]:
        """The whole body."""
        yield self._paragraph(_runs((Run(self._document.title),)), "title")
        if self._document.asks_for_contents:
            yield from self._contents()
        for place, block in enumerate(self._document.blocks):
            if place in self._sections and isinstance(block, HeadingBlock):
                yield self._marked(block, place)
            else:
                yield from self._block(block)

    def _contents(self) -> Iterator[str]:
        """A list of contents whose entries are there before Word works anything out, in one paragraph; F9 adds the pages, one to a line."""
        yield self._paragraph(_runs((Run(CONTENTS),)), "contents")
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        links = (
            f'<w:hyperlink w:anchor="{_mark(place)}" w:history="1">{_runs((Run(text),))}</w:hyperlink>'
            for place, text in self._sections.items()
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        yield f"<w:p>{begin}{_runs((Run(_BETWEEN),)).join(links)}{end}</w:p>"

    def _marked(self, block: HeadingBlock, place: int) -> str:
        inside = f'<w:bookmarkStart w:id="{place}" w:name="{_mark(place)}"/>{_runs(block.runs)}<w:bookmarkEnd w:id="{place}"/>'
        return self._paragraph(inside, "heading 1")

    def _block(self, block: Block, depth: int = 0) -> Iterator[str]:
        if isinstance(block, HeadingBlock):
            yield self._paragraph(_runs(block.runs), f"heading {min(max(block.level - 1, 1), _DEEP)}")
        elif isinstance(block, Paragraph):
            yield self._paragraph(_runs(block.runs), "")
        elif isinstance(block, Bullets):
            yield from self._list(block, depth)
        elif isinstance(block, TableBlock):
            yield self._table(block)
        else:
            yield from self._figure(block)

    def _list(self, block: Bullets, depth: int) -> Iterator[str]:
        style = self._parts.styles["numbers" if block.ordered else "bullets"]
        number = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._parts.numbering()}"/></w:numPr>'
            if block.ordered
            else ""
        )
        indent = f'<w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/>' if depth else ""
        for item in block.items:
            for part in item:
                if isinstance(part, Paragraph):
                    yield f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{indent}</w:pPr>{_runs(part.runs)}</w:p>'
                else:
                    yield from self._block(part, depth + 1)

    def _paragraph(self, inside: str, style: str) -> str:
        said = f'<w:pPr><w:pStyle w:val="{self._parts.styles[style]}"/></w:pPr>' if style else ""
        return f"<w:p>{said}{inside}</w:p>"

    def _table(self, block: TableBlock) -> str:
        widths = column_widths(block, self._parts.room)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        line = self._parts.style.colours.line[1:]
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        head = self._row(block.head, widths, head=True)
        rows = "".join(self._row(row, widths, head=False) for row in block.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._parts.styles["table"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={_attribute(block.caption)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
            '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
        )

    def _row(self, cells: Iterable[Runs], widths: Iterable[int], *, head: bool) -> str:
        made = "".join(self._cell(cell, width, head=head) for cell, width in zip(cells, widths, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{made}</w:tr>"

    def _cell(self, runs: Runs, width: int, *, head: bool) -> str:
        style = self._parts.style
        tone = style.tones.get(style.tone(plain(runs)))
        fill = style.colours.head if head else tone.fill if tone else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill[1:]}"/>' if fill else ""
        ink = f'<w:color w:val="{tone.ink[1:]}"/>' if tone and not head else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p><w:pPr><w:spacing w:before="20" w:after="20"'
            f' w:line="240" w:lineRule="auto"/></w:pPr>{_runs(runs, bold=head, more=ink + _SMALL, cell=True)}</w:p></w:tc>'
        )

    def _figure(self, block: FigureBlock) -> Iterator[str]:
        picture = self._parts.pictures.get(block.name)
        if picture:
            self._drawn += 1
            drawing = drawing_xml(block.name, block.says, picture, self._parts.room, self._drawn)
            yield f"<w:p><w:pPr><w:keepNext/></w:pPr><w:r>{drawing}</w:r></w:p>"
        yield self._paragraph(_runs((Run(block.says, emphasis=True),)), "")


_ID_HYPHEN = re.compile(
    r"(?:(?<=\W[A-Z])|(?<=-[A-Z]{2})|(?<=-[A-Z]{3})|(?<=-[A-Z]{4}))-(?=(?:[A-Z]{2,4}-)*[0-9]{4}\b)"
)
_BETWEEN = " \u00b7 "


def _mark(place: int) -> str:
    return f"_Toc{place:06}"


def drawing_xml(name: str, says: str, picture: Picture, width: int, number: int) -> str:
    """A picture that stands in a line.

    Args:
        name: What it is called.
        says: What it shows, for who cannot see it.
        picture: The picture.
        width: How wide it is shown, in twentieths of a point.
        number: Its number among the pictures of the document.
    """
    wide = width * _EMU
    high = wide * picture.height // picture.width
    name = f'id="{number}" name={_attribute(name)} descr={_attribute(says)}'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/><wp:docPr {name}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture.part}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def column_widths(block: TableBlock, room: int) -> list[int]:
    """How wide the columns of a table are: each gets its longest word first, then by how much stands in it, and no more than it fills while another lacks room.

    Args:
        block: The table.
        room: What there is for all of them, in twentieths of a point.
    """
    texts = [[plain(row[place]) for row in (block.head, *block.rows)] for place in range(len(block.head))]
    longest = [max((len(word) for text in column for word in text.split()), default=1) for column in texts]
    least = [min(_LETTER * letters + _PADDING, room // _MOST_PARTS) for letters in longest]
    scale = min(1.0, room / sum(least))
    wants = [(sum(map(len, column)) / len(column) + 1) for column in texts]
    enough = [_LETTER * 0.85 * max(map(len, column)) + _PADDING for column in texts]
    made = [part * scale for part in least]
    short = list(range(len(made)))
    while short and (spare := room - sum(made)) >= 1:
        whole = sum(wants[place] for place in short)
        given = {
            place: min(spare * wants[place] / whole, max(0, enough[place] - made[place])) for place in short
        }
        made = [width + given.get(place, 0) for place, width in enumerate(made)]
        short = [place for place in short if made[place] < enough[place]]
    left = max(0, room - sum(made))
    return [int(width + left * want / sum(wants)) for width, want in zip(made, wants, strict=True)]


def _runs(runs: Iterable[Run], *, bold: bool = False, more: str = "", cell: bool = False) -> str:
    return "".join(_run(run, bold=bold, more=more, cell=cell) for run in runs)


def _run(run: Run, *, bold: bool, more: str, cell: bool) -> str:
    said = ("<w:b/>" if run.strong or bold else "") + ("<w:i/>" if run.emphasis else "") + more
    look = f"<w:rPr>{said}</w:rPr>" if said else ""
    lines = (_line(line, cell=cell) for line in kept_together(run.text).split("\n"))
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def _line(text: str, *, cell: bool) -> str:
    """Words; in a cell the hyphen of an ID that does not begin it is one at which Word ends no line.

    Word would end one at any other hyphen. It is used where it must be, for who looks for `R-0033` in Word does not find it.
    """
    kept = _ID_HYPHEN.split(text) if cell else (text,)
    parts = (f'<w:t xml:space="preserve">{escape(in_xml(part))}</w:t>' for part in kept)
    return "<w:noBreakHyphen/>".join(parts)


def _attribute(text: str) -> str:
    return quoteattr(in_xml(" ".join(text.split())))


def in_xml(text: str) -> str:
    """A text without what XML cannot hold; what stood there is told by its number."""
    return _NOT_IN_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
