"""The kinds of sheet as a table: the parts of each, the lines of a part, and its instructions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Blank
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.answers import choices_for
from qaif_cli.model.inside import actions_at, placed_actions
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.sheet import SheetLine
from qaif_cli.model.vocabulary import DECISIONS

_HOW_TO_REVIEW = """\
Each risk below has five lines. For a risk that was reviewed:
  1. Write the day after `date:`, as year-month-day: 2026-11-23.
  2. Change `consequence:` and `likelihood:` (1 to 5) if the score is another one now.
  3. Change `by:` if another role than the owner reviewed it.
  4. Write after `note:` what was looked at, if there is something to say.
{left}"""

_HOW_TO_ACT = """\
Each action below has a few lines. Fill in one of two things:
  1. It was done: write the day after `done:`, as year-month-day: 2026-11-23;
     what came of it may stand after `note:`.
  2. It was given longer: write the new day after `extend_to:`, the reason after `why:`,
     and after `by:` the role that agreed to it.
{left}"""

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
{{left}} The lines of one that is not wanted may be deleted."""


def _line(name: str, asks: str, kind: str = "text", **more: Any) -> Blank:
    """A line as a blank that is named by the line where it is refused: `date:`, not `--date`."""
    return Blank(name, asks, kind=kind, flag=f"{name}:", **more)


@dataclass(frozen=True)
class SheetPart:
    """A part of a sheet: things of which the same is asked.

    Attributes:
        name: What stands above them.
        title: The same as a heading.
        word: What one thing in it is called where they are counted.
        of: The kinds of record that can stand in it.
        lines: The lines that each thing in it has, or may have.
        how: How its text is filled in; `{left}` stands for the next.
        left: What it means where nothing is filled in.
        nested: Whether the things stand inside records, as actions do.
        entries: The names of the things inside a record that may be named, each with its place there.
        optional: The lines that are left out of a text, to be put in where they are needed.
    """

    name: str
    title: str
    word: str
    of: tuple[str, ...]
    lines: tuple[Blank, ...]
    how: str
    left: str
    nested: bool = False
    entries: Callable[[Any], Mapping[str, str]] = lambda _: {}
    optional: frozenset[str] = frozenset()

    @property
    def by_name(self) -> dict[str, Blank]:
        """The lines by their names."""
        return {line.name: line for line in self.lines}


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet.

    Attributes:
        name: What stands after `sheet:`, and the flag that makes one.
        parts: Its parts.
        top: What else is said above them.
    """

    name: str
    parts: tuple[SheetPart, ...]
    top: tuple[str, ...] = ()


REVIEWS = SheetPart(
    "reviews",
    "Reviews of risks",
    "review",
    ("risk",),
    (
        _line("consequence", "the consequence, 1 to 5", "step"),
        _line("likelihood", "the likelihood, 1 to 5", "step"),
        _line("by", "the role that reviewed it", "role"),
        _line("date", "the day on which it was reviewed", "day"),
        _line("note", "what was looked at"),
    ),
    _HOW_TO_REVIEW,
    left="A risk without a day counts as not reviewed and is left as it is.",
)
ACTIONS = SheetPart(
    "actions",
    "Actions",
    "action",
    tuple(kind.name for kind in KINDS if actions_at(kind.model)),
    (
        _line("done", "the day on which it was done", "day"),
        _line("note", "what came of it"),
        _line("extend_to", "the new day, where it is given longer", "day"),
        _line("by", "the role that agreed to more time", "role"),
        _line("why", "why more time is needed"),
    ),
    _HOW_TO_ACT,
    left="An action of which nothing is filled in is left as it is.",
    nested=True,
    entries=lambda record: {action.id: pointer for pointer, action in placed_actions(record)},
)
ITEMS = SheetPart(
    "items",
    "Decisions on intelligence",
    "decision",
    ("intelligence",),
    (
        _line("decision", "the decision", "choice", words=DECISIONS.words),
        _line("risk", "the risk that it led to", "risk"),
        _line("concern", "the concern that it led to", "concern"),
        _line("referred_to", "the body that it is referred to", "body"),
        _line("owner", "the role that does what is next", "role"),
        _line("follow_up", "when it is looked at again", "day", ahead=True),
        _line("action", "what is done next"),
        _line("note", "why so"),
    ),
    _HOW_TO_DECIDE,
    left="What has no decision counts as not decided and is left as it is.",
    optional=frozenset({"risk", "concern", "referred_to"}),
)
REVIEW = SheetKind("review", (REVIEWS,))
ACT = SheetKind("actions", (ACTIONS,))
INSIGHTS = SheetKind("insights", (ITEMS,), top=("meeting",))
SHEETS = {kind.name: kind for kind in (REVIEW, ACT, INSIGHTS)}


def _choices(line: Blank, reading: Reading) -> Mapping[str, str]:
    """The possible answers, each with its name; none where any text is one."""
    if line.kind == "step":
        return {str(step.score): step.name for step in reading.framework.matrix.axis(line.name)}
    return choices_for(line, reading)


def lines_of(part: SheetPart, reading: Reading) -> tuple[SheetLine, ...]:
    """The lines of a part as its faces have them, each with its possible answers."""
    return tuple(
        SheetLine(
            line.name,
            line.help,
            "day" if line.kind == "day" else "choice" if choices else "text",
            choices,
            line.many,
            line.name in part.optional,
        )
        for line in part.lines
        for choices in [_choices(line, reading)]
    )


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
