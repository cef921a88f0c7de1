"""`qaif region`: the paper on many boards, in the formats that papers have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qaif_cli import __version__
from qaif_cli.errors import QaifError
from qaif_cli.exchange.from_markdown import read_document
from qaif_cli.exchange.held_signs import HeldSigns
from qaif_cli.exchange.typeset import TypeRoom, pdf
from qaif_cli.exchange.word import word_document
from qaif_cli.flow.listing import VERSION, as_json
from qaif_cli.flow.paper_formats import MARKDOWN, ON_SCREEN, MadePapers, PaperData, Wanted
from qaif_cli.flow.region.asking import region_of
from qaif_cli.flow.region.questions import QUESTIONS
from qaif_cli.model.document import Document
from qaif_cli.model.framed import Frame
from qaif_cli.model.region import Region, RegionAnswer
from qaif_cli.render.document_html import document_html
from qaif_cli.render.region_paper import questions_page, region_paper
from qaif_cli.render.words import day
from qaif_cli.store.style import house_files, read_style, type_files
from qaif_cli.store.workspace import shipped_templates

_NAME = "region"
_QUESTIONS = "## The ten questions\n"


def printed_region(folder: Path, wanted: Wanted) -> str:
    """The paper for the screen.

    Raises:
        QaifError: where the exports cannot be read, or a format that is no text is wanted.
    """
    if len(wanted.formats) > 1 or wanted.formats[0] not in ON_SCREEN:
        raise QaifError("That is no text to print.", "Say with --out where it is written.")
    return next(_made(region_of(folder), wanted)).data.decode()


def region_files(folder: Path, wanted: Wanted) -> MadePapers:
    """The files of the paper.

    Raises:
        QaifError: where the exports cannot be read, or a format needs what is not installed.
    """
    return MadePapers(tuple(_made(region_of(folder), wanted)), ())


def _made(region: Region, wanted: Wanted) -> Iterator[PaperData]:
    text = region_paper(region)
    for form in wanted.formats:
        if form == MARKDOWN:
            data = text.encode()
        elif form == "json":
            data = as_json(_data(region)).encode()
        else:
            data = _formed(read_document(text), _frame(region), form)
        yield PaperData(f"{_NAME}.{form}", data)


def _formed(document: Document, frame: Frame, form: str) -> bytes:
    if form == "html":
        return document_html(document, frame, {}).encode()
    if form == "docx":
        return word_document(document, frame, {})
    files = type_files(shipped_templates())
    return pdf(document, frame, {}, TypeRoom(files.template, files.fonts, HeldSigns(files.held))).data


def _frame(region: Region) -> Frame:
    marking = "ILLUSTRATIVE" if any(board.illustrative for board in region.boards) else ""
    made = f"{len(region.boards)} boards. Position at {day(region.day)}. Made by qaif {__version__}."
    return Frame(
        f"{len(region.boards)} Integrated Care Boards",
        marking,
        made,
        region.day,
        read_style(house_files(shipped_templates())),
    )


def _data(region: Region) -> dict[str, Any]:
    return {
        "version": VERSION,
        "as_of": region.day,
        "boards": [vars(board) for board in region.boards],
        "questions": [_answer(answer) for answer in region.answers],
        "notes": list(region.notes),
    }


def _answer(answer: RegionAnswer) -> dict[str, Any]:
    return {
        "id": answer.question.id,
        "asks": answer.question.asks,
        "whole": answer.whole or None,
        "figures": dict(answer.figures),
        "not_counted": dict(answer.left_out),
        "rows": [dict(zip(answer.columns, row, strict=True)) for row in answer.rows],
    }


def with_questions(page: str) -> str:
    """The page on regions with its part on the questions as they are asked; `make docs` writes it."""
    return page[: page.index(_QUESTIONS)] + _QUESTIONS + "\n" + questions_page(QUESTIONS)
