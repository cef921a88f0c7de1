"""These statements are on the System Quality Group, outcomes, values and how quality is measured (§4.5 to §4.8)."""

from __future__ import annotations

from qaif_cli.judge.coverage.evidence import commitments, concerns, indicators, intelligence, meetings, routes
from qaif_cli.judge.coverage.expectation import together
from qaif_cli.judge.coverage.statement import Statement

OUTCOMES: tuple[Statement, ...] = (
    Statement(
        "S65",
        "§4.5",
        "The System Quality Group brings intelligence together, responds, and shows that it helped.",
        "It decided on concerns before it, and exit criteria of such concerns were met with evidence.",
        expects=routes.responses,
    ),
    Statement(
        "S66",
        "§4.5",
        "The group escalates to the ICB, local authority boards and NHS England as fits.",
        "Concerns that were before the group went on to such a body.",
        shows=(concerns.passed_on,),
    ),
    Statement(
        "S67",
        "§4.5",
        "The System Quality Group does not give assurance; the Quality Committee does.",
        "Assurance was taken at bodies that may give it, and none is recorded elsewhere.",
        rules=("ASR001", "ASR002"),
        shows=(meetings.assurance_taken,),
    ),
    Statement(
        "S68",
        "§4.6",
        "Outcomes have a baseline, and a way to tell progress.",
        "Indicators have a baseline, and open commitments name a measure and where it stood.",
        rules=("IND001", "OUT001"),
        expects=together(
            "indicators and open commitments with a baseline",
            indicators.with_baseline,
            commitments.with_baseline,
        ),
    ),
    Statement(
        "S69",
        "§4.6",
        "Lived experience is gathered beside data.",
        "Patients or the public were heard on each service area in each quarter, which is ours; whether it led to an outcome no record tells.",
        shows=(intelligence.voices,),
        count=intelligence.areas_heard,
    ),
    Statement(
        "S70",
        "§4.6",
        "Services are reviewed and developed together with the people who use them and their partners.",
        "Only the self-assessment of the sixth step tells; no record names who took part in a review.",
        assessed=(("step", 6),),
    ),
    Statement(
        "S71",
        "§4.7",
        "Commitments serve the four quality values.",
        "Each names the value that it serves.",
        expects=commitments.with_value,
    ),
    Statement(
        "S72",
        "§4.8",
        "A measure is taken up only once it is known why it is needed, how good its data are and how it is used.",
        "Indicators say what they count and where they are read, and have figures; none is missing, too few or begun anew without a reason.",
        rules=("IND006", "IND007", "IND008"),
        expects=indicators.taken_up,
    ),
)
