"""Situations: opened, assessed and decided on, learnt from, closed and opened again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import NEW, Proposal, Writing, kept
from qaif_cli.flow.forms.situations import OPTION, PLACES
from qaif_cli.flow.writing.closing import close_record, open_still, reopened
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.prompts_help import alike
from qaif_cli.flow.writing.targets import day_said, still_open, target_as
from qaif_cli.judge.state.situations import again_by, in_order, situation_state
from qaif_cli.model.edit import Append, Draft
from qaif_cli.model.kinds.situation import Situation, SituationAssessment, SituationOption
from qaif_cli.model.vocabulary import HEADINGS
from qaif_cli.model.words import in_words, listed

_NONE = "none"
_SCORE = re.compile(
    r"(?P<way>act|not[ -]act|moved)\s+(?P<consequence>\S+?)\s*[x×*]\s*(?P<likelihood>\S+)"
    r"(?:\s+to\s+(?P<to>.+?),\s*held\s+by\s+(?P<held_by>.+))?",
    re.IGNORECASE,
)
_NOTHING = "moves nothing"


def add(writing: Writing) -> Proposal:
    """A situation, of which nothing is assessed yet."""
    get, day = writing.get, day_said(writing)
    if day > writing.today:
        raise QaifError(f"{in_words(day)} has not come yet.", "--date is the day on which it began.")
    fields: dict[str, Any] = {name: get(name) for name in ("title", "owner", "sensitivity", "trigger")}
    fields |= {pointer[1:]: get(name) for name, pointer in PLACES.items()} | {"opened": day}
    says = [f"What is asked for next: `qaif situation assess {NEW}`, by the end of {in_words(day)}."]
    says += [
        f"Alike already: {record.id} {record.title}"
        for record in alike(get("title"), writing.reading, "situation")
    ]
    return Proposal((Draft("situation", "", fields=kept(fields)),), tuple(says))


def assess(writing: Writing) -> Proposal:
    """An assessment with its decision; those before it stay in the file."""
    situation = target_as(writing, Situation)
    if not writing.get("corrects"):
        still_open(situation, "situation", day_said(writing))
    _refuse_now(writing)
    drivers = [
        {"what": what, "heading": heading}
        for heading in HEADINGS.words
        for what in writing.get(heading) or ()
    ]
    options = [option_of(text) for text in writing.get("option") or ()]
    entry = entry_of(writing, "date", "corrects", "at", "by", "body")
    entry |= kept({"drivers": drivers, "options": options})
    entry |= entry_of(writing, "confidence", "confidence_why", "decision")
    said = writing.get("dissent")
    entry["dissent"] = _NONE if said.casefold().rstrip(".") == _NONE else said
    entry |= entry_of(writing, "intelligence") | kept(
        {"reassess_by": writing.get("reassess"), "reassess_at": writing.get("reassess_at")}
    )
    made = SituationAssessment.model_validate(entry)
    return Proposal(
        (Draft("situation", situation.id, (Append("/assessments", entry),)),),
        tuple(_says(situation, made, writing)),
    )


def _refuse_now(writing: Writing) -> None:
    """Refuse a reassessment that is no later than the assessment.

    Raises:
        QaifError: where it is asked for by the same time or before.
    """
    day, again, hour = day_said(writing), day_said(writing, "reassess"), writing.get("reassess_at")
    if again < day or (again == day and hour and hour <= writing.get("at")):
        at = f" at {hour}" if hour else ""
        raise QaifError(
            f"The reassessment of {in_words(again)}{at} would be no later than the assessment itself.",
            "Look at --reassess-by and --reassess-at.",
        )


def option_of(text: str) -> dict[str, Any]:
    """An option with its scores, of one line: `Open the day ward; act 3x2; not act 4x4; moves nothing`.

    Raises:
        QaifError: where a part of it is none of those, or comes twice.
    """
    name, *parts = (part.strip() for part in text.split(";"))
    found: dict[str, Any] = {"what": name}
    if not name or _SCORE.fullmatch(name) or name.casefold() == _NOTHING:
        raise QaifError(f"`--option {text}` does not say what could be done.", f"Write it as {OPTION}.")
    for part in filter(None, parts):
        if part.casefold() == _NOTHING:
            found["moves_nothing"] = True
            continue
        way, score = _score(part, text)
        if way == "moved":
            found.setdefault("moved", []).append(score)
        elif way in found:
            raise QaifError(f"`--option {text}` scores “{way.replace('_', ' ')}” twice.", "Leave one out.")
        else:
            found[way] = score
    if "moved" in found and "moves_nothing" in found:
        raise QaifError(f"`--option {text}` moves nothing, and moves something.", "Leave one out.")
    return found


def _score(part: str, whole: str) -> tuple[str, dict[str, Any]]:
    """One way in which an option goes, with its score.

    Raises:
        QaifError: where it is none.
    """
    found = _SCORE.fullmatch(part)
    if found is None:
        raise QaifError(f"`{part}` of `--option {whole}` is no score.", f"Write it as {OPTION}.")
    way = found["way"].casefold().replace(" ", "_").replace("-", "_")
    steps = {name: found[name] for name in ("consequence", "likelihood")}
    for name, step in steps.items():
        if step not in tuple("12345"):
            raise QaifError(f"`{step}` of `{part}` is no {name}.", "Each step is a number from 1 to 5.")
    score: dict[str, Any] = {name: int(step) for name, step in steps.items()}
    if way != "moved":
        if found["to"]:
            raise QaifError(
                f"`{part}` says where the risk goes, which “moved” does.", f"Write it as {OPTION}."
            )
        return way, score
    if not found["to"]:
        raise QaifError(
            f"`{part}` does not say where the risk goes, and who holds it there.", f"Write it as {OPTION}."
        )
    return way, score | {"to": found["to"].strip(), "held_by": found["held_by"].strip()}


def _says(situation: Situation, made: SituationAssessment, writing: Writing) -> Iterator[str]:
    """What of it is not scored, which is the last, and by when it is assessed again."""
    framework = writing.reading.framework
    for option in made.options:
        yield f"{option.what}: {listed(list(_scored(option, writing)))}."
    if not made.options:
        yield "No option is scored (DYN002)."
    later = [entry for entry in in_order(situation) if (entry.date, entry.at) > (made.date, made.at)]
    if later and not made.corrects:
        last = later[-1]
        yield f"{situation.id} stays as it was decided on {in_words(last.date)} at {last.at}, which is later."
        return
    day, named = again_by(made, framework)
    at = f" at {made.reassess_at}" if made.reassess_at and named else ""
    yield f"{situation.id} is to be assessed again by {in_words(day)}{at}."
    most = framework.thresholds.situation_reassessed
    if not named and most:
        yield f"{in_words(made.reassess_by)} is later than the settings allow [{most.citation}]."


def _scored(option: SituationOption, writing: Writing) -> Iterator[str]:
    band = writing.reading.framework.band
    for way, score in (("act", option.act), ("not act", option.not_act)):
        if score:
            yield f"{way} {score.score} ({band(score.score).name})"
    for moved in option.moved:
        yield f"moved {moved.score} ({band(moved.score).name}) to {moved.to}"
    if option.moves_nothing:
        yield "moves nothing"
    if option.missing:
        yield f"no score for {listed([f'“{way}”' for way in option.missing])} (DYN002)"


def learn(writing: Writing) -> Proposal:
    """What it taught."""
    situation = target_as(writing, Situation)
    return Proposal((Draft("situation", situation.id, (Append("/learnt", _lesson(writing)),)),))


def _lesson(writing: Writing) -> dict[str, Any]:
    entry = entry_of(writing, "date", "corrects")
    return entry | {"what": writing.get("learnt")} | entry_of(writing, "by")


def lesson_needed(writing: Writing, _: str) -> str:
    """Why it must be said what was learnt: nothing says so yet."""
    situation = writing.reading.register.get(Situation, "".join(writing.targets))
    return "" if situation is None or situation.learnt else "A situation is closed with what was learnt."


def close(writing: Writing) -> Proposal:
    """Close a situation, with what was learnt."""
    situation: Situation = open_still(writing, "situation")
    state = situation_state(situation, writing.reading.now)
    says = []
    if state.last is None:
        says.append("Nobody assessed it.")
    if state.unheld:
        says.append(f"It lasted since {in_words(state.since)}, and no open risk holds what was left of it.")
    proposal = close_record(writing, says)
    if not writing.get("learnt"):
        return proposal
    (draft,) = proposal.drafts
    lesson = Append("/learnt", _lesson(writing))
    return Proposal((Draft("situation", situation.id, (lesson, *draft.edits)),), proposal.says)


def reopen(writing: Writing) -> Proposal:
    """Open a closed situation again; it is assessed on that day."""
    situation = target_as(writing, Situation)
    edits, says = reopened(writing, writing.get("why"))
    by = f"It is to be assessed again by {in_words(day_said(writing))}."
    return Proposal((Draft("situation", situation.id, edits),), (*says, by))
