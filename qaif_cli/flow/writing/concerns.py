"""Concerns: put one on the register, change its plain fields, close it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qaif_cli.flow.forms.concerns import SUBJECT
from qaif_cli.flow.forms.form import NEW, Proposal, Writing, kept
from qaif_cli.flow.writing.closing import close_record, reopened
from qaif_cli.flow.writing.editing import edit_fields, entry_of
from qaif_cli.flow.writing.levels import (
    level_entry,
    level_name,
    refuse_second,
    sharing_line,
    standing,
    unmet_line,
)
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.model.edit import Draft
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.concern import Concern, ConcernSubject
from qaif_cli.render.words import day


def add(writing: Writing) -> Proposal:
    """A new concern, with the decision that holds it at its first level."""
    get = writing.get
    subject = kept(
        {
            "type": get("type"),
            "name": get("name") or get("title"),
            "provider": get("provider"),
            "area": get("area"),
        }
    )
    draft = opened(writing, subject, get("title"), get("owner"), get("risk") or [])
    return Proposal((draft,), (sharing_line(writing, NEW),))


def opened(writing: Writing, subject: dict[str, Any], title: str, owner: str, risks: list[str]) -> Draft:
    """A new concern at the level that was said.

    Raises:
        QaifError: where another open concern is about the same subject.
    """
    refuse_second(ConcernSubject.model_validate(subject), writing)
    fields = {
        "title": title,
        "owner": owner,
        "sensitivity": writing.get("sensitivity"),
        "subject": subject,
        "risks": risks,
        "levels": [level_entry(writing)],
        "lead_body": writing.get("lead_body"),
    }
    return Draft("concern", "", fields=kept(fields))


def edit(writing: Writing) -> Proposal:
    """Change plain fields; another subject is one of which no other open concern is."""
    subject = entry_of(writing, *SUBJECT)
    concern = target_as(writing, Concern) if subject else None
    if concern and concern.closed is None:
        whole = ConcernSubject.model_validate(concern.subject.model_dump() | subject)
        refuse_second(whole, writing, but={concern.id})
    return edit_fields(writing)


def close(writing: Writing) -> Proposal:
    """Close a concern."""
    return close_record(writing, _left(writing))


def reopen(writing: Writing) -> Proposal:
    """Open a closed concern again, where no other open one is about its subject."""
    concern = target_as(writing, Concern)
    edits, says = reopened(writing, writing.get("why"))
    refuse_second(concern.subject, writing, but={concern.id})
    level = level_name(writing, standing(concern, writing).level)
    return Proposal((Draft("concern", concern.id, edits),), (*says, f"It stands at {level}."))


def _left(writing: Writing) -> Iterator[str]:
    """Where a concern that is closed stood, and what it leaves unmet."""
    concern = target_as(writing, Concern)
    held = latest(concern.levels, day_said(writing)) or concern.levels[0]
    level = level_name(writing, held.level)
    yield f"{concern.id} is closed from {day(day_said(writing))}. It stood at {level}."
    unmet = [criterion for criterion in concern.exit_criteria if criterion.met is None]
    if unmet:
        yield unmet_line(unmet)
