"""Separates two new records to which two branches gave one ID: one keeps it, the other gets the next free one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.commit_drafts import changed, judged
from qaif_cli.flow.writing.conflicts import Conflict
from qaif_cli.flow.writing.renumber import cannot_tell, free_id, left_alone
from qaif_cli.flow.writing.report_result import told
from qaif_cli.flow.writing.resolve import with_ours
from qaif_cli.judge.state.renumbered import known_as, linking_to, relinked
from qaif_cli.model.edit import Draft, Set
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.register import Held
from qaif_cli.store.git import Revision
from qaif_cli.store.loader import load, read_text
from qaif_cli.store.order import key_order
from qaif_cli.store.splice import splice
from qaif_cli.store.writer import FileChange, as_on_disk, put


@dataclass(frozen=True)
class Parted:
    """Two records under one ID.

    Attributes:
        kept: The one that keeps it.
        moved: The one that gets another.
        kept_at: The revision that has the first.
        moved_at: The revision that has the second.
        marked: Whether the one and the other began with a byte order mark.
    """

    reading: Reading
    conflict: Conflict
    kept: Held
    moved: Held
    kept_at: str
    moved_at: str
    marked: tuple[bool, bool]


def are_two(conflict: Conflict) -> bool:
    """Whether two sides gave one number to two new records; a record called by a name counts as one and the same."""
    return bool(
        conflict.other
        and conflict.base is None
        and conflict.ours
        and conflict.theirs
        and BY_NAME[conflict.ours.kind].prefix
    )


def parted(reading: Reading, conflict: Conflict, *, keep_theirs: bool) -> Parted:
    """The two records, and who keeps the ID."""
    ours, theirs = conflict.ours, conflict.theirs
    assert ours is not None  # noqa: S101  # there are two
    assert theirs is not None  # noqa: S101  # there are two
    at = (conflict.other, "HEAD") if conflict.turned else ("HEAD", conflict.other)
    if keep_theirs:
        marked = (conflict.marked[1], conflict.marked[0])
        return Parted(reading, conflict, theirs, ours, at[1], at[0], marked)
    return Parted(reading, conflict, ours, theirs, *at, conflict.marked)


def told_apart(conflict: Conflict) -> str:
    """The message that names both records."""
    assert conflict.ours is not None  # noqa: S101  # there are two
    assert conflict.theirs is not None  # noqa: S101  # there are two
    return (
        f"{conflict.id} is a new record on both sides, so these are two records:\n"
        f"  yours:  {conflict.ours.record.title}\n  theirs: {conflict.theirs.record.title}\n"
    )


def which_is_renumbered(conflict: Conflict) -> QaifError:
    """The error that asks which of the two is renumbered."""
    id_ = conflict.id
    return QaifError(
        f"{told_apart(conflict)}Nothing was written.",
        f"`qaif resolve {id_} --renumber` keeps yours and gives theirs the next free ID; `--renumber-ours` gives it to yours; "
        "if they are one record after all, as after a squashed merge, `--one` settles them field by field.",
    )


def part(two: Parted, today: date, *, dry_run: bool) -> tuple[str, tuple[str, ...]]:
    """Give one of the two the next free ID, with all its content and the links that mean it; the report and the files.

    Raises:
        QaifError: where that cannot be written.
    """
    conflict, records = two.conflict, two.reading.workspace.records
    reading = with_ours(two.reading, [two.kept])
    old, new = conflict.id, free_id(reading, two.moved.kind)
    path = f"{conflict.path.rpartition('/')[0]}/{new}.yaml"
    edits = [Set("/id", new), *known_as(two.moved.record, new), *relinked(two.moved, old, new)]
    text = splice(two.moved.text, edits, key_order(BY_NAME[two.moved.kind].model))
    held = [two.kept, read_text(path, text)]
    pages = [
        FileChange(
            records / conflict.path,
            conflict.disk,
            as_on_disk(two.kept.text, conflict.disk, marked=two.marked[0]),
        ),
        FileChange(records / path, None, as_on_disk(text, conflict.disk, marked=two.marked[1])),
    ]
    theirs, unsure = _links(two, reading)
    drafts = [
        Draft(item.kind, item.record.id, tuple(relinked(item, old, new)), file=item.path) for item in theirs
    ]
    for draft in drafts:
        page, item = changed(reading, draft)
        pages.append(page)
        held.append(item)
    done = judged(reading, pages, held, today)
    if not dry_run:
        put(records, pages)
    says = [f"{old} is {two.kept.record.title}; {two.moved.record.title} is {new} from now on."]
    if theirs:
        says.append(f"What led to it leads to {new}: {', '.join(item.record.id for item in theirs)}.")
    says += cannot_tell(unsure, old)
    says += left_alone(reading, old, {conflict.path, *(item.path for item in (*theirs, *unsure))})
    own = (Draft(two.kept.kind, old), Draft(two.moved.kind, new), *drafts)
    return told(Proposal(own, tuple(says)), done, dry_run=dry_run), done.paths


def _links(two: Parted, reading: Reading) -> tuple[list[Held], list[Held]]:
    """The records whose links mean the one that gets another ID, and those of which that cannot be told."""
    id_, kind = two.conflict.id, two.kept.kind
    linking = list(linking_to(reading.register, kind, id_, but=two.conflict.path))
    if not linking:
        return [], []
    kept, moved = (set(_holders(two, at, kind, id_)) for at in (two.kept_at, two.moved_at))
    meant = [item for item in linking if item.record.id in moved - kept]
    return meant, [item for item in linking if item.record.id not in moved ^ kept]


def _holders(two: Parted, at: str, kind: str, id_: str) -> Iterator[str]:
    workspace = two.reading.workspace
    register = load(Revision(workspace.root, workspace.records.name, at), two.reading.register).register
    yield from (item.record.id for item in linking_to(register, kind, id_))
