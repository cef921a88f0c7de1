"""Evidence in papers: what was issued, and from what it can be made again."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import Scene
from qaif_cli.model.base import known
from qaif_cli.model.coverage import Shown
from qaif_cli.model.words import in_words


def reproducible(scene: Scene) -> Iterator[Shown]:
    """The quality reports that can be made again from the commit they were made from."""
    for paper in scene.register.papers:
        issued = paper.issued
        commit = known(issued.commit) if issued else None
        if paper.body == scene.framework.reporting.to and issued and commit and scene.within(issued.date):
            what = f"issued from commit {commit[:12]}, from which it can be made again and its sections looked at"
            yield scene.shown(paper, issued.date, what)


def issued(scene: Scene) -> Iterator[Shown]:
    """The quality reports that were issued."""
    for paper in scene.register.papers:
        if paper.body == scene.framework.reporting.to and paper.issued and scene.within(paper.issued.date):
            at = f" on the position of {in_words(paper.position_at)}" if paper.position_at else ""
            yield scene.shown(paper, paper.issued.date, f"issued for {in_words(paper.date)}{at}")


def public_at_board(scene: Scene) -> Iterator[Shown]:
    """The public papers that were issued for the Board."""
    body = scene.framework.body_for("board")
    for paper in scene.register.papers:
        public = body and paper.body == body.id and paper.audience == "public"
        if public and paper.issued and scene.within(paper.issued.date):
            yield scene.shown(paper, paper.issued.date, f"issued in public for {in_words(paper.date)}")
