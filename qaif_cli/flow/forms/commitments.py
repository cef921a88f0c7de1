"""Forms of commitments and priorities: change their plain fields, close one. Updates have `qaif update`."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank, RecordPart
from qaif_cli.flow.forms.shared import SENSITIVITY, close_form, edit_form, reopen_form

OUTCOME = RecordPart(
    "outcome",
    {"indicator": "indicator", "baseline": "baseline", "outcome_target": "target", "due": "due"},
    first="indicator",
    unknown=("baseline", "target", "due"),
)
EDIT_BLANKS = (
    Blank("title", "what it is, in one line"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("value", "the quality value it serves", kind="value"),
    Blank("wording", "the organisation's own full wording"),
    Blank("indicator", "what is measured to tell success"),
    Blank("baseline", "where it stood, and when"),
    Blank("outcome_target", "where it should get to", flag="--target"),
    Blank("due", "by when it should get there", kind="day", ahead=True),
    SENSITIVITY,
)
FORMS = (
    edit_form(
        "commitment",
        EDIT_BLANKS,
        'qaif commitment edit safety-1 --owner ROLE --target "4 of 4" --due 2027-03-31',
        parts=(OUTCOME,),
    ),
    close_form(
        "commitment",
        "Close a commitment or priority that is complete or withdrawn; its file stays.",
        'qaif commitment close safety-1 --reason "…" --by ROLE',
        "why it could be closed: what was achieved, or why it was withdrawn",
    ),
    reopen_form("commitment", 'qaif commitment reopen safety-1 --by ROLE --why "…"'),
)
