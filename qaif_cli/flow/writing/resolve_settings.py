"""`qaif resolve framework`: settings that two branches changed are put together as a record is, before any record is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from qaif_cli.errors import QaifError
from qaif_cli.flow.request import Ask
from qaif_cli.flow.writing.conflicts import Sides, sides_of
from qaif_cli.flow.writing.open_fields import OpenFields, chosen
from qaif_cli.flow.writing.report_result import UNWRITTEN
from qaif_cli.flow.writing.text_changes import text_changes
from qaif_cli.judge.merge.three_way import settle
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.store import yaml
from qaif_cli.store.git import unmerged
from qaif_cli.store.loader import AUTHORITIES_FILE, FRAMEWORK_FILE, kind_of, refuse_unreadable
from qaif_cli.store.order import key_order
from qaif_cli.store.splice import splice
from qaif_cli.store.workspace import Workspace
from qaif_cli.store.writer import FileChange, as_on_disk, put

_TITLES = {FRAMEWORK_FILE: "the settings of the register", AUTHORITIES_FILE: "who may decide what"}
_TOMBSTONE = "why the record was taken out"


@dataclass(frozen=True)
class ResolvingSettings(OpenFields):
    """A file that is no record, while it is put together.

    Attributes:
        workspace: Where it is.
        path: The file, from the records folder.
        sides: Its versions.
    """

    workspace: Workspace
    path: str
    sides: Sides


def named_settings(ask: Ask, id_: str) -> str:
    """The file that is meant, where it is no record; empty where a record is.

    Args:
        ask: What a command is told.
        id_: What was named: `framework`, `authorities`, a file, or the ID of a tombstone.
    """
    workspace = ask.workspace()
    name = PurePosixPath(id_).name.removesuffix(".yaml").casefold()
    clashing = [clash.path for clash in unmerged(workspace.root, workspace.records.name)]
    there = [path for path in (*_TITLES, *clashing) if is_beside(path)]
    return next((path for path in there if PurePosixPath(path).stem.casefold() == name), "")


def is_beside(path: str) -> bool:
    """Whether a file of the records folder is no record and can be put together all the same."""
    kind = kind_of(path)
    return path.endswith(".yaml") and kind is not None and kind.name not in BY_NAME


def begin_settings(ask: Ask, path: str) -> ResolvingSettings:
    """Begin to resolve a conflict in settings: everything that can be merged automatically is merged.

    Raises:
        QaifError: where they are in none, were deleted on one side, or a version of them cannot be read.
    """
    workspace = ask.workspace()
    sides = sides_of(workspace, path)
    if sides.ours is None or sides.theirs is None:
        where = "here" if sides.ours is None else "there"
        raise QaifError(
            f"`{workspace.prefix}{path}` was deleted {where} and changed on the other side.",
            f"Keep the changed one: `git add {workspace.prefix}{path}`.",
        )
    for text in (sides.ours, sides.theirs):
        refuse_unreadable(path, text)
    was = None if sides.base is None else yaml.parse(sides.base)
    settlement = settle(was, yaml.parse(sides.ours), yaml.parse(sides.theirs), parts=True)
    title = _TITLES.get(path, _TOMBSTONE)
    return ResolvingSettings(
        PurePosixPath(path).stem, title, sides.turned, settlement, workspace, path, sides
    )


def finish_settings(resolving: ResolvingSettings, choices: dict[str, str], *, dry_run: bool) -> str:
    """Write the merged settings; returns the report.

    Raises:
        QaifError: where something is undecided, or they would be no settings.
    """
    workspace, path, sides = resolving.workspace, resolving.path, resolving.sides
    assert sides.ours is not None  # noqa: S101  # a deleted version was refused
    kind = kind_of(path)
    assert kind is not None  # noqa: S101  # only such files are put together
    made = splice(sides.ours, chosen(resolving, choices), key_order(kind.model))
    refuse_unreadable(path, made)
    data = as_on_disk(made, sides.disk, marked=sides.marked[0])
    if not dry_run:
        put(workspace.records, [FileChange(workspace.records / path, sides.disk, data)])
    name = f"{workspace.prefix}{path}"
    if not dry_run:
        return f"{name} written\n"
    lines = text_changes(sides.ours, made, name, name)
    return "\n".join([*lines, UNWRITTEN, ""])
