"""Where a record came from with another board's register: its file there, and its life at its own board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qaif_cli.flow.tracing import Event, follow, trace
from qaif_cli.model.boards import Merger, at_its_board
from qaif_cli.model.change import Change
from qaif_cli.model.framework import Framework
from qaif_cli.model.words import in_words
from qaif_cli.render.words import number_of
from qaif_cli.store.git import contents, names_at
from qaif_cli.store.loader import FRAMEWORK_FILE, load
from qaif_cli.store.source import File, Files


@dataclass(frozen=True)
class AtItsBoard:
    """A record at the board that it came from.

    Attributes:
        merger: With which it came.
        id: What it was called there.
        path: Its file there, from the workspace.
        framework: The settings of that board.
    """

    merger: Merger
    id: str
    path: str
    framework: Framework


def came_from(root: Path, folder: str, framework: Framework, id_: str) -> AtItsBoard | None:
    """Where a record was before it came with another register; None where it did not, or this clone has not that history."""
    for merger in framework.mergers:
        was = _was(id_, merger.prefix)
        names = names_at(root, merger.commit, folder) if was else []
        path = next((name for name in names if PurePosixPath(name).stem == was), "")
        settings = _settings(root, folder, merger) if path else None
        if settings is not None:
            return AtItsBoard(merger, was, path, settings)
    return None


def _was(id_: str, prefix: str) -> str:
    return at_its_board(id_, prefix) or at_its_board(id_.lower(), prefix) or at_its_board(id_.upper(), prefix)


def _settings(root: Path, folder: str, merger: Merger) -> Framework | None:
    name = f"{merger.commit}:./{folder}/{FRAMEWORK_FILE}"
    data = contents(root, [name]).get(name, b"")
    return load(Files((File(FRAMEWORK_FILE, data),))).framework


def life_of(root: Path, folder: str, framework: Framework, path: str, tip: str) -> list[Event]:
    """The events of the record in a file, newest first, with those at the board that it came from before them."""
    events = list(one_record(trace(root, folder, framework, follow(root, folder, path, tip), tip)))
    first = events[-1] if events else None
    if first is None or first.was or first.held is None:
        return events
    there = came_from(root, folder, framework, first.now)
    if there is None:
        return events
    arrived = replace(first, changes=(_arrival(first, there),))
    before = life_of(root, folder, there.framework, there.path, there.merger.commit)
    return [*events[:-1], arrived, *before]


def _arrival(event: Event, there: AtItsBoard) -> Change:
    board, day = there.merger.name, in_words(there.merger.date)
    text = f"came from {board}, where it was {there.id}; one board from {day}"
    return Change(event.now, event.held.kind if event.held else "", "formerly", text, "new")


def one_record(events: Iterable[Event]) -> Iterator[Event]:
    """The events of the record that the newest one is about, newest first, under any ID that it had."""
    id_ = ""
    for event in events:
        about = event.now or event.was
        id_ = id_ or about
        if not about:
            yield event
        elif about == id_:
            yield event
            id_ = event.was or id_


def told_together(events: list[Event], framework: Framework) -> list[Event]:
    """The events of a register with all that came with another one as one of them."""
    with_what = {id(event): merger for event in events if (merger := _came_with(event, framework))}
    count = Counter(
        (event.commit.id, with_what[id(event)].prefix) for event in events if id(event) in with_what
    )
    told: list[Event] = []
    for event in events:
        merger = with_what.get(id(event))
        many = count.pop((event.commit.id, merger.prefix), 0) if merger else 0
        if merger is None:
            told.append(event)
        elif many:
            text = f"{number_of(many, 'record')} came from {merger.name}, with {merger.prefix} in their IDs"
            change = Change(FRAMEWORK_FILE.removesuffix(".yaml"), "", "mergers", text, "new")
            told.append(replace(event, changes=(change,), held=None))
    return told


def _came_with(event: Event, framework: Framework) -> Merger | None:
    """The merger with which a record arrived in a commit; None where it did not."""
    if event.was or event.held is None or event.commit.parents == 1:
        return None
    return next((one for one in framework.mergers if at_its_board(event.now, one.prefix)), None)
