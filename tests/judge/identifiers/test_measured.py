"""How often ordinary prose is taken for an identifier, and how many planted ones are found: measured, and held to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from qaif_cli.judge.identifiers import IDENTIFIERS, found_in
from qaif_cli.judge.identifiers.kind import IdentifierKind
from qaif_cli.judge.identifiers.small_numbers import CODE, small_numbers
from tests.support.board_prose import LINES, board_prose
from tests.support.identifiers import FORMS, MANY, planted

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


def holds(item: IdentifierKind, text: str) -> bool:
    """Whether a text holds one, whatever the sieve says of it."""
    return any(True for _ in item.find(text))


def test_every_kind_is_measured() -> None:
    assert {kind.code for kind in IDENTIFIERS} | {CODE} == {kind.split(" ")[0] for kind in FORMS}
