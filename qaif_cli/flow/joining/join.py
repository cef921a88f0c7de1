"""Brings another board's register into this one, or only tries it: reads both, works out one, judges it, and writes all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from qaif_cli.errors import QaifError
from qaif_cli.flow.bringing.bring import Brought, brought_in, doubled, with_texts
from qaif_cli.flow.bringing.decided import MergerPlan, map_to_keep, read_decisions
from qaif_cli.flow.bringing.neither import Side, had_by_neither
from qaif_cli.flow.bringing.same import BothBoards, choices
from qaif_cli.flow.bringing.settings import refused
from qaif_cli.flow.joining.prepared import TwoAsOne
from qaif_cli.flow.joining.refusing import Whose, can_be_merged, can_be_written
from qaif_cli.flow.joining.told import account, message_of
from qaif_cli.flow.place import placed
from qaif_cli.flow.request import Ask
from qaif_cli.judge.check import check
from qaif_cli.model.finding import Finding
from qaif_cli.model.moment import Moment
from qaif_cli.store.git import commit_merger, fetch_from, names_ever_added, resolve
from qaif_cli.store.loader import FRAMEWORK_FILE, Loaded
from qaif_cli.store.source import bytes_of
from qaif_cli.store.writer import BOM, FileChange, Gone, as_on_disk, put


@dataclass(frozen=True)
class MergeOptions:
    """What the user asked.

    Attributes:
        other: The folder of the other board's workspace.
        decided: The prefix and the day.
        map_name: The file of the map; empty where there is none.
        map_text: What it says.
    """

    other: Path
    decided: MergerPlan
    map_name: str = ""
    map_text: str = ""


@dataclass(frozen=True)
class MergeReport:
    """What a merger comes to.

    Attributes:
        text: The printed account.
        map: The map to keep.
        stopped: Why nothing can be written; empty where it can, or was.
    """

    text: str
    map: str
    stopped: str = ""


def decided_as(prefix: str, on: date) -> MergerPlan:
    """The prefix and the day of a merger, as they were typed.

    Raises:
        QaifError: where the prefix is none.
    """
    letters = prefix.strip().upper()
    if not re.fullmatch(r"[A-Z]{2,4}", letters, re.ASCII):
        said = (
            f"`{prefix}` cannot be the prefix." if prefix else "A prefix is needed for the IDs of what comes."
        )
        raise QaifError(said, "Say two to four letters: `--prefix NV` makes R-NV-0007 of their R-0007.")
    return MergerPlan(letters, on)


def run_merge(ask: Ask, options: MergeOptions, *, write: bool) -> MergeReport:
    """Bring the other register in, or only tell what that would come to.

    Raises:
        QaifError: where the two cannot become one, with what to do.
    """
    made = prepare(ask, options)
    if write and not made.stopped:
        can_be_written(made.ours)
        commit = _written(made)
        text = account(made, commit)
    else:
        text = account(made, "")
    return MergeReport(text, map_to_keep(made.brought.choices, made.decided.prefix), made.stopped)


def prepare(ask: Ask, options: MergeOptions) -> TwoAsOne:
    """Read both, and work out the one."""
    ours, theirs = can_be_merged(ask, options.other, options.decided.prefix)
    said = read_decisions(options.map_text, options.map_name) if options.map_name else {}
    decided = replace(options.decided, said=said)
    sides = BothBoards(ours.register, ours.framework, theirs.register, theirs.framework)
    there: dict[str, set[str]] = {}
    for choice in choices(sides, replace(decided, said={})):
        there.setdefault(choice.key, set()).add(choice.id)
    wrong = refused(said, sides, there)
    if wrong:
        raise QaifError(
            f"`{options.map_name}` cannot be followed:" + "".join(f"\n  {line}." for line in wrong)
        )
    brought = brought_in(sides, decided, theirs.commit)
    _refuse_taken(ours, brought)
    after = with_texts(ours.loaded, brought.texts)
    errors, warnings = _new(ask, ours, theirs, brought, after)
    return TwoAsOne(ours, theirs, decided, brought, after, errors, warnings, _why_not(brought, errors))


def _refuse_taken(ours: Whose, brought: Brought) -> None:
    """See that no ID of what comes is, or ever was, one of ours, and no record of ours is two of theirs.

    Raises:
        QaifError: where one is.
    """
    root, folder = ours.workspace.root, ours.workspace.records.name
    ever = {PurePosixPath(name).stem for name in names_ever_added(root, folder)} | set(ours.register.by_id)
    ids = {PurePosixPath(one.path).stem for one in brought.files}
    taken = sorted(ids & ever)
    if taken:
        raise QaifError(
            f"With the prefix {brought.names.prefix}, {taken[0]} would be the ID of a record of theirs, and ours has or had one of that ID.",
            "Say another prefix with --prefix.",
        )
    twice = doubled(brought)
    if twice:
        raise QaifError(
            f"Two records of theirs would be `{twice[0]}` of ours, and one can be.",
            "Write `add` in the map behind the other.",
        )


def _new(
    ask: Ask, ours: Whose, theirs: Whose, brought: Brought, after: Loaded
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The errors and the warnings that neither side has; one of theirs is known under the ID that its record has here."""
    sides: list[Side] = [
        (_judged(ask, ours.loaded), {}),
        (_judged(ask, theirs.loaded), brought.names.records),
    ]
    new = had_by_neither([*after.findings, *_judged(ask, after)], sides)
    told = placed(new, after.register, ours.workspace.prefix)
    return (
        tuple(item for item in told if item.severity == "error"),
        tuple(item for item in told if item.severity == "warning"),
    )


def _judged(ask: Ask, loaded: Loaded) -> Iterable[Finding]:
    if loaded.framework is None:
        return ()
    return check(Moment(loaded.register, loaded.framework, ask.today, ask.today)).findings


def _why_not(brought: Brought, errors: tuple[Finding, ...]) -> str:
    if brought.settings.open:
        return "something is not decided"
    if brought.settings.lacking:
        return "the settings have no place for some of it"
    return "the one register would have errors that neither has" if errors else ""


def _written(made: TwoAsOne) -> str:
    """Write every file and commit it as a merge of the two histories, or leave all as it was; gives the commit."""
    workspace = made.ours.workspace
    fetch_from(workspace.root, made.theirs.workspace.root, made.theirs.commit)
    pages = _pages(made)
    put(workspace.records, pages, can_be_undone=False)
    paths = [f"{workspace.prefix}{page.path.relative_to(workspace.records).as_posix()}" for page in pages]
    try:
        return commit_merger(workspace.root, made.theirs.commit, paths, message_of(made))
    except (QaifError, KeyboardInterrupt) as error:
        if resolve(workspace.root, "HEAD") == made.ours.commit:  # else the interruption came after the commit
            back = [
                FileChange(page.path, page.after, page.before) for page in pages if page.before is not None
            ]
            gone = [Gone(page.path, page.after) for page in pages if page.before is None]
            put(workspace.records, back, gone, can_be_undone=False)
        if isinstance(error, KeyboardInterrupt):
            raise
        raise QaifError(
            f"Nothing was written. {error.what}", "Mend that, then run the command again."
        ) from None


def _pages(made: TwoAsOne) -> list[FileChange]:
    records, register = made.ours.workspace.records, made.ours.register
    there = {FRAMEWORK_FILE: register.framework_text, **{item.path: item.text for item in register.held}}
    pages = []
    for path, text in made.brought.texts.items():
        if path not in there:
            pages.append(FileChange(records / path, None, text.encode()))
            continue
        before = bytes_of(records / path)
        if before.decode("utf-8-sig") != there[path]:
            raise QaifError(
                f"`{path}` was changed meanwhile, so nothing was written.", "Run the command again."
            )
        pages.append(
            FileChange(records / path, before, as_on_disk(text, before, marked=before.startswith(BOM)))
        )
    return pages
