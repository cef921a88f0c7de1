"""Forms of self-assessments: a new position with its evidence, and their plain fields."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import BY, DATE, SENSITIVITY, corrects, edit_form
from qaif_cli.model.vocabulary import POSITIONS

UPDATE_BLANKS = (
    Blank(
        "position", "where we stand against the standard", kind="choice", words=POSITIONS.words, required=True
    ),
    Blank(
        "evidence",
        'what shows it; a record that shows it stands in front: "R-0003: the scores have fallen"',
        many=True,
    ),
    Blank("gap", "what is missing, where it is not wholly met"),
    Blank("part", "where one part stands, as P3=not-met", many=True, asked=False),
    BY,
    DATE,
    corrects("positions"),
)
EDIT_BLANKS = (
    Blank("title", "what it is, in one line"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("standard", "what it is assessed against, in short"),
    SENSITIVITY,
)
FORMS = (
    edit_form("assessment", EDIT_BLANKS, "qaif assessment edit requirement-3 --owner ROLE"),
    Form(
        "update",
        "Give a new position on a self-assessment, with what shows it; `qaif update` reports on the work.",
        'qaif assessment update requirement-3 --position partly-met --evidence "R-0003: …" --gap "…" --by ROLE',
        UPDATE_BLANKS,
        act="assessments:update",
        target="assessment",
    ),
)
