"""What may identify a person, or open what is closed: the table of its kinds, and finding and masking them in a text.

What was found is never repeated: a `Found` says where it is and what it is. Whoever prints a text that may hold one
masks it first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache, partial

from qaif_cli.judge.identifiers import (
    addresses,
    births,
    health_numbers,
    hospital_numbers,
    insurance_numbers,
    names,
    secrets,
    telephones,
)
from qaif_cli.judge.identifiers.kind import Found, IdentifierKind

__all__ = [
    "HIDDEN",
    "IDENTIFIERS",
    "OTHERWISE",
    "PRIVATE",
    "Found",
    "IdentifierKind",
    "found_in",
    "identifies",
    "masked",
    "said_in",
    "surely_in",
    "surely_said",
]

HIDDEN = "[not repeated here: it may identify a person]"
"""What takes the place of what must not be told."""
PRIVATE = "records hold nothing that may identify a patient or anybody else, and no secret"
OTHERWISE = "Leave it out. If it is something else, write what it is before it, such as PO or invoice, or use other words."
"""What is said where one is refused, and what to do."""
_sure = partial(IdentifierKind, sure=True)
_perhaps = partial(IdentifierKind, sure=False)
SECRETS = _sure("CNF004", "secrets", secrets.may_hold_secret, secrets.secrets, "this is {}", secrets.SOURCE)
TELEPHONES = _perhaps(
    "CNF007",
    "telephone numbers",
    telephones.may_hold_telephone,
    telephones.telephones,
    "this has the form of {}",
    telephones.SOURCE,
)
INSURANCE = _sure(
    "CNF003",
    "National Insurance numbers",
    insurance_numbers.may_hold_insurance_number,
    insurance_numbers.insurance_numbers,
    "this has the form of {}",
    insurance_numbers.SOURCE,
)
HEALTH = _sure(
    "CNF001",
    "NHS numbers, CHI numbers and Health and Care Numbers",
    health_numbers.may_hold_health_number,
    health_numbers.health_numbers,
    "ten digits here form {}",
    health_numbers.SOURCE,
)
HOSPITAL = _sure(
    "CNF005",
    "hospital numbers",
    hospital_numbers.may_hold_hospital_number,
    hospital_numbers.hospital_numbers,
    "this is said to be {}",
    hospital_numbers.SOURCE,
)
BIRTHS = _sure(
    "CNF002", "dates of birth", births.may_hold_birth, births.births, "this is written as {}", births.SOURCE
)
POSTCODES = _perhaps(
    "CNF006",
    "full postcodes",
    addresses.may_hold_postcode,
    addresses.postcodes,
    "this has the form of {}",
    addresses.POSTCODE_SOURCE,
)
ADDRESSES = _perhaps(
    "CNF008",
    "private addresses",
    addresses.may_hold_address,
    addresses.addresses,
    "this has the form of {}",
    addresses.ADDRESS_SOURCE,
)
NAMES = _perhaps(
    "CNF009",
    "titles with surnames",
    names.may_hold_name,
    names.titled_names,
    "{} is named here",
    names.SOURCE,
)
IDENTIFIERS = (SECRETS, TELEPHONES, INSURANCE, HEALTH, HOSPITAL, BIRTHS, POSTCODES, ADDRESSES, NAMES)
"""Every kind. Where two of them find the same signs, the first of the table has it: a mobile may have the check digit of an
NHS number, and its nought or its +44 tells it apart."""


_SURE = tuple(kind for kind in IDENTIFIERS if kind.sure or kind is TELEPHONES)
"""Those that are refused and masked, with the one that tells a mobile apart from an NHS number."""


@lru_cache(maxsize=8192)
def found_in(text: str) -> tuple[Found, ...]:
    """What may identify a person in a text, by where it stands."""
    return _found(text, IDENTIFIERS)


@lru_cache(maxsize=8192)
def _surely(text: str) -> tuple[Found, ...]:
    return tuple(item for item in _found(text, _SURE) if item.kind.sure)


def _found(text: str, kinds: tuple[IdentifierKind, ...]) -> tuple[Found, ...]:
    found: list[Found] = []  # by where they stand; no two share a sign
    for kind in kinds:
        if kind.may_hold(text):
            for start, end, what in kind.find(text):
                after = bisect_left(found, end, key=_start)
                if not after or found[after - 1].end <= start:
                    found.insert(after, Found(kind, start, end, what))
    return tuple(found)


def _start(found: Found) -> int:
    return found.start


def surely_in(text: str, heading: str = "") -> tuple[Found, ...]:
    """What certainly identifies a person in a text, or in one below its heading: there the words before it say what it is."""
    return _surely(text) or (_surely(f"{heading} {text}") if heading else ())


def identifies(text: str) -> bool:
    """Whether a text certainly identifies a person, so that it is refused before it is written."""
    return bool(surely_in(text))


def said_in(text: str, found: Found) -> str:
    """What was found says, however it is written: to tell whether it stands elsewhere too, and never to be printed."""
    said = "".join(sign for sign in text[found.start : found.end].lower() if sign.isalnum())
    return f"{found.kind.code} {said}"


def surely_said(texts: Iterable[str]) -> dict[str, str]:
    """What some texts hold that certainly identifies a person: what it says, never to be printed, and what it is."""
    return {said_in(text, found): found.what for text in texts for found in _surely(text)}


def masked(text: str, *, perhaps: bool = False) -> str:
    """A text in which what certainly identifies a person is not repeated: for what git still holds and a history would tell.

    Args:
        text: The text.
        perhaps: Whether what only may identify somebody is not repeated either.
    """
    for item in reversed(found_in(text) if perhaps else _surely(text)):
        text = f"{text[: item.start]}{HIDDEN}{text[item.end :]}"
    return text
