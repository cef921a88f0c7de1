"""Rules on approval: decisions that belong to a body must be committed or approved by a person authorised for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.changes.approval import Asked, addresses, by_one_of, why_not
from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.diff.align_histories import first_difference, said
from qaif_cli.model.authorities import Authorities
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.record import Record, Waiver
from qaif_cli.model.register import Held
from qaif_cli.model.words import in_words

_FRAMEWORK = "framework.yaml"
_AUTHORITIES = "authorities.yaml"


@change_rule("CHG010", "exception-by-who-needs-it", "error")
def own_exception(change: ChangeSet) -> Iterator[Hit]:
    """An agreed exception that the owner of the record added, and that nobody authorised for the agreeing body approved.

    Why it matters: whoever is excused cannot be the one who excuses.
    How to fix: let the body's secretary commit the exception, or approve it in a commit with `Approved-by:`.
    Example: the owner of R-0007 writes that the Quality Committee agreed its late review.
    """
    for item, place, waiver, why, owns in _unapproved_waivers(change):
        if owns:
            message = f"the exception from {waiver.rule} was added by the owner of {item.record.id}, {why}"
            yield Hit(item.record.id, f"/waivers/{place}", message, path=item.path)


@change_rule("CHG014", "exception-without-approval", "error")
def exception_not_approved(change: ChangeSet) -> Iterator[Hit]:
    """A new or altered exception that nobody authorised for the body in `agreed_by` committed or approved.

    Why it matters: anybody can type that a committee agreed; only the committee's own commit shows that it did.
    How to fix: let the body's secretary commit the exception, or approve it in a commit with `Approved-by:`.
    Example: `agreed_by: quality-committee` in a commit by a risk owner.
    """
    for item, place, waiver, why, owns in _unapproved_waivers(change):
        if not owns:
            message = f"the exception from {waiver.rule} is said to be agreed by {_name(change, waiver.agreed_by)}, {why}"
            yield Hit(item.record.id, f"/waivers/{place}", message, path=item.path)


def _unapproved_waivers(change: ChangeSet) -> Iterator[tuple[Held, int, Waiver, str, bool]]:
    if change.authorities is None:
        return
    for was, item in change.arrived:
        owners = owners_of(change.authorities, was, item.record)
        for place, waiver in enumerate(item.record.waivers):
            if was and waiver in was.waivers:
                continue
            steps = change.brought_by(item.path, lambda record, one=waiver: one in record.waivers)  # type: ignore[misc]  # mypy gives a lambda with a default no type
            why = why_not(change, change.authorities, steps, asked(change, item, waiver.agreed_by, owners))
            if why:
                yield item, place, waiver, why, by_one_of(steps, owners)


@change_rule("CHG013", "level-without-approval", "error", "§4.4; that git shows it is our own")
def level_not_approved(change: ChangeSet) -> Iterator[Hit]:
    """A level decision that nobody authorised for the body in `authorised_by` committed or approved.

    Opening a concern at the lowest level is no such decision.

    Why it matters: anybody can type that a committee authorised a level; only its own commit shows that it did.
    How to fix: let the body's secretary commit the decision, or approve it in a commit with `Approved-by:`.
    Example: a move to enhanced, `authorised_by: quality-committee`, in a commit by the quality lead.
    """
    if change.authorities is None:
        return
    lowest = change.after.framework.lowest.order
    for was, item in change.arrived:
        if not isinstance(item.record, Concern):
            continue
        old = set(said(was.levels)) if isinstance(was, Concern) else ()
        for place, (entry, told) in enumerate(zip(item.record.levels, said(item.record.levels), strict=True)):
            level = change.after.framework.level(entry.level)
            if told in old or (place == 0 and level is not None and level.order == lowest):
                continue
            steps = change.brought_by(item.path, lambda record, one=told: _has(record, one))  # type: ignore[misc]  # mypy gives a lambda with a default no type
            owners = owners_of(change.authorities, was, item.record)
            why = why_not(change, change.authorities, steps, asked(change, item, entry.authorised_by, owners))
            if why:
                message = (
                    f"the decision of {in_words(entry.date)} on {level.name if level else entry.level} is said to be"
                    f" authorised by {_name(change, entry.authorised_by)}, {why}"
                )
                yield Hit(item.record.id, f"/levels/{place}", message, path=item.path)


def _has(record: Record, told: str) -> bool:
    return isinstance(record, Concern) and told in said(record.levels)


@change_rule("CHG015", "framework-without-approval", "error")
def framework_not_approved(change: ChangeSet) -> Iterator[Hit]:
    """A change to `framework.yaml` or `authorities.yaml` that nobody named under `framework` committed or approved.

    Why it matters: the framework says what an exception is, and the authorities who may decide; whoever can change
    them alone can decide anything.
    How to fix: let one of those named commit the change, or approve it in a commit with `Approved-by:`.
    Example: a risk owner adds their own address to the Quality Committee's.
    """
    if change.authorities is None:
        return
    before, after = change.before.written, change.after.written
    settings: tuple[tuple[str, BaseModel | None, BaseModel | None, str], ...] = (
        (_FRAMEWORK, change.before.framework, change.after.framework, after.framework_text),
        (_AUTHORITIES, before.authorities, after.authorities, _text(change, _AUTHORITIES)),
    )
    for path, was, now, text in settings:
        if _says(was) == _says(now):
            continue
        touching = change.touching(path)
        committed = any(_lines(file.after.text) == _lines(text) for _, file in touching)
        steps = [step for step, _ in touching] if committed else []
        asked = Asked(path, change.authorities.framework, "")
        why = why_not(change, change.authorities, steps, asked)
        if why:
            yield Hit("", first_difference(was, now), f"`{path}` was changed, {why}", path=path)


def _says(settings: BaseModel | None) -> dict[str, Any] | None:
    """What a file of settings says, whatever is worked out from it and kept with it."""
    written = settings.as_written if isinstance(settings, Framework) else settings
    return None if written is None else written.model_dump()


def _text(change: ChangeSet, path: str) -> str:
    return next((item.text for item in change.after.written.beside if item.path == path), "")


def _lines(text: str | None) -> list[str]:
    return (text or "").splitlines()


def asked(change: ChangeSet, item: Held, who: str, owners: frozenset[str]) -> Asked:
    """A decision on a record, with those who may take it for a body or a role."""
    holders = change.authorities.of(who) if change.authorities and who != UNKNOWN else ()
    return Asked(item.record.id, holders, _name(change, who), owners)


def owners_of(authorities: Authorities, was: Record | None, now: Record) -> frozenset[str]:
    """The addresses of those who own the record, or did before the change; they cannot approve for themselves."""
    roles = {now.owner, was.owner if was else now.owner} - {UNKNOWN}
    return addresses(one for role in roles for one in authorities.of(role))


def _name(change: ChangeSet, who: str) -> str:
    framework = change.after.framework
    body, role = framework.body(who), framework.role(who)
    return body.name if body else role.title if role else "nobody who is named"
