"""What every record has, and the entries that several kinds share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from qaif_cli.model.base import (
    ActorId,
    After,
    Begins,
    BodyId,
    Day,
    EntryId,
    Frozen,
    Happens,
    Line,
    NotAfter,
    NotBefore,
    OrUnknown,
    ProviderId,
    RoleId,
    RuleCode,
    States,
    Step,
    Text,
    known,
)
from qaif_cli.model.vocabulary import Nature, Sensitivity
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, ONCE, kept

Corrects = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|unknown)/[1-9][0-9]*$")]


def _as_text(value: Any) -> Any:
    """What a field said, as text, however it was written."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float, date)) else value


Was = Annotated[
    str,
    BeforeValidator(_as_text),
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
]
"""What a field said before, as text."""


class Waiver(Frozen):
    """An agreed exception: a rule that is not applied to this record until a day."""

    whole: ClassVar = FIXED

    rule: RuleCode = Field(
        description="The code of the rule, as `qaif explain` lists it", examples=["ACT002"]
    )
    agreed_on: Annotated[Day, Begins()] = Field(description="The day on which the exception was agreed")
    agreed_by: BodyId = Field(description="The body that agreed it; it must be one that may give assurance")
    until: Annotated[Day, States(due="exception"), NotBefore(("agreed_on",)), kept("later")] = Field(
        description="The last day on which the exception holds"
    )
    why: Text = Field(description="Why the rule is set aside, in one or two sentences")


class FormerOwner(Frozen):
    """A role that owned the record until a day."""

    whole: ClassVar = FIXED

    role: RoleId = Field(description="The role that owned it")
    until: Annotated[Day, Begins(after=True)] = Field(description="The last day on which it did")


class Entry(Frozen):
    """One dated entry of an append-only history.

    An entry that `corrects` an earlier one takes its place; the earlier one stays in the file, out of
    every count, and the correction may carry the true date of what it corrects.
    """

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The day on which it happened")
    corrects: Corrects | None = Field(
        default=None,
        description="The entry this one puts right: its date and its place in the list, counted from 1",
        examples=["2026-05-04/3"],
    )


class SharedWith(Entry):
    """Something was shared with a provider, with a body, or with both."""

    with_provider: ProviderId | None = Field(default=None, description="The provider it was shared with")
    with_body: BodyId | None = Field(default=None, description="The body it was shared with")

    @model_validator(mode="after")
    def _with_somebody(self) -> Self:
        if not (self.with_provider or self.with_body):
            raise ValueError("it is shared with somebody: `with_provider`, `with_body`, or both")
        return self


class Amendment(Entry):
    """A field that says something else from this day on, and what it said before."""

    field: Line = Field(
        description="Which field, by the names that lead to it", examples=["target/by", "actions/A2/owner"]
    )
    was: Was = Field(description="What it said before, as the file had it")
    by: ActorId | None = Field(default=None, description="The role that changed it")
    why: Text | None = Field(
        default=None, description="Why; needed where it puts right what was said for ever"
    )


class MatrixScore(Frozen):
    """A score by the risk matrix, of what is no risk of the register."""

    whole: ClassVar = FIXED

    consequence: Step = Field(description="Consequence, 1 to 5")
    likelihood: Step = Field(description="Likelihood, 1 to 5")

    @property
    def score(self) -> int:
        """Consequence × likelihood."""
        return self.consequence * self.likelihood


class Record(Frozen):
    """The base of every record."""

    id: Annotated[Line, kept(by="formerly")] = Field(
        description="The name of the record and of its file; never used again for another"
    )
    title: Annotated[Line, NAMED] = Field(description="What it is, in one line")
    owner: Annotated[OrUnknown[RoleId], kept(by="previous_owners")] = Field(
        description="The role that answers for it"
    )
    sensitivity: Annotated[Sensitivity, kept("public")] = Field(
        default="private", description="`private` unless said `public`"
    )
    previous_owners: Annotated[tuple[FormerOwner, ...], GROWS] = Field(
        default=(), description="Who owned it before, oldest first"
    )
    waivers: Annotated[tuple[Waiver, ...], NotBefore(("opened", "levels", "received")), NAMED] = Field(
        default=(), description="Agreed exceptions, each with its last day"
    )
    formerly: Annotated[tuple[Line, ...], GROWS] = Field(
        default=(), description="IDs under which older papers know it"
    )
    amended: Annotated[tuple[Amendment, ...], GROWS] = Field(
        default=(), description="What fields said before that have no history of their own, oldest first"
    )
    extra: Annotated[dict[str, Any], NAMED] = Field(
        default_factory=dict, description="The organisation's own fields, declared in the framework"
    )

    def formerly_as(self, name: str, was: str = "") -> tuple[str, ...]:
        """What `formerly` says once it is called otherwise; a name that it has again is no former one.

        Args:
            name: The ID or title that it gets.
            was: The one that it had; its ID where none is said.
        """
        names = dict.fromkeys((*self.formerly, was or self.id))
        return tuple(former for former in names if former != name)

    def owner_on(self, day: date) -> str:
        """The role that owned the record on a day, or `unknown`."""
        later = [former for former in self.previous_owners if day <= former.until]
        return min(later, key=lambda former: former.until).role if later else self.owner


class Extension(Frozen):
    """A due date moved later, and why."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins(), NotBefore(("added",)), NotAfter(("done",))] = Field(
        description="The day on which it was moved"
    )
    due: Annotated[Day, States(due="action"), NotBefore(("date",))] = Field(description="The new due date")
    by: ActorId = Field(description="The role that agreed to it")
    why: Text = Field(description="Why more time was needed")


class Action(Frozen):
    """Something that a role does by a day."""

    id: Annotated[EntryId, FIXED] = Field(description="Its name inside the record", examples=["A1"])
    title: Annotated[Line, KEPT] = Field(description="What will be done")
    owner: Annotated[OrUnknown[RoleId], KEPT] = Field(description="The role that does it")
    due: Annotated[OrUnknown[Day], States(due="action", done="done"), NotBefore(("added", "date")), ONCE] = (
        Field(description="The day by which it is done, as first agreed")
    )
    added: Annotated[Day | None, Begins(), NotBefore(("date",)), ONCE] = Field(
        default=None, description="The day on which it was agreed"
    )
    extensions: Annotated[tuple[Extension, ...], GROWS] = Field(
        default=(), description="Each time it was given longer, oldest first"
    )
    done: Annotated[Day | None, Happens(), NotBefore(("added", "date")), ONCE] = Field(
        default=None, description="The day on which it was done"
    )
    note: Annotated[Text | None, After("done"), KEPT] = Field(default=None, description="What came of it")

    def due_on(self, day: date) -> date | None:
        """The day by which it was due as known on a day, with every extension so far; None where unknown."""
        place = self.extended_on(day)
        return known(self.due) if place is None else self.extensions[place].due

    def extended_on(self, day: date) -> int | None:
        """The place of the extension in force on a day: that of the latest date; None where there is none yet."""
        given = [(entry.date, place) for place, entry in enumerate(self.extensions) if entry.date <= day]
        return max(given)[1] if given else None

    def late_on(self, day: date) -> bool:
        """Whether it was open and past its day."""
        due = self.due_on(day)
        return not (self.done and self.done <= day) and due is not None and due < day


class Insight(Frozen):
    """What the intelligence says, and where it comes from (§4.4)."""

    whole: ClassVar = FIXED

    text: Text = Field(description="What it tells us")
    source: Text = Field(
        description="Where it comes from: complaints, PALS, alerts, incidents or another channel"
    )
    nature: Nature = Field(description="Hard (measured) or soft (heard and seen) intelligence")


class Update(Entry):
    """An update in the framework's own reporting shape: insight, involvement, improvement (§4.4)."""

    by: ActorId = Field(description="The role that gives the update")
    recorded_by: ActorId | None = Field(default=None, description="The role that typed it, if another")
    insight: tuple[Insight, ...] = Field(
        default=(), description="What the intelligence says, each with its source"
    )
    involvement: Text | None = Field(
        default=None, description="What is under way to improve and to mitigate risk"
    )
    improvement: Text | None = Field(default=None, description="What that work achieves or hopes to achieve")
    sustained_by: Text | None = Field(default=None, description="How the improvement will be sustained")


class Closure(Frozen):
    """The end of a record's life; the file stays."""

    whole: ClassVar = ONCE

    date: Annotated[Day, Begins()] = Field(description="The day on which it was closed")
    by: OrUnknown[ActorId] = Field(description="The role that closed it")
    reason: OrUnknown[Text] = Field(description="Why it could be closed")
    forum: BodyId | None = Field(default=None, description="The body at which it was agreed")


class Reopening(Entry):
    """The record was opened again; the closing that this ended stays with it."""

    by: ActorId = Field(description="The role that opened it again")
    why: Text = Field(description="Why it is open again")
    forum: BodyId | None = Field(default=None, description="The body at which it was agreed")
    closed: Annotated[Closure, NotAfter(("date",)), NotBefore(("opened", "levels", "received"))] = Field(
        description="The closing that this ended, as it was"
    )


Reopenings = Annotated[
    tuple[Reopening, ...],
    Field(description="Each time it was opened again, oldest first, with what had closed it"),
    GROWS,
]


class Agreed(Frozen):
    """Who agreed to something, and on which day."""

    whole: ClassVar = KEPT

    date: Annotated[Day, Begins()] = Field(description="The day")
    by: ActorId = Field(description="The role")


class Former(Frozen):
    """An agreement that held until a later one took its place."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins(), NotBefore(("opened",)), NotAfter(("date", "agreed"))] = Field(
        description="The day"
    )
    by: ActorId | None = Field(default=None, description="The role")


FormerOnes = Annotated[
    tuple[Former, ...], Field(description="Those before, oldest first; each held until the next"), GROWS
]


class LastAgreed(Agreed):
    """Who agreed to something last, and who did before."""

    whole: ClassVar = kept(by="earlier")

    earlier: FormerOnes = ()
