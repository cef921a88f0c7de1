"""The duty, the Board, what quality is, and the six operational requirements (§1 to §2.6)."""

from __future__ import annotations

from qaif_cli.judge.coverage.about import of_updates
from qaif_cli.judge.coverage.context import EvidenceContext, counted
from qaif_cli.judge.coverage.evidence import (
    areas,
    concerns,
    indicators,
    levels,
    meetings,
    papers,
    risks,
    settings,
)
from qaif_cli.judge.coverage.evidence import assessments as assessed
from qaif_cli.judge.coverage.evidence import commitments as plans
from qaif_cli.judge.coverage.statement import Statement
from qaif_cli.judge.rules.settings import not_refreshed
from qaif_cli.model.coverage import Tally


def carried(context: EvidenceContext) -> Tally:
    """How many open risks, indicators and open concerns carry a dimension of quality."""
    owed = (*risks.dimensions(context), *indicators.dimensions(context), *concerns.dimensions(context))
    return counted(owed, "open risks, indicators and concerns with a dimension of quality")


DUTIES: tuple[Statement, ...] = (
    Statement(
        "S01",
        "§1",
        "What is assured and improved serves the duty of continuous improvement, in care or in public health.",
        "Each record would have to name the part of the duty that it serves.",
        why_not="no record says which part of the duty it serves",
    ),
    Statement(
        "S02",
        "§1",
        "The framework spans three years.",
        "The first and last day of the settings lie three years apart, and the last has not passed.",
        rules=("FRM001",),
        shows=(settings.span,),
        count=settings.three_years,
    ),
    Statement(
        "S03",
        "§1",
        "The framework is refreshed every year.",
        "A refresh that a body agreed is recorded in the settings.",
        rules=(not_refreshed.card.code,),
        shows=(settings.refreshes,),
    ),
    Statement(
        "S04",
        "§2.1, §2.6",
        "Decisions stay at the most local level that can take them.",
        "Each decision would have to say why no more local body could take it; which body took it is not enough.",
        why_not="decisions say which body took them, and no record tells whether a more local one could have",
    ),
    Statement(
        "S05",
        "§2.3",
        "The Board answers collectively for quality.",
        "The settings name a Board among the bodies, and it had quality on its table.",
        shows=(meetings.board_heard,),
        count=settings.board_named,
    ),
    Statement(
        "S06",
        "§2.3",
        "Reports show both that standards are met, inequalities included, and that care keeps improving.",
        "Reports of service areas carry a judgement and an account of improvement; inequalities are not told apart.",
        rules=("ARE002", "UPD001"),
        about=of_updates,
        shows=(areas.both_requirements,),
        period="cycle",
    ),
    Statement(
        "S07",
        "§2.3",
        "Providers stay answerable for their own care.",
        "Each open concern names its provider, or says how accountability is arranged where there is none.",
        shows=(concerns.accountable,),
        count=concerns.are_accountable,
    ),
    Statement(
        "S08",
        "§2.4",
        "Whatever is measured or worried about carries one or more of the six dimensions of quality.",
        "Open risks and indicators name dimensions; concerns carry those of their risks.",
        shows=(risks.with_dimensions, indicators.with_dimensions, concerns.with_dimensions),
        count=carried,
    ),
    Statement(
        "S09",
        "§2.5",
        "Care is assessed against an agreed standard.",
        "Judgements stand on the framework's scale with their basis; self-assessments name their standard.",
        rules=("ARE002",),
        shows=(areas.judgements, assessed.positions("requirement"), assessed.positions("step")),
    ),
    Statement(
        "S10",
        "§2.5",
        "A judgement leads to a decision on whether and where to improve.",
        "Where a committee took assurance, its minutes have a decision; weak self-assessments have an action.",
        rules=("AST004",),
        shows=(meetings.decided_on_judgement,),
        count=meetings.judgements_decided,
    ),
    Statement(
        "S11",
        "§2.5",
        "Actions for improvement are followed until they are done.",
        "Actions of any record are done, and none is open past its day.",
        rules=("ACT003",),
        shows=(plans.done_anywhere,),
    ),
    Statement(
        "S12",
        "§2.6 req 1",
        "An executive clinician is designated to lead on quality and safety.",
        "Only the self-assessment of the first requirement tells; no record designates the lead.",
        assessed=(("requirement", 1),),
    ),
    Statement(
        "S13",
        "§2.6 req 1",
        "Clinical and care professionals lead at every level.",
        "Only the self-assessment of the first requirement tells; bodies name their chair, not their clinical lead.",
        assessed=(("requirement", 1),),
    ),
    Statement(
        "S14",
        "§2.6 req 2",
        "One vision and strategy joins planning, control, improvement and assurance.",
        "Only the self-assessment of the second requirement tells; the strategy itself is not kept here.",
        assessed=(("requirement", 2),),
    ),
    Statement(
        "S15",
        "§2.6 req 3",
        "Governance and escalation cover all commissioned, joint and delegated services.",
        "The settings name who may authorise each level, decisions were taken by it, and the self-assessment agrees.",
        shows=(levels.decisions,),
        count=settings.levels_with_authority,
        assessed=(("requirement", 3),),
    ),
    Statement(
        "S16",
        "§2.6 req 3",
        "The route leads on to regional oversight.",
        "A body of NHS England is among the bodies, and concerns reached it.",
        shows=(concerns.passed_to_region,),
        count=settings.region_named,
    ),
    Statement(
        "S17",
        "§2.6 req 4",
        "Key quality indicators are agreed, and read together with intelligence and professional insight.",
        "Indicators have an owner, a definition and figures, and are read beside intelligence or a risk; the self-assessment of the fourth requirement speaks too.",
        rules=("IND002", "IND004"),
        shows=(indicators.agreed, indicators.beside_intelligence),
        count=indicators.are_agreed,
        assessed=(("requirement", 4),),
    ),
    Statement(
        "S18",
        "§2.6 req 4",
        "Indicators are reported to the Board in public.",
        "The Board took quality in public, by an item of its minutes or a paper, and indicators name it among those they are reported to.",
        rules=("IND003",),
        shows=(meetings.board_in_public, papers.public_at_board),
        count=indicators.for_the_board,
    ),
    Statement(
        "S19",
        "§2.6 req 4",
        "Services follow their own measures, which mirror the Board's.",
        "Indicators are followed in a service with figures in the time; the self-assessment of the fourth requirement speaks too.",
        shows=(indicators.in_services,),
        assessed=(("requirement", 4),),
    ),
    Statement(
        "S20",
        "§2.6 req 5",
        "Partners share intelligence at least quarterly, through the System Quality Group.",
        "The group met in each calendar quarter since its meetings are recorded here.",
        rules=("MTG002",),
        shows=(meetings.held("system-quality"),),
        count=meetings.quarters_met,
    ),
    Statement(
        "S21",
        "§2.6 req 5",
        "Sharing at the group replaces nobody's statutory duty.",
        "Positions on duties are given by a role, each with its own evidence; the self-assessment of the fifth requirement speaks too.",
        shows=(areas.duty_positions,),
        assessed=(("requirement", 5),),
    ),
    Statement(
        "S22",
        "§2.6 req 6",
        "What earlier organisations knew of quality is handed over and kept by the Caldicott Principles.",
        "Only the self-assessment of the sixth requirement tells; no information of that kind is kept here.",
        assessed=(("requirement", 6),),
    ),
)
