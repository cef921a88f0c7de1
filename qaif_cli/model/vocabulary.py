"""The words that a field may hold, in their order, and how people read them.

Each type lists the words that a record or an answer may hold; the vocabulary below it has the same words with
their labels. Records, forms, filters, papers and screens all take them from here; JSON keeps the word itself. `unknown`
is `unknown` on a screen, as in the records, and `not known` in every paper.
Nothing heavy is imported, for every `--help` reads this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin


@dataclass(frozen=True)
class Vocabulary:
    """Some words in their order, with their labels.

    Attributes:
        words: The words, as they are typed and stored.
        labels: What people read for a word, where that is not the word itself with spaces for hyphens.
    """

    words: tuple[Any, ...]
    labels: Mapping[str, str]

    def label(self, word: str) -> str:
        """What people read for a word."""
        return self.labels.get(word, word.replace("-", " "))


def _of(words: object, **labels: str) -> Vocabulary:
    """The vocabulary of a type; a label is given under its word with underscores."""
    given = {word.replace("_", "-"): label for word, label in labels.items()}
    return Vocabulary(get_args(words), MappingProxyType(given))


# What every record has.

Sensitivity = Literal["private", "public"]
SENSITIVITIES = _of(Sensitivity)
Mark = Literal["V", "V2", "U", "P"]
"""How far a statement is verified: V seen in the source, V2 in a second source, U not verified, P ours."""
MARKS = _of(Mark, V="the framework", V2="seen in a second source", U="not verified", P="our own")
Nature = Literal["hard", "soft"]
"""Intelligence that was measured (hard), or heard and seen (soft) (§4.4)."""
NATURES = _of(Nature)

# Risks and concerns.

Whose = Literal["icb", "system", "provider"]
WHOSE = _of(Whose, icb="ICB")
GapIn = Literal["control", "assurance"]
GAPS = _of(GapIn)
SubjectType = Literal["service", "place", "pathway", "system"]
"""What a concern is about (§4.4)."""
SUBJECT_TYPES = _of(SubjectType)

# Areas, commitments and self-assessments.

AreaType = Literal["service", "function"]
AREA_TYPES = _of(AreaType)
Basis = Literal["provider", "checked", "independent"]
"""What a judgement on an area rests on."""
BASES = _of(Basis, provider="the provider's account", checked="checked by us")
Position = Literal["met", "partly-met", "not-met", "unknown"]
"""Where the organisation stands with a duty or a self-assessment.

One scale for every set, the one that statutory duties have. Where §3.5 speaks of functions that are mapped
positively it is `met`; where it speaks of work to be strengthened, `partly-met` or `not-met`.
"""
POSITIONS = _of(Position)
CommitmentType = Literal["commitment", "priority"]
COMMITMENT_TYPES = _of(CommitmentType)
CommitmentStatus = Literal["not-started", "on-track", "at-risk", "off-track", "achieved", "paused", "unknown"]
COMMITMENT_STATUSES = _of(CommitmentStatus)
SetId = Literal["nhse-function", "requirement", "step", "ics-statement", "focus-area"]
"""The lists: functions (§3.4), requirements (§2.6), steps (§4.1), statements (§3.2), areas to strengthen (§3.5)."""
SETS = _of(
    SetId,
    nhse_function="function",
    ics_statement="quality statement",
    focus_area="area to strengthen",
)
AssessmentTheme = Literal["quality-and-safety", "integration", "leadership"]
ASSESSMENT_THEMES = _of(AssessmentTheme)

# Providers.

ProviderType = Literal[
    "acute",
    "ambulance",
    "community",
    "mental-health",
    "independent-hospital",
    "general-practice",
    "out-of-hours",
    "care-home",
    "home-care",
    "hospice",
    "maternity",
    "voluntary",
    "dental",
    "pharmacy",
    "optometry",
    "other",
]
PROVIDER_TYPES = _of(ProviderType)
Rating = Literal[
    "outstanding",
    "good",
    "requires-improvement",
    "inadequate",
    "regulations-met",
    "not-all-regulations-met",
    "not-rated",
    "unknown",
]
"""A rating by the Care Quality Commission; of a service that it does not rate, whether the regulations are met."""
RATINGS = _of(Rating)

# Indicators.

Better = Literal["up", "down", "neutral"]
BETTER = _of(Better)
Every = Literal["weekly", "fortnightly", "four-weekly", "monthly", "quarterly", "half-yearly", "yearly"]
EVERY = _of(Every)
OTHER_WORDS: Mapping[str, str] = MappingProxyType({"half-yearly": "six-monthly", "yearly": "annual"})
"""What else is typed for a word of a vocabulary, and means exactly that."""
Profile = Literal["nhsr", "excel"]
"""Whether moving ranges that are outliers are left out (`nhsr`, as NHSRplotthedots does) or kept (`excel`)."""
PROFILES = _of(Profile)

# Intelligence.

Decision = Literal[
    "no-action",
    "watch",
    "ask-provider",
    "visit",
    "open-risk",
    "change-risk",
    "open-concern",
    "change-concern",
    "refer-on",
    "share",
]
"""What a meeting decides on a piece of intelligence (§4.3)."""
DECISIONS = _of(
    Decision,
    watch="watch it",
    ask_provider="ask the provider",
    visit="visit the provider",
    open_risk="open a risk",
    change_risk="change a risk",
    open_concern="open a concern",
    change_concern="change a concern",
    refer_on="refer it on",
    share="share it as good practice",
)
IntelligenceStatus = Literal["new", "open", "settled"]
INTELLIGENCE_STATUSES = _of(IntelligenceStatus)

# Cases and their clocks.

CasePart = Literal["answer", "follow"]
"""Whether we are to answer a case, or follow a provider's answer."""
CASE_PARTS = _of(CasePart, answer="ours to answer", follow="followed at a provider")
CaseStatus = Literal["late", "running", "answered", "closed"]
"""Where a case stands: its clock ran out, runs, was stopped by an answer; or nothing is left to do."""
CASE_STATUSES = _of(CaseStatus)
ClockUnit = Literal["days", "working-days", "months", "printed-day"]
"""In what a clock runs; the last is a day that is printed on each case."""
CLOCK_UNITS = _of(ClockUnit, printed_day="the day that is printed on it")
ClockFor = Literal["us", "provider", "both"]
"""Whom a clock binds; what binds a provider we follow."""
CLOCKS_FOR = _of(ClockFor)
ClockFamily = Literal[
    "coroner",
    "ombudsman",
    "complaints",
    "leder",
    "safeguarding",
    "effectiveness",
    "alerts",
    "quality-account",
    "safety-learning",
]
"""What the cases on a clock are about."""
CLOCK_FAMILIES = _of(ClockFamily, leder="LeDeR")

Carrier = Literal["case", "impact", "return", "standing", "visit", "involved-assurance", "horizon"]
"""What carries a commitment: records of its own, which say more than a report on it."""
CARRIERS = _of(
    Carrier,
    **{"return": "returns of providers"},
    case="cases on clocks",
    impact="the impact of changes",
    standing="what providers stand under",
    visit="insight visits",
    involved_assurance="our part in providers' assurance",
    horizon="what is coming",
)

# Impact of change.

ImpactSubject = Literal["policy", "project", "redesign", "saving", "new-service", "decommissioning"]
"""What changes: the three that §5.1 names, and the others that touch the care of people as much."""
IMPACT_SUBJECTS = _of(ImpactSubject)
ImpactStage = Literal["screening", "full"]
IMPACT_STAGES = _of(ImpactStage, full="full assessment")
EffectOn = Literal["better", "same", "worse"]
"""What a change does to a dimension of quality."""
EFFECTS = _of(EffectOn, same="the same")
GroupKind = Literal["protected", "inclusion"]
GROUP_KINDS = _of(GroupKind, protected="protected characteristic", inclusion="inclusion group")
Profession = Literal["nursing", "medical"]
"""For which profession somebody signs that a change may begin."""
PROFESSIONS = _of(Profession, medical="medicine")
PanelWord = Literal["go", "go-with-conditions", "stop", "not-yet"]
PANEL_WORDS = _of(PanelWord)
Went = Literal["better", "as-expected", "worse"]
"""What a look-back found, beside what had been expected."""
WENT = _of(Went)

# Situations.

Heading = Literal["rising", "steady", "falling"]
"""Which way something goes that drives a risk."""
HEADINGS = _of(Heading)
Confidence = Literal["high", "medium", "low"]
CONFIDENCES = _of(Confidence)

# Meetings and papers.

MeetingPart = Literal["public", "private"]
"""The part of a meeting in which an item is taken or a paper is read."""
PARTS = _of(MeetingPart)
Purpose = Literal["approve", "assure", "discuss", "note"]
PURPOSES = _of(Purpose, approve="to approve", assure="for assurance", discuss="to discuss", note="to note")
MeetingStatus = Literal["planned", "held", "cancelled", "not-recorded"]
MEETING_STATUSES = _of(MeetingStatus)

# The framework's bodies.

ActsFor = Literal["icb", "nhse", "regulator", "local-authority"]
"""On whose behalf a body decides."""
ACTS_FOR = _of(
    ActsFor, icb="the ICB", nhse="NHS England", regulator="a regulator", local_authority="a local authority"
)
Function = Literal["insights", "system-quality", "assurance", "board"]
"""Which of the framework's own bodies one is (§4.3)."""
FUNCTIONS = _of(
    Function,
    insights="Insights Meeting",
    system_quality="System Quality Group",
    assurance="Quality Committee",
    board="Board",
)
Frequency = Literal["weekly", "monthly", "two-monthly", "quarterly", "not-ours"]
FREQUENCIES = _of(Frequency, two_monthly="every two months")

StepWord = Literal["1", "2", "3", "4", "5"]
"""A step of the five-point scales of the risk matrix, as it is typed."""
STEPS = _of(StepWord)

# What is worked out.

Severity = Literal["error", "warning", "info"]
SEVERITIES = _of(Severity, info="note")
DueKind = Literal[
    "review",
    "action",
    "update",
    "exit-criterion",
    "check",
    "decision",
    "validation",
    "point",
    "follow-up",
    "minutes",
    "renewal",
    "exception",
    "target",
    "outcome",
    "signature",
    "look-back",
    "reassessment",
    "deadline",
    "response",
    "return",
    "standing",
    "horizon",
]
DUE_KINDS = _of(
    DueKind,
    follow_up="follow-up",
    point="figure of an indicator",
    renewal="renewal of a self-assessment",
    minutes="record of a meeting",
    outcome="outcome of a commitment",
    response="answer to a case",
    # `return` is a word of the language: it is given as one of a mapping.
    **{"return": "return of a provider"},
    standing="plan or notice of a provider",
    horizon="item of the horizon",
    signature="signature of a change",
    look_back="look-back on a change",
    reassessment="reassessment of a situation",
)
Answer = Literal["kept", "partly", "not-kept", "cannot-be-shown"]
"""What the records show for a statement of the framework."""
ANSWERS = _of(Answer)

ALL = tuple(value for value in list(globals().values()) if isinstance(value, Vocabulary))
"""Every vocabulary."""
_BY_WORDS = {vocabulary.words: vocabulary for vocabulary in ALL}
# Two types may have the same words; their labels are the same then.


def vocabulary_of(kind: Any) -> Vocabulary | None:
    """The vocabulary of a field's type, whether it holds one word or several; None for any other type."""
    if get_origin(kind) is Literal:
        return _BY_WORDS.get(get_args(kind))
    inner = (vocabulary_of(part) for part in get_args(kind))
    return next((vocabulary for vocabulary in inner if vocabulary), None)
