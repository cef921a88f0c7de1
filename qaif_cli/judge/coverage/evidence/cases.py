"""Cases show what was answered by its clock, what was shared of it, and what shows its effect; they are counted by family."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from qaif_cli.judge.coverage.context import EvidenceContext, counted
from qaif_cli.judge.coverage.expectation import Expectation
from qaif_cli.judge.state.cases import answered_in_time, due_day
from qaif_cli.model.cases import CaseState
from qaif_cli.model.coverage import EvidenceShown, Tally
from qaif_cli.model.kinds.case import Case
from qaif_cli.model.vocabulary import ClockFamily

_HOW: Mapping[bool | None, str] = MappingProxyType(
    {True: "in time", False: "after its day", None: "without a day"}
)
_Named = Iterator[tuple[str, Case]]
Whether = Callable[[EvidenceContext, Case], bool]


def _named(case: Case, state: CaseState) -> str:
    return f"{case.id}: {state.name} {case.reference}"


def _of(families: tuple[ClockFamily, ...]) -> Callable[[EvidenceContext], _Named]:
    """The cases whose clock is of some families, in the order of their IDs."""

    def meant(context: EvidenceContext) -> _Named:
        for state in context.position.cases.values():
            if state.clock and state.clock.family in families:
                yield _named(state.case, state), state.case

    return meant


def _settled(context: EvidenceContext, case: Case) -> bool:
    """Whether a case was answered in the time, or was to be by its last day and was not."""
    if case.answered:
        return context.within(case.answered.date)
    due = due_day(case, context.framework)
    return due is not None and due < context.last


def _answers(context: EvidenceContext, case: Case) -> Iterator[EvidenceShown]:
    if case.answered and context.within(case.answered.date):
        how = _HOW[answered_in_time(case, context.framework)]
        yield context.shown(case, case.answered.date, f"answered {how}: {case.reference}")


def _uses(context: EvidenceContext, case: Case) -> Iterator[EvidenceShown]:
    """The answer, the sharing and the effect of a case."""
    yield from _answers(context, case)
    yield from _shares(context, case)
    if case.effect and context.within(case.effect.date):
        yield context.shown(case, case.effect.date, f"its effect: {case.effect.evidence}")


def _shares(context: EvidenceContext, case: Case) -> Iterator[EvidenceShown]:
    for entry in context.in_period(case.shared):
        body = context.body(entry.with_body) if entry.with_body else ""
        told = body or context.register.title(entry.with_provider or "")
        yield context.shown(case, entry.date, f"shared with {told}: {entry.what}")


def in_time(families: tuple[ClockFamily, ...], what: str) -> Expectation[Case]:
    """Cases that were answered by the day that their clock set; one for which no day was set is not counted.

    Args:
        families: Of which clocks.
        what: What is counted, in words that go on after `3 of 4`.
    """
    return Expectation(
        _of(families),
        what,
        _answers,
        lambda context, case, _: answered_in_time(case, context.framework) is True,
        lambda context, case: due_day(case, context.framework) is not None and _settled(context, case),
    )


def put_to_use(families: tuple[ClockFamily, ...], what: str) -> Expectation[Case]:
    """Cases that were answered, and of which something shows the effect."""
    return Expectation(
        _of(families),
        what,
        _uses,
        lambda _, case, __: case.answered is not None and case.effect is not None,
        _settled,
    )


def acted_on(families: tuple[ClockFamily, ...], what: str) -> Expectation[Case]:
    """Cases that were answered, and each action on them is done."""
    return Expectation(
        _of(families),
        what,
        _answers,
        lambda _, case, __: (
            case.answered is not None and all(action.done is not None for action in case.actions)
        ),
        _settled,
    )


def shared(families: tuple[ClockFamily, ...], what: str) -> Expectation[Case]:
    """Cases that teach and were answered, and what they taught was shared with somebody."""

    def teaches(context: EvidenceContext, case: Case) -> bool:
        clock = context.framework.clock(case.clock)
        return clock is not None and clock.learning and case.answered is not None and _settled(context, case)

    return Expectation(_of(families), what, _shares, lambda _, case, __: bool(case.shared), teaches)


def notified(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The LeDeR notifications that came in."""
    for _, case in _of(("leder",))(context):
        if context.within(case.received):
            yield context.shown(case, case.received, f"notified: {case.reference}")


def notifications_followed(context: EvidenceContext) -> Tally:
    """How many LeDeR notifications are followed to their end; and one thing more, that no record can show.

    A case says nothing of the person, so none tells that every death of an autistic person was notified.
    """
    followed = [
        (
            name,
            not context.position.cases[case.id].days_late
            and answered_in_time(case, context.framework) is not False,
        )
        for name, case in _of(("leder",))(context)
        if context.within(case.received)
    ]
    unseen = [("whether every death of an autistic person was notified", False)] if followed else []
    return counted([*followed, *unseen], "things asked of LeDeR notifications")
