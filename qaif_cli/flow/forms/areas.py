"""Forms of areas: their plain fields. Updates and positions on duties have `qaif update`."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank
from qaif_cli.flow.forms.shared import SENSITIVITY, edit_form

EDIT_BLANKS = (
    Blank("title", "its name in papers"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("lead", "the role that leads on quality here and writes the update", kind="role"),
    Blank("scope", "what belongs to it"),
    SENSITIVITY,
)
FORMS = (edit_form("area", EDIT_BLANKS, "qaif area edit primary-care --lead ROLE"),)
