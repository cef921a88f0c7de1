"""Finds the versions of a record that two sides changed: in git while a merge is under way, else between conflict markers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from qaif_cli.errors import QaifError
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Reading
from qaif_cli.model.register import Held
from qaif_cli.store.git import other_side, state, unmerged
from qaif_cli.store.loader import try_text
from qaif_cli.store.markers import taken_apart
from qaif_cli.store.source import bytes_of
from qaif_cli.store.workspace import Workspace
from qaif_cli.store.writer import BOM


@dataclass(frozen=True)
class Sides:
    """The texts of a file that two sides changed; None for one that is not there, or is not known.

    Attributes:
        disk: Its bytes as they are.
        base: What both sides began from.
        ours: The version of the one who asks.
        theirs: The version of the others.
        marked: Whether ours, and whether theirs, began with a byte order mark, which is left out of the texts.
        other: The commit that is being merged; empty where git has no merge under way.
        turned: Whether git calls our side theirs, as it does in a rebase.
    """

    disk: bytes | None
    base: str | None
    ours: str | None
    theirs: str | None
    marked: tuple[bool, bool]
    other: str = ""
    turned: bool = False


@dataclass(frozen=True)
class Conflict:
    """A record and its versions.

    Attributes:
        path: The file, from the records folder.
        disk: Its bytes.
        base: What both sides began from; None where there was nothing, or it is not known.
        ours: The version of the one who asks; None where the record was deleted there.
        theirs: The version of the others.
        marked: Whether ours, and whether theirs, began with a byte order mark.
        other: The commit that is being merged; empty where git has no merge under way.
        turned: Whether git calls our side theirs, as it does in a rebase.
    """

    path: str
    disk: bytes | None
    base: Held | None
    ours: Held | None
    theirs: Held | None
    marked: tuple[bool, bool] = (False, False)
    other: str = ""
    turned: bool = False

    @property
    def id(self) -> str:
        """The ID, which is the name of the file."""
        return PurePosixPath(self.path).stem


def conflict_of(reading: Reading, id_: str) -> Conflict:
    """The conflict in which a record is.

    Raises:
        QaifError: where it is in none, or a version of it cannot be read.
    """
    workspace = reading.workspace
    path = _path(reading, id_, {clash.path for clash in unmerged(workspace.root, workspace.records.name)})
    sides, name = sides_of(workspace, path), PurePosixPath(path).stem
    base, ours, theirs = (_version(path, text, name) for text in (sides.base, sides.ours, sides.theirs))
    return Conflict(
        path, sides.disk, base, ours, theirs, marked=sides.marked, other=sides.other, turned=sides.turned
    )


def sides_of(workspace: Workspace, path: str) -> Sides:
    """The versions of a file that two sides changed.

    Args:
        workspace: Where it is.
        path: The file, from the records folder.

    Raises:
        QaifError: where it is in no conflict, or was put right already.
    """
    root, folder, name = workspace.root, workspace.records.name, PurePosixPath(path).stem
    clash = next((clash for clash in unmerged(root, folder) if clash.path == path), None)
    file = workspace.records / path
    disk = bytes_of(file) if file.is_file() else None
    torn = taken_apart(disk.decode("utf-8-sig", "replace")) if disk else None
    if clash is None:
        if torn is None:
            raise QaifError(
                f"{name} is in no conflict.",
                "`qaif status` says what git is in the middle of, and `qaif check` what cannot be read.",
            )
        return _sides(
            disk, (torn.base, torn.ours, torn.theirs), all_marked=bool(disk and disk.startswith(BOM))
        )
    if torn is None and disk is not None and clash.ours is not None and clash.theirs is not None:
        raise QaifError(
            f"`{workspace.prefix}{path}` has been put right by hand.",
            f"Say so to git with `git add {workspace.prefix}{path}`; `git checkout -m` of it brings the conflict back.",
        )
    turned = state(root, folder).under_way == "rebase"
    given = (clash.theirs, clash.ours) if turned else (clash.ours, clash.theirs)
    texts = [None if data is None else data.decode("utf-8", "replace") for data in (clash.base, *given)]
    return replace(_sides(disk, texts), other=other_side(root), turned=turned)


def _sides(disk: bytes | None, texts: Sequence[str | None], *, all_marked: bool = False) -> Sides:
    """The versions without their byte order marks: the base, ours and theirs."""
    mark = BOM.decode()
    base, ours, theirs = (text and text.removeprefix(mark) for text in texts)
    marked = tuple(all_marked or bool(text and text.startswith(mark)) for text in texts[1:])
    return Sides(disk, base, ours, theirs, (marked[0], marked[1]))


def _path(reading: Reading, id_: str, clashing: set[str]) -> str:
    """The file that is meant."""
    register = reading.register
    paths = {item.record.id: item.path for item in register.held}
    paths |= {PurePosixPath(item.path).stem: item.path for item in register.unreadable}
    paths |= {PurePosixPath(path).stem: path for path in clashing}
    return paths[named("record", id_, {name: name for name in paths})]


def _version(path: str, text: str | None, name: str) -> Held | None:
    if text is None:
        return None
    held, faults = try_text(path, text)
    if held is None:
        why = faults[0].message if faults else "it is no record"
        raise QaifError(
            f"A version of {name} cannot be read: {why}.",
            "Put the file right by hand: keep what is right of the two versions, and delete the lines of markers.",
        )
    return held
