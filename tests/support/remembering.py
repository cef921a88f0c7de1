"""What comes out the same each time, for what goes into it is the same, and nothing else does.

What the judge said of a register, for one that is the same to the record; the text of plain values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qaif_cli.judge.check import RuleResults
from qaif_cli.judge.rule import Rule
from qaif_cli.judge.rules import RULES
from qaif_cli.model.moment import Moment

MOST = 100
Check = Callable[[Moment, tuple[Rule, ...]], RuleResults]


def judged_once(check: Check) -> Callable[..., RuleResults]:
    """The same check, which does not judge the same again.

    A register is the same where it holds the very same records: those that were read from the same bytes are.
    What was judged is kept with what was said of it, so that no other can come to stand in its place.
    """
    said: dict[object, tuple[Moment, tuple[Rule, ...], RuleResults]] = {}

    def checked(now: Moment, rules: tuple[Rule, ...] = RULES) -> RuleResults:
        register = now.written
        held = tuple(id(item) for item in (*register.held, *register.beside))
        key = (
            held,
            register.unreadable,
            register.framework_text,
            id(now.framework),
            now.day,
            now.today,
            id(rules),
        )
        if key not in said:
            if len(said) >= MOST:
                del said[next(iter(said))]
            said[key] = (now, rules, check(now, rules))
        return said[key][2]

    return checked


def written_once(dump: Callable[..., str]) -> Callable[..., str]:
    """The same text for the same plain values: words, numbers, and lists and mappings of them are as they print."""
    texts: dict[tuple[str, bool, int], str] = {}

    def written(value: Any, *, flow: bool, width: int) -> str:
        key = (repr(value), flow, width)
        if key not in texts:
            texts[key] = dump(value, flow=flow, width=width)
        return texts[key]

    return written
