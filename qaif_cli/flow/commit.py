"""`qaif commit`: checks what changed, describes it in words, and commits it with those words as the message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.flow.brought import brought
from qaif_cli.flow.changing import judged
from qaif_cli.flow.diff import HEAD, differing
from qaif_cli.flow.judged import Checked, checked, read_and_checked
from qaif_cli.flow.names import full_id
from qaif_cli.flow.place import in_order
from qaif_cli.flow.renaming import under_new_ids
from qaif_cli.flow.request import Ask
from qaif_cli.judge.agreeing import CONFIDENTIAL
from qaif_cli.judge.diff.record_changes import paired
from qaif_cli.judge.identifiers import masked, surely_said
from qaif_cli.model.diff import End
from qaif_cli.model.finding import Finding
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.repository import State
from qaif_cli.model.words import listed
from qaif_cli.render.diff import message
from qaif_cli.render.findings import About, as_text
from qaif_cli.render.status import remarks
from qaif_cli.render.words import number_of
from qaif_cli.store.git import Revision, changed_paths, commit, left_aside, push, state, upstream
from qaif_cli.store.loader import load
from qaif_cli.store.source import YAML_ENDINGS, File, Files, Worktree
from qaif_cli.store.workspace import Workspace

_SHORT = 12
_NAMED = 12
_STOPPED = "Nothing was committed. Put right what is said above, or commit it as it is with --anyway."
_PRIVATE = (
    "Nothing was committed, and --anyway does not count here: git would keep it for ever. Take it out. If it is no such thing,"
    " write what it is before it, such as PO or invoice, or use other words; or have the body that the settings name for it agree (`qaif waive`)."
)


@dataclass(frozen=True)
class CommitOptions:
    """What the user asked.

    Attributes:
        ids: Only these records; all that changed where empty.
        anyway: Whether errors do not stop it.
        push: Whether the branch is pushed afterwards.
        dry_run: Whether only the message is shown.
    """

    ids: tuple[str, ...] = ()
    anyway: bool = False
    push: bool = False
    dry_run: bool = False


def run_commit(ask: Ask, options: CommitOptions) -> tuple[str, int]:
    """The text to print and the exit code.

    Raises:
        QaifError: where there is no register, the repository is in the middle of something, a record is not
            there or did not change, or git refuses.
    """
    workspace = ask.workspace()
    here = state(workspace.root, workspace.records.name)
    _ready(here, workspace.prefix)
    plan = _planned(workspace, here.commit, options.ids)
    if not plan.paths:
        return _nothing_to_commit(workspace, plan, options), EXIT_CLEAN
    after = checked(plan.after, ask.as_of, ask.today, workspace.prefix)
    before = checked(plan.before, ask.as_of, ask.today, workspace.prefix, after.register)
    found = _brought(ask, workspace, here.commit, before, after)
    about = About(ask.as_of, len(after.register.held), len(after.excused), HEAD if here.commit else "")
    errors = [finding for finding in found if finding.severity == "error"]
    private = [finding for finding in errors if finding.code.startswith(CONFIDENTIAL)]
    if private or (errors and not options.anyway):
        told = private if options.anyway else errors
        return (
            f"{as_text(told, replace(about, least='error'))}{_PRIVATE if private else _STOPPED}\n",
            EXIT_FINDINGS,
        )
    text = masked(_message(ask, here.commit, before, after))
    said = [text]
    if plan.aside:
        said.append(f"Changed too, and not in it, for git was told not to look: {_named(plan.aside)}.\n")
    if plan.left:
        said.append(f"Changed too, and not in it: {_named(plan.left)}.\n")
    said += _left_behind(before, after)
    if found:
        said.append(as_text(found, about))
    if options.dry_run:
        return "\n".join([*said, "Nothing was committed.\n"]), EXIT_CLEAN
    made = commit(workspace.root, [workspace.prefix + path for path in plan.paths], text)
    last = f"Committed {made[:_SHORT]} on {here.branch}, {number_of(len(plan.paths), 'file')}.\n"
    if options.push:
        last += f"Pushed to {push(workspace.root)}.\n"
    return "\n".join([*said, last]), EXIT_CLEAN


def _ready(here: State, records: str) -> None:
    """See that a commit can be made here.

    Raises:
        QaifError: where it cannot; what is said is what `qaif status` says.
    """
    in_the_way = not here.usable or here.under_way or here.conflicts or not here.branch
    if in_the_way:
        raise QaifError("Nothing was committed.", " ".join(remarks(here, records)))


def _nothing_to_commit(workspace: Workspace, plan: _CommitPlan, options: CommitOptions) -> str:
    """What is said where nothing would be committed; what was committed before is pushed, if that is asked."""
    said = f"Nothing in {workspace.prefix} differs from the last commit.\n"
    if plan.aside:
        said = (
            f"Nothing was committed: git was told not to look for changes of {_named(plan.aside)}.\n"
            "Let it look again with `git update-index --no-assume-unchanged --no-skip-worktree` and the file.\n"
        )
    follows = upstream(workspace.root)
    if options.push and not options.dry_run and (follows is None or follows.ahead):
        said += f"Pushed to {push(workspace.root, committed=False)}.\n"
    return said


def _brought(ask: Ask, workspace: Workspace, head: str, before: Checked, after: Checked) -> list[Finding]:
    """The findings that the commit would add. Approval is not checked here, for it comes in a later commit."""
    as_named = under_new_ids(before.loaded, after.register)
    known = before
    if as_named is not before.loaded:
        known = read_and_checked(as_named, ask.as_of, ask.today, workspace.prefix)
    found = list(brought(known.findings, after.findings))
    if head:
        found += judged(workspace, before.loaded, after.loaded, None, ask.as_of, (head, head))
    return sorted(found, key=in_order)


def _left_behind(before: Checked, after: Checked) -> Iterator[str]:
    """That what identifies a person is taken out of the files, and stays in git."""
    was, now = (surely_said(side.register.texts) for side in (before, after))
    gone = [what for said, what in was.items() if said not in now]
    if gone:
        yield (
            f"Taken out of the files: {listed(gone)}. Git holds it still, in the commits before: `qaif scrub` says where, and"
            " what to do.\n"
        )


def _message(ask: Ask, head: str, before: Checked, after: Checked) -> str:
    """The message: what differs, in words."""
    if before.framework is None or after.framework is None:
        counts = Counter(item.kind for item in after.register.held)
        held = (
            listed([number_of(count, BY_NAME[kind].one) for kind, count in counts.items()]) or "no record yet"
        )
        return f"The register {'begins' if before.framework is None else 'changes'}: {held}\n"
    ends = End(HEAD, head, ask.as_of), End("", "", ask.as_of)
    return message(differing(ask, *ends, (before.loaded, after.loaded)))


def _named(names: tuple[str, ...]) -> str:
    more = [number_of(len(names) - _NAMED, "more record")] if len(names) > _NAMED else []
    return listed([*names[:_NAMED], *more])


@dataclass(frozen=True)
class _CommitPlan:
    """What would be committed.

    Attributes:
        paths: The files, from the records folder.
        left: The records that changed and stay out.
        aside: The files that changed without git, which was told not to look at them.
        before: The records as the last commit holds them.
        after: The records as this one would hold them.
    """

    paths: tuple[str, ...]
    left: tuple[str, ...]
    aside: tuple[str, ...]
    before: Files
    after: Files


@dataclass(frozen=True)
class _Changed:
    """A record that changed: every ID and every file that it has or had."""

    names: tuple[str, ...]
    paths: tuple[str, ...]


def _planned(workspace: Workspace, head: str, ids: tuple[str, ...]) -> _CommitPlan:
    """What would be committed.

    Args:
        workspace: The workspace.
        head: The last commit; empty where there is none.
        ids: Only these records, under any ID that they have or had; all where empty.

    Raises:
        QaifError: where one that is named is not there or did not change.
    """
    folder = workspace.records.name
    was = {file.path: file for file in Revision(workspace.root, folder, head).files()} if head else {}
    now = {file.path: file for file in Worktree(workspace.records).files()}
    changed = [path for path in _paths(workspace) if path in was or path in now]
    groups = (
        list(_groups(changed, was, now)) if ids else []
    )  # where all are meant, nobody asks which are one record
    wanted = [_one(name, groups, now) for name in ids]
    paths = tuple(sorted({path for group in wanted for path in group.paths} if ids else set(changed)))
    after = {path: file for path, file in was.items() if path not in paths}
    after |= {path: now[path] for path in paths if path in now}
    left = tuple(group.names[0] for group in groups if group not in wanted)
    hidden = {path.removeprefix(workspace.prefix) for path in left_aside(workspace.root, folder)}
    aside = tuple(path for path in sorted(hidden & {*was} & {*now}) if was[path].data != now[path].data)
    return _CommitPlan(
        paths, left, aside, Files(tuple(was.values())), Files(tuple(after[path] for path in sorted(after)))
    )


def _paths(workspace: Workspace) -> Iterator[str]:
    for path in changed_paths(workspace.root, (workspace.records.name,)):
        if path.startswith(workspace.prefix) and path.endswith(YAML_ENDINGS):
            yield path.removeprefix(workspace.prefix)


def _groups(paths: list[str], was: dict[str, File], now: dict[str, File]) -> Iterator[_Changed]:
    """The files that changed, by record: one that got another ID has two."""
    before, after = (load(Files(tuple(side[path] for path in paths if path in side))) for side in (was, now))
    left = set(paths)
    for one, other in paired(before.register.held, after.register.held):
        held = [item for item in (other, one) if item]
        files = {item.path for item in held}
        left -= files
        yield _Changed(tuple(dict.fromkeys(item.record.id for item in held)), tuple(sorted(files)))
    for path in sorted(left):
        yield _Changed((PurePosixPath(path).stem,), (path,))


def _one(name: str, groups: list[_Changed], now: dict[str, File]) -> _Changed:
    wanted = full_id(name).casefold()
    for group in groups:
        if wanted in (known.casefold() for known in group.names):
            return group
    if any(PurePosixPath(path).stem.casefold() == wanted for path in now):
        raise QaifError(f"{name} does not differ from the last commit.", "`qaif status` says what does.")
    raise QaifError(f"There is no record `{name}`.", "`qaif status` says what changed.")
