"""Ranks the subjects on which independent sources of intelligence agree, with a sentence that says why (§4.3).

The framework asks that intelligence is triangulated and sets no weights: those of `framework.yaml` are the
organisation's own (mark P), and every point can be traced to records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from qaif_cli.judge.state.position import position
from qaif_cli.judge.triangulation.mismatches import mismatches
from qaif_cli.judge.triangulation.reasons import held, name_of, weigh, where, why
from qaif_cli.judge.triangulation.register_context import beside, open_record_index
from qaif_cli.judge.triangulation.subjects import (
    ThemeItems,
    apart,
    gather,
    in_window,
    items_of,
    providers_of,
    sources_of,
)
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.model.sources import Triangulation
from qaif_cli.model.triangulation import (
    Considered,
    RegisterContext,
    SharedTheme,
    Signal,
    Subject,
    Triangulated,
)


def triangulate(
    now: Moment,
    window_days: int | None = None,
    signals: Sequence[Signal] = (),
) -> Triangulated | None:
    """The subjects to consider on a day, the most points first, and the records that contradict each other.

    Args:
        now: The register, the settings and the day.
        window_days: How many days back is looked, that day included; as the framework says where None.
        signals: What indicators show that is of concern, each with what it is about.

    Returns:
        None where the framework does not say how intelligence is brought together.
    """
    settings = now.framework.triangulation
    if settings is None:
        return None
    days = settings.window_days if window_days is None else window_days
    since = now.day - timedelta(days=days)
    items = in_window(now.register, now.framework, since, now.day)
    there = position(now)
    index = open_record_index(there, signals)
    gathered = gather(items, now.framework, settings.least_sources)
    found = [
        _considered(
            subject,
            shared,
            beside(subject, items_of(shared), index, there),
            now.framework,
            settings,
            now.register,
            days,
        )
        for subject, shared in gathered.items()
    ]
    return Triangulated(
        since=since,
        until=now.day,
        least_sources=settings.least_sources,
        sources=sources_of(items, now.framework),
        considered=tuple(sorted(found, key=lambda item: (-item.score, item.name, item.subject.kind))),
        apart=apart(items, gathered, now.framework, settings.least_sources),
        themeless=sum(not item.themes for item in items),
        mismatches=mismatches(now, signals),
    )


def narrowed(
    found: Triangulated,
    register: Register,
    framework: Framework,
    provider: str = "",
    area: str = "",
    theme: str = "",
) -> Triangulated:
    """What is about one provider, area or theme; no point of what stays is changed by it.

    A service is about its provider and about its area. What several sources say of a theme is about that theme
    too: a theme keeps itself, and every subject of which enough independent sources share it.

    Args:
        found: Everything.
        register: The records that it was found in.
        framework: The settings that name the sources.
        provider: The ID of a provider; all where empty.
        area: The ID of an area; all where empty.
        theme: The ID of a theme; all where empty.
    """

    def fits(providers: Sequence[str], areas: Sequence[str], themes: Sequence[str]) -> bool:
        wanted = ((provider, providers), (area, areas), (theme, themes))
        return all(not name or name in names for name, names in wanted)

    def considered(item: Considered) -> bool:
        subject = item.subject
        return fits((subject.provider or "",), (subject.area or "",), (subject.theme or "", *item.themes))

    items = in_window(register, framework, found.since, found.until)
    told = [item for item in items if fits(item.providers, item.areas, item.themes)]
    fitting = [item for item in found.mismatches if fits(item.providers, item.areas, item.themes)]
    return replace(
        found,
        sources=sources_of(told, framework),
        considered=tuple(filter(considered, found.considered)),
        apart=tuple(id_ for id_ in found.apart if provider in ("", id_) and not area and not theme),
        themeless=sum(not item.themes for item in told),
        mismatches=tuple(fitting),
    )


def _considered(
    subject: Subject,
    shared: Sequence[ThemeItems],
    there: RegisterContext,
    framework: Framework,
    settings: Triangulation,
    register: Register,
    days: int,
) -> Considered:
    items = items_of(shared)
    themes = tuple(SharedTheme(theme.theme, sources_of(theme.items, framework)) for theme in shared)
    sources = sources_of(items, framework)
    providers = providers_of(items)
    natures = [item.nature for item in items]
    return Considered(
        subject=subject,
        name=name_of(subject, register.title, framework),
        items=tuple(item.id for item in items),
        shared=themes,
        sources=sources,
        hard=natures.count("hard"),
        soft=natures.count("soft"),
        providers=providers,
        beside=there,
        points=weigh(items, sources, there, framework, settings.weights),
        why=why(
            where(subject, providers, register.title),
            themes,
            sources,
            natures,
            days,
            held(subject, there, framework, register.title),
            framework,
        ),
    )
