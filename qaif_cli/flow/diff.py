"""`qaif diff`: what differs between two versions of the register, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.request import Ask, without_framework
from qaif_cli.judge.diff.register_diff import between
from qaif_cli.model.diff import Diff, End
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.render.diff import REPORTERS
from qaif_cli.store.git import Revision, at
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import RecordSource, Worktree
from qaif_cli.store.workspace import Workspace

HEAD = "HEAD"


@dataclass(frozen=True)
class DiffOptions:
    """What the user asked.

    Attributes:
        between: `A`, `A..B` or nothing: a revision or a day each; without B, what is on disk.
        as_of: The day on which the later version is judged, if the user named one.
        style: text, markdown or json.
    """

    between: str = ""
    as_of: date | None = None
    style: str = "text"


def run_diff(ask: Ask, options: DiffOptions) -> str:
    """What differs, as text.

    Raises:
        QaifError: where there is no register, no repository or no such revision.
    """
    return REPORTERS[options.style](diff(ask, options))


def diff(ask: Ask, options: DiffOptions) -> Diff:
    """What differs."""
    first, second = _names(options.between)
    workspace = ask.workspace()
    before, source = revision(workspace, first)
    if second:
        after, later = revision(workspace, second)
        after = replace(after, day=options.as_of or after.day)
    else:
        after, later = End("", "", ask.as_of), Worktree(workspace.records)
    now = load(later)
    return differing(ask, before, after, (load(source, now.register), now))


def revision(workspace: Workspace, name: str) -> tuple[End, RecordSource]:
    """A revision, or the end of a day, and the records that it holds; judged on the day of its commit."""
    moment = at(workspace.root, name)
    return End(name, moment.commit, moment.day), Revision(
        workspace.root, workspace.records.name, moment.commit
    )


def differing(ask: Ask, before: End, after: End, loaded: tuple[Loaded, Loaded]) -> Diff:
    """What differs between two readings; the earlier one is never judged on a later day than the later one.

    Raises:
        QaifError: where the framework of one of them cannot be read.
    """
    before = replace(before, day=min(before.day, after.day))
    versions = []
    for end, side in zip((before, after), loaded, strict=True):
        if side.framework is None:
            raise without_framework(replace(ask, at=end.commit), ask.workspace())
        versions.append(Moment(side.register, side.framework, end.day, end.day))
    unread = tuple(_unread(loaded[0].register, loaded[1].register, ask.workspace().prefix))
    return Diff(before, after, between(*versions), unread)


def _names(text: str) -> tuple[str, str]:
    """The two names in `A`, `A..B`, `A..` or `..B`; the second is empty for what is on disk."""
    if "..." in text:
        raise QaifError(f"`{text}` has three dots.", "Write two between the names: A..B.")
    first, dots, second = text.strip().partition("..")
    return first or HEAD, second or (HEAD if dots else "")


def _unread(before: Register, after: Register, prefix: str) -> Iterator[str]:
    """The files whose changes are unknown, because they could not be read on one of the two sides."""
    now = {item.path: item for item in after.unreadable}
    was = {item.path: item for item in before.unreadable}
    for path in dict.fromkeys((*now, *was)):
        if path in now and path in was:
            if now[path].text != was[path].text:
                yield f"Changed, and cannot be read on either side: {prefix}{path}: {_why(now[path].why)}"
        elif path in now:
            yield f"Cannot be read: {prefix}{path}: {_why(now[path].why)}"
        else:
            gone = "gone now" if path not in _paths(after) else "can be read now"
            yield f"Could not be read before, and {gone}: {prefix}{path}"


def _paths(register: Register) -> set[str]:
    return {item.path for item in register.held} | {item.path for item in register.beside}


def _why(why: tuple[str, ...]) -> str:
    return f"{why[0]}." if why else "it is no record."
