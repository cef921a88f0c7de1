"""Providers: add one, change its plain fields, and what happens: a rating is checked, a visit is made."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.forms.providers import CQC, KEY_QUESTIONS
from qaif_cli.flow.forms.shared import NONE
from qaif_cli.flow.writing.closing import close_record
from qaif_cli.flow.writing.editing import edit_fields, entry_of
from qaif_cli.flow.writing.naming import free_id, slug
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.cqc import is_identifier, rating_word, without_grade
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.record import Record
from qaif_cli.model.vocabulary import RATINGS
from qaif_cli.render.words import day


def add(writing: Writing) -> Proposal:
    """A new provider; its status with the regulator is unknown until something is said of it."""
    get = writing.get
    id_ = free_id(writing, get("id") or slug(get("title")), "a provider")
    _identifiers(writing)
    cqc = CQC.whole({field: get(name) for name, field in CQC.fields.items() if get(name)})
    fields = entry_of(writing, "title", "owner", "sensitivity", "type", "contract_holder") | {
        "ods_code": None if get("ods_code").casefold() == NONE else get("ods_code"),
        "cqc": {key: value for key, value in cqc.items() if value != NONE} or "unknown",
        "areas": list(dict.fromkeys(get("area"))),
    }
    says = () if get("not_required") else (f"Its rating: `qaif provider rating {id_} --overall …`.",)
    return Proposal((Draft("provider", id_, fields=fields),), says)


def edit(writing: Writing) -> Proposal:
    """Change plain fields of a provider."""
    _identifiers(writing)
    return edit_fields(writing)


def _identifiers(writing: Writing) -> None:
    """See that what was given for the regulator's identifiers can be one.

    Raises:
        QaifError: where it cannot.
    """
    given = [writing.get("cqc_id"), *(writing.get("cqc_location") or ())]
    for said in given:
        if not said or said in (UNKNOWN, NONE) or is_identifier(said):
            continue
        rated = bool(rating_word(said))
        what = "is a rating" if rated else "cannot be an identifier of the regulator"
        raise QaifError(
            f"`{said}` {what}; --cqc-id and --cqc-location take its identifiers, such as 1-101683985, or RZ1 of an NHS trust.",
            "Record the rating with `qaif provider rating`."
            if rated
            else "Look it up on the regulator's page.",
        )


def close(writing: Writing) -> Proposal:
    """Close a provider: it closed, or another goes on with its care."""
    if writing.get("successor") == writing.target:
        raise QaifError(f"{writing.target} cannot be its own successor.", "Name the other one.")
    register = writing.reading.register
    named = [
        item.record.id
        for item in register.held
        if is_open(item.record) and writing.target in _named_by(item.record)
    ]
    says = [f"Open records that name it: {', '.join(named)}."] if named else []
    return close_record(writing, says)


def _named_by(record: Record) -> tuple[str, ...]:
    """The providers that a record is about."""
    subject = getattr(record, "subject", None)
    about = getattr(subject, "provider", None)
    return (*getattr(record, "providers", ()), *([about] if about else ()))


def rating(writing: Writing) -> Proposal:
    """Record the rating on the regulator's page on the day it was looked up."""
    provider = target_as(writing, Provider)
    names = ("checked_on", "published", "service", "overall", *KEY_QUESTIONS, "framework_version")
    entry = entry_of(writing, *names)
    if writing.get("regulation_not_met"):
        entry["regulations_not_met"] = list(writing.get("regulation_not_met"))
    said = without_grade(next(iter(writing.typed.get("overall", ())), ""))
    if said:
        entry = {name: value for name, value in entry.items() if name != "framework_version"}
        entry |= {"says": said} | entry_of(writing, "framework_version")
    cqc = known(provider.cqc)
    if cqc is None:
        return Proposal((Draft("provider", provider.id, (Set("/cqc", {"ratings": [entry]}),)),))
    says = (
        [f"The regulator's own words, {said}, are kept with it; they are no grade, and no fall."]
        if said
        else []
    )
    service = writing.get("service")
    of_it = [held for held in cqc.ratings if held.service == service]
    last = max(of_it, key=lambda held: held.checked_on, default=None)
    if last and last.checked_on > day_said(writing, "checked_on"):
        says.append(
            f"Overall it stays {RATINGS.label(last.overall)}: it was looked up again on {day(last.checked_on)}."
        )
    elif last and last.overall != entry["overall"]:
        says.append(
            f"Overall it was {RATINGS.label(last.overall)}, and is {RATINGS.label(entry['overall'])} now."
        )
    if cqc.not_required:
        says.append(
            f"The record still says that it need not be registered ({cqc.not_required});"
            f" if it must: `qaif provider edit {provider.id} --not-required none`."
        )
    edits = (Append("/cqc/ratings", entry),)
    return Proposal((Draft("provider", provider.id, edits),), tuple(says))


def visit(writing: Writing) -> Proposal:
    """Record an insight visit."""
    entry = entry_of(writing, "date", "corrects", "by", "findings")
    return Proposal((Draft("provider", writing.target, (Append("/insight_visits", entry),)),))


def assurance(writing: Writing) -> Proposal:
    """A way in which the ICB takes part in the provider's own assurance."""
    entry = entry_of(writing, "date", "corrects", "by", "what")
    return Proposal((Draft("provider", writing.target, (Append("/involved_assurance", entry),)),))
