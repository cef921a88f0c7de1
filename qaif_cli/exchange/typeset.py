"""The one door to typst: a paper becomes a PDF that a screen reader can read (PDF/UA-1), and a chart a picture for Word.

Typst is an extra, `pdf`. What it is given is data in memory: no file is read but the letters that come with the program.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.exchange.held_signs import HeldSigns
from qaif_cli.exchange.word_xml import column_widths
from qaif_cli.model.document import (
    Block,
    Bullets,
    Document,
    FigureBlock,
    HeadingBlock,
    Paragraph,
    Runs,
    kept_together,
    plain,
    texts_of,
)
from qaif_cli.model.framed import Crest, Frame
from qaif_cli.model.house_style import HouseStyle

_ROOM = 174 * 72 / 25.4
"""How wide a page of A4 is between margins of 18 mm, in points."""
_TWIPS = 20
_PPI = 200


@dataclass(frozen=True)
class TypeRoom:
    """What typst needs beside a paper.

    Attributes:
        template: The template of every paper.
        fonts: The folder with the letters.
        held: The signs that they have.
    """

    template: str
    fonts: str
    held: HeldSigns


@dataclass(frozen=True)
class Typeset:
    """A PDF.

    Attributes:
        data: The file.
        lacking: The signs that its letters have not, and that are written out.
    """

    data: bytes
    lacking: tuple[str, ...]


def pdf(document: Document, frame: Frame, figures: Mapping[str, str], room: TypeRoom) -> Typeset:
    """The PDF of a paper; the same bytes for the same input.

    Args:
        document: The paper.
        frame: What stands around it.
        figures: The pictures as SVG, by their names; one that is not there is told by its sentence.
        room: What typst needs.

    Raises:
        QaifError: where typst is not installed, or cannot set the paper.
    """
    crest = _checked(frame.crest, room) if frame.crest else None
    files = {name: f"figure-{place}.svg" for place, name in enumerate(figures)}
    shown = room.held.shown
    data = {
        "title": shown(document.title),
        "organisation": shown(frame.organisation),
        "marking": shown(frame.marking),
        "made": shown(frame.made),
        "crest": crest,
        "year": frame.day.year,
        "month": frame.day.month,
        "day": frame.day.day,
        "style": frame.style.model_dump(),
        "contents": document.asks_for_contents,
        "blocks": [_data(block, frame.style, files, room.held) for block in document.blocks],
    }
    given = {
        "main.typ": room.template.encode(),
        "paper.json": json.dumps(data).encode(),
        **{files[name]: drawing.encode() for name, drawing in figures.items()},
    }
    midnight = datetime(frame.day.year, frame.day.month, frame.day.day, tzinfo=UTC)
    made = _compiled(given, room, format="pdf", pdf_standards=["ua-1"], timestamp=midnight)
    lacking = room.held.lacking((document.title, frame.organisation, frame.marking, *texts_of(document)))
    return Typeset(made, tuple(lacking))


def png(drawing: str, room: TypeRoom) -> bytes:
    """A chart as a picture of dots.

    Raises:
        QaifError: where typst is not installed, or cannot draw it.
    """
    page = '#set page(width: auto, height: auto, margin: 0pt)\n#image("chart.svg", width: 17.4cm)\n'
    return _compiled({"main.typ": page.encode(), "chart.svg": drawing.encode()}, room, format="png", ppi=_PPI)


def crest_png(crest: Crest, room: TypeRoom) -> bytes:
    """A crest as a picture of dots, with nothing behind it.

    Raises:
        QaifError: where typst is not installed, or cannot draw it.
    """
    page = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let crest = json("crest.json")
#image(bytes(crest.data), format: crest.kind, height: 4cm)
"""
    given = {"main.typ": page.encode(), "crest.json": json.dumps(_as_data(crest)).encode()}
    return _compiled(given, room, _CREST, format="png", ppi=_PPI)


def _as_data(crest: Crest) -> dict[str, Any]:
    """A crest as typst is given it: what lies in memory is text there, so a picture of dots comes as numbers."""
    return {"kind": crest.kind, "data": list(crest.data)}


def _checked(crest: Crest, room: TypeRoom) -> dict[str, Any]:
    """A crest as typst is given it, once it was drawn by itself: so that what is wrong with it is said of it, not of a paper."""
    crest_png(crest, room)
    return _as_data(crest)


def installed() -> bool:
    """Whether typst is there."""
    try:
        import typst  # noqa: F401, PLC0415  # an extra; only whether it is there
    except ImportError:
        return False
    return True


_PAPER = ("The PDF cannot be set", "Please report this with the paper in Markdown.")
_CREST = ("The crest in templates/ cannot be drawn", "Save the picture anew.")
"""What is said where something cannot be made, and what to do."""


def _compiled(given: dict[str, bytes], room: TypeRoom, fault: tuple[str, str] = _PAPER, **how: Any) -> bytes:
    try:
        import typst  # noqa: PLC0415  # an extra
    except ImportError:
        raise QaifError(
            "A PDF needs typst, which is not installed.", "Install it with: pip install 'qaif[pdf]'"
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", typst.TypstWarning)
            compiled: Any = typst.compile  # its types do not say that one page is bytes
            made: bytes = compiled(
                given, root=room.fonts, font_paths=[room.fonts], ignore_system_fonts=True, **how
            )
    except typst.TypstError as error:
        raise QaifError(f"{fault[0]}: {error.message}.", fault[1]) from None
    return made


def _data(block: Block, style: HouseStyle, files: Mapping[str, str], held: HeldSigns) -> dict[str, Any]:
    """A block as the template takes it."""
    if isinstance(block, HeadingBlock):
        return {"kind": "heading", "level": max(1, block.level - 1), "runs": _runs(block.runs, held)}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "runs": _runs(block.runs, held)}
    if isinstance(block, Bullets):
        items = [[_data(part, style, files, held) for part in item] for item in block.items]
        return {"kind": "list", "ordered": block.ordered, "items": items}
    if isinstance(block, FigureBlock):
        return {"kind": "figure", "file": files.get(block.name), "says": held.shown(block.says)}
    return {
        "kind": "table",
        "widths": [width / _TWIPS for width in column_widths(block, int(_ROOM * _TWIPS))],
        "head": [_runs(cell, held) for cell in block.head],
        "rows": [[_cell(cell, style, held) for cell in row] for row in block.rows],
    }


def _cell(runs: Runs, style: HouseStyle, held: HeldSigns) -> dict[str, Any]:
    tone = style.tones.get(style.tone(plain(runs)))
    return {"runs": _runs(runs, held), "tone": tone.model_dump() if tone else None}


def _runs(runs: Runs, held: HeldSigns) -> list[dict[str, Any]]:
    return [
        {"text": held.shown(kept_together(run.text)), "strong": run.strong, "emphasis": run.emphasis}
        for run in runs
    ]
