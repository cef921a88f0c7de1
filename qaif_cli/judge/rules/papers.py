"""Papers: each says what it finds and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment


@rule("PAP001", "paper-without-headline", "warning", "our own", "P")
def without_headline(now: Moment) -> Iterator[Hit]:
    """A paper whose headline judgement is unknown.

    Why it matters: everything else in the paper is derived from the records; the judgement is what only people
    can give, and what the committee reads first.
    How to fix: write the headline in one or two sentences.
    Example: `headline: unknown`.
    """
    for paper in now.register.papers:
        if paper.headline == UNKNOWN:
            yield Hit(paper.id, "/headline", "it has no headline judgement")


@rule("PAP002", "paper-without-recommendations", "warning", "our own", "P")
def without_recommendations(now: Moment) -> Iterator[Hit]:
    """A paper that asks its body for nothing.

    Why it matters: a body that is asked for nothing decides nothing.
    How to fix: write one to three recommendations, each beginning with a verb.
    Example: `recommendations: []`.
    """
    for paper in now.register.papers:
        if not paper.recommendations:
            yield Hit(paper.id, "/recommendations", "it makes no recommendation")
