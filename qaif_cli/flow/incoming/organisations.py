"""What a row of a list of organisations says: its code, its name, whether it is open, what kind it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from qaif_cli.exchange.formats import shows_month
from qaif_cli.exchange.organisation_files import CODE, SETTINGS, STATES, OrganisationState
from qaif_cli.exchange.sheet import Cell, Place
from qaif_cli.flow.incoming.mapping import ImportMap, folded
from qaif_cli.flow.incoming.shown import said, shown
from qaif_cli.model.day_words import day_written
from qaif_cli.model.words import month_in_words

_FIGURES = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_REGULATORS = re.compile(r"(\d{1,2})/([a-z]{3})/(\d{4})(?: - \d{2}:\d{2})?", re.IGNORECASE | re.ASCII)
_MIDNIGHT = re.compile(r"[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+\w*")
_SMALL = frozenset(
    {"and", "of", "the", "for", "in", "on", "with", "at", "upon", "by", "to", "de", "la", "le"}
)
_LETTERS = frozenset(
    {"nhs", "gp", "icb", "cic", "pcn", "ltd", "llp", "plc", "uk", "ooh", "wic", "mdt", "utc", "cct"}
)
_AS_WORDS = {"ltd": "Ltd", "plc": "plc"}
_MARKS = ("'", "’")
_VOWELS = frozenset("aeiouy")


@dataclass
class OrganisationRow:
    """A row, as far as it says something.

    Attributes:
        row: Its number.
        cells: What its cells hold, by field.
        places: Where they stand, by field.
        faults: What cannot be, with the cell; it counts only for an organisation that is taken.
        code: The code; empty where there is none.
        name: The name, as it is written.
        state: Whether it is open.
        opened: The day on which it opened or will, where that is said.
        closed: The day on which it closed, where that is said.
        closes: The day on which it will close, where that is announced.
        type: What kind of provider it is; empty where the row does not tell.
        successor: The code of its successor; empty where there is none.
    """

    row: int
    cells: Mapping[str, str]
    places: Mapping[str, Place]
    faults: list[tuple[Place | None, str]] = field(default_factory=list)
    code: str = ""
    name: str = ""
    state: OrganisationState = "open"
    opened: date | None = None
    closed: date | None = None
    closes: date | None = None
    type: str = ""
    successor: str = ""

    def refuse(self, name: str, why: str) -> None:
        """Keep what cannot be, with the cell of a field."""
        self.faults.append((self.places.get(name), why))


def fields_of(
    row: int, cells: Mapping[int, Cell], columns: Mapping[int, str]
) -> tuple[dict[str, str], dict[str, Place]]:
    """The texts of a row by field, and where they stand; a day that is shown as a month is that month."""
    texts = {columns[column]: _text(cell) for column, cell in cells.items() if column in columns}
    places = {columns[column]: (row, column) for column in cells if column in columns}
    return texts, places


def _text(cell: Cell) -> str:
    if isinstance(cell.value, datetime) and shows_month(cell.form):
        return month_in_words(cell.value)
    return said(cell)


def read_organisation(
    row: int, cells: Mapping[int, Cell], columns: Mapping[int, str], told: ImportMap, today: date
) -> OrganisationRow:
    """What a row says of an organisation.

    Args:
        row: Its number.
        cells: Its cells, by column.
        columns: The field of each column that is taken.
        told: What the map says.
        today: The real day, after which nothing has closed.
    """
    texts, places = fields_of(row, cells, columns)
    made = OrganisationRow(row, texts, places)
    made.code = texts.get("code", "").upper()
    code_cell = next((cells[column] for column in cells if columns.get(column) == "code"), None)
    if code_cell is not None and code_cell.kind != "text":
        made.refuse("code", _NO_TEXT)
    elif made.code and not CODE.fullmatch(made.code):
        made.refuse("code", f"`{shown(made.code)}` cannot be a code of the Organisation Data Service.")
    made.name = " ".join(texts.get("name", "").split())
    if not made.name:
        made.refuse("name", "there is no name.")
    made.successor = texts.get("successor", "").upper()
    closed = day_in(texts.get("closed", ""))
    if isinstance(closed, str):
        made.refuse("closed", closed)
    else:
        made.closed = closed
    opened = day_in(texts.get("opened", ""))
    made.opened = opened if isinstance(opened, date) else None
    _state(made, told, today)
    _type(made, told)
    return made


_NO_TEXT = (
    "the cell holds a number and a code is text: a spreadsheet makes 7 of 007 and 100000 of 1E5."
    " Import the file as it was downloaded, not as a spreadsheet saved it."
)


def _state(made: OrganisationRow, told: ImportMap, today: date) -> None:
    word = made.cells.get("status", "")
    meant = told.meant("status", word)
    known = STATES.get(folded(meant if meant is not None else word))
    if known is None:
        made.refuse(
            "status",
            f"`{shown(word)}` is no status that is known. Say in the map, under `values: status:`, what it means.",
        )
        return
    made.state = known
    if made.opened and made.opened > today and known == "open":
        made.state = "proposed"
    if made.closed and made.closed > today:
        made.closes, made.closed = made.closed, None  # it is open until then
    elif made.closed and known in ("open", "dormant"):
        made.state = "closed"


def _type(made: OrganisationRow, told: ImportMap) -> None:
    """The type by its own column, else by the prescribing setting; several roles stand with | between."""
    word = made.cells.get("type", "")
    made.type = str(told.meant("type", word) or word) if word else ""
    setting = made.cells.get("setting", "")
    if setting and not made.type:
        meant = told.meant("setting", setting)
        roles = [SETTINGS[role] for role in setting.upper().split("|") if role in SETTINGS]
        made.type = (
            str(meant) if meant else "general-practice" if "general-practice" in roles else "".join(roles[:1])
        )


def day_in(text: str) -> date | str | None:
    """The day that a cell names, as these files write it; None where it is empty; or what is wrong with it."""
    if not text.strip("- "):
        return None
    text = _MIDNIGHT.sub("", text)
    figures, regulators = _FIGURES.fullmatch(text), _REGULATORS.fullmatch(text)
    if regulators:
        text = f"{regulators[1]} {regulators[2]} {regulators[3]}"
    if figures:
        text = "-".join(figures.groups())
    day = day_written(text.lower())
    return (
        day
        if isinstance(day, date) and not isinstance(day, datetime)
        else f"`{shown(text)}` is no day. {day}"
    )


def spelt(name: str) -> str:
    """A name as it is read, where a file has it in capitals: `St Aldith's Hospice NHS Trust`; any other as it is."""
    if name != name.upper():
        return name
    words = iter(range(len(name)))
    return _WORD.sub(lambda found: _word(found[0], first=next(words) == 0), name)


def _word(word: str, *, first: bool) -> str:
    small = word.lower()
    if word[0].isdigit():
        return small
    if small[1:2] in _MARKS and len(small) > len("o'b"):
        return f"{word[:2]}{_word(word[2:], first=True)}"
    if small in _LETTERS or not _VOWELS & set(small):
        return _AS_WORDS.get(small, "St" if small == "st" else "Dr" if small == "dr" else word)
    return small if small in _SMALL and not first else small[0].upper() + small[1:]
