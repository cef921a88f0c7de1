"""A record in a line, and what its reviews add up to."""

from __future__ import annotations

from datetime import date

from qaif_cli.model.change import Sort
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import effective
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.register import Held


def new_record(held: Held, framework: Framework) -> str:
    """A record that was not there before: new risk: title; score 12."""
    record = held.record
    said = [f"new {held.kind}: {record.title}"]
    if isinstance(record, Risk):
        current = current_review(record)
        if current:
            said.append(f"score {current.score}: {_parts(current)}")
    if isinstance(record, Concern):
        decision = effective(record.levels, date.max)[-1]
        by = framework.names("body").get(decision.authorised_by, decision.authorised_by)
        said.append(f"at {level_name(decision.level, framework)}, authorised by {by}")
    owner = framework.names("role").get(record.owner, record.owner)
    return "; ".join([*said, f"owner {owner}"])


def level_name(level: str, framework: Framework) -> str:
    """A level as it stands in a sentence."""
    name = framework.names("level").get(level, level)
    return f"{name[:1].lower()}{name[1:]}"


def current_review(risk: Risk) -> Review | None:
    """The review that gives the score, whatever the day."""
    return next(reversed(effective(risk.reviews, date.max)), None)


def score_change(before: Risk, after: Risk) -> tuple[str, Sort] | None:
    """How the score moved: current score 12 → 16: likelihood 3 → 4."""
    was, now = current_review(before), current_review(after)
    if not was or not now or (was.consequence, was.likelihood) == (now.consequence, now.likelihood):
        return None
    axes = (("consequence", was.consequence, now.consequence), ("likelihood", was.likelihood, now.likelihood))
    why = " and ".join(f"{name} {old} → {new}" for name, old, new in axes if old != new)
    if was.score == now.score:
        return f"current score still {now.score}: {why}", "other"
    return f"current score {was.score} → {now.score}: {why}", "up" if now.score > was.score else "down"


def _parts(review: Review) -> str:
    return f"consequence {review.consequence}, likelihood {review.likelihood}"
