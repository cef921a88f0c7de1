"""Papers as PDF: nothing that somebody wrote stops one, and the same paper is the same to the byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from unicodedata import category

import pytest
from fontTools.ttLib import TTFont

from qaif_cli.exchange.from_markdown import read_document
from qaif_cli.exchange.held_signs import HeldSigns
from qaif_cli.exchange.typeset import TypeRoom, pdf, png
from qaif_cli.model.document import Document, Paragraph, Run, TableBlock
from qaif_cli.model.framed import Frame
from qaif_cli.store.style import house_files, read_style, type_files
from qaif_cli.store.workspace import shipped_templates
from tests.exchange.test_word import PAPER
from tests.support.hostile import HOSTILE

FRAME = Frame(
    "Wendle Vale", "ILLUSTRATIVE", "Made.", date(2026, 6, 15), read_style(house_files(shipped_templates()))
)
FILES = type_files(shipped_templates())
HELD = HeldSigns(FILES.held)
ROOM = TypeRoom(FILES.template, FILES.fonts, HELD)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><text y="9">x</text></svg>'


def test_a_paper_is_set_and_is_the_same_each_time() -> None:
    document = read_document(PAPER)
    one = pdf(document, FRAME, {"chart:waits": DRAWING}, ROOM)
    assert one.data.startswith(b"%PDF-")
    assert one.lacking == ()
    assert pdf(document, FRAME, {"chart:waits": DRAWING}, ROOM) == one


def test_no_text_stops_a_paper() -> None:
    blocks = [Paragraph((Run(text, strong=True), Run(text, emphasis=True))) for text in HOSTILE]
    table = TableBlock(
        tuple((Run(text[:40]),) for text in HOSTILE[:6]), (tuple((Run(text),) for text in HOSTILE[:6]),), "x"
    )
    made = pdf(Document(HOSTILE[1], (*blocks, table)), FRAME, {}, ROOM)
    assert made.data.startswith(b"%PDF-")
    assert made.lacking == ("\x01", "\u202e", "\u5371", "\U0001f7e5")


def test_a_chart_becomes_a_picture() -> None:
    assert png(DRAWING, ROOM).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Ä – “x” ▲", "Ä – “x” ▲"),
        ("\u5371x", "[U+5371]x"),
        ("\U0001f7e5", "[U+1F7E5]"),
        ("a\x01b", "a[U+0001]b"),
        ("y" * 30, "y" * 30),
        ("y" * 60, f"{'y' * 24}\u200b{'y' * 24}\u200b{'y' * 12}"),
    ],
)
def test_how_a_text_is_shown(text: str, shown: str) -> None:
    assert HELD.shown(text) == shown


def test_the_signs_are_those_that_every_one_of_the_letters_has() -> None:
    held = [set(TTFont(path).getBestCmap()) for path in sorted(Path(FILES.fonts).glob("*.ttf"))]
    assert len(held) == 4
    hidden = {code for code in range(0x110000) if category(chr(code)) in ("Cc", "Cf")} - {0x200B}
    there = set.intersection(*held) - hidden
    every = {*range(0x110000)} - {ord("\n")}
    assert {ord(sign) for sign in HELD.lacking(map(chr, every))} == every - there
