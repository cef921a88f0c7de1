"""The kinds of sheet as a table: the parts of each, the lines of a part, and its instructions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Blank
from qaif_cli.flow.request import Reading
from qaif_cli.flow.sheets import instructions
from qaif_cli.flow.writing.answers import choices_for
from qaif_cli.model.inside import actions_at, placed_actions
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.sheet import SheetLine
from qaif_cli.model.vocabulary import BASES, COMMITMENT_STATUSES, DECISIONS, NATURES, POSITIONS
from qaif_cli.model.words import listed

NEW_ITEMS = ("new-1", "new-2", "new-3")
"""The names of items that were not on the agenda."""
_OTHER = {"": "", "_2": ", second", "_3": ", third"}


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
        holds: Whether what is recorded already stands in its lines.
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
    holds: bool = False

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
    instructions.HOW_TO_REVIEW,
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
        _line("extend_to", "the new day, where it is given longer", "day", ahead=True),
        _line("by", "the role that agreed to more time", "role"),
        _line("why", "why more time is needed"),
    ),
    instructions.HOW_TO_ACT,
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
    instructions.HOW_TO_DECIDE,
    left="What has no decision counts as not decided and is left as it is.",
    optional=frozenset({"risk", "concern", "referred_to"}),
)
HELD = SheetPart(
    "held",
    "The meeting",
    "meeting",
    ("meeting",),
    (
        _line("chaired_by", "the role that chaired it", "role"),
        _line("attended", "the roles that attended it", "role", many=True),
        _line("partners", "who else was there, as organisations and roles, never by name"),
    ),
    instructions.HOW_IT_WAS_HELD,
    left="Until it is said who chaired it, the meeting does not count as held.",
    holds=True,
)
MINUTES = SheetPart(
    "minutes",
    "Minutes",
    "item",
    ("meeting",),
    (
        _line("topic", "what it was about, where it was not on the agenda"),
        _line("minute", "what was said, in a few sentences"),
        _line("decision", "what was decided or asked for"),
        _line("assurance", "the assurance that the body took", "judgement"),
        _line("next_decision", "for a concern: when its level is decided on again", "day", ahead=True),
        _line("action", "what will be done"),
        _line("owner", "the role that does it", "role"),
        _line("due", "the day by which it is done", "day", ahead=True),
    ),
    instructions.HOW_TO_MINUTE,
    left="An item of which nothing new is filled in is left as it is.",
    nested=True,
    entries=lambda record: {item.id: "" for item in record.items} | dict.fromkeys(NEW_ITEMS, ""),
    holds=True,
)
RETURN = SheetPart(
    "return",
    "Update of the area",
    "update",
    ("area",),
    (
        _line("date", "the day that the return is of", "day"),
        _line("by", "the role that gives it", "role"),
        *(
            line
            for number in ("", "_2", "_3")
            for line in (
                _line(f"insight{number}", f"what the intelligence says{_OTHER[number]}"),
                _line(f"source{number}", f"where that comes from{_OTHER[number]}"),
                _line(
                    f"nature{number}",
                    f"measured, or heard and seen{_OTHER[number]}",
                    "choice",
                    words=NATURES.words,
                ),
            )
        ),
        _line("involvement", "what is under way to improve and to mitigate risk"),
        _line("improvement", "what that work achieves or hopes to achieve"),
        _line("sustained_by", "how the improvement will be sustained"),
        _line("judgement", "the assurance judgement on the area", "judgement"),
        _line("why", "why this step and not the next"),
        _line("basis", "the provider's account, checked by us, or independent", "choice", words=BASES.words),
    ),
    instructions.HOW_TO_RETURN,
    left="Without a day the whole return counts as not given.",
)
DUTIES = SheetPart(
    "duties",
    "Statutory duties",
    "position",
    ("area",),
    (
        _line("position", "where we stand", "choice", words=POSITIONS.words),
        _line("evidence", "what shows it"),
        _line("gap", "what is missing, where it is not wholly met"),
    ),
    instructions.HOW_TO_ANSWER,
    left="A duty without a position is left as it is.",
    nested=True,
    entries=lambda record: {duty.id: "" for duty in record.duties},
)
COMMITMENTS = SheetPart(
    "commitments",
    "Commitments",
    "status",
    ("commitment",),
    (
        _line("status", "where it stands", "choice", words=COMMITMENT_STATUSES.words),
        _line("involvement", "what is under way"),
        _line("improvement", "what it achieves or hopes to achieve"),
        _line("sustained_by", "how that will be sustained"),
    ),
    instructions.HOW_TO_STAND,
    left="A commitment without a status is left as it is.",
)
FIGURES = SheetPart(
    "figures",
    "Figures of indicators",
    "figure",
    ("indicator",),
    (
        _line("date", "the last day of the period that the figure is of", "day"),
        _line("value", "the figure, without its unit", "number"),
        _line("missing", "why there is no figure"),
        _line("note", "what to mind when reading it"),
    ),
    instructions.HOW_TO_FIGURE,
    left="An indicator without a day is left as it is.",
)
GROUPS = SheetPart(
    "groups",
    "Figures of groups of people",
    "figure of a group",
    ("indicator",),
    (
        *FIGURES.lines[:2],
        _line("out_of", "how many people or events the figure rests on", "count"),
        *FIGURES.lines[2:],
    ),
    instructions.HOW_TO_FIGURE_GROUPS,
    left="A group without a day is left as it is.",
    nested=True,
    entries=lambda record: {cut.id: "" for cut in record.cuts},
)
AREAS = SheetPart(
    "areas",
    "Areas",
    "area",
    ("area",),
    (
        _line("owner", "the role that answers for it", "role"),
        _line("lead", "the role that leads on quality here and writes the update", "role"),
        _line("commitments", "the role that owns each of its commitments that is given no other", "role"),
    ),
    instructions.HOW_TO_OWN,
    left="What is not known yet stays empty.",
)
OWNERS = SheetPart(
    "owners",
    "Commitments and self-assessments",
    "owner",
    tuple(kind.name for kind in KINDS if kind.name != "area"),
    (_line("owner", "the role that answers for it", "role"),),
    "Write after `owner:` the role that answers for it.\n{left}",
    left="What is not known yet stays empty.",
)
UNDONE = SheetPart(
    "undone",
    "Actions nobody has yet",
    "action",
    ACTIONS.of,
    (
        _line("owner", "the role that does it", "role"),
        _line("due", "the day by which it is done", "day", ahead=True),
    ),
    "Write after `owner:` the role that does it, and after `due:` the day by which it is done.\n{left}",
    left="What is not known yet stays empty.",
    nested=True,
    entries=ACTIONS.entries,
)
RETURNS = SheetPart(
    "returns",
    "Returns of providers",
    "return",
    ("provider",),
    (
        _line("due", "the day by which it is to come", "day", ahead=True),
        _line("received", "the day on which it came", "day"),
        _line("answered", "the day on which it was answered", "day"),
        _line("by", "the role that answered it", "role"),
        _line("decision", "what was decided"),
        _line("body", "the body that decided on the answer", "body"),
    ),
    instructions.HOW_TO_RECEIVE,
    left="A provider of which nothing is filled in is left as it is.",
)
REVIEW = SheetKind("review", (REVIEWS,))
ACT = SheetKind("actions", (ACTIONS,))
INSIGHTS = SheetKind("insights", (ITEMS,), top=("meeting",))
MINUTE = SheetKind("minutes", (HELD, MINUTES))
AREA_RETURN = SheetKind("return", (RETURN, DUTIES, COMMITMENTS, FIGURES, GROUPS, REVIEWS, ACTIONS))
FIRST_WEEK = SheetKind("first-week", (AREAS, OWNERS, UNDONE))
ROUND = SheetKind("round", (RETURNS,), top=("framework", "period"))
SHEETS = {kind.name: kind for kind in (REVIEW, ACT, INSIGHTS, MINUTE, AREA_RETURN, FIRST_WEEK, ROUND)}


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


def chosen(flags: Mapping[str, bool | str]) -> tuple[str, str]:
    """Which sheet is meant, and what it is about, by the flags that were said.

    Args:
        flags: For each flag without its dashes, whether it was said, or what was said with it.

    Raises:
        QaifError: unless it is exactly one.
    """
    said = {name: given for name, given in flags.items() if given}
    if len(said) != 1:
        raise QaifError("A sheet is for one thing.", f"Say {listed([f'--{name}' for name in flags], 'or')}.")
    ((name, given),) = said.items()
    return _BY_FLAG.get(name, name), given if isinstance(given, str) else ""


_BY_FLAG = {"area": AREA_RETURN.name}
