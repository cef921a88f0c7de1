"""`qaif scrub`: where git holds what identifies a person, who has copies, and what to do. It reads, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.flow.names import full_id
from qaif_cli.flow.request import Ask
from qaif_cli.judge.identifiers import Found, found_in, masked, said_in
from qaif_cli.judge.rules.confidential import in_name
from qaif_cli.model.change import Commit
from qaif_cli.model.words import listed
from qaif_cli.render.words import day, number_of
from qaif_cli.store.git import (
    BranchCommit,
    BranchRow,
    contents,
    every_commit,
    held_by,
    is_repository,
    is_shallow,
    refuse_unopened,
    remotes,
)
from qaif_cli.store.source import YAML_ENDINGS, Worktree
from qaif_cli.store.workspace import Workspace

_SHORT = 12
_MESSAGE = ""
"""The place of what stands in the message of a commit."""
_IN_NAME = " in its name"
_NOT_SOUGHT = "What is not looked for is said in docs/confidentiality.md of qaif."
_STEPS = """\
What to do, in this order:
  1. Tell the information governance lead now, before anything is mended. They know who else must be told, and by when.
     A password, a key, a token or a code is changed first of all, where it is used: that alone ends it.
  2. Take it out of the file with a plain correction, and commit that. What stands in it now then holds it no more.
  3. Decide with them, and with whoever keeps the repository, whether the history is made anew. Only that takes it out of git.
     Nothing pushed yet: put your changes into one new commit that never held it, and delete the branch that did.
     Pushed: whoever keeps the repository does it with `git filter-repo --sensitive-data-removal --replace-text`, in a fresh
     clone. The list of what is replaced holds it too: keep it out of the repository and delete it afterwards.
  4. Know what that breaks. Every commit from the first that held it gets another name: `--at` with an old name, the commits
     that issued papers say they were made from, links to commits, and open branches lead nowhere. Signatures of those commits
     are lost, and with them approvals that ask for one. What was approved by its commit is approved anew.
  5. Everybody who has a copy deletes it and clones anew; one old clone that is pushed brings it all back. The forge keeps
     merge requests, caches and backups: ask those who run it to take it out there too. Papers and workbooks that were made
     from the records, and mails with them, are copies as well.
qaif does none of this, and has changed nothing."""


@dataclass(frozen=True)
class ScrubOptions:
    """What the user asked.

    Attributes:
        name: A record, by an ID that it has or had; all of them where empty.
        perhaps: Whether what only may identify somebody is looked for too.
    """

    name: str = ""
    perhaps: bool = False


@dataclass
class HeldPlace:
    """One identifier in one file, or in the message of a commit.

    Attributes:
        what: What it is, with its article.
        path: The file; empty for a message.
        came: The commits that brought it.
        gone: The commits that took it out.
        now: Whether it stands in the file on disk.
    """

    what: str
    path: str
    came: list[Commit] = field(default_factory=list)
    gone: list[Commit] = field(default_factory=list)
    now: bool = False


Keys = Mapping[str, str]
"""What a text holds: what each says, never printed, and what it is."""


def run_scrub(ask: Ask, options: ScrubOptions) -> tuple[str, int]:
    """The text to print and the exit code: 1 where something is found.

    Raises:
        QaifError: where there is no repository, or it never held a record of that name.
    """
    workspace = ask.workspace()
    refuse_unopened(workspace.root)
    if not is_repository(workspace.root):
        raise QaifError(
            "There is no git repository here, so there is no history.",
            "`qaif check` looks at what is on disk.",
        )
    commits = every_commit(workspace.root, workspace.records.name)
    places, unread = _places(workspace, commits, options)
    partly = [
        *_partly(shallow=is_shallow(workspace.root)),
        *_unread([f"{workspace.prefix}{_shown(path)}" for path in unread]),
    ]
    if not places:
        what = "may identify" if options.perhaps else "certainly identifies"
        of = f" of {options.name}" if options.name else ""
        said = (
            f"Nothing that {what} a person{of} was found in {number_of(len(commits), 'commit')}, nor on disk."
        )
        return "\n".join([said, _NOT_SOUGHT, *partly]) + "\n", EXIT_CLEAN
    told = _told(workspace, places.values())
    return "\n".join([*told, *partly, "", *_copies(workspace), "", _STEPS]) + "\n", EXIT_FINDINGS


def _places(
    workspace: Workspace, commits: list[BranchCommit], options: ScrubOptions
) -> tuple[dict[tuple[str, str], HeldPlace], list[str]]:
    """Every identifier that git or the disk holds, by what it says and where; and the files that git could not read.

    Raises:
        QaifError: where neither ever held a record of the name that is asked for.
    """
    wanted = full_id(options.name).casefold() if options.name else ""
    rows = [(made.commit, row) for made in commits for row in made.rows if _is_of(row.path, wanted)]
    disk = {file.path: file.data for file in Worktree(workspace.records).files() if _is_of(file.path, wanted)}
    if wanted and not rows and not disk:
        raise QaifError(
            f"There is no record `{options.name}`, and git never held one.", "`qaif find` looks for it."
        )
    touching = {commit.id for commit, _ in rows}
    names = {name: row.path for _, row in rows for name in (*row.before, row.after) if name}
    data = contents(workspace.root, names)
    seen = _Seen(data, perhaps=options.perhaps)
    for commit, row in rows:
        seen.changed(commit, row)
    for made in commits:
        if not wanted or made.commit.id in touching:
            seen.said(made.commit)
    for path, text in disk.items():
        seen.on_disk(path, text)
    return seen.places, sorted({path for name, path in names.items() if name not in data})


def _unread(paths: list[str]) -> Iterator[str]:
    if paths:
        yield (
            f"git could not read a version of {listed([f'`{path}`' for path in paths])}, so that was not looked at:"
            " `git fsck` says what is damaged or was never fetched."
        )


class _Seen:
    """What was found so far; each file of git is read once.

    Attributes:
        places: Every identifier, by what it says and where.
    """

    def __init__(self, data: Mapping[str, bytes], *, perhaps: bool) -> None:
        self.places: dict[tuple[str, str], HeldPlace] = {}
        self._data = data
        self._perhaps = perhaps
        self._read: dict[tuple[str, str], Keys] = {}

    def changed(self, commit: Commit, row: BranchRow) -> None:
        """Take what a commit brought into a file and took out of it."""
        before = {said: what for name in row.before for said, what in self._at(row.path, name).items()}
        after = self._at(row.path, row.after)
        for said in after.keys() - before.keys():
            self._place(said, after[said], row.path).came.append(commit)
        for said in before.keys() - after.keys():
            self._place(said, before[said], row.path).gone.append(commit)

    def said(self, commit: Commit) -> None:
        """Take what the message of a commit says."""
        for said, what in self._in_text(f"{commit.subject}\n{commit.body}").items():
            self._place(said, what, _MESSAGE).came.append(commit)

    def on_disk(self, path: str, data: bytes) -> None:
        """Take what a file on disk says."""
        for said, what in self._in_file(path, data).items():
            self._place(said, what, path).now = True

    def _place(self, said: str, what: str, path: str) -> HeldPlace:
        return self.places.setdefault((said, path), HeldPlace(what, path))

    def _at(self, path: str, name: str) -> Keys:
        if (path, name) not in self._read:
            data = self._data.get(name)
            self._read[path, name] = {} if data is None else self._in_file(path, data)
        return self._read[path, name]

    def _in_file(self, path: str, data: bytes) -> Keys:
        named = {
            f"{found.kind.code} {path}": f"{found.what}{_IN_NAME}" for found in self._kept(in_name(path))
        }
        return {**self._in_text(data.decode("utf-8-sig", "replace")), **named}

    def _in_text(self, text: str) -> Keys:
        return {said_in(text, found): found.what for found in self._kept(found_in(text))}

    def _kept(self, found: Iterable[Found]) -> Iterator[Found]:
        return (item for item in found if self._perhaps or item.kind.sure)


def _is_of(path: str, wanted: str) -> bool:
    return path.endswith(YAML_ENDINGS) and wanted in ("", PurePosixPath(path).stem.casefold())


def _told(workspace: Workspace, places: Iterable[HeldPlace]) -> Iterator[str]:
    """Each identifier with its place and its commits; what it says is not printed."""
    for number, place in enumerate(places, start=1):
        where = f"in {workspace.prefix}{_shown(place.path)}" if place.path else "in the message of a commit"
        yield f"{number}. {place.what[0].upper()}{place.what[1:]}, {where}"
        for commit in place.came:
            yield f"   {'came with' if place.path else 'in'} {_named(commit)}"
        for commit in place.gone:
            yield f"   taken out with {_named(commit)}; git holds it still"
        if place.came:
            holders = held_by(workspace.root, [commit.id for commit in place.came])
            yield f"   held by {listed(holders) or 'no branch or tag'}"
        if place.now:
            never = "" if place.came else ", and in no commit: take it out now, and git never has it"
            yield f"   it stands in the file on disk{never}"


def _shown(path: str) -> str:
    """A path, without a name that identifies somebody itself."""
    return f"{PurePosixPath(path).parent}/…" if in_name(path) else path


def _named(commit: Commit) -> str:
    return f"{commit.id[:_SHORT]} of {day(commit.day)}: {masked(commit.subject, perhaps=True)}"


def _partly(*, shallow: bool) -> Iterator[str]:
    if shallow:
        yield "This clone holds only the last part of the history (it is shallow): what came before was not looked at."


def _copies(workspace: Workspace) -> Iterator[str]:
    """Who has copies, as far as a clone knows."""
    yield "Who has copies, as far as this clone knows:"
    for remote in remotes(workspace.root):
        yield f"  {remote.name} at {remote.address}, and everybody who cloned or fetched from it"
    yield "  this clone, with its stashes and what it keeps of deleted branches for a time (`git reflog`)"
