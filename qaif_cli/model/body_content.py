"""What a body's own paper says beside the position of the register: its meetings, and the loop since the last (§4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.agenda import MattersArising, StandingItem
from qaif_cli.model.cases import CaseTally
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.good_practice import PracticeTold
from qaif_cli.model.intelligence_and_meetings import Discussed, IntelligenceState
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.position import CommitmentState, DueItem
from qaif_cli.model.report_content import RiskLine
from qaif_cli.model.self_assessment import AssessmentException
from qaif_cli.model.settings import Body
from qaif_cli.model.situations import SituationsTold
from qaif_cli.model.triangulation import Considered, Triangulated


@dataclass(frozen=True)
class SourceCount:
    """How many pieces of intelligence came from one kind of source.

    Attributes:
        name: The source's name in papers.
        items: How many pieces came in.
        counted: How many events or voices stand behind them, where all say so and the framework says what is
            counted; else None.
        unit: What is counted, in the plural; empty where `counted` is None.
    """

    name: str
    items: int
    counted: int | None
    unit: str


@dataclass(frozen=True)
class ThemeLine:
    """One theme of intelligence in a period.

    Attributes:
        theme: The ID of the theme.
        items: What came in, the newest first.
        sources: From which kinds of source, the most first.
        independent: How many independent sources those are.
        hard: How many pieces are hard intelligence; the others are soft.
        providers: The providers they are about, the most named first.
        before: How many pieces came in in the time of the same length before.
    """

    theme: str
    items: tuple[IntelligenceState, ...]
    sources: tuple[SourceCount, ...]
    independent: int
    hard: int
    providers: tuple[str, ...]
    before: int

    @property
    def soft(self) -> int:
        """How many pieces are soft intelligence."""
        return len(self.items) - self.hard


How = Literal["escalated", "stepped-down", "kept", "opened", "shared", "referred"]
"""How something went somewhere: the first four are decisions on a level."""


@dataclass(frozen=True)
class Sent:
    """A concern or a piece of intelligence that went to a body in a period (§4.5).

    Attributes:
        record: Its ID.
        day: The day.
        to: The ID of the body, or of the provider it was shared with; `unknown` where no body is recorded.
        how: What was done.
        what: In words: the level, or what was referred.
    """

    record: str
    day: date
    to: str
    how: How
    what: str


@dataclass(frozen=True)
class Effect:
    """Something that was learnt or that showed effect in a period (§4.5).

    Attributes:
        record: The ID of the record that tells of it.
        day: The day.
        what: met (an exit criterion), stepped-down or sustained (an improvement, and how it lasts).
        text: In the words of the record.
        lasts: How an improvement will be sustained, in the words of the record; else empty.
    """

    record: str
    day: date
    what: Literal["met", "stepped-down", "sustained"]
    text: str
    lasts: str = ""


@dataclass(frozen=True)
class Lever:
    """A contract lever that was used for a concern, with the support that came before it (§4.3).

    Attributes:
        record: The concern.
        day: The day on which it was used.
        text: What was used.
        before: The supportive steps that the record holds from before that day, oldest first.
    """

    record: str
    day: date
    text: str
    before: tuple[str, ...]


@dataclass(frozen=True)
class AssuranceTaken:
    """Assurance that a body took at a meeting.

    Attributes:
        meeting: The ID of the meeting.
        day: Its day.
        about: What it was about: a record's ID, or a topic in words.
        record: Whether `about` is the ID of a record.
        judgement: The step of the framework's scale.
        decision: What was decided; empty where nothing is recorded.
    """

    meeting: str
    day: date
    about: str
    record: bool
    judgement: str
    decision: str


@dataclass(frozen=True)
class Round:
    """Everything that one body's paper needs since its last meeting.

    Attributes:
        body: The body that the paper is for.
        assurance: The Quality Committee, as the framework names it; None where it names none.
        sqg: The System Quality Group, likewise.
        meeting: The next meeting; None where none is planned.
        last_meeting: The last that was held; None where none is recorded.
        arising: What is left from earlier meetings.
        standing: The standing items that the next meeting takes.
        others: The items of the next meeting that are no intelligence which stands in this paper anyhow.
        due: What is late, or due by the next meeting, of that which stands nowhere else in this paper.
        came_in: The intelligence of the period, the newest first.
        fresh: What nobody has decided on yet, the oldest first, without the early warnings among it.
        warnings: Early warnings without an answer, the oldest first.
        follow_ups: What is to be looked at again by the next meeting, the longest overdue first; not the early
            warnings among it, which stand by themselves.
        sources: How much of the period's intelligence came from which kind of source.
        themes: Its themes.
        voices: What of it is the voice of patients and the public.
        voice_sources: How much of that came from which kind of source.
        triangulated: What independent sources agree on; None where the framework does not say how, and in public,
            where it would rest on half of what is known.
        reported: The indicators that are reported to this body, what needs to be looked at first.
        assessments: The self-assessments that a committee should see, by set and place.
        tabled: When each concern was last on this body's table, by its ID.
        system_risks: Open risks of the system, high ones that several providers share, and those on the next agenda.
        effects: What was learnt or showed effect in the period.
        sent: What went where in the period.
        levers: Contract levers used in the period.
        onward: Meetings of the System Quality Group to report on.
        sqg_met: The last meeting of the System Quality Group; None where none is recorded.
        sqg_meets: Its next; None where none is planned.
        taken: The assurance that the Quality Committee took in the period, or at its last meeting where it took none.
        assurance_met: The last meeting of the Quality Committee; None where none is recorded.
        assurance_meets: Its next; None where none is planned.
        commitments: The open commitments.
        responses: How statutory responses stand.
        situations: What is told of situations.
        practice: What is told of good practice.
    """

    body: Body
    assurance: Body | None
    sqg: Body | None
    meeting: Meeting | None
    last_meeting: Meeting | None
    arising: MattersArising
    standing: tuple[StandingItem, ...]
    others: tuple[AgendaItem, ...]
    due: tuple[DueItem, ...]
    came_in: tuple[IntelligenceState, ...]
    fresh: tuple[IntelligenceState, ...]
    warnings: tuple[IntelligenceState, ...]
    follow_ups: tuple[IntelligenceState, ...]
    sources: tuple[SourceCount, ...]
    themes: tuple[ThemeLine, ...]
    voices: tuple[IntelligenceState, ...]
    voice_sources: tuple[SourceCount, ...]
    triangulated: Triangulated | None
    reported: tuple[IndicatorState, ...]
    assessments: tuple[AssessmentException, ...]
    tabled: Mapping[str, Discussed]
    system_risks: tuple[RiskLine, ...]
    effects: tuple[Effect, ...]
    sent: tuple[Sent, ...]
    levers: tuple[Lever, ...]
    onward: tuple[Meeting, ...]
    sqg_met: Meeting | None
    sqg_meets: Meeting | None
    taken: tuple[AssuranceTaken, ...]
    assurance_met: Meeting | None
    assurance_meets: Meeting | None
    commitments: tuple[CommitmentState, ...]
    responses: CaseTally
    situations: SituationsTold
    practice: PracticeTold

    @property
    def with_news(self) -> tuple[Considered, ...]:
        """The subjects to consider that have intelligence of the period, the most points first."""
        return tuple(item for item in self._considered if self.news_of(item))

    @property
    def without_news(self) -> tuple[Considered, ...]:
        """The subjects to consider on older intelligence alone."""
        return tuple(item for item in self._considered if not self.news_of(item))

    def news_of(self, item: Considered) -> tuple[str, ...]:
        """The IDs of the intelligence of the period that is about something, the oldest first."""
        fresh = {state.item.id for state in self.came_in}
        return tuple(id_ for id_ in item.items if id_ in fresh)

    @property
    def _considered(self) -> tuple[Considered, ...]:
        return self.triangulated.considered if self.triangulated else ()
