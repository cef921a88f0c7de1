"""`qaif resolve`: merges a record that two branches changed, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.commit_drafts import judged
from qaif_cli.flow.writing.conflicts import Conflict, conflict_of
from qaif_cli.flow.writing.open_fields import OpenFields, chosen
from qaif_cli.flow.writing.report_result import told
from qaif_cli.flow.writing.weighing import with_records
from qaif_cli.judge.merge.conflict_words import in_words
from qaif_cli.judge.merge.three_way import settle
from qaif_cli.model.edit import Draft
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.register import Held
from qaif_cli.store import yaml
from qaif_cli.store.loader import read_text
from qaif_cli.store.order import key_order
from qaif_cli.store.splice import splice
from qaif_cli.store.writer import FileChange, as_on_disk, put


@dataclass(frozen=True)
class Resolving(OpenFields):
    """A record while it is put together.

    Attributes:
        reading: The register, in which the file itself cannot be read.
        conflict: The versions.
    """

    reading: Reading
    conflict: Conflict


def begin(reading: Reading, id_: str) -> Resolving:
    """Begin to resolve a conflict: everything that can be merged automatically is merged.

    Raises:
        QaifError: where it is in none, was deleted on one side, or a version of it cannot be read.
    """
    conflict = conflict_of(reading, id_)
    base, ours, theirs = (
        item.record if item else None for item in (conflict.base, conflict.ours, conflict.theirs)
    )
    path = f"{reading.workspace.prefix}{conflict.path}"
    if conflict.ours is None or conflict.theirs is None:
        where = "in yours" if conflict.ours is None else "in theirs"
        words = (
            in_words(conflict.id, base, ours, theirs)
            if ours is theirs
            else f"{conflict.id} was deleted or moved {where} and changed on the other side"
        )
        raise QaifError(
            f"{words}.",
            f"Records are closed, never deleted: keep the changed one with `git add {path}`; if the other side moved it, make the change there by hand and `git rm {path}`.",
        )
    was = yaml.parse(conflict.base.text) if conflict.base else None
    settlement = settle(was, yaml.parse(conflict.ours.text), yaml.parse(conflict.theirs.text))
    return Resolving(conflict.id, conflict.ours.record.title, conflict.turned, settlement, reading, conflict)


def finish(resolving: Resolving, choices: Mapping[str, str], today: date, *, dry_run: bool) -> str:
    """Write the merged record; returns the report.

    Raises:
        QaifError: where something is undecided, cannot be true, or cannot be written without loss.
    """
    edits = chosen(resolving, choices)
    conflict, reading = resolving.conflict, resolving.reading
    ours = conflict.ours
    assert ours is not None  # noqa: S101  # a deleted version was refused
    text = splice(ours.text, edits, key_order(BY_NAME[ours.kind].model))
    held = read_text(conflict.path, text)
    page = FileChange(
        reading.workspace.records / conflict.path,
        conflict.disk,
        as_on_disk(text, conflict.disk, marked=conflict.marked[0]),
    )
    done = judged(with_ours(reading, [ours]), [page], [held], today)
    if not dry_run:
        put(reading.workspace.records, [page])
    return told(Proposal((Draft(held.kind, held.record.id),)), done, dry_run=dry_run)


def with_ours(reading: Reading, held: Iterable[Held]) -> Reading:
    """The register as it would be if only our version of some records were there."""
    register = with_records(reading.register, held)
    return replace(
        reading, loaded=replace(reading.loaded, register=register), now=replace(reading.now, written=register)
    )
