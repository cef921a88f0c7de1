"""Open risks, concerns, commitments and signals about a subject of intelligence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.position import ConcernState, Position, RiskState
from qaif_cli.model.triangulation import RegisterContext, Signal, Subject, SubjectKind

T = TypeVar("T")

OFF_TRACK = ("at-risk", "off-track")


@dataclass(frozen=True)
class OpenRecordIndex:
    """Index of open records by subject, so that each subject's are found at once.

    Attributes:
        commitments: Those that are at risk or off track, with their status, by area.
    """

    risks: Mapping[Subject, Sequence[RiskState]]
    concerns: Mapping[Subject, Sequence[ConcernState]]
    commitments: Mapping[str, Mapping[str, str]]
    signals: Mapping[Subject, Sequence[Signal]]


def open_record_index(now: Position, signals: Sequence[Signal]) -> OpenRecordIndex:
    """The open risks and concerns, the commitments that are not on track, and the signals, by subject."""
    risks = [state for state in now.risks.values() if not state.closed]
    concerns = [state for state in now.concerns.values() if not state.closed]
    commitments: dict[str, dict[str, str]] = {}
    for state in now.commitments.values():
        if not state.closed and state.status in OFF_TRACK and state.commitment.area:
            commitments.setdefault(state.commitment.area, {})[state.commitment.id] = state.status
    return OpenRecordIndex(
        risks=_indexed((state.risk.providers, (state.risk.area,), state) for state in risks),
        concerns=_indexed((*about, state) for state in concerns for about in _held(state, now)),
        commitments=commitments,
        signals=_indexed((signal.providers, signal.areas, signal) for signal in signals),
    )


def beside(
    subject: Subject, items: Sequence[Intelligence], index: OpenRecordIndex, now: Position
) -> RegisterContext:
    """What stands beside a subject.

    A concern stands beside what it is about and beside what its risks are about: a pathway's beside each provider
    of its risks. Risks, concerns and commitments have no themes: beside a theme stand the risks and the concerns that its
    own intelligence opened or changed. Commitments are those of the area, for a service and an area.

    Args:
        subject: The subject.
        items: The intelligence about it.
        index: The open records by subject.
        now: The state of the records on the day.
    """
    if subject.kind == "theme":
        led = list(_led_to(items))
        risks: Sequence[RiskState] = [
            now.risks[id_] for id_ in led if id_ in now.risks and not now.risks[id_].closed
        ]
        concerns: Sequence[ConcernState] = [
            now.concerns[id_] for id_ in led if id_ in now.concerns and not now.concerns[id_].closed
        ]
    else:
        risks, concerns = index.risks.get(subject, []), index.concerns.get(subject, [])
    highest = _highest(concerns)
    return RegisterContext(
        risks={state.risk.id: state.score for state in sorted(risks, key=lambda it: (-it.score, it.risk.id))},
        concern=highest.concern.id if highest else None,
        level=highest.level if highest else None,
        commitments=index.commitments.get(subject.area or "", {}),
        signals=tuple(index.signals.get(subject, ())),
    )


def _held(state: ConcernState, now: Position) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The providers and areas that a concern holds: its own subject's, and those of the open risks in it."""
    own = state.concern.subject
    yield ((own.provider,) if own.provider else ()), (own.area,)
    for id_ in state.concern.risks:
        risk = now.risks.get(id_)
        if risk and not risk.closed:
            yield risk.risk.providers, (risk.risk.area,)


def _indexed(told: Iterable[tuple[Sequence[str], Sequence[str], T]]) -> Mapping[Subject, Sequence[T]]:
    """Things by every subject that their providers and areas make; with both, by each service too."""
    found: dict[Subject, list[T]] = {}
    for providers, areas, thing in told:
        for provider, area in product((None, *dict.fromkeys(providers)), (None, *dict.fromkeys(areas))):
            if provider is None and area is None:
                continue
            kind: SubjectKind = "service" if provider and area else "provider" if provider else "area"
            found.setdefault(Subject(kind, provider=provider, area=area), []).append(thing)
    return found


def _led_to(items: Iterable[Intelligence]) -> Iterator[str]:
    """The risks and concerns that discussions of the items opened or changed up to the day."""
    led = {
        record: None
        for item in items
        for entry in item.discussions
        for record in (entry.risk, entry.concern)
        if record
    }
    yield from led


def _highest(concerns: Sequence[ConcernState]) -> ConcernState | None:
    return min(concerns, key=lambda state: (-state.order, state.concern.id), default=None)
