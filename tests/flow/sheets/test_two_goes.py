"""A sheet that comes back half filled in, and whole later, is applied twice; what somebody else changed is still asked about."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.flow.sheets.test_like_commands import MAY, Pair, pair

__all__ = ["pair"]
Lines = tuple[str, dict[str, str]]
UPDATE = {
    "date": "2026-06-14",
    "by": "quality-lead",
    "insight": "Waits grow",
    "source": "complaints",
    "nature": "soft",
    "involvement": "More clinics",
    "improvement": "Fewer waits",
    "sustained_by": "Two posts",
    "judgement": "limited",
    "why": "Too early",
    "basis": "checked",
}
GOES: dict[str, tuple[tuple[str, ...], list[Lines], list[Lines]]] = {
    "minutes of other items": (
        ("--minutes", MAY),
        [("M1", {"minute": "Read"}), ("new-1", {"topic": "Heat", "decision": "Fans"})],
        [("M2", {"minute": "Read too"}), ("new-2", {"topic": "Car park", "decision": "Ask"})],
    ),
    "minutes of one item": (
        ("--minutes", MAY),
        [("M1", {"minute": "Read", "action": "Send it", "owner": "safety-lead", "due": "2026-07-01"})],
        [("M1", {"decision": "Agreed"})],
    ),
    "who was there": (
        ("--minutes", MAY),
        [(MAY, {"attended": "director-of-quality; quality-lead", "partners": "A hospice"})],
        [("M1", {"minute": "Read"})],
    ),
    "a return and a duty": (
        ("--area", "primary-care", "--within", "6m"),
        [("primary-care", UPDATE)],
        [("D1", {"position": "met", "evidence": "The log"})],
    ),
    "two actions of one record": (
        ("--area", "primary-care", "--within", "12m"),
        [("A1", {"done": "2026-06-14", "note": "It is done"})],
        [("primary-care", UPDATE)],
    ),
    "a review and an action": (
        ("--area", "primary-care", "--within", "12m"),
        [("R-0001", {"date": "2026-06-14", "note": "Looked at"})],
        [("A2", {"done": "2026-06-14"})],
    ),
}


def first(pair: Pair, lines: Iterable[Lines]) -> None:
    for key, said in lines:
        pair.fill(key, said)


@pytest.mark.parametrize("name", GOES)
def test_two_goes_are_one(name: str, pair: Pair) -> None:
    flags, one, two = GOES[name]
    pair.make(*flags)
    first(pair, one)
    assert "recorded" in pair.apply()
    once = pair.sheet.everything()
    first(pair, two)
    text = pair.page.read_text("utf-8")
    pair.apply()
    assert pair.sheet.everything() != once
    pair.commands.does("apply", str(pair.page))
    assert pair.page.read_text("utf-8") == text
    pair.same()


@pytest.mark.parametrize("name", GOES)
def test_what_somebody_else_changed_between_is_asked_about(name: str, pair: Pair) -> None:
    flags, one, two = GOES[name]
    pair.make(*flags)
    first(pair, one)
    pair.apply()
    if flags[0] == "--minutes":
        pair.sheet.does("meeting", "minute", MAY, "--topic", "Lifts", "--decision", "Mend them")
    else:
        pair.sheet.does("area", "edit", "primary-care", "--scope", "General practice alone")
        pair.sheet.does("risk", "edit", "R-0001", "--cause", "another cause")
    first(pair, two)
    assert "was changed since the sheet was made" in pair.sheet.refuses("apply", str(pair.page))
