"""Does a change again where somebody else wrote between its reading and its writing, if what was said still holds.

Whoever is too late once waits for a turn, reads again while nobody else writes, and writes. What would now be another change
than the one that was asked for is not made: that is said, and the person decides.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.commit_drafts import Done
from qaif_cli.flow.writing.settings_drafts import SETTINGS
from qaif_cli.model.edit import Append, Draft, Edit
from qaif_cli.model.pointers import value_at
from qaif_cli.model.record import Record
from qaif_cli.store.locks import in_turn
from qaif_cli.store.writer import ChangedMeanwhile

T = TypeVar("T")
TRIES = 20
"""So often is it tried again; where folders can be locked, the first is enough."""


@dataclass(frozen=True)
class Attempts:
    """How one change is tried.

    Attributes:
        read: Reads the register again.
        propose: What the change is, for a register.
        write: Writes it, or only reports what it would change.
    """

    read: Callable[[], Reading]
    propose: Callable[[Reading], Proposal]
    write: Callable[[Reading, Proposal], Done]

    def carried_out(self, reading: Reading, proposal: Proposal) -> tuple[Reading, Proposal, Done]:
        """The change as it was made in the end, and the register that it was made in.

        Args:
            reading: The register as it was read first.
            proposal: The change as it was proposed for that.

        Raises:
            QaifError: where it cannot be written, or would not be the same change any more.
        """
        try:
            return reading, proposal, self.write(reading, proposal)
        except ChangedMeanwhile as error:
            too_late = error
        with ExitStack() as turn:
            turn.enter_context(in_turn(reading.workspace.records))
            for _ in range(TRIES):
                anew = self.read()
                other = self.propose(anew)
                if not _holds(reading, proposal, anew, other):
                    raise too_late
                try:
                    return anew, other, self.write(anew, other)
                except ChangedMeanwhile as error:
                    too_late = error
        raise too_late


def as_it_is_now(records: Path, do: Callable[[], T], *, writes: bool) -> T:
    """Do what rests whole on a file and the register, with nobody else writing between its reading and its writing.

    Where folders cannot be locked, or somebody writes without asking for a turn, such as an editor, it is done again for
    what there is then.

    Args:
        records: The records folder.
        do: Reads the register, works out the change and writes it, all or nothing.
        writes: Whether it does write; a trial waits for nobody.

    Raises:
        QaifError: where it cannot be written.
    """
    if not writes:
        return do()
    too_late: ChangedMeanwhile
    with in_turn(records):
        for _ in range(TRIES):
            try:
                return do()
            except ChangedMeanwhile as error:
                too_late = error
        raise too_late


def _holds(reading: Reading, proposal: Proposal, anew: Reading, other: Proposal) -> bool:
    """Whether it is the same change, of the same values, in a register that was read later."""
    drafts, others = proposal.drafts, other.drafts
    if [_unnamed(draft) for draft in drafts] != [_unnamed(draft) for draft in others]:
        return False
    return all(
        _value(reading, draft, pointer) == _value(anew, draft, pointer)
        for draft in drafts
        for edit in draft.edits
        for pointer in _rests_on(edit)
    )


def _unnamed(draft: Draft) -> Draft:
    """A draft without the names that its new entries are given, such as A3: nobody said them."""
    return replace(draft, edits=tuple(_edit_unnamed(edit) for edit in draft.edits))


def _edit_unnamed(edit: Edit) -> Edit:
    if isinstance(edit, Append) and isinstance(edit.value, dict):
        return replace(edit, value={key: value for key, value in edit.value.items() if key != "id"})
    return edit


def _rests_on(edit: Edit) -> tuple[str, ...]:
    """Where that stands which an edit takes the place of, or puts right."""
    if not isinstance(edit, Append):
        return (edit.pointer,)
    corrects = edit.value.get("corrects") if isinstance(edit.value, dict) else None
    return (f"{edit.pointer}/{int(str(corrects).rpartition('/')[2]) - 1}",) if corrects else ()


def _value(reading: Reading, draft: Draft, pointer: str) -> Any:
    """What stands at a place of what a draft changes."""
    if draft.kind == SETTINGS:
        return value_at(reading.framework.as_written, pointer)
    return value_at(_record(reading, draft), pointer)


def _record(reading: Reading, draft: Draft) -> Record:
    if not draft.file:
        return reading.register.by_id[draft.id].record
    return reading.register.by_path[draft.file].record
