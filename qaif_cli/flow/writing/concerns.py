"""Concerns: put one on the register, change its plain fields, close it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qaif_cli.flow.writing.closing import close_form
from qaif_cli.flow.writing.concern_events import EVENTS
from qaif_cli.flow.writing.editing import Special, edit_form, entry_of
from qaif_cli.flow.writing.form import (
    NEW,
    PRIVATE,
    SENSITIVITY,
    Blank,
    Form,
    Proposal,
    Writing,
    kept,
)
from qaif_cli.flow.writing.levels import (
    AUTHORISED_UNKNOWN,
    FORUM,
    GROUNDS,
    WHY,
    level_entry,
    level_name,
    refuse_second,
    sharing_line,
    standing,
    unmet_line,
)
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.model.edit import Draft
from qaif_cli.model.vocabulary import SUBJECT_TYPES

ADD_BLANKS = (
    Blank("title", "what the concern is, in one line", required=True),
    Blank(
        "type", "what kind of subject it is about", kind="choice", words=SUBJECT_TYPES.words, required=True
    ),
    Blank("provider", "the provider; a service needs one", kind="provider", where=("type", "service")),
    Blank("area", "the area in whose report it stands", kind="area", required=True),
    Blank("name", "the subject's name in papers; else the title"),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    Blank("risk", "a risk of the register that belongs to it", kind="risk", many=True),
    Blank("level", "the level at which it is held", kind="level", default="routine"),
    WHY,
    AUTHORISED_UNKNOWN,
    FORUM,
    *GROUNDS,
    Blank("lead_body", "the body that leads the work", kind="body", default="unknown"),
    PRIVATE,
)


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
    from qaif_cli.model.kinds.concern import ConcernSubject

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


EDIT_BLANKS = (
    Blank("title", "what the concern is, in one line"),
    Blank("type", "what kind of subject it is about", kind="choice", words=SUBJECT_TYPES.words),
    Blank("provider", "the provider, for a service", kind="provider"),
    Blank("area", "the area in whose report it stands", kind="area"),
    Blank("name", "the subject's name in papers"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("lead_body", "the body that leads the work", kind="body"),
    Blank("risk", "one more risk that belongs to it", kind="risk", many=True, on_list="adds"),
    Blank("without_risk", "a risk that no longer belongs to it", kind="risk", many=True, on_list="removes"),
    SENSITIVITY,
)
_SUBJECT = ("type", "name", "provider", "area")


def _one_subject(writing: Writing) -> None:
    """Another subject is one of which no other open concern is."""
    from qaif_cli.model.kinds.concern import Concern, ConcernSubject

    concern, subject = target_as(writing, Concern), entry_of(writing, *_SUBJECT)
    if subject and concern.closed is None:
        whole = ConcernSubject.model_validate(concern.subject.model_dump() | subject)
        refuse_second(whole, writing, but={concern.id})


def _left(writing: Writing) -> Iterator[str]:
    """Where a concern that is closed stood, and what it leaves unmet."""
    from qaif_cli.model.kinds.concern import Concern
    from qaif_cli.render.words import day

    concern = target_as(writing, Concern)
    level = level_name(writing, standing(concern, writing).level)
    yield f"{concern.id} is closed from {day(day_said(writing))}. It stood at {level}."
    unmet = [criterion for criterion in concern.exit_criteria if criterion.met is None]
    if unmet:
        yield unmet_line(unmet)


FORMS = (
    Form(
        "add",
        "Put a concern on the register, at the level where it is held.",
        'qaif concern add --title "…" --type service --provider PROVIDER --area AREA --owner ROLE --why "…"',
        ADD_BLANKS,
        add,
    ),
    edit_form(
        "concern",
        EDIT_BLANKS,
        "qaif concern edit Q-0002 --lead-body nhse-region",
        {name: f"/subject/{name}" for name in _SUBJECT} | {"risk": "/risks", "without_risk": "/risks"},
        special=Special(before=_one_subject),
    ),
    *EVENTS,
    close_form(
        "concern",
        "Close a concern; its file stays.",
        'qaif concern close Q-0002 --by ROLE --forum BODY --reason "…"',
        "why it can be closed",
        says=_left,
    ),
)
