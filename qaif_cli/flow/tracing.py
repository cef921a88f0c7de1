"""What each commit changed in each record, from git's log and the contents of the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from qaif_cli.judge.diff.record_changes import changes, model_changes, paired
from qaif_cli.model.change import Change, Commit
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Held
from qaif_cli.model.words import listed
from qaif_cli.store.git import ChangedFile, Logged, brought, contents, log
from qaif_cli.store.loader import load
from qaif_cli.store.source import File, Files

_FEW = 50  # so many files are named to git one by one; beyond them, the folder is


@dataclass(frozen=True)
class Event:
    """How one commit changed one record.

    Attributes:
        was: Its ID before; empty where it is new, or the file was no record.
        now: Its ID after; empty where it is gone, or the file is no record.
        held: The record after, or before where it is gone; None where the file is no record.
    """

    commit: Commit
    was: str
    now: str
    changes: tuple[Change, ...]
    held: Held | None = None


@dataclass(frozen=True)
class _Read:
    """A file at a commit: a record, or something beside the records, or why it could not be read."""

    held: Held | None = None
    beside: BaseModel | None = None
    why: str = ""


@dataclass
class Tracer:
    """Walks through the log from the oldest commit, and keeps the last readable version of each file.

    Attributes:
        folder: The records folder, as the log names it.
        framework: Whose names are used.
        blobs: The contents of every object that the log names.
    """

    folder: str
    framework: Framework
    blobs: Mapping[str, bytes]
    _last: dict[str, _Read] = field(default_factory=dict)

    def events(self, logged: Iterable[Logged]) -> Iterator[Event]:
        """What the commits changed, oldest first."""
        for item in reversed(list(logged)):
            yield from self._commit(item)

    def _commit(self, item: Logged) -> Iterator[Event]:
        before: list[Held] = []
        after: list[Held] = []
        for row in item.rows:
            was = self._last.pop(row.path, None) or self._read(row.path, row.before)
            now = self._read(row.path, row.after)
            if now.why:
                self._last[row.path] = was
                yield Event(item.commit, "", "", (self._unread(row.path, now.why),))
            elif was.why and now.held:
                yield Event(
                    item.commit, now.held.record.id, now.held.record.id, (_again(now.held),), now.held
                )
            elif was.beside or now.beside:
                name = PurePosixPath(row.path).stem
                yield Event(
                    item.commit, name, name, model_changes(name, was.beside, now.beside, self.framework)
                )
            else:
                before += [was.held] if was.held else []
                after += [now.held] if now.held else []
            if not now.why and row.after:
                self._last[row.path] = now
        for one, other in paired(before, after):
            told = changes(one, other, self.framework)
            if told:
                ids = (one.record.id if one else "", other.record.id if other else "")
                yield Event(item.commit, *ids, told, other or one)

    def _read(self, path: str, blob: str) -> _Read:
        if not blob:
            return _Read()
        data = self.blobs.get(blob)
        if data is None:
            return _Read(why="what it held is not in this clone")
        loaded = load(Files((File(path.removeprefix(f"{self.folder}/"), data),)))
        register = loaded.register
        if register.held:
            return _Read(held=register.held[0])
        beside: BaseModel | None = loaded.framework or next((item.content for item in register.beside), None)
        if beside:
            return _Read(beside=beside)
        why = register.unreadable[0].why if register.unreadable else (loaded.findings[0].message,)
        return _Read(why=why[0] if why else "it is no record")

    def _unread(self, path: str, why: str) -> Change:
        name = PurePosixPath(path).stem
        return Change(name, "", "", f"{path} could not be read at this commit: {why}", "other")


def _again(held: Held) -> Change:
    text = "can be read again; what it said before could not be read"
    return Change(held.record.id, held.kind, "", text, "other")


def trace(root: Path, folder: str, framework: Framework, logged: list[Logged], tip: str) -> list[Event]:
    """What some commits changed, newest first; git is started once for all contents, and twice for the authors of merged commits."""
    yaml = [
        Logged(item.commit, tuple(row for row in item.rows if row.path.endswith((".yaml", ".yml"))))
        for item in logged
    ]
    names = (name for item in yaml for row in item.rows for name in (row.before, row.after))
    tracer = Tracer(folder, framework, contents(root, names))
    events = list(reversed(list(tracer.events(yaml))))
    paths = {row.path for item in yaml for row in item.rows}
    few = sorted(paths) if len(paths) <= _FEW else ()
    merges = dict.fromkeys(item.commit.id for item in yaml if item.commit.parents > 1)
    apart = [merger.commit for merger in framework.mergers]
    within = brought(root, folder, merges, paths=few, tip=tip, but=apart)
    return [_by_its_writers(event, folder, within.get(event.commit.id, [])) for event in events]


def _by_its_writers(event: Event, folder: str, within: list[Logged]) -> Event:
    """The event with the authors of the merged commits in place of whoever merged them."""
    path = f"{folder}/{event.held.path}" if event.held else ""
    mine = [item.commit for item in within if path in {row.path for row in item.rows}]
    writers = {item.email: item.author for item in mine or [item.commit for item in within]}
    if not writers:
        return event
    email = next(iter(writers)) if len(writers) == 1 else ""
    author = listed(list(dict.fromkeys(writers.values())))
    return replace(event, commit=replace(event.commit, author=author, email=email))


def follow(root: Path, folder: str, path: str, tip: str) -> list[Logged]:
    """The commits that changed a file under any of the names it had, newest first, with its rows alone.

    Where a commit brings the file and takes others away, the record in it is looked for among those: two
    processes more for each name that it had.
    """
    paths = [path]
    while True:
        logged = log(root, folder, paths=paths, tip=tip)
        older = _older_name(root, folder, paths, logged)
        if not older:
            return [
                Logged(item.commit, tuple(row for row in item.rows if row.path in paths)) for item in logged
            ]
        paths.append(older)


def _older_name(root: Path, folder: str, paths: list[str], logged: list[Logged]) -> str:
    for item in logged:
        born = [row for row in item.rows if row.path in paths and not row.before]
        gone = [row for row in item.rows if row.path not in paths and not row.after]
        if born and gone:
            found = _same_record(root, folder, born, _likely(born, gone))
            if found:
                return found
    return ""


def _likely(born: list[ChangedFile], gone: list[ChangedFile]) -> list[ChangedFile]:
    """Those with the same file name in another folder; where there are none, all."""
    names = {PurePosixPath(row.path).name for row in born}
    return [row for row in gone if PurePosixPath(row.path).name in names] or gone


def _same_record(root: Path, folder: str, born: list[ChangedFile], gone: list[ChangedFile]) -> str:
    held = contents(root, [*(row.after for row in born), *(row.before for row in gone)])

    def records(rows: Iterable[tuple[str, str]]) -> list[Held]:
        files = (File(path.removeprefix(f"{folder}/"), held[blob]) for path, blob in rows if blob in held)
        return list(load(Files(tuple(files))).register.held)

    before = records((row.path, row.before) for row in gone)
    after = records((row.path, row.after) for row in born)
    return next((f"{folder}/{was.path}" for was, now in paired(before, after) if was and now), "")
