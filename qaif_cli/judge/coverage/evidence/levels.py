"""Evidence in decisions on levels: who authorised them, on what grounds, with what support, and how they ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.coverage.context import Count, EvidenceContext, Selector, counted, named
from qaif_cli.judge.state.level_rises import Rise, rises
from qaif_cli.model.base import known
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.kinds.concern import Concern, LevelChange, Support
from qaif_cli.model.position import ConcernState
from qaif_cli.model.vocabulary import ActsFor
from qaif_cli.model.words import in_words, listed


def decisions(context: EvidenceContext) -> Iterator[Shown]:
    """Every decision on a level, with the body that took it."""
    for concern, change in _decisions(context):
        if known(change.authorised_by):
            yield context.shown(
                concern,
                change.date,
                f"{_level(context, change)}, decided by {context.body(change.authorised_by)}",
            )


def entries_for(acts_for: ActsFor) -> Selector:
    """The entries to the levels that are generally authorised on somebody's behalf, and who authorised them."""

    def entries(context: EvidenceContext) -> Iterator[Shown]:
        for concern, rise in _rises(context):
            body = context.framework.body(rise.change.authorised_by)
            if body and acts_for in rise.level.authorised_for and _authorised(context, rise, acts_for):
                reason = rise.change.authoriser_reason
                said = f", because: {reason}" if reason else ""
                what = f"entry to {rise.level.name}, authorised by {context.body(body.id)}{said}"
                yield context.shown(concern, rise.change.date, what)

    return entries


def authorised_for(acts_for: ActsFor) -> Count:
    """How many of those entries were authorised so, or say why by another."""

    def count(context: EvidenceContext) -> Tally:
        owed = (
            (_entry(concern, rise), _authorised(context, rise, acts_for))
            for concern, rise in _rises(context)
            if acts_for in rise.level.authorised_for
        )
        return counted(owed, "entries authorised as the framework generally expects, or with a reason")

    return count


def grounded(context: EvidenceContext) -> Iterator[Shown]:
    """The decisions that say on which risk profile and which accountability they rest."""
    for concern, change in _decisions(context):
        if _is_grounded(change):
            what = f"{_level(context, change)}; risk profile: {change.risk_profile}; accountability: {change.accountability}"
            yield context.shown(concern, change.date, what)


def are_grounded(context: EvidenceContext) -> Tally:
    """How many decisions above the lowest level do so."""
    lowest = context.framework.lowest.order
    owed = (
        (f"{concern.id}, {in_words(change.date)}", _is_grounded(change))
        for concern, change in _decisions(context)
        if _order(context, change) > lowest
    )
    return counted(owed, "decisions above the lowest level that say on what they rest")


def supported_at(*, mandated: bool) -> Selector:
    """The open concerns at a level that needs a plan and support, with its grounds and both; mandated, as the level asks."""

    def supported(context: EvidenceContext) -> Iterator[Shown]:
        for state in _at_level(context, mandated=mandated):
            agreed, given = _support(context, state, mandated=mandated)
            grounds = listed(_grounds(state))
            if given and agreed and grounds:
                what = (
                    f"at {context.level(state.level)}; the risks are {grounds}; plan agreed on {in_words(agreed)},"
                    f" last support by {context.body(given[-1].body)}"
                )
                yield context.shown(state.concern, max(agreed, given[-1].date), what)

    return supported


def are_supported(*, mandated: bool) -> Count:
    """How many concerns at such a level have all of that."""

    def count(context: EvidenceContext) -> Tally:
        owed = []
        for state in _at_level(context, mandated=mandated):
            agreed, given = _support(context, state, mandated=mandated)
            owed.append((named(state.concern), bool(given and agreed and _grounds(state))))
        return counted(
            owed, "concerns at this level with its grounds, an agreed plan and the support that it needs"
        )

    return count


def well_founded(context: EvidenceContext) -> Iterator[Shown]:
    """The moves upward that rest on enough independent sources, or say why on fewer."""
    for concern, rise in _rises(context):
        if _is_founded(context, concern, rise):
            families = listed(_sources(context, concern, rise)) or "nowhere"
            reason = rise.change.sources_reason
            why = f"; why on fewer: {reason}" if reason else ""
            what = f"move to {rise.level.name} on intelligence from {families}{why}"
            yield context.shown(concern, rise.change.date, what)


def are_founded(context: EvidenceContext) -> Tally:
    """How many moves upward do so."""
    owed = ((_entry(concern, rise), _is_founded(context, concern, rise)) for concern, rise in _rises(context))
    return counted(owed, "moves upward on enough independent sources, or with a reason for fewer")


def stepped_down(context: EvidenceContext) -> Iterator[Shown]:
    """The steps down that were taken with every exit criterion met."""
    for concern, change in _steps_down(context):
        met, criteria = _met(concern, change)
        if criteria and met == criteria:
            what = f"stepped down to {context.level(change.level)} with {met} of {criteria} exit criteria met"
            yield context.shown(concern, change.date, what)


def earned(context: EvidenceContext) -> Tally:
    """How many steps down were taken so."""
    owed = []
    for concern, change in _steps_down(context):
        met, criteria = _met(concern, change)
        owed.append((f"{concern.id}, {in_words(change.date)}", criteria > 0 and met == criteria))
    return counted(owed, "steps down with every exit criterion met")


def on_risks(context: EvidenceContext) -> Iterator[Shown]:
    """The decisions on a level that rest on risks of the register."""
    for concern, change in _decisions(context):
        if concern.risks:
            yield context.shown(
                concern, change.date, f"{_level(context, change)}, on {listed(concern.risks)}"
            )


def decisions_on_risks(context: EvidenceContext) -> Tally:
    """How many decisions on a level do so."""
    owed = (
        (f"{concern.id}, {in_words(change.date)}", bool(concern.risks))
        for concern, change in _decisions(context)
    )
    return counted(owed, "decisions on a level that rest on a risk of the register")


_NAMED = 3
_GROUNDS = ("complex", "significant", "recurrent")


def _decisions(context: EvidenceContext) -> Iterator[tuple[Concern, LevelChange]]:
    for concern in context.register.concerns:
        for change in concern.levels:
            if context.within(change.date):
                yield concern, change


def _rises(context: EvidenceContext) -> Iterator[tuple[Concern, Rise]]:
    """The moves upward that still hold, taken in the time."""
    for concern in context.register.concerns:
        for rise in rises(concern, context.now):
            if context.within(rise.change.date):
                yield concern, rise


def _entry(concern: Concern, rise: Rise) -> str:
    return f"{concern.id}, to {rise.level.name} on {in_words(rise.change.date)}"


def _authorised(context: EvidenceContext, rise: Rise, acts_for: ActsFor) -> bool:
    body = context.framework.body(rise.change.authorised_by)
    return body is not None and (body.acts_for == acts_for or rise.change.authoriser_reason is not None)


def _is_grounded(change: LevelChange) -> bool:
    return known(change.risk_profile) is not None and known(change.accountability) is not None


def _at_level(context: EvidenceContext, *, mandated: bool) -> Iterator[ConcernState]:
    for state in context.position.concerns.values():
        level = context.framework.level(state.level)
        if level and level.needs_support and level.needs_mandated_support is mandated and not state.closed:
            yield state


def _grounds(state: ConcernState) -> list[str]:
    """What the decisions since a concern came to its level say of its risks."""
    since = [change for change in state.changes if change.date >= state.since]
    return [name for name in _GROUNDS if any(getattr(change, name) for change in since)]


def _support(
    context: EvidenceContext, state: ConcernState, *, mandated: bool
) -> tuple[date | None, list[Support]]:
    """When the plan was agreed, or None; and the support that the level needs."""
    entries = [entry for entry in state.concern.support if not entry.contract_lever]
    given = [entry for entry in entries if entry.mandated or not mandated]
    plan = known(state.concern.improvement_plan)
    agreed = known(plan.agreed) if plan else None
    return agreed if agreed and agreed <= context.day else None, given


def _families(context: EvidenceContext, concern: Concern, rise: Rise) -> dict[str, list[str]]:
    settings = context.framework.triangulation
    if settings is None:
        return {}
    return context.sources.families(concern, rise.change.date, settings.window_days)


def _sources(context: EvidenceContext, concern: Concern, rise: Rise) -> list[str]:
    """Each independent source behind a move upward, with the first of its intelligence."""
    families = _families(context, concern, rise)
    return [
        f"{family} ({', '.join(items[:_NAMED])}{' and more' if len(items) > _NAMED else ''})"
        for family, items in sorted(families.items())
    ]


def _is_founded(context: EvidenceContext, concern: Concern, rise: Rise) -> bool:
    settings = context.framework.triangulation
    enough = settings is not None and len(_families(context, concern, rise)) >= settings.least_sources
    return enough or rise.change.sources_reason is not None


def _steps_down(context: EvidenceContext) -> Iterator[tuple[Concern, LevelChange]]:
    for concern in context.register.concerns:
        before: LevelChange | None = None
        for change in concern.levels:
            if before and context.within(change.date) and _order(context, change) < _order(context, before):
                yield concern, change
            before = change


def _met(concern: Concern, change: LevelChange) -> tuple[int, int]:
    """How many exit criteria for a step down were met by then, and how many there were."""
    criteria = [
        item
        for item in concern.exit_criteria
        if item.to == change.level and (item.agreed is None or item.agreed <= change.date)
    ]
    return sum(item.met is not None and item.met.date <= change.date for item in criteria), len(criteria)


def _level(context: EvidenceContext, change: LevelChange) -> str:
    return f"level {context.level(change.level)}"


def _order(context: EvidenceContext, change: LevelChange) -> int:
    level = context.framework.level(change.level)
    return level.order if level else 0
