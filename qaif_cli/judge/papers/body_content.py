"""Gather one turn of the loop for a body: its meetings, what came in, what was decided, what went where (§4.3)."""

from __future__ import annotations

from datetime import date

from qaif_cli.judge.calendar import day_before
from qaif_cli.judge.meetings.agenda import due_before, last_meeting, matters_arising, next_meeting
from qaif_cli.judge.meetings.business_cycle import standing_items
from qaif_cli.judge.papers.intelligence_received import by_source, by_theme, came_in, voices
from qaif_cli.judge.papers.onward_reporting import effects, levers, sent, taken
from qaif_cli.judge.papers.report_content import indicator_order
from qaif_cli.judge.state.intelligence_and_meetings import discussions_of, held_meetings
from qaif_cli.judge.state.self_assessment import by_exception
from qaif_cli.judge.triangulation.signals import signals
from qaif_cli.judge.triangulation.triangulate import triangulate
from qaif_cli.model.body_content import Round, Taken
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.intelligence_and_meetings import Discussed, IntelligenceState
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.position import CommitmentState, DueItem
from qaif_cli.model.report_content import Brief, RiskLine
from qaif_cli.model.settings import Body
from qaif_cli.model.triangulation import Triangulated


def gather_round(brief: Brief, body: Body) -> Round:
    """One turn of the loop.

    Args:
        brief: The position of the register, for this body's paper; it names the period.
        body: The body.
    """
    now, framework, day, since = brief.now, brief.framework, brief.day, brief.since
    meeting = next_meeting(now, body.id)
    until = meeting.date if meeting else day
    items = came_in(brief.position, since)
    heard = voices(items, framework)
    earlier = came_in(brief.position, since - (day - since), since)
    fresh, warnings, follow_ups = _fresh(brief), _warnings(brief), _follow_ups(brief, until)
    told = {state.item.id for state in (*fresh, *warnings, *follow_ups)}
    assurance, sqg = framework.body_for("assurance"), framework.body_for("system-quality")
    return Round(
        body=body,
        assurance=assurance,
        sqg=sqg,
        meeting=meeting,
        last_meeting=last_meeting(now, body.id),
        arising=matters_arising(now, body.id, meeting),
        standing=standing_items(now, meeting) if meeting else (),
        others=tuple(item for item in meeting.items if item.record not in told) if meeting else (),
        due=_due(brief, meeting, told),
        came_in=items,
        fresh=fresh,
        warnings=warnings,
        follow_ups=follow_ups,
        sources=by_source(items, framework),
        themes=by_theme(items, framework, earlier),
        voices=heard,
        voice_sources=by_source(heard, framework),
        triangulated=_triangulated(brief),
        reported=_reported(brief, body.id),
        assessments=by_exception(now),
        tabled=_tabled(brief, body.id),
        system_risks=_of_the_system(brief, meeting),
        effects=effects(now, since),
        sent=sent(now, since),
        levers=levers(now, since),
        onward=_onward(brief, sqg),
        sqg_met=_met(brief, sqg),
        sqg_meets=_meets(brief, sqg),
        taken=_taken(brief, assurance),
        assurance_met=_met(brief, assurance),
        assurance_meets=_meets(brief, assurance),
        commitments=_open_commitments(brief),
    )


def _due(brief: Brief, meeting: Meeting | None, told: set[str]) -> tuple[DueItem, ...]:
    """What is late, or due by the meeting, and is not told elsewhere."""
    if meeting is None:
        return ()
    owed = due_before(brief.now, meeting)
    return tuple(item for item in owed if item.record not in told)


def _open_commitments(brief: Brief) -> tuple[CommitmentState, ...]:
    return tuple(
        state
        for state in brief.position.commitments.values()
        if not state.closed and state.commitment.type == "commitment"
    )


def _fresh(brief: Brief) -> tuple[IntelligenceState, ...]:
    found = [
        state
        for state in brief.position.intelligence.values()
        if state.standing == "new" and not state.item.early_warning
    ]
    return tuple(sorted(found, key=lambda state: (state.item.date, state.item.id)))


def _warnings(brief: Brief) -> tuple[IntelligenceState, ...]:
    found = [
        state
        for state in brief.position.intelligence.values()
        if state.item.early_warning and not state.answered
    ]
    return tuple(sorted(found, key=lambda state: (state.item.date, state.item.id)))


def _follow_ups(brief: Brief, until: date) -> tuple[IntelligenceState, ...]:
    found = [
        state
        for state in brief.position.intelligence.values()
        if state.follow_up is not None
        and state.follow_up <= until
        and (state.answered or not state.item.early_warning)
    ]
    return tuple(sorted(found, key=lambda state: (state.follow_up or until, state.item.id)))


def _tabled(brief: Brief, body: str) -> dict[str, Discussed]:
    """When each record was last on a body's table."""
    told = discussions_of(brief.now)
    return {
        record: last
        for record, entries in told.items()
        if (last := next((entry for entry in reversed(entries) if entry.body == body), None))
    }


def _of_the_system(brief: Brief, meeting: Meeting | None) -> tuple[RiskLine, ...]:
    """Open risks whose `whose` is the system, high ones that name several providers, and those on the next agenda."""
    tabled = {item.record for item in meeting.items} if meeting else set()
    return tuple(
        line
        for line in brief.risks
        if line.state.risk.whose == "system"
        or line.state.risk.id in tabled
        or (line.state.score >= brief.framework.high_score and len(line.state.risk.providers) > 1)
    )


def _onward(brief: Brief, sqg: Body | None) -> tuple[Meeting, ...]:
    """The meetings of the System Quality Group that were held since the Committee last met."""
    last = last_meeting(brief.now, brief.body)
    first = last.date if last else brief.since
    held = held_meetings(brief.now, sqg.id) if sqg else ()
    return tuple(meeting for meeting in held if meeting.date > first)


def _met(brief: Brief, body: Body | None) -> Meeting | None:
    return last_meeting(brief.now, body.id) if body else None


def _meets(brief: Brief, body: Body | None) -> Meeting | None:
    return next_meeting(brief.now, body.id) if body else None


def _taken(brief: Brief, body: Body | None) -> tuple[Taken, ...]:
    """The assurance that a body took in the period; where it took none, that of its last meeting."""
    if body is None:
        return ()
    last = last_meeting(brief.now, body.id)
    first = min(brief.since, day_before(last.date)) if last else brief.since
    found = taken(brief.now, body.id, first)
    return tuple(item for item in found if item.day > brief.since) or found


def _reported(brief: Brief, body: str) -> tuple[IndicatorState, ...]:
    """The indicators that are reported to a body and still kept: of concern, then failing, then the others."""
    own = (
        state
        for state in brief.position.indicators.values()
        if body in state.indicator.reported_to and not state.closed
    )
    return tuple(sorted(own, key=indicator_order))


def _triangulated(brief: Brief) -> Triangulated | None:
    """What independent sources agree on, indicators too; None in public, where it would rest on half of what is known."""
    if brief.public:
        return None
    shown = signals(brief.now)
    return triangulate(brief.now, signals=shown)
