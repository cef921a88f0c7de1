"""What must be given with a decision on intelligence, and which days are impossible; the same for the command and the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from qaif_cli.flow.command_words import command_word
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.render.words import day as in_words

NEEDS = {
    "watch": ("follow_up",),
    "ask-provider": ("action", "owner", "follow_up"),
    "visit": ("action", "owner", "follow_up"),
    "open-risk": ("risk",),
    "change-risk": ("risk",),
    "open-concern": ("concern",),
    "change-concern": ("concern",),
    "refer-on": ("referred_to",),
}
"""What must be said with a decision."""
FIELDS = ("decision", "note", "action", "owner", "follow_up", "risk", "concern", "referred_to")
"""What a decision is told, in the order in which it is written."""
_WHY = {
    "watch": "What is watched is looked at again by a day.",
    "ask-provider": "To ask a provider takes what it is asked, the role that asks, and the day of the follow-up.",
    "visit": "A visit takes what is looked at, the role that goes, and the day of the follow-up.",
    "change-risk": "Name the risk that it changes.",
    "change-concern": "Name the concern that it changes.",
    "refer-on": "Name the body that it is referred on to.",
}
ANSWER = "It is an early warning, and the reason for no action is the answer to it [§3.3]."


def lacking(item: Intelligence, said: Mapping[str, Any], then: str) -> Iterator[tuple[str, str]]:
    """The required fields of a decision that were not given, each with the reason.

    Args:
        item: The piece of intelligence.
        said: What was said, by the names of the fields, `decision` among them.
        then: What is done once a risk or a concern that is opened is there.
    """
    decision = str(said.get("decision", ""))
    opens = {"open-risk": _new_risk, "open-concern": _new_concern}.get(decision)
    for name in NEEDS.get(decision, ()):
        if said.get(name) is None:
            yield name, f"{opens(item)}; {then}" if opens else _WHY[decision]
    if decision == "no-action" and item.early_warning and said.get("note") is None:
        yield "note", ANSWER


def impossible(item: Intelligence, day: date, follow_up: date | None) -> Iterator[tuple[str, str, str]]:
    """Impossible days of a discussion: for each the field, what is wrong and what to do.

    Args:
        item: The piece of intelligence.
        day: The day on which it was discussed.
        follow_up: The day by which it is looked at again.
    """
    if day < item.date:
        yield (
            "date",
            f"{item.id} came in on {in_words(item.date)}, after {in_words(day)}.",
            "Look at the day of the meeting.",
        )
    if follow_up and follow_up < day:
        yield (
            "follow_up",
            f"The follow-up of {item.id} would be on {in_words(follow_up)}, before it was discussed on {in_words(day)}.",
            "Write a later day.",
        )


def owner_of(item: Intelligence, day: date) -> str:
    """The role responsible for it on a day: that of its last decision, else its owner; empty where unknown."""
    last = latest(item.discussions, day)
    owner = (last.owner if last else None) or item.owner_on(day)
    return "" if owner == UNKNOWN else owner


def _new_risk(item: Intelligence) -> str:
    return f"If it is not on the register yet, first `qaif risk add{_prefilled(item, None)} …`"


def _new_concern(item: Intelligence) -> str:
    """How the concern is put on the register; a service has one provider."""
    return f"If it is not on the register yet, first `qaif concern add --type service{_prefilled(item, 1)} …`"


def _prefilled(item: Intelligence, most: int | None) -> str:
    """The flags of a new risk or concern whose answers are known from the intelligence."""
    said = [f" --provider {provider}" for provider in item.providers[:most]]
    said += [f" --area {area}" for area in item.areas[:1]]
    return "".join([*said, f" --title {command_word(' '.join(item.title.split()))}"])
