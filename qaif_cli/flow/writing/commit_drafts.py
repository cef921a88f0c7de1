"""Turns drafts into text, judges them, and writes all of them or none.

What cannot be true is refused. What breaks a rule of the framework is written as it happened, with the
exceptions that it makes shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.renaming import as_moved
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.by_date import Late, by_date
from qaif_cli.flow.writing.keeping import kept_by
from qaif_cli.flow.writing.said_again import refuse_again
from qaif_cli.flow.writing.text_changes import text_changes
from qaif_cli.flow.writing.untouched import untouched
from qaif_cli.flow.writing.weighing import weighed
from qaif_cli.judge.rules.confidential import CERTAIN
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Append, Draft, Edit
from qaif_cli.model.finding import Finding
from qaif_cli.model.kind import Kind
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.render.words import day, sentence
from qaif_cli.store import yaml
from qaif_cli.store.ids import next_number, numbered
from qaif_cli.store.loader import read_text
from qaif_cli.store.locks import in_turn
from qaif_cli.store.order import key_order
from qaif_cli.store.source import bytes_of
from qaif_cli.store.splice import splice
from qaif_cli.store.writer import BOM, ChangedMeanwhile, FileChange, FileExists, put

WHILE_CLOSED = "HIS005"
"""Refused where an entry comes after the closing; a closing or reopening itself is written, whatever was entered meanwhile."""
UNTRUE = (
    "IDS",
    "LNK",
    "HIS002",
    "HIS003",
    "HIS004",
    WHILE_CLOSED,
    "HIS006",
    "IND010",
    "IND011",
    "EXT",
    *(rule.card.code for rule in CERTAIN),
    "FIL",
    "SHP",
)
"""Rules, and families of rules, that find what cannot be true or must never be written down."""
TRIES = 200


@dataclass(frozen=True)
class Done:
    """What was written, or would be.

    Attributes:
        names: The IDs of the records.
        paths: Their files, from the workspace.
        changes: What changes in the files, as a unified diff.
        exceptions: What the change brings that breaks a rule of the framework.
        late: What a correction takes the place of, and where an entry was put that is dated before one that was there.
    """

    names: tuple[str, ...]
    paths: tuple[str, ...]
    changes: str
    exceptions: tuple[Finding, ...]
    late: tuple[str, ...] = ()


def carry_out(reading: Reading, drafts: Iterable[Draft], today: date, *, dry_run: bool) -> Done:
    """Check drafts, and write them unless something is wrong.

    Raises:
        QaifError: where they cannot be true, cannot be written without loss, or somebody else wrote first.
    """
    drafts, late = _in_order(reading, drafts)
    drafts, made = _keeping(reading, drafts, today)
    closes = any(edit.pointer == "/closed" for one in drafts for edit in one.edits)
    untrue = tuple(code for code in UNTRUE if not (closes and code == WHILE_CLOSED))
    numbered_anew = any(draft.fields is not None and not draft.id for draft in drafts)
    done: Done | None = None
    with ExitStack() as turn:
        for tries in range(TRIES):
            pages, held = _pages(reading, drafts, made)
            if done is None or (done.exceptions and done.names != _names(held)):
                done = judged(reading, pages, held, today, untrue)
            else:  # the number is the same; or nothing was found under that which is taken now, so nothing is under the next
                done = done_with(reading, pages, held, done.exceptions)
            done = replace(done, late=late)
            if dry_run:
                return done
            # The number may have been taken meanwhile: now nobody else takes one.
            if numbered_anew and not tries:
                turn.enter_context(in_turn(reading.workspace.records))
                continue
            try:
                put(reading.workspace.records, pages)
            except FileExists:
                if not numbered_anew:
                    raise
                continue
            return done
    raise QaifError("No free number could be had for the new record.", "Run the command again.")


def _keeping(
    reading: Reading, drafts: list[Draft], today: date
) -> tuple[list[Draft], dict[int, tuple[FileChange, Held]]]:
    """The drafts with the entries that keep what they take from records; by its place, what those become that stay as they are.

    Raises:
        QaifError: where one changes what was said for ever.
    """
    made = {place: changed(reading, one) for place, one in enumerate(drafts) if one.fields is None}
    moved = {draft.id: made[place][1] for place, draft in enumerate(drafts) if draft.name}
    kept = list(drafts)
    for place, (_, now) in [*made.items()]:
        was = as_moved(_there(reading, drafts[place]), moved)
        more = kept_by(was.record, now.record, today)
        if more:
            kept[place] = replace(drafts[place], edits=(*drafts[place].edits, *more))
            del made[place]
    return kept, made


def _there(reading: Reading, draft: Draft) -> Held:
    """The record that a draft changes."""
    register = reading.register
    return register.by_path[draft.file] if draft.file else register.by_id[draft.id]


def _in_order(reading: Reading, drafts: Iterable[Draft]) -> tuple[list[Draft], tuple[str, ...]]:
    """The drafts with every new entry where its day puts it, and a line for each that corrects another or came late.

    Raises:
        QaifError: where an entry stands there already.
    """
    ordered: list[Draft] = []
    lines: list[str] = []
    for draft in drafts:
        if draft.fields is None:
            record = reading.register.by_id[draft.id].record
            refuse_again(record, record.id, draft.edits)
            edits, late = by_date(record, draft.edits)
            ordered.append(replace(draft, edits=edits))
            lines += [*_corrections(record, draft.edits), *_told_late(record, late)]
        else:
            ordered.append(draft)
    return ordered, tuple(lines)


def _corrections(record: Record, edits: Iterable[Edit]) -> Iterator[str]:
    """Which entry each correction takes the place of; it stays in the file, out of every count."""
    for edit in edits:
        entry = edit.value if isinstance(edit, Append) else None
        corrects = entry.get("corrects") if isinstance(entry, dict) else None
        if corrects:
            said, _, place = corrects.partition("/")
            dated = "undated" if said == UNKNOWN else day(date.fromisoformat(said))
            name = place_in_words(edit.pointer, record)
            yield (
                f"{record.id}: this takes the place of entry {place} of {name} ({dated}), which stays in the file and no longer counts."
            )


def _told_late(record: Record, late: Iterable[Late]) -> Iterator[str]:
    """Where the entries were put that came late: one by its place, several of one history by their number."""
    by_history: dict[str, list[Late]] = {}
    for entry in late:
        by_history.setdefault(entry.pointer, []).append(entry)
    for pointer, entries in by_history.items():
        name, above = (
            place_in_words(pointer, record),
            f"above that of {day(max(entry.below for entry in entries))}",
        )
        if len(entries) == 1:
            yield f"{record.id}: by its day it is entry {entries[0].place} of {name}, {above}."
        else:
            yield f"{record.id}: by their days {len(entries)} entries of {name} stand {above}."


def _pages(
    reading: Reading, drafts: list[Draft], made: Mapping[int, tuple[FileChange, Held]]
) -> tuple[list[FileChange], list[Held]]:
    """The files of some drafts and the records in them; what was made of a draft already is not made again."""
    pages, held = [], []
    numbers: dict[str, Iterator[int]] = {}
    for place, draft in enumerate(drafts):
        if draft.fields is not None:
            page, item = _new(reading, draft, numbers)
        else:
            page, item = made[place] if place in made else changed(reading, draft)
        pages.append(page)
        held.append(item)
    return pages, held


def _new(reading: Reading, draft: Draft, numbers: dict[str, Iterator[int]]) -> tuple[FileChange, Held]:
    """A new record; `numbers` gives the free numbers of each kind, one after the other."""
    kind, records = BY_NAME[draft.kind], reading.workspace.records
    if not draft.id and kind.name not in numbers:
        numbers[kind.name] = count(next_number(records, kind.folder, kind.prefix))
    id_ = draft.id or numbered(kind.prefix, next(numbers[kind.name]))
    fields = {"id": id_, **(draft.fields or {})}
    order = [field.alias or name for name, field in kind.model.model_fields.items()]
    text = yaml.document({key: fields[key] for key in order if key in fields})
    path = f"{kind.folder}/{_year(kind, fields)}{id_}.yaml"
    return FileChange(records / path, None, text.encode()), read_text(path, text)


def _year(kind: Kind, fields: dict[str, Any]) -> str:
    """The folder of the year, for the kinds that grow for ever."""
    return f"{str(fields['date'])[:4]}/" if kind.by_year else ""


def changed(reading: Reading, draft: Draft) -> tuple[FileChange, Held]:
    """An existing record as a draft would make it, with the change of its file.

    Raises:
        QaifError: where it cannot be made without loss, or would be no record.
    """
    records = reading.workspace.records
    item = _there(reading, draft)
    path = records / item.path
    before = bytes_of(path)
    bom = before.startswith(BOM)
    text = before.decode("utf-8-sig")
    if text != item.text:
        raise ChangedMeanwhile(draft.id)
    made = splice(text, draft.edits, key_order(BY_NAME[item.kind].model))
    after = (BOM if bom else b"") + made.encode()
    if not draft.name:
        left = untouched(item.record, draft.edits)
        return FileChange(path, before, after), read_text(item.path, made, left)
    folder, kind = path.parent, BY_NAME[item.kind]
    if kind.by_year and folder.name.isdigit():  # a record that gets another day may belong to another year
        folder = records / kind.folder / _year(kind, yaml.parse(made))
    there = folder / f"{draft.name}.yaml"
    held = read_text(there.relative_to(records).as_posix(), made)
    return FileChange(there, before, after, old=path), held


def judged(
    reading: Reading, pages: list[FileChange], held: list[Held], today: date, untrue: tuple[str, ...] = UNTRUE
) -> Done:
    """The result of some file changes: differences and broken rules.

    Args:
        reading: The register.
        pages: What changes in the files.
        held: The records as they would be.
        today: The day to judge by.
        untrue: The rules that find what cannot be written.

    Raises:
        QaifError: where that cannot be true.
    """
    moved = {_path(reading, page.old): page.path.stem for page in pages if page.old}
    new = weighed(reading, held, today, moved)
    refused = [finding for finding in new if finding.code.startswith(untrue)]
    if refused:
        lines = "".join(
            f"\n  {finding.code} {finding.record}: {finding.message}. {sentence(finding.fix)}"
            for finding in refused
        )
        raise QaifError(f"This cannot be written:{lines}", "\nNothing was written.")
    return done_with(reading, pages, held, new)


def _path(reading: Reading, file: Path) -> str:
    return file.relative_to(reading.workspace.records).as_posix()


def done_with(reading: Reading, pages: list[FileChange], held: list[Held], new: Iterable[Finding]) -> Done:
    """The result of writing some pages: names, paths, differences and broken rules."""
    exceptions = tuple(finding for finding in new if finding.severity != "info")
    paths = tuple(reading.workspace.prefix + item.path for item in held)
    return Done(_names(held), paths, _changes(pages, paths), exceptions)


def _names(held: list[Held]) -> tuple[str, ...]:
    return tuple(item.record.id for item in held)


def _changes(pages: list[FileChange], paths: tuple[str, ...]) -> str:
    lines: list[str] = []
    for page, path in zip(pages, paths, strict=True):
        before, after = ((data or b"").decode("utf-8-sig") for data in (page.before, page.after))
        was = path if page.replaces else "new"
        if page.old is not None:
            was = path.replace(page.path.name, page.old.name)
        lines += text_changes(before, after, was, path)
    return "\n".join(lines)
