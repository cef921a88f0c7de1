"""The life in words of what is answered and decided on: cases, changes, situations, and what is coming."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.case import Case, CaseSharing
from qaif_cli.model.kinds.horizon import Horizon
from qaif_cli.model.kinds.impact import Impact
from qaif_cli.model.kinds.situation import Situation, SituationAssessment
from qaif_cli.model.site import Happened
from qaif_cli.model.vocabulary import IMPACT_STAGES, PANEL_WORDS, WENT
from qaif_cli.render.words import capital, sentence, short_day


def of_case(case: Case, framework: Framework) -> Iterator[Happened]:
    """Extensions, the draft, the answer, what was shared, and what is better since."""
    names = framework.names("role")
    for entry in case.extensions:
        yield Happened(entry.date, f"Given longer, until {short_day(entry.due)}. {sentence(entry.why)}")
    if case.drafted:
        yield Happened(case.drafted.date, "The answer was drafted.")
    for how, answer in (
        ("Answered", case.answered),
        *(("Answered once more", more) for more in case.answered_again),
    ):
        if answer:
            note = f" {sentence(answer.note)}" if answer.note else ""
            yield Happened(answer.date, f"{how} by {names.get(answer.by, answer.by)}.{note}")
    for shared in case.shared:
        yield Happened(
            shared.date, f"What was learnt was shared{_whom(shared, framework)}. {sentence(shared.what)}"
        )
    if case.effect:
        yield Happened(case.effect.date, f"It is better since. {sentence(case.effect.evidence)}")


def _whom(shared: CaseSharing, framework: Framework) -> str:
    """With which body; a provider is told by the links of the record."""
    body = shared.with_body
    return f" with the {framework.names('body').get(body, body)}" if body else ""


def of_impact(impact: Impact, framework: Framework) -> Iterator[Happened]:
    """Each stage, who signed, what was decided, and each look back."""
    roles, bodies = framework.names("role"), framework.names("body")
    for stage in impact.stages:
        note = f" {sentence(stage.note)}" if stage.note else ""
        yield Happened(stage.date, f"{capital(IMPACT_STAGES.label(stage.stage))} made.{note}")
    for signature in impact.signed:
        yield Happened(signature.date, f"Signed by {roles.get(signature.by, signature.by)}.")
    for entry in impact.decisions:
        why = f" {sentence(entry.why)}" if entry.why else ""
        said = PANEL_WORDS.label(entry.decision)
        yield Happened(entry.date, f"{bodies.get(entry.body, entry.body)}: {said}.{why}")
    for look in impact.looked_back:
        yield Happened(look.date, f"Looked back: {WENT.label(look.went)}. {sentence(look.found)}")


def of_situation(situation: Situation, framework: Framework) -> Iterator[Happened]:
    """Each decision with the hour, and what was learnt."""
    for entry in sorted(situation.assessments, key=lambda entry: (entry.date, entry.at)):
        yield Happened(entry.date, f"At {entry.at}, {_by(entry, framework)}: {_decided(entry)}")
    for lesson in situation.learnt:
        yield Happened(lesson.date, f"Learnt: {sentence(lesson.what)}")


def _decided(entry: SituationAssessment) -> str:
    against = "" if entry.dissent == "none" else f" Against it: {sentence(entry.dissent)}"
    return f"{sentence(entry.decision)}{against}"


def _by(entry: SituationAssessment, framework: Framework) -> str:
    if entry.body:
        return framework.names("body").get(entry.body, entry.body)
    return framework.names("role").get(entry.by, entry.by)


def of_horizon(held: Horizon, framework: Framework) -> Iterator[Happened]:
    """Each time that a body looked at it."""
    bodies = framework.names("body")
    for look in held.looked_at:
        yield Happened(look.date, f"{bodies.get(look.body, look.body)}: {sentence(look.decision)}")
