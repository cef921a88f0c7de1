"""What a sheet has to know of a record: its actions with their places, and whether it was changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from qaif_cli.flow.writing.actions import IN_PLAN, IN_RECORD, actions_in
from qaif_cli.model.record import Action
from qaif_cli.model.register import Held

LENGTH = 8


def fingerprint(text: str) -> str:
    """A few letters that stand for a record's text; line endings do not count, for git may change them."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:LENGTH]


def placed_actions(held: Held) -> Iterator[tuple[str, Action]]:
    """Every action of a record, each with its JSON pointer."""
    at = IN_PLAN if held.kind == "concern" else IN_RECORD
    for place, action in enumerate(actions_in(held)):
        yield f"{at}/{place}", action
