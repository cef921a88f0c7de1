"""Papers as Word documents: real headings and lists, text that stays text, the organisation's own look."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from qaif_cli.exchange.from_markdown import read_document
from qaif_cli.exchange.word import word_document
from qaif_cli.exchange.word_xml import column_widths
from qaif_cli.model.document import Document, Paragraph, Run, TableBlock, as_data
from qaif_cli.model.framed import Frame
from qaif_cli.render.document_html import document_html
from qaif_cli.store.style import house_files, read_style
from qaif_cli.store.workspace import shipped_templates
from tests.support.hostile import HOSTILE
from tests.support.pictures import DOT

FRAME = Frame(
    "Wendle Vale", "ILLUSTRATIVE", "Made.", date(2026, 6, 15), read_style(house_files(shipped_templates()))
)
PAPER = """\
# Title

Two **bold** words.

## First

| Risk | Score |
| --- | --- |
| R-0001 | 16 Extreme |
| R-0002 | 4 |

1. One
2. Two
   - inside

## Second

1. Again one

![It fell.](chart:waits)

### Below
"""


def made(
    text: str = PAPER, template: bytes | None = None, pictures: dict[str, bytes] | None = None
) -> WordDocument:
    data = word_document(read_document(text), FRAME, pictures or {}, template)
    return docx.Document(BytesIO(data))


def test_headings_lists_and_tables_are_real() -> None:
    word = made(pictures={"chart:waits": DOT})
    styles = [
        (paragraph.style.name if paragraph.style else "", paragraph.text)
        for paragraph in word.paragraphs
        if paragraph.text
    ]
    assert styles[:4] == [
        ("Title", "Title"),
        ("Normal", "Two bold words."),
        ("Heading 1", "First"),
        ("List Number", "One"),
    ]
    assert ("List Bullet", "inside") in styles
    assert ("Heading 2", "Below") in styles
    (table,) = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Risk", "Score"],
        ["R-0001", "16 Extreme"],
        ["R-0002", "4"],
    ]
    head, row, _ = table.rows
    assert head._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # noqa: SLF001  # python-docx has no other way
    assert [one.get(qn("w:fill")) for one in row._tr.iter(qn("w:shd"))] == ["8b0000"]  # noqa: SLF001  # python-docx has no other way to it
    assert [one.get("descr") for one in word.element.body.iter(qn("wp:docPr"))] == ["It fell."]


def test_each_numbered_list_begins_at_one() -> None:
    word = made()
    numbers = [one.get(qn("w:val")) for one in word.element.body.iter(qn("w:numId"))]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]


def test_contents_are_links_before_word_works_them_out() -> None:
    parts = "".join(f"## Part {number}\n\n{'Text ' * 500}\n\n" for number in range(4))
    word = made(f"# Title\n\n{parts}")
    body = word.element.body
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    marks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(links) == 4
    assert links == marks
    assert "updateFields" not in word.settings.element.xml
    assert 'w:dirty="' not in body.xml


@pytest.mark.parametrize(("sections", "words"), [(4, 300), (3, 900)])
def test_a_paper_of_a_page_or_two_has_no_contents(sections: int, words: int) -> None:
    parts = "".join(f"## Part {number}\n\n{'Text ' * words}\n\n" for number in range(sections))
    assert not list(made(f"# Title\n\n{parts}").element.body.iter(qn("w:hyperlink")))


def test_the_pages_say_whose_they_are() -> None:
    section = made().sections[0]
    assert section.header.paragraphs[0].text == "ILLUSTRATIVE"
    assert section.footer.paragraphs[0].text == "Made. Page 1 of 1"


def test_the_same_paper_is_the_same_to_the_byte() -> None:
    document = read_document(PAPER)
    assert word_document(document, FRAME, {}) == word_document(document, FRAME, {})


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_text(text: str) -> None:
    block = TableBlock(((Run(text),),), (((Run(text),),),), text)
    document = Document(text, (Paragraph((Run(text, strong=True),)), block))
    word = docx.Document(BytesIO(word_document(document, FRAME, {})))
    shown = word.paragraphs[1].text
    assert shown == word.tables[0].rows[1].cells[0].text
    assert shown.replace("[U+202E]", "\u202e").replace("[U+0001]", "\x01").split() == text.split()


def test_no_word_of_a_table_is_broken_where_there_is_room() -> None:
    cells = (("Reference", "A long text that goes on and on and on and on", "unchanged"),)
    block = TableBlock(
        tuple((Run(name),) for name in ("Risk", "What", "Movement")),
        tuple(tuple((Run(text),) for text in row) for row in cells),
    )
    widths = column_widths(block, 9000)
    assert sum(widths) <= 9000
    assert widths[2] >= 105 * len("unchanged")
    assert widths[1] > widths[0]


def test_a_column_takes_no_room_that_another_lacks() -> None:
    long = ((Run("A text that goes on and on " * 8),),)
    block = TableBlock(((Run("What"),), (Run("When"),)), tuple((text, (Run("1 June"),)) for text in long))
    what, when = column_widths(block, 9000)
    assert when < 1500
    assert 8990 <= what + when <= 9000


HEAT = """\
# Title

| Consequence | 4 Likely |
| --- | --- |
| 4 Major | 16 Extreme: R-0033 (▼ 20), R-0034 |
| R-0035 A title | R-0036 |

R-0033 and I-0110 came (▲ 12).
"""


def test_an_id_within_a_cell_and_a_sign_with_its_number_stay_together() -> None:
    word = made(HEAT)
    cells = [cell for row in word.tables[0].rows[1:] for cell in row.cells]
    kept = [cell._tc.xpath("count(.//w:noBreakHyphen)") for cell in cells]  # noqa: SLF001  # python-docx has no other way to it
    assert kept == [0, 2, 0, 0]
    assert cells[1].text == "16 Extreme: R-0033 (▼\u00a020), R-0034"
    assert word.paragraphs[-1].text == "R-0033 and I-0110 came (▲\u00a012)."
    assert "noBreakHyphen" not in word.paragraphs[-1]._p.xml  # noqa: SLF001  # python-docx has no other way to it


def test_nothing_of_that_stands_in_the_paper_for_programs() -> None:
    assert "\u00a0" not in str(as_data(read_document(HEAT)))
    assert "(▼\u00a020)" in document_html(read_document(HEAT), FRAME, {})
