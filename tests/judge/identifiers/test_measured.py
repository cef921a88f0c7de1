"""How often ordinary prose is taken for an identifier, and how many planted ones are found: measured, and held to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random
from time import perf_counter

import pytest

from qaif_cli.judge.identifiers import IDENTIFIERS, found_in
from qaif_cli.judge.identifiers.kind import IdentifierKind
from qaif_cli.judge.identifiers.small_numbers import CODE, small_numbers
from tests.support.board_prose import LINES, board_prose
from tests.support.identifiers import FORMS, MANY, planted
from tests.support.other_planted import EACH
from tests.support.other_planted import planted as planted_otherwise
from tests.support.other_prose import LINES as OTHER_LINES
from tests.support.other_prose import lines
from tests.support.third_prose import lines as third_lines
from tests.support.third_values import planted as planted_thirdly

FEWEST, PLACES = 10, frozenset({"Kestrel Home Care"})
MOST_FALSE = LINES // 1000
LEAST_FOUND = 0.95


def codes_in(text: str) -> Iterator[str]:
    """The rules that find something in a text."""
    yield from (found.kind.code for found in found_in(text))
    yield from (CODE for _ in small_numbers(text, FEWEST, PLACES))


def told(figure: str, lines: Iterable[str]) -> None:
    """Say what was measured, and what is otherwise than it should be; pytest shows it with -s, or where a test fails."""
    print("\n  ".join([figure, *lines]))  # noqa: T201  # the figures are what these tests are for


def test_ordinary_prose_is_let_alone() -> None:
    wrong = {line: codes for line in board_prose() if (codes := sorted({*codes_in(line)}))}
    by_code = Counter(code for codes in wrong.values() for code in codes)
    told(f"{len(wrong)} false alarms in {LINES} lines: {dict(by_code)}", wrong)
    assert len({*board_prose()}) == LINES
    assert len(wrong) <= MOST_FALSE


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_planted_is_found(kind: str) -> None:
    code = kind.split(" ", maxsplit=1)[0]
    missed = [line for line in planted(kind) if code not in codes_in(line)]
    told(f"{kind}: {MANY - len(missed)} of {MANY} found", missed)
    assert len(missed) <= MANY * (1 - LEAST_FOUND)


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_passed_over_quickly_holds_none(kind: str) -> None:
    """In other spaces, at a fold of a line, in small letters and after other words, the sieve says no only where none is found."""
    lines = dict.fromkeys(
        f"{before}{made}"
        for line in planted(kind)
        for gap in (" ", "\n  ", "\n", "\t", "\u00a0")
        for made in (line.replace(" ", gap), line.replace(" ", gap).lower())
        for before in ("", "tel:-", "N.I. ", "NI: ", "PAS-number ", "mr. ")
    )
    assert kind.startswith(CODE) or any(holds(item, line) for item in IDENTIFIERS for line in lines)
    passed_over = ((item, line) for item in IDENTIFIERS for line in lines if not item.may_hold(line))
    assert [(item.code, line) for item, line in passed_over if holds(item, line)] == []


SPACES = (
    *"\t\f\x1c\x85\u2003\u2009\u202f\u3000",
    "\u00a0",
    "  ",
    "\r\n",
    "\n    ",
    " # ",
)
"""What stands where a space does: of a typesetter, of a table, of a form feed, at a fold."""
LETTERS = (("i", "\u0131"), ("I", "\u0130"), ("s", "\u017f"), ("k", "\u212a"), ("-", "\u2011"))
"""Letters that a pattern takes for others where it does not look at capitals; and a hyphen that does not break."""
BEHIND = ("\u00b2", "\u00e9", "\u4e2d", "\u0663", "_", "\u200b")
"""What may stand right behind: the sign of a footnote, a letter or a digit of another script."""
FOLDED = (
    "D. O. B 01/02/1990", "D. O.B: 01/02/1990", "DO.B 01/02/1990", "Date of Birth 01/02/1990", "She lives at 12a, High Street", "key safe number 1234",
    "Door Code AB12CD", "gate pin 12345", "the password is abc123!x", "secret: abcdef123!", "Hospital number 7654321", "postcode LS1 4AP", "NINO qq 123456 c",
)  # fmt: skip


def test_no_space_letter_or_sign_behind_makes_the_sieve_pass_one_over() -> None:
    some = [*SOMETHING, *FOLDED, *(line for kind in FORMS for line in planted(kind)[::25])]
    for line in some:
        for written in (line, line.upper(), line.lower()):
            made = [written.replace(" ", space) for space in SPACES]
            made += [written.replace(*letters) for letters in LETTERS]
            made += [f"{written}{sign}" for sign in BEHIND]
            lost = [(item.code, text) for text in made for item in IDENTIFIERS if passed_over(item, text)]
            assert lost == []


def passed_over(item: IdentifierKind, text: str) -> bool:
    """Whether the sieve says no where one is found."""
    return not item.may_hold(text) and holds(item, text)


def holds(item: IdentifierKind, text: str) -> bool:
    """Whether a text holds one, whatever the sieve says of it."""
    return next(item.find(text), None) is not None


def test_every_kind_is_measured() -> None:
    assert {kind.code for kind in IDENTIFIERS} | {CODE} == {kind.split(" ")[0] for kind in FORMS}


MISSED: dict[str, int] = {}
"""What is not found of a hundred in forms that what looks was not made with, as docs/confidentiality.md says."""


def random() -> Random:
    """The same each time, so that the figures are."""
    return Random(1)  # noqa: S311  # nothing is kept secret by it


def test_papers_of_other_kinds_are_let_alone_as_the_page_says() -> None:
    wrong = [line for _, line in lines(random()) if found_in(line)]
    told(f"{len(wrong)} false alarms in {OTHER_LINES} lines", wrong)
    assert wrong == []


def test_what_is_planted_in_other_forms_is_found_as_the_page_says() -> None:
    missed = {
        code: [text for text in texts if code not in {found.kind.code for found in found_in(text)}]
        for code, texts in planted_otherwise(random()).items()
    }
    told(f"of {EACH} of each kind", [text for texts in missed.values() for text in texts])
    assert {code: len(texts) for code, texts in missed.items() if texts} == MISSED


FEWEST_THIRD, FEWEST_PLANTED, SECONDS = 1500, 60, 2.0


def test_a_third_kind_of_papers_is_let_alone_and_judged_quickly() -> None:
    said = [*third_lines()]
    began = perf_counter()
    wrong = [line for line in said if [*codes_in(line)]]
    took = perf_counter() - began
    told(f"{len(wrong)} false alarms in {len(said)} lines, in {took:.2f} s", wrong)
    assert len(said) >= FEWEST_THIRD
    assert len(wrong) * 1000 <= len(said)
    assert took < SECONDS


THIRD = planted_thirdly()


@pytest.mark.parametrize("code", sorted(THIRD))
def test_what_is_planted_in_a_third_way_is_found(code: str) -> None:
    missed = [line for line in THIRD[code] if code not in {*codes_in(line)}]
    told(f"{code}: {len(THIRD[code]) - len(missed)} of {len(THIRD[code])} found", missed)
    assert len({*THIRD[code]}) >= FEWEST_PLANTED
    assert len(missed) <= len(THIRD[code]) * (1 - LEAST_FOUND)


def test_every_kind_is_planted_in_a_third_way() -> None:
    assert {*THIRD} == {kind.split(" ")[0] for kind in FORMS}


def test_a_mobile_with_the_check_digit_of_an_nhs_number_is_a_telephone_alone() -> None:
    told_apart = [codes for line in THIRD["CNF007"] for codes in [{*codes_in(line)}] if codes]
    assert {code for codes in told_apart for code in codes} == {"CNF007"}


def test_the_sieve_passes_over_none_of_the_third_kind() -> None:
    some = [*third_lines(), *(line for lines in THIRD.values() for line in lines)]
    made = (
        text
        for line in some
        for text in (line, line.lower(), line.upper(), line.replace(" ", "\n  "), line.replace(" ", "\u00a0"))
    )
    assert [(item.code, text) for text in made for item in IDENTIFIERS if passed_over(item, text)] == []


NOTHING = (
    "token: R-0007", "token: Q-NV-0012", "api_key: AB-12", "password_policy: NCSC-2024-v2", "token_expiry: P30D-2026", "Patient number 12345 is an example", "Patient number 48,193",
    "The practice's own number, 01523 801834, was engaged", "Sir Robert Peel Hospital", "Meter 3601504251", "the safe code of practice", "PIN 2026",
)  # fmt: skip
SOMETHING = (
    "password: AB-1234", "password_for_portal: Winter19x", "token: ab12cd34ef", "Password for the portal: Hollow19x", "passcode 3787", "PIN: 2043", "keypad code: C1996", "the safe code, 1974", "casenote 4881787",
    "hospital_number: 2217824", "Patient number 48193", "her own number, 01523 801834", "Councillor Ashworth", "resident at 12 Cedar Way", "address: 107 Long Row",
)  # fmt: skip


def test_what_is_like_an_identifier_and_is_none() -> None:
    assert [text for text in NOTHING if found_in(text)] == []
    assert [text for text in SOMETHING if not found_in(text)] == []
