"""How what stands in somebody's cell is shown: in one line, and nothing that may identify a person."""

from __future__ import annotations

from datetime import datetime

from qaif_cli.exchange.sheet import Cell
from qaif_cli.judge.rules.confidential import HIDDEN, identifies

SHORT = 40
PATIENT = "it holds what may identify a patient; records hold no patient data. Take it out."
"""What is said of a cell that is private."""


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
    """Whether a text, below its heading, may identify a person: an NHS number, or a date of birth."""
    return identifies(text) or identifies(f"{heading} {text}")


def shown(text: str, heading: str = "", most: int = SHORT) -> str:
    """A text in one line, cut where it is long, and not repeated where it may identify a person."""
    if private(text, heading):
        return HIDDEN
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
