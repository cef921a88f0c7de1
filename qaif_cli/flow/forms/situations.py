"""Forms of situations: open one, assess it and decide, say what it taught, close it."""

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
from qaif_cli.model.vocabulary import CONFIDENCES

NOBODY = (
    "Counts, services and roles; never a person, neither one who is cared for nor one who works or decides."
)
OPTION = (
    "`Open the day ward; act 3x2; not act 4x4; moved 3x3 to day surgery, held by Oakrise Hospital`, each score consequence x "
    "likelihood; `moves nothing` where it moves no risk"
)
ADD_BLANKS = (
    Blank("title", "what happens, in one line", required=True, hint=NOBODY, alike="situation"),
    Blank("trigger", "what set it off", required=True),
    Blank("area", "an area in whose report it stands", kind="area", many=True, required=True),
    Blank("provider", "a provider that it is about", kind="provider", many=True),
    Blank("service", "a service or pathway that it is about", many=True),
    Blank("risk", "a risk of the register that it bears on", kind="risk", many=True, asked=False),
    Blank("concern", "a concern that it bears on", kind="concern", many=True, asked=False),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    DATE,
    PRIVATE,
)
PLACES = {
    "area": "/areas",
    "provider": "/providers",
    "service": "/services",
    "risk": "/risks",
    "concern": "/concerns",
}
EDIT_BLANKS = (
    *(blank for blank in editable(ADD_BLANKS, "date") if blank.name not in ("risk", "concern")),
    Blank(
        "risk",
        "one more risk that it bears on, or that holds what lasts",
        kind="risk",
        many=True,
        on_list="adds",
    ),
    Blank("without_risk", "a risk that it bears on no more", kind="risk", many=True, on_list="removes"),
    Blank("concern", "one more concern that it bears on", kind="concern", many=True, on_list="adds"),
    Blank(
        "without_concern", "a concern that it bears on no more", kind="concern", many=True, on_list="removes"
    ),
)
ASSESS_BLANKS = (
    DATE,
    Blank("at", "the time of day of the assessment, such as 08:30", kind="time", required=True),
    Blank("rising", "something that drives the risk and is rising", many=True, hint=NOBODY),
    Blank("steady", "something that drives it and is steady", many=True),
    Blank("falling", "something that drives it and is falling", many=True),
    Blank("option", f"something that could be done, with its scores: {OPTION}", many=True),
    Blank(
        "confidence",
        "how sure whoever assessed it is",
        kind="choice",
        words=CONFIDENCES.words,
        required=True,
    ),
    Blank("confidence_why", "why so sure and no surer", required=True, flag="--why"),
    Blank("decision", "what was decided", required=True),
    replace(BY, help="the role that decided, or that was in the chair where a body did"),
    Blank("body", "the body that decided, where one did", kind="body"),
    Blank("dissent", "what was said against it, and by which role; none where nothing was", required=True),
    Blank(
        "intelligence",
        "a piece of intelligence that it rests on",
        kind="intelligence",
        many=True,
        asked=False,
    ),
    Blank(
        "reassess",
        "the day by which it is assessed again, or a time from the assessment such as 1d",
        kind="day",
        required=True,
        ahead=True,
        flag="--reassess-by",
    ),
    Blank("reassess_at", "the time of that day", kind="time"),
    corrects("assessments"),
)
LEARNT = Blank("learnt", "what was learnt, in counts and themes", hint=NOBODY)
_CLOSE = close_form(
    "situation",
    "Close a situation that is over, and say what was learnt; its file stays.",
    'qaif situation close D-0001 --by ROLE --reason "…" --learnt "…"',
    "why it is over",
    act="situations:close",
)
FORMS = (
    Form(
        "add",
        "Open a situation, before it is first assessed.",
        'qaif situation add --title "…" --trigger "…" --area AREA --owner ROLE',
        ADD_BLANKS,
        act="situations:add",
    ),
    edit_form(
        "situation",
        EDIT_BLANKS,
        "qaif situation edit D-0001 --risk R-0042",
        {**PLACES, "without_risk": "/risks", "without_concern": "/concerns"},
    ),
    Form(
        "assess",
        "Assess a situation, and record what was decided and by when it is assessed again.",
        'qaif situation assess D-0001 --at 08:30 --option "…; act 3x2; not act 4x4; moves nothing" --confidence medium'
        ' --why "…" --decision "…" --by ROLE --dissent none --reassess-by 1d',
        ASSESS_BLANKS,
        act="situations:assess",
        target="situation",
    ),
    Form(
        "learn",
        "Record what a situation taught, while it lasts or after it.",
        'qaif situation learn D-0001 --learnt "…" --by ROLE',
        (replace(LEARNT, required=True), BY, DATE, corrects("learnt")),
        act="situations:learn",
        target="situation",
    ),
    replace(
        _CLOSE,
        blanks=(*_CLOSE.blanks[:2], replace(LEARNT, needed="situations:lesson_needed"), *_CLOSE.blanks[2:]),
    ),
    reopen_form("situation", 'qaif situation reopen D-0001 --by ROLE --why "…"', act="situations:reopen"),
)
