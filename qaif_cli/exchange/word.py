"""A paper becomes a Word document, in the organisation's own template where it has one.

Of a template everything stays but its text: headers, footers, crest, styles, margins. What it lacks is put in (`word_template`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from qaif_cli.errors import QaifError
from qaif_cli.exchange.word_template import NumberedLists, has_picture, mark_pages, opened, room, style_ids
from qaif_cli.exchange.word_xml import Picture, WordParts, body_xml, drawing_xml, in_xml
from qaif_cli.model.document import Document
from qaif_cli.model.framed import Frame

_NAMESPACES = nsdecls("w", "wp", "a", "pic", "r")
_CREST_WIDE, _CREST_HIGH = 3400, 1134
"""How wide and how high a crest is at most, in twentieths of a point: 60 and 20 mm."""
_CREST_NUMBER = 100_000
"""The number of the crest among the pictures of a document; charts are counted from 1."""
_EVERY_DAY = (1980, 1, 1, 0, 0, 0)


def word_document(
    document: Document,
    frame: Frame,
    pictures: Mapping[str, bytes],
    template: bytes | None = None,
    crest: bytes | None = None,
) -> bytes:
    """The .docx of a paper; the same bytes for the same input.

    Args:
        document: The paper.
        frame: What stands around it.
        pictures: The pictures as PNG, by their names; one that is not there is told by its sentence.
        template: The organisation's own .docx; None for a plain one.
        crest: The crest as PNG; it stands above the title, but where the template has a picture at the head or foot of its pages.

    Raises:
        QaifError: where the template is no Word document, or the crest no picture.
    """
    word = opened(template)
    if template is None:
        _dressed(word, document, frame)
    else:
        mark_pages(word, frame.marking)
    parts = WordParts(
        style_ids(word),
        room(word),
        {name: _picture(word, data) for name, data in pictures.items()},
        NumberedLists(word).new,
        frame.style,
    )
    made = parse_xml(f"<w:body {_NAMESPACES}>{body_xml(document, parts)}</w:body>")
    last = word.element.body[-1]
    if crest and not has_picture(word):
        last.addprevious(_crest(word, crest, frame.organisation))
    for part in list(made):
        last.addprevious(part)
    _settled(word, document, frame)
    out = BytesIO()
    word.save(out)
    return _same_each_time(out.getvalue())


def _picture(word: WordDocument, data: bytes) -> Picture:
    part, image = word.part.get_or_add_image(BytesIO(data))
    return Picture(part, image.px_width, image.px_height)


def _crest(word: WordDocument, data: bytes, says: str) -> Any:
    """The paragraph with the crest, at the right."""
    try:
        picture = _picture(word, data)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        raise QaifError("The crest in templates/ cannot be read as a picture.", "Save it anew.") from None
    wide = min(_CREST_WIDE, _CREST_HIGH * picture.width // picture.height)
    drawing = drawing_xml("crest", says, picture, wide, _CREST_NUMBER)
    look = '<w:pPr><w:keepNext/><w:jc w:val="right"/></w:pPr>'
    return parse_xml(f"<w:p {_NAMESPACES}>{look}<w:r>{drawing}</w:r></w:p>")


def _dressed(word: WordDocument, document: Document, frame: Frame) -> None:
    """The plain document as the house has it: A4, its letters and colours, what stands at the head and foot of each page."""
    section, style = word.sections[0], frame.style
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.5)
    section.header_distance = section.footer_distance = Cm(0.8)
    normal = word.styles["Normal"]
    _lettered(normal.element, style.font)
    normal.font.size, normal.font.color.rgb = Pt(10), RGBColor.from_string(style.colours.text[1:])
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.05
    sizes = {"Title": 20, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11, "Heading 4": 10, "Heading 5": 10}
    for name, size in sizes.items():
        heading = word.styles[name]
        _lettered(heading.element, style.font)
        heading.font.size, heading.font.color.rgb = Pt(size), RGBColor.from_string(style.colours.heading[1:])
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(size - 5), Pt(3)
    for name in ("List Bullet", "List Number"):
        word.styles[name].paragraph_format.space_after = Pt(1)
    _at_edge(section.header.paragraphs[0], frame.marking or document.title, style.colours.quiet)
    _at_edge(section.footer.paragraphs[0], f"{frame.made} Page ", style.colours.quiet, pages=True)


def _lettered(style: Any, font: str) -> None:
    """Give a style its letters, whatever theme it had."""
    look = style.get_or_add_rPr()
    for old in look.findall(qn("w:rFonts")):
        look.remove(old)
    look.insert(
        0,
        parse_xml(
            f'<w:rFonts {nsdecls("w")} w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>'
        ),
    )


def _at_edge(paragraph: Any, text: str, colour: str, *, pages: bool = False) -> None:
    """What stands at the head or foot of each page; with `pages` the number of the page and of all."""
    element: Any = paragraph._p  # noqa: SLF001  # python-docx has no other way to it
    look = f'<w:rPr><w:color w:val="{colour[1:]}"/><w:sz w:val="15"/></w:rPr>'
    said = [f'<w:r>{look}<w:t xml:space="preserve">{escape(in_xml(text))}</w:t></w:r>']
    if pages:
        said += [
            _field("PAGE", look),
            f'<w:r>{look}<w:t xml:space="preserve"> of </w:t></w:r>',
            _field("NUMPAGES", look),
        ]
    for part in parse_xml(f"<w:p {nsdecls('w')}>{''.join(said)}</w:p>"):
        element.append(part)


def _field(code: str, look: str) -> str:
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>1</w:t></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _settled(word: WordDocument, document: Document, frame: Frame) -> None:
    """What the file says of itself, with no clock in it."""
    about = word.core_properties
    about.title, about.language, about.author = (
        in_xml(document.title)[:255],
        "en-GB",
        in_xml(frame.organisation)[:255],
    )
    about.created = about.modified = datetime(frame.day.year, frame.day.month, frame.day.day)  # noqa: DTZ001  # Word keeps no zone
    about.last_modified_by, about.revision = "", 1
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _same_each_time(data: bytes) -> bytes:
    """The same archive with one date for every file in it."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EVERY_DAY), old.read(name), ZIP_DEFLATED, 6)
    return out.getvalue()
