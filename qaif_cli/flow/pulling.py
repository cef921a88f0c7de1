"""`qaif pull`: takes in what others pushed, says it in words, and names what has to be put together by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.flow.command_words import command_word
from qaif_cli.flow.diff import differing, revision
from qaif_cli.flow.judged import checked
from qaif_cli.flow.request import Ask
from qaif_cli.model.diff import End
from qaif_cli.model.finding import Finding
from qaif_cli.model.words import listed
from qaif_cli.render.diff import words
from qaif_cli.render.findings import concise
from qaif_cli.render.status import remarks
from qaif_cli.render.words import number_of
from qaif_cli.store.git import Revision, fetch, in_the_way, merge_followed, state, upstream
from qaif_cli.store.loader import FRAMEWORK_FILE, kind_of, load
from qaif_cli.store.source import Worktree
from qaif_cli.store.workspace import Workspace

_NAMED = 6
"""So many records that are in the way are named."""
_SHOWN = 40
"""So many lines of what came in are shown."""


def run_pull(ask: Ask) -> tuple[str, int]:
    """The text to print and the exit code: 1 where something has to be put together or put right.

    Raises:
        QaifError: where there is no repository, it is in the middle of something, or nothing could be taken in.
    """
    workspace = ask.workspace()
    here = state(workspace.root, workspace.records.name)
    if not here.usable or here.under_way or here.conflicts or not here.branch or not here.commit:
        raise QaifError("Nothing was taken in.", " ".join(remarks(here, workspace.prefix)))
    name = fetch(workspace.root)
    _refuse_in_the_way(f"{here.inside}{workspace.prefix}", *in_the_way(workspace.root))
    merge_followed(workspace.root)
    after = state(workspace.root, workspace.records.name)
    if after.under_way:
        return _clashing(workspace, name, after.conflicts, after.inside), EXIT_FINDINGS
    if after.commit == here.commit:
        return f"{name} has nothing that you have not.{_ahead(workspace)}\n", EXIT_CLEAN
    lines = list(_came(ask, workspace, here.commit, after.commit)) or ["Nothing in the records differs."]
    more = (
        [f"  and {number_of(len(lines) - _SHOWN, 'more line')}: `qaif diff {here.commit[:12]}..`"]
        if len(lines) > _SHOWN
        else []
    )
    said = [f"Taken in from {name}:", *(f"  {line}".rstrip() for line in lines[:_SHOWN]), *more]
    follows = upstream(workspace.root)
    errors = brought_together(ask, workspace, (here.commit, follows.commit if follows else after.commit))
    said += told(errors)
    return "\n".join(said) + f"{_ahead(workspace)}\n", EXIT_FINDINGS if errors else EXIT_CLEAN


def _refuse_in_the_way(own: str, both: tuple[str, ...], told: tuple[str, ...]) -> None:
    """See that nothing which is not committed keeps git from merging.

    Args:
        own: The records folder, from the top of the repository.
        both: The files that are changed here and not committed, and changed there.
        told: The files of which git was told, and that are not committed.

    Raises:
        QaifError: where something does; what, and the command that commits it.
    """
    paths, how = (
        (both, "changed here and not committed, and changed there")
        if both
        else (told, "staged in git and not committed")
    )
    if not paths:
        return
    held = [path for path in paths if path.startswith(own) and kind_of(path.removeprefix(own))]
    ids = list(dict.fromkeys(PurePosixPath(path).stem for path in held))
    others = [path for path in paths if path not in held]
    few = len(ids) <= _NAMED
    more = [] if few else [number_of(len(ids) - _NAMED, "more record")]
    names = [*ids[:_NAMED], *more, *others]
    commands = [f"`qaif commit {' '.join(ids)}`" if few else "`qaif commit`"] if ids else []
    commands += [f"`git commit {' '.join(map(command_word, others))}`"] if others else []
    raise QaifError(
        f"Nothing was taken in: {listed(names)} {'is' if len(names) == 1 else 'are'} {how}.",
        f"{', '.join(commands)}, then `qaif pull`.",
    )


def told(errors: list[Finding]) -> Iterator[str]:
    """What a merge brings that neither side had, a line each."""
    if errors:
        yield f"Together the two bring {number_of(len(errors), 'error')} that neither had:"
        yield from (f"  {concise(finding)}" for finding in errors)
        yield "Put that right, then `qaif commit`; `qaif explain CODE` says how."


def brought_together(ask: Ask, workspace: Workspace, sides: tuple[str, ...]) -> list[Finding]:
    """The errors in what is on disk that none of some commits has."""
    now = checked(Worktree(workspace.records), ask.as_of, ask.today, workspace.prefix)
    known = set()
    for side in sides:
        source = Revision(workspace.root, workspace.records.name, side)
        before = checked(source, ask.as_of, ask.today, workspace.prefix, now.register)
        known |= {finding.identity for finding in before.findings}
    return [
        finding for finding in now.findings if finding.severity == "error" and finding.identity not in known
    ]


def _clashing(workspace: Workspace, name: str, conflicts: tuple[str, ...], inside: str) -> str:
    """What was changed on both sides, and the command that puts it together."""
    own = f"{inside}{workspace.prefix}"
    held = [path for path in conflicts if path.startswith(own) and kind_of(path.removeprefix(own))]
    held.sort(key=lambda path: path != f"{own}{FRAMEWORK_FILE}")
    ids = [PurePosixPath(path).stem for path in held]
    others = [path for path in conflicts if path not in held]
    lines = [f"Taken in from {name}, but for what was changed on both sides:"]
    lines += [f"  {id_}: `qaif resolve {id_}`" for id_ in ids]
    lines += [f"  {path}: put it right by hand, then `git add {path}`" for path in others]
    lines.append("When the last is settled the merge is committed; `git merge --abort` takes all of it back.")
    return "\n".join(lines) + "\n"


def _came(ask: Ask, workspace: Workspace, before: str, after: str) -> Iterator[str]:
    """What came in, in words."""
    earlier, first = revision(workspace, before)
    _, second = revision(workspace, after)
    now = load(second)
    loaded = load(first, now.register), now
    if loaded[0].framework is None or now.framework is None:
        return
    yield from words(differing(ask, replace(earlier, day=ask.as_of), End(after, after, ask.as_of), loaded))


def _ahead(workspace: Workspace) -> str:
    """That there are commits that the other side has not, where there are."""
    follows = upstream(workspace.root)
    if follows is None or not follows.ahead:
        return ""
    return (
        f"\nYou have {number_of(follows.ahead, 'commit')} that it has not: `qaif commit --push` pushes them."
    )
