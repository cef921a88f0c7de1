"""Intelligence: record a piece of it, change its plain fields, record what was decided on it (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import NEW, Proposal, Writing, kept
from qaif_cli.flow.forms.intelligence import ONE_EVENT, PLACES
from qaif_cli.flow.writing.decisions import FIELDS, impossible, lacking
from qaif_cli.flow.writing.editing import edit_fields, entry_of, shared_of
from qaif_cli.flow.writing.holding import holds_still
from qaif_cli.flow.writing.prompts_help import alike
from qaif_cli.flow.writing.sessions import met_on
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.judge.meetings.agenda import next_meeting
from qaif_cli.judge.meetings.decision_words import decided
from qaif_cli.judge.state.intelligence_and_meetings import answers
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.intelligence import Discussion, Intelligence
from qaif_cli.render.words import day as in_words
from qaif_cli.render.words import number_of


def reference_needed(writing: Writing, _: str) -> str:
    """Why a reference is needed: each of that kind of source is one event."""
    item = _item(writing)
    source = writing.reading.framework.source(writing.get("source") or "")
    there = item.reference if item else None
    return ONE_EVENT if source and source.single_event and not there else ""


def add(writing: Writing) -> Proposal:
    """A new piece of intelligence, to be decided on at the next Insights Meeting."""
    get = writing.get
    day = day_said(writing)
    if day > writing.today:
        raise QaifError(
            f"{in_words(day)} has not come yet.", "--date is the day on which the intelligence came in."
        )
    names = ("title", "owner", "sensitivity", "date", "nature", "reference", "count", "summary")
    fields: dict[str, Any] = {name: get(name) for name in names}
    fields |= {pointer[1:]: get(name) for name, pointer in PLACES.items()}
    fields["early_warning"] = get("early_warning") or None
    says = (*_ahead(writing), *_known_already(writing))
    return Proposal((Draft("intelligence", "", fields=kept(fields)),), says)


def _ahead(writing: Writing) -> Iterator[str]:
    """Which meeting decides on it, and by when an early warning is answered."""
    framework = writing.reading.framework
    body = framework.body_for("insights")
    if body:
        first = next_meeting(writing.reading.now.on(day_said(writing) + timedelta(days=1)), body.id)
        when = f"of {in_words(first.date)}" if first else "that comes next"
        yield f"{NEW} is for decision at the {body.name} {when} [§4.3]."
    within = framework.thresholds.early_warning_answered
    if writing.get("early_warning") and within:
        limit = number_of(within.value, within.unit.removesuffix("s"))
        yield f"An early warning is answered within {limit} [{within.citation}]."


def _known_already(writing: Writing) -> Iterator[str]:
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


def edit(writing: Writing) -> Proposal:
    """Change plain fields; whether it is an early warning is answered with yes or no."""
    return edit_fields(
        writing, {"early_warning": [Set("/early_warning", writing.get("early_warning") == "yes")]}
    )


def _item(writing: Writing) -> Intelligence | None:
    return writing.reading.register.get(Intelligence, "".join(writing.targets))


def decision_needs(writing: Writing, name: str) -> str:
    """Why a decision needs one of its fields."""
    item = _item(writing)
    if item is None:
        return ""
    decision = writing.get("decision")
    led_to = {"open-risk": "--risk R-…", "open-concern": "--concern Q-…"}.get(decision, "")
    then = f"then `qaif intelligence discuss {item.id} --decision {decision} {led_to}`."
    said = {key: value for key, value in writing.answers.items() if key != name}
    return dict(lacking(item, said, then)).get(name, "")


def body_needed(writing: Writing, _: str) -> str:
    """Why the body must be said: none is the Insights Meeting."""
    if writing.reading.framework.body_for("insights"):
        return ""
    return "No body of framework.yaml is the Insights Meeting (`function: insights`), so say which it was."


def discuss(writing: Writing) -> Proposal:
    """What a body decided on a piece of intelligence."""
    item, day = target_as(writing, Intelligence), day_said(writing)
    follow_up = day_said(writing, "follow_up") if writing.get("follow_up") else None
    wrong = [f"{message} {todo}" for _, message, todo in impossible(item, day, follow_up)]
    if wrong:
        raise QaifError("\n      ".join(wrong))
    insights = writing.reading.framework.body_for("insights")
    body = writing.get("body") or (insights.id if insights else None)
    entry = entry_of(writing, "date", "corrects") | {"body": body} | entry_of(writing, *FIELDS)
    says = tuple(_then(item, Discussion.model_construct(**{**writing.answers, "body": body}), writing))
    if body and met_on(writing, body, day) is None:
        name = writing.reading.framework.names("body").get(body, body)
        nowhere = (
            f"No meeting of the {name} on {in_words(day)} is on the register: look at the day and the body."
        )
        says = (nowhere, *says)
    return Proposal((Draft("intelligence", item.id, (Append("/discussions", entry),)),), says)


def _then(item: Intelligence, entry: Discussion, writing: Writing) -> Iterator[str]:
    """Where it stands from now on, and what the decision leaves."""
    framework = writing.reading.framework
    until = f"looked at again by {in_words(entry.follow_up)}" if entry.follow_up else "settled"
    holds = holds_still(item.discussions, writing)
    if holds is None:
        yield f"{item.id}: {decided(entry, framework)}; {until}."
    else:
        yield f"{item.id} stays as it was decided on {in_words(holds.date)} ({decided(holds, framework)}), which is later."
    corrected = str(entry.corrects or "").rpartition("/")[2]
    counted = [pair for pair in numbered(item.discussions, writing.today) if str(pair[0] + 1) != corrected]
    for place, held in counted:
        if (held.date, held.body) == (entry.date, entry.body):
            yield (
                f"It was discussed there on that day already ({decided(held, framework)}), so this is a second decision, and the last one's follow-up holds; "
                f"--corrects {held.date.isoformat()}/{place + 1} puts the first right instead."
            )
    if entry.decision == "share" and not item.shared_to:
        yield f"Record with whom it was shared: `qaif intelligence share {item.id}` [§4.1 step 4]."
    if item.early_warning and not any(answers(held) for held in (*(held for _, held in counted), entry)):
        yield "It is an early warning, and to watch it is not yet an answer [§3.3]."


def share(writing: Writing) -> Proposal:
    """Good practice was shared with somebody.

    Raises:
        QaifError: where nobody is named.
    """
    item = _came_in_by(writing)
    entry = shared_of(writing, "what")
    says: list[str] = []
    if not any(held.decision == "share" for held in item.discussions):
        says.append(
            f"No meeting decided to share it yet: `qaif intelligence discuss {item.id} --decision share`."
        )
    within = writing.reading.framework.thresholds.practice_taken_up
    if within and not (item.shared_to or item.taken_up):
        limit = number_of(within.value, within.unit.removesuffix("s"))
        says.append(f"Somebody takes it up within {limit} [{within.citation}].")
    return Proposal((Draft("intelligence", item.id, (Append("/shared_to", entry),)),), tuple(says))


def take_up(writing: Writing) -> Proposal:
    """Somebody took up good practice.

    Raises:
        QaifError: where nobody is named.
    """
    item = _came_in_by(writing)
    entry = entry_of(writing, "date", "corrects", "provider", "body", "by", "evidence")
    if not entry.keys() & {"provider", "body"}:
        raise QaifError("Missing: --provider or --body.", "Say who took it up.")
    says = () if item.shared_to else (f"Nothing says with whom {item.id} was shared.",)
    return Proposal((Draft("intelligence", item.id, (Append("/taken_up", entry),)),), says)


def _came_in_by(writing: Writing) -> Intelligence:
    """The piece of intelligence, where it had come in by the day that was said.

    Raises:
        QaifError: where it had not.
    """
    item, day = target_as(writing, Intelligence), day_said(writing)
    if day < item.date:
        raise QaifError(
            f"{item.id} came in on {in_words(item.date)}, after {in_words(day)}.", "Look at the date."
        )
    return item
