"""The kinds of sheet as a table: which records are on each, its lines, and its instructions."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.errors import QaifError
from qaif_cli.model.inside import actions_at
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.vocabulary import DECISIONS

_HOW_TO_REVIEW = """\
Each risk below has five lines. For a risk that was reviewed:
  1. Write the day after `date:`, as year-month-day: 2026-11-23.
  2. Change `consequence:` and `likelihood:` (1 to 5) if the score is another one now.
  3. Change `by:` if another role than the owner reviewed it.
  4. Write after `note:` what was looked at, if there is something to say.
A risk whose `date:` stays empty counts as not reviewed and is left as it is."""

_HOW_TO_ACT = """\
Each action below has a few lines. Fill in one of two things:
  1. It was done: write the day after `done:`, as year-month-day: 2026-11-23;
     what came of it may stand after `note:`.
  2. It was given longer: write the new day after `extend_to:`, the reason after `why:`,
     and after `by:` the role that agreed to it.
An action of which nothing is filled in is left as it is."""

_HOW_TO_DECIDE = f"""\
Each piece of intelligence below has a few lines. For one that was decided on:
  1. Write one of these after `decision:`
       {"  ".join(DECISIONS.words)}
  2. Write after `follow_up:` when it is looked at again: a day as year-month-day, or a time from the meeting such
     as 2w. It stays empty where that ends it. To watch, to ask a provider and to visit need it.
  3. Write what is done next after `action:`; to ask a provider and to visit need it. Change `owner:` if another
     role does it.
  4. Write after `note:` why so, if there is something to say. No action on an early warning needs it.
  5. Put in a line of its own, below `decision:`, with the ID that it led to:
       `risk: R-0012`, to open or change a risk      `concern: Q-0003`, to open or change a concern
       `referred_to: system-quality-group`, to refer it on
What has no `decision:` counts as not decided and is left as it is. The lines of one that is not wanted may be deleted."""


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet.

    Attributes:
        name: What stands after `sheet:`, and the flag that makes one.
        section: The name of the part that is filled in.
        word: What one thing on it is called where they are counted.
        of: The kinds of record that can stand on it.
        lines: The lines that each thing on it has, or may have.
        how: How it is filled in.
        top: What else is said above the part that is filled in.
        nested: Whether the things stand inside records, as actions do.
    """

    name: str
    section: str
    word: str
    of: tuple[str, ...]
    lines: tuple[str, ...]
    how: str
    top: tuple[str, ...] = ()
    nested: bool = False


REVIEW = SheetKind(
    "review",
    "reviews",
    "review",
    ("risk",),
    ("consequence", "likelihood", "by", "date", "note"),
    _HOW_TO_REVIEW,
)
ACTIONS = SheetKind(
    "actions",
    "actions",
    "action",
    tuple(kind.name for kind in KINDS if actions_at(kind.model)),
    ("done", "note", "extend_to", "by", "why"),
    _HOW_TO_ACT,
    nested=True,
)
INSIGHTS = SheetKind(
    "insights",
    "items",
    "decision",
    ("intelligence",),
    ("decision", "risk", "concern", "referred_to", "owner", "follow_up", "action", "note"),
    _HOW_TO_DECIDE,
    top=("meeting",),
)
SHEETS = {kind.name: kind for kind in (REVIEW, ACTIONS, INSIGHTS)}


def chosen(**flags: bool) -> str:
    """Which sheet is meant, by the flags that were said.

    Raises:
        QaifError: unless it is exactly one.
    """
    said = [name for name, given in flags.items() if given]
    if len(said) != 1:
        raise QaifError(
            "A sheet is for reviews, for actions or for the Insights Meeting.",
            "Say one of the three: --review, --actions or --insights.",
        )
    return said[0]
