"""Forms of what comes into force: put it here, change it, record that a body looked at it, settle it."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import (
    BY,
    DATE,
    PRIVATE,
    SENSITIVITY,
    close_form,
    corrects,
    edit_form,
    editable,
    reopen_form,
)
from qaif_cli.model.vocabulary import MARKS, SETS

_TOUCHES = (
    Blank("rule", "a rule that it touches", many=True, asked=False),
    Blank("body", "a body that it touches", kind="body", many=True, asked=False),
    Blank("clock", "a clock that it touches", kind="clock", many=True, asked=False),
    Blank(
        "set",
        "a list of self-assessments that it touches",
        kind="choice",
        words=SETS.words,
        many=True,
        asked=False,
    ),
    Blank("setting", "a part of framework.yaml that it touches, such as `standings`", many=True, asked=False),
    Blank("record", "a record that it touches", kind="record", many=True, asked=False),
)
LISTS = {
    "rule": "/rules",
    "body": "/bodies",
    "clock": "/clocks",
    "set": "/sets",
    "setting": "/settings",
    "record": "/records",
}
ADD_BLANKS = (
    Blank("title", "what is coming, in one line", required=True, alike="horizon"),
    Blank("says", "what it says, in our own words", required=True),
    Blank("source", "where it is said", required=True),
    Blank(
        "mark",
        "V seen in the source, V2 in a second source, U not verified, P our own",
        kind="choice",
        words=MARKS.words,
        required=True,
    ),
    Blank("read_on", "the day on which the source was read", kind="day", default="today"),
    Blank("effective", "the day or the month in which it comes into force", default="unknown"),
    Blank("owner", "the role that follows it", kind="role", required=True),
    *_TOUCHES,
    DATE,
    PRIVATE,
)
FORMS = (
    Form(
        "add",
        "Put something that comes into force on the horizon.",
        'qaif horizon add --title "…" --says "…" --source "…" --mark V2 --effective 2027-04 --owner ROLE',
        ADD_BLANKS,
        act="horizon:add",
    ),
    edit_form(
        "horizon",
        (
            *(blank for blank in editable(ADD_BLANKS, "date", "sensitivity")),
            replace(SENSITIVITY, required=False),
        ),
        "qaif horizon edit H-0002 --effective 2027-07-01",
        LISTS,
        act="horizon:edit",
    ),
    Form(
        "look",
        "Record that a body looked at it, and what it decided.",
        'qaif horizon look H-0002 --body quality-committee --by ROLE --decision "…"',
        (
            Blank("body", "the body that looked at it", kind="body", required=True),
            BY,
            Blank("decision", "what was decided, or that nothing is to be done yet", required=True),
            DATE,
            corrects("looked_at"),
        ),
        act="horizon:look",
        target="horizon",
    ),
    close_form(
        "horizon",
        "Settle it: the settings follow it, or nothing came of it; its file stays.",
        'qaif horizon close H-0002 --by ROLE --reason "The standings of the new framework are in the settings"',
        "what was changed here, or why nothing is",
    ),
    reopen_form("horizon", 'qaif horizon reopen H-0002 --by ROLE --why "…"'),
)
