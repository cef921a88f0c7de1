"""Forms of risks: add one, change its plain fields, review it, validate it, close it; its controls, assurances and gaps."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import BY, DATE, NOTE, PRIVATE, close_form, corrects, edit_form, editable
from qaif_cli.model.vocabulary import GAPS, WHOSE

ADD_BLANKS = (
    Blank("title", "what the risk is, in one line", required=True),
    Blank("area", "the area in whose report it stands", kind="area", required=True),
    Blank("domain", "the consequence domain by which it is scored", kind="domain", required=True),
    Blank("whose", "whose risk it is", kind="choice", words=WHOSE.words, default="icb"),
    Blank("cause", "IF: what gives rise to it", required=True),
    Blank("event", "THEN: what may happen", required=True),
    Blank("effect", "RESULTING IN: what it would mean", required=True),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    Blank("executive_lead", "the executive who answers for it", kind="role", default="unknown"),
    Blank("tier", "the register it stands on", kind="tier", default="corporate"),
    Blank("dimension", "a dimension of quality that it touches", kind="dimension", many=True),
    Blank("provider", "a provider it concerns", kind="provider", many=True),
    Blank("group", "a group of people whom it affects most", kind="group", many=True, asked=False),
    Blank(
        "control",
        "something in place that makes it less likely or less harmful; none where nothing is",
        many=True,
        required=True,
        may_be_none=True,
    ),
    Blank("consequence", "consequence with these controls", kind="step", required=True),
    Blank("likelihood", "likelihood with these controls", kind="step", required=True),
    Blank("target_consequence", "consequence aimed for", kind="step", aimed=True),
    Blank("target_likelihood", "likelihood aimed for", kind="step", aimed=True),
    Blank("target_by", "the day by which the target should be reached", kind="day", ahead=True),
    Blank("by", "the role that scored it", kind="role", required=True),
    NOTE,
    DATE,
    PRIVATE,
)
_KEPT_ELSEWHERE = ("consequence", "likelihood", "by", "note", "date", "control")
_TARGET = ("target_consequence", "target_likelihood", "target_by")
"""What a risk is added with that is kept in its histories, or has a command of its own."""
EDIT_BLANKS = (
    *editable(ADD_BLANKS, *_KEPT_ELSEWHERE, *_TARGET),
    Blank("opened", "the day on which it was opened", kind="day"),
)
FORUM = Blank("forum", "the body at which it was reviewed", kind="body")
LIKELIHOOD = Blank("likelihood", "likelihood with the present controls", kind="step", required=True)
CONSEQUENCE = Blank("consequence", "consequence with the present controls", kind="step", required=True)
UNCHANGED = Blank("unchanged", "restate the present score", kind="flag")
SCORE = Form(
    "score",
    "Give a risk a score, by a review.",
    'qaif score R-0007 --likelihood 4 --consequence 4 --by ROLE --note "…"',
    (LIKELIHOOD, CONSEQUENCE, BY, FORUM, NOTE, DATE, corrects("reviews")),
    act="risk_reviews:score",
    target="risk",
)
_UNLESS = ("unchanged", None)
REVIEW = Form(
    "review",
    "Record that risks were reviewed: one with its score, or several whose scores are unchanged.",
    "qaif risk review R-0007 R-0009 --unchanged --by ROLE",
    (
        UNCHANGED,
        Blank(
            "likelihood",
            "likelihood with the present controls; not with --unchanged",
            kind="step",
            where=_UNLESS,
        ),
        Blank(
            "consequence",
            "consequence with the present controls; not with --unchanged",
            kind="step",
            where=_UNLESS,
        ),
        BY,
        FORUM,
        NOTE,
        DATE,
        corrects("reviews"),
    ),
    act="risk_reviews:review",
    target="risk",
    many=True,
)
CHASE = Form(
    "chase",
    "Record that a role was reminded of a risk, or that the last reminder was answered.",
    'qaif risk chase R-0007 --about "the review of May"',
    (
        Blank("asked", "the role that was asked; without it, the owner of the risk", kind="role"),
        Blank("about", "what was asked for"),
        DATE,
        Blank("answered", "the day on which the last reminder was answered", kind="day"),
    ),
    act="risk_reviews:chase",
    target="risk",
    many=True,
)
VALIDATE = Form(
    "validate",
    "Record that a risk was validated.",
    "qaif risk validate R-0007 --by ROLE",
    (BY, DATE),
    act="risk_life:validate",
    target="risk",
)
TARGET = Form(
    "target",
    "Set the score that a risk should come down to; what is not given stays as it is.",
    "qaif risk target R-0007 --consequence 4 --likelihood 2 --by 2027-03-31",
    (
        Blank(
            "consequence", "consequence aimed for", kind="step", needed="risk_life:target_needs", aimed=True
        ),
        Blank("likelihood", "likelihood aimed for", kind="step", needed="risk_life:target_needs", aimed=True),
        Blank("by", "the day by which it should be reached", kind="day", ahead=True),
    ),
    act="risk_life:target",
    target="risk",
)
CLOSE = close_form(
    "risk",
    "Close a risk; its file stays.",
    'qaif risk close R-0007 --reason "…" --by ROLE',
    "why it could be closed",
    act="risk_life:close",
)
REOPEN = Form(
    "reopen",
    "Open a closed risk again, with a review; when and why it was closed is kept.",
    'qaif risk reopen R-0007 --by ROLE --note "…"',
    (
        BY,
        Blank("note", "why it is open again", required=True),
        Blank("likelihood", "likelihood now; without it, as it was", kind="step"),
        Blank("consequence", "consequence now; without it, as it was", kind="step"),
        Blank("forum", "the body at which it was agreed", kind="body"),
        DATE,
    ),
    act="risk_life:reopen",
    target="risk",
)
FORMS = (
    Form(
        "add",
        "Put a risk on the register.",
        'qaif risk add --title "…" --area primary-care …',
        ADD_BLANKS,
        act="risks:add",
    ),
    edit_form(
        "risk",
        EDIT_BLANKS,
        'qaif risk edit R-0007 --title "…" --tier directorate',
        {"dimension": "/dimensions", "provider": "/providers", "group": "/groups"},
    ),
    REVIEW,
    CHASE,
    VALIDATE,
    TARGET,
    CLOSE,
    REOPEN,
)
CONTROL = (
    Form(
        "add",
        "Add something that makes a risk less likely or less harmful.",
        'qaif risk control add R-0007 --text "…"',
        (
            Blank("text", "what is in place", required=True),
            Blank("date", "since when", kind="day", default="today"),
        ),
        act="risk_parts:add_control",
        target="risk",
    ),
)
ASSURANCE = (
    Form(
        "add",
        "Add evidence that the controls of a risk work.",
        'qaif risk assurance add R-0007 --text "…" --line 2 --body quality-committee',
        (
            Blank("text", "what the evidence is and what it shows", required=True),
            Blank(
                "line",
                "1 management, 2 oversight, 3 independent",
                kind="choice",
                words=("1", "2", "3"),
                required=True,
            ),
            Blank("body", "the body that took assurance from it", kind="body"),
            Blank("date", "the day of the evidence", kind="day", default="today"),
        ),
        act="risk_parts:add_assurance",
        target="risk",
    ),
)
GAP = (
    Form(
        "add",
        "Add a gap in the controls of a risk, or in the evidence that they work.",
        'qaif risk gap add R-0007 --in control --text "…"',
        (
            Blank(
                "gap_in",
                "what the gap is in",
                kind="choice",
                words=GAPS.words,
                flag="--in",
                required=True,
            ),
            Blank("text", "what is missing", required=True),
            Blank("date", "the day on which it was found", kind="day", default="today"),
        ),
        act="risk_parts:add_gap",
        target="risk",
    ),
    Form(
        "close",
        "Record that a gap was closed.",
        "qaif risk gap close R-0007 G1",
        (
            Blank("entry", "the name of the gap, such as G1", kind="entry", positional=True, required=True),
            DATE,
        ),
        act="risk_parts:close_gap",
        target="risk",
    ),
)
