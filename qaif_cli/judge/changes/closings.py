"""Rules on closings in a change: who agreed to them, on which criteria they rest, and that they stay as they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.changes.approval import why_not
from qaif_cli.judge.changes.authority import asked, owners_of
from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.rules.closings import level_at
from qaif_cli.model.closings import ClosedTime, closings
from qaif_cli.model.finding import Hit
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.record import Closure, Record
from qaif_cli.model.register import Held
from qaif_cli.model.words import listed


@change_rule("CHG012", "high-risk-closed", "error", "§4.4 sets 15 apart; that a body agrees is our own")
def high_risk_closed(change: ChangeSet) -> Iterator[Hit]:
    """A risk closed, or taken out, while it scores 15 or above, without the agreement of a body.

    Without `authorities.yaml`, the closure must name the `forum` that agreed. With it, a person authorised for that
    forum (or, where none is named, for the role in `by`) must commit or approve the closure.

    Why it matters: closing is the quickest way to make a high risk disappear from the paper.
    How to fix: bring the closure to the committee, write it as `forum`, and let its secretary commit the closure or
    approve it in a commit with `Approved-by:`; or review the risk first, with what lowered it.
    Example: R-0007 scores 16 and is closed by its owner.
    """
    for was, item, closing in _new(change):
        if not isinstance(item.record, Risk):
            continue
        score = _score(item.record, closing.closure)
        why = _not_approved(change, was, item, closing.closure)
        if score >= change.before.framework.high_score and why:
            message = f"{item.record.id} was closed while it scores {score}, {why}"
            yield Hit(item.record.id, closing.pointer, message, path=item.path)
    for risk, path in _taken_out(change):
        score = _score(risk, None) if isinstance(risk, Risk) else 0
        if score >= change.before.framework.high_score:
            message = f"{risk.id} was taken out while it scores {score}; it has to be closed by a body first"
            yield Hit("", "/reason", message, path=path)


@change_rule(
    "CHG016",
    "concern-closed-without-approval",
    "error",
    "§4.4, §5.1 Women's services; that a closing is judged as a step down is our own",
)
def concern_closed(change: ChangeSet) -> Iterator[Hit]:
    """A concern closed, or taken out, above the lowest level on criteria that are new, or without its body's approval.

    The criteria must have been on record before the change, and all that were must be there as they were. With `authorities.yaml`, a person authorised for the `forum`
    (or, where none is named, for the role in `by`) must commit or approve the closing. What CON015 finds is found beside.

    Why it matters: closing at enhanced or intensive is a step down and more; it takes what a step down takes.
    How to fix: record the criteria first, in a change of their own; let the body's secretary commit the closing, or
    approve it in a commit with `Approved-by:`.
    Example: one pull request adds a criterion, its evidence and the closing of a concern at enhanced.
    """
    for was, item, closing in _new(change):
        concern, framework = item.record, change.before.framework
        level = level_at(concern, closing.closure, framework) if isinstance(concern, Concern) else None
        if not isinstance(concern, Concern) or level is None or level.order <= framework.lowest.order:
            continue
        head = f"{concern.id} was closed at {level.name}"
        if ground := _ground(was, concern):
            yield Hit(concern.id, closing.pointer, f"{head} and rests on {ground}", path=item.path)
        why = _not_approved(change, was, item, closing.closure) if change.authorities else ""
        if why:
            yield Hit(concern.id, closing.pointer, f"{head}, {why}", path=item.path)
    for gone, path in _taken_out(change):
        held = latest(gone.levels, date.max) if isinstance(gone, Concern) else None
        level = change.before.framework.level(held.level) if held else None
        if level and level.order > change.before.framework.lowest.order:
            message = f"{gone.id} was taken out while it stands at {level.name}; it has to be stepped down or closed by a body first"
            yield Hit("", "/reason", message, path=path)


def closed_high(change: ChangeSet) -> Iterator[tuple[Held, ClosedTime, str]]:
    """Every new closing of a high risk, and of a concern above the lowest level, with what it is in words."""
    framework = change.before.framework
    for _, item, closing in _new(change):
        record = item.record
        if isinstance(record, Risk) and (score := _score(record, closing.closure)) >= framework.high_score:
            yield item, closing, f"the closing of {record.id} at {score}"
        if isinstance(record, Concern):
            level = level_at(record, closing.closure, framework)
            if level and level.order > framework.lowest.order:
                yield item, closing, f"the closing of {record.id} at {level.name}"


def _ground(was: Record | None, concern: Concern) -> str:
    """What is wrong with the criteria on which a closing rests; empty where nothing is, or where it has none."""
    before = {item.id: (item.text, item.to) for item in was.exit_criteria} if isinstance(was, Concern) else {}
    after = {item.id: (item.text, item.to) for item in concern.exit_criteria}
    altered = [name for name, words in before.items() if after.get(name) != words]
    if altered:
        return f"exit criteria of which {listed(altered)} {'was' if len(altered) == 1 else 'were'} changed or taken out in this change"
    return "no exit criterion that was on record before this change" if after and not before else ""


def _taken_out(change: ChangeSet) -> Iterator[tuple[Risk | Concern, str]]:
    """Every open risk and concern for which there is only a tombstone now, with its path."""
    for held in change.before.written.held:
        stone = change.after.written.retired.get(held.record.id)
        gone = held.record.id not in change.after.written.by_id
        if stone and gone and isinstance(held.record, Risk | Concern) and held.record.closed is None:
            yield held.record, stone.path


def _new(change: ChangeSet) -> Iterator[tuple[Record | None, Held, ClosedTime]]:
    """Every closing that a change brings, with the record before and after."""
    for was, item in change.arrived:
        there = [closing.closure for closing in closings(was)] if was else []
        for closing in closings(item.record):
            if closing.closure not in there:
                yield was, item, closing


def _not_approved(change: ChangeSet, was: Record | None, item: Held, closure: Closure) -> str:
    if change.authorities is None:
        return "" if closure.forum else "and no forum is named that agreed to it"
    who = closure.forum or closure.by
    steps = change.brought_by(
        item.path, lambda record: any(closing.closure == closure for closing in closings(record))
    )
    owners = owners_of(change.authorities, was, item.record)
    return why_not(change, change.authorities, steps, asked(change, item, who, owners))


def _score(risk: Risk, closure: Closure | None) -> int:
    last = latest(risk.reviews, closure.date) if closure else risk.reviews[-1]
    return last.score if last else risk.reviews[-1].score
