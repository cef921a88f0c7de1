"""Why a subject should be considered: its points, each with its records, and one sentence (mark P)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.sources import Weights
from qaif_cli.model.triangulation import (
    IndependentSource,
    RegisterContext,
    SharedTheme,
    Subject,
    SubjectPoints,
)
from qaif_cli.model.vocabulary import COMMITMENT_STATUSES, NATURES
from qaif_cli.model.words import in_words, listed

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NAMED = 3
"""How many high risks a sentence names; of more, the highest alone."""
Title = Callable[[str], str]
"""Gives the title of a record by its ID."""


def weigh(
    items: Sequence[Intelligence],
    sources: Sequence[IndependentSource],
    beside: RegisterContext,
    framework: Framework,
    weights: Weights,
) -> tuple[SubjectPoints, ...]:
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
    items: Sequence[Intelligence],
    sources: Sequence[IndependentSource],
    framework: Framework,
    weights: Weights,
) -> Iterator[SubjectPoints]:
    for source in sources:
        words = f"an independent source: {_source_in_words(source, framework)}"
        yield SubjectPoints("independent_source", words, weights.independent_source, source.items)
    if {item.nature for item in items} == set(NATURES.words):
        both = tuple(item.id for item in items)
        yield SubjectPoints(
            "hard_and_soft", "hard and soft intelligence together", weights.hard_and_soft, both
        )
    for item in items:
        if item.early_warning:
            words = f"an early warning of {in_words(item.date)}"
            yield SubjectPoints("early_warning", words, weights.early_warning, (item.id,))


def _of_register(beside: RegisterContext, framework: Framework, weights: Weights) -> Iterator[SubjectPoints]:
    high = [risk for risk, score in beside.risks.items() if score >= framework.high_score]
    if high:
        scores = listed([str(beside.risks[risk]) for risk in high])
        scored = f"an open risk that scores {scores}" if len(high) == 1 else f"open risks that score {scores}"
        yield SubjectPoints("high_risk", scored, weights.high_risk, tuple(high))
    level = framework.level(beside.level) if beside.level else None
    if level and beside.concern:
        steps = level.order - framework.lowest.order
        words = f"the level {level.name}, {_steps_in_words(steps)} above {framework.lowest.name}"
        yield SubjectPoints("level", words, steps * weights.level, (beside.concern,))
    for signal in beside.signals:
        yield SubjectPoints(
            "special_cause", f"a special cause: {signal.what}", weights.special_cause, (signal.record,)
        )
    late = beside.commitments
    if late:
        said = listed([COMMITMENT_STATUSES.label(status) for status in dict.fromkeys(late.values())], "or")
        words = f"a commitment that is {said}" if len(late) == 1 else f"commitments that are {said}"
        yield SubjectPoints("off_track", words, weights.off_track, tuple(sorted(late)))


def _source_in_words(source: IndependentSource, framework: Framework) -> str:
    """A source, with how much it said where that is more than one thing: `Complaint and Media, 4 items`."""
    names = framework.names("source")
    said = listed([names.get(type_, type_) for type_ in source.types])
    count = len(source.items)
    return said if count == 1 else f"{said}, {count} items"


def _steps_in_words(steps: int) -> str:
    """One step, two steps."""
    return "1 step" if steps == 1 else f"{steps} steps"


def name_of(subject: Subject, title: Title, framework: Framework) -> str:
    """A subject in words: `Hollowdene Nursing Home, Care sector`; a theme by its name in the framework."""
    if subject.kind == "theme":
        return framework.names("theme").get(subject.theme or "", subject.theme or "")
    return ", ".join(title(part) for part in (subject.provider, subject.area) if part)


def where(subject: Subject, providers: Sequence[str], title: Title) -> str:
    """Where the sources look: at a provider, in an area, or at several providers.

    Args:
        subject: The subject.
        providers: The IDs of the providers that the intelligence names.
        title: Gives the title of a record.
    """
    if subject.kind == "theme":
        return f"at {len(providers)} providers ({listed([title(id_) for id_ in providers])})"
    if subject.provider:
        return f"at {title(subject.provider)}" + (f" ({title(subject.area)})" if subject.area else "")
    return f"in {title(subject.area or '')}"


def why(
    place: str,
    shared: Sequence[SharedTheme],
    sources: Sequence[IndependentSource],
    natures: Sequence[str],
    days: int,
    beside: Sequence[str],
    framework: Framework,
) -> str:
    """Why a subject is for consideration, without its full stop.

    Where the sources share one theme, all of them speak of it; where they share several, each theme is told with
    the sources that speak of that one.

    Args:
        place: Where the sources look.
        shared: The themes that they share.
        sources: The independent sources of these themes.
        natures: Whether each item is hard or soft.
        days: How many days the window looks back.
        beside: What the register holds about it, in words.
        framework: The settings that name sources and themes.
    """
    names = framework.names("theme")
    alike = "hard and soft alike" if len(set(natures)) > 1 else f"all of it {natures[0]} intelligence"
    themes = [
        (
            _inside(names.get(it.theme, it.theme)),
            "; ".join(_source_in_words(one, framework) for one in it.sources),
        )
        for it in shared
    ]
    many = f"{_number(len(sources))} independent sources in {days_in_words(days)}"
    if len(themes) == 1:
        ((theme, said),) = themes
        first = f"{many} speak of {theme} {place}, {alike} ({said})"
    else:
        each = listed([f"{theme} ({said})" for theme, said in themes])
        first = f"{many} speak of the same things {place}, {alike}: {each}"
    return "; ".join([first, *beside])


def held(subject: Subject, beside: RegisterContext, framework: Framework, title: Title) -> list[str]:
    """What the sentence says of the register: high risks with the level, then special causes.

    Beside a theme stands only what its own intelligence led to, and the sentence says so.

    Args:
        subject: The subject.
        beside: What the register holds about it.
        framework: The settings that name levels and say from where a score is high.
        title: Gives the title of a record, for nobody knows a risk by its ID alone.
    """
    high = {risk: score for risk, score in beside.risks.items() if score >= framework.high_score}
    level = framework.level(beside.level) if beside.level else None
    signals = _signals(beside)
    if subject.kind == "theme":
        led = [f"{risk} {title(risk)} (score {score})" for risk, score in high.items()]
        led += [f"{beside.concern} {title(beside.concern or '')} (held at {level.name})"] if level else []
        return [*([f"it has led to {listed(led)}"] if led else []), *signals]
    concern = (
        f"{beside.concern} ({title(beside.concern or '')}) is held at {level.name}"
        if level
        else f"no concern above {framework.lowest.name} is about it"
    )
    scored = [f"{risk} ({title(risk)}) scores {score}" for risk, score in high.items()]
    if len(scored) > _NAMED:
        scored = [scored[0], f"{len(scored) - 1} other open risks score {framework.high_score} or above"]
    return [listed([*scored, concern]), *signals]


def _signals(beside: RegisterContext) -> list[str]:
    """What the indicators say: one of them whole, of more only which they are."""
    if len(beside.signals) > 1:
        names = listed([signal.name for signal in beside.signals])
        return [f"{len(beside.signals)} indicators show a special cause of concern: {names}"]
    return [f"the indicator {signal.name} {signal.what}" for signal in beside.signals]


def _inside(text: str) -> str:
    """A name as it stands inside a sentence: `Staffing and skills` begins small, `LFPSE` does not."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def _number(count: int) -> str:
    """A number that begins a sentence: in a word up to ten."""
    return _NUMBERS[count].capitalize() if count < len(_NUMBERS) else str(count)
