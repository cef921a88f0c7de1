"""Forms of `qaif action`: actions on any record that has them are added, marked as done or extended."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import BY, DATE

ENTRY = Blank(
    "entry",
    "the name of the action, such as A2",
    kind="entry",
    positional=True,
    required=True,
    entries_of="actions",
)
FORMS = (
    Form(
        "add",
        "Put an action on a record that has them, such as a risk, a meeting or an improvement plan.",
        'qaif action add R-0007 --title "…" --owner ROLE --due 2027-01-31',
        (
            Blank("title", "what will be done", required=True),
            Blank("owner", "the role that does it", kind="role", required=True),
            Blank("date", "the day on which it was agreed", kind="day", default="today"),
            Blank(
                "due",
                "the day by which it is done, or a time from the day agreed such as 4w",
                kind="day",
                required=True,
                ahead=True,
            ),
        ),
        act="actions:add",
        target="any",
    ),
    Form(
        "done",
        "Record that an action was done.",
        'qaif action done R-0007 A2 --note "…"',
        (ENTRY, Blank("note", "what came of it"), DATE),
        act="actions:done",
        target="any",
    ),
    Form(
        "extend",
        "Give an action longer; the day first agreed stays in the record.",
        'qaif action extend R-0007 A2 --due 2027-03-31 --by ROLE --why "…"',
        (
            ENTRY,
            DATE,
            Blank(
                "due", "the new day, or a time from today such as 4w", kind="day", required=True, ahead=True
            ),
            BY,
            Blank("why", "why more time was needed", required=True),
        ),
        act="actions:extend",
        target="any",
    ),
)
