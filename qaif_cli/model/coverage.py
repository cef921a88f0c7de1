"""What the records show for one of the statements that we read out of the framework."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.finding import Finding
from qaif_cli.model.record import Waiver
from qaif_cli.model.vocabulary import Answer


@dataclass(frozen=True)
class EvidenceShown:
    """One piece of evidence.

    Attributes:
        record: The ID of the record that holds it; `framework` for the settings.
        title: The title of that record.
        date: The day it is of; None for what stands in the record without a day.
        owner: The role that answers for the record, or `unknown`; of the settings, the body or role meant, or None.
        what: What it shows, in words.
    """

    record: str
    title: str
    date: date | None
    owner: str | None
    what: str


@dataclass(frozen=True)
class Tally:
    """How much of what was owed was kept.

    Attributes:
        kept: How many were.
        owed: How many had to be; 0 where nothing was owed.
        what: What is counted, in words that go on after `3 of 4`.
        missing: What was owed and not kept, each in a few words.
        yes: What is said instead where there is but one thing and it was kept; empty where things are counted.
        no: What is said instead where it was not.
    """

    kept: int
    owed: int
    what: str
    missing: tuple[str, ...] = ()
    yes: str = ""
    no: str = ""

    @property
    def short(self) -> bool:
        """Whether less was kept than was owed."""
        return self.kept < self.owed

    def __str__(self) -> str:
        if self.yes:
            return self.no if self.short else self.yes
        return f"{self.kept} of {self.owed} {self.what}"


@dataclass(frozen=True)
class WaivedFinding:
    """A finding that is set aside, and the agreement that does so."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True)
class Covered:
    """A statement, and what the records show for it on a day.

    Attributes:
        id: S01 to S87.
        section: Its place in the framework.
        statement: What it asks, in our own short words.
        reading: What we take as showing it; the reading is ours (mark P).
        rules: The codes of the rules that judge it.
        first: The first day for which evidence was looked for.
        last: The last one.
        status: The answer.
        records_say: What the records say that others could check.
        we_say: What the organisation says of itself: accounts, settings, its own judgements.
        own_word: Whether the answer rests on its own word alone; then it is `partly` at most.
        why: Why that is the answer, in words.
        evidence: What shows it, newest first.
        accounts: What the organisation says of itself in self-assessments and commitments, newest first.
        tally: How much of what was owed was kept, where that can be counted.
        exceptions: What the rules found on the day.
        agreed: What they found and is agreed as an exception.
    """

    id: str
    section: str
    statement: str
    reading: str
    rules: tuple[str, ...]
    first: date
    last: date
    status: Answer
    records_say: Answer
    we_say: Answer
    own_word: bool
    why: str
    evidence: tuple[EvidenceShown, ...]
    accounts: tuple[EvidenceShown, ...]
    tally: Tally | None
    exceptions: tuple[Finding, ...]
    agreed: tuple[WaivedFinding, ...]

    @property
    def latest(self) -> date | None:
        """The day of the newest evidence or account; None where nothing is dated."""
        days = [item.date for item in (*self.evidence, *self.accounts) if item.date]
        return max(days, default=None)
