"""Accounts are what the organisation says of itself: its self-assessments, and its reports on its commitments."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from qaif_cli.judge.coverage.context import EvidenceContext
from qaif_cli.judge.coverage.evidence.commitments import told
from qaif_cli.judge.coverage.statement import Statement
from qaif_cli.judge.coverage.status import OF_COMMITMENTS, OF_POSITIONS, Said
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.vocabulary import COMMITMENT_STATUSES, POSITIONS

_YEARS = {"year-one": 1, "year-two": 2}


@dataclass(frozen=True)
class Account:
    """One account.

    Attributes:
        record: The record that gives it.
        said: What it says, and whether it is doubted.
        shown: The entry itself; None where there is none.
        words: What it says, as a clause.
    """

    record: str
    said: Said
    shown: EvidenceShown | None
    words: str


def accounts(statement: Statement, context: EvidenceContext, doubted: Collection[str]) -> list[Account]:
    """What speaks for a statement.

    Args:
        statement: The statement.
        context: The inputs for collecting evidence.
        doubted: The records of which a rule says that their account lacks evidence or is too old.
    """
    found: list[Account] = []
    for assessment in _assessed(statement, context):
        entry = latest(assessment.positions, context.last)
        said = OF_POSITIONS.get(entry.position) if entry else None
        old = entry is not None and entry.date < context.first
        stands = POSITIONS.label(entry.position) if entry and said else "not known"
        evidence = f", shown by: {entry.evidence[0].text}" if entry and entry.evidence else ""
        found.append(
            Account(
                assessment.id,
                Said(said, doubted=old or assessment.id in doubted),
                context.shown(assessment, entry.date, f"self-assessed as {stands}{evidence}")
                if entry
                else None,
                f"the self-assessment {assessment.id} is {stands}{' and old' if old else ''}",
            )
        )
    for item in _committed(statement, context):
        update = latest(item.updates, context.last)
        said = OF_COMMITMENTS.get(update.status) if update else None
        old = update is not None and update.date < context.first
        status = COMMITMENT_STATUSES.label(update.status) if update and said else "not known"
        found.append(
            Account(
                item.id,
                Said(said, doubted=old or item.id in doubted),
                context.shown(item, update.date, told(update)) if update else None,
                f"the commitment {item.id} is {status} by its own report",
            )
        )
    return found


def _assessed(statement: Statement, context: EvidenceContext) -> Iterator[Assessment]:
    return (item for item in context.register.assessments if (item.set, item.place) in statement.assessed)


def _committed(statement: Statement, context: EvidenceContext) -> Iterator[Commitment]:
    for item in context.register.commitments:
        for where, place in statement.committed:
            there = item.plan_year == _YEARS[where] if where in _YEARS else item.area == where
            if there and item.position == place:
                yield item
