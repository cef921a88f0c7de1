"""What a change did to each field of a record, judged by the word that the field has for it.

One walk over two versions. Whatever differs is told, with the verdict of its word; the rules say the verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from qaif_cli.judge.changes.easing import comes_eased, is_eased
from qaif_cli.judge.changes.keeping import Keeping, in_short, is_empty, told
from qaif_cli.judge.diff import field_words
from qaif_cli.judge.diff.align_histories import align
from qaif_cli.judge.diff.model_diff import FieldStep
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.as_known import begins, first_day
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.history import corrected_place
from qaif_cli.model.how_often import rule_in_words
from qaif_cli.model.kinds.indicator import IndicatorPoint
from qaif_cli.model.record import Entry, Waiver
from qaif_cli.model.ways import AMENDED, Way, Word, way_of
from qaif_cli.model.words import in_words

Verdict = Literal[
    "named", "filled", "added", "kept", "eased", "corrected", "inserted", "said", "removed", "unkept"
]
"""What became of a field: it was named, filled where nothing was said, added to, kept, or kept and eased; or else it was put
right, or has a new entry above one that was there, or something was changed, taken out or not kept."""


@dataclass(frozen=True)
class Alteration:
    """One field that says something else than before.

    Attributes:
        pointer: Where it stands now; where nothing stands there any more, what it stood in.
        name: The names that lead to it, as `amended` has them: `actions/A2/owner`.
        word: The word that judged it.
        verdict: What became of it.
        was: What it said.
        now: What it says.
        entry: The entry of a history that it stands in, in words; empty elsewhere.
        day: Where it was filled with what happened on a day, that day.
        by: The field that keeps its changes.
        place: Where it stands, as people say it: `action A2: owner`.
    """

    pointer: str
    name: str
    word: Word
    verdict: Verdict
    was: str
    now: str
    entry: str = ""
    day: date | None = None
    by: str = AMENDED
    place: str = ""

    @property
    def said(self) -> tuple[str, str]:
        """What it said and what it says, as people read it."""
        return self.said_by({})

    def said_by(self, names: Mapping[str, str]) -> tuple[str, str]:
        """The same, with what has a name by it."""
        if self.name.endswith("/recurs"):
            return rule_in_words(self.was), rule_in_words(self.now)
        return in_short(self.was, self.now, names), in_short(self.now, self.was, names)


@dataclass(frozen=True)
class _Place:
    """Where the walk is: the pointer, the names, the steps, the word that holds for all that stands here, and the entry."""

    pointer: str = ""
    name: str = ""
    over: Word | None = None
    entry: str = ""
    above: tuple[tuple[str, Any], ...] = ()
    by: str = AMENDED
    way: tuple[FieldStep, ...] = ()

    def to(self, key: str, name: str = "", was: Any = None, of: type[BaseModel] | None = None) -> _Place:
        """A field of some part or a key below it, or, with its name, an entry in it."""
        names = f"{self.name}/{name or key}".lstrip("/")
        above = (*self.above, (names, was))
        way = (*self.way, FieldStep(key, of=of))
        return _Place(f"{self.pointer}/{key}", names, self.over, self.entry, above, way=way)

    def at(self, place: int, name: str, entry: Any, was: Any = None) -> _Place:
        """An entry of the list that it is at, by its name or number."""
        there = self.to(str(place), name, was)
        return replace(
            there, way=self.through(name, entry), entry=_entry_in_words(entry, self, place) or self.entry
        )

    def through(self, name: str, entry: Any) -> tuple[FieldStep, ...]:
        """The steps to an entry of the list that it is at: by its ID, or else by its day."""
        day = None if "id" in type(entry).model_fields else _day_of(entry)
        step = replace(self.way[-1], entry=day.isoformat() if day else name, numbered=day is None)
        return (*self.way[:-1], step)

    def of(self, *, over: Word | None = None, entry: str = "") -> _Place:
        return replace(self, over=over or self.over, entry=entry or self.entry)


def alterations(was: BaseModel, now: BaseModel, day: date = date.max) -> tuple[Alteration, ...]:
    """Everything that differs between two versions of a record or of the framework, each with its verdict.

    Args:
        was: The earlier version.
        now: The later one.
        day: The day of the change.
    """
    return tuple(_Walk(was, now, day).fields(was, now, _Place()))


class _Walk:
    """The walk over one record."""

    def __init__(self, was: BaseModel, now: BaseModel, day: date) -> None:
        self.was, self.day = was, day
        self.called = (getattr(now, "id", None), getattr(now, "title", None))
        self.keeping = Keeping(was, now)

    def fields(self, was: BaseModel, now: BaseModel, place: _Place) -> Iterator[Alteration]:
        """What differs in the fields of one part."""
        for name, field in type(now).model_fields.items():
            old, new = getattr(was, name), getattr(now, name)
            way = way_of(type(now), name)
            if old == new or way is None:
                continue
            said = next((word for by, word in reversed(way.then) if not is_empty(getattr(was, by))), None)
            here = place.to(field.alias or name, was=old, of=type(now))
            here = here.of(over=said if said in ("fixed", "once") else None)
            here = replace(here, by=way.by)
            if way.word == "kept" and self.keeping.by_field(way.by, name, was, now):
                yield self._told(old, new, here, way.word, "kept")
            else:
                yield from self._value(old, new, here, way, here.over or said or way.word)

    def _value(self, old: Any, new: Any, here: _Place, way: Way, word: Word) -> Iterator[Alteration]:
        if isinstance(old, BaseModel) and type(old) is type(new):
            yield from self.fields(old, new, here)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            if any(isinstance(item, BaseModel) for item in (*old, *new)):
                yield from self._entries(old, new, here, way, word)
            else:
                yield from self._words(old, new, here, way, word)
        elif isinstance(old, dict) and isinstance(new, dict):
            for key in dict.fromkeys((*old, *new)):
                if old.get(key) != new.get(key):
                    there = here.to(key) if key in new else here
                    yield self._told(
                        old.get(key),
                        new.get(key),
                        there,
                        word,
                        self._verdict(old.get(key), new.get(key), there, way, word),
                    )
        else:
            yield self._told(old, new, here, word, self._verdict(old, new, here, way, word))

    def _words(self, old: Any, new: Any, here: _Place, way: Way, word: Word) -> Iterator[Alteration]:
        """A list of plain values: what it loses is judged, and what it gains where it may not grow."""
        again = self.called if here.name == "formerly" else ()
        gone = [item for item in old if item not in new and item not in again]
        if word == "grows" and gone:
            yield self._told(old, new, here, word, "removed")
        elif word in ("grows", "kept") and not gone:
            yield self._told(old, new, here, word, "added")
        else:
            yield self._told(old, new, here, word, self._verdict(old, new, here, way, word))

    def _entries(self, old: Any, new: Any, here: _Place, way: Way, word: Word) -> Iterator[Alteration]:
        if all("id" in type(item).model_fields for item in (*old, *new)):
            was = {item.id: (place, item) for place, item in enumerate(old)}
            now = {item.id: (place, item) for place, item in enumerate(new)}
            both = [(was[id_], now[id_], id_) for id_ in now if id_ in was]
            stood, stands = [id_ for id_ in was if id_ in now], [id_ for id_ in now if id_ in was]
            if word == "policy" and stood != stands:  # of some the order says which is better
                yield self._told(tuple(stood), tuple(stands), here, word, "eased")
            gone = [(id_, item) for id_, (_, item) in was.items() if id_ not in now]
            added = [(place, id_, item, False) for id_, (place, item) in now.items() if id_ not in was]
        else:
            aligned = align(old, new)
            both = [((then, old[then]), (place, new[place]), str(then + 1)) for then, place in aligned.edited]
            gone = [(str(place + 1), old[place]) for place in aligned.removed]
            added = [
                (place, str(place + 1), new[place], place in aligned.inserted)
                for place in sorted((*aligned.inserted, *aligned.appended))
            ]
        for (then, before), (place, after), id_ in both:
            if before != after and type(before) is type(after):
                there = here.at(place, id_, before, before).of(entry=_entry_in_words(before, here, then))
                yield from self.fields(before, after, there)
        for id_, before in gone:
            entry = _entry_in_words(before, here, old.index(before))
            gone_from = _Place(here.pointer, f"{here.name}/{id_}", entry=entry, way=here.through(id_, before))
            yield self._gone(before, gone_from, way, word)
        for place, id_, after, above in added:
            there = here.at(place, id_, after)
            verdict = self._come(after, above, there, way, word, old)
            meant = corrected_place(after) if isinstance(after, Entry) else None
            before = new[meant] if meant is not None and 0 <= meant < place else None
            made = self._told(before, after, there, word, verdict)
            figure = (
                isinstance(after, IndicatorPoint) and above
            )  # of a period before one that was told already
            yield replace(made, day=after.date) if figure else made

    def _gone(self, before: Any, named: _Place, way: Way, word: Word) -> Alteration:
        """An entry that is no longer there."""
        if word in ("grows", "fixed", "once"):
            return self._told(before, None, named, word, "removed")
        if word == "kept" and not self.keeping.amended(((named.name, before),)):
            return self._told(before, None, named, word, "unkept")
        eased = way.eased in ("fewer", "over", "any")
        return self._told(
            before, None, named, word, "eased" if eased else "kept" if word == "kept" else "named"
        )

    def _come(self, after: Any, above: bool, there: _Place, way: Way, word: Word, old: Any) -> Verdict:
        """An entry that is new beside those that were there."""
        if word == "fixed":
            return "corrected" if self._put_right(there) else "said"
        if word == "policy" and comes_eased(way.eased, after, old):
            return "eased"
        dated = begins(type(after)) and not isinstance(after, Waiver | IndicatorPoint)
        return "inserted" if above and dated and word == "grows" else "added"

    def _verdict(self, old: Any, new: Any, here: _Place, way: Way, word: Word) -> Verdict:
        """What became of a plain value."""
        if is_empty(old) and word != "fixed":
            return "named" if word in ("named", "policy") else "filled"
        if word in ("fixed", "once", "grows"):
            return "corrected" if self._put_right(here) else "said"
        eased = is_eased(way.eased, old, new, self.was, self.day)
        if word == "kept":
            return "unkept" if not self.keeping.amended(here.above) else "eased" if eased else "kept"
        return "eased" if eased else "named"

    def _put_right(self, here: _Place) -> bool:
        """Whether `amended` keeps what was said for ever, and says why; an entry of a history has its own corrections."""
        return not here.entry and self.keeping.amended(here.above, why=True)

    def _told(self, old: Any, new: Any, here: _Place, word: Word, verdict: Verdict) -> Alteration:
        day = _day_of(new) if verdict in ("filled", "added", "inserted") else None
        return Alteration(
            here.pointer,
            here.name,
            word,
            verdict,
            told(old),
            told(new),
            here.entry,
            day,
            here.by,
            "".join(field_words.place(here.way)).removesuffix(": "),
        )


def _day_of(value: Any) -> date | None:
    """The day that a value is, or the first that it has; a figure is of its period, whenever it came."""
    if isinstance(value, BaseModel):
        return None if isinstance(value, IndicatorPoint) else first_day(value)
    return value if isinstance(value, date) else None


def _entry_in_words(entry: BaseModel, here: _Place, place: int) -> str:
    """An entry of a history, in words; empty for what has a name of its own or stands in no history."""
    dated_by = next(iter(begins(type(entry))), None)
    if dated_by is None or "id" in type(entry).model_fields or isinstance(entry, Waiver):
        return ""
    day = getattr(entry, dated_by)
    dated = "undated" if day in (None, UNKNOWN) else f"dated {in_words(day)}"
    return f"entry {place + 1} of {place_in_words(here.pointer)}, {dated},"
