"""`qaif history`: who changed what in a record or in the register, and when, from git."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.came_from import AtItsBoard, came_from, life_of, told_together
from qaif_cli.flow.names import full_id, named
from qaif_cli.flow.request import Ask, sources, without_framework
from qaif_cli.flow.tracing import Event, trace
from qaif_cli.judge.identifiers import masked
from qaif_cli.model.change import Life, Told
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import effective
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.register import Held
from qaif_cli.render.history import REPORTERS
from qaif_cli.store.git import contents, is_shallow, log, names_at, names_ever_added, resolve
from qaif_cli.store.loader import FRAMEWORK_FILE, load
from qaif_cli.store.source import File, Files, read_bytes
from qaif_cli.store.workspace import Workspace


@dataclass(frozen=True)
class HistoryOptions:
    """What the user asked.

    Attributes:
        id: The record; the whole register where empty.
        field: Only changes of this field, wherever it stands.
        since: Only commits of this day or later.
        style: text, markdown or json.
    """

    id: str = ""
    field: str = ""
    since: date | None = None
    style: str = "text"


def run_history(ask: Ask, options: HistoryOptions) -> str:
    """The history as text.

    Raises:
        QaifError: where there is no register, no repository, no such record or no such field.
    """
    return REPORTERS[options.style](history(ask, options))


def history(ask: Ask, options: HistoryOptions) -> Life:
    """The life of a record, or of the register."""
    workspace = ask.workspace()
    tip = ask.at or resolve(workspace.root, "HEAD")
    framework = _framework(ask, workspace)
    if options.id:
        life = _of_record(ask, workspace, framework, tip, options)
    else:
        logged = log(workspace.root, workspace.records.name, since=options.since, tip=tip)
        events = trace(workspace.root, workspace.records.name, framework, logged, tip)
        told = tuple(_told(told_together(events, framework)))
        life = Life("", framework.organisation.name, workspace.prefix, told)
    shown = tuple(_masked(item) for item in _only(life.told, options))
    return replace(life, title=masked(life.title), told=shown, notes=_notes(workspace))


def _masked(told: Told) -> Told:
    """A change with what may identify a person taken out of its words."""
    return Told(told.commit, tuple(replace(change, text=masked(change.text)) for change in told.changes))


def _of_record(
    ask: Ask, workspace: Workspace, framework: Framework, tip: str, options: HistoryOptions
) -> Life:
    root, folder = workspace.root, workspace.records.name
    there = _at_its_board_alone(workspace, framework, tip, options.id)
    if there:
        path, events = there.path, life_of(root, folder, there.framework, there.path, there.merger.commit)
    else:
        path = _path(ask, workspace, tip, options.id)
        events = life_of(root, folder, framework, path, tip)
    held = next((event.held for event in events if event.held), None)
    id_ = held.record.id if held else PurePosixPath(path).stem
    return Life(
        id=id_,
        title=held.record.title if held else "",
        path=f"{workspace.prefix}{held.path}" if held else path,
        told=tuple(_told(events)),
        scores=_scores(held),
    )


def _at_its_board_alone(workspace: Workspace, framework: Framework, tip: str, id_: str) -> AtItsBoard | None:
    """Where a record of another board was that is one with ours since, and so has no file of its own; None of every other."""
    root, folder = workspace.root, workspace.records.name
    wanted = full_id(id_)
    there = came_from(root, folder, framework, wanted)
    names = names_at(root, tip, folder) if there else []
    stems = {PurePosixPath(name).stem.casefold() for name in names}
    return None if wanted.casefold() in stems else there


def _told(events: Iterable[Event]) -> Iterator[Told]:
    for _, group in groupby(events, key=lambda event: (event.commit.id, event.commit.author)):
        same = list(group)
        yield Told(same[0].commit, tuple(change for event in reversed(same) for change in event.changes))


def _only(told: Iterable[Told], options: HistoryOptions) -> Iterator[Told]:
    """What the user wants of it."""
    wanted = _field(told := list(told), options.field) if options.field else ""
    for item in told:
        if options.since and item.commit.day < options.since:
            continue
        kept = tuple(change for change in item.changes if not wanted or wanted in change.field.split("/"))
        if kept:
            yield Told(item.commit, kept)


def _field(told: list[Told], text: str) -> str:
    """The field that is meant: one that changed, or one that the kind has."""
    seen = [change for item in told for change in item.changes]
    known = {name for change in seen for name in change.field.split("/") if name}
    for kind in {change.kind for change in seen} & set(BY_NAME):
        known |= set(_names(BY_NAME[kind].model.model_json_schema()))
    return named("field", text.replace("-", "_"), {name: name.replace("_", " ") for name in sorted(known)})


def _names(schema: dict[str, Any]) -> Iterator[str]:
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", ())


def _scores(held: Held | None) -> tuple[tuple[date | None, int], ...]:
    if held is None or not isinstance(held.record, Risk):
        return ()
    reviews = effective(held.record.reviews, date.max)
    return tuple((review.date if isinstance(review.date, date) else None, review.score) for review in reviews)


def _framework(ask: Ask, workspace: Workspace) -> Framework:
    """The settings alone, whose names the history uses."""
    path = f"{workspace.prefix}{FRAMEWORK_FILE}"
    if ask.at:
        name = f"{ask.at}:./{path}"
        data = contents(workspace.root, [name]).get(name, b"")
    else:
        try:
            data = read_bytes(workspace.records / FRAMEWORK_FILE)
        except OSError:
            raise without_framework(ask, workspace) from None
    found = load(Files((File(FRAMEWORK_FILE, data),))).framework
    if found is None:
        raise without_framework(ask, workspace)
    return found


def _path(ask: Ask, workspace: Workspace, tip: str, id_: str) -> str:
    """The file of a record: by its name, else by the ID inside or an ID it had, else a file that once was."""
    root, folder, wanted = workspace.root, workspace.records.name, full_id(id_).casefold()
    names = [name for name in names_at(root, tip, folder) if name.endswith(".yaml")]
    stems = {PurePosixPath(name).stem.casefold(): name for name in names}
    if wanted in stems:
        return stems[wanted]
    for item in load(sources(replace(ask, at=tip), workspace)[0]).register.held:
        if wanted in (item.record.id.casefold(), *(old.casefold() for old in item.record.formerly)):
            return f"{workspace.prefix}{item.path}"
    for name in names_ever_added(root, folder):
        if PurePosixPath(name).stem.casefold() == wanted:
            return _seen_from(workspace, name)
    if any(path.stem.casefold() == wanted for path in workspace.records.rglob("*.yaml")):
        raise QaifError(f"{id_} has no history yet: it was never committed.", "Commit it first.")
    near = next(iter(difflib.get_close_matches(wanted, list(stems), n=1, cutoff=0.6)), "")
    hint = f"Did you mean `{PurePosixPath(stems[near]).stem}`?" if near else "Name the ID of a record."
    raise QaifError(f"There is no record `{id_}`, and there was none.", hint)


def _seen_from(workspace: Workspace, name: str) -> str:
    """A path from the workspace; the log names files from the top of the repository."""
    _, found, inside = f"/{name}".rpartition(f"/{workspace.prefix}")
    return f"{workspace.prefix}{inside}" if found else name


def _notes(workspace: Workspace) -> tuple[str, ...]:
    if not is_shallow(workspace.root):
        return ()
    return (
        "This clone holds only the last commits, so what came before them is not told: `git fetch --unshallow` brings the rest.",
    )
