"""What is so on a day: the state of every record, derived from its dated histories and never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.cases import CaseState
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.intelligence_and_meetings import IntelligenceState, MeetingState
from qaif_cli.model.kinds.area import Area, AreaUpdate, Duty, DutyPosition
from qaif_cli.model.kinds.commitment import Commitment, CommitmentUpdate
from qaif_cli.model.kinds.concern import Concern, LevelChange, NextDecision
from qaif_cli.model.kinds.provider import CqcRating, Provider
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.self_assessment import AssessmentState
from qaif_cli.model.vocabulary import DueKind

ReviewOutcome = Literal["on-time", "late", "missed", "awaited"]


@dataclass(frozen=True)
class Month:
    """One calendar month in which a risk of 15 or above had to be reviewed by its owner (§4.4).

    Attributes:
        first: The first day of the month.
        due: The day by which the review was due in it.
        reviewed: The day of the owner's first review in it, or None.
        outcome: on-time; late (reviewed after the due day, or due and not yet reviewed); missed
            (the month passed without a review); awaited (not due yet).
    """

    first: date
    due: date
    reviewed: date | None
    outcome: ReviewOutcome


@dataclass(frozen=True)
class RiskState:
    """A risk on a day.

    Attributes:
        current: The review that gives the score.
        initial_score: The score of the first review.
        target_score: The score aimed for; None where unknown.
        high_since: Since when the score is 15 or above without a break; None where it is below.
        last_reviewed: The day of the last review by anyone; None where unknown.
        review_due: The day by which the framework wants the next review; None where it sets no interval.
        days_late: Days past that day; 0 where it is not late.
        months: The monthly reviews that were owed up to the day.
    """

    risk: Risk
    owner: str
    current: Review
    band: str
    initial_score: int
    target_score: int | None
    closed: bool
    high_since: date | None
    last_reviewed: date | None
    review_due: date | None
    days_late: int
    months: tuple[Month, ...]

    @property
    def score(self) -> int:
        """Consequence × likelihood on the day."""
        return self.current.score


@dataclass(frozen=True)
class ConcernState:
    """A concern on a day.

    Attributes:
        current: The decision that gives the level.
        since: Since when it has been at that level without a break.
        changes: The decisions up to the day, oldest first.
        exits_met: How many criteria for the next step down are met.
        exits: How many there are.
        next_decision: When the level is decided on again; None where none is named, or none since that one was taken.
        decided: The decision on the level that was named last, where it was taken; else None.
    """

    concern: Concern
    current: LevelChange
    since: date
    order: int
    changes: tuple[LevelChange, ...]
    exits_met: int
    exits: int
    next_decision: NextDecision | None
    decided: NextDecision | None
    closed: bool

    @property
    def level(self) -> str:
        """The level on the day."""
        return self.current.level


@dataclass(frozen=True)
class DutyState:
    """A statutory duty on a day: its last position, or None where none was given."""

    duty: Duty
    latest: DutyPosition | None


@dataclass(frozen=True)
class AreaState:
    """An area on a day.

    Attributes:
        update: The last update.
        judged: The last update that carries a judgement.
        duties: Every duty with its last position.
        confirmed: When each provider's routine position was last confirmed.
    """

    area: Area
    update: AreaUpdate | None
    judged: AreaUpdate | None
    duties: tuple[DutyState, ...]
    confirmed: Mapping[str, date]


@dataclass(frozen=True)
class CommitmentState:
    """A commitment on a day.

    Attributes:
        update: Its own last update.
        reported: The day it was last reported on, by itself or by its area's update.
        status: The status of its last own update; `unknown` where there is none.
    """

    commitment: Commitment
    update: CommitmentUpdate | None
    reported: date | None
    status: str
    closed: bool


@dataclass(frozen=True)
class ProviderState:
    """A provider on a day.

    Attributes:
        rating: What its regulatory status was when last checked.
        graded: The last rating that is a grade; None where there is none.
        held: The open concerns about its services, the highest level first.
    """

    provider: Provider
    rating: CqcRating | None
    graded: CqcRating | None
    held: tuple[ConcernState, ...]
    closed: bool

    @property
    def highest(self) -> ConcernState | None:
        """The concern that gives its level; None where none is open."""
        return self.held[0] if self.held else None

    @property
    def level(self) -> str | None:
        """The highest level of an open concern about one of its services; None where there is none."""
        return self.highest.level if self.highest else None

    def in_area(self, area: str) -> ConcernState | None:
        """The concern that gives its level in one area; None where none is open there."""
        return next((state for state in self.held if state.concern.subject.area == area), None)

    def raised_elsewhere(self, area: str) -> ConcernState | None:
        """The concern of another area by which it is held above the lowest level and higher than in one area; None where it is not."""
        here, highest = self.in_area(area), self.highest
        if highest is None or highest.order <= max(1, here.order if here else 1):
            return None
        return highest


@dataclass(frozen=True)
class Position:
    """Every record that existed on a day, by ID."""

    day: date
    risks: Mapping[str, RiskState]
    concerns: Mapping[str, ConcernState]
    areas: Mapping[str, AreaState]
    commitments: Mapping[str, CommitmentState]
    providers: Mapping[str, ProviderState]
    indicators: Mapping[str, IndicatorState]
    intelligence: Mapping[str, IntelligenceState]
    cases: Mapping[str, CaseState]
    meetings: Mapping[str, MeetingState]
    assessments: Mapping[str, AssessmentState]


@dataclass(frozen=True)
class Movement:
    """What differs between two positions, as IDs.

    Attributes:
        since: The earlier day.
        new_risks: Opened since then.
        closed_risks: Closed since then.
        risen: Open then and now, with a higher score.
        fallen: Open then and now, with a lower score.
        escalated: Concerns that are new above the lowest level, or moved up.
        stepped_down: Concerns that moved down.
        judgements: Areas whose judgement differs.
    """

    since: date
    new_risks: tuple[str, ...]
    closed_risks: tuple[str, ...]
    risen: tuple[str, ...]
    fallen: tuple[str, ...]
    escalated: tuple[str, ...]
    stepped_down: tuple[str, ...]
    judgements: tuple[str, ...]


@dataclass(frozen=True)
class DueItem:
    """Something that a role owes by a day.

    Attributes:
        record: The ID of the record.
        kind: What kind of thing it is.
        title: What is owed, in words; the title of the action or the text of the exit criterion.
        owner: The role, or `unknown`.
        due: The day; None where no day is set.
        days_late: Days past it; 0 where it is not late.
        entry: The ID of the action or exit criterion in the record; empty where the record itself owes it.
        rule: The code of the rule, for an agreed exception that ends.
        at: The JSON pointer of the day, where it stands in the record itself.
        slot: What tells it from others of its kind in its record, whatever it is called and by whichever day it is due.
    """

    record: str
    kind: DueKind
    title: str
    owner: str
    due: date | None
    days_late: int
    entry: str = ""
    rule: str = ""
    at: str = ""
    slot: str = ""

    @property
    def what(self) -> str:
        """What is owed, as it is printed: `A2: Retrain the staff`."""
        return f"{self.entry}: {self.title}" if self.entry else self.title

    @property
    def key(self) -> tuple[str, str, date | None]:
        """What makes it the same one among the due items of its record in two versions, however it is worded."""
        return self.kind, self.entry or self.rule, self.due

    @property
    def lasting(self) -> tuple[str, ...]:
        """What makes it the same one for ever, on whichever day it is due: a calendar knows it by that."""
        return self.record, self.kind, self.entry, self.rule, self.slot


@dataclass(frozen=True)
class Consideration:
    """Something for a body to consider; the framework ties no score to a level (mark P).

    Attributes:
        record: The ID of the record it is about.
        direction: up or down.
        why: In words.
    """

    record: str
    direction: Literal["up", "down"]
    why: str
