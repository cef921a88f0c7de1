"""`qaif edit`: a record in the user's own editor, opened again until it is right or abandoned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.names import cannot_be_read, named, no_record
from qaif_cli.flow.place import placed
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.flow.writing.commit_drafts import UNTRUE, done_with
from qaif_cli.flow.writing.report_result import told
from qaif_cli.flow.writing.weighing import weighed, with_records
from qaif_cli.judge.changes.change_rule import ChangeSet
from qaif_cli.judge.changes.every import BY_WORD, check_change
from qaif_cli.model.edit import Draft
from qaif_cli.model.finding import Finding
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Held, Register, Unreadable
from qaif_cli.render.words import sentence
from qaif_cli.store.editor import copy_beside, edited
from qaif_cli.store.loader import try_text
from qaif_cli.store.source import bytes_of
from qaif_cli.store.writer import BOM, FileChange, put

MARK = "# qaif:"
"""How the lines begin that are put on top, and taken out again."""

ANYWAY = "take this line out to write it all the same; leave everything as it is to give up."
"""The line that is taken out to write what takes back something that was said."""


@dataclass(frozen=True)
class Opened:
    """A record as the user begins to edit it.

    Attributes:
        path: The file, from the records folder.
        before: Its bytes.
        text: Its text, without a byte order mark.
    """

    ask: Ask
    root: Path
    records: Path
    path: str
    before: bytes
    text: str


def edit_by_hand(ask: Ask, id_: str) -> str:
    """Let the user edit a record, and write it once it is right.

    Returns:
        What the user reads of what was written; empty where they left the record as it was.

    Raises:
        QaifError: where there is no such record, no editor, or somebody else wrote meanwhile.
    """
    opened = _open(ask, id_)
    with copy_beside(opened.records / opened.path) as copy:
        text = opened.text
        item, faults = try_text(opened.path, text)
        warned = ""  # the text that was shown with what it takes back
        told_of: tuple[str, ...] = ()
        while True:
            shown = told_of or (() if item else _lines(opened.path, text, faults))
            given = _with_comments(text, shown)
            back = _decoded(edited(opened.root, copy, given.encode()))
            text = _without_comments(back)
            if not text.strip() or back == given or text == opened.text:
                return ""
            reading = read(ask)
            item, faults = try_text(opened.path, text)
            new = weighed(reading, [item], ask.today) if item else faults
            faults = tuple(finding for finding in new if finding.code.startswith(UNTRUE))
            if item and not faults:
                told_of = () if text == warned else taken_back(reading, item, ask.today)
                if not told_of:
                    return _written(opened, reading, item, new)
                warned = text
                continue
            item, told_of = None, ()


def taken_back(reading: Reading, item: Held, day: date) -> tuple[str, ...]:
    """What a record as it would be takes back of what it said, as lines on top of it; none where it takes nothing back."""
    after = with_records(reading.register, [item])
    was, now = (Moment(one, reading.framework, day, day) for one in (reading.register, after))
    found = placed(check_change(ChangeSet(was, now, (), None), BY_WORD), after)
    if not found:
        return ()
    below = len(found) + 2
    lines = [f"{MARK} line {one.line + below}: {one.message}. {sentence(one.fix)}" for one in found]
    return (f"{MARK} this takes back what was said:", *lines, f"{MARK} {ANYWAY}")


def _open(ask: Ask, id_: str) -> Opened:
    reading = read(ask)
    everything: tuple[Held | Unreadable, ...] = (*reading.register.unreadable, *reading.register.held)
    paths = {_id_of(item): item.path for item in everything}
    if id_ not in paths:
        no_record(id_, reading.framework)
    path = paths[named("record", id_, {name: name for name in paths})]
    for item in reading.register.unreadable:
        if item.path == path and not item.given:
            raise cannot_be_read(item)
    workspace = reading.workspace
    before = bytes_of(workspace.records / path)
    return Opened(ask, workspace.root, workspace.records, path, before, _decoded(before))


def _id_of(item: Held | Unreadable) -> str:
    return item.record.id if isinstance(item, Held) else item.id


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QaifError(
            "The file is not text in UTF-8.", "Nothing was written. Save it with the encoding UTF-8."
        ) from None


def _lines(path: str, text: str, faults: Iterable[Finding]) -> list[str]:
    """What is wrong, a finding a line, with the line of the file that it will be on below them."""
    unread = Register(unreadable=(Unreadable("", path, "", "", (), text),))
    found = placed(faults, unread)
    below = len(found) + 2
    lines = [f"{MARK} this cannot be written yet. Put it right, or leave it unchanged to give up."]
    for item in found:
        where = f"line {item.line + below}: " if item.line else ""
        lines.append(f"{MARK} {where}{item.message}. {sentence(item.fix)}")
    return [*lines, f"{MARK} these lines are taken out again."]


def _with_comments(text: str, lines: Iterable[str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    return "".join(f"{line}{end}" for line in lines) + text


def _without_comments(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(MARK))


def _written(opened: Opened, reading: Reading, item: Held, new: Iterable[Finding]) -> str:
    after = (BOM if opened.before.startswith(BOM) else b"") + item.text.encode()
    page = FileChange(opened.records / opened.path, opened.before, after)
    try:
        put(opened.records, [page])
    except QaifError as error:
        raise QaifError(f"{error}", f"What you wrote:\n{item.text}") from None
    done = done_with(reading, [page], [item], new)
    return told(Proposal((Draft(item.kind, item.record.id),)), done, dry_run=False)
