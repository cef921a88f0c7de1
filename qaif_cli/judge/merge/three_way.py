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
    differing,
    each_in_words,
    entry_in_words,
    in_words,
)
from qaif_cli.judge.merge.entwining import (
    HistoryConflict,
    days_in_doubt,
    entwined,
    held_in_words,
    turned,
)
from qaif_cli.judge.merge.put_in import grown
from qaif_cli.model import how_often
from qaif_cli.model.edit import Append, Drop, Edit, Set
from qaif_cli.model.vocabulary import FREQUENCIES

Data = Mapping[str, Any]
_WITH_OWNER = "previous_owners"
"""Who owned it before follows from who owns it now: the two are taken from one side."""
_NAMES = ("id", "from_score", "email", "score", "date", "name")
"""What names an entry of a list; of a record `id` alone."""
_MEETS = ("frequency", "recurs")
_LATER = "both sides have an entry of one day; which is the later, and holds?"
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
        asks: What there is to say, where it is no value; empty where it is.
    """

    name: str
    base: str | None
    ours: str
    theirs: str
    from_theirs: tuple[Edit, ...]
    from_base: tuple[Edit, ...]
    asks: str = ""


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
        together = _MEETS if self.parts and _MEETS[0] in ours and _MEETS[0] in theirs else ()
        if together:
            self._meets(three, at, name)
        for key in dict.fromkeys((*ours, *theirs, *base)):
            if key in together:
                continue
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

    def _meets(self, three: Three, at: str, name: str) -> None:
        """How often a body meets and on which days: of two changes one holds whole."""
        base, ours, theirs = ([side.get(key, MISSING) for key in _MEETS] for side in three)
        if theirs in (ours, base):
            self.done.says += [] if theirs == ours else [f"{name}/{_MEETS[1]}: yours ({_often(ours)})"]
            return
        to_theirs, to_base = (
            [
                edit
                for key, *pair in zip(_MEETS, ours, side, strict=True)
                for edit in become(f"{at}/{key}", *pair)
            ]
            for side in (theirs, base)
        )
        if ours == base:
            self.done.says.append(f"{name}/{_MEETS[1]}: theirs ({_often(theirs)}; it was {_often(base)})")
            self.done.edits += to_theirs
            return
        known = base[0] is not MISSING
        self.done.open.append(
            Open(
                f"{name}/{_MEETS[1]}",
                _often(base) if known else None,
                _often(ours),
                _often(theirs),
                tuple(to_theirs),
                tuple(to_base) if known else (),
            )
        )

    def _set(self, three: Three, at: str, name: str) -> None:
        """A list of words: what either added is added, and what either took out is out."""
        base, ours, theirs = three
        kept = [word for word in ours if word in theirs or word not in base]
        merged = kept + [word for word in theirs if word not in base and word not in ours]
        self.done.says.append(f"{name}: both ({in_words(merged)})")
        self.done.edits += become(at, ours, merged)

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
            merged = entwined(*three)
        except HistoryConflict:
            self._ask(three, at, name)
            return
        if merged.says:
            self.done.says.append(f"{name}: {merged.says}")
        ours_later = turned(*three, merged)
        days = days_in_doubt(ours_later, merged.entries)
        entries = ours_later if days else merged.entries
        self.done.edits += become(at, three[1], entries)
        if days:
            says = [held_in_words(order, days) for order in (ours_later, merged.entries)]
            swapped = tuple(become(at, ours_later, merged.entries))
            self.done.open.append(Open(name, None, says[0], says[1], swapped, (), _LATER))
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
            from_theirs=(*owner.from_theirs, *become(where, ours, theirs)),
            from_base=(*owner.from_base, *become(where, ours, base)),
        )
        return True

    def _ask(self, three: Three, at: str, name: str) -> None:
        """Leave a field open, unless only they changed it."""
        base, ours, theirs = three
        if ours == base:
            self.done.says.append(f"{name}: theirs ({differing(base, theirs)})")
            self.done.edits += become(at, ours, theirs)
            return
        was, mine, other = each_in_words(three)
        known = None if base is MISSING else was
        back = tuple(become(at, ours, base)) if known is not None else ()
        self.done.open.append(Open(name, known, mine, other, tuple(become(at, ours, theirs)), back))


def _often(pair: Sequence[Any]) -> str:
    frequency, rule = ("" if item is MISSING else str(item) for item in pair)
    return how_often.in_words(frequency, rule) or rule or FREQUENCIES.label(frequency)


def become(at: str, now: Any, wanted: Any) -> list[Edit]:
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
