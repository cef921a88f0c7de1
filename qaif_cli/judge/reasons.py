"""The one sentence that says why a subject is for consideration, in words that a committee member can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.weighing import lowest_level, source_in_words
from qaif_cli.model.framework import Framework
from qaif_cli.model.triangulation import Beside, Source, Subject
from qaif_cli.model.words import listed

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Title = Callable[[str], str]
"""Gives the title of a record by its ID."""


def name_of(subject: Subject, title: Title, framework: Framework) -> str:
    """A subject in words: `Hollowdene Nursing Home, Care sector`; a theme by its name in the framework."""
    if subject.kind == "theme":
        return framework.names("theme").get(subject.theme or "", subject.theme or "")
    return ", ".join(title(part) for part in (subject.provider, subject.area) if part)


def about(subject: Subject, themes: Sequence[str], providers: Sequence[str], title: Title) -> str:
    """What the sources speak of: themes at a provider, in an area, or over several providers.

    Args:
        subject: The subject.
        themes: The themes that enough sources share, in words; for a theme, that one.
        providers: The IDs of the providers that the intelligence names.
        title: Gives the title of a record.
    """
    if subject.kind == "theme":
        where = f"at {len(providers)} providers ({listed([title(id_) for id_ in providers])})"
    elif subject.provider:
        where = f"at {title(subject.provider)}" + (f" ({title(subject.area)})" if subject.area else "")
    else:
        where = f"in {title(subject.area or '')}"
    return f"{listed([inside(theme) for theme in themes]) or 'different things'} {where}"


def why(
    subject: Subject,
    of: str,
    sources: Sequence[Source],
    natures: Sequence[str],
    days: int,
    beside: Beside,
    framework: Framework,
) -> str:
    """Why a subject is for consideration, without its full stop.

    Args:
        subject: The subject.
        of: What the sources speak of.
        sources: The independent sources that spoke.
        natures: Whether each item is hard or soft.
        days: How many days the window looks back.
        beside: What the register holds about it.
        framework: The settings that name sources and levels.
    """
    alike = "hard and soft alike" if len(set(natures)) > 1 else f"all of it {natures[0]} intelligence"
    said = "; ".join(source_in_words(source, framework) for source in sources)
    first = (
        f"{number(len(sources))} independent sources in {days_in_words(days)} speak of {of}, {alike} ({said})"
    )
    return "; ".join([first, *_beside(subject, beside, framework)])


def _beside(subject: Subject, beside: Beside, framework: Framework) -> list[str]:
    """What the sentence says of the register: high risks with the level, then special causes."""
    high = [f"{risk} scores {score}" for risk, score in beside.risks.items() if score >= framework.high_score]
    level = framework.level(beside.level) if beside.level else None
    held = f"{beside.concern} is held at {level.name}" if level else ""
    if not held and subject.kind != "theme":
        held = f"nothing about it is held above {lowest_level(framework)}"
    parts = [listed([*high, held] if held else high)] if high or held else []
    return parts + [f"{signal.record} {signal.what}" for signal in beside.signals]


def inside(text: str) -> str:
    """A name as it stands inside a sentence: `Staffing and skills` begins small, `LFPSE` does not."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def number(count: int) -> str:
    """A number that begins a sentence: in a word up to ten."""
    return NUMBERS[count].capitalize() if count < len(NUMBERS) else str(count)
