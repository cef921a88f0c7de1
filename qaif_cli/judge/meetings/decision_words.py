"""A decision on a piece of intelligence, in words (§4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qaif_cli.model.vocabulary import DECISIONS
from qaif_cli.model.words import in_words

if TYPE_CHECKING:
    from qaif_cli.model.framework import Framework
    from qaif_cli.model.kinds.intelligence import Discussion


def decided(entry: Discussion, framework: Framework) -> str:
    """What was decided, with what it led to: `change a risk (R-0006)`."""
    said = DECISIONS.label(entry.decision)
    led_to = [name for name in (entry.risk, entry.concern) if name]
    if led_to:
        said += f" ({', '.join(led_to)})"
    if entry.referred_to:
        said += f" to the {framework.names('body').get(entry.referred_to, entry.referred_to)}"
    return said


def decided_whole(entry: Discussion, framework: Framework) -> str:
    """What was decided, what is done, by which role, and when it is looked at again, as minutes have it."""
    said = decided(entry, framework)
    said = f"{said[0].upper()}{said[1:]}"
    if entry.action:
        said += f": {entry.action.rstrip('.')}"
    who = framework.names("role").get(entry.owner, entry.owner) if entry.owner else ""
    when = f"follow-up by {in_words(entry.follow_up)}" if entry.follow_up else ""
    ahead = ", ".join(filter(None, (who, when)))
    return f"{said}; {ahead}." if ahead else f"{said}."
