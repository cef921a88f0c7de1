"""What a record says, in words: beside its entries, and in each of its dated entries, those that others correct too."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.identifiers import masked
from qaif_cli.model.as_known import begins, told_by
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.extracted import ExtractedEntry
from qaif_cli.model.inside import model_in
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.links import links
from qaif_cli.model.record import Record
from qaif_cli.model.walk import parts, past_days_in
from qaif_cli.render.record import Names, in_words, label, said_of
from qaif_cli.render.words import capital, day

_HEAD = ("id", "title", "sensitivity")
"""What stands in columns of its own."""


@dataclass(frozen=True)
class Period:
    """From which day to which; None where it is open on that side."""

    first: date | None = None
    last: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether a day lies in it; one that is not known may."""
        return on is None or (self.first or date.min) <= on <= (self.last or date.max)

    @property
    def said(self) -> str:
        """It in words."""
        if self.first is None and self.last is None:
            return "all that is recorded"
        first = f"from {day(self.first)}" if self.first else "from the beginning"
        return f"{first} {f'to {day(self.last)}' if self.last else 'onward'}"


def says(record: Record, names: Names) -> str:
    """What a record says of itself, beside its dated entries."""
    return masked(_Told(record, names).words(record, "", _HEAD, whole=False))


def entries(
    record: Record, at: tuple[str, ...] | None, names: Names, hidden: Container[str], period: Period
) -> tuple[tuple[ExtractedEntry, ...], int]:
    """The dated entries of a record in which anything befell in a period, without what came after it.

    Args:
        record: The record as it was known on the day, with its corrections beside what they correct.
        at: Only those in which one of these pointers stands; None for all.
        names: What is printed for links.
        hidden: The private records: what names one is private too.
        period: The period.

    Returns:
        Those, by the first of their days that lies in it, those without a known day before them; and how many are left out.
    """
    apart = _apart(record)
    private = _naming(record, hidden)
    told = _Told(record, names, period.last)
    made: list[ExtractedEntry] = []
    outside = 0
    for pointer, part in apart.items():
        if _above(pointer, apart) or not (at is None or any(_below(one, pointer) for one in at)):
            continue
        days: list[date | None] = [*_days_of(part)] or [getattr(record, "date", None)]
        on = next((day for day in days if period.holds(day)), date.max)
        if on == date.max:
            outside += 1
            continue
        begun = tuple(name for name in begins(type(part))[:1] if getattr(part, name) == on)
        made.append(
            ExtractedEntry(
                on,
                _where(pointer),
                masked(told.words(part, pointer, begun)),
                private_at(record, pointer, part) or any(_below(one, pointer) for one in private),
            )
        )
    return tuple(sorted(made, key=lambda entry: entry.day or date.min)), outside


def _days_of(part: BaseModel) -> list[date]:
    """Every known day on which a part began or something in it befell, the earliest first."""
    said = (getattr(inner, name) for _, inner in parts(part) for name in past_days_in(type(inner)))
    return sorted({day for day in said if isinstance(day, date)})


def names_private(record: Record, hidden: Container[str]) -> bool:
    """Whether what a record says of itself, beside its dated entries, names a private record."""
    apart = _apart(record)
    return any(not any(_below(one, pointer) for pointer in apart) for one in _naming(record, hidden))


def _apart(record: Record) -> dict[str, BaseModel]:
    """The parts of a record that are told as entries, by their pointers."""
    own = getattr(record, "date", None)
    return {at: part for at, part in parts(record) if at and (_dated(type(part)) or (own and _listed(at)))}


def _naming(record: Record, hidden: Container[str]) -> list[str]:
    """Where a record names a private one."""
    return [at for at, to, name in links(record) if name in hidden and (to == "record" or to in BY_NAME)]


def _below(one: str, pointer: str) -> bool:
    return f"{one}/".startswith(f"{pointer}/")


def private_at(record: Record, pointer: str, part: BaseModel) -> bool:
    """Whether a part of a record is private: of a public meeting, what was not taken in its public part."""
    if record.sensitivity == "private":
        return True
    if isinstance(record, Meeting):
        return pointer.startswith(("/items", "/actions")) and getattr(part, "part", "") != "public"
    return False


def _above(pointer: str, dated: Container[str]) -> bool:
    """Whether a part stands in another that is dated too, and so is told with it."""
    above = pointer
    while above := above.rpartition("/")[0]:
        if above in dated:
            return True
    return False


def _dated(model: type[BaseModel]) -> bool:
    """Whether a part is something that befell on a day, and no goal that only names one."""
    return bool(past_days_in(model))


def _listed(pointer: str) -> bool:
    """Whether a part stands in a list of the record: what a meeting has there befell on its day."""
    return pointer.count("/") == 2 and pointer.rpartition("/")[2].isdigit()  # noqa: PLR2004  # `/items/3`


def _where(pointer: str) -> str:
    return capital(" ".join(label(word) for word in pointer.split("/") if word and not word.isdigit()))


class _Told:
    """How the parts of one record become words."""

    def __init__(self, record: Record, names: Names, until: date | None = None) -> None:
        self._refs = {pointer: to for pointer, to, _ in links(record)}
        self._record = record
        self._until = until
        self._names = names
        self._day = getattr(record, "date", None)

    def words(self, value: BaseModel, at: str, skip: tuple[str, ...] = (), *, whole: bool = True) -> str:
        """What a model says: each field that says something, with its label; `whole` with the dated parts inside it."""
        said = []
        for name, key, part in said_of(value, skip):
            inner = model_in(type(value).model_fields[name].annotation)
            told_apart = inner is not None and (
                _dated(inner) or (not at and self._day and isinstance(part, tuple))
            )
            if (whole or not told_apart) and self._there(f"{at}/{key}"):
                words = self._value(part, f"{at}/{key}", whole=whole)
                said += [f"{capital(label(name, type(value)))}: {words}"] if words else []
        return ". ".join(text.rstrip(".") for text in said)

    def _there(self, at: str) -> bool:
        """Whether what stands at a pointer was there on the last day that is told of."""
        return self._until is None or told_by(self._record, at.strip("/").split("/"), self._until)

    def _value(self, part: Any, at: str, *, whole: bool) -> str:
        if isinstance(part, BaseModel):
            inside = self.words(part, at, whole=whole)
            return f"({inside})" if inside else ""
        if isinstance(part, tuple):
            there = ((f"{at}/{place}", item) for place, item in enumerate(part))
            return "; ".join(self._value(item, one, whole=whole) for one, item in there if self._there(one))
        if part == UNKNOWN:
            return "not known"
        if at in self._refs:
            title = self._names(self._refs[at], part)
            return title if title.casefold() == str(part).casefold() else f"{title} ({part})"
        return in_words(part)
