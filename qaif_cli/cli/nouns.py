"""The kinds of record that have commands with help, filters or forms of their own, as a plain table."""

from __future__ import annotations

from qaif_cli.cli import indicator, meeting, provider
from qaif_cli.cli.noun import NounCommand, noun_app
from qaif_cli.flow.forms import (
    areas,
    assessments,
    cases,
    commitments,
    concerns,
    horizon,
    impacts,
    indicators,
    intelligence,
    meetings,
    papers,
    providers,
    risks,
)
from qaif_cli.flow.kinds import ABOUT, described

_OPEN = "open (what is shown without it), closed or all."
CARDS = (
    NounCommand(
        "risk",
        "List the risks that are open, the highest score first.",
        "qaif risk list --band extreme --overdue",
        "Show one risk whole, with its score and its reviews.",
        "R-0007",
        ("area", "provider", "owner", "band", "status", "overdue"),
        _OPEN,
        "Only risks whose review is late.",
        risks.FORMS,
        (
            ("control", "The controls of a risk.", risks.CONTROL),
            ("assurance", "The evidence that the controls of a risk work.", risks.ASSURANCE),
            (
                "gap",
                "The gaps in the controls of a risk, and in the evidence that they work.",
                risks.GAP,
            ),
        ),
    ),
    NounCommand(
        "concern",
        "List the concerns that are open, the highest level first.",
        "qaif concern list --level intensive",
        "Show one concern whole, with its level and since when.",
        "Q-0001",
        ("area", "provider", "owner", "level", "status", "overdue"),
        _OPEN,
        "Only concerns with an action, an exit criterion or a decision that is late.",
        concerns.FORMS,
    ),
    NounCommand(
        "provider",
        "List the providers, with their levels and open risks.",
        "qaif provider list --level enhanced",
        "Show one provider whole, with its concerns and risks.",
        "thornmere-hospitals",
        ("area", "owner", "level", "status", "overdue"),
        _OPEN,
        overdue="Only providers whose regulatory status has not been checked in time.",
        forms=providers.FORMS,
        parts=(
            (
                "standing",
                "What a provider stands under: segments, notices, conditions, plans.",
                providers.STANDING,
            ),
            ("return", "The returns of a provider: asked for, received, answered.", providers.RETURN),
        ),
        before=(("paper", provider.paper),),
    ),
    NounCommand(
        "area",
        "List the areas, services first, each with its judgement.",
        "qaif area list --overdue",
        "Show one area whole, with its duties and updates.",
        "primary-care",
        ("owner", "level", "overdue"),
        overdue="Only areas whose update is late.",
        forms=areas.FORMS,
    ),
    NounCommand(
        "commitment",
        "List the commitments and priorities of the framework, each with its status.",
        "qaif commitment list --area safety --status at-risk",
        "Show one commitment or priority whole.",
        "safety-1",
        ("area", "owner", "status", "overdue"),
        "open, closed, all, or not-started, on-track, at-risk, off-track, achieved, paused, unknown.",
        "Only those with an update or an action that is late.",
        commitments.FORMS,
    ),
    NounCommand(
        "paper",
        "List the papers, the latest meeting first.",
        "qaif paper list --status draft",
        "Show one paper whole: its headline, recommendations and approval.",
        "quality-committee-2026-05-28",
        ("owner", "status"),
        "draft, approved, issued or all.",
        forms=papers.FORMS,
    ),
    NounCommand(
        "indicator",
        "List the indicators, each with its last value and what its chart says.",
        "qaif indicator list --area maternity-neonatal",
        "Show one indicator whole, with its points and what its chart says.",
        "maternity-triage-15-minutes",
        ("area", "provider", "owner", "status", "overdue"),
        "open, closed or all.",
        "Only those with a point or an action that is late.",
        indicators.FORMS,
        before=(("chart", indicator.chart), ("import", indicator.import_)),
        after=(("spc", indicator.spc),),
    ),
    NounCommand(
        "intelligence",
        "List the intelligence, the newest first.",
        "qaif intelligence list --status new --theme access",
        "Show one piece of intelligence whole, with every decision on it and what it led to.",
        "I-0042",
        ("theme", "source", "early_warning", "provider", "area", "owner", "status"),
        "new, open, settled or all.",
        forms=intelligence.FORMS,
    ),
    NounCommand(
        "case",
        "List the cases whose clock runs or that are not closed, those that ran out first.",
        "qaif case list --clock regulation-28",
        "Show one case whole, with its clock, its answer and its effect.",
        "C-0007",
        ("clock", "provider", "area", "owner", "status", "overdue"),
        "late, running, answered, open (all three, as without it), closed or all.",
        "Only those whose answer, draft or an action is late.",
        cases.FORMS,
    ),
    NounCommand(
        "meeting",
        "List the meetings, the latest first.",
        "qaif meeting list --body quality-committee --status planned",
        "Show one meeting whole: what was on the table, what was decided, and the actions.",
        "2026-11-17-insights-meeting",
        ("body", "owner", "status"),
        "planned, held, cancelled, not-recorded or all.",
        forms=meetings.FORMS,
        before=(
            ("agenda", meeting.agenda),
            ("minutes", meeting.minutes),
            ("actions", meeting.actions),
            ("cycle", meeting.cycle),
            ("attendance", meeting.attendance),
        ),
    ),
    NounCommand(
        "assessment",
        "List what the organisation assesses itself against, each with its position.",
        "qaif assessment list --set nhse-function --position not-met",
        "Show one self-assessment whole, with its parts, positions and actions.",
        "requirement-3",
        ("set", "position", "owner", "overdue"),
        overdue="Only those whose renewal or an action of which is late.",
        forms=assessments.FORMS,
    ),
    NounCommand(
        "impact",
        "List the changes whose impact is assessed, each with its score, decision and start.",
        "qaif impact list --area primary-care --status undecided",
        "Show one change whole: its assessment, signatures, decisions and what was found.",
        "E-0001",
        ("area", "provider", "owner", "status", "overdue"),
        "open, closed, all, or undecided, go, go-with-conditions, stop, not-yet.",
        "Only those with a signature, a decision, an action or a look-back that is late.",
        impacts.FORMS,
    ),
    NounCommand(
        "horizon",
        "List what comes into force and is not settled, what comes first first.",
        "qaif horizon list --overdue",
        "Show one thing that is coming whole, with what it touches and who looked at it.",
        "H-0001",
        ("owner", "status", "overdue"),
        _OPEN,
        "Only what was to be looked at or settled by now.",
        horizon.FORMS,
    ),
)
NOUNS = tuple((noun.kind, noun_app(noun)) for noun in CARDS)
PLAIN = tuple(name for name in ABOUT if name not in {noun.kind for noun in CARDS})
"""The kinds without a line above: what is said of them is made of their shape, and only when they are asked for."""


def plain_noun(name: str) -> NounCommand:
    """The commands of a kind that has no line in the table above: `list` and `show`."""
    said = described(name)
    return NounCommand(
        name,
        f"List the {said.several}, each with its owner and whether something is late.",
        f"qaif {name} list --overdue",
        f"Show one {said.one} whole.",
        said.example,
        said.filters,
        _OPEN,
        "Only those on which something is late.",
    )
