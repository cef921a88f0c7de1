"""`qaif escalate`: moves a concern to another level, or opens a concern from a risk."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import NEW, Proposal, Writing, a, kept
from qaif_cli.flow.writing.concerns import opened
from qaif_cli.flow.writing.holding import holds_still
from qaif_cli.flow.writing.levels import (
    hearing_lines,
    level_entry,
    level_name,
    sharing_line,
    standing,
    unmet_line,
)
from qaif_cli.flow.writing.targets import day_said, still_open, target_as
from qaif_cli.judge.state.open_records import open_concerns
from qaif_cli.model.edit import Append, Draft
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.render.words import day

_SUBJECT = ("type", "provider", "area", "name")


def escalate(writing: Writing) -> Proposal:
    """Another level for a concern, or a concern opened from a risk."""
    kind = writing.reading.register.by_id[writing.target].kind
    if kind == "concern":
        return _moved(writing, target_as(writing, Concern))
    if kind == "risk":
        return _opened(writing, target_as(writing, Risk))
    raise QaifError(
        f"{writing.target} is the name of {a(kind)}, and only a concern is held at a level.",
        "Name a concern, or a risk to open one from.",
    )


def _moved(writing: Writing, concern: Concern) -> Proposal:
    """A level change, said with its way and with what it leaves unmet; or with the later decision that holds."""
    still_open(concern, "concern", day_said(writing))
    draft = Draft("concern", concern.id, (Append("/levels", level_entry(writing)),))
    on, to = day_said(writing), writing.get("level")
    before = latest(concern.levels, on) or standing(concern, writing)
    says = _stays(writing, concern)
    if before.level == to and before.date <= on and not (says or writing.get("corrects")):
        raise QaifError(
            f"{concern.id} is at {level_name(writing, to)} already, by the decision of {day(before.date)}.",
            f"To put that decision right, say --corrects {before.date.isoformat()}/{concern.levels.index(before) + 1}.",
        )
    if says or writing.get("corrects"):
        return Proposal((draft,), says)
    levels = writing.reading.framework.level
    old, new = levels(before.level), levels(to)
    down = bool(old and new and new.order < old.order)
    way = f"{'down' if down else 'up'} from {level_name(writing, before.level)} to {level_name(writing, to)}"
    says = (f"{concern.id} moves {way} on {day(on)}.",)
    unmet = [item for item in concern.exit_criteria if item.to == to and item.met is None]
    if down and unmet:
        says += (unmet_line(unmet),)
    return Proposal((draft,), says if down else (*says, *hearing_lines(writing)))


def _stays(writing: Writing, concern: Concern) -> tuple[str, ...]:
    """That a later decision holds; nothing where the new one does."""
    now = holds_still(concern.levels, writing)
    if now is None:
        return ()
    level = level_name(writing, now.level)
    return (f"{concern.id} stays at {level}: the decision of {day(now.date)} is later.",)


def _opened(writing: Writing, risk: Risk) -> Proposal:
    """A concern opened from a risk, which belongs to it."""
    still_open(risk, "risk", writing.today)
    if not any(writing.get(name) for name in _SUBJECT):
        _refuse_held(writing, risk)
    subject = _subject(writing, risk)
    owner, title = writing.get("owner") or risk.owner, writing.get("title") or risk.title
    draft = opened(writing, subject, title, owner, [risk.id])
    level = level_name(writing, writing.get("level"))
    says = f"{NEW} is opened from {risk.id}: {subject['name']}, at {level} since {day(day_said(writing))}."
    return Proposal((draft,), (says, sharing_line(writing, NEW), *hearing_lines(writing)))


def _refuse_held(writing: Writing, risk: Risk) -> None:
    for concern in open_concerns(writing.reading.now.on(writing.today)):
        if risk.id in concern.risks:
            level = level_name(writing, standing(concern, writing).level)
            raise QaifError(
                f"{risk.id} belongs to {concern.id} ({concern.title}), which is open at {level}.",
                f"Change that one: `qaif escalate {concern.id} --to LEVEL …`;"
                " or say --provider, --area, --type or --name for another subject.",
            )


def _subject(writing: Writing, risk: Risk) -> dict[str, Any]:
    """The subject: what was said, else what the risk says."""
    register, get = writing.reading.register, writing.get
    kind, area = get("type") or "service", get("area") or risk.area
    provider = get("provider")
    if kind == "service" and not provider:
        if len(risk.providers) != 1:
            there = f"names several: {', '.join(risk.providers)}" if risk.providers else "names none"
            raise QaifError(
                f"A service is given by one provider, and {risk.id} {there}.",
                "Say --provider; or --type place, pathway or system, with --name.",
            )
        provider = risk.providers[0]
    name = get("name")
    if not name and kind != "service":
        raise QaifError(f"Missing: --name, for the {kind}.", "Say the name that it has in papers.")
    name = name or f"{register.title(area)} at {register.title(provider)}"
    return kept({"type": kind, "name": name, "provider": provider, "area": area})
