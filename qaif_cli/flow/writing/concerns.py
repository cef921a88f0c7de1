"""Concerns: put one on the register, change its plain fields, close it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.concern_events import EVENTS
from qaif_cli.flow.writing.editing import entry_of, former_owner
from qaif_cli.flow.writing.form import (
    BY,
    DATE,
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
    refuse_closed,
    refuse_second,
    sharing_line,
    standing,
    unmet_line,
)
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.vocabulary import SUBJECT_TYPES

if TYPE_CHECKING:
    from qaif_cli.model.kinds.concern import Concern

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
    from qaif_cli.model.kinds.concern import Subject

    refuse_second(Subject.model_validate(subject), writing)
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
    Blank("risk", "one more risk that belongs to it", kind="risk", many=True),
    Blank("without_risk", "a risk that no longer belongs to it", kind="risk", many=True),
    SENSITIVITY,
)
_SUBJECT = ("type", "name", "provider", "area")
_PLAIN = ("title", "owner", "sensitivity", "lead_body")


def edit(writing: Writing) -> Proposal:
    """Plain fields of a concern; risks are added to those that belong to it, or taken out."""
    from qaif_cli.model.kinds.concern import Concern, Subject

    if not writing.answers:
        raise QaifError("Nothing to change was said.", "`qaif concern edit -h` lists the fields.")
    concern = target_as(writing, Concern)
    plain = entry_of(writing, *_PLAIN)
    subject = entry_of(writing, *_SUBJECT)
    if subject and concern.closed is None:
        whole = Subject.model_validate(concern.subject.model_dump() | subject)
        refuse_second(whole, writing, but={concern.id})
    edits: list[Edit] = [Set(f"/{name}", value) for name, value in plain.items()]
    edits += [Set(f"/subject/{name}", value) for name, value in subject.items()]
    if writing.get("owner"):
        edits += former_owner(concern, writing.get("owner"), writing.today)
    edits += _risks(concern, writing)
    if not edits:
        raise QaifError(f"{concern.id} says so already.", "Nothing was written.")
    return Proposal((Draft("concern", concern.id, tuple(edits)),))


def _risks(concern: Concern, writing: Writing) -> list[Edit]:
    gone = writing.get("without_risk") or []
    strange = [risk for risk in gone if risk not in concern.risks]
    if strange:
        raise QaifError(
            f"{strange[0]} does not belong to {concern.id}.",
            f"These do: {', '.join(concern.risks) or 'none'}.",
        )
    new = [risk for risk in dict.fromkeys(writing.get("risk") or []) if risk not in concern.risks]
    if gone:
        return [Set("/risks", [risk for risk in concern.risks if risk not in gone] + new)]
    return [Append("/risks", risk) for risk in new]


def close(writing: Writing) -> Proposal:
    """The end of a concern; what it leaves unmet is said."""
    from qaif_cli.model.kinds.concern import Concern
    from qaif_cli.render.words import day

    concern = target_as(writing, Concern)
    refuse_closed(concern)
    level = level_name(writing, standing(concern, writing).level)
    says = [f"{concern.id} is closed from {day(day_said(writing))}. It stood at {level}."]
    unmet = [criterion for criterion in concern.exit_criteria if criterion.met is None]
    if unmet:
        says.append(unmet_line(unmet))
    closure = entry_of(writing, "date", "by", "reason", "forum")
    return Proposal((Draft("concern", concern.id, (Set("/closed", closure),)),), tuple(says))


FORMS = (
    Form(
        "add",
        "Put a concern on the register, at the level where it is held.",
        'qaif concern add --title "…" --type service --provider PROVIDER --area AREA --owner ROLE --why "…"',
        ADD_BLANKS,
        add,
    ),
    Form(
        "edit",
        "Change plain fields of a concern; histories have commands of their own.",
        "qaif concern edit Q-0002 --lead-body nhse-region",
        EDIT_BLANKS,
        edit,
        target="concern",
    ),
    *EVENTS,
    Form(
        "close",
        "Close a concern; its file stays.",
        'qaif concern close Q-0002 --by ROLE --forum BODY --reason "…"',
        (
            BY,
            Blank("reason", "why it can be closed", required=True),
            Blank("forum", "the body at which it was agreed", kind="body"),
            DATE,
        ),
        close,
        target="concern",
    ),
)
