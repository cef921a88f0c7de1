"""`qaif undo`: takes back what the last writing command did, to the byte, unless it is committed or changed since."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.errors import QaifError
from qaif_cli.flow.diff import differing
from qaif_cli.flow.request import Ask
from qaif_cli.model.diff import End
from qaif_cli.model.words import listed
from qaif_cli.render.diff import words
from qaif_cli.render.words import number_of
from qaif_cli.store.git import contents_at, is_checked_out, state
from qaif_cli.store.journal import KeptCommand, TouchedFile, is_kept, last
from qaif_cli.store.loader import load
from qaif_cli.store.recovery import bring
from qaif_cli.store.source import File, Files, Worktree
from qaif_cli.store.workspace import Workspace

_SHOWN = 20
"""So many lines of what was taken back are shown."""


@dataclass(frozen=True)
class UndoOptions:
    """What the user asked.

    Attributes:
        redo: Whether what was taken back last is done again.
        dry_run: Whether nothing is written.
    """

    redo: bool = False
    dry_run: bool = False


def run_undo(ask: Ask, options: UndoOptions) -> str:
    """Take back the last command of a workspace, or do again what was taken back last; says what.

    Raises:
        QaifError: where there is none, it is committed, or somebody else changed the files since.
    """
    workspace = ask.workspace()
    entry = _entry(workspace, options)
    foreign = entry.changed_since(workspace.records)
    if foreign:
        names = listed([f"`{workspace.prefix}{path}`" for path in foreign])
        raise QaifError(
            f"{names} {'was' if len(foreign) == 1 else 'were'} changed since, by hand or by another program.",
            "Nothing was written. `git diff` shows what differs from the last commit.",
        )
    if entry.is_done(workspace.records) if options.redo else entry.is_undone(workspace.records):
        entry.mark(undone=not options.redo)
        return "The files are so already. Nothing was written.\n"
    if not options.redo:
        _not_committed(workspace, entry)
    said = _told(ask, workspace, entry, options)
    if options.dry_run:
        return f"{said}Nothing was written.\n"
    bring(workspace.records, entry, after=options.redo)
    entry.mark(undone=not options.redo)
    after = (
        "`qaif undo` takes it back"
        if options.redo
        else "`qaif undo --redo` does it again, until another command writes"
    )
    return f"{said}{after}.\n"


def _entry(workspace: Workspace, options: UndoOptions) -> KeptCommand:
    """The command that is meant.

    Raises:
        QaifError: where nothing is kept, or the repository is in the middle of something.
    """
    if not is_kept(workspace.records):
        raise QaifError(
            "This folder is in no git repository, so nothing is kept that could be taken back.",
            "Begin one with `git init`: from then on the last commands can be.",
        )
    here = state(workspace.root, workspace.records.name)
    if here.under_way:
        raise QaifError(
            f"A {here.under_way} is in progress, so nothing is taken back.",
            "`git checkout -m` of a file brings its conflict back; `qaif status` says how the whole of it is ended.",
        )
    entry = last(workspace.records, undone=options.redo)
    if entry is None:
        what = (
            "Nothing was taken back since the last command."
            if options.redo
            else "There is no command to take back."
        )
        raise QaifError(what, "What is committed is taken back with `git revert`.")
    return entry


def _not_committed(workspace: Workspace, entry: KeptCommand) -> None:
    """See that nothing of a command is committed.

    Raises:
        QaifError: where something of it is; which.
    """
    if is_checked_out(workspace.root, entry.commit):
        return
    paths = [workspace.prefix + touched.path for touched in entry.files]
    committed = [
        path
        for path, touched, there in zip(
            paths, entry.files, contents_at(workspace.root, "HEAD", paths), strict=True
        )
        if touched.before != touched.after and _plain(there) == _plain(touched.after)
    ]
    if committed:
        names = listed([f"`{path}`" for path in committed[:_SHOWN]])
        raise QaifError(
            f"The last command is committed: {names}.",
            "Nothing was written. What is committed is taken back by a commit of its own: `git log` names it, `git revert` takes it back.",
        )


def _plain(data: bytes | None) -> bytes | None:
    """Bytes with the line ends that git keeps."""
    return None if data is None else data.replace(b"\r\n", b"\n")


def _told(ask: Ask, workspace: Workspace, entry: KeptCommand, options: UndoOptions) -> str:
    """What is taken back, in words and by file."""
    verb = (
        ("Would do again" if options.dry_run else "Done again")
        if options.redo
        else ("Would take back" if options.dry_run else "Taken back")
    )
    lines = list(_in_words(ask, workspace, entry))
    more = [f"    and {number_of(len(lines) - _SHOWN, 'more line')}"] if len(lines) > _SHOWN else []
    files = [
        f"  {workspace.prefix}{touched.path} {_how(touched, redo=options.redo)}" for touched in entry.files
    ]
    rest = [f"  and {number_of(len(files) - _SHOWN, 'more file')}"] if len(files) > _SHOWN else []
    return (
        "\n".join(
            [f"{verb}:", *(f"  {line}".rstrip() for line in lines[:_SHOWN]), *more, *files[:_SHOWN], *rest]
        )
        + "\n"
    )


def _how(touched: TouchedFile, *, redo: bool) -> str:
    new, was = (touched.before, touched.after) if not redo else (touched.after, touched.before)
    if was is None:
        return "is back"
    return "goes" if new is None else "is as it was before" if not redo else "is as the command left it"


def _in_words(ask: Ask, workspace: Workspace, entry: KeptCommand) -> list[str]:
    """What the command had changed, in words; nothing where the settings on either side cannot be read."""
    there = {file.path: file for file in Worktree(workspace.records).files()}
    sides = []
    for after in (False, True):
        files = dict(there)
        for touched in entry.files:
            data = touched.after if after else touched.before
            files.pop(touched.path, None)
            if data is not None:
                files[touched.path] = File(touched.path, data)
        sides.append(Files(tuple(files[path] for path in sorted(files))))
    later = load(sides[1])
    earlier = load(sides[0], later.register)
    if earlier.framework is None or later.framework is None:
        return []
    ends = End("before", "", ask.as_of), End("", "", ask.as_of)
    return list(words(differing(ask, *ends, (earlier, later))))
