"""Sentences for all other differences, made of the record's own field names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.diff.model_diff import Difference, FieldStep, Side
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.framework import Framework
from qaif_cli.model.how_often import rule_in_words
from qaif_cli.model.impact_settings import ImpactSettings
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.vocabulary import MARKS
from qaif_cli.model.words import in_words, listed

_ONE = {
    "assurances": "assurance",
    "bodies": "body",
    "identities": "identity",
    "exit_criteria": "exit criterion",
    "duties": "duty",
    "levels": "decision on the level",
    "chases": "reminder",
    "shared": "sharing",
    "tabled": "tabling",
    "support": "support",
    "refreshes": "refresh",
    "involved_assurance": "part taken in assurance",
    "insight": "insight",
    "ratings": "check of regulatory status",
    "previous_owners": "former owner",
    "waivers": "agreed exception",
    "last_time": "outcome",
    "dimensions": "dimension",
    "consequence": "step of consequence",
    "likelihood": "step of likelihood",
    "stages": "stage",
    "effects": "effect",
    "groups": "answer",
    "signed": "signature",
    "decisions": "decision",
    "looked_back": "look-back",
    "learnt": "lesson",
    "amended": "change of a field",
    "earlier": "earlier one",
    "formerly_called": "former name",
    "looked_at": "look",
    "moved": "risk moved elsewhere",
    "parties": "party",
    "reopened": "reopening",
    "shared_to": "sharing",
    "taken_up": "taking up",
    "answered_again": "further answer",
    "terms": "review of the terms of reference",
}
_LABELS = {
    "cqc": "CQC",
    "ods_code": "ODS code",
    "extra": "own field",
    "recurs": "when it meets",
    "frequency": "how often it meets",
    "chair_role": "chair",
    "mark": "how far it is verified",
    "citation": "source",
}
_OF: Mapping[tuple[type[BaseModel], str], str] = {
    (Risk, "cause"): "cause (IF)",
    (Risk, "event"): "event (THEN)",
    (Risk, "effect"): "effect (RESULTING IN)",
}
"""What a field is called in one part of a record alone."""
_ONE_OF: Mapping[tuple[type[BaseModel], str], str] = {
    (Framework, "levels"): "level",
    (ImpactSettings, "groups"): "group",
}
"""What an entry of a list is called in one part alone."""
_WITHIN = {"recurs": "meets", "frequency": "meets"}
"""What a field is called inside an entry that is told whole."""
_NOT = {"may_give_assurance": "may not give assurance"}
"""What a field says that is not so, where `no` behind its name would be no English."""
_HEADS = ("title", "text", "duty", "what", "name", "wording")
_SHORT = 60  # beyond that, only the new text is shown


def told(difference: Difference, framework: Framework) -> str:
    """A difference in words."""
    if difference.how == "added":
        return _entry(difference.way, "added", difference.after, framework)
    if difference.how == "removed":
        return _entry(difference.way, "taken out", difference.before, framework)
    context, name = place(difference.way)
    return f"{context}{_changed(name, difference.before, difference.after, framework)}"


def place(way: tuple[FieldStep, ...]) -> tuple[str, str]:
    """The place of a field in words: the entries that lead to it, and its own name."""
    entries: list[str] = []
    names: list[str] = []
    for step in way:
        if step.entry:
            entries.append(" ".join([*names, entry_name(step)]))
            names = []
        else:
            names.append(label(step.field, step.of))
    return f"{', '.join(entries)}: " if entries else "", " ".join(names)


def entry_name(step: FieldStep) -> str:
    """An entry: action A2, review of 4 May 2026."""
    one = one_of(step.field, step.of)
    if step.numbered:
        return f"{one} {step.entry}"
    try:
        return f"{one} of {in_words(date.fromisoformat(step.entry))}"
    except ValueError:
        return f"{one} of unknown date" if step.entry == UNKNOWN else one


def one_of(field: str, part: type[BaseModel] | None = None) -> str:
    """The word for one entry of a list of some part of a record: action, exit criterion."""
    own = _ONE_OF.get((part, field)) if part else None
    return own or _ONE.get(field, label(field, part).removesuffix("s"))


def label(name: str, part: type[BaseModel] | None = None) -> str:
    """The name of a field of some part of a record."""
    own = _OF.get((part, name)) if part else None
    return own or _LABELS.get(name, name.replace("_", " "))


def value(side: Side, framework: Framework) -> str:
    """A value in words: names for links to the framework, days as papers write them."""
    inner = side.value
    if isinstance(inner, bool):
        return "yes" if inner else "no"
    if isinstance(inner, date):
        return in_words(inner)
    if isinstance(inner, BaseModel):
        return "; ".join(_parts(side, framework))
    if isinstance(inner, tuple):
        return listed([value(side.inner(item, place), framework) for place, item in enumerate(inner)])
    if inner is None:
        return "nothing"
    return _word(side, framework)


def _word(side: Side, framework: Framework) -> str:
    """A text: a word by its label, a link to the framework by its name, anything else in one line."""
    inner, to = side.value, side.refs.get(side.at)
    if side.at.endswith("/recurs"):
        return rule_in_words(inner)
    if side.words and inner in side.words.words:
        return side.words.label(inner)
    return framework.names(to).get(inner, inner) if to else " ".join(str(inner).split())


def is_text(inner: Any) -> bool:
    """Whether a value is free text, not a word of a vocabulary or a number."""
    return isinstance(inner, str) and " " in inner.strip()


def _entry(way: tuple[FieldStep, ...], what: str, side: Side, framework: Framework) -> str:
    context, _ = place(way[:-1])
    said = value(side, framework)
    return f"{context}{entry_name(way[-1])} {what}{f': {said}' if said else ''}"


def _parts(side: Side, framework: Framework) -> Iterator[str]:
    """What an entry says, what it is called first; its ID, or else its day, is said elsewhere."""
    model = type(side.value).model_fields
    said = "id" if "id" in model else "date"
    names = sorted((name for name in model if name != said), key=lambda name: name not in _HEADS)
    for name in names:
        inner = getattr(side.value, name)
        if inner in (None, (), {}) or (inner is False and model[name].default is False):
            continue
        if _told_beside(side.value, name):
            continue
        key = model[name].alias or name
        if isinstance(inner, tuple) and isinstance(inner[0], BaseModel):
            yield from (
                value(side.inner(inner, key).inner(item, at), framework) for at, item in enumerate(inner)
            )
        elif name in _HEADS:
            yield value(side.inner(inner, key), framework)
        else:
            called = _WITHIN.get(key, label(key, type(side.value)))
            said = _NOT.get(key, "") if inner is False else called if inner is True else ""
            yield said or f"{called} {value(side.inner(inner, key), framework)}"


def _told_beside(entry: BaseModel, name: str) -> bool:
    """Whether a field says no more than the one beside it: how often, where the days are said; that it is our own, where that is the source."""
    if name == "frequency":
        return bool(getattr(entry, "recurs", None))
    if name == "mark":
        return MARKS.label(str(vars(entry)[name])) in str(vars(entry).get("citation"))
    return False


def _changed(name: str, before: Side, after: Side, framework: Framework) -> str:
    was, now = before.value, after.value
    if isinstance(was, tuple) and isinstance(now, tuple):
        return f"{name}: {_set(before, after, framework)}"
    if was is None or (was == UNKNOWN and isinstance(now, BaseModel)):
        return f"{name} given: {_quoted(after, framework)}"
    if now is None:
        return f"{name} taken out (was {_quoted(before, framework)})"
    if is_text(was) and is_text(now) and max(len(was), len(now)) > _SHORT:
        return f"{name} reworded: {_quoted(after, framework)}"
    return f"{name} changed from {_quoted(before, framework)} to {_quoted(after, framework)}"


def _set(before: Side, after: Side, framework: Framework) -> str:
    was = dict(zip(before.value, _each(before, framework), strict=True))
    now = dict(zip(after.value, _each(after, framework), strict=True))
    added = [word for item, word in now.items() if item not in was]
    gone = [word for item, word in was.items() if item not in now]
    said = [f"{listed(added)} added"] if added else []
    said += [f"{listed(gone)} taken out"] if gone else []
    return ", ".join(said) or "order changed"


def _each(side: Side, framework: Framework) -> list[str]:
    return [value(side.inner(item, place), framework) for place, item in enumerate(side.value)]


def _quoted(side: Side, framework: Framework) -> str:
    said = value(side, framework)
    return f"“{said}”" if is_text(side.value) and side.at not in side.refs else said
