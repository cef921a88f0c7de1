"""Where a rule judges more than one statement, these say which of its findings are about which."""

from __future__ import annotations

import re

from qaif_cli.judge.coverage.context import EvidenceContext
from qaif_cli.judge.coverage.statement import Concerns
from qaif_cli.judge.state.impacts import impacts
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Finding
from qaif_cli.model.impact_state import GOES
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern, LevelChange
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.vocabulary import ActsFor, ClockFamily, SetId

_DECISION = re.compile(r"/levels/(\d+)")
_SET = re.compile(r"/assessment_sets/(\d+)")


def of_body(function: str) -> Concerns:
    """Findings on meetings of one of the framework's own bodies."""

    def about(finding: Finding, context: EvidenceContext) -> bool:
        meeting = context.register.get(Meeting, finding.record)
        return meeting is not None and meeting.body in context.own(function)

    return about


def of_set(set_: SetId) -> Concerns:
    """Findings on self-assessments of one list, or on the list itself."""

    def about(finding: Finding, context: EvidenceContext) -> bool:
        listed = _SET.match(finding.pointer)
        if not finding.record and listed:
            return context.framework.assessment_sets[int(listed[1])].id == set_
        assessment = context.register.get(Assessment, finding.record)
        return assessment is not None and assessment.set == set_

    return about


def of_commitments(finding: Finding, context: EvidenceContext) -> bool:
    """Findings on commitments of §5.1."""
    item = context.register.get(Commitment, finding.record)
    return item is not None and item.type == "commitment"


def of_priorities(year: int) -> Concerns:
    """Findings on the priorities of a year."""

    def about(finding: Finding, context: EvidenceContext) -> bool:
        item = context.register.get(Commitment, finding.record)
        return item is not None and item.plan_year == year

    return about


def of_cases(*families: ClockFamily) -> Concerns:
    """Findings on cases whose clock is of some families."""

    def about(finding: Finding, context: EvidenceContext) -> bool:
        state = context.position.cases.get(finding.record)
        return state is not None and state.clock is not None and state.clock.family in families

    return about


def of_changes(finding: Finding, context: EvidenceContext) -> bool:
    """Findings on changes that began, or may begin; what is still being assessed is no exception yet."""
    state = impacts(context.now).get(finding.record)
    return state is not None and (state.started or state.decided in GOES)


def of_entries(acts_for: ActsFor) -> Concerns:
    """Findings on who authorised a level that is generally authorised on somebody's behalf."""

    def about(finding: Finding, context: EvidenceContext) -> bool:
        change = _decided(finding, context)
        level = context.framework.level(change.level) if change else None
        if change is None or level is None or acts_for not in level.authorised_for:
            return False
        return finding.code != "CON001" or change.authorised_by == UNKNOWN

    return about


def of_grounds(finding: Finding, context: EvidenceContext) -> bool:
    """Findings on why a level was decided, and on what that rests."""
    change = _decided(finding, context)
    return change is not None and UNKNOWN in (change.why, change.risk_profile, change.accountability)


def at_level(*, mandated: bool) -> Concerns:
    """Findings on concerns above the lowest level; mandated or not, as that level's support is."""

    def about(finding: Finding, context: EvidenceContext) -> bool:
        change = _decided(finding, context)
        state = context.position.concerns.get(finding.record)
        named = change.level if change else state.level if state else ""
        level = context.framework.level(named)
        return level is not None and level.needs_mandated_support is mandated

    return about


def of_updates(finding: Finding, context: EvidenceContext) -> bool:
    """Findings on updates of areas and concerns, which the reports are made of."""
    return finding.record in context.position.areas or finding.record in context.position.concerns


def _decided(finding: Finding, context: EvidenceContext) -> LevelChange | None:
    """The decision that a finding is on; None where it is on none."""
    concern = context.register.get(Concern, finding.record)
    place = _DECISION.match(finding.pointer)
    return concern.levels[int(place[1])] if concern and place else None
