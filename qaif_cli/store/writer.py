"""Writes records to disk: new ones by exclusive creation, changed ones by atomic replacement.

A record is whole at every moment, old or new. A writer never overwrites what it did not read, and never
writes outside the records folder or through a link. Two writers who meet on one record take turns for the
moment of writing (`store/locks.py`). What is written together is kept beside it first (`store/journal.py`), so that
what dies in between is ended by whatever command comes next.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.store.journal import TouchedFile, bytes_or_none, flush, kept
from qaif_cli.store.locks import died, in_turn, locked
from qaif_cli.store.source import read_bytes

BOM = b"\xef\xbb\xbf"


def as_on_disk(text: str, disk: bytes | None, *, marked: bool) -> bytes:
    """A text as the bytes of the file that it replaces: with its byte order mark, and with the line ends that git gave it here.

    Args:
        text: What is to stand there, as git has it or as the file had it.
        disk: The bytes that stand there now; None where nothing does.
        marked: Whether a byte order mark belongs to it.
    """
    lines = disk.count(b"\n") if disk else 0
    if disk and lines and disk.count(b"\r\n") == lines and "\r" not in text:
        text = text.replace("\n", "\r\n")
    return (BOM if marked else b"") + text.encode()


class FileExists(QaifError):  # noqa: N818  # it is no fault of the program
    """A new record's file is there already."""


class ChangedMeanwhile(QaifError):  # noqa: N818  # it is no fault of the program
    """Somebody else wrote between the reading and the writing; nothing was written."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} was changed by somebody else meanwhile, so nothing was written.",
            "Run the command again: it will see the change.",
        )


@dataclass(frozen=True)
class FileChange:
    """A record file with its content before and after the change.

    Attributes:
        path: The file.
        before: Its bytes when it was read; None for a new one.
        after: Its bytes from now on.
        old: The file in which it stood until now, where it moves; that one goes with the same change.
    """

    path: Path
    before: bytes | None
    after: bytes
    old: Path | None = None

    @property
    def stands(self) -> Path:
        """The file that holds it now."""
        return self.old or self.path

    @property
    def replaces(self) -> bool:
        """Whether it is put where a file is already."""
        return self.before is not None and self.old is None


@dataclass(frozen=True)
class Gone:
    """A record file that goes.

    Attributes:
        path: The file.
        before: Its bytes when it was read.
    """

    path: Path
    before: bytes


def put(
    records: Path, pages: Sequence[FileChange], gone: Sequence[Gone] = (), *, can_be_undone: bool = True
) -> None:
    """Write some records: all of them, or none.

    Args:
        records: The records folder; nothing is written outside it.
        pages: What to write.
        gone: What goes with it.
        can_be_undone: Whether it is kept for `qaif undo`.

    Raises:
        ChangedMeanwhile: where somebody else has written meanwhile; then nothing is.
        QaifError: where a place cannot be written to; then nothing is.
        FileExists: where a new record's name is taken.
    """
    places = (
        *(page.path for page in pages),
        *(page.stands for page in pages),
        *(one.path for one in gone),
    )
    for path in dict.fromkeys(places):
        _inside(records, path)
    try:
        with ExitStack() as held:
            held.enter_context(in_turn(records))
            _hold(held, pages, gone)
            for page in pages:
                _draft(page)
            held.enter_context(kept(records, touched(records, pages, gone), to_undo=can_be_undone))
            _publish_all(pages, gone)
    except FileNotFoundError as error:
        raise QaifError(
            f"`{error.filename}` is not there any more, so nothing was written.", "Run the command again."
        ) from None
    except OSError as error:
        if error.errno == errno.EDEADLK:  # Windows waits ten seconds for a lock, and no longer
            raise ChangedMeanwhile(f"`{error.filename or records}`") from None
        raise QaifError(
            f"`{error.filename or records}` cannot be written ({error.strerror}), so nothing was.",
            "Close it where else it is open; look at the rights of the file and its folder, and at the room on the disk.",
        ) from None


def _hold(held: ExitStack, pages: Sequence[FileChange], gone: Sequence[Gone]) -> None:
    """Lock the files that are replaced or go, as they were read; and see that no draft outlives the writing."""
    read = [(page.stands, page.before) for page in pages if page.before is not None]
    read += [(one.path, one.before) for one in gone]
    for path, before in sorted(read):
        held.enter_context(locked(path))
        _unchanged(path, before)
    paths = dict.fromkeys((*(page.path for page in pages), *dict(read)))
    for folder in dict.fromkeys(path.parent for path in paths):
        _sweep(folder)
    for path in paths:
        held.callback(_draft_of(path).unlink, missing_ok=True)


def touched(records: Path, pages: Sequence[FileChange], gone: Sequence[Gone] = ()) -> list[TouchedFile]:
    """What some changes do to which files."""
    found = []
    for page in pages:
        found.append(
            TouchedFile(_named(records, page.path), page.before if page.replaces else None, page.after)
        )
        if page.old is not None:
            found.append(TouchedFile(_named(records, page.old), page.before, None))
    return found + [TouchedFile(_named(records, one.path), one.before, None) for one in gone]


def _named(records: Path, path: Path) -> str:
    return path.relative_to(records).as_posix()


def _inside(records: Path, path: Path) -> None:
    if path.is_symlink():
        raise QaifError(
            f"`{path.name}` is a link, and records are not written through links.",
            "Put the record itself in its folder.",
        )
    folder = path.parent
    while not folder.exists():
        folder = folder.parent
    if not folder.resolve().is_relative_to(records.resolve()):
        raise QaifError(f"`{path}` lies outside the records folder.", "Nothing is written there.")


def _unchanged(path: Path, before: bytes) -> None:
    if read_bytes(path) != before:
        raise ChangedMeanwhile(path.stem)


def _draft_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _sweep(folder: Path) -> None:
    """Remove what writers left who died over a record."""
    for draft in folder.glob(".*.part"):
        if died(draft.name.split(".")[-2]):
            draft.unlink(missing_ok=True)


def _draft(page: FileChange) -> None:
    """A file beside the record that holds what it is to become, safely on disk."""
    page.path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft_of(page.path)
    with draft.open("wb") as handle:
        handle.write(page.after)
        handle.flush()
        os.fsync(handle.fileno())
    if page.before is not None:
        draft.chmod(page.stands.stat().st_mode & 0o777)


def _publish_all(pages: Sequence[FileChange], gone: Sequence[Gone]) -> None:
    """Every draft becomes its record; where one cannot, those before it become what they were."""
    with ExitStack() as undo:
        for page in sorted(pages, key=lambda page: page.replaces):
            if not _is_there(page):
                _publish(page)
                undo.callback(_undo, page)
        for path in (*(page.old for page in pages if page.old is not None), *(one.path for one in gone)):
            aside = path.replace(_draft_of(path))
            undo.callback(aside.replace, path)
            flush(path.parent)
        undo.pop_all()


def _is_there(page: FileChange) -> bool:
    """Whether a record that moves stands in its new place already, to the byte, as after a power cut."""
    return page.old is not None and bytes_or_none(page.path) == page.after


def _publish(page: FileChange) -> None:
    draft = _draft_of(page.path)
    if page.replaces:
        draft.replace(page.path)
    else:
        _create(draft, page.path)
    flush(page.path.parent)


def _create(draft: Path, path: Path) -> None:
    """A new file, whole from its first moment, and only if there is none of its name."""
    try:
        os.link(draft, path)
    except (FileExistsError, FileNotFoundError):
        raise FileExists(f"`{path.name}` is there already.", "Nothing was written.") from None
    except OSError:  # a disk that knows no links
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            raise FileExists(f"`{path.name}` is there already.", "Nothing was written.") from None
        draft.replace(path)


def _undo(page: FileChange) -> None:
    if page.before is None or not page.replaces:
        page.path.unlink(missing_ok=True)
        return
    _draft(replace(page, after=page.before))
    _draft_of(page.path).replace(page.path)
