"""Forms of areas: add one, change its plain fields. Updates and positions on duties have `qaif update`."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import PRIVATE, edit_form, editable
from qaif_cli.model.vocabulary import AREA_TYPES

ADD_BLANKS = (
    Blank("title", "its name in papers", required=True),
    Blank("id", "its short name in lower case; else made of the title", asked=False),
    Blank(
        "type",
        "a service has levels and a report; a function is reported by exception",
        kind="choice",
        words=AREA_TYPES.words,
        required=True,
    ),
    Blank("owner", "the role that answers for it, or `unknown`", kind="role", required=True),
    Blank(
        "lead",
        "the role that leads on quality here and writes the update, or `unknown`",
        kind="role",
        required=True,
    ),
    Blank("scope", "what belongs to it", required=True),
    Blank(
        "since",
        "since when the organisation has it; nothing is owed for before",
        kind="day",
        default="today",
        asked=False,
    ),
    Blank("source", "its place in the framework, where it has one", default="our own", asked=False),
    PRIVATE,
)
EDIT_BLANKS = editable(ADD_BLANKS, "id", "type", "source", "since")
FORMS = (
    Form(
        "add",
        "Add an area of your own to those of the framework.",
        'qaif area add --title "Community dentistry" --type service --owner ROLE --lead ROLE --scope "…"',
        ADD_BLANKS,
        act="areas:add",
    ),
    edit_form("area", EDIT_BLANKS, "qaif area edit primary-care --lead ROLE"),
)
