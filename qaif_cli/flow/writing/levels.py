"""The decision that holds a concern at a level, and the check that a subject has only one open concern."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.judge.meetings.agenda import next_meeting
from qaif_cli.judge.meetings.frequency import recorded_since
from qaif_cli.judge.meetings.must_table import HEAR_OF_LEVELS
from qaif_cli.judge.state.open_records import limit, open_concerns
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.concern import Concern, ConcernSubject, ExitCriterion, LevelChange
from qaif_cli.render.words import day, number_of

_NAMES = (
    "authorised_by",
    "authoriser_reason",
    "forum",
    "why",
    "sources_reason",
    "complex",
    "significant",
    "recurrent",
    "risk_profile",
    "accountability",
)


def level_entry(writing: Writing) -> dict[str, Any]:
    """The entry for the history of levels, in the order in which it is written."""
    return entry_of(writing, "date", "corrects", "level", *_NAMES)


def level_name(writing: Writing, level: str) -> str:
    """The name of a level in papers."""
    found = writing.reading.framework.level(level)
    return found.name if found else level


def standing(concern: Concern, writing: Writing) -> LevelChange:
    """The decision that gives the level where a concern stands now."""
    return latest(concern.levels, writing.today) or concern.levels[-1]


def unmet_line(criteria: Sequence[ExitCriterion]) -> str:
    """The exit criteria that are not met, each with its text."""
    named = "; ".join(f"{criterion.id} {criterion.text}" for criterion in criteria)
    return f"{number_of(len(criteria), 'exit criterion')} not met: {named}."


def refuse_second(subject: ConcernSubject, writing: Writing, but: Collection[str] = ()) -> None:
    """Refuse a second open concern about the same subject.

    Raises:
        QaifError: where one is; it is named.
    """
    for concern in open_concerns(writing.reading.now.on(writing.today)):
        if concern.id not in but and concern.subject.key == subject.key:
            level = level_name(writing, standing(concern, writing).level)
            raise QaifError(
                f"{concern.id} ({concern.title}) is open and about the same subject, at {level};"
                " a subject is held at one level only.",
                f"Change that one: `qaif escalate {concern.id} --to LEVEL …` or `qaif concern edit {concern.id} …`.",
            )


def sharing_line(writing: Writing, id_: str) -> str:
    """By when a new concern is to be shared, and how that is recorded."""
    framework = writing.reading.framework
    last = limit(framework.thresholds.concern_shared, day_said(writing), framework)
    return f"To be shared by {day(last)} [§4.3; the number of days is our own]: `qaif concern share {id_} …`."


def hearing_lines(writing: Writing) -> list[str]:
    """Messages about the next meetings that must discuss a level above the lowest."""
    framework = writing.reading.framework
    level = framework.level(writing.get("level"))
    if level is None or level.order <= framework.lowest.order:
        return []
    bodies = [framework.body_for(function) for function in HEAR_OF_LEVELS]
    heard: list[tuple[date, str]] = []
    for body in bodies:
        if body is None or recorded_since(body, framework) is None or body.id == writing.get("forum"):
            continue
        ahead = next_meeting(writing.reading.now.on(max(day_said(writing), writing.today)), body.id)
        told = f"the {body.name} of {day(ahead.date)}" if ahead else f"the next {body.name}"
        heard.append((ahead.date if ahead else date.max, told))
    named = " and of ".join(told for _, told in sorted(heard))
    return [f"To be on the table of {named} [§4.3]."] if named else []
