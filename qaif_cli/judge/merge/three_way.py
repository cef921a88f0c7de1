"""Merges two versions of a record with a common base, field by field.

A field that one side alone changed is taken from there. Histories to which both sides only added keep what both
added, in the order of the dates. What both changed in different ways stays open: only people can say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from qaif_cli.judge.merge.data_words import (
    MISSING,
    dated,
    differing,
    each_in_words,
    entry_in_words,
    in_words,
    of_day,
)
from qaif_cli.judge.merge.put_in import corrected_twice, grown, put_in
from qaif_cli.model.edit import Append, Drop, Edit, Set
from qaif_cli.model.words import listed

Data = Mapping[str, Any]
_WITH_OWNER = "previous_owners"
"""Who owned it before follows from who owns it now: the two are taken from one side."""
_NAMES = ("id", "from_score", "email", "score", "date", "name")
"""What names an entry of a list; of a record `id` alone."""
_UNIT = "unit"
"""A number is nothing without its unit: the two are settled as one."""
_Entry = dict[str, Any]


@dataclass(frozen=True)
class Open:
    """A field that both sides changed, in different ways.

    Attributes:
        name: The field: `effect`, `actions/A2/due`.
        base: What it was, in words; None where it was not there or is not known.
        ours: What it is here, in words.
        theirs: What it is there, in words.
        from_theirs: What makes ours say what theirs does.
        from_base: What makes ours say what it did say.
    """

    name: str
    base: str | None
    ours: str
    theirs: str
    from_theirs: tuple[Edit, ...]
    from_base: tuple[Edit, ...]


@dataclass
class Settlement:
    """The result of a merge: the edits to our version, and the fields still to be decided.

    Attributes:
        says: What was settled, a field a line.
        edits: What is done to our version.
        open: What is still to be decided.
    """

    says: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)


def settle(base: Data | None, ours: Data, theirs: Data, *, parts: bool = False) -> Settlement:
    """Merge two versions of a record, or of settings.

    Args:
        base: What both began from; None where that is not known.
        ours: The record here, as plain data.
        theirs: The record there.
        parts: Whether what has parts is settled part by part and entries by what names them, as in settings.
    """
    settler = _Settler(Settlement(), based=base is not None, parts=parts)
    settler.mapping((base or {}, ours, theirs), "", "")
    return settler.done


Three = tuple[Any, Any, Any]
"""What something was, is here, and is there."""


@dataclass(frozen=True)
class _Settler:
    done: Settlement
    based: bool
    parts: bool = False

    def mapping(self, three: Three, at: str, name: str) -> None:
        base, ours, theirs = three
        for key in dict.fromkeys((*ours, *theirs, *base)):
            value = tuple(side.get(key, MISSING) for side in three)
            if not (key == _WITH_OWNER and self._with_owner(value, at)):
                self._value((value[0], value[1], value[2]), f"{at}/{key}", f"{name}/{key}".lstrip("/"))

    def _value(self, three: Three, at: str, name: str) -> None:
        base, ours, theirs = three
        if ours == theirs:
            return
        if theirs == base:
            self.done.says.append(f"{name}: yours ({differing(base, ours)})")
        elif _both(three, dict) and (
            (self.parts and _UNIT not in {*ours, *theirs})
            or base == ours
            or at == "/extra"
            or _holds_lists(three)
        ):
            self.mapping(_filled(three, {}), at, name)
        elif _all(three, list) and self._named_by(three):
            self._by_id(_filled(three, []), at, name)
        elif _all(three, list) and _entries(three):
            self._history(three, at, name)
        elif ours != base and _all(three, list) and self.based:
            self._set(_filled(three, []), at, name)
        else:
            self._ask(three, at, name)

    def _set(self, three: Three, at: str, name: str) -> None:
        """A list of words: what either added is added, and what either took out is out."""
        base, ours, theirs = three
        kept = [word for word in ours if word in theirs or word not in base]
        merged = kept + [word for word in theirs if word not in base and word not in ours]
        self.done.says.append(f"{name}: both ({in_words(merged)})")
        self.done.edits += _become(at, ours, merged)

    def _named_by(self, three: Three) -> str:
        """The key that names the entries of a list; empty where none does."""
        if not _entries(three):
            return ""
        sides = [side for side in three if side is not MISSING]
        for key in _NAMES if self.parts else _NAMES[:1]:
            names = [[str(entry.get(key, "")) for entry in side] for side in sides]
            if any(names) and all("" not in side and len(side) == len(set(side)) for side in names):
                return key
        return ""

    def _by_id(self, three: Three, at: str, name: str) -> None:
        key = self._named_by(three)
        base, ours, theirs = ({str(entry[key]): entry for entry in side} for side in three)
        gone = {id_ for id_ in base.keys() - ours.keys() if self.parts and theirs.get(id_) == base[id_]}
        if (base.keys() - ours.keys() - gone) | (base.keys() - theirs.keys() - gone):
            self._ask(three, at, name)
            return
        theirs = {id_: entry for id_, entry in theirs.items() if id_ not in gone}
        self.done.says += [f"{name}/{id_}: yours (taken out)" for id_ in sorted(gone)]
        taken = {*ours, *theirs}
        for place, (id_, entry) in enumerate(ours.items()):
            both = (base.get(id_, MISSING), entry, theirs.get(id_, MISSING))
            if both[0] is MISSING and both[2] not in (MISSING, entry) and self.based and _is_number(id_):
                self._same_name(both[2], at, name, taken)
            elif both[2] is MISSING:
                self.done.says.append(f"{name}/{id_}: yours, new ({entry_in_words(entry)})")
            else:
                self.mapping(_filled(both, {}), f"{at}/{place}", f"{name}/{id_}")
        for id_, entry in theirs.items():
            if id_ not in ours:
                self.done.says.append(f"{name}/{id_}: theirs, new ({entry_in_words(entry)})")
                self.done.edits.append(Append(at, entry))

    def _same_name(self, entry: Data, at: str, name: str, taken: set[str]) -> None:
        """Two new entries have one name: theirs gets the next."""
        old = entry["id"]
        letters = old.rstrip("0123456789")
        numbers = [int(id_[len(letters) :]) for id_ in taken if id_.rstrip("0123456789") == letters]
        new = f"{letters}{max(numbers) + 1}"
        taken.add(new)
        self.done.says.append(
            f"{name}/{old}: both are new; theirs is {new} from now on ({entry_in_words(entry)})"
        )
        self.done.edits.append(Append(at, {**entry, "id": new}))

    def _history(self, three: Three, at: str, name: str) -> None:
        try:
            merged = _entwined(*three)
        except _HistoryConflict:
            self._ask(three, at, name)
            return
        if merged.says:
            self.done.says.append(f"{name}: {merged.says}")
        self.done.edits += _become(at, three[1], merged.entries)
        for place in merged.open:
            entry = tuple(side[place] for side in three)
            self._ask((entry[0], entry[1], entry[2]), f"{at}/{place}", f"{name}/{place + 1}")

    def _with_owner(self, three: tuple[Any, ...], at: str) -> bool:
        """Let the former owners follow the owner, where that is open."""
        place = next((n for n, item in enumerate(self.done.open) if item.name == "owner"), None)
        base, ours, theirs = three
        if at or place is None or ours == theirs:
            return False
        owner = self.done.open[place]
        where = f"/{_WITH_OWNER}"
        self.done.open[place] = replace(
            owner,
            from_theirs=(*owner.from_theirs, *_become(where, ours, theirs)),
            from_base=(*owner.from_base, *_become(where, ours, base)),
        )
        return True

    def _ask(self, three: Three, at: str, name: str) -> None:
        """Leave a field open, unless only they changed it."""
        base, ours, theirs = three
        if ours == base:
            self.done.says.append(f"{name}: theirs ({differing(base, theirs)})")
            self.done.edits += _become(at, ours, theirs)
            return
        was, mine, other = each_in_words(three)
        known = None if base is MISSING else was
        back = tuple(_become(at, ours, base)) if known is not None else ()
        self.done.open.append(Open(name, known, mine, other, tuple(_become(at, ours, theirs)), back))


def _become(at: str, now: Any, wanted: Any) -> list[Edit]:
    """What makes one value another; of a list, as little as can be."""
    if wanted == now:
        return []
    if wanted is MISSING:
        return [Drop(at)]
    if not (isinstance(now, list) and isinstance(wanted, list) and now and len(wanted) >= len(now)):
        return [Set(at, wanted)]
    added = grown(at, now, wanted)
    if added is not None:
        return added
    edits: list[Edit] = [
        Set(f"{at}/{place}", entry) for place, entry in enumerate(wanted[: len(now)]) if entry != now[place]
    ]
    return [*edits, *(Append(at, entry) for entry in wanted[len(now) :])]


def _filled(three: Three, empty: Any) -> Three:
    base, ours, theirs = (empty if side is MISSING else side for side in three)
    return base, ours, theirs


def _both(three: Three, kind: type) -> bool:
    """Whether both sides are of a kind, and what they began from is too, where it was there."""
    return _all(three, kind) and MISSING not in three[1:]


def _all(three: Three, kind: type) -> bool:
    return any(isinstance(side, kind) for side in three) and all(
        side is MISSING or isinstance(side, kind) for side in three
    )


def _holds_lists(three: Three) -> bool:
    return any(isinstance(value, list) for side in three if side is not MISSING for value in side.values())


def _entries(three: Three) -> bool:
    return all(isinstance(entry, dict) for side in three if side is not MISSING for entry in side)


def _is_number(id_: str) -> bool:
    """Whether an entry is called by a number that was given to it, and not by a name that says what it is."""
    return bool(re.fullmatch(r"[A-Z]+\d+", id_, re.ASCII))


class _HistoryConflict(Exception):  # noqa: N818  # caught a few lines up, never shown
    """Both sides edited or removed entries of a history, so that it cannot be merged automatically."""


@dataclass(frozen=True)
class _Entwined:
    """A history that holds what both sides have.

    Attributes:
        entries: Its entries.
        says: Where they come from, in words; empty where nothing but what is open differs.
        open: The places, counted from 0, of entries that both changed; they stand there as ours has them.
    """

    entries: list[_Entry]
    says: str
    open: list[int]


def _entwined(base: Any, ours: Any, theirs: Any) -> _Entwined:
    """Two versions of a history as one.

    Args:
        base: What both began from; where it was not there, what both begin with alike.
        ours: The entries here.
        theirs: The entries there.

    Raises:
        _HistoryConflict: where both put different entries in one place, one took an entry out, or both correct the same one.
    """
    mine, other = ([] if side is MISSING else list(side) for side in (ours, theirs))
    began = _common(mine, other) if base is MISSING else list(base)
    whole = put_in(began, mine, other)
    if whole is not None:
        if corrected_twice(whole.entries):
            raise _HistoryConflict
        return _Entwined(whole.entries, _says(began, began, whole.ours, whole.theirs, []), [])
    kept = _kept(began, mine, other)
    count = len(kept)
    new = [entry for entry in other[count:] if entry not in mine[count:]]
    order = _ordered(mine[count:], new)
    entries = [*kept, *(_corrected(entry, number, (mine, other), order, count) for number, entry in order)]
    if corrected_twice(entries):
        raise _HistoryConflict
    both = [place for place, was in enumerate(began) if was not in (mine[place], other[place])]
    left = [place for place in both if mine[place] != other[place]]
    return _Entwined(entries, _says(began, kept, mine[count:], new, left), left)


def _common(ours: list[_Entry], theirs: list[_Entry]) -> list[_Entry]:
    found = []
    for here, there in zip(ours, theirs, strict=False):
        if here != there:
            break
        found.append(here)
    return found


def _kept(base: list[_Entry], ours: list[_Entry], theirs: list[_Entry]) -> list[_Entry]:
    """The entries that were there, each as the one side that changed it has it; as ours has it where both did."""
    if min(len(ours), len(theirs)) < len(base):
        raise _HistoryConflict
    kept = []
    for was, here, there in zip(base, ours, theirs, strict=False):
        if was not in (here, there) and here != there and not dated(was) == dated(here) == dated(there):
            raise _HistoryConflict
        kept.append(there if here == was else here)
    return kept


def _ordered(ours: list[_Entry], theirs: list[_Entry]) -> list[tuple[int, _Entry]]:
    """New entries of both sides by date, ours first on one day; 0 or 1 says whose each is.

    Each side keeps its own order: a correction, which may carry an early date, stays behind what it follows.
    """
    keyed = []
    for number, entries in enumerate((ours, theirs)):
        latest = ""
        for place, entry in enumerate(entries):
            latest = max(latest, dated(entry))
            keyed.append((latest, number, place, entry))
    return [(number, entry) for _, number, _, entry in sorted(keyed, key=lambda item: item[:3])]


def _corrected(
    entry: _Entry,
    number: int,
    sides: tuple[Sequence[_Entry], Sequence[_Entry]],
    order: list[tuple[int, _Entry]],
    count: int,
) -> _Entry:
    """An entry that corrects a new one names the place that this one has now."""
    day, _, place = str(entry.get("corrects") or "").rpartition("/")
    if not place.isdigit() or int(place) <= count or int(place) > len(sides[number]):
        return entry
    meant = sides[number][int(place) - 1]
    now = next(
        (at for at, (whose, other) in enumerate(order) if other is meant or (whose == 0 and other == meant)),
        None,
    )
    return entry if now is None else {**entry, "corrects": f"{day}/{count + now + 1}"}


def _says(
    base: list[_Entry], kept: list[_Entry], ours: list[_Entry], theirs: list[_Entry], left: list[int]
) -> str:
    settled = (place for place, entry in enumerate(kept) if entry != base[place] and place not in left)
    changed = [str(place + 1) for place in settled]
    parts = [f"entry {listed(changed)} as the side that changed it has it"] if changed else []
    sides = [
        f"{whose} of {listed([of_day(entry) for entry in entries])}"
        for whose, entries in (("yours", ours), ("theirs", theirs))
        if entries
    ]
    if len(sides) > 1:
        parts.append(f"{sides[0]} and {sides[1]}, both kept, in the order of their dates")
    else:
        parts += [f"{side}, new" for side in sides]
    return "; ".join(parts)
