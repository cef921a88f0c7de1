"""The organisation's own Word document, made ready for a paper: what it lacks of styles, lists and pages is put in."""

from __future__ import annotations

import copy
import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Cm

from qaif_cli.errors import QaifError

_STYLES = {
    "title": "Title",
    "contents": "TOC Heading",
    "heading 1": "Heading 1",
    "heading 2": "Heading 2",
    "heading 3": "Heading 3",
    "heading 4": "Heading 4",
    "heading 5": "Heading 5",
    "bullets": "List Bullet",
    "numbers": "List Number",
    "table": "Table Grid",
}
"""What a style is for, and what Word calls it."""
_LISTS = ("bullets", "numbers")
_TWIP = 635
"""So many of python-docx's units of length make a twentieth of a point."""
_LEAST_ROOM = 2000
_OTHERS = {
    b"template.main+xml": (
        "a template (.dotx)",
        "Save it as a Word document (.docx), not a template (.dotx)",
    ),
    b"macroEnabled": ("a document with macros", "Save it as a Word document (.docx), without macros"),
}
_OLD = b"\xd0\xcf\x11\xe0"
"""How an old .doc begins, and a document that is locked with a password."""


def opened(template: bytes | None) -> WordDocument:
    """The document that a paper is put into, without any text of its own.

    Args:
        template: The organisation's own .docx; None for a plain one.

    Raises:
        QaifError: where the template is no Word document.
    """
    word = _read(template) if template is not None else docx.Document()
    body = word.element.body
    for old in [one for one in body if one.tag != qn("w:sectPr")]:
        body.remove(old)
    body.get_or_add_sectPr()
    _complete(word)
    return word


def _read(template: bytes) -> WordDocument:
    try:
        return docx.Document(BytesIO(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError, zlib.error):
        what, advice = _told(template)
        raise QaifError(
            f"The Word template, templates/paper.docx, is {what}.", f"{advice}, or take it away."
        ) from None


def _told(template: bytes) -> tuple[str, str]:
    """What a file is that is no Word document, and what to do about it."""
    save = "Save it as a Word document (.docx)"
    if template.startswith(_OLD):
        return "an old Word document (.doc), or locked with a password", f"{save} without a password"
    try:
        kinds = ZipFile(BytesIO(template)).read("[Content_Types].xml")
    except (BadZipFile, KeyError, zlib.error):
        return "no Word document", save
    return next((said for mark, said in _OTHERS.items() if mark in kinds), ("no Word document", save))


def room(word: WordDocument) -> int:
    """How wide the pages of a document are between their margins, in twentieths of a point."""
    section = word.sections[0]
    wide = int((section.page_width or Cm(21)) - (section.left_margin or 0) - (section.right_margin or 0))
    return max(wide // _TWIP, _LEAST_ROOM)


def style_ids(word: WordDocument) -> Mapping[str, str]:
    """The ID of each style that is needed; by the style itself, for LibreOffice writes other names than python-docx looks for."""
    return {what: str(style.get(qn("w:styleId"))) for what, style in _found(word).items()}


def _found(word: WordDocument) -> dict[str, Any]:
    """The styles of a document that a paper uses, by what each is for; those that it lacks are not among them."""
    there: dict[tuple[str, str | None], Any] = {}
    for style in word.styles.element.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None and style.get(qn("w:styleId")):
            there.setdefault((name.get(qn("w:val")).lower(), style.get(qn("w:type"))), style)
    keys = {what: (name.lower(), _kind(what)) for what, name in _STYLES.items()}
    return {what: there[key] for what, key in keys.items() if key in there}


def _kind(what: str) -> str:
    return "table" if what == "table" else "paragraph"


def _complete(word: WordDocument) -> None:
    """Put in the styles that a document lacks, and the numbers of its lists."""
    found = _found(word)
    unnumbered = [what for what in _LISTS if what not in found or not _number(word, found[what])]
    lacking = [what for what in _STYLES if what not in found]
    if not lacking and not unnumbered:
        return
    ours = docx.Document()
    shift = _numbering_added(word, ours) if unnumbered else 0
    for what in lacking:
        _style_added(word, ours, what)
    found, own = _found(word), _found(ours)
    for what in unnumbered:
        number = found[what].get_or_add_pPr().get_or_add_numPr().get_or_add_numId()
        number.val = int(_number(ours, own[what])) + shift


def _style_added(word: WordDocument, ours: WordDocument, what: str) -> None:
    """Add one of our styles, under an ID that no other has, based on what the document calls it."""
    made = copy.deepcopy(_found(ours)[what])
    taken = {style.get(qn("w:styleId")) for style in word.styles.element.findall(qn("w:style"))}
    while made.get(qn("w:styleId")) in taken:
        made.set(qn("w:styleId"), f"{made.get(qn('w:styleId'))}Paper")
    for link in (*made.findall(qn("w:link")), *made.findall(qn("w:next"))):
        made.remove(link)
    for based in made.findall(qn("w:basedOn")):
        on = next((one for one, style in _found(ours).items() if _id(style) == based.get(qn("w:val"))), "")
        theirs = _found(word).get(on)
        id_ = _id(theirs) if theirs is not None else _default(word, _kind(what))
        if id_:
            based.set(qn("w:val"), id_)
        else:
            made.remove(based)
    word.styles.element.append(made)


def _id(style: Any) -> str:
    return str(style.get(qn("w:styleId")))


def _default(word: WordDocument, kind: str) -> str:
    """The ID of a document's default style of a kind; empty where it names none."""
    for style in word.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == kind and style.get(qn("w:default")) in {"1", "true", "on"}:
            return _id(style)
    return ""


def _numbering(word: WordDocument) -> Any:
    """The lists of a document; a part for them is added where it has none."""
    part = word.part
    try:
        held: Any = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        held = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(held, RELATIONSHIP_TYPE.NUMBERING)
    return held.element


def _number(word: WordDocument, style: Any) -> str:
    """The number of the list that a style belongs to, or one that it is based on; empty where that is none."""
    numbers = {one.get(qn("w:numId")) for one in _numbering(word).findall(qn("w:num"))}
    styles = {_id(one): one for one in word.styles.element.findall(qn("w:style"))}
    seen: set[str] = set()
    while style is not None and _id(style) not in seen:
        seen.add(_id(style))
        said = next(style.iter(qn("w:numId")), None)
        if said is not None:
            number = str(said.get(qn("w:val")))
            return number if number in numbers else ""
        based = style.find(qn("w:basedOn"))
        style = styles.get(based.get(qn("w:val"))) if based is not None else None
    return ""


def _numbering_added(word: WordDocument, ours: WordDocument) -> int:
    """Add our lists to those of a template; gives what was added to their numbers."""
    theirs, own = _numbering(word), _numbering(ours)
    shift = max(_values(theirs, "w:num", "w:numId"), default=0) + 1
    below = max(_values(theirs, "w:abstractNum", "w:abstractNumId"), default=0) + 1
    for abstract in own.findall(qn("w:abstractNum")):
        made = copy.deepcopy(abstract)
        made.set(qn("w:abstractNumId"), str(int(made.get(qn("w:abstractNumId"))) + below))
        # By these Word takes two lists for one: ours must not be taken for one of theirs.
        for old in (one for name in ("w:nsid", "w:tmpl") for one in made.findall(qn(name))):
            made.remove(old)
        _put(theirs, made, "w:num", "w:numIdMacAtCleanup")
    for number in own.findall(qn("w:num")):
        made = copy.deepcopy(number)
        made.set(qn("w:numId"), str(int(made.get(qn("w:numId"))) + shift))
        link = made.find(qn("w:abstractNumId"))
        link.set(qn("w:val"), str(int(link.get(qn("w:val"))) + below))
        _put(theirs, made, "w:numIdMacAtCleanup")
    return shift


def _put(numbering: Any, made: Any, *before: str) -> None:
    """Put something where it may stand: before the first of some elements, else at the end."""
    tags = {qn(tag) for tag in before}
    first = next((one for one in numbering if one.tag in tags), None)
    if first is None:
        numbering.append(made)
    else:
        first.addprevious(made)


def _values(element: Any, tag: str, name: str) -> Iterator[int]:
    return (int(str(one.get(qn(name)))) for one in element.findall(qn(tag)))


class NumberedLists:
    """Numbered lists, each of which begins at 1."""

    def __init__(self, word: WordDocument) -> None:
        self._numbering = _numbering(word)
        self._last = max(_values(self._numbering, "w:num", "w:numId"), default=0)
        number = _number(word, _found(word)["numbers"])
        held = next(one for one in self._numbering.findall(qn("w:num")) if one.get(qn("w:numId")) == number)
        self._abstract = str(held.find(qn("w:abstractNumId")).get(qn("w:val")))

    def new(self) -> int:
        """Begin a list; gives its number."""
        self._last += 1
        made = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{self._last}"><w:abstractNumId w:val="{self._abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        _put(self._numbering, made, "w:numIdMacAtCleanup")
        return self._last


def _edges(word: WordDocument) -> list[tuple[Any, Any]]:
    """The head and foot of each sort of page that a document has: the first, every one, those with an even number."""
    section = word.sections[0]
    edges: list[tuple[Any, Any]] = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        edges.append((section.first_page_header, section.first_page_footer))
    if word.settings.odd_and_even_pages_header_footer:
        edges.append((section.even_page_header, section.even_page_footer))
    return edges


def has_picture(word: WordDocument) -> bool:
    """Whether a document has a picture at the head or foot of its pages, such as its own crest."""
    held = [
        edge._element  # noqa: SLF001  # python-docx has no other way to it
        for pair in _edges(word)
        for edge in pair
        if not edge.is_linked_to_previous
    ]
    return any(next(one.iter(qn("w:drawing"), qn("w:pict")), None) is not None for one in held)


def mark_pages(word: WordDocument, marking: str) -> None:
    """Put the marking at the head of every page, where neither its head nor its foot says it already."""
    there = re.compile(rf"(?<![\w-]){re.escape(marking)}(?![\w-])", re.IGNORECASE)
    for head, foot in _edges(word) if marking else ():
        said = " ".join(_words(edge) for edge in (head, foot) if not edge.is_linked_to_previous)
        if not there.search(said):
            paragraphs = head.paragraphs
            only = (
                paragraphs[0] if len(paragraphs) == 1 and not _words(head) and not has_picture(word) else None
            )
            (only or head.add_paragraph()).add_run(marking).bold = True


def _words(edge: Any) -> str:
    """The words at the head or foot of pages, also those in its tables and text boxes."""
    element = edge._element  # noqa: SLF001  # python-docx has no other way to it
    return " ".join("".join(one.text or "" for one in element.iter(qn("w:t"))).split())
