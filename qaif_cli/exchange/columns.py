"""Which column of a table is which: by its heading, or as the user says; never by its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from qaif_cli.errors import QaifError
from qaif_cli.exchange.cells import printable

Part = Literal[
    "indicator", "date", "value", "numerator", "denominator", "by", "group", "out_of", "note", "other"
]

_NAMES: dict[Part, frozenset[str]] = {
    "indicator": frozenset({"indicator", "indicator id", "id"}),
    "date": frozenset(
        {"date", "day", "month", "quarter", "week", "year", "period", "report date", "reporting date", "reporting period",
         "period end", "period ending", "period start", "month ending", "week ending", "week commencing", "month year",
         "financial year", "financial quarter"}
    ),
    "value": frozenset({"value", "values", "figure", "result"}),
    "numerator": frozenset({"numerator"}),
    "denominator": frozenset({"denominator"}),
    "by": frozenset({"by", "broken down by", "breakdown"}),
    "group": frozenset({"group"}),
    "out_of": frozenset({"out of"}),
    "note": frozenset({"note", "notes", "comment", "comments", "remark", "remarks"}),
    "other": frozenset({"target", "trajectory", "plan", "standard", "baseline", "mean", "lower limit", "upper limit"}),
}  # fmt: skip
"""What the columns of figures are headed, in words of small letters."""
_NAMING = frozenset(
    {"metric", "metric name", "metric id", "measure", "measure name", "indicator name", "indicator title", "kpi"}
)  # fmt: skip
"""Headings of a column that names the indicator, where its own words are not there."""
_BEFORE_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"[^a-z0-9%£]+")
_NAMED = 20
"""As many headings are named before the rest are counted."""


@dataclass(frozen=True)
class Choice:
    """What the user says of a table.

    Attributes:
        date: The heading of the dates; empty where it is to be told by its name.
        value: The heading of the values; likewise.
        where: Headings with the value that a row must have there.
        sheet: The name of the sheet.
        encoding: What a CSV is written in.
        day_first: Whether dates in figures have the day first.
    """

    date: str = ""
    value: str = ""
    where: tuple[tuple[str, str], ...] = ()
    sheet: str = ""
    encoding: str = ""
    day_first: bool = False


def plain(heading: str) -> str:
    """A heading as words of small letters: `report date` of `ReportDate`."""
    return _NO_WORD.sub(" ", _BEFORE_CAPITAL.sub(" ", heading).lower()).strip()


def named(headings: Mapping[int, str], heading: str) -> list[int]:
    """The columns with a heading: those written just so, else those that are the same words."""
    exact = [column for column, text in headings.items() if text.strip() == heading.strip()]
    return exact or [column for column, text in headings.items() if plain(text) == plain(heading)]


def told(headings: Mapping[int, str]) -> str:
    """The headings, as a message names them."""
    texts = [printable(text) for text in headings.values()]
    more = f" and {len(texts) - _NAMED} more" if len(texts) > _NAMED else ""
    return f"{', '.join(texts[:_NAMED])}{more}"


def chosen(headings: Mapping[int, str], heading: str, option: str) -> int:
    """The one column that the user named.

    Raises:
        QaifError: where there is none, or more than one.
    """
    found = named(headings, heading)
    if len(found) == 1:
        return found[0]
    what = "No column is" if not found else f"{len(found)} columns are"
    raise QaifError(f"{what} headed `{heading}`, which {option} names.", f"The columns are {told(headings)}.")


def parts_of(headings: Mapping[int, str]) -> dict[Part, list[int]]:
    """The columns whose headings tell what they hold."""
    found: dict[Part, list[int]] = {part: [] for part in _NAMES}
    for column, text in headings.items():
        for part, names in _NAMES.items():
            if plain(text) in names:
                found[part].append(column)
    dates = [column for column in found["date"] if plain(headings[column]) == "date"]
    return found | {"date": dates} if len(dates) == 1 else found


def columns_of(headings: Mapping[int, str], choice: Choice, *, several: bool) -> dict[Part, int]:
    """The column of each part, as far as the headings and the user tell; none where two could be it.

    Args:
        headings: The headings, by column.
        choice: What the user says.
        several: Whether the table holds several indicators; else the only column left is that of the values.

    Raises:
        QaifError: where the user names a column that is not there.
    """
    parts = parts_of(headings)
    if choice.date:
        parts["date"] = [chosen(headings, choice.date, "--date")]
    if choice.value:
        parts["value"] = [chosen(headings, choice.value, "--value")]
        parts["numerator"] = parts["denominator"] = []
    found = {part: columns[0] for part, columns in parts.items() if len(columns) == 1}
    used = {column for columns in parts.values() for column in columns}
    used |= {column for heading, _ in choice.where for column in named(headings, heading)}
    left = [column for column in headings if column not in used]
    naming = [column for column in left if plain(headings[column]) in _NAMING]
    if several and "indicator" not in found and len(naming) == 1:
        found["indicator"] = naming[0]
    if not several and not parts["value"] and len(left) == 1 and "numerator" not in found:
        found["value"] = left[0]
    return found


def lacking(found: Mapping[Part, int]) -> list[Part]:
    """Which of date and value are not told; a numerator and a denominator make the value."""
    valued = "value" in found or ("numerator" in found and "denominator" in found)
    missing: list[Part] = [] if "date" in found else ["date"]
    return missing if valued else [*missing, "value"]


def ask_for(name: str, headings: Mapping[int, str], found: Mapping[Part, int]) -> QaifError:
    """The one message where the headings do not tell the columns."""
    taken = [
        f" {printable(headings[found[part]])} is taken for the {part}."
        for part in ("date", "value")
        if part in found
    ]
    return QaifError(
        f"`{name}` has the columns {told(headings)}: say which are date and value, with --date COLUMN and --value COLUMN.{''.join(taken)}"
    )
