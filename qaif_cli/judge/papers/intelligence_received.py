"""What came in over a period, by source and by theme; the voices of patients and the public apart (§4.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from qaif_cli.model.body_content import SourceCount, ThemeLine
from qaif_cli.model.framework import Framework
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.position import Position


def came_in(position: Position, since: date, until: date | None = None) -> tuple[IntelligenceState, ...]:
    """What came in after a day and up to another, the position's own where it is None; the newest first."""
    last = until or position.day
    found = [state for state in position.intelligence.values() if since < state.item.date <= last]
    return tuple(sorted(found, key=lambda state: (-state.item.date.toordinal(), state.item.id)))


def by_source(items: Iterable[IntelligenceState], framework: Framework) -> tuple[SourceCount, ...]:
    """How many pieces came from each kind of source, the most first, then by name."""
    groups: dict[str, list[IntelligenceState]] = {}
    for state in items:
        groups.setdefault(state.item.source_type, []).append(state)
    lines = []
    for source, group in groups.items():
        named = framework.source(source)
        unit = (named.counted if named else None) or ""
        counts = [state.item.count for state in group]
        known = [count for count in counts if count is not None]
        counted = sum(known) if unit and len(known) == len(counts) else None
        lines.append(SourceCount(named.name if named else source, len(group), counted, unit))
    return tuple(sorted(lines, key=lambda line: (-line.items, line.name)))


def voices(items: Iterable[IntelligenceState], framework: Framework) -> tuple[IntelligenceState, ...]:
    """Those that are the voice of patients or the public, as the framework's list of sources says."""
    own = {source.id for source in framework.sources if source.voice}
    return tuple(state for state in items if state.item.source_type in own)


def by_theme(
    items: Iterable[IntelligenceState], framework: Framework, earlier: Iterable[IntelligenceState] = ()
) -> tuple[ThemeLine, ...]:
    """Each theme with what came in on it, the one with the most independent sources first.

    Args:
        items: What came in in the period.
        framework: The settings that name the sources.
        earlier: What came in in the time of the same length before.
    """
    groups: dict[str, list[IntelligenceState]] = {}
    for state in items:
        for theme in state.item.themes:
            groups.setdefault(theme, []).append(state)
    families = {source.id: source.family for source in framework.sources}
    before = Counter(theme for state in earlier for theme in dict.fromkeys(state.item.themes))
    lines = [_theme(theme, group, framework, families, before[theme]) for theme, group in groups.items()]
    return tuple(sorted(lines, key=lambda line: (-line.independent, -len(line.items), line.theme)))


def _theme(
    theme: str,
    group: list[IntelligenceState],
    framework: Framework,
    families: dict[str, str],
    before: int,
) -> ThemeLine:
    providers = Counter(provider for state in group for provider in state.item.providers)
    return ThemeLine(
        theme=theme,
        items=tuple(group),
        sources=by_source(group, framework),
        independent=len({families.get(state.item.source_type, state.item.source_type) for state in group}),
        hard=sum(1 for state in group if state.item.nature == "hard"),
        providers=tuple(sorted(providers, key=lambda provider: (-providers[provider], provider))),
        before=before,
    )
