"""Forms of cases: record one, draft and answer it, give it longer, share what it taught, show the effect, close it."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import (
    BY,
    DATE,
    PRIVATE,
    close_form,
    corrects,
    edit_form,
    editable,
    reopen_form,
)
from qaif_cli.model.vocabulary import CASE_PARTS

NOBODY = "Never a person: no name, no date of birth, nothing of what happened to somebody. The reference finds it again."
ADD_BLANKS = (
    Blank("clock", "the clock that it starts", kind="clock", required=True),
    Blank("title", "what it is about, in one line", required=True, hint=NOBODY, alike="case"),
    Blank("reference", "the reference under which it is known, never a person's", required=True),
    Blank("received", "the day on which the clock started", kind="day", default="today"),
    Blank(
        "ours",
        "whether we are to answer it, or follow a provider's answer; to be said where the clock binds both",
        kind="choice",
        words=CASE_PARTS.words,
        needed="cases:part_needed",
    ),
    Blank(
        "printed",
        "the day that is printed on it, by which it is to be answered",
        kind="day",
        ahead=True,
        needed="cases:day_needed",
    ),
    Blank("provider", "a provider that it is about", kind="provider", many=True),
    Blank("area", "an area in whose report it stands", kind="area", many=True),
    Blank(
        "never_event",
        "the type of never event, where it is one, or `unknown`",
        kind="never-event",
        asked=False,
    ),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    PRIVATE,
)
PLACES = {"provider": "/providers", "area": "/areas"}
ANSWER_BLANKS = (BY, Blank("note", "what was answered, in a line"), DATE)
AGAIN_BLANKS = (
    Blank(
        "again",
        "it was answered before, and this is a further answer: say in --note why",
        kind="flag",
        asked=False,
    ),
    corrects("answered_again"),
)
SHARE_BLANKS = (
    Blank("what", "what was learnt, in counts and themes", required=True, hint=NOBODY),
    Blank("with_provider", "the provider it was shared with", kind="provider"),
    Blank("with_body", "the body it was shared with", kind="body"),
    DATE,
    corrects("shared"),
)
FORMS = (
    Form(
        "add",
        "Record what came in and started a clock, such as a Regulation 28 report.",
        'qaif case add --clock regulation-28 --title "…" --reference 2026-0117 --ours answer --owner ROLE',
        ADD_BLANKS,
        act="cases:add",
    ),
    edit_form(
        "case",
        editable(ADD_BLANKS, "clock"),
        "qaif case edit C-0007 --owner ROLE --printed 2026-12-01",
        PLACES,
        act="cases:edit",
    ),
    Form(
        "draft",
        "Record that there is a draft of the answer.",
        "qaif case draft C-0007 --by ROLE",
        (BY, DATE),
        act="cases:draft",
        target="case",
    ),
    Form(
        "extend",
        "Record that whoever set the clock gave longer.",
        'qaif case extend C-0007 --due 2026-12-15 --by ROLE --why "The coroner gave three weeks"',
        (
            Blank(
                "due",
                "the new day, or a time from the day it was given such as 3w",
                kind="day",
                required=True,
                ahead=True,
            ),
            replace(BY, help="the role that agreed it with whoever set the clock"),
            Blank("why", "who gave longer, and why", required=True),
            DATE,
            corrects("extensions"),
        ),
        act="cases:extend",
        target="case",
    ),
    Form(
        "answer",
        "Record that it is answered, by us or by the provider that we follow; the clock stops.",
        "qaif case answer C-0007 --by ROLE",
        (*ANSWER_BLANKS, *AGAIN_BLANKS),
        act="cases:answer",
        target="case",
    ),
    Form(
        "share",
        "Record with whom what it taught was shared (§3.5).",
        'qaif case share C-0007 --with-body system-quality-group --what "…"',
        SHARE_BLANKS,
        act="cases:share",
        target="case",
    ),
    Form(
        "effect",
        "Record what shows that it is better since.",
        'qaif case effect C-0007 --evidence "…" --by ROLE',
        (
            Blank("evidence", "what shows it: a figure, a visit, an audit", required=True, hint=NOBODY),
            BY,
            DATE,
        ),
        act="cases:effect",
        target="case",
    ),
    close_form(
        "case",
        "Close a case of which nothing is left to do; its file stays.",
        'qaif case close C-0007 --reason "…" --by ROLE',
        "why nothing is left to do",
        act="cases:close",
    ),
    reopen_form("case", 'qaif case reopen C-0007 --by ROLE --why "…"', "cases:reopen"),
)
