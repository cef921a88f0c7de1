"""Forms of providers: add one, change its plain fields, and what happens: a rating is checked, a visit is made."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.forms.form import Blank, Form, RecordPart
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
from qaif_cli.model.vocabulary import PROVIDER_TYPES, RATINGS

KEY_QUESTIONS = ("safe", "effective", "caring", "responsive", "well_led")
ADD_BLANKS = (
    Blank("title", "its name", required=True),
    Blank("id", "its short name in lower case; else made of the title"),
    Blank(
        "type", "what kind of organisation it is", kind="choice", words=PROVIDER_TYPES.words, required=True
    ),
    Blank("area", "an area in which it gives care", kind="area", many=True, required=True),
    Blank("owner", "the role that answers for its record", kind="role", required=True),
    Blank(
        "ods_code",
        "its code in the Organisation Data Service, or `none` where it has none",
        default="unknown",
    ),
    Blank("contract_holder", "who holds the contract", default="unknown"),
    Blank("cqc_id", "the regulator's identifier of the provider"),
    Blank("cqc_location", "the regulator's identifier of one of its locations", many=True),
    Blank("not_required", "why it need not be registered with the regulator"),
    PRIVATE,
)
CQC = RecordPart(
    "cqc", {"cqc_id": "provider_id", "cqc_location": "locations", "not_required": "not_required"}
)
_EMPTIED = {
    "ods_code": "its code in the Organisation Data Service, or `none` where it has none",
    "not_required": "why it need not be registered with the regulator, or `none` where it must be",
}
"""The fields that `none` leaves empty, and what `edit` says of them."""
EDIT_BLANKS = tuple(
    replace(blank, help=_EMPTIED[blank.name], may_be_none=True) if blank.name in _EMPTIED else blank
    for blank in editable(ADD_BLANKS, "id")
)
RATING_BLANKS = (
    Blank("overall", "the overall rating", kind="choice", words=RATINGS.words, required=True),
    Blank("published", "the day on which it was published", kind="day", default="unknown"),
    *(
        Blank(name, f"key question: {name.replace('_', '-')}", kind="choice", words=RATINGS.words)
        for name in KEY_QUESTIONS
    ),
    Blank(
        "service", "the service or location that it is the rating of, where it is not the whole", asked=False
    ),
    Blank("regulation_not_met", "a regulation that the regulator says is not met", many=True, asked=False),
    Blank("framework_version", "the assessment framework it was rated under"),
    Blank("checked_on", "the day on which somebody looked", kind="day", default="today"),
)
_CLOSE = close_form(
    "provider",
    "Close a provider that has closed or merged; its file stays, and nothing is due of it from then on.",
    'qaif provider close fernhill-practice --by ROLE --reason "merged" --successor oakrise-practice',
    "why: it closed, or which merger it went into",
    act="providers:close",
)
_RETURN = Blank("framework", "which return, from the framework's list", kind="return", required=True)
_PERIOD = Blank("period", "the period that it is about; without it, the last that it was asked for")
STANDING = (
    Form(
        "add",
        "Record what a provider stands under: an oversight segment, a notice, a condition, a plan.",
        'qaif provider standing add thornmere-hospitals --kind oversight-segment --value 3 --source "…" --by ROLE',
        (
            Blank("kind", "what it stands under, from the framework's list", kind="standing", required=True),
            Blank("value", "its value, such as the segment", needed="provider_standing:value_needed"),
            Blank("source", "where that is said: a letter, a publication, a plan", required=True),
            BY,
            Blank("until", "the day by which it ends or is looked at again", kind="day", ahead=True),
            DATE,
            corrects("standing"),
        ),
        act="provider_standing:stand",
        target="provider",
    ),
    Form(
        "end",
        "Record that something a provider stood under has ended.",
        "qaif provider standing end thornmere-hospitals --kind warning-notice --date 2026-11-02",
        (
            Blank("kind", "what it stood under", kind="standing", required=True),
            Blank("since", "the day it began, where there are several", kind="day", asked=False),
            DATE,
        ),
        act="provider_standing:end",
        target="provider",
    ),
)
RETURN = (
    Form(
        "ask",
        "Record that a provider was asked for a return.",
        'qaif provider return ask fernhill-house --framework qaf-nursing-homes --period "2026/27 quarter 3" --due 4w',
        (
            _RETURN,
            Blank("period", "the period that it is about", required=True),
            Blank("due", "the day by which it is to come", kind="day", ahead=True, required=True),
            DATE,
            corrects("returns"),
        ),
        act="provider_standing:ask",
        target="provider",
    ),
    Form(
        "receive",
        "Record the day on which a return came.",
        "qaif provider return receive fernhill-house --framework qaf-nursing-homes",
        (_RETURN, _PERIOD, DATE),
        act="provider_standing:receive",
        target="provider",
    ),
    Form(
        "answer",
        "Record how a return was answered.",
        'qaif provider return answer fernhill-house --framework qaf-nursing-homes --by ROLE --decision "…"',
        (
            _RETURN,
            _PERIOD,
            BY,
            Blank("decision", "what was decided", required=True),
            Blank("body", "the body that decided on the answer", kind="body"),
            DATE,
        ),
        act="provider_standing:answer",
        target="provider",
    ),
)
_SUCCESSOR = Blank("successor", "the provider that goes on with its care", kind="provider", asked=False)
SCHEDULE = Form(
    "schedule",
    "Put a measure that a contract asks for on the quality schedule of a provider, or change one that is there.",
    'qaif provider schedule fernhill-practice --measure INDICATOR --every 3 --contract "Schedule 4, contract of April 2026"',
    (
        Blank("line", "the line that is changed, such as S1; without it a new one", asked=False),
        Blank("measure", "the indicator", kind="indicator", where=("line", None)),
        Blank("every", "every how many months there is a figure", kind="count", where=("line", None)),
        Blank("contract", "which contract asks for it, and where it stands there", where=("line", None)),
        Blank("since", "the day from which the contract asks for it", kind="day", asked=False),
        Blank("target_value", "what the contract asks it to be", kind="number", flag="--target", asked=False),
        Blank("due", "the day by which it is to be so", kind="day", ahead=True, asked=False),
        Blank("until", "the last day on which the contract asks for it", kind="day", ahead=True, asked=False),
    ),
    act="schedules:put",
    target="provider",
)
FORMS = (
    SCHEDULE,
    Form(
        "add",
        "Put a provider on the register.",
        'qaif provider add --title "…" --type care-home --area AREA --owner ROLE --ods-code none',
        ADD_BLANKS,
        act="providers:add",
    ),
    edit_form(
        "provider",
        EDIT_BLANKS,
        "qaif provider edit fernhill-practice --ods-code L99999",
        {"area": "/areas"},
        act="providers:edit",
        parts=(CQC,),
    ),
    Form(
        "rating",
        "Record a look at the regulator's page: its rating of a provider, or that it is the same.",
        "qaif provider rating fernhill-practice --overall good --published 2026-02-15",
        RATING_BLANKS,
        act="providers:rating",
        target="provider",
    ),
    Form(
        "visit",
        "Record an insight visit and what was seen.",
        'qaif provider visit fernhill-practice --by ROLE --findings "…"',
        (
            BY,
            Blank("findings", "what was seen, good and not good", required=True),
            DATE,
            corrects("insight_visits"),
        ),
        act="providers:visit",
        target="provider",
    ),
    Form(
        "assurance",
        "Record how we take part in a provider's own assurance.",
        'qaif provider assurance fernhill-practice --by ROLE --what "…"',
        (
            BY,
            Blank("what", "the meeting or the work in which we take part", required=True),
            DATE,
            corrects("involved_assurance"),
        ),
        act="providers:assurance",
        target="provider",
    ),
    replace(_CLOSE, blanks=(*_CLOSE.blanks, _SUCCESSOR)),
    reopen_form("provider", 'qaif provider reopen fernhill-practice --by ROLE --why "…"'),
)
