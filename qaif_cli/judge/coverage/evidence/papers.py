"""Evidence in papers: what was issued, and from what it can be made again."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import EvidenceContext
from qaif_cli.model.base import known
from qaif_cli.model.coverage import Shown
from qaif_cli.model.words import in_words


def reproducible(context: EvidenceContext) -> Iterator[Shown]:
    """The quality reports that can be made again from the commit they were made from."""
    for paper in context.register.papers:
        issued = paper.issued
        commit = known(issued.commit) if issued else None
        if paper.body == context.framework.reporting.to and issued and commit and context.within(issued.date):
            what = f"issued from commit {commit[:12]}, from which it can be made again and its sections looked at"
            yield context.shown(paper, issued.date, what)


def issued(context: EvidenceContext) -> Iterator[Shown]:
    """The quality reports that were issued."""
    for paper in context.register.papers:
        if (
            paper.body == context.framework.reporting.to
            and paper.issued
            and context.within(paper.issued.date)
        ):
            at = f" on the position of {in_words(paper.position_at)}" if paper.position_at else ""
            yield context.shown(paper, paper.issued.date, f"issued for {in_words(paper.date)}{at}")


def public_at_board(context: EvidenceContext) -> Iterator[Shown]:
    """The public papers that were issued for the Board."""
    body = context.framework.body_for("board")
    for paper in context.register.papers:
        public = body and paper.body == body.id and paper.audience == "public"
        if public and paper.issued and context.within(paper.issued.date):
            yield context.shown(paper, paper.issued.date, f"issued in public for {in_words(paper.date)}")
