"""Forms of intelligence: record a piece of it, change its plain fields, record what was decided on it (§4.3)."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import BY, DATE, PRIVATE, corrects, edit_form, editable
from qaif_cli.model.vocabulary import DECISIONS, NATURES

NOBODY = "Counts and themes: nothing that could identify a patient, a member of staff's case or a person who spoke up."
ONE_EVENT = (
    "A single event is recorded by its kind, provider, dates and reference, and by nothing about a person."
)
ADD_BLANKS = (
    Blank(
        "title",
        "what it says, in one line",
        required=True,
        hint=f"{NOBODY} {ONE_EVENT}",
        alike="intelligence",
    ),
    Blank("date", "the day on which it came in", kind="day", default="today"),
    Blank("source", "the kind of source", kind="source", required=True),
    Blank(
        "reference",
        "the reference of a single event or a publication, never a person's; needed where each of its kind is one event",
        needed="intelligence:reference_needed",
    ),
    Blank(
        "nature",
        "measured (hard), or heard and seen (soft)",
        kind="choice",
        words=NATURES.words,
        required=True,
    ),
    Blank("count", "how many events or voices stand behind it", kind="count"),
    Blank("provider", "a provider that it is about", kind="provider", many=True),
    Blank("area", "an area that it is about", kind="area", many=True),
    Blank("theme", "a theme of it", kind="theme", many=True),
    Blank("indicator", "an indicator that it bears on", kind="indicator", many=True, asked=False),
    Blank("early_warning", "it is an early sign of a problem, to be answered (§3.3)", kind="flag"),
    Blank("summary", "what it says, in counts and themes", required=True, hint=NOBODY),
    Blank("owner", "the role that brings it to the meeting", kind="role", required=True),
    PRIVATE,
)
PLACES = {
    "source": "/source_type",
    "provider": "/providers",
    "area": "/areas",
    "theme": "/themes",
    "indicator": "/indicators",
}
EDIT_BLANKS = tuple(
    replace(blank, kind="choice", words=("yes", "no")) if blank.name == "early_warning" else blank
    for blank in editable(ADD_BLANKS)
)
DISCUSS_BLANKS = (
    Blank("decision", "what was decided", kind="choice", words=DECISIONS.words, required=True),
    Blank(
        "risk",
        "the risk that it opened or changed",
        kind="risk",
        asked=False,
        needed="intelligence:decision_needs",
    ),
    Blank(
        "concern",
        "the concern that it opened or changed",
        kind="concern",
        asked=False,
        needed="intelligence:decision_needs",
    ),
    Blank(
        "referred_to",
        "the body that it was referred on to",
        kind="body",
        asked=False,
        needed="intelligence:decision_needs",
    ),
    Blank("note", "what was said, and why so", needed="intelligence:decision_needs"),
    Blank("action", "what is done next", needed="intelligence:decision_needs"),
    Blank("owner", "the role that does it", kind="role", needed="intelligence:decision_needs"),
    Blank("date", "the day of the meeting", kind="day", default="today"),
    Blank(
        "follow_up",
        "the day by which it is looked at again, or a time from the meeting such as 2w; none where that ends it",
        kind="day",
        ahead=True,
        needed="intelligence:decision_needs",
    ),
    Blank(
        "body",
        "the body that discussed it; else the Insights Meeting",
        kind="body",
        asked=False,
        needed="intelligence:body_needed",
    ),
    corrects("discussions"),
)
FORMS = (
    Form(
        "add",
        "Record a piece of intelligence, in counts and themes.",
        'qaif intelligence add --title "…" --source complaint --nature soft --summary "…" --owner ROLE',
        ADD_BLANKS,
        act="intelligence:add",
    ),
    edit_form(
        "intelligence",
        EDIT_BLANKS,
        "qaif intelligence edit I-0042 --theme access --count 5",
        PLACES,
        act="intelligence:edit",
    ),
    Form(
        "discuss",
        "Record what a meeting decided on a piece of intelligence.",
        'qaif intelligence discuss I-0042 --decision ask-provider --action "…" --owner ROLE --follow-up 2026-12-01',
        DISCUSS_BLANKS,
        act="intelligence:discuss",
        target="intelligence",
    ),
    Form(
        "share",
        "Record with whom good practice was shared, so that they can take it up (§4.1 step 4).",
        'qaif intelligence share I-0042 --with-provider PROVIDER --what "…"',
        (
            Blank("what", "what is worth taking up, in counts and themes", required=True, hint=NOBODY),
            Blank("with_provider", "the provider it was shared with", kind="provider"),
            Blank("with_body", "the body it was shared with", kind="body"),
            DATE,
            corrects("shared_to"),
        ),
        act="intelligence:share",
        target="intelligence",
    ),
    Form(
        "taken-up",
        "Record who took up good practice that was shared, and what shows it.",
        'qaif intelligence taken-up I-0042 --provider PROVIDER --evidence "…" --by ROLE',
        (
            Blank("provider", "the provider that took it up", kind="provider"),
            Blank("body", "the body that took it up, where no provider did", kind="body"),
            Blank("evidence", "what shows it: a figure, a visit, an audit", required=True, hint=NOBODY),
            BY,
            DATE,
            corrects("taken_up"),
        ),
        act="intelligence:take_up",
        target="intelligence",
    ),
)
