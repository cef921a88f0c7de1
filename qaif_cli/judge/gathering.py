"""Intelligence of a window gathered by what it is about, and what of it is for consideration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.register import Register
from qaif_cli.model.triangulation import Source, Subject

Gathered = Mapping[Subject, tuple[Intelligence, ...]]
"""The intelligence about each subject, the oldest first."""

NARROWEST_FIRST = ("service", "provider", "theme", "area")


def in_window(register: Register, since: date, until: date) -> tuple[Intelligence, ...]:
    """What came in from one day to another, both included, the oldest first."""
    found = [item for item in register.intelligence if since <= item.date <= until]
    return tuple(sorted(found, key=lambda item: (item.date, item.id)))


def sources_of(items: Sequence[Intelligence], framework: Framework) -> tuple[Source, ...]:
    """The independent sources that spoke, the one with the most items first: one for each family.

    A kind of source that the framework does not know stands for itself.
    """
    order = {source.id: place for place, source in enumerate(framework.sources)}
    families = _families(framework)
    found: dict[str, list[Intelligence]] = {}
    for item in items:
        found.setdefault(families.get(item.source_type, item.source_type), []).append(item)
    sources = [
        Source(
            family=family,
            types=tuple(
                sorted(
                    {item.source_type for item in told},
                    key=lambda type_: (order.get(type_, len(order)), type_),
                )
            ),
            items=tuple(item.id for item in told),
        )
        for family, told in found.items()
    ]
    return tuple(sorted(sources, key=lambda source: (-len(source.items), source.family)))


def gather(items: Sequence[Intelligence], framework: Framework, least_sources: int) -> Gathered:
    """The subjects that are for consideration, each with its intelligence.

    That is a service, a provider, an area or a theme of which enough independent sources spoke; a theme
    only over two providers or more, else it is that provider's. What overlaps is told once:

    - of subjects with the very same items the narrowest stands;
    - a provider stands beside its services where it adds a source that none of them has;
    - an area stands beside its providers where what they leave over would be for consideration by itself.

    Args:
        items: The intelligence of the window.
        framework: The settings that name the families of sources.
        least_sources: How many independent sources are enough.
    """
    enough = {
        subject: told
        for subject, told in by_subject(items).items()
        if len(_spoke(told, framework)) >= least_sources
        and (subject.kind != "theme" or len(providers_of(told)) > 1)
    }
    kept: dict[Subject, tuple[Intelligence, ...]] = {}
    seen: set[frozenset[str]] = set()
    for subject in sorted(enough, key=_narrowest_first):
        told = enough[subject]
        same = frozenset(item.id for item in told)
        if same not in seen and _stands(subject, told, kept, framework, least_sources):
            kept[subject] = told
            seen.add(same)
    return kept


def _stands(
    subject: Subject, told: Sequence[Intelligence], kept: Gathered, framework: Framework, least_sources: int
) -> bool:
    """Whether a subject says more than the narrower ones that stand already."""
    inside = [kept[narrower] for narrower in _narrower(subject, told) if narrower in kept]
    if not inside:
        return True
    there = {item.id: item for other in inside for item in other}
    rest = [item for item in told if item.id not in there]
    if len(_spoke(rest, framework)) >= least_sources:
        return True
    new = _spoke(rest, framework) - _spoke(tuple(there.values()), framework)
    return subject.kind == "provider" and bool(new)


def _narrower(subject: Subject, told: Sequence[Intelligence]) -> Iterator[Subject]:
    """The subjects inside one: the services of a provider, the providers of an area with their services there."""
    if subject.kind == "provider":
        for area in {area for item in told for area in item.areas}:
            yield Subject("service", provider=subject.provider, area=area)
    if subject.kind == "area":
        for provider in providers_of(told):
            yield Subject("provider", provider=provider)
            yield Subject("service", provider=provider, area=subject.area)


def _spoke(items: Sequence[Intelligence], framework: Framework) -> set[str]:
    """The families of the sources that spoke."""
    families = _families(framework)
    return {families.get(item.source_type, item.source_type) for item in items}


def _families(framework: Framework) -> dict[str, str]:
    return {source.id: source.family for source in framework.sources}


def by_subject(items: Sequence[Intelligence]) -> dict[Subject, tuple[Intelligence, ...]]:
    """Every subject that the items name, with those that are about it."""
    found: dict[Subject, list[Intelligence]] = {}
    for item in items:
        for subject in dict.fromkeys(_named(item)):
            found.setdefault(subject, []).append(item)
    return {subject: tuple(told) for subject, told in found.items()}


def providers_of(items: Sequence[Intelligence]) -> tuple[str, ...]:
    """The providers that the items name, by ID."""
    return tuple(sorted({provider for item in items for provider in item.providers}))


def shared_themes(items: Sequence[Intelligence], framework: Framework, least_sources: int) -> tuple[str, ...]:
    """The themes of which enough independent sources spoke, those of the most sources first."""
    found: dict[str, list[Intelligence]] = {}
    for item in items:
        for theme in dict.fromkeys(item.themes):
            found.setdefault(theme, []).append(item)
    counts = {theme: len(_spoke(told, framework)) for theme, told in found.items()}
    shared = [theme for theme, count in counts.items() if count >= least_sources]
    return tuple(sorted(shared, key=lambda theme: (-counts[theme], -len(found[theme]), theme)))


def _named(item: Intelligence) -> Iterator[Subject]:
    for provider in item.providers:
        yield Subject("provider", provider=provider)
        for area in item.areas:
            yield Subject("service", provider=provider, area=area)
    for area in item.areas:
        yield Subject("area", area=area)
    for theme in item.themes:
        yield Subject("theme", theme=theme)


def _narrowest_first(subject: Subject) -> tuple[int, str, str, str]:
    place = NARROWEST_FIRST.index(subject.kind)
    return (place, subject.provider or "", subject.area or "", subject.theme or "")
