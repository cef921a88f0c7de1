"""A row of a sheet as the writing command that records the same: its checks and its refusals are those of the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Form, Proposal
from qaif_cli.flow.sheets.filled import Filled, SheetRow
from qaif_cli.flow.sheets.fingerprint import bare
from qaif_cli.flow.sheets.steps import NOTHING, SheetStep, fresh
from qaif_cli.flow.writing.form_input import Filling
from qaif_cli.flow.writing.weighing import with_records
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.moment import Moment
from qaif_cli.store.loader import read_text
from qaif_cli.store.order import key_order
from qaif_cli.store.splice import splice


def by_form(
    filled: Filled,
    row: SheetRow,
    form: Form,
    answers: Mapping[str, Any],
    lines: Mapping[str, str] | None = None,
) -> Proposal | None:
    """What a command would write of the answers; a fault of the row where it would write nothing.

    Args:
        filled: The sheet.
        row: The row.
        form: The form of the command.
        answers: What was filled in, by the names of the form's blanks.
        lines: For a blank that has another name on the sheet, the name of its line.
    """
    names = lines or {}
    blanks = tuple(
        replace(blank, flag=f"{names.get(blank.name, blank.name)}:", positional=False)
        for blank in form.blanks
    )
    filling = Filling(
        replace(form, blanks=blanks, example=""), filled.reading, (row.held.record.id,), filled.today
    )
    filling.answers = {name: value for name, value in answers.items() if value is not None}
    try:
        return form.run(replace(filling.filled(), form=form))
    except QaifError as error:
        called = {blank.name: f"{names.get(blank.name, blank.name)}:" for blank in form.blanks}
        lines_here = {name: line for name, line in called.items() if line[:-1] in row.part.by_name}
        filled.fault(row.at, f"{row.name}: {form.told_elsewhere(str(error), lines_here)}")
        return None


def step(filled: Filled, row: SheetRow, proposal: Proposal | None, says: str) -> SheetStep:
    """What a row does: nothing where its record says so already; a fault where it was changed since.

    Args:
        filled: The sheet.
        row: The row.
        proposal: What is to be written; None where it was refused.
        says: What that is, for the user.
    """
    if proposal is None:
        return NOTHING
    new: dict[str, tuple[Edit, ...]] = {}
    there: list[tuple[str, Edit]] = []
    for draft in proposal.drafts:  # a record may have several
        there += [(draft.id, edit) for edit in draft.edits if _says(filled, draft.id, edit)]
        made = tuple(edit for edit in draft.edits if (draft.id, edit) not in there)
        new[draft.id] = new.get(draft.id, ()) + made
    if not any(new.values()):
        return SheetStep(there=True, recorded=tuple(there))
    if not fresh(filled, row):
        return NOTHING
    own = new.pop(row.held.record.id, ())
    kinds = {draft.id: draft.kind for draft in proposal.drafts}
    beside = tuple(Draft(kinds[id_], id_, edits) for id_, edits in new.items() if edits)
    return SheetStep(own, says, beside=beside, recorded=tuple(there))


def _says(filled: Filled, id_: str, edit: Edit) -> bool:
    """Whether a record says already what an edit would write."""
    return _is_there(filled.reading.register.by_id[id_].record.model_dump(mode="json", by_alias=True), edit)


def _is_there(there: Any, edit: Edit) -> bool:
    """Whether that stands there already; the name of an entry does not count."""
    value = there
    for name in edit.pointer.strip("/").split("/"):
        value = value.get(name) if isinstance(value, dict) else _item(value, name)
    if isinstance(edit, Set):
        return bool(value == edit.value)
    if isinstance(edit, Append):
        return any(bare(held) == bare(edit.value) for held in value or ())
    return False


def _item(value: Any, name: str) -> Any:
    return value[int(name)] if isinstance(value, list) and name.isdigit() and int(name) < len(value) else None


def in_turn(filled: Filled, row: SheetRow, made: SheetStep) -> None:
    """Let what follows see what a row writes, as a command that comes after another does; nothing is written yet."""
    reading = filled.reading
    new = []
    for id_, edits in ((row.held.record.id, made.edits), *((draft.id, draft.edits) for draft in made.beside)):
        held = reading.register.by_id[id_]
        text = splice(held.text, edits, key_order(BY_NAME[held.kind].model))
        new.append(read_text(held.path, text))
    now = reading.now
    moved = Moment(with_records(reading.register, new), now.framework, now.day, now.today)
    filled.reading = replace(reading, now=moved)
