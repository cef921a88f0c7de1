"""Evidence, findings and what the organisation says of itself become one answer here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qaif_cli.model.coverage import Tally
from qaif_cli.model.vocabulary import Answer

_WORSE: Mapping[Answer, int] = MappingProxyType({"kept": 0, "partly": 1, "not-kept": 2})
"""How bad an answer is; what cannot be shown says nothing, and stands in no row."""

OF_POSITIONS: Mapping[str, Answer] = MappingProxyType(
    {"met": "kept", "partly-met": "partly", "not-met": "not-kept"}
)
"""What a self-assessment says; one that is unknown says nothing."""
OF_COMMITMENTS: Mapping[str, Answer] = MappingProxyType(
    {
        "achieved": "kept",
        "on-track": "partly",
        "at-risk": "partly",
        "off-track": "not-kept",
        "not-started": "not-kept",
        "paused": "not-kept",
    }
)
"""What a commitment's own report says: what is on track is under way and not yet done."""


def of_records(
    evidence: Collection[str], faulty: Collection[str], tally: Tally | None, *, excused: bool
) -> Answer:
    """What the records say.

    Args:
        evidence: The records that show it, one for each piece of evidence.
        faulty: The records on which a rule found something, each once or more; an empty name for the settings.
        tally: How much of what was owed was kept; None where nothing can be counted or nothing was owed.
        excused: Whether something is set aside by an agreed exception.

    Returns:
        `kept` with evidence and no fault; `partly` where there is some of both, where less was counted than
        was owed, or with an agreed exception; `not-kept` where there is a fault and nothing without one;
        `cannot-be-shown` where there is neither evidence nor fault.
    """
    short = tally is not None and tally.short
    wanting = short and tally is not None and bool(tally.no)
    if not faulty and not wanting:
        if excused:
            return "partly"
        if not evidence:
            return "cannot-be-shown"
        return "partly" if short else "kept"
    some = tally.kept > 0 if tally else any(record not in faulty for record in evidence)
    return "partly" if evidence and some else "not-kept"


def of_account(said: Answer | None, *, doubted: bool) -> Answer:
    """What an account that the organisation gives of itself says.

    Args:
        said: Its own answer; None where it gives none.
        doubted: Whether it lacks evidence, is not renewed, is older than what is looked for, or is not borne out
            by records that could bear it out: then it shows a part at most.
    """
    if said is None:
        return "cannot-be-shown"
    return "partly" if said == "kept" and doubted else said


@dataclass(frozen=True)
class Said:
    """What an account says, and whether it is doubted."""

    answer: Answer | None
    doubted: bool


@dataclass(frozen=True)
class Answers:
    """The answer with its two sides.

    Attributes:
        records: What the records say that others than the organisation itself could check.
        own: What the organisation says of itself: its accounts, its settings, and its own judgements.
        both: The worse of the two. What rests on its own word alone shows a part at most.
    """

    records: Answer
    own: Answer
    both: Answer

    @property
    def own_word(self) -> bool:
        """Whether a part is shown on the organisation's own word alone."""
        return self.both == "partly" and self.records == "cannot-be-shown"


def answers(
    evidence: Collection[str],
    own: Collection[str],
    faulty: Collection[str],
    tally: Tally | None,
    said: Collection[Said] = (),
    *,
    excused: bool = False,
    at_most_partly: bool = False,
) -> Answers:
    """The answer, and what each side says.

    Args:
        evidence: As in `of_records`, of records that others could check.
        own: The same, of what is the organisation's own word.
        faulty: As in `of_records`.
        tally: As in `of_records`.
        said: What the organisation says of itself.
        excused: As in `of_records`.
        at_most_partly: Whether the records can show a part at most.
    """
    counted = tally if evidence or not own else None
    records = of_records(evidence, faulty, counted, excused=excused)
    records = "partly" if records == "kept" and at_most_partly else records
    words = of_records(own, (), tally, excused=False) if own else "cannot-be-shown"
    both = answer([*evidence, *own], faulty, tally, said, excused=excused)
    if both == "kept" and records != "kept":
        both = "partly"
    return Answers(
        records, worst((words, *(of_account(item.answer, doubted=item.doubted) for item in said))), both
    )


def worst(items: Iterable[Answer]) -> Answer:
    """The worst answer among some; what says nothing counts only where nothing speaks."""
    speaking = [item for item in items if item in _WORSE]
    return max(speaking, key=lambda item: _WORSE[item], default="cannot-be-shown")


def answer(
    evidence: Collection[str],
    faulty: Collection[str],
    tally: Tally | None,
    said: Iterable[Said] = (),
    *,
    excused: bool = False,
) -> Answer:
    """The answer: the worse of what the records say and of what the organisation says of itself.

    Args:
        evidence: As in `of_records`.
        faulty: As in `of_records`.
        tally: As in `of_records`.
        said: What the organisation says of itself.
        excused: As in `of_records`.
    """
    records = of_records(evidence, faulty, tally, excused=excused)
    wanting = tally is not None and tally.short and not evidence
    accounts = (of_account(item.answer, doubted=item.doubted or wanting) for item in said)
    return worst((records, *accounts))
