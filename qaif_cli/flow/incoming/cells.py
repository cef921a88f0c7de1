"""Reads what a cell says of a field: a text, a day, a step of the scale, a name. What cannot be read is refused with the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.exchange.days import both_ways
from qaif_cli.exchange.formats import day_in
from qaif_cli.exchange.sheet import Cell
from qaif_cli.flow import names
from qaif_cli.flow.durations import NEAR_DAYS, day_of
from qaif_cli.flow.incoming.fields import FIELDS
from qaif_cli.flow.incoming.mapping import ImportMap, folded
from qaif_cli.flow.incoming.shown import said, shown
from qaif_cli.flow.request import Reading
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.visible import HIDDEN as UNSEEN
from qaif_cli.model.vocabulary import WHOSE

_STEP = re.compile(r"[1-5]", re.ASCII)
_WHOLE = re.compile(r"\d{1,3}", re.ASCII)
_BULLET = re.compile(r"^(?:[-–•*·▪◦]|\(?\d{1,2}[.)])\s+")
_NONE = frozenset({"none", "nil", "n/a", "na", "-", "–", "none identified", "not applicable", "none known"})
_NOT_KNOWN = {
    "name": "the word is nothing of the register",
    "step": "the word is no number from 1 to 5",
    "level": "the word is no consequence and no likelihood",
    "status": "the word is neither open nor closed",
}
OPEN_WORD, CLOSED_WORD = "open", "closed"


@dataclass
class CellReader:
    """Reads cells by a map.

    Attributes:
        taken: How often each word of the sheet was taken for something, by field, word and what it was taken for.
        unknown: The words of the sheet that nobody knows, by field, each with what is near it.
        cleaned: How many cells held a sign that nobody sees, which was left out.
        british: How many days could be read both ways, and were read day first because it was said so.
        columns: Of a column whose other days say whether the day comes first, the days that can be read both ways all
            the same; a day of any other column is judged alone.
    """

    reading: Reading
    map: ImportMap
    today: date
    taken: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    unknown: dict[str, dict[str, str]] = field(default_factory=dict)
    cleaned: int = 0
    british: int = 0
    columns: Mapping[int, frozenset[str]] = field(default_factory=dict)
    _exact: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def read(self, name: str, cell: Cell, column: int = 0) -> Any:
        """What a cell says of a field; None where it says nothing.

        Args:
            name: The field.
            cell: The cell.
            column: Where it stands; 0 where that does not matter.

        Raises:
            QaifError: where it cannot be read, or holds no value.
        """
        self._has_value(name, cell)
        text = said(cell)
        if not text:
            return None
        meant = self.map.meant(name, text)
        kind = FIELDS[name].kind
        if meant is not None:
            return self._meant(name, text, meant)
        if kind in ("text", "line"):
            return self._text(text, one_line=kind == "line")
        if kind == "day":
            return self._day(name, cell, text, column)
        if kind == "name":
            return self._name(name, text)
        return self._figure(name, text)

    def default(self, name: str, text: str) -> Any:
        """What a default of the map says.

        Raises:
            QaifError: where it is nothing of the register.
        """
        if FIELDS[name].kind == "day":
            return text if text == UNKNOWN else self._past(name, day_of(name, text, self.today))
        return self._named(name, text)

    @staticmethod
    def _has_value(name: str, cell: Cell) -> None:
        if cell.kind == "error":
            raise QaifError(f"the cell holds the error {cell.value}.", "Put the formula right.")
        if cell.kind == "uncomputed":
            raise QaifError(
                "the cell holds a formula that was never worked out.",
                "Open the file in Excel, save it, and try again.",
            )
        if cell.kind == "date" and name == "reference":
            raise QaifError(
                "the cell holds a date and no reference, as Excel makes of 1-2.", "Write it as text: '1-2."
            )
        if "%" in cell.form and FIELDS[name].kind in ("step", "score"):
            raise QaifError("the cell shows a percentage.", "Write a whole number.")

    def _meant(self, name: str, text: str, meant: Any) -> Any:
        """What the map says that a word means."""
        kind = FIELDS[name].kind
        value: Any = meant
        if kind == "name":
            value = self._named(name, str(meant))
        elif kind == "step" and (type(meant) is not int or not _STEP.fullmatch(str(meant))):
            raise QaifError(
                f"the map says `{meant}` for `{shown(text)}`.", "Write a whole number from 1 to 5 there."
            )
        elif kind == "day":
            value = UNKNOWN if meant == UNKNOWN else day_of(name, str(meant), self.today)
        elif kind == "level":
            value = _pair(text, meant)
        elif kind == "status" and str(meant) not in (OPEN_WORD, CLOSED_WORD, "leave"):
            raise QaifError(
                f"the map says `{meant}` for `{shown(text)}`.", "Write open, closed or leave there."
            )
        self.taken[name, text, " × ".join(map(str, value)) if kind == "level" else str(meant)] += 1
        return value

    def _text(self, text: str, *, one_line: bool) -> str:
        """Free text as it stands, its line ends and blanks made plain; a sign that nobody sees is left out."""
        text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
        clean = UNSEEN.sub("", text)
        self.cleaned += clean != text
        if one_line:
            return " ".join(clean.split())
        return "\n".join(" ".join(line.split()) for line in clean.strip().split("\n"))

    def _day(self, name: str, cell: Cell, text: str, column: int) -> date:
        """A day.

        Raises:
            QaifError: where it is none, is a month alone, or could be read in two ways.
        """
        if isinstance(cell.value, datetime):
            found_day = day_in(cell)
            if isinstance(found_day, str):
                raise QaifError(
                    f"{found_day}.", "Write the day: 2026-11-19; or say in the map what it means."
                )
            return self._past(name, found_day)
        if cell.kind != "text":
            raise QaifError(f"`{shown(text)}` is a number and no day.", "Write the day: 2026-11-19.")
        if text in self.columns.get(column, both_ways([text])):
            if not self.map.british:
                raise QaifError(
                    f"`{text}` could be read day first or month first, and no other day of its column says which.",
                    "Where the day comes first, say --day-first, or write `dates: british` in the map.",
                )
            self.british += 1
        if text.casefold() in NEAR_DAYS:
            raise QaifError(f"`{text}` is no day in a register.", "Write the day: 2026-11-19.")
        try:
            day = day_of(name, text, self.today)
        except QaifError as error:
            hint = f" Or say what it means in the map, such as `values: {name}: {shown(text)}: unknown`."
            raise QaifError(f"`{shown(text)}` is no day.", f"{error.todo}{hint}") from None
        return self._past(name, day)

    def _past(self, name: str, day: date) -> date:
        if FIELDS[name].past and day > self.today:
            raise QaifError(f"{day.isoformat()} has not come yet.", "Put the day right.")
        return day

    def _figure(self, name: str, text: str) -> Any:
        """A step, a stated score, or a status."""
        kind = FIELDS[name].kind
        if kind == "step" and _STEP.fullmatch(text):
            return int(text)
        if kind == "score" and _WHOLE.fullmatch(text):
            return int(text)
        if kind == "status" and folded(text) in (OPEN_WORD, CLOSED_WORD):
            return folded(text)
        figure = not any(sign.isalpha() for sign in text)
        if kind == "step" and figure:
            raise QaifError(f"`{shown(text)}` is no whole number from 1 to 5.", "Put it right.")
        if kind == "score":
            raise QaifError(
                f"`{shown(text)}` is no whole score.",
                "Put it right, or write `leave` for the column in the map.",
            )
        raise self._not_known(name, text)

    def exact(self, name: str) -> Mapping[str, str]:
        """The IDs of what a field may name, by ID and by whole title in small letters."""
        if name not in self._exact:
            register = self.reading.register
            records = {"area": register.areas, "provider": register.providers}.get(name)
            if records is not None:
                titles = {item.id: item.title for item in records}
            elif name == "whose":
                titles = {word: word for word in WHOSE.words}
            else:
                titles = dict(self.reading.framework.names("role" if name in _ROLES else name))
            unknown = {UNKNOWN: UNKNOWN} if name in _ROLES else {}
            found = {folded(title): id_ for id_, title in titles.items()}
            self._exact[name] = found | {folded(id_): id_ for id_ in titles} | unknown
        return self._exact[name]

    def _name(self, name: str, text: str) -> str:
        """What a word names by its ID or its whole title; what is only near it is a matter for the map.

        Raises:
            QaifError: where it is neither.
        """
        id_ = self.exact(name).get(folded(text))
        if id_ is None:
            raise self._not_known(name, text)
        self.taken[name, text, id_] += 1
        return id_

    def _near(self, name: str, text: str) -> str:
        """What a word may mean; empty where nothing is near."""
        try:
            return f"`{self._named(name, ' '.join(text.split()))}`?"
        except QaifError as error:
            return error.todo.removeprefix("Did you mean ") if error.todo.startswith("Did you mean") else ""

    def _named(self, name: str, text: str) -> str:
        """The ID of what a text names.

        Raises:
            QaifError: where there is none; it names the near one.
        """
        looked = _LOOKED_UP.get(name)
        if looked:
            return looked(text, self.reading)
        if name == "whose":
            return names.word("owner of a risk", text, WHOSE.words)
        return names.named(name, text, self.reading.framework.names(name))

    def _not_known(self, name: str, text: str) -> QaifError:
        """A word that is nothing of the register: one message for all of a field, and each word kept with what is near."""
        kind = FIELDS[name].kind
        words = self.unknown.setdefault(name, {})
        if text not in words:
            words[text] = self._near(name, text) if kind == "name" else ""
        return QaifError(f"{_NOT_KNOWN[kind]}.", f"Say in the map, under `values: {name}:`, what it means.")


def _pair(text: str, meant: Any) -> tuple[int, int]:
    """The consequence and likelihood for which one word stands.

    Raises:
        QaifError: where the map does not say both.
    """
    pair = (meant.get("consequence"), meant.get("likelihood")) if isinstance(meant, dict) else (None, None)
    if all(type(step) is int and _STEP.fullmatch(str(step)) for step in pair):
        return pair  # type: ignore[return-value]  # both are whole numbers
    raise QaifError(
        f"the map does not say consequence and likelihood for `{shown(text)}`.",
        f"Write `values: level: {shown(text)}: {{consequence: 4, likelihood: 3}}` there.",
    )


_ROLES = ("owner", "executive_lead", "by", "action_owner")
_LOOKED_UP: Mapping[str, Callable[[str, Reading], str]] = {
    "area": names.area,
    "provider": names.provider,
} | dict.fromkeys(_ROLES, names.role)


def without_bullet(line: str) -> str:
    """A line without the sign that makes it one of a list."""
    return _BULLET.sub("", line.strip()).strip()


def lines_of(text: str) -> list[str]:
    """The entries of a cell that has one a line, without the signs before them; none where it says that there is none."""
    lines = [without_bullet(line) for line in text.split("\n")]
    return [line for line in lines if line and line.casefold() not in _NONE]
