"""What a command left half written that died meanwhile is ended by the next, whatever that does."""

from __future__ import annotations

from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.model.words import listed
from qaif_cli.store.journal import KeptCommand, bytes_or_none, end, left
from qaif_cli.store.writer import FileChange, Gone, put


def finish(records: Path) -> list[str]:
    """Write the rest of what was begun, and say so; of what had not begun to be written, nothing is left.

    Where somebody changed the files meanwhile nothing is written: `qaif undo` names them then.
    """
    said = []
    for entry in left(records):
        names = listed([f"`{records.name}/{one.path}`" for one in entry.files])
        try:
            rest = [one.path for one in entry.files if bytes_or_none(records / one.path) != one.after]
            names = listed([f"`{records.name}/{path}`" for path in rest])
            if entry.is_undone(records):
                entry.file.unlink(missing_ok=True)
            elif not rest or entry.changed_since(records):
                end(entry)
            else:
                bring(records, entry, after=True)
                end(entry)
                undo = " `qaif undo` takes all of it back." if entry.to_undo else ""
                said.append(
                    f"A command was cut short while it wrote; the rest of it is written now: {names}.{undo}"
                )
        except (QaifError, OSError) as error:
            said.append(
                f"A command was cut short while it wrote, and the rest of it, {names}, cannot be written now: {error}"
            )
    return said


def bring(records: Path, entry: KeptCommand, *, after: bool) -> None:
    """Put every file as it was after a command, or before it: all of them, or none.

    Raises:
        QaifError: as `put`.
    """
    pages, gone = [], []
    for touched in entry.files:
        wanted = touched.after if after else touched.before
        path = records / touched.path
        now = bytes_or_none(path)
        if now == wanted:
            continue
        if wanted is not None:
            pages.append(FileChange(path, now, wanted))
        elif now is not None:
            gone.append(Gone(path, now))
    put(records, pages, gone, can_be_undone=False)
