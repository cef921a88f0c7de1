"""A risk is validated, given a target, closed or opened again."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.risk_reviews import restated, says
from qaif_cli.flow.writing.targets import day_said, risk_of
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.edit import Append, Draft, Drop, Set
from qaif_cli.render.words import day, sentence


def validate(writing: Writing) -> Proposal:
    """Record who validated a risk, and when."""
    risk = risk_of(writing)
    earlier = known(risk.validated)
    lines = (
        [f"It had been validated on {day(earlier.date)} by {earlier.by}; git keeps that."] if earlier else []
    )
    edits: tuple[Set, ...] = (Set("/validated", entry_of(writing, "date", "by")),)
    if earlier:
        said = entry_of(writing, "date", "by")
        edits = tuple(Set(f"/validated/{name}", value) for name, value in said.items())
    return Proposal((Draft("risk", risk.id, edits),), tuple(lines))


def target_needs(writing: Writing, _: str) -> str:
    """Why both parts of a target must be said: there is none yet; or none of it was said."""
    if not writing.targets or known(risk_of(writing).target) is None:
        return "It has no target yet, so say the consequence and the likelihood aimed for."
    return "" if writing.answers else f"Say what changes, for example: {writing.form.example}"


def target(writing: Writing) -> Proposal:
    """Set the target score, or another day for it."""
    risk = risk_of(writing)
    said, earlier = entry_of(writing, "consequence", "likelihood", "by"), known(risk.target)
    if not said:
        raise QaifError("No target was given.", f"For example: {writing.form.example}")
    if earlier:
        edits = tuple(Set(f"/target/{name}", value) for name, value in said.items())
        aimed = {"consequence": earlier.consequence, "likelihood": earlier.likelihood} | said
    else:
        missing = [f"--{name}" for name in ("consequence", "likelihood") if name not in said]
        if missing:
            raise QaifError(f"Missing: {', '.join(missing)}.", f"{risk.id} has no target yet.")
        edits = (Set("/target", said if "by" in said else said | {"by": "unknown"}),)
        aimed = said
    score: int = aimed["consequence"] * aimed["likelihood"]
    line = f"{risk.id}: target {score} ({writing.reading.framework.band(score).name})"
    return Proposal((Draft("risk", risk.id, edits),), (line,))


def reopen(writing: Writing) -> Proposal:
    """Open a closed risk again; the review that says why also keeps the closure."""
    risk, opened = risk_of(writing), day_said(writing)
    closed = risk.closed
    if closed is None:
        raise QaifError(f"{risk.id} is not closed.", f"`qaif risk review {risk.id}` records a review.")
    if opened < closed.date:
        raise QaifError(f"{risk.id} was closed on {day(closed.date)}, after that day.", "Look at the date.")
    score = entry_of(writing, "consequence", "likelihood")
    before = {} if len(score) > 1 else _score_before(writing)
    entry: dict[str, Any] = entry_of(writing, "date", "by", "forum") | before | score
    by = "" if closed.by == UNKNOWN else f" by {closed.by}"
    why = "" if closed.reason == UNKNOWN else f": {closed.reason}"
    was = f"Closed on {day(closed.date)}{by}{why}"
    entry["note"] = f"Reopened: {sentence(writing.get('note'))} {sentence(was)}"
    edits = (Drop("/closed"), Append("/reviews", entry))
    return Proposal((Draft("risk", risk.id, edits),), (says(writing, risk.id, entry),))


def _score_before(writing: Writing) -> dict[str, int]:
    """The score with which a risk was closed."""
    risk = risk_of(writing)
    opened = risk.model_copy(update={"closed": None})
    return restated(writing, opened)
