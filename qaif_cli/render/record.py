"""One record in words: every field with its label, histories as lines, names for what is linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from qaif_cli.model.kinds.impact import EffectOnDimension
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.kinds.situation import Driver
from qaif_cli.model.links import links
from qaif_cli.model.order import counted
from qaif_cli.model.record import Record
from qaif_cli.model.vocabulary import Vocabulary, vocabulary_of
from qaif_cli.render.tables import wrapped
from qaif_cli.render.words import capital, day

Names = Callable[[str, str], str]
"""What is printed for a link: from what it points to (as in `Ref`) and the ID, its title."""

_LABELS = {
    "id": "ID",
    "ods_code": "ODS code",
    "cqc": "CQC",
    "provider_id": "CQC identifier",
    "in_": "in",
    "formerly": "formerly known as",
    "extra": "own fields",
    "published_after": "published (days)",
}
_OF: Mapping[tuple[type[BaseModel], str], str] = {
    (Risk, "cause"): "IF",
    (Risk, "event"): "THEN",
    (Risk, "effect"): "RESULTING IN",
    (Driver, "heading"): "direction",
    (EffectOnDimension, "care"): "effect",
}
"""What a field is called in one part of a record alone."""
_LEADS = ("id", "date", "checked_on", "agreed_on")
_HEADS = ("title", "text", "duty", "what")
"""What an entry is called, if it has such a field; it stands in the entry's first line."""
_LABEL_WIDTH = 18
_NO_LONGER = "no longer counts, put right below"


@dataclass(frozen=True)
class _RecordWords:
    """How the parts of one record become words."""

    refs: Mapping[str, str]
    names: Names
    width: int | None

    def of(self, part: Any, at: str, *, with_id: bool = False) -> str:
        """A value that stands at a place."""
        if isinstance(part, tuple):
            return "; ".join(
                self.of(item, f"{at}/{place}", with_id=with_id) for place, item in enumerate(part)
            )
        if at not in self.refs or part == "unknown":
            return in_words(part)
        title = self.names(self.refs[at], part)
        return f"{title} ({part})" if with_id and title.casefold() != part.casefold() else title


def record_page(
    record: Record, facts: Mapping[str, Any], heading: str, names: Names, width: int | None = None
) -> str:
    """A record as text.

    Args:
        record: The record.
        facts: What is computed about it, by label, the most telling first.
        heading: What stands below its ID and title: its file and the day.
        names: What is printed for links.
        width: How many characters fit in a line; as many as it takes where None.
    """
    words = _RecordWords({pointer: to for pointer, to, _ in links(record)}, names, width)
    lines = [*_hung(f"{record.id}: ", record.title, width), heading, ""]
    for name, value in facts.items():
        lines += _labelled(
            capital(name), value if isinstance(value, list) and value else [in_words(value)], 0, width
        )
    lines += ["", *_fields(record, "", words, 0, skip=("id", "title"))]
    kept = [line for place, line in enumerate(lines) if line or lines[place - 1]]
    return "\n".join(kept).rstrip() + "\n"


def label(name: str, part: type[BaseModel] | None = None) -> str:
    """The label of a field of some part of a record: `review_due` is `review due`."""
    own = _OF.get((part, name)) if part else None
    return own or _LABELS.get(name, name.replace("_", " "))


def in_words(value: Any) -> str:
    """A value without a link: days as papers write them, yes and no, lists in a row."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {in_words(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(in_words(item) for item in value) or "none"
    return "none" if value is None else str(value)


def _fields(
    value: BaseModel, at: str, words: _RecordWords, indent: int, skip: Sequence[str] = ()
) -> Iterator[str]:
    """The fields of a model, one below the other; those that say nothing are left out."""
    gap = [] if indent else [""]
    for name, key, part in _said(value, skip):
        pointer, head = f"{at}/{key}", capital(label(name, type(value)))
        if isinstance(part, tuple) and isinstance(part[0], BaseModel):
            yield from (*gap, f"{' ' * indent}{head}")
            counting = {place for place, _ in counted(part)}
            for place, entry in enumerate(part):
                put_right = place not in counting
                yield from _entry(entry, f"{pointer}/{place}", words, indent + 2, put_right=put_right)
            yield from gap
        elif isinstance(part, BaseModel):
            short, long, nested = _parted(part, pointer, words, ())
            if long or nested:
                yield from (*gap, f"{' ' * indent}{head}", *_fields(part, pointer, words, indent + 2), *gap)
            else:
                yield from _labelled(head, ["; ".join(short)], indent, words.width)
        elif isinstance(part, tuple):
            items = [
                words.of(item, f"{pointer}/{place}", with_id=not indent) for place, item in enumerate(part)
            ]
            yield from _labelled(head, items, indent, words.width)
        else:
            yield from _labelled(head, [words.of(part, pointer, with_id=not indent)], indent, words.width)


def _entry(entry: BaseModel, at: str, words: _RecordWords, indent: int, *, put_right: bool) -> Iterator[str]:
    """One entry of a list: its ID or day and what it is called; then what is short; then each longer text.

    What a later entry puts right is said not to count.
    """
    said = {name: part for name, _, part in _said(entry, ())}
    lead = next((name for name in _LEADS if name in said), "")
    head = next((name for name in _HEADS if name in said), "")
    short, long, nested = _parted(entry, at, words, (lead, head))
    short = [_NO_LONGER, *short] if put_right else short
    first = str(said[head]) if head else "; ".join(short)
    yield from _hung(f"{' ' * indent}{in_words(said[lead]) if lead else '-'}  ", first, words.width)
    for line in (["; ".join(short)] if head and short else []) + long:
        yield from _hung(" " * (indent + 4), line, words.width)
    if nested:
        yield from _fields(entry, at, words, indent + 4, [name for name in said if name not in nested])


def _parted(
    value: BaseModel, at: str, words: _RecordWords, skip: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """What a model says: what is short, longer texts, and the names of what has parts of its own."""
    score = getattr(value, "score", None)
    short, long, nested = [f"score {score}"] if isinstance(score, int) else [], [], []
    for name, key, part in _said(value, skip):
        pointer = f"{at}/{key}"
        if isinstance(part, BaseModel) or (isinstance(part, tuple) and isinstance(part[0], BaseModel)):
            nested.append(name)
        elif name in _LEADS:
            short.append(in_words(part))
        elif _is_text(part) and pointer not in words.refs:
            long.append(f"{label(name, type(value))}: {part}")
        else:
            called = label(name, type(value))
            short.append(called if part is True else f"{called}: {words.of(part, pointer)}")
    return short, long, nested


class _Label(str):
    """What people read for a word of a vocabulary: short, however many words it is, where text is long."""

    __slots__ = ()


def _is_text(part: Any) -> bool:
    """Whether a value is writing, and no word of a list or number."""
    return isinstance(part, str) and not isinstance(part, _Label) and " " in part


def _said(value: BaseModel, skip: Sequence[str]) -> Iterator[tuple[str, str, Any]]:
    for name, key, usual, vocabulary in _told(type(value)):
        part = getattr(value, name)
        if name not in skip and part not in (None, (), {}) and not (part is False and usual is False):
            yield name, key, _labelled_words(part, vocabulary)


@cache
def _told(model: type[BaseModel]) -> tuple[tuple[str, str, Any, Vocabulary | None], ...]:
    """The fields of a model: name, key in the file, what each holds where nothing is said, and its vocabulary."""
    return tuple(
        (name, field.alias or name, field.default, vocabulary_of(field.annotation))
        for name, field in model.model_fields.items()
    )


def said_of(value: BaseModel, skip: Sequence[str] = ()) -> Iterator[tuple[str, str, Any]]:
    """Each field of a model that says something: its name, its key in the file, and people's words for those of a vocabulary."""
    return _said(value, skip)


def _labelled_words(part: Any, vocabulary: Vocabulary | None) -> Any:
    """A value with the labels of its words, where its field has a vocabulary."""
    if vocabulary is None:
        return part
    if isinstance(part, tuple):
        return tuple(_labelled_words(word, vocabulary) for word in part)
    return _Label(vocabulary.label(part)) if part in vocabulary.words else part


def _labelled(head: str, texts: Sequence[str], indent: int, width: int | None) -> Iterator[str]:
    """A label and one or more texts, each beginning on its own line."""
    lead = f"{' ' * indent}{head:{max(_LABEL_WIDTH - indent, len(head) + 2)}}"
    for place, text in enumerate(texts):
        yield from _hung(lead if place == 0 else " " * len(lead), text, width)


def _hung(lead: str, text: str, width: int | None) -> Iterator[str]:
    """A lead and a text whose further lines stand below its first."""
    whole = " ".join(text.split())
    body = wrapped(whole, max(20, width - len(lead))).split("\n") if width else [whole]
    yield f"{lead}{body[0]}".rstrip()
    for line in body[1:]:
        yield f"{' ' * len(lead)}{line}"
