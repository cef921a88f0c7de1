"""Papers as HTML, Word, PDF and JSON, made of the document that their Markdown says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from qaif_cli.exchange.from_markdown import read_document
from qaif_cli.exchange.held_signs import HeldSigns
from qaif_cli.exchange.typeset import TypeRoom, crest_png, installed, pdf, png
from qaif_cli.exchange.word import word_document
from qaif_cli.flow.listing import VERSION, as_json
from qaif_cli.model.document import Document, as_data
from qaif_cli.model.framed import Frame
from qaif_cli.model.words import listed
from qaif_cli.render.document_html import document_html
from qaif_cli.store.style import Found, type_files, word_template


class TypedForms:
    """What makes papers in other formats than Markdown; each picture is drawn once."""

    def __init__(
        self,
        frame: Frame,
        house: Found,
        folders: Sequence[Path],
        draw: Callable[[str], str],
        notes: dict[str, None],
    ) -> None:
        """Get ready.

        Args:
            frame: What stands around each paper.
            house: Where the style, the crest and the Word document of the house are found.
            folders: Where the templates are that came with the program.
            draw: Gives a picture as SVG, by its name.
            notes: What the user should know of what was made, each once; it is added to.
        """
        self._frame = frame
        self._house = house
        self._folders = folders
        self._draw = draw
        self._notes = notes
        self._pictures: dict[str, bytes] = {}

    def read(self, text: str) -> Document:
        """The document that the Markdown of a paper says."""
        return read_document(text)

    def made(self, document: Document, form: str, figures: Mapping[str, str]) -> bytes:
        """A paper in a format.

        Args:
            document: What it says.
            form: html, docx, pdf or json.
            figures: Its pictures as SVG, by their names.

        Raises:
            QaifError: where the format needs what is not installed.
        """
        if form == "html":
            return document_html(document, self._frame, figures).encode()
        if form == "docx":
            pictures = {name: self._dots(name) for name in figures} if installed() else {}
            if figures and not pictures:
                self._notes[_WITHOUT_PICTURES] = None
            template = word_template(self._house)
            return word_document(document, self._frame, pictures, template, self._crest_as_dots)
        if form == "pdf":
            made = pdf(document, self._frame, figures, self._room)
            self._notes |= {_lacking(made.lacking): None} if made.lacking else {}
            return made.data
        return _json(document, self._frame)

    def _dots(self, name: str) -> bytes:
        if name not in self._pictures:
            self._pictures[name] = png(self._draw(name), self._room)
        return self._pictures[name]

    @cached_property
    def _crest_as_dots(self) -> bytes | None:
        """The crest for Word, which takes no drawing; None where there is none, or nothing that draws it."""
        crest = self._frame.crest
        if crest and crest.kind != "png" and not installed():
            self._notes[_WITHOUT_CREST] = None
            return None
        if crest and crest.kind != "png":
            return crest_png(crest, self._room)
        return crest.data if crest else None

    @cached_property
    def _room(self) -> TypeRoom:
        files = type_files(self._folders)
        return TypeRoom(files.template, files.fonts, HeldSigns(files.held))


def _json(document: Document, frame: Frame) -> bytes:
    about = {
        "version": VERSION,
        "organisation": frame.organisation,
        "marking": frame.marking,
        "made": frame.made,
    }
    return as_json(about | as_data(document)).encode()


def _lacking(signs: Sequence[str]) -> str:
    said = listed([f"{sign} (U+{ord(sign):04X})" for sign in signs])
    return f"The letters of the PDF have no {said}; each is written there by its number."


_WITHOUT_PICTURES = (
    "The Word document has no charts, for they are drawn by typst: pip install 'qaif[pdf]' puts them in."
)
_WITHOUT_CREST = "The Word document has no crest, for a crest in .svg is drawn by typst: pip install 'qaif[pdf]' puts it in, or save it as .png."
