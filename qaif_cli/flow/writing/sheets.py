"""`qaif sheet`: writes what is due onto a sheet to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow import names
from qaif_cli.flow.due import last_day
from qaif_cli.flow.request import Ask, Reading, read, unread_note
from qaif_cli.flow.writing.fingerprint import fingerprint
from qaif_cli.flow.writing.sheet_due import due_part
from qaif_cli.flow.writing.sheet_insights import insights_part
from qaif_cli.flow.writing.sheet_kinds import INSIGHTS, SHEETS, SheetKind
from qaif_cli.flow.writing.sheet_part import SheetPart, comment
from qaif_cli.render.words import day
from qaif_cli.store import yaml

STDOUT = "-"
WITHIN = "14d"

_FOR_ALL = """\
Leave one space after each colon. A text with a colon or a # in it stands in quotes: "Seen: all well".
To see what it would do:             qaif apply {name} --dry-run
To record it, all of it or nothing:  qaif apply {name}"""


@dataclass(frozen=True)
class SheetOptions:
    """What the user asked.

    Attributes:
        what: review, actions or insights.
        within: How far ahead to look, for reviews and actions; two weeks where empty.
        owner: Only what this role owes.
        out: The file to write; empty for its usual name, - for none.
        on: The day of the Insights Meeting; the next that is planned where None.
    """

    what: str
    within: str = ""
    owner: str = ""
    out: str = ""
    on: date | None = None


@dataclass(frozen=True)
class MadeSheet:
    """A page to fill in.

    Attributes:
        name: The file's name where the user names none.
        text: The page; empty where nothing is due.
        says: One line for the user.
        notes: What could not be read, and so is not on it.
    """

    name: str
    text: str
    says: str
    notes: tuple[str, ...]


def make_sheet(ask: Ask, options: SheetOptions) -> MadeSheet:
    """A sheet with what is due.

    Raises:
        QaifError: where there is no register, the time is not one, there is no such role or no such meeting, or
            the file would lie among the records.
    """
    kind = SHEETS[options.what]
    _refuse_misfits(kind, options)
    last = last_day(options.within or WITHIN, ask.as_of)
    reading = read(ask)
    owner = names.role(options.owner, reading) if options.owner else ""
    name = _name(ask, options, reading)
    part = (
        insights_part(reading, owner, ask.as_of, options.on)
        if kind is INSIGHTS
        else due_part(reading, kind, owner, ask.as_of, last)
    )
    notes = unread_note(reading.register)
    if not part.records:
        return MadeSheet(name, "", part.says, notes)
    text = "\n".join(_lines(kind, part, name, reading, ask.as_of))
    return MadeSheet(name, f"{text}\n", f"{part.says} to fill in.", (*notes, *part.notes))


def _refuse_misfits(kind: SheetKind, options: SheetOptions) -> None:
    if kind is INSIGHTS and options.within:
        raise QaifError(
            "--within is for reviews and actions.",
            "The sheet of the Insights Meeting has what is due by its day: --on.",
        )
    if kind is not INSIGHTS and options.on:
        raise QaifError("--on is the day of an Insights Meeting.", "Say --insights with it.")


def _lines(kind: SheetKind, part: SheetPart, name: str, reading: Reading, as_of: date) -> Iterator[str]:
    whose = f"as at {day(as_of)}: {reading.framework.organisation.name}."
    yield from comment(f"{part.head[0].upper()}{part.head[1:]}, {whose}")
    yield "#"
    yield from comment(kind.how)
    yield "#"
    yield from comment(_FOR_ALL.format(name=name))
    yield from comment("\n".join(unread_note(reading.register)))
    yield ""
    yield f"sheet: {kind.name}"
    yield f"made: {as_of.isoformat()}"
    yield from (f"{key}: {value}" for key, value in part.top)
    yield ""
    yield f"{kind.section}:"
    yield from part.lines
    yield ""
    yield from comment("Leave the lines below as they are: they tell whether a record was changed since.")
    yield "as_read:"
    for id_ in part.records:
        yield f"  {id_}: {yaml.flow(fingerprint(reading.register.by_id[id_].text))}"


def _name(ask: Ask, options: SheetOptions, reading: Reading) -> str:
    usual = f"sheet-{options.what}-{ask.as_of.isoformat()}.yaml"
    name = usual if options.out in ("", STDOUT) else options.out
    among_records = (ask.start / name).resolve().is_relative_to(reading.workspace.records)
    if among_records and options.out != STDOUT:
        raise QaifError(
            f"`{name}` would lie among the records, and a sheet is no record.",
            "Name another file with --out.",
        )
    return name
