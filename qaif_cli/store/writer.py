"""Records are put on disk: new ones by exclusive creation, changed ones by atomic replacement.

A record is whole at every moment, old or new. A writer never overwrites what it did not read, and never
writes outside the records folder or through a link.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.store.lock import locked

BOM = b"\xef\xbb\xbf"


class Taken(QaifError):  # noqa: N818  # it is no fault of the program
    """A new record's file is there already."""


@dataclass(frozen=True)
class Page:
    """A record file with what is to stand in it.

    Attributes:
        path: The file.
        before: Its bytes when it was read; None for a new one.
        after: Its bytes from now on.
    """

    path: Path
    before: bytes | None
    after: bytes


def put(records: Path, pages: Sequence[Page]) -> None:
    """Write some records: all of them, or none.

    Args:
        records: The records folder; nothing is written outside it.
        pages: What to write.

    Raises:
        QaifError: where somebody else has written meanwhile, or a place cannot be written to; then nothing is.
        Taken: where a new record's name is taken.
    """
    for page in pages:
        _inside(records, page.path)
    drafts: list[Path] = []
    try:
        with ExitStack() as held:
            for page in sorted(pages, key=lambda page: page.path):
                if page.before is not None:
                    held.enter_context(locked(page.path))
                    _unchanged(page)
            drafts += [_draft(page) for page in pages]
            for page, draft in zip(pages, drafts, strict=True):
                _publish(page, draft)
    except FileNotFoundError as error:
        raise QaifError(
            f"`{error.filename}` is not there any more, so nothing was written.", "Run the command again."
        ) from None
    except PermissionError as error:
        raise QaifError(
            f"`{error.filename}` may not be written to.", "Look at the rights of the file and its folder."
        ) from None
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


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


def _unchanged(page: Page) -> None:
    if page.path.read_bytes() != page.before:
        raise QaifError(
            f"{page.path.stem} was changed by somebody else meanwhile, so nothing was written.",
            "Run the command again: it will see the change.",
        )


def _draft(page: Page) -> Path:
    """A file beside the record that holds what it is to become, safely on disk."""
    page.path.parent.mkdir(parents=True, exist_ok=True)
    draft = page.path.with_name(f".{page.path.name}.{os.getpid()}.part")
    with draft.open("wb") as handle:
        handle.write(page.after)
        handle.flush()
        os.fsync(handle.fileno())
    if page.before is not None:
        draft.chmod(page.path.stat().st_mode & 0o777)
    return draft


def _publish(page: Page, draft: Path) -> None:
    if page.before is not None:
        draft.replace(page.path)
    else:
        try:
            os.link(draft, page.path)
        except FileExistsError:
            raise Taken(f"`{page.path.name}` is there already.", "Nothing was written.") from None
    _flush(page.path.parent)


def _flush(folder: Path) -> None:
    """Make a folder's new name last through a power cut, where the system offers that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
