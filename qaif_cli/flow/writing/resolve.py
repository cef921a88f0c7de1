"""`qaif resolve`: merges a record that two branches changed, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.commit_drafts import judged, with_records
from qaif_cli.flow.writing.conflicts import Conflict, conflict_of
from qaif_cli.flow.writing.report_result import told
from qaif_cli.judge.merge.conflict_words import in_words
from qaif_cli.judge.merge.three_way import Open, Settlement, settle
from qaif_cli.model.edit import Draft, Edit
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.register import Held
from qaif_cli.model.words import listed
from qaif_cli.render.words import number_of
from qaif_cli.store import yaml
from qaif_cli.store.loader import read_text
from qaif_cli.store.order import key_order
from qaif_cli.store.splice import splice
from qaif_cli.store.writer import BOM, FileChange, put

OURS, THEIRS, BASE = "ours", "theirs", "base"
_TURNED = "In a rebase git calls your own commit theirs; here yours is what you wrote."


@dataclass(frozen=True)
class Resolving:
    """A conflict while it is being resolved.

    Attributes:
        reading: The register, in which the file itself cannot be read.
        conflict: The versions.
        settlement: What settles itself, and what is open.
    """

    reading: Reading
    conflict: Conflict
    settlement: Settlement

    @property
    def open(self) -> tuple[Open, ...]:
        """What is still to be decided."""
        return tuple(self.settlement.open)

    def shown(self, known: Iterable[str] = ()) -> str:
        """The record field by field: what was merged automatically, and what is still to be decided."""
        ours, theirs = self.conflict.ours, self.conflict.theirs
        assert ours is not None  # noqa: S101  # a deleted version was refused
        assert theirs is not None  # noqa: S101  # as above
        lines = [f"{self.conflict.id} ({ours.record.title}) was changed on both sides."]
        lines += [_TURNED] if self.conflict.turned else []
        if self.settlement.says:
            lines += ["Settled:", *(f"  {line}" for line in self.settlement.says)]
        left = [item for item in self.open if item.name not in set(known)]
        if left:
            lines += ["To decide:", *(line for item in left for line in shown_open(item))]
        return "\n".join([*lines, ""])


def shown_open(item: Open) -> list[str]:
    """A field that is open, with what it was and what it is on both sides."""
    was = [] if item.base is None else [f"    base:   {item.base}"]
    return [f"  {item.name}", *was, f"    yours:  {item.ours}", f"    theirs: {item.theirs}"]


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
    return Resolving(reading, conflict, settlement)


def decided(resolving: Resolving, said: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The side that the user chose for each field.

    Args:
        resolving: The conflict.
        said: For each side, the fields that are taken from it.

    Raises:
        QaifError: where a field is not open, or was said twice.
    """
    names = {item.name.casefold(): item for item in resolving.open}
    choices: dict[str, str] = {}
    for side, fields in said.items():
        for field in fields:
            item = names.get(field.strip("/").casefold())
            if item is None:
                there = listed([item.name for item in resolving.open])
                raise QaifError(
                    f"`{field}` is not open in {resolving.conflict.id}.",
                    f"Open are: {there}." if there else "Nothing is: leave it out.",
                )
            if choices.setdefault(item.name, side) != side:
                raise QaifError(f"Two sides were named for `{item.name}`.", "Name one.")
            if side == BASE and item.base is None:
                raise QaifError(f"What `{item.name}` was is not known.", "Take yours or theirs.")
    return choices


def undecided(resolving: Resolving, choices: Mapping[str, str]) -> QaifError:
    """The error that lists every field still to be decided."""
    left = [item for item in resolving.open if item.name not in choices]
    how = " ".join(f"--ours {item.name}" for item in left)
    return QaifError(
        f"{resolving.shown(choices)}{number_of(len(left), 'field')} to decide, so nothing was written.",
        f"Say for each whose is right, for example: qaif resolve {resolving.conflict.id} {how}",
    )


def finish(resolving: Resolving, choices: Mapping[str, str], today: date, *, dry_run: bool) -> str:
    """Write the merged record; returns the report.

    Raises:
        QaifError: where something is undecided, cannot be true, or cannot be written without loss.
    """
    if any(item.name not in choices for item in resolving.open):
        raise undecided(resolving, choices)
    conflict, reading = resolving.conflict, resolving.reading
    ours = conflict.ours
    assert ours is not None  # noqa: S101  # a deleted version was refused
    edits: list[Edit] = list(resolving.settlement.edits)
    for item in resolving.open:
        edits += {THEIRS: item.from_theirs, BASE: item.from_base}.get(choices[item.name], ())
    text = splice(ours.text, edits, key_order(BY_NAME[ours.kind].model))
    held = read_text(conflict.path, text)
    disk = conflict.disk
    bom = BOM if disk and disk.startswith(BOM) else b""
    page = FileChange(reading.workspace.records / conflict.path, disk, bom + text.encode())
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
