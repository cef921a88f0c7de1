"""Situations: assessed again by their day, decided with every way scored, and held by a risk where they last."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.situations import open_situations, situations
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.situations import SituationState
from qaif_cli.model.words import in_words, listed

TOOL = "§5.1 and §5.2 ask for dynamic risk assessment"


@rule("DYN001", "reassessment-late", "error", f"{TOOL}; how often is our own, and in the settings", "P")
def reassessment_late(now: Moment) -> Iterator[Hit]:
    """An open situation that was to be assessed again by now, and was not.

    The day is that which the last assessment names, and never later than `situation_reassessed` after it. One that nobody
    assessed is assessed on the day on which it began.
    Why it matters: in a surge a decision is as old as what it was taken on; who does not look again decides blindly.
    How to fix: assess it with `qaif situation assess`, or close it with `qaif situation close` where it is over.
    Example: assessed on 4 January at 08:30 with `reassess_by: 2027-01-04`, and nothing since, on 5 January.
    """
    for state in open_situations(now):
        if state.days_late and state.due:
            ago = f"by {in_words(state.due)}, {days_in_words(state.days_late)} ago"
            if state.last is None:
                yield Hit(
                    state.situation.id, "/opened", f"nobody has assessed it; it was to be assessed {ago}"
                )
            else:
                yield Hit(state.situation.id, _due_at(state), f"it was to be assessed again {ago}")


def _due_at(state: SituationState) -> str:
    """Where the day stands by which a situation is assessed again: named by its last assessment, or what the settings count from."""
    if state.due == state.since and state.situation.reopened:
        return f"/reopened/{len(state.situation.reopened) - 1}/date"
    place = state.situation.assessments.index(state.assessments[-1])
    return f"/assessments/{place}/{'reassess_by' if state.set_by else 'date'}"


@rule(
    "DYN002",
    "option-not-scored",
    "warning",
    f"{TOOL} with governance; that all three are scored is our own",
    "P",
)
def not_scored(now: Moment) -> Iterator[Hit]:
    """A decision on a situation without any option, or with one that is not scored as it is taken, as it is not, and elsewhere.

    Why it matters: to do nothing is a decision too, and risk that leaves one place comes to another; who scores one way
    alone does not see what the choice costs, and whom.
    How to fix: score it, with the same command and `--corrects`; where an option moves no risk, say `moves nothing`.
    Example: `options: [{what: Divert ambulances, act: {consequence: 3, likelihood: 3}}]`.
    """
    for state in situations(now).values():
        for place, entry in enumerate(state.situation.assessments):
            at = f"/assessments/{place}"
            if not entry.options:
                yield Hit(state.situation.id, f"{at}/decision", "it was decided, and no option is scored")
            for number, option in enumerate(entry.options):
                if option.missing:
                    ways = listed([f"“{way}”" for way in option.missing])
                    message = f"it was decided without a score for {ways} of this option"
                    yield Hit(state.situation.id, f"{at}/options/{number}", message)


@rule("DYN003", "lasting-without-risk", "warning", "our own; how long is in the settings", "P")
def without_risk(now: Moment) -> Iterator[Hit]:
    """A situation that has been open for longer than `situation_lasting`, and names no open risk of the register.

    Why it matters: what lasts is no surge any more; it needs an owner, controls, a target and reviews, as any risk does.
    How to fix: put it on the register with `qaif risk add`, and name the risk with `qaif situation edit --risk`; or close
    the situation where it is over.
    Example: a situation of 1 January without `risks`, on 16 January, where fourteen days are set.
    """
    for state in open_situations(now):
        if state.unheld:
            yield Hit(state.situation.id, "/opened", _lasting(state))


def _lasting(state: SituationState) -> str:
    again = " again" if state.since != state.situation.opened else ""
    return f"it has been open{again} since {in_words(state.since)}, for {days_in_words(state.lasted)}, and no open risk holds it"


@rule(
    "DYN004",
    "closed-without-learning",
    "warning",
    "our own; §3.5 asks that what happened is learnt from",
    "P",
)
def nothing_learnt(now: Moment) -> Iterator[Hit]:
    """A situation that was closed, and nothing says what was learnt from it.

    Why it matters: the next surge comes; what this one taught is worth most on its first morning.
    How to fix: record it with `qaif situation learn`.
    Example: `closed: {date: 2027-01-09, …}` without `learnt`.
    """
    for state in situations(now).values():
        closed = state.situation.closed
        if closed and not state.situation.learnt:
            message = f"it was closed on {in_words(closed.date)}, and nothing says what was learnt"
            yield Hit(state.situation.id, "/closed", message)
