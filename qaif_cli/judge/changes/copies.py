"""Whether a new record is another under a new ID."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.model.finding import Hit
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held

_MOST = 0.8
"""Of all that a copy says, and of its sentences, at least so much stands in the other. Between the 430 illustrative records
it is never more than 0.7 of the one where it is 0.6 of the other."""
_SENTENCE, _SENTENCES = 3, 3
"""A text of so many words is a sentence; a record of fewer sentences is a copy where everything is the same, and the title near."""
_NEAR = 0.6
"""So much of the words of two titles is the same where they are near."""
_ABOUT = frozenset({"provider", "area"})
_CALLED = {"id", "title", "formerly", "amended"}


@change_rule("CHG023", "copied-under-new-id", "error")
def copied(change: ChangeSet) -> Iterator[Hit]:
    """A new record that says what another says, all of it or nearly, about the same area and providers, under another ID.

    Nearly is four in five of all that it says, and of its sentences; what it leaves out is left aside, and so is its title where
    it has three sentences. One that names a provider, an area or a subject that the other does not name is about something else.

    Why it matters: it counts twice, and one of the two can be changed while the other is shown.
    How to fix: take the copy out; where it stands for something else, say in its own words what, and about whom.
    Example: R-0031 is R-0007 again, with its reviews, and says "ward" for "unit" in its title.
    """
    new = [_OwnWords(item) for was, item in change.arrived if was is None]
    if not new:
        return
    by_sentence: dict[tuple[str, str], list[_OwnWords]] = {}
    for held in (*change.before.written.held, *change.after.written.held):
        content = _OwnWords(held)
        for text in content.sentences:
            by_sentence.setdefault((held.kind, text), []).append(content)
    for mine in new:
        beside = (other for text in mine.sentences for other in by_sentence[mine.item.kind, text])
        copies = (other for other in {one.record.id: one for one in beside}.values() if mine.copies(other))
        if other := next(copies, None):
            yield Hit(mine.record.id, "/id", mine.beside(other), path=mine.item.path)


@dataclass(frozen=True)
class _OwnWords:
    """What a record says, apart from what it is called."""

    item: Held

    @property
    def record(self) -> Record:
        return self.item.record

    @cached_property
    def values(self) -> Counter[tuple[str, str]]:
        """Each value that it says with the names that lead to it, and how often."""
        written = self.record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_CALLED)
        return Counter(_leaves(written, ""))

    @cached_property
    def sentences(self) -> Counter[str]:
        return _sentences(self.values)

    @cached_property
    def about(self) -> frozenset[tuple[str, str]]:
        subject = getattr(self.record, "subject", None)
        named = frozenset((to, name) for _, to, name in self.item.links if to in _ABOUT)
        return named if subject is None else named | {("subject", str(subject))}

    def copies(self, other: _OwnWords) -> bool:
        """Whether it is another again."""
        id_ = other.record.id
        if id_ == self.record.id or id_ in self.record.formerly or self.about - other.about:
            return False
        same = self.values & other.values
        if self.sentences.total() < _SENTENCES:
            return self.values == other.values and _near(self.record.title, other.record.title)
        enough = _sentences(same).total() >= _MOST * self.sentences.total()
        return enough and same.total() >= _MOST * self.values.total()

    def beside(self, other: _OwnWords) -> str:
        """How far it says what the other says, in words."""
        same = self.values & other.values
        if self.values == other.values:
            under = "" if self.record.title == other.record.title else " under another title"
            return f"{self.record.id} says word for word what {other.record.id} says{under}"
        return (
            f"{self.record.id} says nearly what {other.record.id} says: {_sentences(same).total()} of its"
            f" {self.sentences.total()} sentences, and {same.total()} of all its {self.values.total()} values"
        )


def _near(one: str, other: str) -> bool:
    words = (one.casefold().split(), other.casefold().split())
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= _NEAR


def _leaves(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    else:
        yield name, str(value)


def _sentences(values: Counter[tuple[str, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, text), count in values.items():
        if len(text.split()) >= _SENTENCE:
            found[text] += count
    return found
