"""What comes out the same each time, for what goes into it is the same, and nothing else does.

What the judge said of a register, for one that is the same to the record; the text of plain values.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from qaif_cli.judge.check import RuleResults
from qaif_cli.judge.rule import Rule
from qaif_cli.judge.rules import RULES
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register

MOST = 100
MOMENTS = 20
"""Fewer, for each holds all that was worked out of it."""
Check = Callable[[Moment, tuple[Rule, ...]], RuleResults]


def judged_once(check: Check) -> Callable[..., RuleResults]:
    """The same check, which does not judge the same again.

    A register is the same where it holds the very same records: those that were read from the same bytes are.
    What was judged is kept with what was said of it, so that no other can come to stand in its place.
    """
    said: dict[object, tuple[Moment, tuple[Rule, ...], RuleResults]] = {}

    def checked(now: Moment, rules: tuple[Rule, ...] = RULES) -> RuleResults:
        key = (*_what(now.written, now.framework, now.day, now.today), tuple(map(id, rules)))
        if key not in said:
            if len(said) >= MOST:
                del said[next(iter(said))]
            said[key] = (now, rules, check(now, rules))
        return said[key][2]

    return checked


def moment_once(make: Callable[..., Moment]) -> Callable[..., Moment]:
    """The same moment for a register that is the same to the record, so that what was worked out of it is not worked out again.

    What is kept on a moment hangs on nothing but what it is made of, and it holds its records, so that no other can
    come to stand in their place.
    """
    made: dict[object, Moment] = {}

    def moment(register: Register, framework: Framework, day: date, today: date) -> Moment:
        key = _what(register, framework, day, today)
        if key not in made:
            if len(made) >= MOMENTS:
                del made[next(iter(made))]
            made[key] = make(register, framework, day, today)
        return made[key]

    return moment


def _what(register: Register, framework: Framework, day: date, today: date) -> tuple[object, ...]:
    held, beside = tuple(map(id, register.held)), tuple(map(id, register.beside))
    return (held, beside, register.unreadable, register.framework_text, id(framework), day, today)


def written_once(dump: Callable[..., str]) -> Callable[..., str]:
    """The same text for the same plain values: words, numbers, and lists and mappings of them are as they print."""
    texts: dict[tuple[str, bool, int], str] = {}

    def written(value: Any, *, flow: bool, width: int) -> str:
        key = (repr(value), flow, width)
        if key not in texts:
            texts[key] = dump(value, flow=flow, width=width)
        return texts[key]

    return written
