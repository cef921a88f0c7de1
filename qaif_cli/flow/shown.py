"""The register as a body was shown it: that of the commit from which its last paper was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qaif_cli.flow.request import Reading
from qaif_cli.flow.tracing import follow
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Held, Register
from qaif_cli.model.shown import Shown
from qaif_cli.store.git import (
    by_end_of,
    contents,
    is_repository,
    is_shallow,
    named_commit,
    records_in,
    tree,
)
from qaif_cli.store.loader import Loaded, load, read_if_record
from qaif_cli.store.source import File, Files

_DIGITS = 12
"""So many digits of a commit are shown."""
_MOVES = {"area", "risk", "concern", "commitment"}
"""The kinds whose movement every paper tells; that nothing of them was kept is an answer."""


def as_shown(
    reading: Reading, now: Moment, since: Shown, paper: Paper | None
) -> tuple[Moment, Shown, Loaded | None]:
    """The register against which a paper tells what moved, where it comes from, and what git holds of it, if anything.

    Args:
        reading: The register as it is read.
        now: What the paper is made from: of a public paper, without what is private.
        since: The day from which movement is counted.
        paper: The last paper that was issued to the body.
    """
    dated = now.on(since.day)
    if paper is None or since.by != "paper":
        return dated, since, None
    for commit, found in _commits(reading, paper, since):
        files = tree(reading.workspace.root, commit, reading.workspace.records.name)
        was = load(Files(tuple(records_in(files, reading.workspace.records.name))), reading.register)
        if paper.id in was.register.by_id or found.how == "named":
            shown = _with_present_names(was.register, reading.register, now.written)
            return replace(dated, written=shown), found, was
    return dated, replace(since, why=_why_not(reading)), None


def _commits(reading: Reading, paper: Paper, since: Shown) -> Iterator[tuple[str, Shown]]:
    """The commits that may hold what was shown, the best evidence first: each is looked for when it is asked for."""
    root, tip = reading.workspace.root, reading.at or "HEAD"
    issued = paper.issued
    if issued is None:
        return
    named = named_commit(root, issued.commit) if issued.commit != "unknown" else None
    if named:
        yield named.commit, _from(since, named.commit, "named")
    by_day = by_end_of(root, issued.date, tip)
    if by_day:
        yield by_day.commit, _from(since, by_day.commit, "day")
    first = _first_issued(reading, paper, tip)
    if first:
        yield first, _from(since, first, "first")


def _from(since: Shown, commit: str, how: str) -> Shown:
    return replace(since, commit=commit[:_DIGITS], how=how)  # type: ignore[arg-type]  # one of the three


def _first_issued(reading: Reading, paper: Paper, tip: str) -> str:
    """The first commit that holds a paper as issued; empty where git does not reach back to it."""
    workspace = reading.workspace
    logged = follow(workspace.root, workspace.records.name, reading.path(paper.id), tip)
    held = contents(workspace.root, [row.after for item in logged for row in item.rows])
    for item in reversed(logged):
        for row in item.rows:
            record = read_if_record(File(row.path.removeprefix(workspace.prefix), held.get(row.after, b"")))
            if record and isinstance(record.record, Paper) and record.record.issued:
                cut_off = not row.before and is_shallow(workspace.root)
                return "" if cut_off else item.commit.id
    return ""


def _with_present_names(was: Register, whole: Register, now: Register) -> Register:
    """The register as it was, each record under the ID that it has now.

    One that could not be read then, and one of a kind of which nothing was kept then, stands as the dates of its
    entries have it; what is not to be seen now was not seen then.
    """
    older = {former: item.record.id for item in whole.held for former in item.record.formerly}
    shown = [_renamed(item, older.get(item.record.id, "")) for item in was.held]
    unread = {item.path for item in was.unreadable} | {item.id for item in was.unreadable}
    there, kinds = {item.record.id for item in shown}, {item.kind for item in was.held} | _MOVES
    shown += [
        item
        for item in whole.held
        if item.record.id not in there
        and (item.kind not in kinds or item.path in unread or item.record.id in unread)
    ]
    order = {item.record.id: place for place, item in enumerate(whole.held)}
    shown.sort(key=lambda item: order.get(item.record.id, len(order)))
    seen = Register(tuple(shown))
    if now is whole:
        return seen
    return seen.without({item.record.id for item in (*whole.held, *shown)} - now.by_id.keys())


def _renamed(item: Held, id_: str) -> Held:
    """A record under another ID; itself where there is none."""
    return replace(item, record=item.record.model_copy(update={"id": id_})) if id_ else item


def _why_not(reading: Reading) -> str:
    root = reading.workspace.root
    if not is_repository(root):
        return "the records are not in git"
    if is_shallow(root):
        return "this clone does not reach back to it"
    return "git does not hold the register of that time"
