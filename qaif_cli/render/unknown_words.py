"""What is not known, in the words of a paper."""

from __future__ import annotations

from collections.abc import Iterable

from qaif_cli.model.not_known import NotKnown

WORDS = {
    "accountability": "the accountability behind a level",
    "accuracy_agreed": "whether its accuracy was agreed",
    "actions.due": "the due day of an action",
    "actions.owner": "the owner of an action",
    "agreed": "whether an improvement plan was agreed",
    "approved_by": "who approved new limits",
    "assurances.date": "the day of an assurance",
    "author": "an author",
    "authorised_by": "who authorised a level",
    "baseline": "a baseline",
    "baseline.period": "the time of a baseline",
    "caring": "a rating: caring",
    "cause": "a cause",
    "chaired_by": "who chaired a meeting",
    "closed.by": "who closed it",
    "closed.reason": "why it was closed",
    "commit": "the commit that it was made from",
    "contract_holder": "who holds the contract",
    "controls.date": "since when a control is in place",
    "cqc": "registration with the regulator",
    "definition": "a definition",
    "effect": "an effect",
    "effective": "a rating: effective",
    "event": "an event",
    "evidence": "what shows where we stand",
    "executive_lead": "an executive lead",
    "exit_criteria.due": "the due day of an exit criterion",
    "findings": "what a visit found",
    "framework_version": "the framework of a rating",
    "headline": "a headline judgement",
    "improvement_plan": "an improvement plan",
    "lead": "a lead",
    "lead_body": "the body that leads",
    "look_back": "when a change is looked back on",
    "met.evidence": "what shows that an exit criterion is met",
    "never_event": "the type of a never event",
    "ods_code": "ODS code",
    "opened": "the day on which it was opened",
    "outcome": "an outcome that can be measured",
    "outcome.baseline": "where an outcome stood before",
    "outcome.due": "the day of an outcome",
    "outcome.target": "the target of an outcome",
    "overall": "an overall rating",
    "owner": "an owner",
    "position": "where we stand",
    "provider_id": "the regulator's identifier",
    "published": "the day of a rating",
    "responsive": "a rating: responsive",
    "rapid_reviews.outcome": "what a rapid quality review agreed",
    "read_on": "the day on which a source was read",
    "returns.due": "the due day of a return",
    "reviews.date": "the day of a first review",
    "risk_profile": "the risk profile behind a level",
    "safe": "a rating: safe",
    "sponsor": "a sponsor",
    "standing.until": "until when a standing of a provider holds",
    "starts": "when a change begins",
    "status": "a status",
    "target": "a target",
    "target.by": "the day of a target",
    "target.source": "who set a target",
    "validated": "who validated it",
    "value": "which of the four values it serves",
    "well_led": "a rating: well-led",
    "what": "what a change will make different",
    "why": "why something was decided",
}
"""By the end of the field's dotted name, the longest that fits; `actions.owner` is another thing than `owner`."""


def in_words(field: str) -> str:
    """What an unknown field is called; an organisation's own field by its key."""
    steps = field.split(".")
    ends = (".".join(steps[place:]) for place in range(len(steps)))
    return next((WORDS[end] for end in ends if end in WORDS), steps[-1].replace("_", " "))


def by_unknown(items: Iterable[NotKnown]) -> list[tuple[str, list[NotKnown]]]:
    """Records by what is not known, in words, that of the most records first."""
    found: dict[str, list[NotKnown]] = {}
    for item in items:
        for word in dict.fromkeys(map(in_words, item.fields)):
            found.setdefault(word, []).append(item)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
