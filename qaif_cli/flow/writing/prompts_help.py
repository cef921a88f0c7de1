"""Help beside a question: the words of the matrix, the resulting band, the rule that will apply, similar records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from qaif_cli.flow.forms.form import Blank
from qaif_cli.flow.request import Reading
from qaif_cli.model.framework import Framework
from qaif_cli.model.record import Record
from qaif_cli.model.vocabulary import CLOCK_UNITS
from qaif_cli.render.words import number_of

ALIKE = 3
"""How many words of four letters or more two titles share to be called alike."""


def words_for(blank: Blank, answers: Mapping[str, Any], reading: Reading) -> str:
    """The meanings of 1 to 5 in the chosen domain, or of a source or a clock; empty for other questions."""
    if blank.kind == "source":
        return _sources(reading.framework)
    if blank.kind == "clock":
        return _clocks(reading.framework)
    if blank.kind != "step":
        return ""
    matrix = reading.framework.matrix
    axis = matrix.axis(blank.name)
    domain = next((item for item in matrix.domains if item.id == answers.get("domain")), None)
    lines = []
    for step in axis:
        means = domain.steps.get(str(step.score)) if domain and axis is matrix.consequence else step.means  # type: ignore[call-overload]  # a step of the scale
        lines.append(f"  {step.score} {step.name}{f': {means}' if means else ''}")
    return "\n".join(lines)


def remarks_on(blank: Blank, answers: Mapping[str, Any], reading: Reading) -> list[str]:
    """Remarks on the answer that was just given."""
    if blank.kind == "step":
        # A target is put beside a target, and the present score beside nothing that is aimed for.
        aimed = blank.name.removesuffix("consequence").removesuffix("likelihood")
        pair = (f"{aimed}likelihood", f"{aimed}consequence")
        if answers.keys() >= set(pair):
            score = answers[pair[0]] * answers[pair[1]]
            if "care" in answers:  # of a change, and no risk yet
                return [f"{score} ({reading.framework.band(score).name})."]
            return [band_and_rule(score, reading.framework, aimed=blank.aimed)]
    if blank.name == "title" and isinstance(answers.get("title"), str):
        found = alike(answers["title"], reading, blank.alike or "risk")
        return [f"Alike already: {record.id} {record.title}" for record in found]
    if blank.name == "area" and answers.get("type") == "service" and "provider" in answers:
        return held_on(answers["provider"], answers["area"], reading)
    return []


def _sources(framework: Framework) -> str:
    """The kinds of source, with what their intelligence is like."""
    lines = []
    for place, source in enumerate(framework.sources, start=1):
        said = [source.name, "the voice of patients or the public" if source.voice else ""]
        said.append("one event each: its reference is needed" if source.single_event else "")
        lines.append(f"  {place:2} {source.id}: {'; '.join(filter(None, said))}")
    return "\n".join(lines)


def _clocks(framework: Framework) -> str:
    """The clocks, with how long each runs and what starts it."""
    lines = []
    for place, clock in enumerate(framework.clocks, start=1):
        runs = (
            f"{clock.length} {clock.unit.replace('-', ' ')}"
            if clock.length
            else CLOCK_UNITS.label(clock.unit)
        )
        runs = runs if clock.length or clock.unit == "printed-day" else "its length is not known"
        lines.append(f"  {place:2} {clock.id}: {clock.name}; {runs}, from {clock.starts}")
    return "\n".join(lines)


def held_on(provider: str, area: str, reading: Reading) -> list[str]:
    """A remark naming the open concern about the same service: there can be no second."""
    return [
        f"Open already about this service: {concern.id} {concern.title}"
        for concern in reading.register.concerns
        if concern.closed is None and (concern.subject.provider, concern.subject.area) == (provider, area)
    ]


def band_and_rule(score: int, framework: Framework, *, aimed: bool = False) -> str:
    """`16 (Extreme): reviewed by its owner every month [§4.4]`; of a score that is only aimed for, its band."""
    if aimed:
        return f"Target {score} ({framework.band(score).name})."
    interval = framework.review_interval(score)
    band = framework.band(score).name
    if interval is None:
        return f"{score} ({band}): the framework sets no review interval for it."
    whose = "reviewed by its owner" if interval.by_owner else "reviewed"
    every = "every month" if interval.months == 1 else f"every {number_of(interval.months, 'month')}"
    return f"{score} ({band}): {whose} {every} [{interval.citation}]"


def alike(title: str, reading: Reading, kind: str = "risk") -> list[Record]:
    """Records of a kind, not closed, whose titles share several words with a new one: five, the newest first."""
    words = _words(title)
    held = [item.record for item in reading.register.held if item.kind == kind]
    found = [
        record
        for record in held
        if getattr(record, "closed", None) is None and len(words & _words(record.title)) >= ALIKE
    ]
    return found[:-6:-1] if kind == "intelligence" else found[:5]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))
