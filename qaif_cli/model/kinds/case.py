"""A case: something that came in from outside and started a clock, such as a Regulation 28 report (§3.4, §3.5).

It holds a reference and never a person: no name, no date of birth, nothing of what happened to somebody. It ends
with an answer, with what was learnt shared, and with what shows the effect.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    ActorId,
    AreaId,
    Begins,
    ClockId,
    Day,
    Frozen,
    Line,
    NeverEventId,
    NotBefore,
    OrUnknown,
    ProviderId,
    States,
    Text,
)
from qaif_cli.model.kind import numbered
from qaif_cli.model.record import Action, Agreed, Closure, Entry, Record, Reopenings, SharedWith
from qaif_cli.model.vocabulary import CasePart
from qaif_cli.model.ways import FIXED, GROWS, KEPT, ONCE, kept, named


class CaseExtension(Entry):
    """Whoever set the clock gave longer, and why."""

    due: Annotated[Day, States(due="response"), NotBefore(("date",))] = Field(
        description="The day by which it is to be answered now"
    )
    by: ActorId = Field(description="The role that agreed it with whoever set the clock")
    why: Text = Field(description="Who gave longer, and why")


class CaseAnswer(Frozen):
    """The answer was given: by us, or by the provider whose case we follow."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The day on which it was answered")
    by: ActorId = Field(description="The role that answered for us, or that saw that the provider had")
    note: Text | None = Field(default=None, description="What was answered, in a line")


class FurtherAnswer(Entry):
    """The answer was not enough to whoever had asked, and was given once more; no clock runs for it."""

    by: ActorId = Field(description="The role that answered for us, or that saw that the provider had")
    note: Text = Field(description="What was answered once more, and why the first was not enough")


class CaseSharing(SharedWith):
    """What was learnt was shared with somebody (§3.5)."""

    what: Text = Field(description="What was learnt, in counts and themes")


class CaseEffect(Frozen):
    """What shows that something is better since."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The day on which it was seen")
    by: ActorId = Field(description="The role that saw it")
    evidence: Text = Field(description="What shows it")


class Case(Record):
    """A case on a clock."""

    id: Annotated[str, StringConstraints(pattern=numbered("C-")), kept(by="formerly")] = Field(
        description="C- and four digits", examples=["C-0001"]
    )
    clock: Annotated[ClockId, FIXED] = Field(description="The clock that runs, from the framework's list")
    received: Annotated[Day, Begins(), kept("later")] = Field(
        description="The day on which the clock started, as the clock says"
    )
    reference: Annotated[Line, KEPT] = Field(
        description="The reference under which it is known, never a person's"
    )
    ours: Annotated[CasePart, kept("follow")] = Field(
        description="Whether we are to answer it, or follow a provider's answer"
    )
    providers: Annotated[tuple[ProviderId, ...], named("fewer")] = Field(
        default=(), description="The providers it is about"
    )
    areas: Annotated[tuple[AreaId, ...], named("fewer")] = Field(
        default=(), description="The areas in whose reports it stands"
    )
    printed: Annotated[Day | None, States(due="response"), NotBefore(("received",)), kept("later")] = Field(
        default=None, description="The day by which it is to be answered, where one is printed on it"
    )
    never_event: Annotated[OrUnknown[NeverEventId] | None, kept("gone")] = Field(
        default=None, description="The type of never event, where it is one"
    )
    extensions: Annotated[tuple[CaseExtension, ...], NotBefore(("received",)), GROWS] = Field(
        default=(), description="Each time it was given longer, oldest first"
    )
    drafted: Annotated[Agreed | None, NotBefore(("received",)), ONCE] = Field(
        default=None, description="Filled when there is a draft of the answer"
    )
    answered: Annotated[CaseAnswer | None, NotBefore(("received",)), ONCE] = Field(
        default=None, description="Filled when it is answered, which stops the clock"
    )
    answered_again: Annotated[tuple[FurtherAnswer, ...], NotBefore(("answered", "received")), GROWS] = Field(
        default=(),
        description="Each answer after the first, such as to a complaint that was opened again, oldest first",
    )
    shared: Annotated[tuple[CaseSharing, ...], NotBefore(("received",)), GROWS] = Field(
        default=(), description="With whom what was learnt was shared, oldest first"
    )
    actions: Annotated[tuple[Action, ...], GROWS] = Field(
        default=(), description="What is done about it by us"
    )
    effect: Annotated[CaseEffect | None, NotBefore(("received",)), ONCE] = Field(
        default=None, description="Filled when something shows that it is better since"
    )
    reopened: Reopenings = ()
    closed: Annotated[Closure | None, NotBefore(("received",)), kept(by="reopened")] = Field(
        default=None, description="Filled when nothing is left to do"
    )
