"""Decisions on the level of a concern: who authorised them, on what ground, and whether a step down was earned."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import open_concerns
from qaif_cli.judge.wording import coded, whose_bodies
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.concern import Concern, ExitCriterion, LevelChange
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Level
from qaif_cli.model.words import in_words

_ASKED = ("authorised_by", "why", "risk_profile", "accountability")

Decision = tuple[int, LevelChange, Level, int]
"""Place in the file, the change, the level it leads to, and the order of the level before."""


@rule("CON001", "level-without-authority", "error", "§4.4", "V")
def without_authority(now: Moment) -> Iterator[Hit]:
    """A decision on a level above the lowest that does not say who authorised it, why, or on what it rests.

    Why it matters: decisions on levels reflect the risk profile and the regulatory and accountability
    arrangements; one that cannot show it cannot be defended.
    How to fix: add an entry that `corrects` the decision and fills in what is unknown.
    Example: a move to enhanced with `authorised_by: unknown`.
    """
    for concern in open_concerns(now):
        for place, change, level, _ in _decisions(concern, now):
            missing = [name for name in _ASKED if getattr(change, name) == UNKNOWN]
            if missing and level.order > now.framework.lowest.order:
                yield Hit(
                    concern.id,
                    f"/levels/{place}/{missing[0]}",
                    f"the decision of {in_words(change.date)} on {level.name} does not say its {coded(missing)}",
                )


@rule("CON002", "level-authorised-by-another", "error", "§4.4", "V")
def authorised_by_another(now: Moment) -> Iterator[Hit]:
    """A move up to a level, authorised by a body that generally does not authorise it, and no reason is given.

    Why it matters: for health services, entry to enhanced is generally authorised by the ICB and entry to
    intensive by NHS England.
    How to fix: correct the body; if it was this body, write `authoriser_reason`.
    Example: a move to intensive with `authorised_by: quality-committee`.
    """
    for concern in open_concerns(now):
        for place, change, level, before in _decisions(concern, now):
            body = now.framework.body(change.authorised_by)
            if body is None or level.order <= before or change.authoriser_reason or not level.authorised_for:
                continue
            acts = now.framework.acts_for(body, level.authorised_for)
            if not acts or level.id not in body.may_authorise:
                generally = (
                    f"and generally it is for {whose_bodies(level.authorised_for, now.framework)} to do so"
                )
                wrong = generally if not acts else "which may not authorise it"
                yield Hit(
                    concern.id,
                    f"/levels/{place}/authorised_by",
                    f"entry to {level.name} on {in_words(change.date)} was authorised by {body.name}, {wrong};"
                    " no reason is given",
                )


@rule("CON003", "enhanced-without-ground", "error", "§4.4, §6", "V")
def without_ground(now: Moment) -> Iterator[Hit]:
    """A move up to enhanced or intensive that names the risks neither complex nor significant nor recurrent.

    Why it matters: these levels are for risks that are complex, significant or recurrent, and for no others.
    How to fix: add an entry that `corrects` the decision and says which of the three applies.
    Example: a move to enhanced without `complex`, `significant` or `recurrent`.
    """
    for concern in open_concerns(now):
        for place, change, level, before in _decisions(concern, now):
            grounds = change.complex or change.significant or change.recurrent
            if level.order > max(before, now.framework.lowest.order) and not grounds:
                yield Hit(
                    concern.id,
                    f"/levels/{place}",
                    f"the move to {level.name} on {in_words(change.date)} does not say whether the risks are complex,"
                    " significant or recurrent",
                )


@rule(
    "CON008",
    "stepped-down-too-early",
    "error",
    "§5.1 Women's services, of one service; that it holds for every concern is our own",
    "P",
)
def stepped_down_too_early(now: Moment) -> Iterator[Hit]:
    """A step down to a level before its exit criteria were met, or without any; a closed concern is judged too.

    Why it matters: exit criteria are achieved and then the service is stepped down; the other way round,
    support ends while the harm goes on.
    How to fix: if a criterion was met by then, record it with its day and evidence; else say in the next paper
    why the step was taken, and agree an exception.
    Example: a step down to routine on 4 May, with a criterion met on 20 May.
    """
    for concern in now.register.concerns:
        for place, change, level, before in _decisions(concern, now):
            if level.order < before:
                for pointer, message in _unearned(concern, change, level):
                    yield Hit(concern.id, pointer or f"/levels/{place}/level", message)


def _unearned(concern: Concern, change: LevelChange, level: Level) -> Iterator[tuple[str, str]]:
    """Each criterion that was not met on the day of a step down; an empty pointer where there was none."""
    step = f"the step down to {level.name} on {in_words(change.date)}"
    criteria = [pair for pair in enumerate(concern.exit_criteria) if _stood(pair[1], change)]
    if not criteria:
        yield "", f"{step} rests on no exit criterion"
    for place, criterion in criteria:
        if criterion.met is None:
            yield f"/exit_criteria/{place}", f"{step} was taken before criterion {criterion.id} was met"
        elif criterion.met.date > change.date:
            yield (
                f"/exit_criteria/{place}/met/date",
                (
                    f"{step} was taken before criterion {criterion.id} was met on {in_words(criterion.met.date)}"
                ),
            )


def _stood(criterion: ExitCriterion, change: LevelChange) -> bool:
    return criterion.to == change.level and (criterion.agreed is None or criterion.agreed <= change.date)


def _decisions(concern: Concern, now: Moment) -> Iterator[Decision]:
    """The decisions that count on a day and that fall under this framework, oldest first."""
    before = now.framework.lowest.order
    for place, change in enumerate(concern.levels):
        level = now.framework.level(change.level)
        if level is None:
            continue
        if change.date >= now.framework.valid_from:
            yield place, change, level, before
        before = level.order
