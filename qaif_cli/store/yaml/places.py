"""Where some values of a document begin: what nobody asks about is passed over, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it stands there, and is not declared
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from qaif_cli.store.yaml.grammar import Place, Places


class _AllFound(Exception):  # noqa: N818  # it says only that the rest need not be read
    """Every place that was asked about was found."""


_Asked = dict[str, Any]
"""The steps that are asked about, each with those below it."""
_BEGIN = (MappingStartEvent, SequenceStartEvent)
_END = (MappingEndEvent, SequenceEndEvent)


def locate_some(text: str, pointers: Iterable[str]) -> Places:
    """Where some values begin, and everything around them, by JSON pointer; what is not there is left out.

    What comes before a fault is still located.

    Args:
        text: The document.
        pointers: JSON pointers.
    """
    asked: _Asked = {}
    for pointer in pointers:
        inside = asked
        for step in pointer.split("/")[1:]:
            inside = inside.setdefault(step, {})
    places: Places = {}
    with suppress(YAMLError, _AllFound):
        take = CParser(text).get_event
        take()
        if type(take()) is not StreamEndEvent:
            _value(take(), take, "", None, asked, _Wanted(places, _many(asked)))
    return places


def _many(asked: _Asked) -> int:
    """How many places are asked about, with those around them."""
    return 1 + sum(map(_many, asked.values()))


@dataclass(frozen=True)
class _Wanted:
    """The places that were found, and how many there can be."""

    places: Places
    many: int

    def found(self, at: str, place: Place) -> None:
        """Keep a place.

        Raises:
            _AllFound: where it is the last that was asked about.
        """
        self.places[at] = place
        if len(self.places) == self.many:
            raise _AllFound


def _value(event: Any, take: Callable[[], Any], at: str, key: Any, asked: _Asked, wanted: _Wanted) -> None:
    mark, start = (key or event).start_mark, event.start_mark
    wanted.found(at, Place(mark.line + 1, mark.column + 1, start.line + 1, start.column + 1))
    if not asked:
        _pass(event, take)
    elif type(event) is MappingStartEvent:
        while type(key := take()) is not MappingEndEvent:
            step = key.value.replace("~", "~0").replace("/", "~1") if type(key) is ScalarEvent else ""
            if step in asked:
                _value(take(), take, f"{at}/{step}", key, asked[step], wanted)
            else:
                _pass(key, take)
                _pass(take(), take)
    elif type(event) is SequenceStartEvent:
        place = 0
        while type(event := take()) is not SequenceEndEvent:
            if str(place) in asked:
                _value(event, take, f"{at}/{place}", None, asked[str(place)], wanted)
            else:
                _pass(event, take)
            place += 1


def _pass(event: Any, take: Callable[[], Any]) -> None:
    """Go on to the end of a value."""
    deep = 0
    while True:
        kind = type(event)
        if kind in _BEGIN:
            deep += 1
        elif kind in _END:
            deep -= 1
        if not deep:
            return
        event = take()
