"""Chooses what stands on the one page on a provider, so that it is one page however much is known of it.

The page has so many lines for what it lists. Each list has its first entries, and the chart its place where lines are left for
it; those that are left then are dealt to the lists that are longer, the one that matters most first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qaif_cli.judge.papers.body_content import newest_first
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.position import CommitmentState, DueItem
from qaif_cli.model.provider_page import AreaHeld, FirstFew, ProviderPage
from qaif_cli.model.rated import NO_GRADES, WEAK
from qaif_cli.model.report_content import Brief, ConcernLine
from qaif_cli.model.single_paper import AboutProvider
from qaif_cli.model.standing import ReturnState, StandingState
from qaif_cli.model.vocabulary import CommitmentStatus

ROOM = 32
"""So many lines there are on the page for what it lists."""
CHART = 16
"""So many of them a chart takes, with its sentence."""
AREAS = 5
"""So many areas are named."""
BEHIND: frozenset[CommitmentStatus] = frozenset({"at-risk", "off-track", "paused", "unknown"})
"""Where a commitment stands that is not simply on track."""


@dataclass(frozen=True)
class Share:
    """What a list may take of the page.

    Attributes:
        head: How many lines it takes where it has any entry.
        lines: How many lines an entry takes.
        least: So many entries it has before any list has more.
        most: So many it has at most.
    """

    head: int
    lines: int
    least: int
    most: int


ENTRY, FIGURE, ASIDE = Share(2, 2, 2, 5), Share(2, 2, 1, 4), Share(0, 1, 1, 2)
"""What a list of rows may take, that of the indicators, and what is told within a sentence."""


def page_of(about: AboutProvider, brief: Brief) -> ProviderPage:
    """What the one page on a provider shows.

    Args:
        about: What is known of the provider.
        brief: What the papers of the day are made of.
    """
    lowest, areas = brief.framework.lowest.order, tuple(_areas(about))
    low = [item.line for item in about.risks if not item.high]
    late, came_in = _late(about), _to_decide_first(about)
    to_do = [item for item in (*about.actions, *about.more_actions) if not item.days_late]
    raised = [line for line in about.concerns if line.state.order > lowest]
    high = [item.line for item in about.risks if item.high]
    seen = [state for state in about.indicators if state.to_be_seen]
    found: dict[str, tuple[Sequence[Any], Share]] = {
        "raised": (raised, ENTRY),
        "high": (high, ENTRY),
        "late": (late, ENTRY),
        "came_in": (came_in, ENTRY),
        "of_concern": (seen, FIGURE),
        "weak_services": ([item for item in about.services if item[1].overall in WEAK], ASIDE),
        "pressing": (_pressing(about), ASIDE),
        "returns": (_late_returns(about), ASIDE),
        "watched": ([line for line in about.concerns if line.state.order <= lowest], ASIDE),
        "commitments": ([state for state in about.commitments if _is_behind(state, brief)], ASIDE),
    }
    room = ROOM - brief.public - about.state.closed - 2 * bool(brief.unreadable)
    charted, counts, left = _shared_out([(len(items), share) for items, share in found.values()], seen, room)
    few = {
        name: FirstFew(tuple(items[:count]), len(items))
        for (name, (items, _)), count in zip(found.items(), counts, strict=True)
    }
    return ProviderPage(
        about=about,
        weak=tuple(item for item in about.questions if item.now in WEAK),
        sound=tuple(item for item in about.questions if item.now not in WEAK | NO_GRADES),
        areas=FirstFew(areas[:AREAS], len(areas)),
        low=len(low),
        low_moved=sum(line.moved != "unchanged" for line in low),
        others=len(to_do),
        next_due=min((item.due for item in to_do if item.due), default=None),
        undecided=sum(state.latest is None for state in came_in),
        visit=about.visits[0] if about.visits else None,
        visits=len(about.visits) + len(about.earlier_visits),
        charted=charted,
        left=left,
        **few,
    )


def dealt(lists: Sequence[tuple[int, Share]], room: int) -> tuple[int, ...]:
    """How many entries of each list are shown: the first whatever the room, then one more of each in turn while there is room.

    Args:
        lists: How long each list is, the one that matters most first, and what it may take.
        room: How many lines there are.
    """
    given = [min(length, share.least) for length, share in lists]
    while True:
        left = room - _lines(lists, given)
        longer = [
            place
            for place, (length, share) in enumerate(lists)
            if given[place] < min(length, share.most) and share.lines <= left
        ]
        if not longer:
            return tuple(given)
        given[min(longer, key=lambda place: (given[place] - lists[place][1].least, place))] += 1


def _lines(lists: Sequence[tuple[int, Share]], given: Sequence[int]) -> int:
    shares = zip(lists, given, strict=True)
    return sum(share.head + share.lines * count for (_, share), count in shares if count)


def _shared_out(
    lists: Sequence[tuple[int, Share]], seen: Sequence[IndicatorState], room: int
) -> tuple[IndicatorState | None, tuple[int, ...], int]:
    """The indicator whose chart is shown, the first that has a figure; how many entries of each list are; how many lines are left."""
    drawn = next((state for state in seen if state.chart.last is not None), None)
    if drawn is not None and _lines(lists, dealt(lists, 0)) + CHART <= room:
        room -= CHART
    else:
        drawn = None
    counts = dealt(lists, room)
    return drawn, counts, max(0, room - _lines(lists, counts))


def _late(about: AboutProvider) -> list[DueItem]:
    """What is late, the longest first."""
    late = [item for item in (*about.actions, *about.late) if item.days_late]
    return sorted(late, key=lambda item: (-item.days_late, item.record, item.entry))


def _to_decide_first(about: AboutProvider) -> list[IntelligenceState]:
    """What came in: what nobody has decided on, then the rest, each the newest first."""
    return sorted(newest_first(about.came_in), key=lambda state: state.latest is not None)


def _pressing(about: AboutProvider) -> list[StandingState]:
    """What it stands under: what is serious, what is past its day, then the rest."""
    return sorted(about.standing.in_force, key=lambda state: (not state.serious, not state.days_late))


def _late_returns(about: AboutProvider) -> list[ReturnState]:
    """The returns that should have come by now, and those that wait too long for an answer."""
    return [
        state
        for state in about.standing.returns
        if state.not_received or (state.waits and state.last and state.answer_late)
    ]


def _is_behind(state: CommitmentState, brief: Brief) -> bool:
    return state.status in BEHIND or state.commitment.id in brief.stale


def _areas(about: AboutProvider) -> Iterator[AreaHeld]:
    """The areas of a provider and of its concerns, those in which it is held higher first."""
    highest: dict[str, ConcernLine] = {}
    for line in about.concerns:
        highest.setdefault(line.state.concern.subject.area, line)
    confirmed = dict(about.confirmed)
    areas = dict.fromkeys((*about.state.provider.areas, *highest))
    held = [AreaHeld(area, highest.get(area), confirmed.get(area)) for area in areas]
    yield from sorted(held, key=lambda item: -item.concern.state.order if item.concern else 0)
