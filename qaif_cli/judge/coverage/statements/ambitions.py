"""These statements are on commitments and priorities, and on what single ones of them promise (§5)."""

from __future__ import annotations

from qaif_cli.judge.coverage.about import of_cases, of_changes, of_commitments, of_priorities
from qaif_cli.judge.coverage.evidence import (
    cases,
    commitments,
    concerns,
    impacts,
    levels,
    providers,
    risks,
    situations,
)
from qaif_cli.judge.coverage.evidence.commitments import priorities_of
from qaif_cli.judge.coverage.expectation import together
from qaif_cli.judge.coverage.statement import Statement

COMMITMENTS = 70
YEAR_ONE = 5
YEAR_TWO = 2
"""How many the framework lists (§5.1 to §5.3)."""

AMBITIONS: tuple[Statement, ...] = (
    Statement(
        "S73",
        "§5.1",
        "Each of the 70 commitments has an owner and is known to be kept or not.",
        "Each has an owner, a known status and a report; closed ones are done.",
        rules=("COM001", "COM002", "IND009", "OUT002"),
        about=of_commitments,
        expects=commitments.tracked(
            commitments.commitments, COMMITMENTS, "commitments with an owner, a status and a report"
        ),
    ),
    Statement(
        "S74",
        "§5.1 Women's",
        "A service is stepped down once its exit criteria are met.",
        "Steps down were taken with every criterion for them met by then.",
        rules=("CON008", "CON015"),
        expects=levels.stepped_down,
        why_not="nothing was stepped down in the time",
    ),
    Statement(
        "S75",
        "§5.1",
        "Risks are validated, scored, escalated and monitored.",
        "Every open risk was validated by a role; scoring and review are part of every risk's record.",
        rules=("RSK005",),
        expects=risks.validated,
    ),
    Statement(
        "S76",
        "§5.1",
        "Equality and quality impact is assessed for policies, projects and redesign.",
        "Changes that began in the year were assessed whole, signed and decided on before; of changes that are not on the register the report on the commitment alone tells.",
        rules=("EIA001", "EIA002", "EIA006", "EIA008", "EIA009"),
        about=of_changes,
        expects=impacts.assessed,
        committed=(("quality-governance", 7),),
    ),
    Statement(
        "S77",
        "§5.1",
        "Statutory safeguarding reviews are completed and their learning is put to use.",
        "Safeguarding reviews on a clock are answered and something shows their effect; the reports on the commitment speak too.",
        rules=("CAS001", "CAS003", "CAS004"),
        about=of_cases("safeguarding"),
        expects=cases.put_to_use(
            ("safeguarding",), "safeguarding reviews answered, with what shows their effect"
        ),
        committed=(("safeguarding", 1),),
    ),
    Statement(
        "S78",
        "§5.1",
        "Providers are visited for insight, and what was seen is written down.",
        "Insight visits are recorded on providers with what was seen.",
        expects=providers.visits,
    ),
    Statement(
        "S79",
        "§5.1",
        "The CQC and regulatory standing of every organisation is known.",
        "The CQC's rating of every provider was looked up in twelve months, or need not be, and what it stands under is recorded.",
        rules=("PRV001", "PRV004", "PRV005"),
        expects=providers.checks,
    ),
    Statement(
        "S80",
        "§5.1",
        "We take part in the assurance of all acute and independent providers.",
        "Our part in it is recorded for each of them.",
        expects=providers.involved,
        at_most_partly="one entry in a year counts, for how often we are to take part nobody has agreed",
    ),
    Statement(
        "S81",
        "§5.1",
        "Returns of all four quality assurance frameworks are answered in one way.",
        "Returns of the frameworks that the settings list come and are answered in time; the reports on the commitment speak too.",
        rules=("PRV002", "PRV003"),
        expects=providers.returns,
        committed=(("care-sector", 1),),
    ),
    Statement(
        "S82",
        "§5.1",
        "LeDeR reviews are completed.",
        "LeDeR reviews are answered by their clock, and the reports on the commitment speak too; no person is recorded here.",
        rules=("CAS001",),
        about=of_cases("leder"),
        expects=cases.in_time(("leder",), "LeDeR reviews completed in time"),
        committed=(("learning-disability-autism", 4),),
    ),
    Statement(
        "S83",
        "§5.1",
        "The national maternity programmes are carried through, and perinatal surveillance is in full use.",
        "Only the reports on the two commitments tell.",
        committed=(("maternity-neonatal", 1), ("maternity-neonatal", 2)),
    ),
    Statement(
        "S84",
        "§5.2",
        "The five priorities of the first year and their 18 actions are followed.",
        "Each has an owner, a known status and a report, and no action is late.",
        rules=("COM001", "COM002", "ACT003"),
        about=of_priorities(1),
        expects=commitments.tracked(
            priorities_of(1), YEAR_ONE, "priorities of the first year with an owner, a status and a report"
        ),
        shows=(commitments.actions_done(priorities_of(1)),),
    ),
    Statement(
        "S85",
        "§5.2 p5",
        "Risk stands behind every decision, by one way of reporting it.",
        "Decisions on levels rest on risks of the register, those on situations on options scored as taken, as not taken and elsewhere, and the reports on the fifth priority agree; other decisions are not kept here.",
        rules=("DYN001", "DYN002"),
        expects=together(
            "decisions on a level that rest on a risk, and on a situation that score each way",
            levels.on_risks,
            situations.scored,
        ),
        committed=(("year-one", 5),),
    ),
    Statement(
        "S86",
        "§5.2 p5",
        "It is clear where improvements will be followed.",
        "Concerns above routine have a plan and a body that follows it.",
        expects=concerns.watched,
    ),
    Statement(
        "S87",
        "§5.3",
        "The two priorities of the second year and their four actions are followed; new services have clear outcomes.",
        "Each has an owner, a known status and a report, and no action is late; outcomes of new services are not kept here.",
        rules=("COM001", "COM002", "ACT003"),
        about=of_priorities(2),
        expects=commitments.tracked(
            priorities_of(2), YEAR_TWO, "priorities of the second year with an owner, a status and a report"
        ),
        shows=(commitments.actions_done(priorities_of(2)),),
    ),
)
