"""The result of triangulation: subjects on which independent sources agree, and records that contradict each other (§4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

SubjectKind = Literal["service", "provider", "theme", "area"]
"""What intelligence may be about, the narrowest first."""
MismatchKind = Literal[
    "high-risk-at-routine", "early-warning-unanswered", "concern-without-news", "on-track-against-indicator"
]


@dataclass(frozen=True)
class Subject:
    """What intelligence is about; a service is one provider's care in one area.

    Attributes:
        kind: Service, provider, theme or area: the narrowest first.
        provider: The ID of the provider, for a service or a provider.
        area: The ID of the area, for a service or an area.
        theme: The theme, for a theme.
    """

    kind: SubjectKind
    provider: str | None = None
    area: str | None = None
    theme: str | None = None


@dataclass(frozen=True)
class Signal:
    """A special cause of concern in an indicator, which counts beside intelligence; it is computed elsewhere.

    Attributes:
        record: The ID of the record that shows it.
        name: What that record is called, as a sentence begins with it.
        what: What it shows, in words that follow the name: `rises beyond its upper limit`.
        providers: The providers it is about.
        areas: The areas it is about; with providers too, it is about each provider's service in each area.
        commitments: The commitments whose progress the record measures.
    """

    record: str
    name: str
    what: str
    providers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndependentSource:
    """One independent source: all sources of one family, which hear the same people or count the same events.

    Attributes:
        family: The name of the family in the framework.
        types: The kinds of source that spoke, in the framework's order.
        items: The IDs of the pieces of intelligence, the oldest first.
    """

    family: str
    types: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True)
class SharedTheme:
    """A theme of which enough independent sources speak.

    Attributes:
        theme: The ID of the theme.
        sources: The independent sources that speak of it, the one with the most items first.
    """

    theme: str
    sources: tuple[IndependentSource, ...]


@dataclass(frozen=True)
class SubjectPoints:
    """A part of the points of a subject, with the records that it comes from.

    Attributes:
        reason: What it is for, as the weights of the framework name it: `independent_source`.
        words: The same in words.
        points: How many.
        records: The IDs of the records.
    """

    reason: str
    words: str
    points: int
    records: tuple[str, ...]


@dataclass(frozen=True)
class RegisterContext:
    """Open risks, concerns, commitments and signals about a subject of intelligence.

    Attributes:
        risks: The open risks with their scores, the highest first.
        concern: The open concern at the highest level; None where there is none.
        level: The level of that concern; None where there is none.
        commitments: The open commitments that are at risk or off track, with their status.
        signals: The special causes of indicators.
    """

    risks: Mapping[str, int]
    concern: str | None
    level: str | None
    commitments: Mapping[str, str]
    signals: tuple[Signal, ...]


@dataclass(frozen=True)
class Considered:
    """A subject to consider: enough independent sources spoke of the same theme in the time window.

    Attributes:
        name: What it is called in words.
        items: The IDs of the intelligence that speaks of these themes, the oldest first.
        shared: The themes of which enough independent sources speak, that of the most sources first.
        sources: The independent sources of these themes, the one with the most items first.
        hard: How many items are hard intelligence.
        soft: How many are soft.
        providers: The providers that the items name.
        points: What it scores, part by part.
        why: One sentence that says why it is for consideration.
    """

    subject: Subject
    name: str
    items: tuple[str, ...]
    shared: tuple[SharedTheme, ...]
    sources: tuple[IndependentSource, ...]
    hard: int
    soft: int
    providers: tuple[str, ...]
    beside: RegisterContext
    points: tuple[SubjectPoints, ...]
    why: str

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes that enough independent sources share."""
        return tuple(theme.theme for theme in self.shared)

    @property
    def score(self) -> int:
        """The sum of its points; never shown without them."""
        return sum(point.points for point in self.points)


@dataclass(frozen=True)
class Mismatch:
    """Two things in the register that contradict each other.

    Attributes:
        records: The IDs of the records, the one to act on first.
        why: What does not fit, in a sentence without its full stop.
        providers: The providers it is about.
        areas: The areas it is about.
        themes: The themes it is about.
    """

    kind: MismatchKind
    records: tuple[str, ...]
    why: str
    providers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Triangulated:
    """The result of triangulating the intelligence of a time window.

    Attributes:
        since: The first day of the window.
        until: Its last day, the day that counts as today.
        least_sources: How many independent sources make something for consideration.
        sources: Every source that spoke in the window, whatever it spoke of.
        considered: What is for consideration, the most points first.
        apart: The providers of which enough independent sources spoke, but of different things, so that they are not
            for consideration.
        themeless: How many pieces of intelligence name no theme, so that they could not be brought together.
        mismatches: What does not fit, by kind and then by record.
    """

    since: date
    until: date
    least_sources: int
    sources: tuple[IndependentSource, ...]
    considered: tuple[Considered, ...]
    apart: tuple[str, ...]
    themeless: int
    mismatches: tuple[Mismatch, ...]

    @property
    def items(self) -> int:
        """How many pieces of intelligence came in in the window."""
        return sum(len(source.items) for source in self.sources)
