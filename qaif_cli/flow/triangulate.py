"""`qaif triangulate`: subjects on which independent sources of intelligence agree, and records that contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow import names
from qaif_cli.flow.durations import day_before
from qaif_cli.flow.listing import as_json, document, notes
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.triangulation.signals import signals
from qaif_cli.judge.triangulation.triangulate import narrowed, triangulate
from qaif_cli.model.framework import Framework
from qaif_cli.model.sources import Triangulation
from qaif_cli.model.triangulation import Considered, Triangulated
from qaif_cli.render.triangulation import triangulation_text

_HOW = (
    "Add `triangulation:` to it, with window_days, least_sources, weights (independent_source, hard_and_soft,"
    " early_warning, high_risk, level, special_cause, off_track), citation and mark. The framework sets no"
    " weights: they are your own, mark P."
)


@dataclass(frozen=True)
class TriangulateOptions:
    """What the user asked.

    Attributes:
        window: How far back to look: 90d, 12w or 3m; as far as the framework says where empty.
        provider: Only what is about this provider, by its ID or its title.
        area: Only what is about this area.
        theme: Only what is about this theme.
    """

    window: str = ""
    provider: str = ""
    area: str = ""
    theme: str = ""


@dataclass(frozen=True)
class TriangulationPage:
    """What was found, as text for people and as data for programs.

    Attributes:
        about: What was asked for, in words; empty for everything.
        data: For programs; docs/json.md describes it.
        notes: The files that could not be read.
    """

    found: Triangulated
    settings: Triangulation
    about: str
    data: dict[str, Any]
    framework: Framework = field(repr=False)
    title: Callable[[str], str] = field(repr=False)
    notes: tuple[str, ...] = ()

    def json(self) -> str:
        """The versioned JSON form."""
        return as_json(self.data)

    def plain(self, width: int | None = None) -> str:
        """What was found, in words."""
        return triangulation_text(self.found, self.framework, self.settings, self.about, self.title, width)


def run_triangulate(ask: Ask, options: TriangulateOptions) -> TriangulationPage:
    """The subjects to consider, ranked, and the records that contradict each other.

    Raises:
        QaifError: where there is no register, no such provider, area or theme, the window is no length of time,
            or the framework does not say how intelligence is brought together.
    """
    days = (ask.as_of - day_before("--window", options.window, ask.as_of)).days if options.window else None
    if days == 0:
        raise QaifError(
            f"`--window {options.window}` looks back no day at all.", "Write 90d, 12w or 3m, for example."
        )
    reading = read(ask)
    framework, register = reading.framework, reading.now.register
    provider = names.provider(options.provider, reading) if options.provider else ""
    area = names.area(options.area, reading) if options.area else ""
    theme = names.theme(options.theme, reading) if options.theme else ""
    found = triangulate(reading.now, days, signals(reading.now))
    settings = framework.triangulation
    if found is None or settings is None:
        raise QaifError(
            f"`{reading.workspace.prefix}framework.yaml` does not say how intelligence is brought together.",
            _HOW,
        )
    found = narrowed(found, register, framework, provider, area, theme)
    return TriangulationPage(
        found=found,
        settings=settings,
        about=_about(provider, area, theme, reading),
        data=_data(found, settings, reading),
        framework=framework,
        title=register.title,
        notes=notes(reading),
    )


def _about(provider: str, area: str, theme: str, reading: Reading) -> str:
    parts = [reading.now.register.title(part) for part in (provider, area) if part]
    if theme:
        parts.append(f"the theme {reading.framework.names('theme')[theme]}")
    return f" about {', '.join(parts)}" if parts else ""


def _data(found: Triangulated, settings: Triangulation, reading: Reading) -> dict[str, Any]:
    return document(
        reading,
        window={"since": found.since, "until": found.until},
        least_sources=found.least_sources,
        weights={
            **settings.weights.model_dump(),
            "citation": settings.citation,
            "mark": settings.mark,
        },
        items=found.items,
        sources=[asdict(source) for source in found.sources],
        considered=[_considered(place, item) for place, item in enumerate(found.considered, 1)],
        apart=list(found.apart),
        themeless=found.themeless,
        mismatches=[asdict(item) for item in found.mismatches],
    )


def _considered(place: int, item: Considered) -> dict[str, Any]:
    beside = item.beside
    return {
        "rank": place,
        **asdict(item.subject),
        "name": item.name,
        "why": item.why,
        "score": item.score,
        "points": [asdict(point) for point in item.points],
        "sources": [asdict(source) for source in item.sources],
        "items": list(item.items),
        "hard": item.hard,
        "soft": item.soft,
        "shared": [asdict(theme) for theme in item.shared],
        "providers": list(item.providers),
        "risks": [{"risk": risk, "score": score} for risk, score in beside.risks.items()],
        "concern": beside.concern,
        "level": beside.level,
        "commitments": [{"commitment": id_, "status": status} for id_, status in beside.commitments.items()],
        "special_causes": [{"record": signal.record, "what": signal.what} for signal in beside.signals],
    }
