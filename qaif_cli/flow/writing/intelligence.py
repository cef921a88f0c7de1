"""Intelligence: record a piece of it, change its plain fields, record what was decided on it (§4.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.decisions import FIELDS, impossible, lacking
from qaif_cli.flow.writing.editing import Special, edit_form, editable, entry_of
from qaif_cli.flow.writing.form import CORRECTS, NEW, PRIVATE, Blank, Form, Proposal, Writing, kept
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.vocabulary import DECISIONS, NATURES

if TYPE_CHECKING:
    from qaif_cli.model.kinds.intelligence import Discussion, Intelligence

NOBODY = "Counts and themes: nothing that could identify a patient, a member of staff's case or a person who spoke up."
ONE_EVENT = (
    "A single event is recorded by its kind, provider, dates and reference, and by nothing about a person."
)


def _reference_needed(writing: Writing) -> str:
    """Why a reference is needed: each of that kind of source is one event."""
    item = _item(writing)
    source = writing.reading.framework.source(writing.get("source") or "")
    there = item.reference if item else None
    return ONE_EVENT if source and source.single_event and not there else ""


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
        needed=_reference_needed,
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
_PLACES = {
    "source": "/source_type",
    "provider": "/providers",
    "area": "/areas",
    "theme": "/themes",
    "indicator": "/indicators",
}


def add(writing: Writing) -> Proposal:
    """A new piece of intelligence, to be decided on at the next Insights Meeting."""
    get = writing.get
    day = day_said(writing)
    if day > writing.today:
        from qaif_cli.render.words import day as in_words

        raise QaifError(
            f"{in_words(day)} has not come yet.", "--date is the day on which the intelligence came in."
        )
    names = ("title", "owner", "sensitivity", "date", "nature", "reference", "count", "summary")
    fields: dict[str, Any] = {name: get(name) for name in names}
    fields |= {pointer[1:]: get(name) for name, pointer in _PLACES.items()}
    fields["early_warning"] = get("early_warning") or None
    says = (*_ahead(writing), *_known_already(writing))
    return Proposal((Draft("intelligence", "", fields=kept(fields)),), says)


def _ahead(writing: Writing) -> Iterator[str]:
    """Which meeting decides on it, and by when an early warning is answered."""
    from datetime import timedelta

    from qaif_cli.judge.meetings.agenda import next_meeting
    from qaif_cli.render.words import day, number_of

    framework = writing.reading.framework
    body = framework.body_for("insights")
    if body:
        first = next_meeting(writing.reading.now.on(day_said(writing) + timedelta(days=1)), body.id)
        when = f"of {day(first.date)}" if first else "that comes next"
        yield f"{NEW} is for decision at the {body.name} {when} [§4.3]."
    within = framework.thresholds.early_warning_answered
    if writing.get("early_warning") and within:
        limit = number_of(within.value, within.unit.removesuffix("s"))
        yield f"An early warning is answered within {limit} [{within.citation}]."


def _known_already(writing: Writing) -> Iterator[str]:
    from qaif_cli.flow.writing.prompts_help import alike

    reference = str(writing.get("reference") or "").casefold()
    same = [
        item
        for item in writing.reading.register.intelligence
        if reference and str(item.reference or "").casefold() == reference
    ]
    yield from (f"The same reference already: {item.id} {item.title}" for item in same)
    for record in alike(writing.get("title"), writing.reading, "intelligence"):
        if record not in same:
            yield f"Alike already: {record.id} {record.title}"


EDIT_BLANKS = tuple(
    replace(blank, kind="choice", words=("yes", "no")) if blank.name == "early_warning" else blank
    for blank in editable(ADD_BLANKS)
)


def _early_warning(writing: Writing) -> Iterator[Edit]:
    yield Set("/early_warning", writing.get("early_warning") == "yes")


def _item(writing: Writing) -> Intelligence | None:
    from qaif_cli.model.kinds.intelligence import Intelligence

    return writing.reading.register.get(Intelligence, "".join(writing.targets))


def _needed(name: str) -> Callable[[Writing], str]:
    """Why a decision needs one of its fields."""

    def why(writing: Writing) -> str:
        item = _item(writing)
        if item is None:
            return ""
        decision = writing.get("decision")
        led_to = {"open-risk": "--risk R-…", "open-concern": "--concern Q-…"}.get(decision, "")
        then = f"then `qaif intelligence discuss {item.id} --decision {decision} {led_to}`."
        said = {key: value for key, value in writing.answers.items() if key != name}
        return dict(lacking(item, said, then)).get(name, "")

    return why


def _body_needed(writing: Writing) -> str:
    if writing.reading.framework.body_for("insights"):
        return ""
    return "No body of framework.yaml is the Insights Meeting (`function: insights`), so say which it was."


DISCUSS_BLANKS = (
    Blank("decision", "what was decided", kind="choice", words=DECISIONS.words, required=True),
    Blank("risk", "the risk that it opened or changed", kind="risk", asked=False, needed=_needed("risk")),
    Blank(
        "concern",
        "the concern that it opened or changed",
        kind="concern",
        asked=False,
        needed=_needed("concern"),
    ),
    Blank(
        "referred_to",
        "the body that it was referred on to",
        kind="body",
        asked=False,
        needed=_needed("referred_to"),
    ),
    Blank("note", "what was said, and why so", needed=_needed("note")),
    Blank("action", "what is done next", needed=_needed("action")),
    Blank("owner", "the role that does it", kind="role", needed=_needed("owner")),
    Blank("date", "the day of the meeting", kind="day", default="today"),
    Blank(
        "follow_up",
        "the day by which it is looked at again, or a time from the meeting such as 2w; none where that ends it",
        kind="day",
        ahead=True,
        needed=_needed("follow_up"),
    ),
    Blank(
        "body",
        "the body that discussed it; else the Insights Meeting",
        kind="body",
        asked=False,
        needed=_body_needed,
    ),
    CORRECTS,
)


def discuss(writing: Writing) -> Proposal:
    """What a body decided on a piece of intelligence."""
    from qaif_cli.model.kinds.intelligence import Discussion, Intelligence

    item, day = target_as(writing, Intelligence), day_said(writing)
    follow_up = day_said(writing, "follow_up") if writing.get("follow_up") else None
    wrong = [f"{message} {todo}" for _, message, todo in impossible(item, day, follow_up)]
    if wrong:
        raise QaifError("\n      ".join(wrong))
    insights = writing.reading.framework.body_for("insights")
    body = writing.get("body") or (insights.id if insights else None)
    entry = entry_of(writing, "date", "corrects") | {"body": body} | entry_of(writing, *FIELDS)
    says = tuple(_then(item, Discussion.model_construct(**{**writing.answers, "body": body}), writing))
    return Proposal((Draft("intelligence", item.id, (Append("/discussions", entry),)),), says)


def _then(item: Intelligence, entry: Discussion, writing: Writing) -> Iterator[str]:
    """Where it stands from now on, and what the decision leaves."""
    from qaif_cli.judge.meetings.decision_words import decided
    from qaif_cli.judge.state.intelligence_and_meetings import answers
    from qaif_cli.model.history import numbered
    from qaif_cli.render.words import day

    framework = writing.reading.framework
    until = f"looked at again by {day(entry.follow_up)}" if entry.follow_up else "settled"
    yield f"{item.id}: {decided(entry, framework)}; {until}."
    corrected = str(entry.corrects or "").rpartition("/")[2]
    counted = [pair for pair in numbered(item.discussions, writing.today) if str(pair[0] + 1) != corrected]
    for place, held in counted:
        if (held.date, held.body) == (entry.date, entry.body):
            yield (
                f"It was discussed there on that day already ({decided(held, framework)}), so this is a second decision, and the last one's follow-up holds; "
                f"--corrects {held.date.isoformat()}/{place + 1} puts the first right instead."
            )
    if item.early_warning and not any(answers(held) for held in (*(held for _, held in counted), entry)):
        yield "It is an early warning, and to watch it is not yet an answer [§3.3]."


FORMS = (
    Form(
        "add",
        "Record a piece of intelligence, in counts and themes.",
        'qaif intelligence add --title "…" --source complaint --nature soft --summary "…" --owner ROLE',
        ADD_BLANKS,
        add,
    ),
    edit_form(
        "intelligence",
        EDIT_BLANKS,
        "qaif intelligence edit I-0042 --theme access --count 5",
        _PLACES,
        special=Special(own={"early_warning": _early_warning}),
    ),
    Form(
        "discuss",
        "Record what a meeting decided on a piece of intelligence.",
        'qaif intelligence discuss I-0042 --decision ask-provider --action "…" --owner ROLE --follow-up 2026-12-01',
        DISCUSS_BLANKS,
        discuss,
        target="intelligence",
    ),
)
