"""`qaif sheet`: writes what is due onto a sheet to fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.exchange.sheet_book import sheet_book
from qaif_cli.flow import names
from qaif_cli.flow.due import last_day
from qaif_cli.flow.request import Ask, Reading, not_among_records, read, unread_note
from qaif_cli.flow.sheets.area_return import gather_return
from qaif_cli.flow.sheets.due import gather_due
from qaif_cli.flow.sheets.fingerprint import mark_of
from qaif_cli.flow.sheets.first_week import gather_first_week
from qaif_cli.flow.sheets.insights import gather_insights
from qaif_cli.flow.sheets.kinds import (
    AREA_RETURN,
    FIRST_WEEK,
    INSIGHTS,
    MINUTE,
    ROUND,
    SHEETS,
    SheetKind,
    lines_of,
)
from qaif_cli.flow.sheets.minutes import gather_minutes
from qaif_cli.flow.sheets.part import Gathered
from qaif_cli.flow.sheets.round import gather_round
from qaif_cli.flow.sheets.text import sheet_text
from qaif_cli.flow.template_folders import shipped
from qaif_cli.model.sheet import SheetSection, SheetToFill
from qaif_cli.model.words import listed
from qaif_cli.render.sheet_html import sheet_html
from qaif_cli.render.words import day

STDOUT = "-"
WITHIN = "14d"
YAML = "yaml"
SCORES = sorted({one * other for one in range(1, 6) for other in range(1, 6)})


@dataclass(frozen=True)
class SheetOptions:
    """What the user asked.

    Attributes:
        what: The kind of sheet.
        about: The meeting or the area that it is for, where it is for one.
        within: How far ahead to look, for reviews and actions; two weeks where empty.
        owner: Only what this role owes.
        out: The file to write; empty for its usual name, - for none.
        on: The day of the Insights Meeting; the next that is planned where None.
        period: The period of a round of returns.
        face: xlsx or html; text where empty, unless `out` ends with one of them.
    """

    what: str
    about: str = ""
    within: str = ""
    owner: str = ""
    out: str = ""
    on: date | None = None
    face: str = ""
    period: str = ""


@dataclass(frozen=True)
class MadeSheet:
    """A sheet to fill in, in one of its faces.

    Attributes:
        name: The file's name.
        data: What stands in the file; empty where there is nothing to fill in.
        says: One line for the user.
        notes: What could not be read, and so is not on it.
    """

    name: str
    data: bytes
    says: str
    notes: tuple[str, ...]


def make_sheet(ask: Ask, options: SheetOptions) -> MadeSheet:
    """A sheet with what is to be filled in.

    Raises:
        QaifError: where there is no register, the time is not one, there is no such role, meeting or area, or
            the file would lie among the records.
    """
    kind = SHEETS[options.what]
    _refuse_misfits(kind, options)
    face = _face(options)
    last = last_day(options.within or WITHIN, ask.as_of)
    reading = read(ask)
    owner = names.role(options.owner, reading) if options.owner else ""
    name = _name(ask, options, face, reading)
    gathered = _gathered(kind, reading, owner, ask.as_of, last, options)
    notes = unread_note(reading.register)
    if not gathered.things:
        return MadeSheet(name, b"", gathered.says, notes)
    sheet = _sheet(kind, gathered, reading, ask.as_of)
    return MadeSheet(
        name, FACES[face](sheet, name, reading), f"{gathered.says} to fill in.", (*notes, *gathered.notes)
    )


def due_book(reading: Reading, what: str, owner: str, as_of: date, last: date) -> bytes:
    """The workbook with the reviews, or the actions, that a role owes by a day; empty where it owes none.

    Args:
        reading: The register.
        what: `review` or `actions`.
        owner: The role.
        as_of: The day that counts as today.
        last: How far ahead to look.
    """
    kind = SHEETS[what]
    gathered = gather_due(reading, kind.parts[0], owner, as_of, last)
    return _book(_sheet(kind, gathered, reading, as_of), "", reading) if gathered.things else b""


def _gathered(
    kind: SheetKind, reading: Reading, owner: str, as_of: date, last: date, options: SheetOptions
) -> Gathered:
    if kind is INSIGHTS:
        return gather_insights(reading, owner, as_of, options.on)
    if kind is MINUTE:
        return gather_minutes(reading, options.about, as_of)
    if kind is AREA_RETURN:
        return gather_return(reading, options.about, as_of, last)
    if kind is ROUND:
        return gather_round(reading, options.about, options.period, as_of)
    if kind is FIRST_WEEK:
        return gather_first_week(reading)
    return gather_due(reading, kind.parts[0], owner, as_of, last)


def _refuse_misfits(kind: SheetKind, options: SheetOptions) -> None:
    """Refuse an option that says nothing of the sheet that is meant.

    Raises:
        QaifError: where there is one.
    """
    if kind is INSIGHTS and options.within:
        raise QaifError(
            "--within is for reviews and actions.",
            "The sheet of the Insights Meeting has what is due by its day: --on.",
        )
    if kind is not INSIGHTS and options.on:
        raise QaifError("--on is the day of an Insights Meeting.", "Say --insights with it.")
    if options.period and kind is not ROUND:
        raise QaifError("--period is that of a round of returns.", "Say --round with it.")
    if kind in (MINUTE, FIRST_WEEK, ROUND) and options.within:
        raise QaifError("--within is for what is due.", "Leave it out.")
    if kind in (MINUTE, FIRST_WEEK, AREA_RETURN, ROUND) and options.owner:
        raise QaifError("--owner is for reviews, actions and intelligence.", "Leave it out.")


def _sheet(kind: SheetKind, gathered: Gathered, reading: Reading, as_of: date) -> SheetToFill:
    """What was gathered, with the lines of each part and the fingerprint of each record."""
    parts = {part.name: part for part in kind.parts}
    records = dict.fromkeys(thing.record for _, things in gathered.things for thing in things)
    return SheetToFill(
        kind.name,
        as_of,
        f"{gathered.head[0].upper()}{gathered.head[1:]}, as at {day(as_of)}: {reading.framework.organisation.name}.",
        gathered.fixed,
        tuple(
            SheetSection(
                name,
                parts[name].title,
                parts[name].how.format(left=parts[name].left),
                parts[name].left,
                lines_of(parts[name], reading),
                things,
            )
            for name, things in gathered.things
        ),
        {id_: mark_of(reading.register.by_id[id_], _stood(kind, gathered, id_)) for id_ in records},
        unread_note(reading.register),
        {score: reading.framework.band(score).name for score in SCORES},
    )


def _stood(kind: SheetKind, gathered: Gathered, id_: str) -> Iterator[str]:
    """The lines of a record in which what it says stands already, where their answers are put into those very fields."""
    parts = {part.name: part for part in kind.parts if part.holds}
    for name, things in gathered.things:
        lines = parts[name].by_name if name in parts else {}
        for thing in (thing for thing in things if thing.record == id_):
            for line, value in thing.values.items():
                if line in lines and value:
                    words = value.split("; ") if lines[line].many else [""]
                    yield from (f"{thing.entry}/{line}{word and f'/{word}'}" for word in words)


def _face(options: SheetOptions) -> str:
    """The face of the sheet: what was said, or what the name of the file ends with."""
    ending = options.out.rpartition(".")[2].lower()
    named = ending if ending in FACES else ""
    if options.face and named and options.face != named:
        raise QaifError(
            f"--{options.face} does not fit `{options.out}`.", f"Name a file that ends with .{options.face}."
        )
    face = options.face or named or YAML
    if options.out == STDOUT and face != YAML:
        raise QaifError(f"A sheet for --{face} is a file.", "Name it with --out, or leave --out away.")
    return face


def _name(ask: Ask, options: SheetOptions, face: str, reading: Reading) -> str:
    usual = f"sheet-{options.what}-{ask.as_of.isoformat()}.{face}"
    name = usual if options.out in ("", STDOUT) else options.out
    if options.out != STDOUT:
        not_among_records(name, ask, reading, "a sheet", "--out")
    return name


def one_face(**flags: bool) -> str:
    """The face that was said; empty where none was.

    Raises:
        QaifError: where several were.
    """
    said = [name for name, given in flags.items() if given]
    if len(said) > 1:
        raise QaifError("A sheet has one face.", f"Say {listed([f'--{name}' for name in said], 'or')}.")
    return said[0] if said else ""


def _text(sheet: SheetToFill, name: str, _: Reading) -> bytes:
    return sheet_text(sheet, name).encode()


def _form(sheet: SheetToFill, name: str, reading: Reading) -> bytes:
    answers = f"{Path(name).stem}.{YAML}"
    return sheet_html(sheet, answers, shipped(reading.workspace)).encode()


def _book(sheet: SheetToFill, _: str, reading: Reading) -> bytes:
    return sheet_book(sheet, reading.framework.organisation.name)


FACES: dict[str, Callable[[SheetToFill, str, Reading], bytes]] = {
    YAML: _text,
    "html": _form,
    "xlsx": _book,
}
"""What makes the file of a sheet, by the ending of its name."""
