"""Reviews of risks, which give their scores, and the reminders sent for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.holding import holds_still
from qaif_cli.flow.writing.prompts_help import band_and_rule
from qaif_cli.flow.writing.targets import day_said, risk_of, still_open
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.model.history import day_of, latest
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.render.words import day as in_words

ENTRY = ("date", "corrects", "by", "forum", "consequence", "likelihood", "note")


def score(writing: Writing) -> Proposal:
    """A review that gives the risk a score."""
    risk = risk_of(writing)
    if corrected(writing, risk) is None:
        still_open(risk, "risk", day_said(writing))
    return Proposal((_draft(risk.id, writing),), (says(writing, risk, writing.answers),))


def review(writing: Writing) -> Proposal:
    """A review of one risk with its score, or of several that restates the score of each."""
    unchanged, several = writing.get("unchanged"), len(writing.targets) > 1
    if unchanged and (writing.get("likelihood") or writing.get("consequence")):
        raise QaifError("--unchanged restates the score, so it takes none.", "Say one or the other.")
    if several and not unchanged:
        raise QaifError("A new score is said of one risk.", "For several, say --unchanged, or name one.")
    if several and writing.get("corrects"):
        raise QaifError("A correction is made in one risk.", "Name one.")
    if not unchanged:
        return score(writing)
    drafts, lines = [], []
    for id_ in dict.fromkeys(writing.targets):
        risk = risk_of(writing, id_)
        present = restated(writing, risk)
        drafts.append(_draft(id_, writing, **present))
        lines.append(says(writing, risk, present))
    return Proposal(tuple(drafts), tuple(lines))


def restated(writing: Writing, risk: Risk) -> dict[str, int]:
    """The score of a risk on the given day; for a correction, that of the corrected entry.

    Raises:
        QaifError: where it has none.
    """
    found = corrected(writing, risk)
    if found is None:
        still_open(risk, "risk", day_said(writing))
        found = latest(risk.reviews, day_said(writing))
    if found is None:
        raise QaifError(
            f"{risk.id} has no score to restate on that day.", "Say --likelihood and --consequence."
        )
    return {"consequence": found.consequence, "likelihood": found.likelihood}


def corrected(writing: Writing, risk: Risk) -> Review | None:
    """The review that is corrected; None where none is.

    Raises:
        QaifError: where there is no such review.
    """
    said = writing.get("corrects")
    if not said:
        return None
    named = {f"{review.date}/{place}": review for place, review in enumerate(risk.reviews, start=1)}
    if said not in named:
        raise QaifError(f"`{said}` names no review of {risk.id}.", f"There are: {', '.join(named)}.")
    return named[said]


def _draft(id_: str, writing: Writing, **present: int) -> Draft:
    answers = replace(writing, answers=writing.answers | present)
    return Draft("risk", id_, (Append("/reviews", entry_of(answers, *ENTRY)),))


def says(writing: Writing, risk: Risk, entry: dict[str, Any]) -> str:
    """The score from now on: `R-0007: 16 (Extreme): reviewed by its owner every month [§4.4]`; or that a later one holds."""
    score, framework = entry["consequence"] * entry["likelihood"], writing.reading.framework
    now = holds_still(risk.reviews, writing)
    if now is None:
        return f"{risk.id}: {band_and_rule(score, framework)}"
    return f"{risk.id} stays at {now.score} ({framework.band(now.score).name}): the review of {in_words(day_of(now))} is later."


def chase(writing: Writing) -> Proposal:
    """A reminder to each risk's owner or to the role said; or the day on which the last was answered."""
    if writing.get("answered"):
        return _answer(writing)
    drafts, lines = [], []
    for id_ in dict.fromkeys(writing.targets):
        risk = risk_of(writing, id_)
        still_open(risk, "risk", day_said(writing))
        asked = writing.get("asked") or risk.owner
        if asked == "unknown":
            raise QaifError(f"{id_} has no owner, so nobody knows whom to ask.", "Say --asked.")
        entry = entry_of(writing, "date") | {"asked": asked} | entry_of(writing, "about")
        drafts.append(Draft("risk", id_, (Append("/chases", entry),)))
        waiting = sum(earlier.answered is None and earlier.asked == asked for earlier in risk.chases)
        lines.append(
            f"{id_}: {asked} was asked{f'; {waiting} earlier not answered' if waiting else ''}. "
            f"When the answer comes: `qaif risk chase {id_} --answered DATE`."
        )
    return Proposal(tuple(drafts), tuple(lines))


def _answer(writing: Writing) -> Proposal:
    if writing.get("about"):
        raise QaifError("--answered is said of a reminder that stands in the record.", "Leave out --about.")
    answered, drafts, lines = day_said(writing, "answered"), [], []
    for id_ in dict.fromkeys(writing.targets):
        asked = writing.get("asked")
        waiting = [
            (place, entry)
            for place, entry in enumerate(risk_of(writing, id_).chases)
            if entry.answered is None and asked in (None, entry.asked)
        ]
        if not waiting:
            raise QaifError(
                f"{id_} has no reminder that waits for an answer.", f"`qaif show {id_}` lists them."
            )
        place, last = waiting[-1]
        if answered < last.date:
            raise QaifError(
                f"{id_}: {last.asked} was asked on {in_words(last.date)}, after the answer.",
                "Look at the date.",
            )
        drafts.append(Draft("risk", id_, (Set(f"/chases/{place}/answered", answered.isoformat()),)))
        lines.append(f"{id_}: {last.asked} was asked on {in_words(last.date)} and has answered.")
    return Proposal(tuple(drafts), tuple(lines))
