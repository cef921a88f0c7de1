"""Papers as other programs see them: a browser with axe, LibreOffice, and a judge of PDF for screen readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module
from io import BytesIO
from pathlib import Path

import docx
import pytest

from qaif_cli.exchange.typeset import TypeRoom, pdf
from qaif_cli.exchange.word import word_document
from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.report import report_files
from qaif_cli.flow.request import Ask
from qaif_cli.model.document import Document, HeadingBlock, Paragraph, Run, TableBlock
from qaif_cli.model.framed import Crest
from tests.exchange.test_typeset import DRAWING, FRAME, ROOM
from tests.papers.conftest import AXE, Through
from tests.support.browser import Browser
from tests.support.hostile import HOSTILE
from tests.support.pictures import DOT

pytestmark = pytest.mark.papers
ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 19)
OPTIONS = (
    ReportOptions(),
    *(ReportOptions(body=body) for body in ("insights", "system-quality", "assurance", "board")),
)


def faults(data: bytes) -> list[str]:
    """What stands against a PDF by PDF/UA-1; `make test-papers` installs the judge."""
    judge = import_module("page")
    report = judge.validate_pdf_bytes(data, profile=judge.ValidationProfile.PDF_UA_1)
    return [] if report.is_compliant else [str(fault) for fault in report.failures[:5]] or [str(report)]


@pytest.fixture(scope="session")
def papers() -> dict[str, bytes]:
    """Every paper of the illustrative register in each of the three formats, by the name of its file."""
    asked = Ask(ROOT / "records", ROOT, DAY, DAY)
    files: dict[str, bytes] = {}
    for options in OPTIONS:
        every = options == ReportOptions()
        made = report_files(asked, options, ("html", "docx", "pdf"), every=every)
        files |= {file.name: file.data for file in made.files}
    return files


NAMES = (
    "quality-report",
    "risk-register",
    "area-maternity-neonatal",
    "committee-pack",
    "sqg-paper",
    "board-summary",
    "insights-agenda",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_is_without_fault_for_axe(
    name: str, width: int, papers: dict[str, bytes], browser: Browser, axe: str
) -> None:
    text = papers[f"{name}.html"].decode()
    assert browser.ask(text, AXE, width=width, before=axe) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_is_one_that_screen_readers_can_read(name: str, papers: dict[str, bytes]) -> None:
    assert faults(papers[f"{name}.pdf"]) == []


def hostile() -> Document:
    """Every odd text in every place of a paper."""
    blocks = [
        block
        for text in HOSTILE
        for block in (
            HeadingBlock(2, (Run(text[:200]),)),
            Paragraph((Run(text, strong=True),)),
            TableBlock(((Run("What"),), (Run("Text"),)), (((Run("x"),), (Run(text),)),), text[:80]),
        )
    ]
    return Document("Odd texts", tuple(blocks))


def test_odd_texts_pass_too(tmp_path: Path, through: Through) -> None:
    set_ = pdf(hostile(), FRAME, {}, TypeRoom(ROOM.template, ROOM.fonts, ROOM.held))
    assert faults(set_.data) == []
    path = tmp_path / "odd.docx"
    path.write_bytes(word_document(hostile(), FRAME, {}))
    text = through(path, "txt").read_text("utf-8-sig")
    for odd in ("=cmd|", "<script>alert(1)</script>", "{{7*7}}", "\u5371"):
        assert odd in text


@pytest.mark.parametrize("crest", [Crest("png", DOT), Crest("svg", DRAWING.encode())], ids=["png", "svg"])
def test_a_pdf_with_a_crest_is_one_that_screen_readers_can_read(crest: Crest) -> None:
    assert faults(pdf(hostile(), replace(FRAME, crest=crest), {}, ROOM).data) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_word_document_opens_with_all_that_it_says(
    name: str, papers: dict[str, bytes], tmp_path: Path, through: Through
) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(papers[path.name])
    said = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs if paragraph.text]
    text = " ".join(through(path, "txt").read_text("utf-8-sig").split())
    assert [one for one in said if " ".join(one.split()) not in text] == []


def test_a_template_that_libreoffice_saved_keeps_its_look(tmp_path: Path, through: Through) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Our crest"
    word.add_heading("Delete this", 1)
    word.save(str(tmp_path / "own.docx"))
    template = through(tmp_path / "own.docx", "docx").read_bytes()
    document = Document("Title", (HeadingBlock(2, (Run("Part"),)), Paragraph((Run("Text"),))))
    made_again = docx.Document(BytesIO(word_document(document, FRAME, {}, template)))
    assert made_again.sections[0].header.paragraphs[0].text == "Our crest"
    styles = {
        paragraph.text: paragraph.style.name if paragraph.style else "" for paragraph in made_again.paragraphs
    }
    assert {name: style.lower() for name, style in styles.items() if name} == {
        "Title": "title",
        "Part": "heading 1",
        "Text": "normal",
    }
