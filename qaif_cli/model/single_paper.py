"""What a paper on one record says, before it is words: the page of one provider, and the minutes of one meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.body_content import SourceCount
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.kinds.concern import Support
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.kinds.provider import Cqc, CqcRating, InvolvedAssurance, Visit
from qaif_cli.model.membership import Presence
from qaif_cli.model.not_known import NotKnown
from qaif_cli.model.position import CommitmentState, DueItem, ProviderState
from qaif_cli.model.rated import RatedQuestion
from qaif_cli.model.record import Action
from qaif_cli.model.report_content import ConcernLine, RiskLine
from qaif_cli.model.settings import Body
from qaif_cli.model.standing import ProviderStanding


@dataclass(frozen=True)
class NamedRisk:
    """A risk that names the provider, and whether it scores so high that papers tell it in a table."""

    line: RiskLine
    high: bool


@dataclass(frozen=True)
class AboutProvider:
    """What is known of one provider.

    Attributes:
        state: The provider on the day.
        cqc: Its registration; None where that is not known.
        questions: What it is rated, overall first; none where it was never looked up.
        checks: Each time its rating was looked up, oldest first.
        services: The last rating of each service or location that was rated by itself.
        standing: What it stands under, and its returns.
        visits: The insight visits since the earlier day, the newest first; without one, the last that there was.
        earlier_visits: The days of the others, the newest first.
        assurance: How the organisation takes part in its assurance, the newest first.
        concerns: The open concerns about its services, the highest level first.
        past: Those that are closed: title and day.
        risks: The open risks that name it, the highest first.
        came_in: What came in about it since the earlier day, by kind of source.
        decided: What came in before, and was decided on since.
        sources: How much came in from each kind of source.
        levers: The levers of its contract that were used, the newest first, each with the concern.
        actions: The open actions that are late, and those of its concerns, the soonest first.
        more_actions: Those of its risks and indicators that are not late.
        late: What else is late of them.
        not_known: What is not known of them.
        confirmed: When each of its areas last confirmed it at the lowest level, by the area's ID.
        indicators: The indicators that name it and are still kept: of concern, then failing, then the others.
        commitments: The open commitments that these measure.
    """

    state: ProviderState
    cqc: Cqc | None
    questions: tuple[RatedQuestion, ...]
    checks: tuple[CqcRating, ...]
    services: tuple[tuple[str, CqcRating], ...]
    standing: ProviderStanding
    visits: tuple[Visit, ...]
    earlier_visits: tuple[date, ...]
    assurance: tuple[InvolvedAssurance, ...]
    concerns: tuple[ConcernLine, ...]
    past: tuple[tuple[str, date], ...]
    risks: tuple[NamedRisk, ...]
    came_in: tuple[IntelligenceState, ...]
    decided: tuple[IntelligenceState, ...]
    sources: tuple[SourceCount, ...]
    levers: tuple[tuple[str, Support], ...]
    actions: tuple[DueItem, ...]
    more_actions: tuple[DueItem, ...]
    late: tuple[DueItem, ...]
    not_known: tuple[NotKnown, ...]
    confirmed: tuple[tuple[str, date], ...]
    indicators: tuple[IndicatorState, ...]
    commitments: tuple[CommitmentState, ...]


@dataclass(frozen=True)
class MinutedAction:
    """An action in the minutes.

    Attributes:
        due: The day by which it is due as last agreed; None where that is not known.
        late: Whether it was past that day and not done.
    """

    action: Action
    due: date | None
    late: bool


@dataclass(frozen=True)
class Minutes:
    """The minutes of a meeting.

    Attributes:
        parts: The items of the public part and of the private one, each with its word; a part without items is not there.
        others: The roles that attended beside the chair.
        presence: Who of the members was there, and whether that was enough to decide.
        next: The body's next meeting that is not called off; None where none is planned.
    """

    meeting: Meeting
    body: Body
    parts: tuple[tuple[str, tuple[AgendaItem, ...]], ...]
    others: tuple[str, ...]
    presence: Presence
    actions: tuple[MinutedAction, ...]
    next: Meeting | None
