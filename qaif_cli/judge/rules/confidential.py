"""Confidentiality (§2.6 requirement 6): records hold nothing that identifies a person, and no secret. What is found is never printed."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from qaif_cli.judge.identifiers import Found, found_in
from qaif_cli.judge.identifiers.small_numbers import small_numbers
from qaif_cli.judge.rule import rule
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment, once, once_each
from qaif_cli.model.register import Held, Register

_CITED = "§2.6 requirement 6, the Caldicott Principles; that it is sought is our own"
_LINE_END = re.compile("\n")
_JOINED = re.compile("[_-]+")
_OUR_OWN = re.compile(
    r"[A-Z]{1,4}-[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z\-]+|(?!dob|born)[a-z\-]+(?:-[0-9]{1,2})?"
)
"""The names that the register itself gives to files: a number, a day and a body, or words."""


@rule("CNF001", "nhs-number", "error", _CITED, "P", sees="files")
def nhs_number(now: Moment) -> Iterator[Hit]:
    """Ten digits that form an NHS number, or that of Scotland (CHI) or Northern Ireland (Health and Care Number), in any file or its name.

    Why it matters: the register is read by many and kept for ever in git; a patient's number in it is a breach.
    How to fix: take it out now, tell the information governance lead, and run `qaif scrub`, which says where git has it and
    what to do; if the digits are something else, write what they are before them, such as PO or invoice, or a letter.
    Example: a patient's NHS number in the note of a review.
    """
    yield from _hits("CNF001", now)


@rule("CNF002", "date-of-birth", "error", _CITED, "P", sees="files")
def date_of_birth(now: Moment) -> Iterator[Hit]:
    """What is written as somebody's date of birth, in any file or its name.

    Why it matters: the register is read by many and kept for ever in git; with a date of birth a person can be
    recognised.
    How to fix: take it out now, tell the information governance lead, and run `qaif scrub`, which says where git has it and
    what to do.
    Example: a note that says DOB and then a date, or a key `date_of_birth:`.
    """
    yield from _hits("CNF002", now)


@rule("CNF003", "national-insurance-number", "error", _CITED, "P", sees="files", since="0.2")
def insurance_number(now: Moment) -> Iterator[Hit]:
    """What has the form of a National Insurance number that may be issued, or is said to be one, in any file or its name.

    Why it matters: it is one person's for life, of staff as of patients, and opens their dealings with the state.
    How to fix: take it out now, tell the information governance lead, and run `qaif scrub`, which says where git has it and
    what to do.
    Example: the number of a member of staff in the note of an action.
    """
    yield from _hits("CNF003", now)


@rule("CNF004", "secret", "error", _CITED, "P", sees="files", since="0.2")
def secret(now: Moment) -> Iterator[Hit]:
    """A private key, a token, a password or the code of a door or a key safe, in any file or its name.

    Why it matters: whoever can read the register can use it, and git keeps it after it was taken out.
    How to fix: change it where it is used, now: that alone ends it. Then take it out; `qaif scrub` says where git has it.
    Example: the code of a key safe in an update on a care provider.
    """
    yield from _hits("CNF004", now)


@rule("CNF005", "hospital-number", "error", _CITED, "P", sees="files", since="0.2")
def hospital_number(now: Moment) -> Iterator[Hit]:
    """What is said to be somebody's number in a hospital or its system, in any file or its name.

    Why it matters: whoever has that system open sees whose it is.
    How to fix: take it out now, tell the information governance lead, and run `qaif scrub`, which says where git has it and
    what to do.
    Example: a note that says MRN and then a number.
    """
    yield from _hits("CNF005", now)


@rule("CNF006", "full-postcode", "warning", _CITED, "P", sees="files", since="0.2")
def postcode(now: Moment) -> Iterator[Hit]:
    """A full postcode that stands beside no premises, in any file or its name.

    Why it matters: a postcode is a few homes; with an age or an illness beside it, somebody is known.
    How to fix: write its first half or the name of the place; where it is the address of premises, name them beside it.
    Example: a full postcode after the words “lives in”.
    """
    yield from _hits("CNF006", now)


@rule("CNF007", "telephone-number", "warning", _CITED, "P", sees="files", since="0.2")
def telephone(now: Moment) -> Iterator[Hit]:
    """A mobile number, or a fixed line that stands beside no service, in any file or its name.

    Why it matters: it is somebody's own, and records name roles, never people.
    How to fix: take it out; where it is the line of a service, say which beside it.
    Example: a relative's mobile number in the note of a piece of intelligence.
    """
    yield from _hits("CNF007", now)


@rule("CNF008", "private-address", "warning", _CITED, "P", sees="files", since="0.2")
def address(now: Moment) -> Iterator[Hit]:
    """A house in a street that is no premises, in any file or its name.

    Why it matters: it tells where somebody lives.
    How to fix: take it out, or write the town alone; where it is the address of premises, name them beside it.
    Example: a house's number and its street after the words “visited at home”.
    """
    yield from _hits("CNF008", now)


@rule("CNF009", "title-with-surname", "warning", _CITED, "P", sees="files", since="0.2")
def named(now: Moment) -> Iterator[Hit]:
    """A title with a surname, in any file or its name.

    Why it matters: people are roles here, never names; a patient's or a relative's name does not belong in a register.
    How to fix: write the role, such as the consultant or a relative.
    Example: Mrs and a surname in the words of a complaint.
    """
    yield from _hits("CNF009", now)


@rule(
    "CNF010",
    "small-number-beside-a-place",
    "warning",
    f"{_CITED}; how few is the settings'",
    "P",
    sees="files",
    since="0.2",
)
def small_number(now: Moment) -> Iterator[Hit]:
    """A number of people below the organisation's own fewest, in one sentence with a named place, in a record that is not private.

    The number is `inequalities: fewest:` of the framework; without it nothing is found.

    Why it matters: whoever knows the place can tell who they are.
    How to fix: write “fewer than” and that number, put places together, or make the record private.
    Example: “two patients at” and the name of a surgery, in a public concern.
    """
    settings = now.framework.inequalities
    if settings is None or settings.fewest is None:
        return
    places = frozenset(provider.title for provider in now.register.providers)
    for item in now.register.held:
        if getattr(item.record, "sensitivity", "private") == "private":
            continue
        for start, _, what in small_numbers(item.text, settings.fewest.count, places):
            yield _hit(item.record.id, item.path, item.text, start, f"people are counted here, {what}")


def _hits(code: str, now: Moment) -> Iterator[Hit]:
    """What the files and their names hold of one kind."""
    return iter(_by_code(now).get(code, ()))


@once
def _by_code(now: Moment) -> Mapping[str, tuple[Hit, ...]]:
    """What the files and their names hold, by its rule: each text is looked through once for all of them."""
    found: dict[str, list[Hit]] = {}
    for item in now.register.held:
        for code, hit in of_record(item, now):
            found.setdefault(code, []).append(hit)
    for path, text in _beside(now.register):
        for code, hit in _of_file("", path, text):
            found.setdefault(code, []).append(hit)
    return MappingProxyType({code: tuple(hits) for code, hits in found.items()})


@once_each
def of_record(item: Held, _: Moment) -> tuple[tuple[str, Hit], ...]:
    """What one record and the name of its file hold, each with the code of its rule."""
    return tuple(_of_file(item.record.id, item.path, item.text))


def _of_file(record: str, path: str, text: str) -> Iterator[tuple[str, Hit]]:
    """What a file and its name hold, each with the code of its rule."""
    for found in found_in(text):
        yield found.kind.code, _hit(record, path, text, found.start, found.said)
    for found in in_name(path):
        message = f"the name of the file holds {found.what}"
        yield found.kind.code, Hit(record, "", message, path=path, line=1, column=1)


@lru_cache(maxsize=8192)
def in_name(path: str) -> tuple[Found, ...]:
    """What may identify a person in the name of a file, whose words are joined."""
    name = path.rpartition("/")[2].rpartition(".")[0] or path
    if _OUR_OWN.fullmatch(name):
        return ()
    return found_in(name) or found_in(_JOINED.sub(" ", name))


def _beside(register: Register) -> Iterator[tuple[str, str]]:
    """Every file that is no record that could be read: path, text."""
    for file in register.unreadable:
        yield file.path, file.text
    for beside in register.beside:
        yield beside.path, beside.text
    yield "framework.yaml", register.framework_text


def _hit(record: str, path: str, text: str, start: int, message: str) -> Hit:
    ends = _line_ends(text)
    above = bisect_left(ends, start)
    return Hit(
        record, "", message, path=path, line=above + 1, column=start - (ends[above - 1] if above else -1)
    )


@lru_cache(maxsize=4)
def _line_ends(text: str) -> array[int]:
    """Where the lines of a text end: they are counted once for all that is found in it."""
    return array("L", (end.start() for end in _LINE_END.finditer(text)))


CERTAIN = (nhs_number, date_of_birth, insurance_number, secret, hospital_number)
"""The rules that find what certainly identifies somebody, or opens something."""
ALL = (*CERTAIN, postcode, telephone, address, named, small_number)
"""Every rule of confidentiality."""
