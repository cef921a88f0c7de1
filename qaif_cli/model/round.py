"""What a body's own paper says beside the position of the register: its meetings, and the loop since the last (§4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qaif_cli.model.agenda import MattersArising, StandingItem
from qaif_cli.model.kinds.meeting import Item, Meeting
from qaif_cli.model.lines import RiskLine
from qaif_cli.model.loop import Discussed, IntelligenceState
from qaif_cli.model.loop_lines import Effect, Lever, Sent, SourceCount, Taken, ThemeLine
from qaif_cli.model.position import CommitmentState, DueItem
from qaif_cli.model.settings import Body
from qaif_cli.model.triangulation import Triangulated


@dataclass(frozen=True)
class Round:
    """One turn of the loop, for one body.

    Attributes:
        body: The body that the paper is for.
        assurance: The Quality Committee, as the framework names it; None where it names none.
        sqg: The System Quality Group, likewise.
        meeting: The next meeting; None where none is planned.
        last_meeting: The last that was held; None where none is recorded.
        arising: What is left from earlier meetings.
        standing: The standing items that the next meeting takes.
        others: The items of the next meeting that are no intelligence which stands in this paper anyhow.
        due: What is late, or due by the next meeting.
        came_in: The intelligence of the period, the newest first.
        fresh: What nobody has decided on yet, the oldest first, without the early warnings among it.
        warnings: Early warnings without an answer, the oldest first.
        follow_ups: What is to be looked at again by the next meeting, the longest overdue first.
        sources: How much of the period's intelligence came from which kind of source.
        themes: Its themes.
        voices: What of it is the voice of patients and the public.
        voice_sources: How much of that came from which kind of source.
        triangulated: What independent sources agree on; None where the framework does not say how, and in public,
            where it would rest on half of what is known.
        tabled: When each concern was last on this body's table, by its ID.
        system_risks: Open risks of the system, and high ones that several providers share.
        effects: What was learnt or showed effect in the period.
        sent: What went where in the period.
        levers: Contract levers used in the period.
        onward: Meetings of the System Quality Group to report on.
        taken: The assurance that the Quality Committee took in the period.
        commitments: The open commitments.
    """

    body: Body
    assurance: Body | None
    sqg: Body | None
    meeting: Meeting | None
    last_meeting: Meeting | None
    arising: MattersArising
    standing: tuple[StandingItem, ...]
    others: tuple[Item, ...]
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
    tabled: Mapping[str, Discussed]
    system_risks: tuple[RiskLine, ...]
    effects: tuple[Effect, ...]
    sent: tuple[Sent, ...]
    levers: tuple[Lever, ...]
    onward: tuple[Meeting, ...]
    taken: tuple[Taken, ...]
    commitments: tuple[CommitmentState, ...]
