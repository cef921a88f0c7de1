"""Commitments and priorities: change their plain fields, close one. Updates have `qaif update`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.editing import edit_form, entry_of
from qaif_cli.flow.writing.form import BY, DATE, SENSITIVITY, Blank, Form, Proposal, Writing, kept
from qaif_cli.model.edit import Draft, Edit, Set

if TYPE_CHECKING:
    from qaif_cli.model.kinds.commitment import Commitment

OUTCOME = {"indicator": "indicator", "baseline": "baseline", "outcome_target": "target", "due": "due"}
"""The blanks that belong to the outcome, each with its field."""

EDIT_BLANKS = (
    Blank("title", "what it is, in one line"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("value", "the quality value it serves", kind="value"),
    Blank("wording", "the organisation's own full wording"),
    Blank("indicator", "what is measured to tell success"),
    Blank("baseline", "where it stood, and when"),
    Blank("outcome_target", "where it should get to", flag="--target"),
    Blank("due", "by when it should get there", kind="day"),
    SENSITIVITY,
)
CLOSE_BLANKS = (
    BY,
    Blank("reason", "why it could be closed: what was achieved, or why it was withdrawn", required=True),
    Blank("forum", "the body at which it was agreed", kind="body"),
    DATE,
)
PLAIN = edit_form(
    "commitment", EDIT_BLANKS, 'qaif commitment edit safety-1 --owner ROLE --target "4 of 4" --due 2027-03-31'
)


def edit(writing: Writing) -> Proposal:
    """Whichever plain fields were said, and what was said of the outcome."""
    outcome = kept({field: writing.get(name) for name, field in OUTCOME.items()})
    if not outcome:
        return PLAIN.act(writing)
    answers = {name: value for name, value in writing.answers.items() if name not in OUTCOME}
    plain = PLAIN.act(replace(writing, answers=answers)).drafts[0].edits if answers else ()
    return Proposal((Draft("commitment", writing.target, (*plain, *_outcome(writing, outcome))),))


def _outcome(writing: Writing, said: dict[str, str]) -> tuple[Edit, ...]:
    from qaif_cli.model.base import known

    if known(_commitment(writing).outcome):
        return tuple(Set(f"/outcome/{field}", value) for field, value in said.items())
    if "indicator" not in said:
        raise QaifError(
            f"Not said: --indicator. The outcome of {writing.target} is not known yet.",
            "Say first what is measured.",
        )
    return (Set("/outcome", {field: said.get(field, "unknown") for field in OUTCOME.values()}),)


def close(writing: Writing) -> Proposal:
    """The end of a commitment: complete, or withdrawn."""
    from qaif_cli.render.words import day

    closed = _commitment(writing).closed
    if closed:
        raise QaifError(f"{writing.target} was closed on {day(closed.date)} already.", "Nothing was written.")
    closure = entry_of(writing, "date", "by", "reason", "forum")
    return Proposal(
        (Draft("commitment", writing.target, (Set("/closed", closure),)),), _open_actions(writing)
    )


def _open_actions(writing: Writing) -> tuple[str, ...]:
    left = [action.id for action in _commitment(writing).actions if not action.done]
    return (f"Actions still open: {', '.join(left)}.",) if left else ()


def _commitment(writing: Writing) -> Commitment:
    return writing.reading.register.by_id[writing.target].record  # type: ignore[return-value]  # the form's target


FORMS = (
    replace(PLAIN, act=edit),
    Form(
        "close",
        "Close a commitment or priority that is complete or withdrawn; its file stays.",
        'qaif commitment close safety-1 --reason "…" --by ROLE',
        CLOSE_BLANKS,
        close,
        target="commitment",
    ),
)
