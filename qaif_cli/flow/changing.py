"""The findings that a change adds, and the rules that judge the change itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from qaif_cli.errors import QaifError
from qaif_cli.flow.bringing.bring import brought_in, with_texts
from qaif_cli.flow.bringing.decided import MergerPlan
from qaif_cli.flow.bringing.same import BothBoards
from qaif_cli.flow.outside import outside
from qaif_cli.flow.place import in_order as in_places
from qaif_cli.flow.place import placed
from qaif_cli.flow.renaming import under_new_ids
from qaif_cli.judge.changes.change_rule import ChangeSet, CommitStep, MadeFrom, OutsideFile, Touched, Version
from qaif_cli.judge.changes.every import check_change
from qaif_cli.judge.changes.issued import commits_said
from qaif_cli.judge.changes.never_was import names_kept_anew
from qaif_cli.model.authorities import Authorities
from qaif_cli.model.boards import Merger
from qaif_cli.model.finding import Finding
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Held, OtherFile, Register, Unreadable
from qaif_cli.store.git import (
    BranchCommit,
    Revision,
    at,
    branch,
    contents,
    forks,
    is_shallow,
    named_commit,
    names_at,
    names_ever_added,
    parted,
    resolve,
    signing_keys,
)
from qaif_cli.store.loader import AUTHORITIES_FILE, FRAMEWORK_FILE, Loaded, in_order, load, read_if_record
from qaif_cli.store.source import YAML_ENDINGS, File
from qaif_cli.store.workspace import Workspace

_REPLACED = "\ufffd"
"""Stands in a text for what is none."""
_Placed = TypeVar("_Placed", Held, Unreadable, OtherFile, Finding)


@dataclass(frozen=True)
class Parting:
    """What a change stands on.

    Attributes:
        base: The branch that it is for, as it was named.
        began: The commits where the change left it.
        there: That branch as it is now; who may decide is read from it.
        before: Where the change left it: what it did itself is what differs from that. What both say alike now, as
            after a squash or a cherry-pick, is there as both have it, and so is a register of another board that it brought in.
        alone: Each of two boards that became one in it, as it was before, with what its records are called in the one.
    """

    base: str
    began: tuple[str, ...]
    there: Loaded
    before: Loaded
    alone: tuple[tuple[Loaded, Mapping[str, str]], ...] = ()


def parting(workspace: Workspace, base: str, after: Loaded, tip: str = "HEAD") -> Parting:
    """What a change stands on.

    Args:
        workspace: The workspace.
        base: The branch that the change is for.
        after: What the change comes to.
        tip: Its last commit.

    Raises:
        QaifError: where the two have no commit in common, or it is not in this clone.
    """
    root, folder = workspace.root, workspace.records.name
    began = forks(root, base, tip)
    source = parted(root, folder, base, began)
    there = load(Revision(root, folder, base), after.register)
    same = isinstance(source, Revision) and source.name == resolve(root, base)
    before = there if same else _shared(load(source, after.register), there, after)
    return _with_boards(workspace, Parting(base, began, there, before), after)


def _with_boards(workspace: Workspace, on: Parting, after: Loaded) -> Parting:
    """What a change stands on, with the registers of other boards that it brought in: each is brought in again, as it was then.

    So what came with a merger is no news, and all that somebody changed in it besides is. That it came stays one.
    """
    came = [
        merger
        for merger in _came(on.before.framework, after.framework)
        if named_commit(workspace.root, merger.commit) is not None
    ]  # without its history what came is judged as if it were written here
    whole, alone = on.before, [(on.before, dict[str, str]())]
    for merger in came:
        theirs = load(Revision(workspace.root, workspace.records.name, merger.commit), after.register)
        if whole.framework is None or theirs.framework is None:
            return on
        sides = BothBoards(whole.register, whole.framework, theirs.register, theirs.framework)
        made = brought_in(sides, MergerPlan(merger.prefix, merger.date, merger.same), merger.commit)
        alone.append((theirs, dict(made.names.records)))
        whole = with_texts(whole, made.texts)
    if not came or whole.framework is None:
        return on
    framework = whole.framework.without_mergers(came)
    register = replace(whole.register, framework_text=on.before.register.framework_text)
    return replace(on, before=replace(whole, framework=framework, register=register), alone=tuple(alone))


def _came(before: Framework | None, after: Framework | None) -> list[Merger]:
    """The registers that a change brought in."""
    if before is None or after is None:
        return []
    return [merger for merger in after.mergers if merger not in before.mergers]


def _shared(before: Loaded, there: Loaded, after: Loaded) -> Loaded:
    """Where a change began, with the files that its base and it say alike now as they say them: neither brings those."""
    texts = [dict(_texts(side.register)) for side in (before, there, after)]
    alike = {path for path in {*texts[0], *texts[1]} if texts[1].get(path) == texts[2].get(path)}

    def chosen(was: Iterable[_Placed], now: Iterable[_Placed]) -> tuple[_Placed, ...]:
        kept = [item for item in was if item.path not in alike]
        return tuple(kept + [item for item in now if item.path in alike])

    was, now = before.register, there.register
    settled = there if FRAMEWORK_FILE in alike else before
    register = Register(
        tuple(sorted(chosen(was.held, now.held), key=in_order)),
        chosen(was.unreadable, now.unreadable),
        settled.register.framework_text,
        chosen(was.beside, now.beside),
    )
    return Loaded(settled.framework, register, chosen(before.findings, there.findings))


def on_the_change(
    workspace: Workspace, on: Parting, after: Loaded, as_of: date, tip: str = "HEAD"
) -> list[Finding]:
    """The findings of the rules on a change, from where a branch began to what it is now, with their places.

    Args:
        workspace: The workspace.
        on: What the change stands on.
        after: What the change comes to.
        as_of: The day that counts as today.
        tip: Its last commit.

    Raises:
        QaifError: where who may decide cannot be read.
    """
    may = authorities(on.there, on.base)
    beside = outside(workspace, on.began[0], "" if tip == "HEAD" else tip, nobody_asked=may is None)
    return judged(workspace, on.before, after, may, as_of, (on.base, tip), on.began, beside)


def judged(
    workspace: Workspace,
    before: Loaded,
    after: Loaded,
    may: Authorities | None,
    as_of: date,
    commits: tuple[str, str],
    began: tuple[str, ...] = (),
    beside: tuple[OutsideFile, ...] = (),
) -> list[Finding]:
    """The findings of the rules on a change between two readings, with the commits from one revision to another.

    It began at some commits, where that is known already.

    Where the settings before cannot be read, it is judged by those after, and that is found.
    """
    settings = before.framework or after.framework
    if after.framework is None or settings is None or _begins(before.register):
        return []  # a register that begins or cannot be judged; the second is said elsewhere
    unread = before.framework is None
    first = before.register
    before = under_new_ids(before, after.register)
    differing = _differing(before.register, after.register) | _differing(first, after.register)
    came = [merger.commit for merger in _came(before.framework, after.framework)]
    read = {(item.path, item.text): item for side in (first, after.register) for item in side.held}
    steps = _steps(workspace, commits, differing, may, came, read)
    sides = (
        Moment(before.register, settings, as_of, as_of),
        Moment(after.register, after.framework, as_of, as_of),
    )
    change = _looked_up(ChangeSet(*sides, steps, may, beside, unread), workspace, commits, began)
    found, elsewhere = check_change(change), {file.path for file in beside}
    own = placed((item for item in found if item.path not in elsewhere), after.register, workspace.prefix)
    return sorted([*own, *(item for item in found if item.path in elsewhere)], key=in_places)


def _looked_up(
    change: ChangeSet, workspace: Workspace, commits: tuple[str, str], began: tuple[str, ...]
) -> ChangeSet:
    """The change with what only the history of git tells, sought where a rule asks; nothing where this clone is cut short."""
    said = {issued.commit for _, issued, _ in commits_said(change)}
    kept = any(names_kept_anew(was.record, item.record) for was, item in change.altered)
    root, folder = workspace.root, workspace.records.name
    if change.arrived:
        change = replace(change, began=max(at(root, name).day for name in began or forks(root, *commits)))
    if not (kept or said) or is_shallow(root):
        return change
    ever = {PurePosixPath(name).stem for name in names_ever_added(root, folder)} if kept else None
    return replace(
        change,
        ever=None if ever is None else frozenset(ever),
        made_from={name: _made_from(root, folder, name) for name in said},
    )


def _made_from(root: Path, folder: str, name: str) -> MadeFrom:
    commit = named_commit(root, name)
    if commit is None:
        return MadeFrom(None)
    files = (path.removeprefix(f"{folder}/") for path in names_at(root, commit.commit, folder))
    return MadeFrom(commit.day, frozenset(files))


def _begins(register: Register) -> bool:
    """Whether there was no register yet."""
    return not (register.held or register.unreadable or register.framework_text)


def authorities(loaded: Loaded, name: str) -> Authorities | None:
    """The authorities as a revision has them; None where it names nobody.

    Raises:
        QaifError: where the file is there and cannot be read: that is no reason to ask nobody.
    """
    if any(item.path == AUTHORITIES_FILE for item in loaded.register.unreadable):
        raise QaifError(
            f"`{AUTHORITIES_FILE}` cannot be read at `{name}`, so it is not known who may decide.",
            "Mend it there first: `qaif check` says what is wrong in it and where.",
        )
    may = loaded.register.authorities
    return may if may and may.filled else None


def _differing(before: Register, after: Register) -> frozenset[str]:
    """The files that differ between two registers."""
    return frozenset(path for path, _ in _texts(before) ^ _texts(after))


def _texts(register: Register) -> set[tuple[str, str]]:
    found = {(FRAMEWORK_FILE, register.framework_text)}
    found |= {(item.path, item.text) for item in register.held}
    found |= {(item.path, item.text) for item in register.beside}
    return found | {(item.path, item.text) for item in register.unreadable}


def _steps(
    workspace: Workspace,
    ends: tuple[str, str],
    paths: frozenset[str],
    may: Authorities | None,
    came: Iterable[str],
    held: Mapping[tuple[str, str], Held],
) -> tuple[CommitStep, ...]:
    """The commits of the change, with what they did to the files that differ in the end; not those of a register that came.

    What was `held` already of a file with a text is not read again.
    """
    root = workspace.root
    there = [commit for commit in came if named_commit(root, commit)]
    commits = branch(root, workspace.records.name, *ends, but=there)
    names = {
        name
        for made in commits
        for row in made.rows
        for name in ((*row.before, row.after) if row.path in paths else (row.after,))
    }
    versions = _Versions(contents(root, names), held)
    keys = signing_keys(root, _by_named(commits, may)) if may and may.require_signed else {}
    return tuple(
        CommitStep(
            made.commit,
            made.parents,
            tuple(
                Touched(
                    row.path,
                    tuple(versions.of(row.path, name) for name in row.before),
                    versions.of(row.path, row.after),
                )
                for row in made.rows
                if row.path in paths
            ),
            keys.get(made.commit.id, ()),
            tuple(
                (row.path, text)
                for row in made.rows
                if row.path.endswith(YAML_ENDINGS)
                and (text := versions.text(row.path, row.after)) is not None
            ),
        )
        for made in commits
    )


@dataclass
class _Versions:
    """What files said at some commits.

    Attributes:
        data: Their bytes, by the names that git has for them.
        held: What was read already, by its file and its text; it is not read again.
    """

    data: Mapping[str, bytes]
    held: Mapping[tuple[str, str], Held]
    _read: dict[tuple[str, str], Version] = field(default_factory=dict)

    def of(self, path: str, name: str) -> Version:
        """A file under a name that git has for it."""
        if (path, name) not in self._read:
            self._read[path, name] = self._version(path, self.data.get(name))
        return self._read[path, name]

    def text(self, path: str, name: str) -> str | None:
        """The text alone; None where it was not there."""
        if (path, name) in self._read:
            return self._read[path, name].text
        data = self.data.get(name)
        return None if data is None else data.decode("utf-8-sig", "replace")

    def _version(self, path: str, data: bytes | None) -> Version:
        if data is None:
            return Version(None, None)
        text = data.decode("utf-8-sig", "replace")
        known = self.held.get((path, text)) if _REPLACED not in text else None
        return Version(known.text, known) if known else Version(text, read_if_record(File(path, data)))


def _by_named(commits: list[BranchCommit], may: Authorities) -> list[str]:
    """The commits whose signature matters: those by an address that `authorities.yaml` names."""
    emails = {one.email for one in may.everybody}
    return [made.commit.id for made in commits if made.commit.email.lower() in emails]
