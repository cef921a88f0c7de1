"""Areas: change their plain fields. Updates and positions on duties have `qaif update`."""

from __future__ import annotations

from qaif_cli.flow.writing.editing import edit_form
from qaif_cli.flow.writing.form import SENSITIVITY, Blank

EDIT_BLANKS = (
    Blank("title", "its name in papers"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("lead", "the role that leads on quality here and writes the update", kind="role"),
    Blank("scope", "what belongs to it"),
    SENSITIVITY,
)

FORMS = (edit_form("area", EDIT_BLANKS, "qaif area edit primary-care --lead ROLE"),)
