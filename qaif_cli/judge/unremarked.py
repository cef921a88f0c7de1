"""The records about which no rule that looks at one alone has anything to say: while they stay so, they need not be asked again."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date

from qaif_cli.judge.rule import Sees
from qaif_cli.judge.rules import RULES
from qaif_cli.judge.rules.confidential import nhs_number, of_record
from qaif_cli.judge.rules.order import impossible_order, of_records
from qaif_cli.model.moment import Moment, said_nothing, say_nothing
from qaif_cli.model.register import Held

_ALSO = {
    impossible_order.card.code: of_records.of_each,  # type: ignore[attr-defined]  # it is made by `each`
    nhs_number.card.code: of_record.__wrapped__,  # type: ignore[attr-defined]  # it is made by `once_each`
}
"""What looks at one record within rules that look at the settings too; one of the rules of confidentiality asks for all."""


def spare(now: Moment, paths: Container[str], today: date) -> None:
    """Let no rule that looks at one record alone be asked about some, for it has nothing to say.

    Args:
        now: The register that is to be judged.
        paths: The files of those records, each as it was when that was found out, by the same settings on the same days.
        today: The day by which it is asked what lies ahead: the real one; that of the moment for what was known on it alone.
    """
    for moment, held, functions in _asked(now, today):
        for item in held:
            if item.path in paths:
                say_nothing(item, moment, functions)


def unremarked(now: Moment, today: date) -> frozenset[str]:
    """The files of the records about which those rules were asked, and had nothing to say.

    A record that is known without what came later, in another one too, is none of them: what it hangs on is not in its file alone.

    Args:
        now: A register that was judged by every rule.
        today: As in `spare`.
    """
    left = {item.path for item in now.written.held}
    for moment, held, functions in _asked(now, today):
        left &= {item.path for item in held if said_nothing(item, moment, functions)}
    return frozenset(left)


def _asked(now: Moment, today: date) -> Iterator[tuple[Moment, tuple[Held, ...], tuple[object, ...]]]:
    """What rules are given, those of its records that are as their files have them, and what looks at one of them alone."""
    written = now.written.held
    whole = frozenset(map(id, written))
    known = tuple(item for item in now.register.held if id(item) in whole)
    yield now.whole, written, functions_of(now, "files")
    yield now.on(today).whole, written, functions_of(now, "today")
    yield now, known, functions_of(now, "known")


def functions_of(now: Moment, sees: Sees) -> tuple[object, ...]:
    """What looks at one record alone, of the rules that are in force and are given the same."""
    rules = (rule for rule in RULES if rule.sees == sees and rule.in_force(now.framework))
    found = (getattr(rule.check, "of_each", _ALSO.get(rule.card.code)) for rule in rules)
    return tuple(function for function in found if function is not None)
