"""The impact of changes: proposed, assessed, signed, decided on, looked back on, closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import NEW, Proposal, Writing, kept
from qaif_cli.flow.forms.impacts import YES_NO
from qaif_cli.flow.writing.closing import close_record
from qaif_cli.flow.writing.editing import edit_fields, entry_of
from qaif_cli.flow.writing.entries import next_entry
from qaif_cli.flow.writing.holding import holds_still
from qaif_cli.flow.writing.targets import day_said, still_open, target_as
from qaif_cli.judge.rules.impacts import started_unsigned
from qaif_cli.judge.state.impacts import impacts
from qaif_cli.model.base import known
from qaif_cli.model.edit import Append, Draft, Edit
from qaif_cli.model.impact_state import GOES, ImpactState
from qaif_cli.model.kinds.impact import Impact
from qaif_cli.model.vocabulary import PANEL_WORDS, PROFESSIONS
from qaif_cli.model.words import in_words, listed


def add(writing: Writing) -> Proposal:
    """A change, of which nothing is assessed yet."""
    get = writing.get
    _refuse_early(get("starts"), get("look_back"))
    fields = kept({name: get(name) for name in ("title", "owner", "sensitivity", "subject", "what", "area")})
    fields |= kept({"providers": get("provider"), "opened": day_said(writing)})
    fields |= kept({"starts": get("starts"), "indicators": get("indicator"), "risks": get("risk")})
    fields |= entry_of(writing, "look_back")
    says = [f"What is asked for next: `qaif impact assess {NEW}`, and the signatures before it begins."]
    says += _others(writing, set(get("provider") or ()))
    return Proposal((Draft("impact", "", fields=fields),), tuple(says))


def edit(writing: Writing) -> Proposal:
    """Change plain fields."""
    impact = target_as(writing, Impact)
    _refuse_early(writing.get("starts") or impact.starts, writing.get("look_back") or impact.look_back)
    return edit_fields(writing)


def _refuse_early(starts: date | str | None, looked: date | str | None) -> None:
    """Refuse a look-back before the start.

    Raises:
        QaifError: where it would be.
    """
    if isinstance(starts, date) and isinstance(looked, date) and looked < starts:
        raise QaifError(
            f"The look-back of {in_words(looked)} would be before the change begins on {in_words(starts)}.",
            "Say a later day with --look-back.",
        )


def _others(writing: Writing, providers: set[str]) -> Iterator[str]:
    """The open changes to the same service."""
    for state in impacts(writing.reading.now).values():
        there = state.impact
        same = not providers.isdisjoint(there.providers) if providers else not there.providers
        if there.area == writing.get("area") and same and not state.closed and not state.stopped:
            yield f"Open already for the same service: {there.id} {there.title}. The panel sees them together."


def assess(writing: Writing) -> Proposal:
    """A stage, effects on dimensions and answers for groups; what was said before stays in the file.

    Raises:
        QaifError: where none of them was said, or what gets better or stays the same has a score.
    """
    impact = _open(writing)
    dimensions, groups = writing.get("dimension") or (), writing.get("group") or ()
    if not (dimensions or groups or writing.get("stage")):
        raise QaifError("Missing: --dimension, --group or --stage.", f"For example: {writing.form.example}")
    stage = writing.get("stage") or ("" if impact.stages else "screening")
    edits: list[Edit] = []
    if stage:
        entry = entry_of(writing, "date") | {"stage": stage} | entry_of(writing, "by", "note")
        edits.append(Append("/stages", entry))
    edits += [Append("/effects", _effect(writing, dimension)) for dimension in dict.fromkeys(dimensions)]
    for group in dict.fromkeys(groups):
        entry = entry_of(writing, "date") | {"group": group, "affected": YES_NO[writing.get("affected")]}
        edits.append(Append("/groups", entry | entry_of(writing, "says", "by")))
    says = [] if writing.get("stage") or impact.stages else ["Recorded as its screening."]
    return Proposal((Draft("impact", impact.id, tuple(edits)),), (*says, *_asked(writing)))


def _effect(writing: Writing, dimension: str) -> dict[str, Any]:
    """What the change does to one dimension.

    Raises:
        QaifError: where what does not get worse has a score.
    """
    entry = entry_of(writing, "date") | {"dimension": dimension} | entry_of(writing, "care", "by", "why")
    before = entry_of(writing, "consequence", "likelihood")
    if writing.get("care") != "worse":
        if before:
            raise QaifError(
                f"--effect {writing.get('care')} has no score: a score says how much worse it may get.",
                "Say --effect worse, or leave out --consequence and --likelihood.",
            )
        return entry
    after = {
        name.removeprefix("after_"): writing.get(name) for name in ("after_consequence", "after_likelihood")
    }
    return entry | {"before": before} | entry_of(writing, "mitigation") | kept({"after": kept(after)})


def _asked(writing: Writing) -> Iterator[str]:
    """What the score asks for."""
    framework = writing.reading.framework
    settings, get = framework.impact, writing.get
    if not settings or get("care") != "worse":
        return
    score = get("consequence") * get("likelihood")
    band = framework.band(score).name
    limit = settings.full_above
    if score > limit.score:
        yield f"{score} ({band}): above {limit.score} a full assessment is asked for [{limit.citation}]."
    else:
        yield f"{score} ({band})."
    if get("after_likelihood"):
        score = get("after_consequence") * get("after_likelihood")
        yield f"With the mitigation {score} ({framework.band(score).name})."
    if score >= settings.risk_from.score:
        yield f"From {settings.risk_from.score} a risk holds what is left: `qaif impact edit {writing.target} --risk`."


def sign(writing: Writing) -> Proposal:
    """A signature."""
    impact = _open(writing)
    entry = entry_of(writing, "date", "corrects", "profession", "by", "note")
    says = [*_before_signing(writing), *_after_start(writing, impact, "signature")]
    return Proposal((Draft("impact", impact.id, (Append("/signed", entry),)),), tuple(says))


def _before_signing(writing: Writing) -> Iterator[str]:
    """What is not answered when it is signed."""
    state = _state(writing)
    names = writing.reading.framework.names
    silent = [names("dimension").get(id_, id_) for id_ in state.silent_dimensions]
    silent += [names("group").get(id_, id_) for id_ in state.silent_groups]
    if silent:
        yield f"Not answered yet: {listed(silent)}."
    if state.needs_full:
        yield "A full assessment is asked for, and none was made."


def decide(writing: Writing) -> Proposal:
    """What a body decided; each condition is an action.

    Raises:
        QaifError: where conditions are said beside another decision, or a change is seen with itself.
    """
    impact, decision = _open(writing), writing.get("decision")
    conditions = writing.get("condition") or []
    if conditions and decision != "go-with-conditions":
        raise QaifError(
            f"--decision {decision} has no conditions.",
            "Say --decision go-with-conditions, or leave out --condition.",
        )
    if impact.id in (writing.get("seen_with") or ()):
        raise QaifError(f"--seen-with {impact.id} is the change itself.", "Name the others.")
    entry = entry_of(writing, "date", "corrects", "body", "decision", "why", "seen_with")
    edits: list[Edit] = [Append("/decisions", entry)]
    first = int(next_entry("A", impact.actions)[1:])
    for number, text in enumerate(conditions, start=first):
        action = {"id": f"A{number}", "title": text, "owner": writing.get("owner")}
        edits.append(
            Append("/actions", action | kept({"due": writing.get("due"), "added": writing.get("date")}))
        )
    return Proposal((Draft("impact", impact.id, tuple(edits)),), tuple(_decided(writing, impact)))


def _decided(writing: Writing, impact: Impact) -> Iterator[str]:
    """What the decision leaves to be done."""
    state, decision = _state(writing), writing.get("decision")
    later = holds_still(impact.decisions, writing)
    if later:
        yield f"{impact.id} stays at “{PANEL_WORDS.label(later.decision)}”: the decision of {in_words(later.date)} is later."
        return
    if decision not in GOES:
        return
    if state.unsigned:
        yield f"Not signed yet for {listed([*map(PROFESSIONS.label, state.unsigned)])}: it may not begin before [{started_unsigned.card.citation}]."
    if decision == "go-with-conditions" and not (writing.get("condition") or impact.actions):
        yield f"No condition stands as an action yet: `qaif action add {impact.id}`."
    yield from _after_start(writing, impact, "decision")


def look_back(writing: Writing) -> Proposal:
    """What was found on looking back.

    Raises:
        QaifError: where the change had not begun by then.
    """
    impact, day = target_as(writing, Impact), day_said(writing)
    starts = known(impact.starts)
    if not isinstance(starts, date):
        raise QaifError(
            f"Nobody knows when {impact.id} began.",
            f"Say it first: `qaif impact edit {impact.id} --starts DATE`.",
        )
    if day < starts:
        raise QaifError(f"{impact.id} begins on {in_words(starts)}, after that day.", "Look at the date.")
    entry = entry_of(writing, "date", "corrects", "by", "went", "found", "again")
    says: tuple[str, ...] = ()
    if writing.get("went") == "worse" and not impact.risks:
        says = (f"No risk of the register holds it: `qaif impact edit {impact.id} --risk`.",)
    return Proposal((Draft("impact", impact.id, (Append("/looked_back", entry),)),), says)


def close(writing: Writing) -> Proposal:
    """Close a change; that nobody looked back on it is said."""
    impact, state = target_as(writing, Impact), _state(writing)
    says: tuple[str, ...] = ()
    if state.started and not impact.looked_back:
        says = (f"Nobody looked back on it yet: `qaif impact look-back {impact.id}` (EIA010).",)
    return close_record(writing, says)


def _after_start(writing: Writing, impact: Impact, what: str) -> Iterator[str]:
    """That a signature or a decision comes after the change began."""
    starts = known(impact.starts)
    if isinstance(starts, date) and starts < day_said(writing):
        yield f"{impact.id} began on {in_words(starts)}: the {what} comes after it."


def _open(writing: Writing) -> Impact:
    """The change that the command is about, where it is open on that day."""
    impact = target_as(writing, Impact)
    if not writing.get("corrects"):
        still_open(impact, "impact", day_said(writing))
    return impact


def _state(writing: Writing) -> ImpactState:
    """Where the change stands now."""
    return impacts(writing.reading.now)[writing.target]
