"""Forms for events of a concern: sharing, tabling, support, the improvement plan, exit criteria."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.concerns import AGREED
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.writing.agreeing import agreed_again
from qaif_cli.flow.writing.editing import entry_of, shared_of
from qaif_cli.flow.writing.entries import next_entry, place_of
from qaif_cli.flow.writing.holding import holds_still
from qaif_cli.flow.writing.levels import level_name
from qaif_cli.flow.writing.targets import day_said, target_as
from qaif_cli.model.base import known
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.render.words import day


def share(writing: Writing) -> Proposal:
    """The concern was shared with its provider or with a body."""
    entry = shared_of(writing)
    entry["accuracy_agreed"] = AGREED[writing.get("accuracy_agreed")]
    return Proposal((Draft("concern", writing.target, (Append("/shared", entry),)),))


def table(writing: Writing) -> Proposal:
    """The concern was on the table of a body; when the level is decided on again."""
    entry = entry_of(writing, "date", "corrects", "body", "decision")
    if writing.get("next_decision"):
        ahead = day_said(writing, "next_decision")
        if ahead < day_said(writing):
            raise QaifError(
                "The next decision would be before this one.", "Say a later day with --next-decision."
            )
        entry["next_decision"] = kept(
            {"date": ahead, "body": writing.get("next_body") or writing.get("body")}
        )
    concern = target_as(writing, Concern)
    named = [held for held in concern.tabled if held.next_decision]
    later = holds_still(named, writing) if "next_decision" in entry and named else None
    says: tuple[str, ...] = ()
    if later and later.next_decision:
        says = (
            f"The next decision stays on {day(later.next_decision.date)}: it was named on {day(later.date)}, which is later.",
        )
    return Proposal((Draft("concern", concern.id, (Append("/tabled", entry),)),), says)


def support(writing: Writing) -> Proposal:
    """Support that a body gives, or a lever of the contract, which comes after it (§4.3)."""
    concern = target_as(writing, Concern)
    entry = entry_of(writing, "date", "corrects", "body", "text", "mandated", "contract_lever")
    says: tuple[str, ...] = ()
    if entry.get("contract_lever") and all(item.contract_lever for item in concern.support):
        says = ("No support is recorded before it, and contract levers are the last resort [§4.3].",)
    return Proposal((Draft("concern", concern.id, (Append("/support", entry),)),), says)


def rapid_review(writing: Writing) -> Proposal:
    """A rapid quality review of the concern."""
    entry = entry_of(writing, "date", "corrects", "body", "present", "outcome")
    return Proposal((Draft("concern", writing.target, (Append("/rapid_reviews", entry),)),))


def criterion(writing: Writing) -> Proposal:
    """What must be so before a step down."""
    concern = target_as(writing, Concern)
    id_ = next_entry("X", concern.exit_criteria)
    entry = {"id": id_} | entry_of(writing, "text", "to", "agreed", "due")
    says = f"{concern.id} has criterion {id_}, which allows {level_name(writing, writing.get('to'))}."
    return Proposal((Draft("concern", concern.id, (Append("/exit_criteria", entry),)),), (says,))


def met(writing: Writing) -> Proposal:
    """An exit criterion is met, with what shows it."""
    concern = target_as(writing, Concern)
    place = place_of(writing.get("entry"), concern.exit_criteria, concern.id)
    wanted = concern.exit_criteria[place]
    if wanted.met is not None:
        raise QaifError(
            f"{wanted.id} of {concern.id} was met on {day(wanted.met.date)}, and the record says so already."
        )
    proof = entry_of(writing, "date", "by", "evidence")
    same = [other for other in concern.exit_criteria if other.to == wanted.to]
    done = 1 + sum(1 for other in same if other.met is not None)
    says = f"{done} of {len(same)} exit criteria for {level_name(writing, wanted.to)} {'is' if done == 1 else 'are'} met."
    edits = (Set(f"/exit_criteria/{place}/met", proof),)
    return Proposal((Draft("concern", concern.id, edits),), (says,))


def plan(writing: Writing) -> Proposal:
    """The improvement plan is agreed; it is made where there is none yet."""
    concern = target_as(writing, Concern)
    fields = entry_of(writing, "agreed", "by")
    there = known(concern.improvement_plan)
    if there is None:
        return Proposal((Draft("concern", concern.id, (Set("/improvement_plan", fields),)),))
    edits, says = agreed_again("/improvement_plan", "agreed", fields, there)
    return Proposal((Draft("concern", concern.id, edits),), says)
