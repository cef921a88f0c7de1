"""Finds the versions of a record that two sides changed: in git while a merge is under way, else between conflict markers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from qaif_cli.errors import QaifError
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Reading
from qaif_cli.model.register import Held
from qaif_cli.store.git import Clash, other_side, state, unmerged
from qaif_cli.store.loader import try_text
from qaif_cli.store.markers import taken_apart
from qaif_cli.store.source import bytes_of
from qaif_cli.store.writer import BOM


@dataclass(frozen=True)
class Conflict:
    """A record and its versions.

    Attributes:
        path: The file, from the records folder.
        disk: Its bytes.
        base: What both sides began from; None where there was nothing, or it is not known.
        ours: The version of the one who asks; None where the record was deleted there.
        theirs: The version of the others.
        other: The commit that is being merged; empty where git has no merge under way.
        turned: Whether git calls our side theirs, as it does in a rebase.
    """

    path: str
    disk: bytes | None
    base: Held | None
    ours: Held | None
    theirs: Held | None
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
    clashes = {clash.path: clash for clash in unmerged(workspace.root, workspace.records.name)}
    path = _path(reading, id_, set(clashes))
    file = workspace.records / path
    disk = bytes_of(file) if file.is_file() else None
    torn = taken_apart(disk.decode("utf-8-sig", "replace")) if disk else None
    name = PurePosixPath(path).stem
    clash = clashes.get(path)
    if clash is None:
        if torn is None:
            raise QaifError(
                f"{name} is in no conflict.",
                "`qaif status` says what git is in the middle of, and `qaif check` what cannot be read.",
            )
        base, ours, theirs = (_version(path, text, name) for text in (torn.base, torn.ours, torn.theirs))
        return Conflict(path, disk, base, ours, theirs)
    if torn is None and disk is not None and clash.ours is not None and clash.theirs is not None:
        raise QaifError(
            f"`{workspace.prefix}{path}` has been put right by hand.",
            f"Say so to git with `git add {workspace.prefix}{path}`; `git checkout -m` of it brings the conflict back.",
        )
    return _of_git(reading, clash, disk)


def _path(reading: Reading, id_: str, clashing: set[str]) -> str:
    """The file that is meant."""
    register = reading.register
    paths = {item.record.id: item.path for item in register.held}
    paths |= {PurePosixPath(item.path).stem: item.path for item in register.unreadable}
    paths |= {PurePosixPath(path).stem: path for path in clashing}
    return paths[named("record", id_, {name: name for name in paths})]


def _of_git(reading: Reading, clash: Clash, disk: bytes | None) -> Conflict:
    root = reading.workspace.root
    turned = state(root, reading.workspace.records.name).under_way == "rebase"
    sides = (clash.theirs, clash.ours) if turned else (clash.ours, clash.theirs)
    name = PurePosixPath(clash.path).stem
    texts = (data.decode("utf-8", "replace") if data is not None else None for data in (clash.base, *sides))
    base, ours, theirs = (_version(clash.path, text, name) for text in texts)
    return Conflict(clash.path, disk, base, ours, theirs, other=other_side(root), turned=turned)


def _version(path: str, text: str | None, name: str) -> Held | None:
    if text is None:
        return None
    held, faults = try_text(path, text.removeprefix(BOM.decode()))
    if held is None:
        why = faults[0].message if faults else "it is no record"
        raise QaifError(
            f"A version of {name} cannot be read: {why}.",
            "Put the file right by hand: keep what is right of the two versions, and delete the lines of markers.",
        )
    return held
