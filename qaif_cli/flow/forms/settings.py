"""Forms of roles and bodies, which stand in the framework: add one, change one."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import editable
from qaif_cli.model.vocabulary import FUNCTIONS

YES_OR_NO = ("yes", "no")
_ID = Blank("id", "its short name in lower case; else made of its title", asked=False)
_SINCE = Blank("since", "since when it exists, where that matters", kind="day", asked=False)
_DEPUTY = Blank("deputy", "the role that acts for it", kind="role")
ROLE_ADD = Form(
    "add",
    "Add a role. People are roles in the records, never names.",
    'qaif role add --title "Quality Lead for Acute Services" --deputy director-of-quality',
    (Blank("title", "its title in papers", required=True), _ID, _DEPUTY, _SINCE),
    act="settings:add_role",
)
ROLE_EDIT = Form(
    "edit",
    "Change a role: its title, its deputy, since when nobody holds it, or that it ended.",
    "qaif role edit quality-lead-acute --vacant-since 2026-09-01",
    (
        *editable((Blank("title", "its title in papers"), _DEPUTY, replace(_SINCE, asked=True))),
        Blank(
            "executive_for",
            "what it is the executive lead for; said once for each",
            kind="executive-area",
            many=True,
            asked=False,
        ),
        Blank("no_deputy", "nobody acts for it", kind="flag", asked=False),
        Blank("vacant_since", "since when nobody holds it", kind="day"),
        Blank("held", "somebody holds it again", kind="flag", asked=False),
        Blank(
            "ended",
            "its last day; what it owns has to be given to another role first",
            kind="day",
            ahead=True,
        ),
        Blank("not_ended", "it did not end after all", kind="flag", asked=False),
    ),
    act="settings:edit_role",
    target="role",
)
_MEETS = Blank(
    "meets",
    "how often it meets, in words: first Tuesday, every two months; every Tuesday; not ours",
    kind="often",
    required=True,
)
_BODY = (
    Blank("name", "its name in papers", required=True),
    Blank(
        "chair",
        "the role that chairs it, or `unknown` where it is not yours to say",
        kind="role",
        required=True,
    ),
    _MEETS,
    Blank("acts_for", "on whose behalf it decides", kind="party", default="icb"),
    Blank("may_authorise", "a level that it may authorise entry to", kind="level", many=True, asked=False),
    Blank(
        "gives_assurance",
        "whether it may give assurance to the Board",
        kind="choice",
        words=YES_OR_NO,
        default="no",
    ),
    Blank(
        "function",
        "which of the framework's own bodies it is (§4.3)",
        kind="choice",
        words=FUNCTIONS.words,
        asked=False,
    ),
    Blank(
        "recorded_from",
        "since when its meetings are kept here; no rule asks for them where it is left out",
        kind="day",
    ),
    Blank("since", "since when it exists, where that matters", kind="day", asked=False),
    Blank("citation", "where it comes from", default="our own", asked=False),
)
BODY_ADD = Form(
    "add",
    "Add a body: one that meets, authorises levels, or receives reports.",
    'qaif body add --name "Place Quality Board" --chair director-of-quality --meets "first Tuesday, every two months"',
    (*_BODY, _ID),
    act="settings:add_body",
)
BODY_EDIT = Form(
    "edit",
    "Change a body: its chair, how often it meets, what it may do, its name, or that it ended.",
    'qaif body edit quality-committee --meets "last Thursday of the month" --recorded-from 2026-12-01',
    (
        *editable(_BODY),
        Blank(
            "renamed",
            "the day from which it has its new name; papers as at a day before it call it as then",
            kind="day",
            asked=False,
            ahead=True,
        ),
        Blank("ended", "its last day; the records that name it keep it", kind="day", asked=False, ahead=True),
        Blank("successor", "the body that goes on with its work", kind="body", asked=False),
        Blank("not_ended", "it did not end after all", kind="flag", asked=False),
        Blank(
            "absences",
            "after how many meetings in a row a member who did not come is remarked on",
            kind="count",
            asked=False,
        ),
    ),
    act="settings:edit_body",
    target="body",
)
BODY_MEMBER = Form(
    "member",
    "Add a member to a body, or end a membership. A partner is a role too: add it with `qaif role add` first.",
    "qaif body member quality-committee chief-nursing-officer --since 2026-04-01",
    (
        Blank("role", "the role that belongs to it", kind="role", required=True, positional=True),
        Blank("since", "its first day as a member, where that matters", kind="day", ahead=True),
        Blank("until", "its last day as a member", kind="day", ahead=True, asked=False),
        Blank("no_vote", "it does not count towards the quorum", kind="flag", asked=False),
    ),
    act="membership:member",
    target="body",
)
BODY_QUORUM = Form(
    "quorum",
    "Say how many members of a body must be there for it to decide, from a day on.",
    "qaif body quorum quality-committee 4 --including non-executive-director-quality --since 2026-11-26",
    (
        Blank("members", "at least so many members who vote", kind="count", required=True, positional=True),
        Blank("including", "a role that must be there, or its deputy", kind="role", many=True),
        Blank(
            "since",
            "the day from which that is asked; each meeting is judged by what was asked on its day",
            kind="day",
            default="today",
            ahead=True,
        ),
    ),
    act="membership:quorum",
    target="body",
)
BODY_TERMS = Form(
    "terms",
    "Record that a body's terms of reference were reviewed.",
    'qaif body terms quality-committee --by icb-board --note "The quorum is four of the seven who vote"',
    (
        Blank("date", "the day on which they were reviewed", kind="day", default="today"),
        Blank("by", "the body that reviewed them", kind="body", required=True),
        Blank("note", "what changed, or that nothing did", required=True),
    ),
    act="membership:reviewed",
    target="body",
)
