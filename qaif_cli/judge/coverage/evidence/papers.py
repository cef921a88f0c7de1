"""Papers show what was issued, and from what it can be made again."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import EvidenceContext
from qaif_cli.model.base import known
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.kinds.paper import Issued, Paper
from qaif_cli.model.words import in_words


def _issued(context: EvidenceContext, bodies: frozenset[str]) -> Iterator[tuple[Paper, Issued]]:
    """The papers for some bodies that were issued in the time."""
    for paper in context.register.papers:
        if paper.body in bodies and paper.issued and context.within(paper.issued.date):
            yield paper, paper.issued


def reproducible(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The quality reports that can be made again from the commit they were made from."""
    to = context.framework.lineage(context.framework.reported_to(context.day), context.day)
    for paper, issued in _issued(context, to):
        if commit := known(issued.commit):
            what = f"issued from commit {commit[:12]}, from which it can be made again and its sections looked at"
            yield context.shown(paper, issued.date, what)


def public_at_board(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The public papers that were issued for the Board."""
    for paper, issued in _issued(context, context.own("board")):
        if paper.audience == "public":
            yield context.shown(paper, issued.date, f"issued in public for {in_words(paper.date)}")
