"""A message is read back by the library that reads mail, and is the same to the byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from hypothesis import example, given, settings
from hypothesis import strategies as st

from qaif_cli.exchange.mail import Attached, Letter, message_file

DAY = date(2026, 6, 15)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200)


def read(letter: Letter) -> EmailMessage:
    message = message_from_bytes(message_file(letter), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def letter(text: str = "a", *addresses: str, data: bytes = b"") -> Letter:
    books = (Attached("sheet-review.xlsx", data),) if data else ()
    return Letter(
        "Head of Patient Safety", addresses, f"Owed: {text}", DAY, f"{text}\n", f"<p>{text}</p>\n", books
    )


def said(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    text: str = body.get_content()
    return text.replace("\r\n", "\n")


@settings(max_examples=40)
@given(WORDS, st.binary(min_size=1, max_size=200))
@example("чӑваш 試験, 🏥; \\", b"\r\n--=_qaif_0_\r\n")
@example("From here on\u2003it goes", b".\r\n")
def test_any_text_and_any_workbook_is_read_back(text: str, data: bytes) -> None:
    made = letter(text, data=data)
    message = read(made)
    assert said(message, "plain") == made.text
    assert said(message, "html") == made.html
    (book,) = message.iter_attachments()
    assert isinstance(book, EmailMessage)
    assert (book.get_filename(), book.get_content()) == ("sheet-review.xlsx", data)
    assert not message.defects


def test_what_stands_at_its_head() -> None:
    message = read(letter("2 late", "lead@icb.example", "deputy@icb.example"))
    assert message["Subject"] == "Owed: 2 late"
    assert message["Date"] == "Mon, 15 Jun 2026 00:00:00 +0000"
    assert message["To"] == (
        "Head of Patient Safety <lead@icb.example>, Head of Patient Safety <deputy@icb.example>"
    )
    assert message["X-Unsent"] == "1"
    assert message["From"] is None


@settings(max_examples=40)
@given(WORDS)
@example("The Quality Lead for Integrated and Intermediate Care owes this: " * 3)
def test_any_subject_is_read_back(text: str) -> None:
    assert read(letter(text))["Subject"] == f"Owed: {text}"


@settings(max_examples=40)
@given(WORDS.filter(str.strip))
@example('Lead, "acting"; for \\ é')
@example("Lead (acting) <of> two @ once")
def test_any_name_is_read_back(name: str) -> None:
    made = replace(letter("2 late", "a@icb.example", "b@icb.example"), to=name)
    # The library reads a name of several encoded words with a blank between them, against RFC 2047: blanks are left aside.
    found = [("".join(one.display_name.split()), one.addr_spec) for one in read(made)["To"].addresses]
    assert found == [("".join(name.split()), address) for address in ("a@icb.example", "b@icb.example")]
