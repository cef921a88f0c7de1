"""Whether a new record is another under a new ID, and whether one became another under its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.model.finding import Hit
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.model.ways import way_of

_MOST = 0.8
"""Of all that a copy says, and of its sentences, at least so much stands in the other. Between the 430 illustrative records
it is never more than 0.7 of the one where it is 0.6 of the other."""
_SENTENCE, _SENTENCES = 3, 3
"""A text of so many words is a sentence; a record of fewer sentences is a copy where everything is the same, and the title near."""
_NEAR = 0.6
"""So much of the words of two titles is the same where they are near."""
_LEAST, _LONG, _STAYS = 6, 4, 0.25
"""How many words say what a record is, how long they are, and of how many at least something stays."""
_ABOUT = frozenset({"provider", "area"})
_CALLED = {"id", "title", "formerly", "amended"}


@change_rule("CHG023", "copied-under-new-id", "error")
def copied(change: ChangeSet) -> Iterator[Hit]:
    """A new record that says what another says, all of it or nearly, about the same area and providers, under another ID.

    Nearly is four in five of all that it says, and of its sentences; what it leaves out is left aside, and so is its title where
    it has three sentences. One that names a provider, an area or a subject that the other does not name is about something else,
    unless it names all that the other names besides.

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


@change_rule("CHG037", "another-under-the-same-id", "warning")
def another(change: ChangeSet) -> Iterator[Hit]:
    """A record of which all that says what it is was put into other words at once, and hardly a word stayed.

    Asked of the title and the other texts that may be reworded. Hardly is less than one in four of the words of four letters or more.

    Why it matters: with the ID go the scores, the level and the papers of what it was; what it says now never had them.
    How to fix: put it back, and open a new record for the other matter; close the old one, and say why.
    Example: R-0007 was of lost test results, and with the same ID and reviews it is of chairs in a waiting room.
    """
    for was, item in change.altered:
        texts = _reworded(was.record, item.record)
        before, after = (_long_words(side) for side in zip(*texts, strict=True)) if texts else (set(), set())
        stayed = len(before & after)
        if len(before) >= _LEAST and stayed < _STAYS * len(before):
            message = (
                f"{item.record.id} says of itself something else altogether: {stayed} of {len(before)} words stayed;"
                f" it was “{was.record.title}”, and is “{item.record.title}” now"
            )
            yield Hit(item.record.id, "/title", message, path=item.path)


def _reworded(was: Record, now: Record) -> list[tuple[str, str]]:
    """Each text that says what a record is, before and after; none where one of them stayed, or there is only one."""
    names = [
        name for name in type(now).model_fields if (way := way_of(type(now), name)) and way.word == "named"
    ]
    pairs = [(getattr(was, name), getattr(now, name)) for name in names]
    texts = [(old, str(new)) for old, new in pairs if isinstance(old, str) and len(old.split()) >= _SENTENCE]
    return texts if len(texts) > 1 and all(old != new for old, new in texts) else []


def _long_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", text.casefold()) if len(word) >= _LONG}


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
        if id_ == self.record.id or id_ in self.record.formerly or self._elsewhere(other):
            return False
        same = self.values & other.values
        if self.sentences.total() < _SENTENCES:
            return self.values == other.values and _near(self.record.title, other.record.title)
        enough = _sentences(same).total() >= _MOST * self.sentences.total()
        return enough and same.total() >= _MOST * self.values.total()

    def _elsewhere(self, other: _OwnWords) -> bool:
        """Whether it is about something else: it names what the other does not, and not only all that it names and more."""
        more = self.about - other.about
        return bool(more) and not (other.about and other.about < self.about)

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
