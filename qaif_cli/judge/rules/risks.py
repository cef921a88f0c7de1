"""Risks: each has an owner, a mitigation, a validation, three scores and an honest end."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import open_risks
from qaif_cli.judge.wording import coded
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words

_THREE_SCORES = "three scores, NHS convention"
_EXECUTIVE_TIERS = ("corporate", "baf")


@rule("RSK003", "risk-without-owner", "error", "§4.4", "V")
def without_owner(now: Moment) -> Iterator[Hit]:
    """An open risk whose owner is unknown.

    Why it matters: the risk owner reviews and updates the risk; without one nobody does.
    How to fix: name the role that answers for the risk.
    Example: `owner: unknown` on an open risk.
    """
    for risk in open_risks(now):
        if risk.owner == UNKNOWN:
            yield Hit(risk.id, "/owner", "nobody is named as the owner of this risk")


@rule("RSK004", "risk-without-mitigation", "error", "§4.4", "V")
def without_mitigation(now: Moment) -> Iterator[Hit]:
    """An open risk without any control.

    Why it matters: the register holds every risk that is relevant to the ICB, with mitigation in place.
    How to fix: write what is in place as a control; if nothing is, that is for the committee to know at once.
    Example: `controls: []` on an open risk.
    """
    for risk in open_risks(now):
        if not risk.controls:
            yield Hit(risk.id, "/controls", "it has no control: nothing is recorded that mitigates it")


@rule("RSK005", "risk-not-validated", "warning", "§5.1 Quality governance", "V")
def not_validated(now: Moment) -> Iterator[Hit]:
    """An open risk that nobody has validated.

    Why it matters: the risk process covers validation, scoring, escalation and monitoring; until a second person
    has looked, the score is one person's view.
    How to fix: have the risk validated, and write the day and the role.
    Example: `validated: unknown` on an open risk.
    """
    for risk in open_risks(now):
        if known(risk.validated) is None:
            yield Hit(risk.id, "/validated", "it has not been validated")


@rule("RSK006", "target-above-current", "warning", _THREE_SCORES, "V2")
def target_above(now: Moment) -> Iterator[Hit]:
    """An open risk whose target score is higher than its current score.

    Why it matters: the target is where the organisation wants to get to; nobody aims for more risk.
    How to fix: set the target anew, or close the risk if its target is reached.
    Example: a target of 12 on a risk that scores 9.
    """
    for risk in open_risks(now):
        target = known(risk.target)
        score = risk.reviews[-1].score
        if target and target.score > score:
            yield Hit(
                risk.id, "/target", f"its target score is {target.score} and its current score is {score}"
            )


@rule("RSK007", "closed-without-reason", "warning", "NHS convention", "V2")
def closed_without_reason(now: Moment) -> Iterator[Hit]:
    """A risk that was closed, and nobody says why or by whom.

    Why it matters: a closed risk is looked at no more; it must be plain that this was right.
    How to fix: write the reason and the role that closed it.
    Example: `closed: {date: 2026-05-04, by: unknown, reason: unknown}`.
    """
    for risk in now.register.risks:
        closed = risk.closed
        if closed is None:
            continue
        missing = [name for name in ("reason", "by") if getattr(closed, name) == UNKNOWN]
        if missing:
            yield Hit(
                risk.id,
                f"/closed/{missing[0]}",
                f"it was closed on {in_words(closed.date)}, and nobody knows its {coded(missing)}",
            )


@rule("RSK008", "risk-not-described", "warning", "IF, THEN, RESULTING IN, NHS convention", "V2")
def not_described(now: Moment) -> Iterator[Hit]:
    """An open risk whose cause, event or effect is unknown.

    Why it matters: a risk says IF this is so, THEN that may happen, RESULTING IN this harm; without all three
    it can be neither scored nor mitigated.
    How to fix: write the part that is missing, in one sentence.
    Example: `cause: unknown` on an open risk.
    """
    for risk in open_risks(now):
        missing = [name for name in ("cause", "event", "effect") if getattr(risk, name) == UNKNOWN]
        if missing:
            yield Hit(risk.id, f"/{missing[0]}", f"it does not say its {coded(missing)}")


@rule("RSK010", "corporate-risk-without-executive", "warning", "register tiers, NHS convention", "V2")
def without_executive(now: Moment) -> Iterator[Hit]:
    """An open risk of the corporate register or the board assurance framework without an executive lead.

    Why it matters: what stands before the Board is answered for by an executive.
    How to fix: name the executive role in `executive_lead`.
    Example: `tier: corporate` with `executive_lead: unknown`.
    """
    for risk in open_risks(now):
        if risk.tier in _EXECUTIVE_TIERS and risk.executive_lead == UNKNOWN:
            tier = now.framework.names("tier").get(risk.tier, risk.tier)
            yield Hit(risk.id, "/executive_lead", f"its tier is `{tier}` and it has no executive lead")


@rule("RSK011", "risen-without-note", "warning", _THREE_SCORES, "P")
def risen_without_note(now: Moment) -> Iterator[Hit]:
    """An open risk that scores more than at first, and the review that raised it does not say why.

    Why it matters: the committee asks first what made it worse.
    How to fix: say it in the note of the next review; a review that is already written is put right by one that
    `corrects` it.
    Example: a first score of 12, raised to 16 by a review without a note.
    """
    for risk in open_risks(now):
        reviews = risk.reviews
        if reviews[-1].score <= reviews[0].score:
            continue
        place = next(
            place
            for place in range(len(reviews) - 1, 0, -1)
            if reviews[place].score > reviews[place - 1].score
        )
        before, rise = reviews[place - 1], reviews[place]
        if rise.note is None:
            day = known(rise.date)
            when = f" on {in_words(day)}" if day else ""
            message = f"its score rose from {before.score} to {rise.score}{when}, and no note says why"
            yield Hit(risk.id, f"/reviews/{place}", message)
