"""What the headings of a risk register mean: the words that registers use, in one place, and nothing but words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MEASURES: dict[str, tuple[str, ...]] = {
    "likelihood": ("likelihood", "probability", "prob", "likely", "likelyhood", "l", "p"),
    "consequence": ("consequence", "consequences", "impact", "impacts", "severity", "c", "i", "s"),
    "score": (
        *("score", "rating", "level", "rag", "rag rating", "rag status", "grade", "grading", "total"),
        *(
            "lxi",
            "ixl",
            "lxc",
            "cxl",
            "l x i",
            "i x l",
            "l x c",
            "c x l",
            "exposure",
            "band",
            "priority",
            "r",
        ),
    ),
}
"""What is measured, by the words for it; a word for when it was measured may stand before or after."""
STAGES: dict[str, tuple[str, ...]] = {
    "present": ("current", "currently", "present", "now", "existing", "latest"),
    "initial": (
        *("inherent", "initial", "original", "gross", "raw", "starting", "baseline", "uncontrolled"),
        *("pre", "pre mitigation", "unmitigated", "before controls", "without controls", "before mitigation"),
    ),
    "residual": (
        *("residual", "net", "post", "post mitigation", "mitigated", "controlled", "managed"),
        *("after controls", "with controls", "after mitigation", "remaining"),
    ),
    "target": ("target", "tolerable", "desired", "planned", "aimed for", "future", "tolerance"),
    "previous": ("previous", "prior", "last", "last month", "previous month", "earlier"),
}
"""When it was measured, or with which controls."""
MEANINGS: dict[str, tuple[str, ...]] = {
    "reference": (
        *("reference", "ref", "ref no", "reference no", "reference number", "id", "uid", "no", "number", "#"),
        *("code", "item", "datix id", "datix ref", "datix number", "unique id", "identifier", "register id"),
    ),
    "title": (
        *("title", "name", "risk", "hazard", "headline", "summary", "issue", "threat", "threat event"),
        *("short description", "key risk", "principal risk"),
    ),
    "description": (
        *("description", "details", "detail", "statement", "description of risk", "description of the risk"),
        *("full description", "what is the risk", "scenario"),
    ),
    "cause": ("cause", "causes", "root cause", "if", "caused by", "cause of risk", "as a result of"),
    "event": ("event", "then", "there is a risk that", "there is a risk"),
    "effect": (
        *("effect", "effects", "resulting in", "which would result in", "leading to", "potential impact"),
        *("impact description", "consequence description", "potential consequences", "may result in"),
    ),
    "area": (
        *("area", "service", "service area", "directorate", "division", "department", "care group", "team"),
        *("specialty", "programme", "portfolio"),
    ),
    "domain": ("domain", "category", "type", "classification", "consequence domain", "subtype", "theme"),
    "dimension": ("dimension", "quality dimension", "dimension of quality", "cqc domain"),
    "provider": ("provider", "trust", "organisation", "site", "provider name"),
    "tier": ("tier", "register", "register level", "level of register", "which register"),
    "owner": (
        *("owner", "owners", "lead", "handler", "manager", "responsible", "responsible person"),
        *("responsible officer", "person responsible", "accountable", "assigned to", "assigned analyst"),
        *("operational lead", "senior responsible owner"),
    ),
    "executive_lead": (
        *("executive lead", "exec lead", "executive owner", "exec owner", "executive", "executive director"),
        *("lead director", "director", "accountable executive", "lead executive", "director lead"),
    ),
    "by": ("assessed by", "scored by", "reviewed by", "assessor", "reviewer"),
    "control": (
        *(
            "control",
            "controls",
            "existing controls",
            "current controls",
            "key controls",
            "controls in place",
        ),
        *("control measures", "existing control measures", "mitigating controls", "mitigations in place"),
        *("mitigation in place", "key controls in place"),
    ),
    "gap": (
        "gap",
        "gaps",
        "gaps in control",
        "gaps in controls",
        "control gaps",
        "gaps in controls and assurance",
    ),
    "action": (
        *("action", "actions", "action plan", "actions required", "further actions", "further action"),
        *("action required", "planned actions", "mitigating actions", "treatment", "treatment plan"),
        *(
            "summary treatment plan",
            "summary risk treatment plan",
            "response",
            "response plan",
            "mitigation",
            "mitigations",
        ),
        *("mitigation strategy", "mitigation plan", "mitigation actions", "further mitigation", "next steps"),
    ),
    "action_owner": ("action owner", "action owners", "action lead", "action by"),
    "action_due": (
        *("action due", "action due date", "due date", "due", "target date", "target completion date"),
        *("completion date", "deadline", "by when", "expected resolution", "date due", "due by"),
    ),
    "opened": (
        *("opened", "date opened", "opened date", "open date", "raised", "date raised", "date identified"),
        *("identified", "identified date", "date added", "date entered", "created", "date created"),
        *("start date", "date risk opened", "date of entry", "date logged"),
    ),
    "reviewed": (
        *("last review", "last reviewed", "last review date", "date of last review", "date last reviewed"),
        *("date reviewed", "last assessed", "last assessed date", "last updated", "date assessed"),
        *("reviewed", "reviewed on", "last update", "date of assessment", "assessment date"),
    ),
    "next_review": (
        *("next review", "next review date", "date of next review", "review due", "review due date"),
        *("next review due", "review by", "date for review"),
    ),
    "review_date": ("review", "review date", "date of review", "reviews"),
    "target_by": ("target by", "target score date", "date for target", "date of target score"),
    "closed": ("closed", "date closed", "closed date", "closure date", "date of closure", "closed on"),
    "reason": ("reason", "reason for closure", "closure reason", "reason closed"),
    "status": (
        *("status", "state", "open closed", "open or closed", "register status", "current status"),
        *("open", "live", "risk open or closed"),
    ),
    "note": (
        *("note", "notes", "comment", "comments", "remarks", "progress", "progress notes", "update"),
        *("latest update", "updates", "rationale", "rationale for score", "commentary"),
    ),
    "source": ("source", "source of risk", "origin", "how identified"),
}
"""Everything else that a column may hold. A leading `risk` is left out before these are looked up."""
_AROUND = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SCALE = re.compile(r"\b1 (?:to )?5\b|\b1 5\b")
_NO_LETTER = re.compile(r"[^a-z0-9#]+")


@dataclass(frozen=True)
class Meaning:
    """What a heading says: what the column holds, and of a measure when it was taken.

    Attributes:
        name: A name of `MEASURES` or `MEANINGS`; empty where nobody knows the heading.
        stage: A name of `STAGES`; empty where it is no measure, or the heading does not say.
    """

    name: str = ""
    stage: str = ""

    @property
    def measures(self) -> bool:
        """Whether it is a likelihood, a consequence or a score."""
        return self.name in MEASURES


NOTHING = Meaning()


def plain(text: str) -> str:
    """A heading in small letters, its words parted by one blank: without signs, wraps, underscores and joints."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", text))
    text = "".join("" if unicodedata.category(sign) == "Cf" else sign for sign in text)
    return " ".join(_NO_LETTER.sub(" ", text.replace("%", " percent ").lower()).split())


def meaning(text: str) -> Meaning:
    """What a heading means, by its words alone; `NOTHING` where none of the lists knows it."""
    for said in dict.fromkeys((plain(text), plain(_AROUND.sub(" ", text)))):
        bare = " ".join(_SCALE.sub(" ", said).split())
        for words in (bare, bare.removeprefix("risk "), bare.removesuffix(" risk")):
            name = _NAMES.get(_joined(words), "")
            if name:
                return Meaning(name)
        found = _measure(bare)
        if found.name:
            return found
    return NOTHING


def _measure(words: str) -> Meaning:
    """A measure with the stage it was taken at: `inherent risk likelihood score`, `impact residual`."""
    left, stage = f" {words} ", ""
    for phrase, name in _STAGE_WORDS:
        if left.startswith(f" {phrase} ") or left.endswith(f" {phrase} "):
            left, stage = left.replace(f" {phrase} ", " ", 1), name
            break
    rest = " ".join(left.split())
    plainly = rest.removeprefix("risk ")
    for cut in (
        rest,
        plainly,
        rest.removeprefix("threat "),
        plainly.removeprefix("score "),
        plainly.removeprefix("rating "),
    ):
        for bare in (
            cut,
            cut.removesuffix(" score"),
            cut.removesuffix(" rating"),
            cut.removesuffix(" level"),
        ):
            if bare in _MEASURE_WORDS or _joined(bare) in _MEASURE_WORDS:
                return Meaning(_MEASURE_WORDS.get(bare) or _MEASURE_WORDS[_joined(bare)], stage)
    return Meaning("score", stage) if stage and rest == "risk" else NOTHING


def _joined(words: str) -> str:
    """Words without what parts them: a wrap inside `Consequence s` or `RiskID` parts no word."""
    return words.replace(" ", "")


_NAMES = {_joined(word): name for name, words in MEANINGS.items() for word in words}
_MEASURE_WORDS = {word: name for name, words in MEASURES.items() for word in words}
_STAGE_WORDS = sorted(
    ((phrase, name) for name, phrases in STAGES.items() for phrase in phrases), key=lambda pair: -len(pair[0])
)
