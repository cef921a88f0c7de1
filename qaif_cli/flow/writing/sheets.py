"""`qaif sheet`: what is due, on one page to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow import names
from qaif_cli.flow.asking import Ask, Reading, read, unread_note
from qaif_cli.flow.due import last_day
from qaif_cli.flow.writing.fingerprint import fingerprint, placed_actions
from qaif_cli.judge.due import due_by, due_items
from qaif_cli.judge.history import latest
from qaif_cli.judge.position import position
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.position import DueItem
from qaif_cli.render.words import day, number_of
from qaif_cli.store import yaml

STDOUT = "-"
REVIEW, ACTIONS = "review", "actions"
SECTIONS = {REVIEW: "reviews", ACTIONS: "actions"}
"""What a sheet is for, and the name of the part that is filled in."""

_HOW_TO_REVIEW = """\
Each risk below has five lines. For a risk that was reviewed:
  1. Write the day after `date:`, as year-month-day: 2026-11-23.
  2. Change `consequence:` and `likelihood:` (1 to 5) if the score is another one now.
  3. Change `by:` if another role than the owner reviewed it.
  4. Write after `note:` what was looked at, if there is something to say.
A risk whose `date:` stays empty counts as not reviewed and is left as it is."""

_HOW_TO_ACT = """\
Each action below has a few lines. Fill in one of two things:
  1. It was done: write the day after `done:`, as year-month-day: 2026-11-23;
     what came of it may stand after `note:`.
  2. It was given longer: write the new day after `extend_to:`, the reason after `why:`,
     and after `by:` the role that agreed to it.
An action of which nothing is filled in is left as it is."""

_FOR_ALL = """\
Leave one space after each colon. A text with a colon or a # in it stands in quotes: "Seen: all well".
To see what it would do:             qaif apply {name} --dry-run
To record it, all of it or nothing:  qaif apply {name}"""


@dataclass(frozen=True)
class SheetOptions:
    """What the user asked.

    Attributes:
        what: review or actions.
        within: How far ahead to look.
        owner: Only what this role owes.
        out: The file to write; empty for its usual name, - for none.
    """

    what: str
    within: str = "14d"
    owner: str = ""
    out: str = ""


@dataclass(frozen=True)
class Sheet:
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


def chosen(*, review: bool, actions: bool) -> str:
    """Which sheet is meant.

    Raises:
        QaifError: unless it is exactly one.
    """
    if review == actions:
        raise QaifError(
            "A sheet is for reviews or for actions.", "Say one of the two: --review or --actions."
        )
    return REVIEW if review else ACTIONS


def make_sheet(ask: Ask, options: SheetOptions) -> Sheet:
    """A sheet with what is due.

    Raises:
        QaifError: where there is no register, the time is not one, there is no such role, or the file would
            lie among the records.
    """
    last = last_day(options.within, ask.as_of)
    reading = read(ask)
    owner = names.role(options.owner, reading) if options.owner else ""
    name = _name(ask, options, reading)
    now = position(reading.register, reading.framework, ask.as_of)
    kind = "review" if options.what == REVIEW else "action"
    items = [
        item
        for item in due_by(due_items(reading.register, reading.framework, now), last)
        if item.kind == kind and owner in ("", item.owner)
    ]
    count = number_of(len(items), kind)
    if not items:
        return Sheet(name, "", f"No {kind} is due by {day(last)}.", unread_note(reading.register))
    fill = _reviews if options.what == REVIEW else _actions
    head = f"{count[0].upper()}{count[1:]} late or due by {day(last)}, as at {day(ask.as_of)}: {reading.framework.organisation.name}."
    lines = [
        *_comment(head),
        "#",
        *_comment(_HOW_TO_REVIEW if options.what == REVIEW else _HOW_TO_ACT),
        "#",
        *_comment(_FOR_ALL.format(name=name)),
        *_comment("\n".join(unread_note(reading.register))),
        "",
        f"sheet: {options.what}",
        f"made: {ask.as_of.isoformat()}",
        "",
        f"{SECTIONS[options.what]}:",
        *fill(items, reading, ask.as_of),
        "",
        *_comment("Leave the lines below as they are: they tell whether a record was changed since."),
        "as_read:",
        *_as_read(items, reading),
    ]
    return Sheet(name, "\n".join(lines) + "\n", f"{count} to fill in.", unread_note(reading.register))


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


def _reviews(items: Iterable[DueItem], reading: Reading, as_of: date) -> Iterator[str]:
    for item in items:
        risk = reading.register.get(Risk, item.record)
        review = latest(risk.reviews, as_of) if risk else None
        if risk is None or review is None:
            continue
        band = reading.framework.band(review.score).name
        last = day(review.date) if isinstance(review.date, date) else "on an unknown day"
        yield ""
        yield from _comment(f"{risk.id}: {risk.title}", 2)
        yield from _comment(
            f"Scores {review.score} ({band}), last reviewed {last}; {_when(item, 'review')}.", 2
        )
        yield f"  {risk.id}:"
        yield f"    consequence: {review.consequence}"
        yield f"    likelihood: {review.likelihood}"
        yield f"    by:{_filled(risk.owner_on(as_of))}"
        yield "    date:"
        yield "    note:"


def _actions(items: Iterable[DueItem], reading: Reading, as_of: date) -> Iterator[str]:
    by_record: dict[str, list[DueItem]] = {}
    for item in items:
        by_record.setdefault(item.record, []).append(item)
    for id_, owed in by_record.items():
        held = reading.register.by_id[id_]
        record, actions = held.record, {action.id: action for _, action in placed_actions(held)}
        yield ""
        yield from _comment(f"{id_}: {record.title}", 2)
        yield f"  {id_}:"
        for item in owed:
            action = actions[item.what.partition(":")[0]]
            yield from _comment(f"{action.id}: {action.title} ({action.owner}; {_when(item, '')})", 4)
            yield f"    {action.id}:"
            yield "      done:"
            yield "      note:"
            yield "      extend_to:"
            yield f"      by:{_filled(record.owner_on(as_of))}"
            yield "      why:"


def _when(item: DueItem, what: str) -> str:
    if item.due is None:
        return "no day set"
    late = f", {number_of(item.days_late, 'day')} late" if item.days_late else ""
    return f"{what} due {day(item.due)}{late}".strip()


def _filled(role: str) -> str:
    return "" if role == UNKNOWN else f" {role}"


def _as_read(items: Iterable[DueItem], reading: Reading) -> Iterator[str]:
    for id_ in dict.fromkeys(item.record for item in items):
        yield f"  {id_}: {yaml.flow(fingerprint(reading.register.by_id[id_].text))}"


def _comment(text: str, indent: int = 0) -> Iterator[str]:
    """A text as comment lines; a title is one line, however it is written in its record."""
    lines = [" ".join(text.split())] if indent else text.splitlines()
    return (f"{' ' * indent}# {line}" for line in lines)
