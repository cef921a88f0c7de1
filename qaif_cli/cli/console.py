"""The terminal: the only printer, and the only user of rich."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

from qaif_cli.cli.progress import settle
from qaif_cli.flow.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.text import Text

    from qaif_cli.flow.coverage import EvidencePage
    from qaif_cli.flow.listing import Listing, TextPage
    from qaif_cli.flow.showing import RecordPage
    from qaif_cli.flow.triangulate import TriangulationPage

ROWS_FOR_BOXES = 200
USUAL_WIDTH = 100
_HANGING = re.compile(r"(?: +\S+(?=  ))? *")
"""The indent of a line, and the name that stands there before its text."""


def out(text: str) -> None:
    """Print text; a sign that nobody would see is written out."""
    settle()
    sys.stdout.write(visible(text))


def note(text: str) -> None:
    """Print a remark to standard error."""
    settle()
    sys.stdout.flush()
    text = visible(text)
    sys.stderr.write(f"{fitted(text) if sys.stderr.isatty() else text}\n")


def fitted(text: str) -> str:
    """Text in lines that fit the terminal, words whole; what goes on in the next line stands below its beginning."""
    width = min(shutil.get_terminal_size().columns, USUAL_WIDTH)
    return "\n".join(
        textwrap.fill(
            line,
            width,
            subsequent_indent=" " * len(_HANGING.match(line)[0]),  # type: ignore[index]  # it matches any line
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )


def show(listing: Listing, style: str, *, plain: bool) -> None:
    """Print a list: JSON, a table with boxes on a terminal, or plain columns."""
    if style == "json":
        out(listing.json())
        return
    rows = len(listing.table.rows)
    if plain or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" or not 0 < rows <= ROWS_FOR_BOXES:
        out(listing.plain(_width()))
    else:
        _boxes(listing)
    for line in listing.notes:
        note(line)


def draw(text: str, tones: Mapping[str, str]) -> None:
    """Print a drawing with colours on a terminal; every sign can be recognised by its shape alone."""
    text = visible(text)
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        sys.stdout.write(text)
        return
    from rich.console import Console
    from rich.text import Text

    drawing = Text(text)
    for sign, tone in tones.items():
        drawing.highlight_words([sign], tone)
    Console(highlight=False, soft_wrap=True).print(drawing, end="")


def show_page(page: RecordPage | TriangulationPage | EvidencePage, style: str) -> None:
    """Print a record, or another page: JSON, or words that fit the terminal."""
    if style == "json":
        out(page.json())
        return
    out(page.plain(_width()))
    for line in page.notes:
        note(line)


def show_text(page: TextPage, style: str) -> None:
    """Print a text that is not a table: JSON, or as it stands."""
    out(page.json() if style == "json" else page.text)
    if style != "json":
        for line in page.notes:
            note(line)


def chart_width() -> int:
    """How wide a drawing may be: as the terminal, or a usual page where the output goes elsewhere."""
    return _width() or USUAL_WIDTH


def _width() -> int | None:
    """How many characters fit in a line of the terminal; None where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _boxes(listing: Listing) -> None:
    from rich.box import ROUNDED
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    settle()
    console = Console(highlight=False)
    fitted = listing.fitted(console.width, overhead=4, gap=3)
    table = Table(
        box=ROUNDED,
        header_style="bold",
        show_lines=fitted.spaced,
        title=visible(fitted.title) or None,
        title_justify="left",
        title_style="bold",
        caption=visible(fitted.caption) or None,
        caption_justify="left",
    )
    for column in fitted.columns:
        table.add_column(column.name, justify="right" if column.number else "left", no_wrap=True)
    for row in fitted.rows:
        table.add_row(*(_cell(cell, fitted.tone(cell), Text) for cell in row))
    console.print(table)


def _cell(cell: str, tone: str, text: type[Text]) -> Text:
    """A cell whose first line alone is toned: what stands below a word of a scale is not that word."""
    first, line, rest = visible(cell).partition("\n")
    return text.assemble((first, tone), line + rest)
