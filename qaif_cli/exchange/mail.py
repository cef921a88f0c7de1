"""A message as a file that mail programs open as a draft, made by Python's own library; nothing is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote

_END = "\r\n"
XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass(frozen=True)
class Attached:
    """A workbook that goes with a message.

    Attributes:
        name: The name of its file.
        data: What is in it.
    """

    name: str
    data: bytes


@dataclass(frozen=True)
class Letter:
    """A message.

    Attributes:
        to: The name of whom it is for.
        addresses: Their addresses, as far as they are known; none is made up.
        subject: Its subject.
        day: The day that it is of.
        text: What it says, as plain text.
        html: The same as HTML.
        attached: What goes with it.
    """

    to: str
    addresses: tuple[str, ...]
    subject: str
    day: date
    text: str
    html: str
    attached: tuple[Attached, ...] = ()


def message_file(letter: Letter) -> bytes:
    """The message as a file: `X-Unsent` lets mail programs open it as a draft, and whoever sends it is filled in there."""
    message = EmailMessage(policy=SMTP)
    message["Date"] = datetime.combine(letter.day, time(), UTC)
    message["X-Unsent"] = "1"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for book in letter.attached:
        main, sub = XLSX
        message.add_attachment(book.data, maintype=main, subtype=sub, filename=book.name)
    _bounded(message, _mark([letter.text, letter.html], letter.attached))
    return f"{_head(letter)}{message.as_bytes().decode('ascii')}".encode("ascii")


def _head(letter: Letter) -> str:
    """The subject, and whom it is for. They are encoded here: the library's own folding loses blanks between encoded words."""
    subject = letter.subject if letter.subject.isascii() else _encoded(letter.subject)
    name = f'"{quote(letter.to)}"' if letter.to.isascii() else _encoded(letter.to)
    to = f",{_END} ".join(f"{name} <{address}>" for address in letter.addresses)
    return f"Subject: {subject}{_END}To: {to}{_END}"


def _encoded(text: str) -> str:
    return Header(text, "utf-8", header_name="Subject").encode(linesep=_END)


def _mark(texts: Sequence[str], attached: Sequence[Attached]) -> str:
    """A word that is in none of the parts, for it is worked out of all of them."""
    found = hashlib.sha256("\0".join(texts).encode())
    for book in attached:
        found.update(book.data)
    return found.hexdigest()[:32]


def _bounded(message: EmailMessage, mark: str) -> None:
    """Gives each multipart the same boundary each time."""
    parts = [part for part in message.walk() if part.is_multipart()]
    for place, part in enumerate(parts):
        part.set_boundary(f"=_qaif_{place}_{mark}")
