"""Groups the intelligence of a time window by subject, and selects the subjects to consider."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.register import Register
from qaif_cli.model.triangulation import IndependentSource, Subject, SubjectKind


@dataclass(frozen=True)
class ThemeItems:
    """A theme of which enough independent sources speak, with the intelligence that does, the oldest first."""

    theme: str
    items: tuple[Intelligence, ...]


Gathered = Mapping[Subject, tuple[ThemeItems, ...]]
"""What independent sources share about each subject, the theme of the most sources first."""

NARROWEST_FIRST: tuple[SubjectKind, ...] = get_args(SubjectKind)


def in_window(register: Register, framework: Framework, since: date, until: date) -> tuple[Intelligence, ...]:
    """What came in from one day to another, both included, the oldest first; praise is no sign of a problem, and is left out."""
    praise = framework.praise
    found = [
        item
        for item in register.intelligence
        if since <= item.date <= until and item.source_type not in praise
    ]
    return tuple(sorted(found, key=lambda item: (item.date, item.id)))


def sources_of(items: Sequence[Intelligence], framework: Framework) -> tuple[IndependentSource, ...]:
    """The independent sources that spoke, the one with the most items first: one for each family.

    A kind of source that the framework does not know stands for itself.
    """
    order = {source.id: place for place, source in enumerate(framework.sources)}
    families = _families(framework)
    found: dict[str, list[Intelligence]] = {}
    for item in items:
        found.setdefault(families.get(item.source_type, item.source_type), []).append(item)
    sources = [
        IndependentSource(
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
    """The subjects that are for consideration, each with the themes that independent sources share.

    That is a service, a provider, an area or a theme about which enough independent sources speak of the same
    theme: several sources that each speak of something else do not bear one another out. Whether those that
    speak of the same say the same is for people to judge. A theme is a subject only over two
    providers or more, else it is that provider's. What overlaps is told once:

    - of subjects with the very same items the narrowest stands;
    - a provider stands beside its services, and an area beside its providers, for the themes that only
      putting them together brings out;
    - a theme that one provider or service has already stands as the system's where enough sources speak of it
      without that provider of which most speak.

    Args:
        items: The intelligence of the window.
        framework: The settings that name the families of sources.
        least_sources: How many independent sources are enough.
    """
    shared = {
        subject: shared_themes(told, framework, least_sources, subject.theme)
        for subject, told in by_subject(items).items()
    }
    kept: dict[Subject, tuple[ThemeItems, ...]] = {}
    seen: set[frozenset[str]] = set()
    for subject in sorted(shared, key=_narrowest_first):
        told = _beyond(subject, shared[subject], kept, framework, least_sources)
        same = frozenset(item.id for item in items_of(told))
        if told and same not in seen:
            kept[subject] = told
            seen.add(same)
    return kept


def items_of(shared: Sequence[ThemeItems]) -> tuple[Intelligence, ...]:
    """The intelligence that speaks of any of some themes, the oldest first."""
    found = {item.id: item for theme in shared for item in theme.items}
    return tuple(sorted(found.values(), key=lambda item: (item.date, item.id)))


def _beyond(
    subject: Subject, shared: tuple[ThemeItems, ...], kept: Gathered, framework: Framework, least_sources: int
) -> tuple[ThemeItems, ...]:
    """What a subject says beyond the narrower ones that stand already."""
    if subject.kind == "theme":
        return shared if _over_providers(shared, kept, framework, least_sources) else ()
    told = {
        theme.theme for narrower in _narrower(subject, items_of(shared)) for theme in kept.get(narrower, ())
    }
    return tuple(theme for theme in shared if theme.theme not in told)


def _over_providers(
    shared: tuple[ThemeItems, ...], kept: Gathered, framework: Framework, least_sources: int
) -> bool:
    """Whether a theme is the system's, and not that of one provider."""
    if not shared or len(providers_of(shared[0].items)) < 2:  # noqa: PLR2004  # two make several
        return False
    (theme,) = shared
    if all(other.theme != theme.theme for told in kept.values() for other in told):
        return True
    most = Counter(provider for item in theme.items for provider in item.providers)
    first = min(most, key=lambda provider: (-most[provider], provider))
    rest = [item for item in theme.items if first not in item.providers]
    return len(_spoke(rest, framework)) >= least_sources


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


def shared_themes(
    items: Sequence[Intelligence], framework: Framework, least_sources: int, only: str | None = None
) -> tuple[ThemeItems, ...]:
    """The themes of which enough independent sources speak, those of the most sources first.

    Args:
        items: The intelligence about a subject.
        framework: The settings that name the families of sources.
        least_sources: How many independent sources are enough.
        only: The one theme that is looked at; every one where None.
    """
    found: dict[str, list[Intelligence]] = {}
    for item in items:
        for theme in dict.fromkeys(item.themes):
            if only in (None, theme):
                found.setdefault(theme, []).append(item)
    counts = {theme: len(_spoke(told, framework)) for theme, told in found.items()}
    shared = [theme for theme, count in counts.items() if count >= least_sources]
    ranked = sorted(shared, key=lambda theme: (-counts[theme], -len(found[theme]), theme))
    return tuple(ThemeItems(theme, tuple(found[theme])) for theme in ranked)


def apart(
    items: Sequence[Intelligence], kept: Gathered, framework: Framework, least_sources: int
) -> tuple[str, ...]:
    """The providers of which enough independent sources speak, but of different things, by ID."""
    told = {provider for shared in kept.values() for provider in providers_of(items_of(shared))}
    return tuple(
        sorted(
            subject.provider
            for subject, about in by_subject(items).items()
            if subject.kind == "provider"
            and subject.provider
            and subject.provider not in told
            and len(_spoke(about, framework)) >= least_sources
        )
    )


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
