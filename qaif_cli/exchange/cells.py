"""What the cell of a figure says: a number, with its sign of per cent, or what stands for none, with its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qaif_cli.errors import QaifError
from qaif_cli.exchange.formats import is_percent
from qaif_cli.exchange.sheet import Cell

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "none"})
"""What stands for a missing value without saying why, in small letters."""
SHORTHAND = {
    "*": "suppressed",
    "[c]": "confidential",
    "[x]": "not available",
    "[z]": "not applicable",
    "[low]": "too low to show",
    ":": "not available",
    "..": "not available",
    "#div/0!": "could not be worked out",
}
"""The shorthand of official statistics in the United Kingdom, and what each sign means."""
_FEWER = re.compile(r"(?:<|fewer than |less than )\s*(\d{1,3})")
_DASHES = frozenset("-–—")
_SAID = re.compile(
    r"""[\[("'“‘]?\s*[-–—]\s*[\])"'”’]?\s*(?:=|:|means|denotes|indicates|is)\s*(\S.*)""", re.IGNORECASE
)
"""How a file says what its dash stands for."""
_WIDEST = 100
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?")
_UNCLEAR = re.compile(r"[+−-]?\d{1,3},\d{3}")
_ALIKE = 3
"""From one more line on, a fault that they share is said once."""

NOT_CLEAR = "The comma may stand for thousands or for decimals. Write 12500 or 12.5."
TOO_LARGE = "The number has more figures than a record keeps. Look at it, or give it in a larger unit, such as millions."
_MOST = 1e15
NO_NUMBER = "The value is no number. Write a number such as 1234.5, or NA where there is none."
UNSAID_DASH = "A dash may stand for nought, or for a figure that is not given. Write 0, or NA; or say it in the file: `- = not available`."
UNCOMPUTED = "The formula was never worked out. Open the file in a spreadsheet, save it and try again."


@dataclass(frozen=True)
class Amount:
    """What the cell of a figure says.

    Attributes:
        value: The number; None where it stands for missing.
        percent: Whether it has a % sign.
        missing: What the sign for missing means; empty where it does not tell.
    """

    value: float | None
    percent: bool = False
    missing: str = ""


def amount_of(cell: Cell | None, separator: str = "", dash: str = "") -> Amount | str:
    """What a cell says; or what is wrong with it.

    Args:
        cell: The cell; None where it is empty.
        separator: What stands between the cells of the file.
        dash: What a dash stands for, where the file says so.
    """
    if cell is None:
        return Amount(None)
    if cell.kind == "number" and isinstance(cell.value, int | float):
        percent = is_percent(cell.form)
        if not abs(cell.value) < _MOST:
            return TOO_LARGE
        return Amount(round(cell.value * 100, 10) if percent else float(cell.value), percent)
    if cell.kind == "uncomputed":
        return UNCOMPUTED
    if cell.kind in ("text", "error"):
        return amount_written(" ".join(str(cell.value).split()), separator, dash)
    return NO_NUMBER


def amount_written(text: str, separator: str = "", dash: str = "") -> Amount | str:
    """What a text says; otherwise as `amount_of`."""
    said = text.lower()
    if said in MISSING:
        return Amount(None)
    if said in _DASHES:
        return _as_said(dash) if dash else UNSAID_DASH
    fewer = _FEWER.fullmatch(said)
    if fewer:
        return Amount(None, missing=f"fewer than {fewer[1]} ({text})")
    if said in SHORTHAND:
        return Amount(None, missing=f"{SHORTHAND[said]} ({text})")
    number = number_in(text)
    if number is None or not abs(number) < _MOST:
        return NO_NUMBER if number is None else TOO_LARGE
    return NOT_CLEAR if unclear(text, separator) else Amount(number, "%" in text)


def _as_said(dash: str) -> Amount:
    nought = dash.lower().strip(" .'\"") in ("0", "nil", "none", "zero", "nought")
    return Amount(0.0) if nought else Amount(None, missing=f"{dash} (-)")


def dash_in(texts: Iterable[str]) -> str:
    """What a file says that its dash stands for; empty where it does not."""
    return next(
        (printable(found[1].strip()) for text in texts if (found := _SAID.fullmatch(text.strip()))), ""
    )


def unclear(text: str, sign: str) -> bool:
    """Whether a comma in a number may stand for thousands or for decimals: `12,500` in a file with semicolons."""
    return sign == ";" and _UNCLEAR.fullmatch(text.removesuffix("%").strip()) is not None


def number_in(text: str) -> float | None:
    """A number with or without thousands commas and a % sign; None where it is none."""
    plain = text.removesuffix("%").strip().replace("−", "-")
    if not _NUMBER.fullmatch(plain) or not any(sign.isdigit() for sign in plain.partition("e")[0]):
        return None
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be taken.

    Attributes:
        line: Its line, or its row in a workbook.
        text: The row itself.
        fault: What is wrong and what to do.
    """

    line: int
    text: str
    fault: str


def unread(what: str, name: str, rows: Iterable[BadRow]) -> QaifError:
    """The message about rows that cannot be taken: each with its number, its text and what to do.

    What is wrong with more than three of them is said once.

    Args:
        what: What cannot be done because of them.
        name: What the file is called.
        rows: The rows.
    """
    by_fault: dict[str, list[BadRow]] = {}
    for row in sorted(rows, key=lambda row: row.line):
        by_fault.setdefault(row.fault, []).append(row)
    told = []
    for fault, alike in sorted(by_fault.items(), key=lambda pair: pair[1][0].line):
        told += (
            [(row.line, _told(name, row)) for row in alike]
            if len(alike) <= _ALIKE
            else [_once(name, alike, fault)]
        )
    return QaifError(
        f"{what}:{''.join(text for _, text in sorted(told))}", "\nPut these lines right and try again."
    )


def _told(name: str, row: BadRow) -> str:
    return f"\n  {name}:{row.line}: {row.fault}\n      {row.line} | {shown(row.text)}"


def _once(name: str, rows: Sequence[BadRow], fault: str) -> tuple[int, str]:
    lines = "".join(f"\n      {row.line} | {shown(row.text)}" for row in rows[:_ALIKE])
    more = f"\n      and {len(rows) - _ALIKE} more lines, to line {rows[-1].line}"
    return rows[0].line, f"\n  {name}:{rows[0].line}: {fault}{lines}{more}"


def shown(line: str) -> str:
    """A line as it may be printed on a terminal."""
    clean = printable(line.replace("\t", " ")).strip()
    return clean if len(clean) <= _WIDEST else f"{clean[: _WIDEST - 1]}…"


def printable(text: str) -> str:
    """Without signs that would move the cursor or hide what stands beside them."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)
