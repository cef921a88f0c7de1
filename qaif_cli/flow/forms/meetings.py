"""Forms of meetings: plan them, add one, call one off, put items on its agenda, and its minutes."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import BY, DATE, SENSITIVITY, edit_form
from qaif_cli.model.vocabulary import PARTS, PURPOSES

_PARTNERS = Blank("partners", "who else was there, as organisations and roles, never by name")
_OWNER = Blank(
    "owner",
    "the role that answers for the record; that of the body's last meeting where not given, else its chair",
    kind="role",
)
PLAN = Form(
    "plan",
    "Plan the meetings of the time ahead, from each body's recurrence.",
    "qaif meeting plan --body quality-committee --until 2027-03-31",
    (
        Blank("body", "the body; without it, every body that has a recurrence", kind="body", many=True),
        Blank("first", "the first day", kind="day", flag="--from", default="today"),
        Blank(
            "last",
            "the last day; a year from the first where not given",
            kind="day",
            ahead=True,
            flag="--until",
        ),
        _OWNER,
    ),
    act="planning:plan",
)

ABOUT = (
    Blank("record", "the record that it is about, of whatever kind", kind="record"),
    Blank("business", "the standing item of the cycle of business that it is", kind="business"),
    Blank("topic", "what it is, where no record or standing item says"),
)
ITEM = Form(
    "item",
    "Put an item on the agenda, or change one that is on it.",
    "qaif meeting item 2026-11-26-quality-committee --record Q-0001 --purpose discuss --by ROLE",
    (
        Blank(
            "entry",
            "an item that is there, such as M2, to change it",
            kind="entry",
            positional=True,
            entries_of="items",
        ),
        *ABOUT,
        Blank(
            "standing",
            "every standing item of the cycle of business that is due and not on the agenda",
            kind="flag",
        ),
        Blank(
            "purpose",
            "what it is there for",
            kind="choice",
            words=PURPOSES.words,
        ),
        Blank(
            "part",
            "the public or the private part of the meeting; private where not given",
            kind="choice",
            words=PARTS.words,
        ),
        Blank("by", "the role that brings it", kind="role"),
    ),
    act="items:item",
    target="meeting",
)
_SAID = (
    Blank("minute", "what was said, in a few sentences", asked=False),
    Blank("decision", "what was decided or asked for", asked=False, needed="minutes:decision_needed"),
    Blank(
        "assurance",
        "the assurance that the body took; only a body that may give it (§4.5)",
        kind="judgement",
        asked=False,
    ),
    Blank(
        "next_decision",
        "for a concern: the day on which its level is decided on again",
        kind="day",
        ahead=True,
        asked=False,
    ),
    Blank("next_body", "the body that decides then; else the same", kind="body", part_of="next_decision"),
)
"""What may be said of an item."""
MINUTE = Form(
    "minute",
    "Record that a meeting was held, and what it decided.",
    'qaif meeting minute 2026-11-17-insights-meeting M1 --decision "…" --chaired-by ROLE',
    (
        Blank(
            "entry",
            "the item, such as M1; or say what it is about",
            kind="entry",
            positional=True,
            entries_of="items",
            needed="minutes:entry_needed",
        ),
        *(replace(blank, asked=False) for blank in ABOUT),
        *_SAID,
        Blank(
            "chaired_by", "the role that chaired it, or `unknown`", kind="role", needed="minutes:chair_needed"
        ),
        Blank("attended", "a role that attended it", kind="role", many=True),
        _PARTNERS,
    ),
    act="minutes:minute",
    target="meeting",
)
CLOSE = Form(
    "close",
    "Record that the minutes were agreed.",
    "qaif meeting close 2026-11-17-insights-meeting --by ROLE --date 2026-11-24",
    (BY, DATE),
    act="minutes:close",
    target="meeting",
)

EDIT = edit_form(
    "meeting",
    (
        Blank("title", "its title"),
        Blank("owner", "the role that answers for the record", kind="role"),
        _PARTNERS,
        SENSITIVITY,
    ),
    "qaif meeting edit 2026-11-17-insights-meeting --owner ROLE",
)
FORMS = (
    PLAN,
    Form(
        "add",
        "Add one meeting, held or planned.",
        "qaif meeting add --body quality-committee --date 2026-07-23",
        (
            Blank("body", "the body that meets", kind="body", required=True),
            Blank("date", "the day of the meeting", kind="day", required=True),
            Blank(
                "chaired_by",
                "the role that chaired it, or `unknown`; only when it was held",
                kind="role",
            ),
            Blank("attended", "a role that attended it", kind="role", many=True, part_of="chaired_by"),
            Blank("partners", _PARTNERS.help, part_of="chaired_by"),
            Blank("title", "its title; made of the body and the day where not given"),
            _OWNER,
            SENSITIVITY,
        ),
        act="meetings:add",
    ),
    ITEM,
    MINUTE,
    CLOSE,
    Form(
        "move",
        "Hold a planned meeting on another day; its file, its agenda and its paper follow.",
        "qaif meeting move 2026-11-26-quality-committee --to 2026-12-03",
        (Blank("to", "the day on which it is held instead", kind="day", ahead=True, required=True),),
        act="moving:move",
        target="meeting",
    ),
    Form(
        "cancel",
        "Record that a meeting was called off, and why.",
        'qaif meeting cancel 2026-11-17-insights-meeting --by ROLE --why "…"',
        (
            BY,
            Blank("why", "why, and what was done instead", required=True),
            Blank(
                "date",
                "the day on which that was decided; today where not given, or the day of the meeting if that is past",
                kind="day",
            ),
        ),
        act="meetings:cancel",
        target="meeting",
    ),
    EDIT,
)
