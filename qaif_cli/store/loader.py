"""Reads files into records, or into findings that say why not. One bad file never hides another."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from qaif_cli.errors import QaifError
from qaif_cli.model.authorities import KIND as AUTHORITIES
from qaif_cli.model.authorities import Authorities
from qaif_cli.model.finding import Card, Finding, Hit, dressed
from qaif_cli.model.framework import KIND as FRAMEWORK
from qaif_cli.model.framework import Framework
from qaif_cli.model.kind import Kind
from qaif_cli.model.kinds import BY_FOLDER, KINDS
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held, OtherFile, Register, Unreadable
from qaif_cli.model.retired import KIND as RETIRED
from qaif_cli.model.retired import Retired
from qaif_cli.model.words import listed
from qaif_cli.store import faults, yaml
from qaif_cli.store.long_lists import make_entries, share_filled
from qaif_cli.store.shape import Fault, shape_faults
from qaif_cli.store.source import File, RecordSource, TurnsLineEnds

FRAMEWORK_FILE = "framework.yaml"
AUTHORITIES_FILE = "authorities.yaml"
_TOP = {FRAMEWORK_FILE: FRAMEWORK, AUTHORITIES_FILE: AUTHORITIES}
_FOLDERS = {**BY_FOLDER, RETIRED.folder: RETIRED}
_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}
_MARKERS = re.compile(r"(?:^|\\n)[ \t]*(<{7}|>{7}|\|{7})(?=\s|\\n|$)", re.MULTILINE)
_MARKS = ("<<<<<<<", ">>>>>>>", "|||||||")
Known = Mapping[str, Sequence[BaseModel]]
"""By the key of a list, its first entries, where it is known that a text says these: they need not be made again."""
_NONE_KNOWN: Known = MappingProxyType({})


@dataclass(frozen=True)
class Loaded:
    """What a source gave.

    Attributes:
        framework: The settings; None where they could not be read.
        register: The records, and the files that did not become records.
        findings: What was wrong with files and shapes.
    """

    framework: Framework | None
    register: Register
    findings: tuple[Finding, ...]


@dataclass
class _Pile:
    held: list[Held] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    beside: list[OtherFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    framework: Framework | None = None
    framework_text: str = ""


class _Refused(Exception):  # noqa: N818  # carried a few lines up, never shown
    def __init__(self, findings: list[Finding], text: str = "", data: Any = None) -> None:
        super().__init__()
        self.findings = findings
        self.text = text
        self.data = data


def load(source: RecordSource, like: Register | None = None) -> Loaded:
    """Read every record of a source.

    Args:
        source: Where the files come from.
        like: Another reading of much the same files; a file that says the same is not read again.
    """
    pile = _Pile()
    same = like.by_path if like else {}
    files = _as_on_disk(source, like) if like else source.files()
    with _no_garbage_collection():
        for file in files:
            held = same.get(file.path)
            if held and file.data == held.text.encode():
                pile.held.append(held)
            else:
                _take(file, pile)
    if pile.framework is None:
        message = (
            "`framework.yaml` could not be read, so no rule was run"
            if pile.framework_text
            else "there is no `framework.yaml`, so no rule was run"
        )
        pile.findings.append(dressed(faults.NO_FRAMEWORK, Hit("", "", message), FRAMEWORK_FILE))
    pile.held.sort(key=in_order)
    register = Register(tuple(pile.held), tuple(pile.unreadable), pile.framework_text, tuple(pile.beside))
    return Loaded(pile.framework, register, tuple(pile.findings))


def in_order(item: Held) -> tuple[int, str, str]:
    """The sort key of the records of a register: their kind, then their ID."""
    return _ORDER[item.kind], item.record.id, item.path


def _as_on_disk(source: RecordSource, like: Register) -> Iterable[File]:
    """The files of a source; one that another reading has with other line ends alone is given as it is there."""
    files = list(source.files())
    if not isinstance(source, TurnsLineEnds):
        return files
    texts = {FRAMEWORK_FILE: like.framework_text}
    texts |= {item.path: item.text for item in (*like.held, *like.beside, *like.unreadable)}  # type: ignore[attr-defined]  # all three have both
    with_returns = {path: text.encode() for path, text in texts.items() if "\r\n" in text}
    others = [
        file
        for file in files
        if file.path in with_returns and file.data == with_returns[file.path].replace(b"\r\n", b"\n")
    ]
    turned = source.turned(others) if others else frozenset()
    return [File(file.path, with_returns[file.path]) if file.path in turned else file for file in files]


def read_text(path: str, text: str, known: Known = _NONE_KNOWN) -> Held:
    """One record from its text, as it would be read from a file.

    Args:
        path: Its file, from the records folder.
        text: What stands in it.
        known: What is known of what it says.

    Raises:
        QaifError: where it is no record; every fault is named.
    """
    item, findings = try_text(path, text, known)
    if item is None:
        faults_ = "".join(f"\n  {finding.message}. {finding.fix}" for finding in findings)
        raise QaifError(f"{path} would not be a record:{faults_}", "\nNothing was written.")
    return item


def read_settings(text: str) -> Framework:
    """The settings from their text, as they would be read from their file.

    Raises:
        QaifError: where they are none; every fault is named.
    """
    pile = _Pile()
    _take(File(FRAMEWORK_FILE, text.encode()), pile)
    if pile.framework is None:
        raise _no_settings(FRAMEWORK_FILE, pile)
    return pile.framework


def refuse_unreadable(path: str, text: str) -> None:
    """See that a file that is no record can be read.

    Raises:
        QaifError: where it cannot; every fault is named.
    """
    pile = _Pile()
    _take(File(path, text.encode()), pile)
    if pile.findings:
        raise _no_settings(path, pile)


def _no_settings(path: str, pile: _Pile) -> QaifError:
    faults_ = "".join(f"\n  {finding.message}. {finding.fix}" for finding in pile.findings)
    what = "the settings of a register" if path == FRAMEWORK_FILE else "what it is for"
    return QaifError(f"{path} would not be {what}:{faults_}", "\nNothing was written.")


def try_text(path: str, text: str, known: Known = _NONE_KNOWN) -> tuple[Held | None, tuple[Finding, ...]]:
    """One record from its text; or None, and why it is no record."""
    pile = _Pile()
    _take(File(path, text.encode()), pile, known)
    return next(iter(pile.held), None), tuple(pile.findings)


def read_if_record(file: File) -> Held | None:
    """The record in a file; None where it holds none that can be read."""
    try:
        read = _read(file, kind_of(file.path))
    except _Refused:
        return None
    return read if isinstance(read, Held) else None


def _take(file: File, pile: _Pile, known: Known = _NONE_KNOWN) -> None:
    kind = kind_of(file.path)
    try:
        read = _known(file, kind, known) if known else _read(file, kind)
    except _Refused as refused:
        pile.findings += refused.findings
        if file.path == FRAMEWORK_FILE:
            pile.framework_text = refused.text or " "
        else:
            pile.unreadable.append(_unreadable(file, kind, refused))
        return
    if isinstance(read, Held):
        pile.held.append(read)
    elif isinstance(read, OtherFile):
        pile.beside.append(read)
    else:
        pile.framework, pile.framework_text = read


def kind_of(path: str) -> Kind | None:
    """The kind of what a file holds, by its place; None where nothing is kept there."""
    folder, inside, _ = path.partition("/")
    if not inside:
        return _TOP.get(path)
    return _FOLDERS.get(folder)


def _read(file: File, kind: Kind | None) -> Held | OtherFile | tuple[Framework, str]:
    return _known(file, kind, _NONE_KNOWN)


def _known(file: File, kind: Kind | None, known: Known) -> Held | OtherFile | tuple[Framework, str]:
    if file.fault:
        raise _Refused([_finding(file, faults.NOT_GIVEN, f"this cannot be read: {file.fault}")])
    if kind is None or not file.path.endswith(".yaml"):
        raise _Refused([_finding(file, faults.NO_PLACE, _why_no_place(file.path, kind))])
    text = _text(file)
    record = _settings(text) if file.path == FRAMEWORK_FILE else _record(file, kind, text, known)
    if isinstance(record, Framework):
        return record, text
    if isinstance(record, Retired | Authorities):
        return OtherFile(file.path, record, text)
    assert isinstance(record, Record)  # noqa: S101  # every other kind is one
    return Held(kind.name, file.path, record, text)


@lru_cache(maxsize=4)
def _settings(text: str) -> BaseModel:
    """The settings: the same for the same text, so that what is worked out by them for a record is not worked out twice."""
    return _record(File(FRAMEWORK_FILE, b""), FRAMEWORK, text)


def _why_no_place(path: str, kind: Kind | None) -> str:
    if kind is not None or path.endswith(".yml"):
        return "the name of a record file ends in `.yaml`"
    return (
        f"no records are kept in `{path.rpartition('/')[0] or '.'}`; the folders are {', '.join(BY_FOLDER)}"
    )


def _text(file: File) -> str:
    """The file as text; a byte order mark is left out.

    Raises:
        _Refused: where it is not text, or has a merge conflict in it.
    """
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        raise _Refused(
            [_at(file, faults.NOT_TEXT, "the file is not text in UTF-8 from here on", *_end_of(before))]
        ) from None
    if "\0" in text:
        raise _Refused(
            [_at(file, faults.NOT_TEXT, "there is a NUL character here", *_end_of(text[: text.index("\0")]))],
            text,
        )
    marker = _MARKERS.search(text) if any(mark in text for mark in _MARKS) else None
    if marker:
        raise _Refused(
            [
                _at(
                    file,
                    faults.CONFLICT,
                    "a merge conflict is not resolved here",
                    *_end_of(text[: marker.start(1)]),
                )
            ],
            text,
        )
    return text


def _end_of(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _record(file: File, kind: Kind, text: str, known: Known = _NONE_KNOWN) -> BaseModel:
    try:
        data = yaml.parse(text)
    except yaml.BadYaml as bad:
        raise _Refused([_at(file, faults.NOT_YAML, bad.message, bad.line, bad.column)], text) from None
    if not isinstance(data, dict):
        what = (
            "the file is empty"
            if data is None
            else "the file holds a list or a single value, not the fields of a record"
        )
        raise _Refused([_finding(file, faults.NO_RECORD, what)], text)
    for key, entries in known.items():
        data[key][: len(entries)] = entries
    make_entries(data, kind.model)
    try:
        made = kind.model.model_validate(data)
    except ValidationError as error:
        found = shape_faults(error, kind.model)
    else:
        share_filled(made)
        return made
    record = "" if kind in (FRAMEWORK, AUTHORITIES) else _id_in(data, file.path)
    places = yaml.locate(text) if any(fault.also for fault in found) else {}
    raise _Refused(
        [
            replace(
                dressed(
                    fault.card, Hit(record, fault.pointer, _counted(fault, places), fault.fix), file.path
                ),
                on_key=fault.on_key,
            )
            for fault in found
        ],
        text,
        data,
    )


def _counted(fault: Fault, places: yaml.Places) -> str:
    """What is wrong; where it is so too often to be told one by one, how often, and where next."""
    if not fault.also:
        return fault.message
    lines = [str(places[pointer].key_line) for pointer in fault.also if pointer in places]
    where = f", the next in lines {listed(lines)}" if lines else ""
    return f"{fault.message}, and {fault.count - 1:,} more of this kind stand in the file{where}"


def _id_in(data: Any, path: str) -> str:
    named = data.get("id") if isinstance(data, dict) else None
    return named if isinstance(named, str) else PurePosixPath(path).stem


def _unreadable(file: File, kind: Kind | None, refused: _Refused) -> Unreadable:
    title = refused.data.get("title") if isinstance(refused.data, dict) else None
    return Unreadable(
        kind=kind.name if kind else "",
        path=file.path,
        id=_id_in(refused.data, file.path),
        title=title if isinstance(title, str) else "",
        why=tuple(finding.message for finding in refused.findings),
        text=refused.text,
        given=not file.fault,
    )


def _finding(file: File, card: Card, message: str) -> Finding:
    return dressed(card, Hit("", "", message), file.path)


def _at(file: File, card: Card, message: str, line: int, column: int) -> Finding:
    return dressed(card, Hit("", "", message, line=line, column=column), file.path)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Thousands of small lasting objects are made: looking for cycles among them is lost time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
