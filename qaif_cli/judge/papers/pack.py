"""Gathers what the Committee's pack says beside its brief and its round."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from qaif_cli.judge.papers.body_content import by_source, came_between, voices_of
from qaif_cli.judge.papers.changes import changes_told
from qaif_cli.judge.papers.figures import figure_of, figures_of
from qaif_cli.judge.papers.glance import glance, heat, high_at, meetings_before
from qaif_cli.judge.papers.governance import Judged, trend
from qaif_cli.judge.papers.horizon_told import coming_told
from qaif_cli.judge.papers.news import News
from qaif_cli.judge.papers.ratings import rated_providers, told
from qaif_cli.judge.papers.responses import by_clock
from qaif_cli.judge.papers.three_lists import three_lists
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import known
from qaif_cli.model.body_content import Effect, Round
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.pack import ConcernPage, Pack, VoiceLine
from qaif_cli.model.position import CommitmentState
from qaif_cli.model.report_content import Brief, ConcernLine

_STORIES, _GOOD = 3, 3
_REFRESH = "framework-refresh"
_LAST = 1_000
"""The place of what is not on the agenda."""
_OFF, _ON = {"at-risk", "off-track", "paused"}, {"on-track", "achieved"}
_CHANGES = {"open-risk", "change-risk", "open-concern", "change-concern"}
SECTIONS: tuple[tuple[str, str], ...] = (
    ("escalations", "escalations"),
    ("concerns", ""),
    ("voices", ""),
    ("regulators", ""),
    ("changes", ""),
    ("commitments", "commitments-review"),
    ("governance", "self-assessment"),
    ("coming", _REFRESH),
    ("sqg", "sqg-report"),
)
"""The parts of the pack after its first four pages, in their order, each with the standing item that it answers to."""


def gather_pack(brief: Brief, round_: Round, judged: Judged) -> Pack:
    """What the pack says beside its brief and its round.

    Args:
        brief: The position.
        round_: What the body's meetings and the loop since the last have brought.
        judged: What the rules find on a day.
    """
    days = meetings_before(brief)
    items = _numbers(round_.meeting)
    since, figures = high_at(brief, days), figures_of(brief)
    concerns = _concerns(brief, items, {state.indicator.id for state in figures.worst})
    every = rated_providers(brief)
    shown = told(every)
    others = [item for item in every if item not in shown]
    return Pack(
        meetings=days,
        items=items,
        sections=_sections(items, concerns),
        glance=glance(brief, days),
        figures=figures,
        heat=heat(brief),
        high_since=since,
        concerns=concerns,
        three=three_lists(brief, round_, since, len(days)),
        stories=tuple(sorted(round_.voices, key=_story)[:_STORIES]),
        voices=_voices(brief, round_),
        good=_good(round_, {page.line.state.concern.id for page in concerns}),
        rated=shown,
        sound=sum(item.state.graded is not None for item in others),
        ungraded=sum(item.state.graded is None for item in others),
        worse=_worse(brief),
        changes=changes_told(brief),
        trend=trend(brief, days, judged),
        coming=coming_told(brief.now, whole=_REFRESH in items),
        clocks=by_clock(News(brief.before, brief.now)),
    )


def _numbers(meeting: Meeting | None) -> dict[str, int]:
    """The number on the agenda of each record and standing item."""
    found: dict[str, int] = {}
    for number, item in enumerate(meeting.items if meeting else (), start=1):
        for id_ in (item.record, item.business):
            if id_:
                found.setdefault(id_, number)
    return found


def _sections(items: Mapping[str, int], concerns: tuple[ConcernPage, ...]) -> tuple[str, ...]:
    """The parts in the order of the agenda; those that are not on it stand after them as they are."""
    first = min((page.item for page in concerns if page.item), default=_LAST)
    places = {name: items.get(business, _LAST) for name, business in SECTIONS} | {"concerns": first}
    return tuple(sorted(places, key=lambda name: places[name]))


def _concerns(brief: Brief, items: Mapping[str, int], shown: Collection[str]) -> tuple[ConcernPage, ...]:
    """Those above the lowest level, and those whose decision falls due, in the order of the agenda."""
    held = {line.state.concern.id for line in brief.held}
    lines = (*brief.held, *(line for line in brief.decisions if line.state.concern.id not in held))
    pages: list[ConcernPage] = []
    drawn = set(shown)
    for line in sorted(lines, key=lambda line: items.get(line.state.concern.id, _LAST)):
        page = _concern(line, brief, items, drawn)
        drawn |= {page.figure.indicator.id} if page.figure else set()
        pages.append(page)
    return tuple(pages)


def _concern(
    line: ConcernLine, brief: Brief, items: Mapping[str, int], drawn: Collection[str]
) -> ConcernPage:
    concern = line.state.concern
    plan = known(concern.improvement_plan) if concern.improvement_plan else None
    actions = plan.actions if plan else ()
    figure = figure_of(concern, brief.position.indicators.values())
    return ConcernPage(
        line=line,
        item=items.get(concern.id),
        done=sum(action.done is not None for action in actions),
        actions=len(actions),
        figure=figure if figure and figure.indicator.id not in drawn else None,
        told=figure,
    )


def _story(state: IntelligenceState) -> tuple[bool, bool, int, str]:
    """What led to a change of a risk or a concern first, then what nobody has decided on; the newest first."""
    latest = state.latest
    changed = latest is not None and latest.decision in _CHANGES
    return (not changed, latest is not None, -state.item.date.toordinal(), state.item.id)


def _voices(brief: Brief, round_: Round) -> tuple[VoiceLine, ...]:
    """How much each kind of voice brought, in the period and in the time of the same length before."""
    earlier = came_between(brief.position, brief.since - (brief.day - brief.since), brief.since)
    before = {
        line.name: line.items for line in by_source(voices_of(earlier, brief.framework), brief.framework)
    }
    names = {source.id: source.name for source in brief.framework.sources}
    return tuple(
        VoiceLine(
            line.name,
            line.items,
            line.counted,
            line.unit,
            before.get(line.name, 0),
            sum(
                state.latest is not None
                for state in round_.voices
                if names.get(state.item.source_type, state.item.source_type) == line.name
            ),
        )
        for line in round_.voice_sources
    )


def _worse(brief: Brief) -> tuple[CommitmentState, ...]:
    """The commitments and priorities that were on track or achieved at the earlier day, and are so no more."""
    was = position(brief.before).commitments
    return tuple(
        state
        for id_, state in brief.position.commitments.items()
        if not state.closed and state.status in _OFF and id_ in was and was[id_].status in _ON
    )


def _good(round_: Round, concerns: Collection[str]) -> tuple[Effect, ...]:
    """The latest improvements that are to last, without those of the concerns that are told anyhow."""
    found = [item for item in round_.effects if item.what == "sustained" and item.record not in concerns]
    return tuple(sorted(found, key=lambda item: (-item.day.toordinal(), item.record))[:_GOOD])
