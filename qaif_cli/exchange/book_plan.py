"""A workbook before it is written: its sheets, tables and cells as plain data, and how a text stands in a cell.

The plan knows nothing of what it is about. `workbook.py` makes the bytes of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from qaif_cli.exchange.sheet import Place

Holds = Literal["text", "whole", "day"]
"""What the cells of a column hold; a text is never worked out, whatever it begins with."""
PlainValue = str | int | date | None
MOST_UNITS = 32_767
"""So many units of UTF-16 a cell of a workbook holds."""
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_CUT = " … [cut: {:,} characters, more than a cell holds; this cell is not read back]"


@dataclass(frozen=True, slots=True)
class CellText:
    """A text as it stands in a cell.

    Attributes:
        text: What stands there.
        whole: Whether that is the text itself; what is not, is not to be read back.
    """

    text: str
    whole: bool


def cell_text(text: str) -> CellText:
    """How a text stands in a cell.

    A sign that no workbook can hold is written out, as `[U+000B]`; a text that is longer than a cell is cut, and says so.
    """
    shown = _NOT_IN_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    if len(shown) * 2 > MOST_UNITS and units_of(shown) > MOST_UNITS:
        mark = _CUT.format(len(text))
        kept = shown.encode("utf-16-le")[: (MOST_UNITS - len(mark)) * 2].decode("utf-16-le", "ignore")
        return CellText(f"{kept}{mark}", whole=False)
    return CellText(shown, whole=shown == text)


def units_of(text: str) -> int:
    """How many units of UTF-16 a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks, and what may be written into it.

    Attributes:
        holds: What it holds.
        editable: Whether it may be changed; one that may not is grey.
        allowed: The list of the plan whose words alone it takes; empty for any.
        between: The least and the most whole number that it takes; None for any.
        help: What is said to whoever comes into it; 255 letters at the most.
        bold: Whether it is written bold.
        centred: Whether it stands in the middle.
        size: The size of its letters; 0 for that of all.
        fill: Its colour, as `#FFE699`; empty for white, or grey where it may not be changed.
        ink: The colour of its letters; empty for black.
        bare: Whether it has neither border nor grey, like a title.
    """

    holds: Holds = "text"
    editable: bool = False
    allowed: str = ""
    between: tuple[int, int] | None = None
    help: str = ""
    bold: bool = False
    centred: bool = False
    size: int = 0
    fill: str = ""
    ink: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A cell by itself.

    Attributes:
        value: What stands in it; of a formula, the value that it has.
        look: How it looks.
        formula: What works it out, without the sign that begins a formula; empty for a plain value.
    """

    value: PlainValue
    look: Look = Look()
    formula: str = ""


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """A column of a table.

    Attributes:
        heading: Its heading; each of a table is another, whatever the case of its letters.
        width: How wide it is, in letters.
        look: How its cells look.
        formula: What works them out, in the names of the table: `Risks[[#This Row],[Likelihood]]*2`.
        hidden: Whether it is hidden.
    """

    heading: str
    width: float
    look: Look = Look()
    formula: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """The colour that cells of a table take where one of them has a word.

    Attributes:
        heading: The column that has the word.
        word: The word.
        fill: The colour.
        ink: The colour of the letters.
        columns: The headings of the columns that are coloured.
    """

    heading: str
    word: str
    fill: str
    ink: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class TablePlan:
    """A table with filters.

    Attributes:
        name: What formulas call it.
        columns: Its columns.
        rows: Its rows, a value for each column; a cell that looks otherwise than its column is planned by itself.
        shades: The colours that go with words.
        kept: How many columns stay in sight at the left.
    """

    name: str
    columns: Sequence[ColumnPlan]
    rows: Sequence[Sequence[PlainValue | PlannedCell]]
    shades: Sequence[Shade] = ()
    kept: int = 0


@dataclass(frozen=True)
class PagePlan:
    """A sheet that is seen.

    Attributes:
        name: Its name, 31 letters at the most.
        lines: The lines above its table; the first is the title.
        table: Its table; None where it has only cells.
        cells: Cells placed by themselves, clear of the lines and the table.
        widths: How wide the columns are, where there is no table.
        footer: What stands at the foot of each printed page, at the left.
        landscape: Whether it is printed so.
        large: Whether it is printed on A3; else on A4.
        across: On how many pages beside one another it is printed; the columns that stay in sight are on each.
    """

    name: str
    lines: Sequence[str] = ()
    table: TablePlan | None = None
    cells: Mapping[Place, PlannedCell] = field(default_factory=dict)
    widths: Sequence[float] = ()
    footer: str = ""
    landscape: bool = True
    large: bool = False
    across: int = 1


@dataclass(frozen=True)
class DataPlan:
    """A sheet for programs: protected, and hidden so that it can only be shown by one.

    Attributes:
        name: Its name.
        rows: Its texts; each is one that a cell holds whole.
    """

    name: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class BookPlan:
    """A workbook.

    Attributes:
        title: Its title, in its properties.
        author: Who made it, in its properties.
        created: The day in its properties; with the same plan and day the bytes are the same.
        pages: The sheets that are seen.
        lists: The lists of words that cells may take, by a name of letters and underscores.
        data: The sheets for programs.
        properties: Properties of the file that only programs read.
        names: Texts under a name, that formulas and programs read.
    """

    title: str
    author: str
    created: date
    pages: Sequence[PagePlan]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    data: Sequence[DataPlan] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
