"""These statements are on what national guidance asks, and how the seven steps take it up (§3.2 to §4.1)."""

from __future__ import annotations

from qaif_cli.judge.coverage.about import of_cases, of_set
from qaif_cli.judge.coverage.evidence import assessments, cases, commitments, intelligence, providers
from qaif_cli.judge.coverage.statement import Statement

GUIDANCE: tuple[Statement, ...] = (
    Statement(
        "S23",
        "§3.2",
        "Evidence maps to CQC's five key questions, and for the system to its 17 statements in three themes.",
        "Ratings were looked up by key question, and each of the 17 has a known position with evidence.",
        rules=("AST002", "AST003"),
        about=of_set("ics-statement"),
        set="ics-statement",
        expects=assessments.mapped(
            "ics-statement", 17, "quality statements with a known position and evidence"
        ),
        shows=(providers.key_questions,),
    ),
    Statement(
        "S24",
        "§3.3",
        "Early signs of trouble are noticed and watched.",
        "Intelligence is flagged as an early warning and answered by a decision.",
        rules=("INT003",),
        shows=(intelligence.warnings_answered,),
    ),
    Statement(
        "S25",
        "§3.4, §3.5",
        "All seven national quality functions are mapped, and the weak ones worked on.",
        "Each function has a known position with evidence; a weak one has an action.",
        rules=("AST001", "AST002", "AST003", "AST004", "AST005"),
        about=of_set("nhse-function"),
        set="nhse-function",
        expects=assessments.mapped("nhse-function", 7, "functions with a known position and evidence"),
    ),
    Statement(
        "S26",
        "§3.5",
        "Each of the six areas to strengthen has an owner and makes progress.",
        "Each has an owner, and something dated: a position, an update or an action done.",
        rules=("AST002", "AST004", "AST006"),
        about=of_set("focus-area"),
        set="focus-area",
        expects=assessments.moving("focus-area", 6, "areas to strengthen with an owner and progress"),
    ),
    Statement(
        "S27",
        "§3.5",
        "Actions after complaints that the Ombudsman upheld are completed.",
        "Cases that the Ombudsman asked action for are answered, and each action on them is done; the self-assessment of learning from complaints speaks too.",
        rules=("CAS001", "CAS005", "ACT003"),
        about=of_cases("ombudsman"),
        expects=cases.acted_on(("ombudsman",), "cases of the Ombudsman answered, with every action done"),
        assessed=(("focus-area", 4),),
    ),
    Statement(
        "S28",
        "§3.5",
        "What is learnt from complaints is shared with partners.",
        "What answered cases of complaints taught was shared; intelligence from complaints was on the System Quality Group's table or referred on; and the self-assessment agrees.",
        rules=("CAS004",),
        about=of_cases("complaints", "ombudsman"),
        expects=cases.shared(
            ("complaints", "ombudsman"), "answered cases of complaints with what they taught shared"
        ),
        shows=(intelligence.complaints_shared,),
        assessed=(("focus-area", 4),),
    ),
    Statement(
        "S29",
        "§3.5",
        "The complaints service asks for feedback that shows its quality.",
        "Only the self-assessment of the complaints service tells; its feedback is not kept here.",
        assessed=(("focus-area", 3),),
    ),
    Statement(
        "S30",
        "§3.5, §5.1",
        "National audits and publications on effectiveness are reviewed and answered.",
        "Publications that set a clock are answered in time; national audits set none, and for them the self-assessment and the commitment on effectiveness speak.",
        rules=("CAS001",),
        about=of_cases("effectiveness"),
        expects=cases.in_time(("effectiveness",), "publications on effectiveness answered in time"),
        assessed=(("focus-area", 5),),
        committed=(("quality-governance", 5),),
    ),
    Statement(
        "S31",
        "§3.5",
        "Deaths of autistic people are notified to LeDeR, and that is followed.",
        "LeDeR notifications came in and are followed; that every death was notified only the self-assessment can tell, for a case says nothing of a person.",
        shows=(cases.notified,),
        count=cases.notifications_followed,
        assessed=(("focus-area", 6),),
    ),
    Statement(
        "S32",
        "§4.1 step 1, §6",
        "Outcomes are SMART: a measure, an owner, a target and a day.",
        "Open commitments have all of them and a baseline; open actions have an owner and a day.",
        rules=("ACT001", "ACT002"),
        expects=commitments.smart,
    ),
    Statement(
        "S33",
        "§4.1 step 3",
        "Measures of quality are relevant and proportionate, and insights are brought together.",
        "Only the self-assessment of the third step tells; relevance is a judgement.",
        assessed=(("step", 3),),
    ),
    Statement(
        "S34",
        "§4.1 step 3",
        "Quality reporting fits the national and regional frameworks.",
        "Only the self-assessment of the third step tells.",
        assessed=(("step", 3),),
    ),
)
