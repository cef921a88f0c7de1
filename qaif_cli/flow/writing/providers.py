"""Providers: add one, change its plain fields, and what happens: a rating is checked, a visit is made."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.forms.providers import CQC, KEY_QUESTIONS
from qaif_cli.flow.forms.shared import NONE
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.naming import free_id, slug
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.model.base import known
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.vocabulary import RATINGS
from qaif_cli.render.words import day


def add(writing: Writing) -> Proposal:
    """A new provider; its status with the regulator is unknown until something is said of it."""
    get = writing.get
    id_ = free_id(writing, get("id") or slug(get("title")), "a provider")
    _no_rating(get("cqc_id"), *(get("cqc_location") or ()))
    cqc = CQC.whole({field: get(name) for name, field in CQC.fields.items() if get(name)})
    fields = entry_of(writing, "title", "owner", "sensitivity", "type", "contract_holder") | {
        "ods_code": None if get("ods_code").casefold() == NONE else get("ods_code"),
        "cqc": {key: value for key, value in cqc.items() if value != NONE} or "unknown",
        "areas": list(dict.fromkeys(get("area"))),
    }
    says = () if get("not_required") else (f"Its rating: `qaif provider rating {id_} --overall …`.",)
    return Proposal((Draft("provider", id_, fields=fields),), says)


def _no_rating(*identifiers: str | None) -> None:
    """See that no identifier is a rating.

    Raises:
        QaifError: where one is.
    """
    for said in identifiers:
        if said and "-".join(said.lower().split()) in RATINGS.words:
            raise QaifError(
                f"`{said}` is a rating, and --cqc-id and --cqc-location take the regulator's identifiers, such as 1-101683985.",
                "Record the rating afterwards with `qaif provider rating`.",
            )


def rating(writing: Writing) -> Proposal:
    """Record the rating on the regulator's page on the day it was looked up."""
    provider = target_as(writing, Provider)
    names = ("checked_on", "published", "overall", *KEY_QUESTIONS, "framework_version")
    entry = entry_of(writing, *names)
    cqc = known(provider.cqc)
    if cqc is None:
        return Proposal((Draft("provider", provider.id, (Set("/cqc", {"ratings": [entry]}),)),))
    says = []
    last = max(cqc.ratings, key=lambda held: held.checked_on, default=None)
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
