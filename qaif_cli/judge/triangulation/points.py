"""The points of a subject, each with the records it comes from, and the sentence that says why (mark P)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.sources import Weights
from qaif_cli.model.triangulation import Beside, Point, Source
from qaif_cli.model.vocabulary import COMMITMENT_STATUSES, NATURES
from qaif_cli.model.words import in_words, listed


def weigh(
    items: Sequence[Intelligence],
    sources: Sequence[Source],
    beside: Beside,
    framework: Framework,
    weights: Weights,
) -> tuple[Point, ...]:
    """What a subject scores, part by part; what has no weight is left out.

    High risks count once, and so do commitments that are not on track: else the largest provider, which has the
    most of both, would always stand first.

    Args:
        items: The intelligence about it.
        sources: The same by independent source.
        beside: What the register holds about it.
        framework: The settings that name sources and levels and say from where a score is high.
        weights: How many points each part counts for.
    """
    parts = (
        *_of_intelligence(items, sources, framework, weights),
        *_of_register(beside, framework, weights),
    )
    return tuple(point for point in parts if point.points)


def _of_intelligence(
    items: Sequence[Intelligence], sources: Sequence[Source], framework: Framework, weights: Weights
) -> Iterator[Point]:
    for source in sources:
        words = f"an independent source: {source_in_words(source, framework)}"
        yield Point("independent_source", words, weights.independent_source, source.items)
    if {item.nature for item in items} == set(NATURES.words):
        both = tuple(item.id for item in items)
        yield Point("hard_and_soft", "hard and soft intelligence together", weights.hard_and_soft, both)
    for item in items:
        if item.early_warning:
            words = f"an early warning of {in_words(item.date)}"
            yield Point("early_warning", words, weights.early_warning, (item.id,))


def _of_register(beside: Beside, framework: Framework, weights: Weights) -> Iterator[Point]:
    high = [risk for risk, score in beside.risks.items() if score >= framework.high_score]
    if high:
        scores = listed([str(beside.risks[risk]) for risk in high])
        scored = f"an open risk that scores {scores}" if len(high) == 1 else f"open risks that score {scores}"
        yield Point("high_risk", scored, weights.high_risk, tuple(high))
    level = framework.level(beside.level) if beside.level else None
    if level and beside.concern:
        steps = level.order - framework.lowest.order
        words = f"the level {level.name}, {steps_in_words(steps)} above {framework.lowest.name}"
        yield Point("level", words, steps * weights.level, (beside.concern,))
    for signal in beside.signals:
        yield Point(
            "special_cause", f"a special cause: {signal.what}", weights.special_cause, (signal.record,)
        )
    late = beside.commitments
    if late:
        said = listed([COMMITMENT_STATUSES.label(status) for status in dict.fromkeys(late.values())], "or")
        words = f"a commitment that is {said}" if len(late) == 1 else f"commitments that are {said}"
        yield Point("off_track", words, weights.off_track, tuple(sorted(late)))


def source_in_words(source: Source, framework: Framework) -> str:
    """A source, with how much it said where that is more than one thing: `Complaint and Media, 4 items`."""
    names = framework.names("source")
    said = listed([names.get(type_, type_) for type_ in source.types])
    count = len(source.items)
    return said if count == 1 else f"{said}, {count} items"


def steps_in_words(steps: int) -> str:
    """One step, two steps."""
    return "1 step" if steps == 1 else f"{steps} steps"
