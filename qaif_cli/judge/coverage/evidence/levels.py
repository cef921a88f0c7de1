"""Decisions on levels show who authorised them, on what grounds, with what support, and how they ended."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qaif_cli.judge.coverage.context import EvidenceContext, named
from qaif_cli.judge.coverage.expectation import Expectation, expectation
from qaif_cli.judge.state.level_needs import lacking
from qaif_cli.judge.state.level_rises import Rise, rises
from qaif_cli.model.base import known
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.kinds.concern import Concern, LevelChange
from qaif_cli.model.position import ConcernState
from qaif_cli.model.vocabulary import ActsFor
from qaif_cli.model.words import in_words, listed

_NAMED = 3
_GROUNDS = ("complex", "significant", "recurrent")
_Decision = tuple[Concern, LevelChange]
_Move = tuple[Concern, Rise]


def _decisions(context: EvidenceContext) -> Iterator[tuple[str, _Decision]]:
    for concern in context.register.concerns:
        for change in context.in_period(concern.levels):
            yield f"{concern.id}, {in_words(change.date)}", (concern, change)


def _rises(context: EvidenceContext) -> Iterator[tuple[str, _Move]]:
    """The moves upward that still hold, taken in the time."""
    for concern in context.register.concerns:
        for rise in rises(concern, context.now):
            if context.within(rise.change.date):
                name = f"{concern.id}, to {rise.level.name} on {in_words(rise.change.date)}"
                yield name, (concern, rise)


def _steps_down(context: EvidenceContext) -> Iterator[tuple[str, _Decision]]:
    for concern in context.register.concerns:
        for before, change in pairwise(concern.levels):
            if context.within(change.date) and _order(context, change) < _order(context, before):
                yield f"{concern.id}, {in_words(change.date)}", (concern, change)


def decisions(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """Every decision on a level, with the body that took it."""
    for _, (concern, change) in _decisions(context):
        if known(change.authorised_by):
            what = f"{_level(context, change)}, decided by {context.body(change.authorised_by)}"
            yield context.shown(concern, change.date, what)


def entries_for(acts_for: ActsFor) -> Expectation[_Move]:
    """The entries to the levels that are generally authorised on somebody's behalf: so authorised, or why by another."""

    def entries(context: EvidenceContext) -> Iterator[tuple[str, _Move]]:
        for name, (concern, rise) in _rises(context):
            if acts_for in rise.level.authorised_for:
                yield name, (concern, rise)

    @expectation(entries, "entries authorised as the framework generally expects, or with a reason")
    def authorised(context: EvidenceContext, move: _Move) -> Iterator[EvidenceShown]:
        concern, rise = move
        body = context.framework.body(rise.change.authorised_by)
        reason = rise.change.authoriser_reason
        if body and (context.framework.side(body) == acts_for or reason is not None):
            said = f", because: {reason}" if reason else ""
            what = f"entry to {rise.level.name}, authorised by {context.body(body.id)}{said}"
            yield context.shown(concern, rise.change.date, what)

    return authorised


@expectation(
    _decisions,
    "decisions above the lowest level that say on what they rest",
    owed=lambda context, decision: _order(context, decision[1]) > context.framework.lowest.order,
)
def grounded(context: EvidenceContext, decision: _Decision) -> Iterator[EvidenceShown]:
    """The decisions that say on which risk profile and which accountability they rest."""
    concern, change = decision
    profile, accountability = known(change.risk_profile), known(change.accountability)
    if profile is not None and accountability is not None:
        what = f"{_level(context, change)}; risk profile: {profile}; accountability: {accountability}"
        yield context.shown(concern, change.date, what)


def supported_at(*, mandated: bool) -> Expectation[ConcernState]:
    """The open concerns at a level that needs a plan and support, with its grounds and both; mandated, as the level asks."""

    def at_level(context: EvidenceContext) -> Iterator[tuple[str, ConcernState]]:
        early = {item.concern.id for item in lacking(context.now) if not item.late(context.day)}
        for state in context.position.concerns.values():
            level = context.framework.level(state.level)
            asked = level and level.needs_support and level.needs_mandated_support is mandated
            if asked and not state.closed and state.concern.id not in early:
                yield named(state.concern), state

    @expectation(
        at_level, "concerns at this level with its grounds, an agreed plan and the support that it needs"
    )
    def supported(context: EvidenceContext, state: ConcernState) -> Iterator[EvidenceShown]:
        entries = [entry for entry in state.concern.support if not entry.contract_lever]
        given = [entry for entry in entries if entry.mandated or not mandated]
        plan = known(state.concern.improvement_plan)
        agreed = known(plan.agreed) if plan else None
        grounds = listed(_grounds(state))
        if given and agreed and agreed <= context.day and grounds:
            what = (
                f"at {context.level(state.level)}; the risks are {grounds}; plan agreed on {in_words(agreed)},"
                f" last support by {context.body(given[-1].body)}"
            )
            yield context.shown(state.concern, max(agreed, given[-1].date), what)

    return supported


@expectation(_rises, "moves upward on enough independent sources, or with a reason for fewer")
def well_founded(context: EvidenceContext, move: _Move) -> Iterator[EvidenceShown]:
    """The moves upward that rest on enough independent sources, or say why on fewer."""
    concern, rise = move
    settings = context.framework.triangulation
    day, reason = rise.change.date, rise.change.sources_reason
    families = context.sources.families(concern, day, settings.window_days) if settings else {}
    if (settings and len(families) >= settings.least_sources) or reason is not None:
        sources = listed([_source(family, items) for family, items in sorted(families.items())])
        why = f"; why on fewer: {reason}" if reason else ""
        what = f"move to {rise.level.name} on intelligence from {sources or 'nowhere'}{why}"
        yield context.shown(concern, day, what)


@expectation(_steps_down, "steps down with every exit criterion met")
def stepped_down(context: EvidenceContext, step: _Decision) -> Iterator[EvidenceShown]:
    """The steps down that were taken with every exit criterion for them met by then."""
    concern, change = step
    criteria = [
        item
        for item in concern.exit_criteria
        if item.to == change.level and (item.agreed is None or item.agreed <= change.date)
    ]
    if criteria and all(item.met is not None and item.met.date <= change.date for item in criteria):
        met = f"{len(criteria)} of {len(criteria)} exit criteria met"
        yield context.shown(concern, change.date, f"stepped down to {context.level(change.level)} with {met}")


@expectation(_decisions, "decisions on a level that rest on a risk of the register")
def on_risks(context: EvidenceContext, decision: _Decision) -> Iterator[EvidenceShown]:
    """The decisions on a level that rest on risks of the register."""
    concern, change = decision
    if concern.risks:
        yield context.shown(concern, change.date, f"{_level(context, change)}, on {listed(concern.risks)}")


def _grounds(state: ConcernState) -> list[str]:
    """What the decisions since a concern came to its level say of its risks."""
    since = [change for change in state.changes if change.date >= state.since]
    return [name for name in _GROUNDS if any(getattr(change, name) for change in since)]


def _source(family: str, items: list[str]) -> str:
    """An independent source behind a move upward, with the first of its intelligence."""
    return f"{family} ({', '.join(items[:_NAMED])}{' and more' if len(items) > _NAMED else ''})"


def _level(context: EvidenceContext, change: LevelChange) -> str:
    return f"level {context.level(change.level)}"


def _order(context: EvidenceContext, change: LevelChange) -> int:
    level = context.framework.level(change.level)
    return level.order if level else 0
