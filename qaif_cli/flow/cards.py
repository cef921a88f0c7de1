"""`qaif explain`: the description of every rule, including those on files and shapes."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.judge.changes.every import CHANGE_RULES, SUPERSEDED
from qaif_cli.judge.rules import RULES
from qaif_cli.model.finding import Card
from qaif_cli.model.words import listed
from qaif_cli.render.cards import card_page, card_table
from qaif_cli.store import faults


def cards() -> tuple[Card, ...]:
    """Every card, by code."""
    judged = (*(rule.card for rule in RULES), *(rule.card for rule in CHANGE_RULES))
    return tuple(sorted((*faults.CARDS, *judged), key=lambda card: card.code))


def card_codes() -> frozenset[str]:
    """Every code."""
    return frozenset(card.code for card in cards())


def explain(code: str | None, style: str) -> str:
    """One card, or the table of all; `style` is text, markdown or json.

    Raises:
        QaifError: where there is no such rule.
    """
    found = cards()
    if code is None:
        return card_table(found, style)
    later = SUPERSEDED.get(code.upper(), ())
    if later:
        head = f"{code.upper()} went: {listed(later)} find what it found.\n"
        return head if style == "json" else "\n".join([head, *(explain(one, style) for one in later)])
    named = [card for card in found if card.code == code.upper() or card.name == code.lower()]
    if not named:
        raise QaifError(f"There is no rule `{code}`.", "`qaif explain` lists them all.")
    return card_page(named[0], style)
