"""The options common to all reading commands (`Ask`), and the register that is read with them (`Reading`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.render.words import day as in_words
from qaif_cli.store.git import at, day_named, records_in, tree, unmerged
from qaif_cli.store.loader import FRAMEWORK_FILE, Loaded, load
from qaif_cli.store.recovery import finish
from qaif_cli.store.source import Files, RecordSource, Worktree
from qaif_cli.store.workspace import TEMPLATES, Workspace, find_workspace

TEMPLATE = ".j2"


@dataclass(frozen=True)
class Ask:
    """The options that every reading command has: which records, which day, which revision.

    Attributes:
        records: The records folder, if the user named one.
        start: The folder in which the command was given.
        as_of: The day that counts as today.
        today: The real day; with `at`, the day on which the commit was made, or `as_of` if that is later.
        at: The commit whose records, framework and templates are read; empty for those on disk.
        wanted: The day that was named for that commit, where it is of an earlier one and that is judged; else None.
        stands_on: As in `DatedCommit`.
    """

    records: Path | None
    start: Path
    as_of: date
    today: date
    at: str = ""
    wanted: date | None = None
    stands_on: date | None = None

    def workspace(self) -> Workspace:
        """The workspace that the options name."""
        return find_workspace(self.records, self.start)


def finished(ask: Ask) -> list[str]:
    """End what a command left half written that died, and say so; whoever needs a workspace says where there is none."""
    try:
        records = ask.workspace().records
    except QaifError:
        return []
    return finish(records)


@dataclass(frozen=True)
class Reading:
    """A register with the framework by which it is judged.

    Attributes:
        now: The register, the settings, and the day that counts as today.
        at: The commit it was read from; empty where it was read from the disk.
        own: What lies in the workspace's own templates/ by name, as that commit had it; None where it is read from the disk.
        wanted: As in `Ask`.
    """

    workspace: Workspace
    loaded: Loaded
    now: Moment
    at: str = ""
    own: Mapping[str, bytes] | None = None
    wanted: date | None = None

    @property
    def templates(self) -> Mapping[str, str] | None:
        """The workspace's own templates by name, as that commit had them; None where they are read from the disk."""
        if self.own is None:
            return None
        return {
            name: data.decode("utf-8", "replace")
            for name, data in self.own.items()
            if name.endswith(TEMPLATE)
        }

    @property
    def register(self) -> Register:
        """The records as their files have them."""
        return self.now.written

    def as_known(self, day: date) -> Reading:
        """The same, with the files as they would have been on a day: for what reads the files and shows a day."""
        then = self.now.on(day)
        return replace(self, now=replace(then, written=then.register))

    def path(self, record: str) -> str:
        """The file of a record, from the workspace."""
        return self.workspace.prefix + self.register.path(record)

    @property
    def framework(self) -> Framework:
        """The settings."""
        return self.now.framework


def as_git_had_it(ask: Ask, name: str, as_of: date | None) -> Ask:
    """The same options for the records as git had them at a revision, or at the end of a day.

    Args:
        ask: The question.
        name: A commit, branch or tag, or a day.
        as_of: The day that counts as today, if the user named one; else the day of the commit.

    Raises:
        QaifError: where there is no such commit.
    """
    moment = at(ask.workspace().root, name)
    day = as_of or moment.day
    wanted = day_named(name) if as_of is None else None
    return replace(
        ask,
        as_of=day,
        today=max(day, moment.day),
        at=moment.commit,
        wanted=None if wanted == moment.day else wanted,
        stands_on=moment.stands_on,
    )


def said_of_day(ask: Ask) -> str:
    """That another day is judged than the one that was named with `--at`, and how that one is; that a clock was wrong."""
    said = []
    if ask.wanted:
        wanted, judged = in_words(ask.wanted), in_words(ask.as_of)
        said.append(
            f"{wanted} was asked for with --at: the last commit by then is of {judged}, and that day is judged;"
            f" to judge {wanted} add --as-of {ask.wanted}."
        )
    if ask.stands_on:
        said.append(
            f"That commit stands on one of {in_words(ask.stands_on)}: a clock was wrong, and what was committed by"
            " that day may be in it."
        )
    return " ".join(said)


def read(ask: Ask) -> Reading:
    """Read the register.

    Raises:
        QaifError: where there is none, or its framework cannot be read.
    """
    workspace = ask.workspace()
    source, own = sources(ask, workspace)
    loaded = load(source)
    if loaded.framework is None:
        raise without_framework(ask, workspace)
    now = Moment(loaded.register, loaded.framework, ask.as_of, ask.today)
    return Reading(workspace, loaded, now, ask.at, own, ask.wanted)


def without_framework(ask: Ask, workspace: Workspace) -> QaifError:
    """The error for settings that cannot be read."""
    at = ask.at[:12]
    if not at and any(
        clash.path == FRAMEWORK_FILE for clash in unmerged(workspace.root, workspace.records.name)
    ):
        return QaifError(
            f"`{workspace.prefix}{FRAMEWORK_FILE}` was changed on both sides, and everything else is judged by it.",
            "`qaif resolve framework` puts it together.",
        )
    return QaifError(
        f"`{workspace.prefix}framework.yaml` cannot be read{at and f' at {at}'}, and everything else is judged by it.",
        f"Run `qaif check{at and f' --at {at}'}`: it says what is wrong in it and where.",
    )


def sources(ask: Ask, workspace: Workspace) -> tuple[RecordSource, Mapping[str, bytes] | None]:
    """Where the records come from, and what lies in the workspace's templates/ where it is not read from the disk."""
    if not ask.at:
        return Worktree(workspace.records), None
    files = tree(workspace.root, ask.at, workspace.records.name, TEMPLATES)
    own = {
        file.path.removeprefix(f"{TEMPLATES}/"): file.data
        for file in files
        if file.path.startswith(f"{TEMPLATES}/")
    }
    return Files(tuple(records_in(files, workspace.records.name))), own


def unread_note(register: Register) -> tuple[str, ...]:
    """One line for each file that could not be read, to stand below any list."""
    return tuple(
        f"Could not be read: {item.id}{f' ({item.title})' if item.title else ''}, {item.path}: {item.why[0] if item.why else ''}"
        for item in register.unreadable
    )


def not_among_records(name: str, ask: Ask, reading: Reading, what: str, option: str) -> None:
    """Refuses a file or a folder that would lie among the records.

    Args:
        name: The file, as it was typed.
        ask: Where the command was given.
        reading: The register.
        what: What is written: `a sheet`.
        option: The option that names it.

    Raises:
        QaifError: where it would.
    """
    if (ask.start / name).resolve().is_relative_to(reading.workspace.records.resolve()):
        raise QaifError(
            f"`{name}` would lie among the records, and {what} is no record.",
            f"Name another place with {option}.",
        )
