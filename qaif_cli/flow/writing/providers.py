"""Providers: add one, change its plain fields, and what happens: a rating is checked, a visit is made."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.writing.editing import NONE, RecordPart, edit_form, editable, entry_of
from qaif_cli.flow.writing.form import (
    BY,
    CORRECTS,
    DATE,
    PRIVATE,
    Blank,
    Form,
    Proposal,
    Writing,
)
from qaif_cli.flow.writing.naming import free_id, slug
from qaif_cli.flow.writing.targets import target_as
from qaif_cli.model.edit import Append, Draft, Set
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
_CQC = RecordPart(
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


def add(writing: Writing) -> Proposal:
    """A new provider; its status with the regulator is unknown until something is said of it."""
    get = writing.get
    id_ = free_id(writing, get("id") or slug(get("title")), "a provider")
    cqc = _CQC.whole({field: get(name) for name, field in _CQC.fields.items() if get(name)})
    fields = entry_of(writing, "title", "owner", "sensitivity", "type", "contract_holder") | {
        "ods_code": None if get("ods_code").casefold() == NONE else get("ods_code"),
        "cqc": {key: value for key, value in cqc.items() if value != NONE} or "unknown",
        "areas": list(dict.fromkeys(get("area"))),
    }
    says = () if get("not_required") else (f"Its rating: `qaif provider rating {id_} --overall …`.",)
    return Proposal((Draft("provider", id_, fields=fields),), says)


def rating(writing: Writing) -> Proposal:
    """Record the rating on the regulator's page on the day it was looked up."""
    from qaif_cli.model.base import known
    from qaif_cli.model.kinds.provider import Provider

    provider = target_as(writing, Provider)
    names = ("checked_on", "published", "overall", *KEY_QUESTIONS, "framework_version")
    entry = entry_of(writing, *names)
    cqc = known(provider.cqc)
    if cqc is None:
        return Proposal((Draft("provider", provider.id, (Set("/cqc", {"ratings": [entry]}),)),))
    says = []
    if cqc.ratings and cqc.ratings[-1].overall != entry["overall"]:
        says.append(
            f"Overall it was {RATINGS.label(cqc.ratings[-1].overall)}, and is {RATINGS.label(entry['overall'])} now."
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


RATING_BLANKS = (
    Blank("overall", "the overall rating", kind="choice", words=RATINGS.words, required=True),
    Blank("published", "the day on which it was published", kind="day", default="unknown"),
    *(
        Blank(name, f"key question: {name.replace('_', '-')}", kind="choice", words=RATINGS.words)
        for name in KEY_QUESTIONS
    ),
    Blank("framework_version", "the assessment framework it was rated under"),
    Blank("checked_on", "the day on which somebody looked", kind="day", default="today"),
)
FORMS = (
    Form(
        "add",
        "Put a provider on the register.",
        'qaif provider add --title "…" --type care-home --area AREA --owner ROLE --ods-code none',
        ADD_BLANKS,
        add,
    ),
    edit_form(
        "provider",
        EDIT_BLANKS,
        "qaif provider edit fernhill-practice --ods-code L99999",
        {"area": "/areas"},
        parts=(_CQC,),
    ),
    Form(
        "rating",
        "Record a look at the regulator's page: its rating of a provider, or that it is the same.",
        "qaif provider rating fernhill-practice --overall good --published 2026-02-15",
        RATING_BLANKS,
        rating,
        target="provider",
    ),
    Form(
        "visit",
        "Record an insight visit and what was seen.",
        'qaif provider visit fernhill-practice --by ROLE --findings "…"',
        (BY, Blank("findings", "what was seen, good and not good", required=True), DATE, CORRECTS),
        visit,
        target="provider",
    ),
    Form(
        "assurance",
        "Record how we take part in a provider's own assurance.",
        'qaif provider assurance fernhill-practice --by ROLE --what "…"',
        (BY, Blank("what", "the meeting or the work in which we take part", required=True), DATE, CORRECTS),
        assurance,
        target="provider",
    ),
)
