"""`qaif due --mail`: for each role a message with what it owes and its sheets, to be opened as a draft and sent by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.exchange.mail import Attached, Letter, message_file
from qaif_cli.flow.due import Owed, state, summary, when
from qaif_cli.flow.request import Ask, Reading, not_among_records, unread_note
from qaif_cli.flow.sheets.making import due_book
from qaif_cli.flow.template_folders import shipped
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.position import DueItem
from qaif_cli.model.words import listed
from qaif_cli.render.jinja import render
from qaif_cli.render.words import capital, day, number_of, short_day

TEMPLATE = "mail.html.j2"
_HEADINGS = ("When", "Due", "Record", "What")
_STATES = ("late", "due", "coming", "no day set")
_SHEETS = ("review", "actions")


@dataclass(frozen=True)
class Mailed:
    """A message for a role.

    Attributes:
        name: The name of its file.
        data: What is in it.
        says: A line for the user.
    """

    name: str
    data: bytes
    says: str


@dataclass(frozen=True)
class MadeMails:
    """The messages, and what the user should know besides."""

    mails: tuple[Mailed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class MailPart:
    """What is owed by when: a heading, and for each thing its cells as in `_HEADINGS`."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class MailBody:
    """What a message says, before it is text or HTML.

    Attributes:
        subject: Its subject.
        opening: What stands before the lists.
        parts: The lists, what is late first.
        closing: What stands below them.
    """

    subject: str
    opening: tuple[str, ...]
    parts: tuple[MailPart, ...]
    closing: tuple[str, ...]
    headings: tuple[str, ...] = _HEADINGS


def due_mails(ask: Ask, owed: Owed, folder: str) -> MadeMails:
    """A message for each role that owes something.

    Raises:
        QaifError: where the folder would lie among the records, or they are read as git had them.
    """
    reading = owed.reading
    if ask.at:
        raise QaifError(
            "--mail has sheets to fill in, and a sheet is made of the records as they are.",
            "Leave --at away.",
        )
    not_among_records(folder, ask, reading, "a message", "--mail")
    roles: dict[str, list[DueItem]] = {}
    for item in owed.items:
        roles.setdefault(item.owner, []).append(item)
    nobody = roles.pop(UNKNOWN, [])
    notes = [
        f"{number_of(len(nobody), 'thing')} {'has' if len(nobody) == 1 else 'have'} no owner, and no message."
    ]
    mails = tuple(_mail(ask, owed, role, roles[role]) for role in sorted(roles))
    vacant = [said for role in sorted(roles) if (said := _nobody_there(role, reading))]
    return MadeMails(mails, (*(notes if nobody else ()), *vacant, *unread_note(reading.register)))


def _mail(ask: Ask, owed: Owed, role: str, items: Sequence[DueItem]) -> Mailed:
    reading = owed.reading
    books = tuple(_books(reading, role, ask.as_of, owed.last))
    body = _body(ask, owed, role, items, [book.name for book in books])
    may = reading.register.authorities
    addresses = tuple(one.email for one in may.of(role)) if may else ()
    html = render(TEMPLATE, shipped(reading.workspace), {}, {"mail": body})
    letter = Letter(_title(role, reading), addresses, body.subject, ask.as_of, _text(body), html, books)
    sheets = f", with {number_of(len(books), 'sheet')}" if books else ""
    to = f", to {listed(addresses)}" if addresses else ", no address known"
    says = f"{_title(role, reading)}: {summary(items, ask.as_of).rpartition(', as at')[0]}{sheets}{to}"
    return Mailed(f"due-{role}-{ask.as_of}.eml", message_file(letter), says)


def _books(reading: Reading, role: str, as_of: date, last: date) -> Iterator[Attached]:
    for what in _SHEETS:
        data = due_book(reading, what, role, as_of, last)
        if data:
            yield Attached(f"sheet-{what}-{role}-{as_of}.xlsx", data)


def _body(ask: Ask, owed: Owed, role: str, items: Sequence[DueItem], books: Sequence[str]) -> MailBody:
    reading = owed.reading
    title = _title(role, reading)
    organisation = reading.framework.organisation
    stamp = "ILLUSTRATIVE: " if organisation.illustrative else ""
    count = summary(items, ask.as_of)
    opening = (
        f"{organisation.name}: what is owed by the {title}, late or due by {day(owed.last)}.",
        *([stamp + "invented organisations, for trying things out."] if stamp else []),
        *([said] if (said := _nobody_there(role, reading)) else []),
        count,
    )
    return MailBody(
        f"{stamp}{title}: {count.rpartition(', as at')[0]} by {day(owed.last)}",
        opening,
        tuple(_parts(items, reading, ask.as_of)),
        tuple(_closing(items, reading, books)),
    )


def _parts(items: Sequence[DueItem], reading: Reading, as_of: date) -> Iterator[MailPart]:
    for word in _STATES:
        rows = tuple(_row(item, reading, as_of) for item in items if state(item, as_of) == word)
        if rows:
            yield MailPart("Due today" if word == "due" else capital(word), rows)


def _row(item: DueItem, reading: Reading, as_of: date) -> tuple[str, ...]:
    due = short_day(item.due) if item.due else "none"
    return when(item, as_of), due, item.record, f"{item.what} ({reading.now.register.title(item.record)})"


def _closing(items: Sequence[DueItem], reading: Reading, books: Sequence[str]) -> Iterator[str]:
    if books:
        them = "it" if len(books) == 1 else "them"
        yield f"Attached: {listed(books)}. Fill {them} in and send {them} back to whom this came from; what stays empty stays as it is."
        yield "What has no line on a sheet: answer this message, with the ID of the record and the day on which it was done."
    if any(reading.register.by_id[item.record].record.sensitivity == "private" for item in items):
        yield "Some of this is private in the register: it is for this role alone."
    yield from unread_note(reading.register)


def _text(body: MailBody) -> str:
    """The same as plain text."""
    blocks = ["\n".join(body.opening)]
    for part in body.parts:
        lines = [f"- {due}, {when_}: {record}: {what}" for when_, due, record, what in part.rows]
        blocks.append("\n".join([part.heading.upper(), *lines]))
    return "\n\n".join([*blocks, *body.closing]) + "\n"


def _title(role: str, reading: Reading) -> str:
    return reading.framework.names("role").get(role, role)


def _nobody_there(role: str, reading: Reading) -> str:
    """That nobody holds a role, and who acts for it; empty where somebody does."""
    found, now = reading.framework.role(role), reading.now.day
    if found is None:
        return ""
    since = next((on for on in (found.ended, found.vacant_since) if on and on <= now), None)
    deputy = f"; the {_title(found.deputy, reading)} acts for it" if found.deputy else ""
    return f"Nobody has held the role {found.title} since {day(since)}{deputy}." if since else ""
