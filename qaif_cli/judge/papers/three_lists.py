"""Alert, advise, assure: what stands in each of the three lists, by rules (docs/report.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from qaif_cli.judge.papers.report_content import risk_order
from qaif_cli.judge.state.position import position
from qaif_cli.model.body_content import Round
from qaif_cli.model.pack import ThreeLists
from qaif_cli.model.position import CommitmentState
from qaif_cli.model.report_content import AreaPart, Brief, RiskLine

_OFF = {"off-track", "at-risk"}
_UP = {"new", "up", "reopened"}
"""How a concern above the lowest level can have come to be there since."""
_LONG = 2
"""A risk is long high where it was so at each of the last meetings, and at no fewer than this many."""


def three_lists(brief: Brief, round_: Round, high_since: Mapping[str, int], meetings: int) -> ThreeLists:
    """What the Committee is alerted to, advised of and assured of.

    Args:
        brief: The position.
        round_: What the body's meetings brought.
        high_since: At how many of the last meetings each high risk was high already.
        meetings: How many of the last meetings are looked at.
    """
    top = max(level.order for level in brief.framework.levels)
    lowest = brief.framework.judgements[-1].id if brief.framework.judgements else ""
    judged = [part for part in brief.areas if part.state.judged is not None]
    ended = {item.record.id for item in brief.closed if item.kind == "commitment"}
    fell = _areas(part for part in judged if part.turned == "lower")
    risen = [line.state for line in brief.held if line.moved in _UP]
    return ThreeLists(
        fell=fell,
        lowest=_areas(part for part in judged if _level(part) == lowest and part.turned != "lower"),
        highest=tuple(line.state.concern.id for line in brief.held if line.state.order == top),
        new_high=_risks(sorted((*brief.high_new, *brief.high_reopened, *brief.high_up), key=risk_order)),
        untargeted=_risks(line for line in brief.high if line.state.target_score is None),
        long_high=tuple(id_ for id_, times in high_since.items() if times == meetings >= _LONG),
        asks=tuple(item for item in round_.arising.actions if item.days_late and not brief.public),
        held=_areas(part for part in judged if part.turned == "same" and _level(part) != lowest),
        unjudged=_areas(part for part in brief.areas if part.state.judged is None),
        up_highest=tuple(state.concern.id for state in risen if state.order == top),
        up=tuple(state.concern.id for state in risen if state.order < top),
        raised=tuple(line.state.concern.id for line in brief.held if line.state.order < top),
        moving=_risks(line for line in brief.high if line.moved == "down"),
        off_track=tuple(state for state in _commitments(brief) if not state.closed and state.status in _OFF),
        given_up=_given_up(brief, ended),
        rose=_areas(part for part in judged if part.turned == "higher"),
        stepped_down=brief.movement.stepped_down,
        criteria=tuple(effect for effect in round_.effects if effect.what == "met"),
        achieved=_achieved(brief, ended),
        below=_risks(line for line in brief.high_down if line.state.score < brief.framework.high_score),
    )


def _areas(parts: Iterable[AreaPart]) -> tuple[str, ...]:
    return tuple(part.state.area.id for part in parts)


def _risks(lines: Iterable[RiskLine]) -> tuple[str, ...]:
    return tuple(line.state.risk.id for line in lines)


def _level(part: AreaPart) -> str:
    judged = part.state.judged
    return judged.judgement.level if judged and judged.judgement else ""


def _commitments(brief: Brief) -> tuple[CommitmentState, ...]:
    return tuple(brief.position.commitments.values())


def _achieved(brief: Brief, ended: Collection[str]) -> tuple[str, ...]:
    """Commitments that were not achieved at the earlier day and are now, and those that were closed since as achieved."""
    before = position(brief.before).commitments
    done = {id_ for id_, state in before.items() if state.status == "achieved"}
    return tuple(
        id_
        for id_, state in brief.position.commitments.items()
        if state.status == "achieved" and (id_ in ended if state.closed else id_ not in done)
    )


def _given_up(brief: Brief, ended: Collection[str]) -> tuple[str, ...]:
    """Commitments that were closed since, and were not achieved."""
    held = brief.position.commitments
    return tuple(
        id_ for id_, state in held.items() if state.closed and id_ in ended and state.status != "achieved"
    )
