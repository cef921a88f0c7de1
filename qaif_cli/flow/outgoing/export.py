"""`qaif export --xlsx`: the risk register as a workbook, which `qaif import risks` reads back when it was changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qaif_cli.exchange.workbook import workbook
from qaif_cli.flow.outgoing.base import Base
from qaif_cli.flow.outgoing.register_book import ToShow, counted, register_book
from qaif_cli.flow.outgoing.values import OPEN, rows_of, titles_of
from qaif_cli.flow.publishing import PaperFile, for_the_public, guarded
from qaif_cli.flow.request import Ask, Reading, not_among_records, read, unread_note
from qaif_cli.judge.state.position import position
from qaif_cli.render.words import day as in_words
from qaif_cli.render.words import number_of
from qaif_cli.store.git import named_commit


@dataclass(frozen=True)
class ExportOptions:
    """What the user asked.

    Attributes:
        file: The file to write, as it was typed.
        all: Whether closed risks are in it too.
        public: Whether it is for the public: nothing private, and nothing unseen.
    """

    file: str
    all: bool = False
    public: bool = False


@dataclass(frozen=True)
class Exported:
    """A workbook, and what there is to say of it.

    Attributes:
        data: Its bytes.
        says: A line for the user.
        notes: What could not be read, and so is not in it.
    """

    data: bytes
    says: str
    notes: tuple[str, ...]


def export_register(ask: Ask, options: ExportOptions) -> Exported:
    """The register as a workbook: the open risks, or all of them.

    Raises:
        QaifError: where there is no register, the file would lie among the records, or a public one would name
            something private.
    """
    reading = read(ask)
    not_among_records(options.file, ask, reading, "a workbook", "--xlsx")
    earlier = _why_read_only(ask, options)
    shown = for_the_public(reading) if options.public else reading
    shown = (
        shown.as_known(ask.as_of) if earlier else shown
    )  # one that may come back has its files as they are
    titles = titles_of(shown)
    states = position(shown.now).risks
    order = sorted(rows_of(shown, titles).items(), key=lambda item: (-states[item[0]].score, item[0]))
    rows = {id_: row for id_, row in order if options.all or row["Status"] == OPEN}
    commit = "" if options.public else _commit(reading, ask)
    base = Base(commit, ask.as_of.isoformat(), reading.framework.organisation.name, titles, rows)
    what = _what(rows, options)
    show = ToShow(reading.framework, ask.as_of, titles, base, not earlier, what, _unread(shown, options))
    if options.public:
        texts = "\n".join(_seen(show))
        guarded([PaperFile(Path(options.file).name, texts)], reading)
    says = f"{options.file} written: {what}, as at {in_words(ask.as_of)}."
    says += (
        f" It cannot be imported again: {earlier}."
        if earlier
        else f" Changed, `qaif import risks {options.file}` reads it back."
    )
    return Exported(workbook(register_book(show)), says, unread_note(reading.register))


def _seen(show: ToShow) -> list[str]:
    names = [name for of in show.titles.by_id.values() for name in of.values()]
    return [*names, *(text for row in show.base.rows.values() for text in row.values())]


def _what(rows: dict[str, dict[str, str]], options: ExportOptions) -> str:
    private = sum(row["Public or private"] == "private" for row in rows.values())
    which = "open and closed" if options.all else "the open ones alone"
    made = ", made from the public records alone" if options.public else ""
    return f"{counted(len(rows), private)}, {which}{made}"


def _unread(reading: Reading, options: ExportOptions) -> tuple[str, ...]:
    """What could not be read; for the public only how much."""
    notes = unread_note(reading.register)
    return (f"{number_of(len(notes), 'record')} could not be read.",) if options.public and notes else notes


def _why_read_only(ask: Ask, options: ExportOptions) -> str:
    """Why the workbook is to be read only; empty where it may come back."""
    if options.public:
        return "it is made for the public, and nothing unseen rides in it"
    if ask.at:
        return "it shows the register as git had it"
    if ask.as_of != ask.today:
        return "it shows the register on another day than today"
    return ""


def _commit(reading: Reading, ask: Ask) -> str:
    """The commit on which the register stands; empty without git."""
    if ask.at:
        return ask.at
    found = named_commit(reading.workspace.root, "HEAD")
    return found.commit if found else ""
