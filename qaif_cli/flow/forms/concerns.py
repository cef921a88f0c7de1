"""Forms of concerns: put one on the register, escalate it, record what happens to it, close it."""

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
    reopen_form,
)
from qaif_cli.model.vocabulary import SUBJECT_TYPES

WHY = Blank("why", "why it is held at this level, or `unknown`", required=True)
FORUM = Blank("forum", "the meeting at which it was decided", kind="body")
AUTHORISED_BY = Blank(
    "authorised_by", "the body that authorised the level, or `unknown`", kind="body", required=True
)
AUTHORISED_UNKNOWN = replace(AUTHORISED_BY, required=False, default="unknown")
GROUNDS = (
    Blank(
        "authoriser_reason", "why this body authorised it, where §4.4 generally expects another", kind="text"
    ),
    Blank(
        "sources_reason",
        "why it rests on fewer independent sources of intelligence than are asked for",
        kind="text",
    ),
    Blank("complex", "the risks are complex", kind="flag"),
    Blank("significant", "the risks are significant", kind="flag"),
    Blank("recurrent", "the risks recur", kind="flag"),
    Blank("risk_profile", "the risk profile that the decision reflects", default="unknown"),
    Blank(
        "accountability",
        "the regulatory and accountability arrangements that it reflects",
        default="unknown",
    ),
    DATE,
)
ADD_BLANKS = (
    Blank("title", "what the concern is, in one line", required=True),
    Blank(
        "type", "what kind of subject it is about", kind="choice", words=SUBJECT_TYPES.words, required=True
    ),
    Blank("provider", "the provider; a service needs one", kind="provider", where=("type", "service")),
    Blank("area", "the area in whose report it stands", kind="area", required=True),
    Blank("name", "the subject's name in papers; else the title"),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    Blank("risk", "a risk of the register that belongs to it", kind="risk", many=True),
    Blank("level", "the level at which it is held", kind="level", default="routine"),
    WHY,
    AUTHORISED_UNKNOWN,
    FORUM,
    *GROUNDS,
    Blank("lead_body", "the body that leads the work", kind="body", default="unknown"),
    PRIVATE,
)
EDIT_BLANKS = (
    Blank("title", "what the concern is, in one line"),
    Blank("type", "what kind of subject it is about", kind="choice", words=SUBJECT_TYPES.words),
    Blank("provider", "the provider, for a service", kind="provider"),
    Blank("area", "the area in whose report it stands", kind="area"),
    Blank("name", "the subject's name in papers"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("lead_body", "the body that leads the work", kind="body"),
    Blank("improvement_group", "the body that follows the improvement plan", kind="body"),
    Blank("risk", "one more risk that belongs to it", kind="risk", many=True, on_list="adds"),
    Blank("without_risk", "a risk that no longer belongs to it", kind="risk", many=True, on_list="removes"),
    SENSITIVITY,
)
SUBJECT = ("type", "name", "provider", "area")
AGREED = {"yes": True, "no": False, "unknown": "unknown"}
EVENTS = (
    Form(
        "share",
        "Record that a concern was shared, and whether the facts were agreed.",
        "qaif concern share Q-0002 --with-provider PROVIDER --accuracy-agreed yes",
        (
            Blank("with_provider", "the provider it was shared with", kind="provider"),
            Blank("with_body", "the body it was shared with", kind="body"),
            Blank(
                "accuracy_agreed",
                "whether they agreed that the facts are right",
                kind="choice",
                words=tuple(AGREED),
                default="unknown",
            ),
            DATE,
            corrects("shared"),
        ),
        act="concern_events:share",
        target="concern",
    ),
    Form(
        "table",
        "Record that a concern was on the table of a body.",
        'qaif concern table Q-0002 --body quality-committee --decision "…" --next-decision 2026-11-26',
        (
            Blank("body", "the body", kind="body", required=True),
            Blank("decision", "what it decided or asked for"),
            Blank("next_decision", "the day on which the level is decided on again", kind="day", ahead=True),
            Blank(
                "next_body",
                "the body that decides then; else the same",
                kind="body",
                part_of="next_decision",
            ),
            DATE,
            corrects("tabled"),
        ),
        act="concern_events:table",
        target="concern",
    ),
    Form(
        "support",
        "Record support that a body gives.",
        'qaif concern support Q-0002 --body nhse-region --text "…" --mandated',
        (
            Blank("body", "the body that gives it", kind="body", required=True),
            Blank("text", "what is given", required=True),
            Blank("mandated", "it is mandated", kind="flag"),
            Blank("contract_lever", "it is a lever of the contract, the last resort", kind="flag"),
            DATE,
            corrects("support"),
        ),
        act="concern_events:support",
        target="concern",
    ),
    Form(
        "rapid-review",
        "Record a rapid quality review: a meeting called at once, who was there, and what it agreed.",
        'qaif concern rapid-review Q-0002 --body quality-committee --present "…" --outcome "…"',
        (
            Blank("body", "the body that called it", kind="body", required=True),
            Blank("outcome", "what it agreed, or `unknown`", required=True),
            Blank("present", "who was there, as organisations and roles, never by name"),
            DATE,
            corrects("rapid_reviews"),
        ),
        act="concern_events:rapid_review",
        target="concern",
    ),
    Form(
        "plan",
        "Record that the improvement plan is agreed.",
        "qaif concern plan Q-0002 --agreed 2026-04-07 --by ROLE",
        (
            Blank("agreed", "the day on which it was agreed, or `unknown`", kind="day", default="today"),
            Blank("by", "the role that agreed it for the ICB", kind="role", required=True),
        ),
        act="concern_events:plan",
        target="concern",
    ),
    Form(
        "criterion",
        "Add an exit criterion: what must be so before a step down.",
        'qaif concern criterion Q-0002 --text "…" --to routine --due 2027-03-31',
        (
            Blank("text", "what must be so", required=True),
            Blank("to", "the level that meeting it allows", kind="level", required=True),
            Blank(
                "due",
                "the day by which it should be met, or `unknown`",
                kind="day",
                required=True,
                ahead=True,
            ),
            Blank("agreed", "the day on which the criterion was agreed", kind="day", default="today"),
        ),
        act="concern_events:criterion",
        target="concern",
    ),
    Form(
        "met",
        "Record that an exit criterion is met, and what shows it.",
        'qaif concern met Q-0002 X1 --evidence "…" --by ROLE',
        (
            Blank("entry", "the criterion, such as X1", kind="entry", required=True, positional=True),
            Blank("evidence", "what shows it, or `unknown`", required=True),
            BY,
            DATE,
        ),
        act="concern_events:met",
        target="concern",
    ),
)
FORMS = (
    Form(
        "add",
        "Put a concern on the register, at the level where it is held.",
        'qaif concern add --title "…" --type service --provider PROVIDER --area AREA --owner ROLE --why "…"',
        ADD_BLANKS,
        act="concerns:add",
    ),
    edit_form(
        "concern",
        EDIT_BLANKS,
        "qaif concern edit Q-0002 --lead-body nhse-region",
        {name: f"/subject/{name}" for name in SUBJECT} | {"risk": "/risks", "without_risk": "/risks"},
        act="concerns:edit",
    ),
    *EVENTS,
    close_form(
        "concern",
        "Close a concern; its file stays.",
        'qaif concern close Q-0002 --by ROLE --forum BODY --reason "…"',
        "why it can be closed",
        act="concerns:close",
    ),
    reopen_form("concern", 'qaif concern reopen Q-0002 --by ROLE --why "…"', "concerns:reopen"),
)
_KINDS = ("concern", "risk")
_OF_RISK = ("risk",)
BLANKS = (
    Blank("level", "the level from this day", kind="level", required=True, flag="--to", kinds=_KINDS),
    replace(AUTHORISED_BY, kinds=_KINDS),
    replace(WHY, kinds=_KINDS),
    FORUM,
    *GROUNDS,
    replace(corrects("levels"), kinds=("concern",)),
    Blank(
        "type",
        "from a risk: what kind of subject the concern is about; else a service",
        kind="choice",
        words=SUBJECT_TYPES.words,
        kinds=_OF_RISK,
    ),
    Blank("provider", "from a risk: the provider; else the risk's", kind="provider", kinds=_OF_RISK),
    Blank("area", "from a risk: the area; else the risk's", kind="area", kinds=_OF_RISK),
    Blank("name", "from a risk: the subject's name in papers; else area and provider", kinds=_OF_RISK),
    Blank("title", "from a risk: the concern in one line; else the risk's title", kinds=_OF_RISK),
    Blank("owner", "from a risk: the role that answers for it; else the risk's", kind="role", kinds=_OF_RISK),
    Blank(
        "lead_body",
        "from a risk: the body that leads the work",
        kind="body",
        default="unknown",
        kinds=_OF_RISK,
    ),
    replace(PRIVATE, help="from a risk: private, or public", kinds=_OF_RISK),
)
ESCALATE = Form(
    "escalate",
    "Move a concern to another level, up or down; from a risk, open a concern at a level.",
    'qaif escalate Q-0002 --to enhanced --authorised-by quality-committee --why "…" --significant',
    BLANKS,
    act="escalating:escalate",
    target="any",
)
