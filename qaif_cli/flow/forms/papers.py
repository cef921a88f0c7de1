"""Forms of papers: the headline and recommendations for a meeting, the approval, and the issue."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import BY, DATE, PRIVATE, SENSITIVITY, edit_form
from qaif_cli.model.vocabulary import PARTS, PURPOSES

_HEADLINE = Blank("headline", "the headline judgement, in one or two sentences")
_RECOMMENDATION = Blank(
    "recommendation", "what the body is asked to do, beginning with a verb; three at most", many=True
)
_OUTCOME = Blank(
    "outcome",
    'what came of a recommendation of the paper before: "N1=Agreed on 26 March"',
    many=True,
    on_list="adds",
)
_AUDIENCE = Blank(
    "audience", "the public or the private part of the meeting", kind="choice", words=PARTS.words
)
_PURPOSE = Blank("purpose", "what the paper is for", kind="choice", words=PURPOSES.words, many=True)
ADD_BLANKS = (
    Blank("body", "the body that meets", kind="body", required=True),
    Blank("date", "the day of the meeting", kind="day", required=True),
    replace(_AUDIENCE, default="private"),
    replace(_PURPOSE, default="assure"),
    Blank("author", "the role that writes it", kind="role", required=True),
    Blank("sponsor", "the executive who brings it", kind="role", default="unknown"),
    Blank("title", "its title; made of the body and the day where not given"),
    Blank("owner", "the role that answers for it; the author where not given", kind="role"),
    replace(_HEADLINE, default="unknown"),
    _RECOMMENDATION,
    _OUTCOME,
    PRIVATE,
)
EDIT_BLANKS = (
    Blank("title", "its title"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("author", "the role that writes it", kind="role"),
    Blank("sponsor", "the executive who brings it", kind="role"),
    _AUDIENCE,
    _PURPOSE,
    _HEADLINE,
    _RECOMMENDATION,
    _OUTCOME,
    SENSITIVITY,
)
FORMS = (
    Form(
        "add",
        "Begin the paper for a meeting.",
        'qaif paper add --body quality-committee --date 2026-07-23 --author ROLE --headline "…"',
        ADD_BLANKS,
        act="papers:add",
    ),
    edit_form(
        "paper",
        EDIT_BLANKS,
        'qaif paper edit quality-committee-2026-05-28 --headline "…" --recommendation "…"',
        {"recommendation": "/recommendations", "outcome": "/last_time"},
        act="papers:edit",
    ),
    Form(
        "approve",
        "Record who approved a paper for issue.",
        "qaif paper approve quality-committee-2026-05-28 --by ROLE",
        (BY, DATE),
        act="papers:approve",
        target="paper",
    ),
    Form(
        "issue",
        "Record that a paper went out, with the day of its position and the commit it was made from.",
        "qaif paper issue quality-committee-2026-05-28 --position-at 2026-05-20",
        (
            DATE,
            Blank(
                "position_at",
                "the day whose position the paper gives; the day of issue where not given",
                kind="day",
            ),
        ),
        act="papers:issue",
        target="paper",
    ),
)
