"""The lines of the papers of the weekly and quarterly loop: intelligence by source and theme, what went where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.intelligence_and_meetings import IntelligenceState


@dataclass(frozen=True)
class SourceCount:
    """How many pieces of intelligence came from one kind of source.

    Attributes:
        name: The source's name in papers.
        items: How many pieces came in.
        counted: How many events or voices stand behind them, where all say so and the framework says what is
            counted; else None.
        unit: What is counted, in the plural; empty where `counted` is None.
    """

    name: str
    items: int
    counted: int | None
    unit: str


@dataclass(frozen=True)
class ThemeLine:
    """One theme of intelligence in a period.

    Attributes:
        theme: The ID of the theme.
        items: What came in, the newest first.
        sources: From which kinds of source, the most first.
        independent: How many independent sources those are.
        hard: How many pieces are hard intelligence; the others are soft.
        providers: The providers they are about, the most named first.
        before: How many pieces came in in the time of the same length before.
    """

    theme: str
    items: tuple[IntelligenceState, ...]
    sources: tuple[SourceCount, ...]
    independent: int
    hard: int
    providers: tuple[str, ...]
    before: int

    @property
    def soft(self) -> int:
        """How many pieces are soft intelligence."""
        return len(self.items) - self.hard


@dataclass(frozen=True)
class Sent:
    """A concern or a piece of intelligence that went to a body in a period (§4.5).

    Attributes:
        record: Its ID.
        day: The day.
        to: The ID of the body, or of the provider it was shared with.
        how: escalated (a decision on the level), shared, or referred.
        what: In words: the level, or what was referred.
    """

    record: str
    day: date
    to: str
    how: Literal["escalated", "shared", "referred"]
    what: str


@dataclass(frozen=True)
class Effect:
    """Something that was learnt or that showed effect in a period (§4.5).

    Attributes:
        record: The ID of the record that tells of it.
        day: The day.
        what: met (an exit criterion), stepped-down, closed (a risk) or sustained (an improvement, and how it lasts).
        text: In the words of the record.
        lasts: How an improvement will be sustained, in the words of the record; else empty.
    """

    record: str
    day: date
    what: Literal["met", "stepped-down", "closed", "sustained"]
    text: str
    lasts: str = ""


@dataclass(frozen=True)
class Lever:
    """A contract lever that was used for a concern, with the support that came before it (§4.3).

    Attributes:
        record: The concern.
        day: The day on which it was used.
        text: What was used.
        before: The supportive steps that the record holds from before that day, oldest first.
    """

    record: str
    day: date
    text: str
    before: tuple[str, ...]


@dataclass(frozen=True)
class Taken:
    """Assurance that a body took at a meeting.

    Attributes:
        meeting: The ID of the meeting.
        day: Its day.
        about: What it was about: a record's ID, or a topic in words.
        record: Whether `about` is the ID of a record.
        judgement: The step of the framework's scale.
        decision: What was decided; empty where nothing is recorded.
    """

    meeting: str
    day: date
    about: str
    record: bool
    judgement: str
    decision: str
