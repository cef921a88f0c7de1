"""How each field may change once it was committed: one word beside its type, or for a whole class of entries.

A field of a class that says `whole = FIXED` is fixed, unless a mark beside its type says another word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel

Word = Literal["fixed", "once", "grows", "kept", "named", "policy"]
Eased = Literal[
    "",
    "any",
    "later",
    "past",
    "lower",
    "higher",
    "rarer",
    "fewer",
    "more",
    "over",
    "public",
    "follow",
    "off",
    "on",
    "nearer",
    "gone",
    "vouched",
]
EASED: dict[Eased, str] = {
    "any": "by any other words or value",
    "later": "by a later day, or none",
    "past": "by a later day where the one that it said had come, or by none",
    "lower": "by a lower number, or none",
    "higher": "by a higher number, or none",
    "rarer": "where it is less often",
    "fewer": "where something is taken out",
    "more": "where something is added",
    "over": "where something is taken out, or takes over from what asked more",
    "public": "where all may read what was private",
    "follow": "where it is no longer ours to answer",
    "off": "where it is no longer so",
    "on": "where it is so now",
    "nearer": "by a value that is less good, or none",
    "gone": "where it is left out or unknown",
    "vouched": "where it says of what was not verified, or was our own, that it was seen in a source",
}
"""Which way a field is eased, in words."""
MEANS: dict[Word, str] = {
    "fixed": "said once, for ever",
    "once": "unknown or left out until it is said, and fixed from then on",
    "grows": "entries are added; what stands in it stays",
    "kept": "each change is kept as a dated entry of the record",
    "named": "may be reworded; each change is shown to whoever reads the change",
    "policy": "the framework's own; changed by whom it says",
}
AMENDED = "amended"
"""Where a record keeps the changes of its fields that have no history of their own."""


@dataclass(frozen=True)
class Way:
    """How a field may change.

    Attributes:
        word: The word for it.
        eased: Which way it is eased; a change that way is told although it is kept, or the framework's own.
        by: The field that keeps its changes, in the same model; the record's own `amended` where none is named.
        then: Fields beside it, each with the word that holds once the base has it filled; the last filled counts.
    """

    word: Word
    eased: Eased = ""
    by: str = AMENDED
    then: tuple[tuple[str, Word], ...] = ()


FIXED = Way("fixed")
ONCE = Way("once")
GROWS = Way("grows")
KEPT = Way("kept")
NAMED = Way("named")
POLICY = Way("policy")


def kept(eased: Eased = "", by: str = AMENDED, **then: Word) -> Way:
    """Its changes are kept; see `Way`."""
    return Way("kept", eased, by, tuple(then.items()))


def named(eased: Eased = "", **then: Word) -> Way:
    """Its changes are named; see `Way`."""
    return Way("named", eased, then=tuple(then.items()))


def policy(eased: Eased) -> Way:
    """The framework's own, with the way in which it is eased."""
    return Way("policy", eased)


@cache
def way_of(model: type[BaseModel], name: str) -> Way | None:
    """How a field may change; None where neither it nor its class says so."""
    marks = [note for note in model.model_fields[name].metadata if isinstance(note, Way)]
    whole: Way | None = getattr(model, "whole", None)
    return marks[-1] if marks else whole
