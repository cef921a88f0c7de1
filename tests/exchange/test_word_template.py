"""An organisation's own Word document: whatever it lacks, a paper is put into it, and its look stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import RGBColor

from qaif_cli.errors import QaifError
from tests.exchange.test_word import made

STYLES = (
    "Title",
    "TOC Heading",
    *(f"Heading {level}" for level in range(1, 6)),
    "List Bullet",
    "List Number",
    "Table Grid",
)


def changed(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The same archive with each of its files changed; None takes one out."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            kept = change(name, old.read(name))
            if kept is not None:
                new.writestr(name, kept)
    return out.getvalue()


@cache
def own_template(*, lacking: tuple[str, ...] = ()) -> bytes:
    """An organisation's own document: its heading is red, its header has its name."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Our crest"
    word.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0, 0)
    word.add_paragraph("Delete this text")
    for name in lacking:
        style = word.styles[name].element
        style.getparent().remove(style)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def test_of_a_template_all_stays_but_its_text() -> None:
    word = made(template=own_template())
    assert word.sections[0].header.paragraphs[0].text == "Our crest"
    assert word.styles["Heading 1"].font.color.rgb == RGBColor(0xC0, 0, 0)
    assert "Delete this text" not in [paragraph.text for paragraph in word.paragraphs]


def test_styles_that_a_template_lacks_are_put_in() -> None:
    word = made(
        template=own_template(lacking=("List Bullet", "List Number", "Table Grid", "Title", "Heading 2"))
    )
    names = [
        paragraph.style.name if paragraph.style else "" for paragraph in word.paragraphs if paragraph.text
    ]
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "List Number"} <= set(names)


def test_a_template_that_libreoffice_saved_is_taken() -> None:
    """It writes style names with a capital that python-docx does not look for (python-docx 1.2.0)."""
    data = changed(
        own_template(),
        lambda name, text: (
            text.replace(b'w:val="heading 1"', b'w:val="Heading 1"') if name == "word/styles.xml" else text
        ),
    )
    word = made(template=data)
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph._p.style == "Heading1"]  # noqa: SLF001  # python-docx has no other way to it
    assert headings == ["First", "Second"]


def test_each_style_may_be_lacking_by_itself_and_all_together() -> None:
    for lacking in (*((name,) for name in STYLES), STYLES):
        assert_whole(made(template=own_template(lacking=lacking)))


def without_lists(name: str, text: bytes) -> bytes | None:
    """A document that holds no list: no part for them, and nothing names it (what LibreOffice writes)."""
    if name == "word/numbering.xml":
        return None
    if name in {"word/_rels/document.xml.rels", "[Content_Types].xml"}:
        return re.sub(rb"<(?:Relationship|Override)\b[^>]*numbering[^>]*/>", b"", text)
    return text


def numbers_lost(name: str, text: bytes) -> bytes | None:
    """Styles of lists that belong to no list any more."""
    return (
        re.sub(rb"<w:numPr>.*?</w:numPr>", b"", text, flags=re.DOTALL) if name == "word/styles.xml" else text
    )


def numbers_gone(name: str, text: bytes) -> bytes | None:
    """Styles of lists whose list is not there."""
    return (
        re.sub(rb"<w:num .*?</w:num>", b"", text, flags=re.DOTALL) if name == "word/numbering.xml" else text
    )


def other_ids(name: str, text: bytes) -> bytes | None:
    """The IDs of our styles stand for other styles, as in a document that began in another language."""
    if name != "word/styles.xml":
        return text
    return re.sub(rb'(<w:name w:val=")(List (?:Bullet|Number)|Title)"', rb'\1Other \2"', text)


def of_another_kind(name: str, text: bytes) -> bytes | None:
    """A style for letters has the name of one for paragraphs."""
    if name != "word/styles.xml":
        return text
    return re.sub(
        rb'w:type="paragraph"([^>]*w:styleId="(?:Title|ListBullet)")', rb'w:type="character"\1', text
    )


def no_page(name: str, text: bytes) -> bytes | None:
    """Nothing says how large its pages are."""
    return (
        re.sub(rb"<w:sectPr.*?</w:sectPr>", b"", text, flags=re.DOTALL)
        if name == "word/document.xml"
        else text
    )


def no_default(name: str, text: bytes) -> bytes | None:
    """No style is the default one."""
    return text.replace(b'w:default="1"', b"") if name == "word/styles.xml" else text


@pytest.mark.parametrize(
    "change", [without_lists, numbers_lost, numbers_gone, other_ids, of_another_kind, no_page, no_default]
)
@pytest.mark.parametrize("lacking", [(), ("List Bullet",), STYLES])
def test_what_a_template_lacks_is_put_in(
    change: Callable[[str, bytes], bytes | None], lacking: tuple[str, ...]
) -> None:
    data = changed(own_template(lacking=lacking), change)
    assert data != own_template(lacking=lacking)
    assert_whole(made(template=data))


def assert_whole(word: WordDocument) -> None:
    """Every style that is used is there once and of its kind, and every list has its numbers."""
    held: list[Any] = word.styles.element.findall(qn("w:style"))
    ids = [style.get(qn("w:styleId")) for style in held]
    assert len(ids) == len(set(ids))
    kinds = dict(zip(ids, (style.get(qn("w:type")) for style in held), strict=True))
    body: Any = word.element.body
    used = [one.get(qn("w:val")) for one in body.iter(qn("w:pStyle"))]
    assert {kinds[id_] for id_ in used} == {"paragraph"}
    assert {kinds[one.get(qn("w:val"))] for one in body.iter(qn("w:tblStyle"))} == {"table"}
    based = {one.get(qn("w:val")) for style in held for one in style.findall(qn("w:basedOn"))}
    assert based <= set(ids)
    numbering: Any = word.part.numbering_part.element
    lists = {
        one.get(qn("w:numId")): one.find(qn("w:abstractNumId")).get(qn("w:val"))
        for one in numbering.findall(qn("w:num"))
    }
    kept = {one.get(qn("w:abstractNumId")): one for one in numbering.findall(qn("w:abstractNum"))}
    marks = {}
    for paragraph in word.paragraphs:
        element: Any = paragraph._p  # noqa: SLF001  # python-docx has no other way to it
        style = next(one for one in held if one.get(qn("w:styleId")) == (element.style or "Normal"))
        number = next(element.iter(qn("w:numId")), None)
        number = number if number is not None else next(style.iter(qn("w:numId")), None)
        if number is not None and paragraph.text in {"One", "Two", "inside", "Again one"}:
            abstract = kept[lists[number.get(qn("w:val"))]]
            marks[paragraph.text] = next(abstract.iter(qn("w:numFmt"))).get(qn("w:val"))
    assert marks == {"One": "decimal", "Two": "decimal", "inside": "bullet", "Again one": "decimal"}
    assert all(int(one.get(qn("w:w"))) > 0 for one in body.iter(qn("w:gridCol")))


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def as_kind(kind: bytes) -> bytes:
    """The document with another kind written on it."""
    return changed(
        own_template(),
        lambda name, text: (
            text.replace(b"document.main+xml", kind) if name == "[Content_Types].xml" else text
        ),
    )


@pytest.mark.parametrize(
    ("data", "said", "todo"),
    [
        (b"PK nothing", "no Word document", "Save it as a Word document (.docx), or take it away."),
        (b"", "no Word document", "Save it as a Word document (.docx), or take it away."),
        (
            OLD,
            "an old Word document (.doc), or locked with a password",
            "without a password, or take it away.",
        ),
        (as_kind(b"template.main+xml"), "a template (.dotx)", "not a template (.dotx), or take it away."),
        (as_kind(b"macroEnabled.main+xml"), "a document with macros", "without macros, or take it away."),
        (
            as_kind(b"sheet.main+xml"),
            "no Word document",
            "Save it as a Word document (.docx), or take it away.",
        ),
        (
            changed(own_template(), lambda name, text: b"<w:" if name == "word/document.xml" else text),
            "no Word document",
            "Save it as a Word document (.docx), or take it away.",
        ),
        (
            changed(own_template(), lambda name, text: None if name == "word/document.xml" else text),
            "no Word document",
            "Save it as a Word document (.docx), or take it away.",
        ),
    ],
    ids=["no archive", "empty", "old", "template", "macros", "workbook", "broken", "without its text"],
)
def test_what_is_no_document_is_no_template(data: bytes, said: str, todo: str) -> None:
    with pytest.raises(QaifError) as raised:
        made(template=data)
    assert f"The Word template, templates/paper.docx, is {said}." in str(raised.value)
    assert todo in str(raised.value)
    assert "object at" not in str(raised.value)
