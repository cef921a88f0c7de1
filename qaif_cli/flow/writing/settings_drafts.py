"""Writes a change of the framework: the text outside it stays to the byte, and no record is broken by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.brought import brought
from qaif_cli.flow.place import placed
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.commit_drafts import Done
from qaif_cli.flow.writing.said_again import refuse_again
from qaif_cli.flow.writing.text_changes import text_changes
from qaif_cli.judge.check import check
from qaif_cli.model.edit import Draft
from qaif_cli.model.finding import Finding
from qaif_cli.model.framework import KIND, Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.model.words import listed
from qaif_cli.render.words import number_of, sentence
from qaif_cli.store.loader import FRAMEWORK_FILE, read_settings
from qaif_cli.store.order import key_order
from qaif_cli.store.source import bytes_of
from qaif_cli.store.splice import splice
from qaif_cli.store.writer import BOM, ChangedMeanwhile, FileChange, put

SETTINGS = KIND.name
"""The kind of a draft that changes the framework; its ID is the entry that is changed."""
_SHOWN = 5
"""So many of the faults that a change would bring are shown; it is said how many there are."""


def carry_settings(reading: Reading, draft: Draft, today: date, *, dry_run: bool) -> Done:
    """Check a change of the framework, and write it unless it breaks a record.

    Raises:
        QaifError: where it does, stands there already, cannot be written without loss, or somebody else wrote first.
    """
    path = reading.workspace.records / FRAMEWORK_FILE
    before = bytes_of(path)
    text = before.decode("utf-8-sig")
    if text != reading.register.framework_text:
        raise ChangedMeanwhile(FRAMEWORK_FILE)
    refuse_again(reading.framework.as_written, FRAMEWORK_FILE, draft.edits)
    made = splice(text, draft.edits, key_order(Framework))
    new = _brought(reading, made, read_settings(made), today)
    _refuse_errors(new)
    page = FileChange(path, before, (BOM if before.startswith(BOM) else b"") + made.encode())
    if not dry_run:
        put(reading.workspace.records, [page])
    name = reading.workspace.prefix + FRAMEWORK_FILE
    lines = text_changes(text, made, name, name)
    exceptions = tuple(finding for finding in new if finding.severity != "info")
    return Done((draft.id,), (name,), "\n".join(lines), exceptions)


def _brought(reading: Reading, text: str, framework: Framework, today: date) -> tuple[Finding, ...]:
    """What would be found that is not found now."""

    def found(register: Register, settings: Framework) -> list[Finding]:
        return placed(
            check(Moment(register, settings, today, today)).findings, register, reading.workspace.prefix
        )

    register = reading.register
    after = found(replace(register, framework_text=text), framework)
    return brought(found(register, reading.framework), after)


def _refuse_errors(new: Sequence[Finding]) -> None:
    errors = [finding for finding in new if finding.severity == "error"]
    if not errors:
        return
    ids = list(dict.fromkeys(finding.record for finding in errors if finding.record))
    broken = f"break {number_of(len(ids), 'record')}" if ids else "bring an error"
    lines = [
        f"\n  {finding.code} {finding.record or finding.path}: {finding.message}. {sentence(finding.fix)}"
        for finding in errors[:_SHOWN]
    ]
    more = len(errors) - len(lines)
    lines += [f"\n  And {number_of(more, 'more error')}, in {listed(ids)}."] if more else []
    raise QaifError(f"This would {broken}:{''.join(lines)}", "\nNothing was written.")
