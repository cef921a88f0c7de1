"""Gathers what a body's paper needs since its last meeting: meetings, intelligence, decisions, onward reports (§4.3, §4.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from qaif_cli.judge.calendar import day_before
from qaif_cli.judge.meetings.agenda import due_before, last_meeting, matters_arising, next_meeting
from qaif_cli.judge.meetings.business_cycle import standing_items
from qaif_cli.judge.papers.good_practice import practice_told
from qaif_cli.judge.papers.news import News
from qaif_cli.judge.papers.report_content import indicator_order
from qaif_cli.judge.papers.responses import responses
from qaif_cli.judge.papers.situations import situations_told
from qaif_cli.judge.state.due import surely_due
from qaif_cli.judge.state.intelligence_and_meetings import discussions_of, held_meetings
from qaif_cli.judge.state.self_assessment import by_exception
from qaif_cli.judge.triangulation.signals import signals
from qaif_cli.judge.triangulation.triangulate import triangulate
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.body_content import (
    AssuranceTaken,
    Effect,
    How,
    Lever,
    Round,
    Sent,
    SourceCount,
    ThemeLine,
)
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.framework import Framework
from qaif_cli.model.intelligence_and_meetings import Discussed, IntelligenceState
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import CommitmentState, DueItem, Position
from qaif_cli.model.record import Update
from qaif_cli.model.report_content import Brief, RiskLine
from qaif_cli.model.settings import Body
from qaif_cli.model.triangulation import Triangulated


def gather_round(brief: Brief, body: Body) -> Round:
    """Everything that a body's paper needs since its last meeting.

    Args:
        brief: The position of the register, for this body's paper; it names the period.
        body: The body.
    """
    now, framework, news = brief.now, brief.framework, News(brief.before, brief.now)
    meeting, items = next_meeting(now, body.id), _came_in(brief.position, news)
    fresh, warnings = _fresh(brief), _warnings(brief)
    follow_ups = _follow_ups(brief, meeting.date if meeting else brief.day)
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
        themes=_by_theme(items, framework, _came_earlier(brief)),
        voices=voices_of(items, framework),
        voice_sources=by_source(voices_of(items, framework), framework),
        triangulated=_triangulated(brief),
        reported=_reported(brief, body.id),
        assessments=by_exception(now),
        tabled=_tabled(brief, body.id),
        system_risks=_of_the_system(brief, meeting),
        effects=_effects(news),
        sent=_sent(news),
        levers=_levers(news),
        onward=_onward(brief, sqg),
        sqg_met=_met(brief, sqg),
        sqg_meets=_meets(brief, sqg),
        taken=_taken(brief, assurance),
        assurance_met=_met(brief, assurance),
        assurance_meets=_meets(brief, assurance),
        commitments=_open_commitments(brief),
        responses=responses(news),
        situations=situations_told(news),
        practice=practice_told(brief),
    )


def _due(brief: Brief, meeting: Meeting | None, told: set[str]) -> tuple[DueItem, ...]:
    """What is late or due by the meeting, and has no section of its own."""
    if meeting is None:
        return ()
    owed = due_before(brief.now, meeting)
    sure = {*surely_due(brief.now, public=brief.public)}
    return tuple(item for item in owed if item.record not in told and item in sure)


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


def _taken(brief: Brief, body: Body | None) -> tuple[AssuranceTaken, ...]:
    """The assurance that a body took in the period; where it took none, that of its last meeting."""
    if body is None:
        return ()
    last = last_meeting(brief.now, body.id)
    first = min(brief.since, day_before(last.date)) if last else brief.since
    found = _taken_since(brief.now, body.id, first)
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


def _came_in(position: Position, news: News) -> tuple[IntelligenceState, ...]:
    """What came in in the period, or was recorded late; the newest first."""
    items = position.intelligence.values()
    return newest_first(state for state in items if news.has(state.item.id, state.item.date))


def came_between(position: Position, since: date, until: date) -> tuple[IntelligenceState, ...]:
    """What came in after a day and up to another; the newest first."""
    items = position.intelligence.values()
    return newest_first(state for state in items if since < state.item.date <= until)


def newest_first(found: Iterable[IntelligenceState]) -> tuple[IntelligenceState, ...]:
    """Intelligence by its day, that of one day by its ID."""
    return tuple(sorted(found, key=lambda state: (-state.item.date.toordinal(), state.item.id)))


def by_source(items: Iterable[IntelligenceState], framework: Framework) -> tuple[SourceCount, ...]:
    """How many pieces came from each kind of source, the most first, then by name."""
    groups: dict[str, list[IntelligenceState]] = {}
    for state in items:
        groups.setdefault(state.item.source_type, []).append(state)
    lines = []
    for source, group in groups.items():
        named = framework.source(source)
        unit = (named.counted if named else None) or ""
        counts = [state.item.count for state in group]
        known = [count for count in counts if count is not None]
        counted = sum(known) if unit and len(known) == len(counts) else None
        lines.append(SourceCount(named.name if named else source, len(group), counted, unit))
    return tuple(sorted(lines, key=lambda line: (-line.items, line.name)))


def voices_of(items: Iterable[IntelligenceState], framework: Framework) -> tuple[IntelligenceState, ...]:
    """Those that are the voice of patients or the public, as the framework's list of sources says."""
    own = {source.id for source in framework.sources if source.voice}
    return tuple(state for state in items if state.item.source_type in own)


def _came_earlier(brief: Brief) -> tuple[IntelligenceState, ...]:
    """What came in in the time of the same length before the period."""
    return came_between(brief.position, brief.since - (brief.day - brief.since), brief.since)


def _by_theme(
    items: Iterable[IntelligenceState], framework: Framework, earlier: Iterable[IntelligenceState] = ()
) -> tuple[ThemeLine, ...]:
    """Each theme with what came in on it, the one with the most independent sources first.

    Args:
        items: What came in in the period.
        framework: The settings that name the sources.
        earlier: What came in in the time of the same length before.
    """
    groups: dict[str, list[IntelligenceState]] = {}
    for state in items:
        for theme in state.item.themes:
            groups.setdefault(theme, []).append(state)
    families = {source.id: source.family for source in framework.sources}
    before = Counter(theme for state in earlier for theme in dict.fromkeys(state.item.themes))
    lines = [_theme(theme, group, framework, families, before[theme]) for theme, group in groups.items()]
    return tuple(sorted(lines, key=lambda line: (-line.independent, -len(line.items), line.theme)))


def _theme(
    theme: str,
    group: list[IntelligenceState],
    framework: Framework,
    families: dict[str, str],
    before: int,
) -> ThemeLine:
    providers = Counter(provider for state in group for provider in state.item.providers)
    return ThemeLine(
        theme=theme,
        items=tuple(group),
        sources=by_source(group, framework),
        independent=len({families.get(state.item.source_type, state.item.source_type) for state in group}),
        hard=sum(1 for state in group if state.item.nature == "hard"),
        providers=tuple(sorted(providers, key=lambda provider: (-providers[provider], provider))),
        before=before,
    )


def _sent(news: News) -> tuple[Sent, ...]:
    """Where concerns and intelligence went: decisions on a level, sharing, referral; oldest first."""
    found = [item for concern in news.now.register.concerns for item in _sent_of(concern, news)]
    for item in news.now.register.intelligence:
        found += [
            Sent(item.id, entry.date, entry.referred_to, "referred", entry.action or item.title)
            for entry in item.discussions
            if entry.referred_to and news.has(item.id, entry.date, entry)
        ]
    return tuple(sorted(found, key=lambda item: (item.day, item.record, item.to)))


def _sent_of(concern: Concern, news: News) -> Iterator[Sent]:
    before, framework = 0, news.now.framework
    for change in concern.levels:
        level = framework.level(change.level)
        order = level.order if level else 0
        if news.has(concern.id, change.date, change):
            how = _decided(before, order, framework)
            yield Sent(concern.id, change.date, change.authorised_by, how, change.level)
        before = order
    for entry in concern.shared:
        to = entry.with_body or entry.with_provider
        if to and news.has(concern.id, entry.date, entry):
            yield Sent(concern.id, entry.date, to, "shared", concern.title)


def _decided(before: int, order: int, framework: Framework) -> How:
    """What a decision on a level did, by the order of the level before it and of its own."""
    if order > max(before, framework.lowest.order):
        return "escalated"
    if not before:
        return "opened"
    return "stepped-down" if order < before else "kept"


def _effects(news: News) -> tuple[Effect, ...]:
    """What was learnt or showed effect: criteria met, steps down, improvements that last."""
    found: list[Effect] = []
    register = news.now.register
    for concern in register.concerns:
        found += [
            Effect(concern.id, item.met.date, "met", item.text)
            for item in concern.exit_criteria
            if item.met and news.has(concern.id, item.met.date, item.met)
        ]
        found += _steps_down(concern, news)
    updates = [(area.id, area.updates) for area in register.areas]
    for record, told in (*updates, *((concern.id, concern.updates) for concern in register.concerns)):
        found += _sustained(record, told, news)
    return tuple(sorted(found, key=lambda item: (item.day, item.record, item.what)))


def _steps_down(concern: Concern, news: News) -> Iterator[Effect]:
    orders = {level.id: level.order for level in news.now.framework.levels}
    for earlier, later in pairwise(concern.levels):
        down = orders.get(later.level, 0) < orders.get(earlier.level, 0)
        if down and news.has(concern.id, later.date, later):
            why = "why is not recorded" if later.why == UNKNOWN else later.why
            yield Effect(concern.id, later.date, "stepped-down", why)


def _sustained(record: str, updates: tuple[Update, ...], news: News) -> Iterator[Effect]:
    """The last update of the period, where it reports an improvement and how it will be sustained."""
    told = [item for item in updates if news.has(record, item.date, item)]
    if told and told[-1].improvement and told[-1].sustained_by:
        last = told[-1]
        yield Effect(record, last.date, "sustained", last.improvement or "", last.sustained_by or "")


def _levers(news: News) -> tuple[Lever, ...]:
    """The contract levers that are news, each with the support given before it; the oldest first."""
    found = []
    for concern in news.now.register.concerns:
        entries = concern.support
        for entry in entries:
            if entry.contract_lever and news.has(concern.id, entry.date, entry):
                earlier = (
                    item.text for item in entries if not item.contract_lever and item.date <= entry.date
                )
                found.append(Lever(concern.id, entry.date, entry.text, tuple(earlier)))
    return tuple(sorted(found, key=lambda item: (item.day, item.record)))


def _taken_since(now: Moment, body: str, since: date) -> tuple[AssuranceTaken, ...]:
    """The assurance that a body took at its meetings after a day, oldest first."""
    business = now.framework.names("business")
    return tuple(
        AssuranceTaken(
            meeting.id,
            meeting.date,
            item.record or business.get(item.business or "", item.topic or item.id),
            item.record is not None,
            item.assurance,
            item.decision or "",
        )
        for meeting in held_meetings(now, body)
        if meeting.date > since
        for item in meeting.items
        if item.assurance
    )
