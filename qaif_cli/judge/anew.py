"""What the rules find where only some files change: what looks at one record alone is asked about those files alone.

A rule that looks at each record by itself finds in one that stays what it found in it before; so it can bring nothing there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from qaif_cli.judge.check import check
from qaif_cli.judge.rule import Check, Rule
from qaif_cli.judge.rules import RULES
from qaif_cli.judge.rules.confidential import ALL as CONFIDENTIAL
from qaif_cli.judge.rules.confidential import small_number
from qaif_cli.judge.rules.order import impossible_order
from qaif_cli.model.finding import Finding, Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register

_ALONE = (impossible_order, *(rule for rule in CONFIDENTIAL if rule is not small_number))
"""The rules that look at each file by itself and are not made by `@each`: they look at the settings too."""


def looks_at_each(rule: Rule) -> bool:
    """Whether what a rule finds in a record hangs on nothing but that record, its settings and the day."""
    return rule in _ALONE or getattr(rule.check, "of_each", False)


_FIRST = {code for rule in RULES for code in rule.after}
EACH = tuple(
    rule for rule in RULES if looks_at_each(rule) and not rule.after and rule.card.code not in _FIRST
)
"""The rules that need be asked only about what changed: which of two rules speaks never hangs on them."""
WIDE = tuple(rule for rule in RULES if rule not in EACH)
"""The rules that look at more than one record, and so are asked about all."""


def in_every(now: Moment) -> tuple[Finding, ...]:
    """What the rules find that look at more than one record."""
    return check(now, WIDE).findings


def in_files(now: Moment, paths: frozenset[str], *, private: bool = False) -> tuple[Finding, ...]:
    """What the rules that look at each record by itself find in some files.

    Args:
        now: The register, the settings and the day.
        paths: The files, from the records folder.
        private: Whether only the rules of confidentiality are asked.
    """
    return check(now, _asked_of(paths, private)).findings


@lru_cache(maxsize=32)
def _asked_of(paths: frozenset[str], private: bool) -> tuple[Rule, ...]:  # what is kept is kept by place
    rules = (rule for rule in EACH if rule in CONFIDENTIAL or not private)
    return tuple(replace(rule, check=_of_files(rule.check, paths)) for rule in rules)


def _of_files(ask: Check, paths: frozenset[str]) -> Check:
    """The function of a rule that is given the records of some files alone."""

    def asked(now: Moment) -> Iterator[Hit]:
        few = replace(now)
        few.__dict__["register"] = Register(tuple(item for item in now.register.held if item.path in paths))
        return ask(few)

    return asked
