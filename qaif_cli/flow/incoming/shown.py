"""How what stands in somebody's cell is shown: in one line, and nothing that may identify a person."""

from __future__ import annotations

from datetime import datetime

from qaif_cli.exchange.sheet import Cell
from qaif_cli.judge.identifiers import HIDDEN, PRIVATE, surely_in

SHORT = 40


def said(cell: Cell) -> str:
    """What a cell holds, as text; empty where it holds no more than blanks."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.time().min else value.isoformat(" ")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def private(text: str, heading: str = "") -> bool:
    """Whether a text, below its heading, certainly identifies a person, such as by an NHS number, or is a secret."""
    return bool(surely_in(text, heading))


def why_private(text: str, heading: str = "") -> str:
    """What is said of a cell that is private, by what it holds."""
    return f"it holds {surely_in(text, heading)[0].what}: {PRIVATE}. Take it out."


def shown(text: str, heading: str = "", most: int = SHORT) -> str:
    """A text in one line, cut where it is long, and not repeated where it may identify a person."""
    if private(text, heading):
        return HIDDEN
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
