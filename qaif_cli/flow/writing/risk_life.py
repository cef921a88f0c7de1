"""A risk is validated, given a target, closed or opened again."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.agreeing import agreed_again
from qaif_cli.flow.writing.closing import close_record, reopened
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.risk_reviews import restated, says
from qaif_cli.flow.writing.targets import day_said, risk_of
from qaif_cli.model.base import known
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.model.history import latest
from qaif_cli.render.words import day, sentence


def validate(writing: Writing) -> Proposal:
    """Record who validated a risk, and when."""
    risk = risk_of(writing)
    said, there = entry_of(writing, "date", "by"), known(risk.validated)
    if there is None:
        return Proposal((Draft("risk", risk.id, (Set("/validated", said),)),))
    edits, lines = agreed_again("/validated", "date", said, there)
    return Proposal((Draft("risk", risk.id, edits),), lines)


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


def close(writing: Writing) -> Proposal:
    """Close a risk; its score is said, and that a body has to agree where it is high."""
    risk, framework = risk_of(writing), writing.reading.framework
    held = latest(risk.reviews, day_said(writing)) or risk.reviews[-1]
    says = [
        f"{risk.id} is closed from {day(day_said(writing))}. It scored {held.score} ({framework.band(held.score).name})."
    ]
    if held.score >= framework.high_score and not writing.get("forum"):
        says.append(
            f"No body is named that agreed to it: `qaif check --base` and `qaif commit` stop a risk of {framework.high_score}"
            " or more that is closed so (CHG012). Name the body with --forum."
        )
    return close_record(writing, says)


def reopen(writing: Writing) -> Proposal:
    """Open a closed risk again, with a review that gives its score."""
    risk = risk_of(writing)
    edits, lines = reopened(writing, writing.get("note"))
    score = entry_of(writing, "consequence", "likelihood")
    before = {} if len(score) > 1 else _score_before(writing)
    entry: dict[str, Any] = entry_of(writing, "date", "by", "forum") | before | score
    entry["note"] = f"Reopened: {sentence(writing.get('note'))}"
    edits = (*edits, Append("/reviews", entry))
    return Proposal((Draft("risk", risk.id, edits),), (*lines, says(writing, risk, entry)))


def _score_before(writing: Writing) -> dict[str, int]:
    """The score with which a risk was closed."""
    return restated(writing, risk_of(writing).model_copy(update={"closed": None}))
