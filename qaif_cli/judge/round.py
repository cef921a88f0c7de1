"""Gather one turn of the loop for a body: its meetings, what came in, what was decided, what went where (§4.3)."""

from __future__ import annotations

from datetime import date

from qaif_cli.judge.agenda import due_before, last_meeting, matters_arising, next_meeting
from qaif_cli.judge.cycle import standing_items
from qaif_cli.judge.heard import by_source, by_theme, came_in, voices
from qaif_cli.judge.loop import discussions_of, held_meetings
from qaif_cli.judge.shared import effects, levers, sent, taken
from qaif_cli.judge.triangulate import triangulate
from qaif_cli.model.brief import Brief
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.lines import RiskLine
from qaif_cli.model.loop import Discussed, IntelligenceState
from qaif_cli.model.round import Round
from qaif_cli.model.settings import Body


def gather_round(brief: Brief, body: Body) -> Round:
    """One turn of the loop.

    Args:
        brief: The position of the register, for this body's paper; it names the period.
        body: The body.
    """
    register, framework, day, since = brief.register, brief.framework, brief.day, brief.since
    meeting = next_meeting(register, body.id, day)
    until = meeting.date if meeting else day
    items = came_in(brief.position, since)
    heard = voices(items, framework)
    fresh, warnings, follow_ups = _fresh(brief), _warnings(brief), _follow_ups(brief, until)
    told = {state.item.id for state in (*fresh, *warnings, *follow_ups)}
    assurance, sqg = framework.body_for("assurance"), framework.body_for("system-quality")
    return Round(
        body=body,
        assurance=assurance,
        sqg=sqg,
        meeting=meeting,
        last_meeting=last_meeting(register, body.id, day),
        arising=matters_arising(register, body.id, day, meeting),
        standing=standing_items(register, framework, meeting, day) if meeting else (),
        others=tuple(item for item in meeting.items if item.record not in told) if meeting else (),
        due=due_before(register, framework, meeting, day) if meeting else (),
        came_in=items,
        fresh=fresh,
        warnings=warnings,
        follow_ups=follow_ups,
        sources=by_source(items, framework),
        themes=by_theme(items, framework),
        voices=heard,
        voice_sources=by_source(heard, framework),
        triangulated=None if brief.public else triangulate(register, framework, day),
        tabled=_tabled(brief, body.id),
        system_risks=_of_the_system(brief),
        effects=effects(register, framework, since, brief.position),
        sent=sent(register, framework, since, day),
        levers=levers(register, since, day),
        onward=_onward(brief, sqg),
        taken=taken(register, framework, assurance.id, since, day) if assurance else (),
        commitments=tuple(
            state
            for state in brief.position.commitments.values()
            if not state.closed and state.commitment.type == "commitment"
        ),
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
        if state.follow_up is not None and state.follow_up <= until
    ]
    return tuple(sorted(found, key=lambda state: (state.follow_up or until, state.item.id)))


def _tabled(brief: Brief, body: str) -> dict[str, Discussed]:
    """When each record was last on a body's table."""
    told = discussions_of(brief.register, brief.day)
    return {
        record: last
        for record, entries in told.items()
        if (last := next((entry for entry in reversed(entries) if entry.body == body), None))
    }


def _of_the_system(brief: Brief) -> tuple[RiskLine, ...]:
    """Open risks whose `whose` is the system, and high ones that name several providers."""
    return tuple(
        line
        for line in brief.risks
        if line.state.risk.whose == "system"
        or (line.state.score >= brief.framework.high_score and len(line.state.risk.providers) > 1)
    )


def _onward(brief: Brief, sqg: Body | None) -> tuple[Meeting, ...]:
    """The meetings of the System Quality Group that were held since the Committee last met."""
    last = last_meeting(brief.register, brief.body, brief.day)
    first = last.date if last else brief.since
    held = held_meetings(brief.register, sqg.id, brief.day) if sqg else ()
    return tuple(meeting for meeting in held if meeting.date > first)
