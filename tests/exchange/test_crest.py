"""The crest and the marking of the house reach every format: Word with and without a template of its own, and PDF."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from qaif_cli.errors import QaifError
from qaif_cli.exchange.from_markdown import read_document
from qaif_cli.exchange.typeset import crest_png, pdf
from qaif_cli.exchange.word import word_document
from qaif_cli.model.framed import Crest
from tests.exchange.test_typeset import DRAWING, ROOM
from tests.exchange.test_word import FRAME, PAPER
from tests.exchange.test_word_template import assert_whole, changed, own_template, without_lists
from tests.support.pictures import DOT

MARKING = "OFFICIAL-SENSITIVE"
PICTURES = {"png": DOT, "svg": DRAWING.encode()}


def word(template: bytes | None = None, crest: bytes | None = None, marking: str = MARKING) -> WordDocument:
    data = word_document(read_document(PAPER), replace(FRAME, marking=marking), {}, template, crest)
    return docx.Document(BytesIO(data))


def saved(made: WordDocument) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def drawn(made: WordDocument) -> list[Any]:
    """The pictures of a document, with what each shows."""
    body: Any = made.element.body
    return list(body.iter(qn("wp:docPr")))


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("template", [None, own_template(), changed(own_template(), without_lists)])
def test_the_crest_stands_above_the_title_in_word(kind: str, template: bytes | None) -> None:
    made = word(template, crest_png(Crest(kind, PICTURES[kind]), ROOM))
    first = made.paragraphs[0]
    assert first.text == ""
    assert len(first._p.xpath(".//pic:pic")) == 1  # noqa: SLF001  # python-docx has no other way to it
    assert made.paragraphs[1].text == "Title"
    assert [one.get("descr") for one in drawn(made)] == ["Wendle Vale"]
    assert_whole(made)


def test_a_template_with_a_picture_at_the_head_of_its_pages_has_its_own_crest() -> None:
    template = docx.Document(BytesIO(own_template()))
    template.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(DOT))
    assert drawn(word(saved(template), DOT)) == []


@pytest.mark.parametrize("kind", PICTURES)
def test_the_crest_stands_in_the_pdf(kind: str) -> None:
    """PDF/UA refuses a picture without what it shows."""
    document = read_document(PAPER)
    plain = pdf(document, FRAME, {}, ROOM).data
    made = pdf(document, replace(FRAME, crest=Crest(kind, PICTURES[kind])), {}, ROOM).data
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Figure") == plain.count(b"/Figure") + 1


@pytest.mark.parametrize("crest", [Crest("png", DOT[:20]), Crest("svg", b"<svg")], ids=lambda one: one.kind)
def test_a_crest_that_cannot_be_drawn_is_said(crest: Crest) -> None:
    with pytest.raises(QaifError, match="The crest in templates/ cannot be drawn"):
        pdf(read_document(PAPER), replace(FRAME, crest=crest), {}, ROOM)


def test_a_crest_that_word_cannot_read_is_said() -> None:
    with pytest.raises(QaifError, match="The crest in templates/ cannot be read as a picture"):
        word(crest=DOT[:20])


def edges(made: WordDocument) -> list[str]:
    """What stands at the head and foot of each sort of page that a document has."""
    section = made.sections[0]
    pairs = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        pairs.append((section.first_page_header, section.first_page_footer))
    if made.settings.odd_and_even_pages_header_footer:
        pairs.append((section.even_page_header, section.even_page_footer))
    return [" ".join(one.text for edge in pair for one in edge.paragraphs) for pair in pairs]


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("even", [False, True])
@pytest.mark.parametrize("words", ["", "Our crest", "UNOFFICIAL-SENSITIVE", "OFFICIAL"])
def test_the_marking_stands_on_every_page_of_a_template(first: bool, even: bool, words: str) -> None:
    template = docx.Document()
    section = template.sections[0]
    section.different_first_page_header_footer = first
    template.settings.odd_and_even_pages_header_footer = even
    if words:
        section.header.paragraphs[0].text = words
    made = edges(word(saved(template)))
    assert len(made) == 1 + first + even
    assert made[0].split() == [*words.split(), MARKING]
    assert made[1:] == [MARKING + " "] * (len(made) - 1)


@pytest.mark.parametrize("place", ["header", "footer"])
def test_a_marking_that_a_template_has_already_stands_there_once(place: str) -> None:
    template = docx.Document()
    getattr(template.sections[0], place).paragraphs[0].text = "Official-Sensitive: in confidence"
    assert edges(word(saved(template)))[0].strip() == "Official-Sensitive: in confidence"


def test_without_a_marking_a_template_stays_as_it_is() -> None:
    template = docx.Document()
    assert edges(word(saved(template), marking="")) == [" "]
