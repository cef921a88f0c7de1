"""Forms of the impact of changes: propose one, assess it, sign it, decide on it, look back on it, close it."""

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
from qaif_cli.model.vocabulary import EFFECTS, IMPACT_STAGES, IMPACT_SUBJECTS, PANEL_WORDS, PROFESSIONS, WENT

YES_NO = {"yes": True, "no": False}
SUBJECT = Blank("subject", "what changes", kind="choice", words=IMPACT_SUBJECTS.words, required=True)
STARTS = Blank(
    "starts", "the day on which the change begins, or began", kind="day", ahead=True, default="unknown"
)
LOOK_BACK = Blank(
    "look_back",
    "the day on which it is looked back on; else some time after it begins",
    kind="day",
    ahead=True,
)
ADD_BLANKS = (
    Blank("title", "the change, in one line", required=True, alike="impact"),
    SUBJECT,
    Blank("what", "what will be different, and why", default="unknown"),
    Blank("area", "the area in whose report it stands", kind="area", required=True),
    Blank("provider", "a provider whose service changes", kind="provider", many=True),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    STARTS,
    LOOK_BACK,
    Blank("indicator", "an indicator by which its effect is watched", kind="indicator", many=True),
    Blank("risk", "a risk of the register that holds what is left of it", kind="risk", many=True),
    DATE,
    PRIVATE,
)
_LISTS = {"indicator": "/indicators", "risk": "/risks"}
EDIT_BLANKS = (
    Blank("title", "the change, in one line"),
    replace(SUBJECT, required=False),
    Blank("what", "what will be different, and why"),
    Blank("area", "the area in whose report it stands", kind="area"),
    Blank("provider", "a provider whose service changes", kind="provider", many=True),
    Blank("owner", "the role that answers for it", kind="role"),
    replace(STARTS, default=""),
    LOOK_BACK,
    Blank(
        "indicator",
        "one more indicator by which its effect is watched",
        kind="indicator",
        many=True,
        on_list="adds",
    ),
    Blank(
        "without_indicator",
        "an indicator that watches it no longer",
        kind="indicator",
        many=True,
        on_list="removes",
    ),
    Blank("risk", "one more risk that holds what is left of it", kind="risk", many=True, on_list="adds"),
    Blank("without_risk", "a risk that holds nothing of it", kind="risk", many=True, on_list="removes"),
    SENSITIVITY,
)
_WORSE = ("care", "worse")
ASSESS = Form(
    "assess",
    "Assess what a change does to dimensions of quality and to groups of people, or record a stage as made.",
    "qaif impact assess E-0001 --dimension safe --effect worse --consequence 3 --likelihood 4 --by ROLE",
    (
        Blank(
            "stage",
            "the stage that was made; the first assessment is a screening",
            kind="choice",
            words=IMPACT_STAGES.words,
        ),
        Blank(
            "dimension",
            "a dimension of quality; several where the answer is one",
            kind="dimension",
            many=True,
        ),
        Blank(
            "care",
            "what the change does to it",
            kind="choice",
            words=EFFECTS.words,
            required=True,
            flag="--effect",
            part_of="dimension",
        ),
        Blank("why", "why, and what that rests on", part_of="dimension"),
        Blank(
            "consequence",
            "consequence before mitigation, where it gets worse",
            kind="step",
            part_of="dimension",
            where=_WORSE,
        ),
        Blank(
            "likelihood",
            "likelihood before mitigation, where it gets worse",
            kind="step",
            part_of="dimension",
            where=_WORSE,
        ),
        Blank("mitigation", "what will make it less likely or less harmful", part_of="consequence"),
        Blank("after_consequence", "consequence with that", kind="step", part_of="consequence", aimed=True),
        Blank(
            "after_likelihood",
            "likelihood with that",
            kind="step",
            part_of="after_consequence",
            required=True,
            aimed=True,
        ),
        Blank("group", "a group of people; several where the answer is one", kind="group", many=True),
        Blank(
            "affected",
            "whether it means something else for them than for others",
            kind="choice",
            words=tuple(YES_NO),
            required=True,
            part_of="group",
        ),
        Blank(
            "says",
            "what it means for them and what is done; or why it means nothing else",
            required=True,
            part_of="group",
        ),
        BY,
        Blank("note", "what was looked at for the stage, and who was asked", part_of="stage"),
        DATE,
    ),
    act="impacts:assess",
    target="impact",
)
SIGN = Form(
    "sign",
    "Record that somebody signed for a profession: the change may begin as it was assessed.",
    "qaif impact sign E-0001 --for nursing --by ROLE",
    (
        Blank(
            "profession",
            "the profession that is signed for",
            kind="choice",
            words=PROFESSIONS.words,
            required=True,
            flag="--for",
        ),
        BY,
        Blank("note", "what the signature rests on"),
        DATE,
        corrects("signed"),
    ),
    act="impacts:sign",
    target="impact",
)
DECIDE = Form(
    "decide",
    "Record what a body decided on a change; each condition becomes an action.",
    'qaif impact decide E-0001 --body quality-committee --decision go --why "…"',
    (
        Blank("body", "the body", kind="body", required=True),
        Blank("decision", "what it decided", kind="choice", words=PANEL_WORDS.words, required=True),
        Blank("why", "why"),
        Blank("condition", "a condition, which becomes an action", many=True),
        Blank(
            "owner", "the role that sees to the conditions", kind="role", required=True, part_of="condition"
        ),
        Blank(
            "due",
            "the day by which the conditions are met, or a time from the decision such as 4w",
            kind="day",
            ahead=True,
            required=True,
            part_of="condition",
        ),
        Blank("seen_with", "another change with which it was looked at together", kind="impact", many=True),
        DATE,
        corrects("decisions"),
    ),
    act="impacts:decide",
    target="impact",
)
LOOK = Form(
    "look-back",
    "Record what was found on looking back on a change.",
    'qaif impact look-back E-0001 --went as-expected --found "…" --by ROLE',
    (
        Blank(
            "went",
            "how it went beside what was expected",
            kind="choice",
            words=WENT.words,
            required=True,
        ),
        Blank("found", "what was found, and what shows it", required=True),
        BY,
        Blank("again", "the day on which it is looked back on once more", kind="day", ahead=True),
        DATE,
        corrects("looked_back"),
    ),
    act="impacts:look_back",
    target="impact",
)
FORMS = (
    Form(
        "add",
        "Put a change on the register, before its impact is assessed.",
        'qaif impact add --title "…" --subject saving --area AREA --provider PROVIDER --owner ROLE --starts 2027-04-01',
        ADD_BLANKS,
        act="impacts:add",
    ),
    edit_form(
        "impact",
        EDIT_BLANKS,
        "qaif impact edit E-0001 --starts 2027-04-01",
        {
            "provider": "/providers",
            **_LISTS,
            "without_indicator": "/indicators",
            "without_risk": "/risks",
        },
        act="impacts:edit",
    ),
    ASSESS,
    SIGN,
    DECIDE,
    LOOK,
    close_form(
        "impact",
        "Close a change that is over, given up or part of daily work; its file stays.",
        'qaif impact close E-0001 --by ROLE --reason "…"',
        "why it can be closed",
        act="impacts:close",
    ),
    reopen_form("impact", 'qaif impact reopen E-0001 --by ROLE --why "…"'),
)
