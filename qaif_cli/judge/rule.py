"""What a rule is: a pure function with a card, which is read from its docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Literal

from qaif_cli.model.finding import Card, Hit, read_card
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment, once_each
from qaif_cli.model.register import Held
from qaif_cli.model.vocabulary import Mark, Severity

Check = Callable[[Moment], Iterator[Hit]]
Each = Callable[[Held, Moment], Iterator[Hit]]
Sees = Literal["known", "files", "today"]


@dataclass(frozen=True)
class Rule:
    """A rule: its card, its function, and the rules that take precedence over it.

    Attributes:
        after: Codes of root causes; where one of them fired on a record, this rule is quiet there.
        sees: What was `known` on the day; the `files` whole, for how they are written; or the files on the real day,
            `today`.
    """

    card: Card
    check: Check
    after: tuple[str, ...] = ()
    sees: Sees = "known"

    def in_force(self, framework: Framework) -> bool:
        """Whether it is asked: one whose source nobody could read is only where the settings turn it on."""
        return self.card.mark != "U" or self.card.code in framework.rules.enabled


def rule(
    code: str,
    name: str,
    severity: Severity,
    citation: str,
    mark: Mark,
    *,
    since: str = "0.1",
    after: tuple[str, ...] = (),
    sees: Sees = "known",
) -> Callable[[Check], Rule]:
    """Make a rule of a function whose docstring has the headings of a card.

    Args:
        code: Three letters of the family and three digits.
        name: The fault in words, with hyphens.
        severity: error, warning or info.
        citation: Where the rule comes from: §n of the framework, or a named publication.
        mark: How far that is verified.
        since: The version that brought it.
        after: Codes of rules that name the root cause.
        sees: As in `Rule`.
    """

    def dress(check: Check) -> Rule:
        return Rule(
            read_card(code, name, severity, citation, mark, since, check.__doc__ or ""),
            check,
            after,
            sees,
        )

    return dress


def each(judge: Each) -> Check:
    """Make the function of a rule from one that judges a record by itself; what it finds is kept with the record.

    Args:
        judge: Given a record, and the settings and the day without any other record.
    """

    def work_out(item: Held, now: Moment) -> tuple[Hit, ...]:
        return tuple(judge(item, now))

    found = once_each(work_out)

    @wraps(judge)
    def check(now: Moment) -> Iterator[Hit]:
        for item in now.register.held:
            yield from found(item, now)

    check.of_each = work_out  # type: ignore[attr-defined]  # said of the function, for whoever asks which rules are such
    return check
