"""What rules found, as papers have it, and what a paper was made with."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.model.finding import Card, Finding
from qaif_cli.model.record import Waiver

_LATE = frozenset({"ACT003", "AST005", "COM002", "DUE001", "DUE002", "INT002"})


@dataclass(frozen=True)
class RuleFindings:
    """One rule with everything that it found: exceptions, as papers call them."""

    card: Card
    findings: tuple[Finding, ...]

    @property
    def is_late(self) -> bool:
        """Whether all that it finds stands in the list of what is late, and is not told twice."""
        return self.card.code in _LATE

    @property
    def count(self) -> int:
        """Of how many records it is; what is of no one record is counted by itself."""
        return len({found.record or found.message for found in self.findings})

    @property
    def said(self) -> str:
        """What was found, as people say it."""
        return self.card.said(self.count)


@dataclass(frozen=True)
class AgreedException:
    """A finding set aside for a record, and the agreed exception that does so."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True)
class PaperStamp:
    """The commit and version that a paper was made with; the same ones give the same paper to the byte."""

    commit: str
    clean: bool
    version: str
