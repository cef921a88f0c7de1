"""The rule on decisions of a body that nobody can be asked about: the base names nobody who may decide."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.changes import closings, never_was, softer
from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.diff.align_histories import said
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.record import Record, Waiver
from qaif_cli.model.register import Held
from qaif_cli.model.words import in_words


@change_rule("CHG034", "decided-with-nobody-to-ask", "warning")
def nobody_to_ask(change: ChangeSet) -> Iterator[Hit]:
    """A decision of a body that asks less, while the base names nobody in `authorities.yaml` who could show that it was taken.

    Asked of a new exception, of a step down, and of a closing with a forum: of a risk that scores 15 or above, or of a concern
    above the lowest level. Where somebody is named, CHG012, CHG013, CHG014 and CHG016 ask for their commit; what these, CHG009
    and CHG026 find in any case is not found again.

    Why it matters: an exception silences rules, and a step down or a closing ends what was owed; here anybody can type that
    a committee agreed.
    How to fix: nothing where it was decided so: whoever reads the change compares it with the minutes. Better, name in
    `authorities.yaml` who commits for each body.
    Example: a risk owner writes that the Quality Committee agreed an exception, and `authorities.yaml` names nobody.
    """
    if change.authorities is not None:
        return
    rules = (
        softer.lowered_on_new_criteria,
        closings.high_risk_closed,
        closings.concern_closed,
        never_was.never_was,
    )
    found = {hit.record for rule in rules for hit in rule.check(change)}
    may = change.before.written.authorities
    for item, pointer, what, body in _decided(change):
        if item.record.id not in found:
            fix, message = "", f"{what}, and `authorities.yaml` names nobody who could show it"
            if may and may.of(body):  # it is being committed: by whom, and who approves it, shows afterwards
                who = _name(body, change.before.framework)
                message = (
                    f"{what}; unless you act for {who}, somebody who does has to approve it in a later commit"
                )
                fix = f"Ask whoever `authorities.yaml` names for {who} to commit with `Approved-by:` in the last paragraph of the message."
            yield Hit(item.record.id, pointer, message, fix=fix, path=item.path)


def _decided(change: ChangeSet) -> Iterator[tuple[Held, str, str, str]]:
    """Each decision that asks less: the record, where it stands in it, what is said of it, and the body that decided it."""
    framework = change.before.framework
    for was, item in change.arrived:
        for pointer, what, body in _eased(was, item.record, framework):
            yield item, pointer, f"{what} is said to be decided by {_name(body, framework)}", body
    for item, closing, what in closings.closed_high(change):
        if forum := closing.closure.forum:
            yield item, closing.pointer, f"{what} is said to be agreed by {_name(forum, framework)}", forum


def _eased(was: Record | None, now: Record, framework: Framework) -> Iterator[tuple[str, str, str]]:
    """Each new exception and step down: where it stands, what it is, and the body that is said to have decided it."""
    there = was.waivers if was else ()
    for place, waiver in enumerate(now.waivers):
        if not any(_same(waiver, other) for other in there):
            what = f"the exception from {waiver.rule} until {in_words(waiver.until)}"
            yield f"/waivers/{place}", what, waiver.agreed_by
    if isinstance(was, Concern) and isinstance(now, Concern):
        old, orders = set(said(was.levels)), [framework.level(entry.level) for entry in now.levels]
        for place, told in enumerate(said(now.levels)):
            before, level = orders[place - 1] if place else None, orders[place]
            if told not in old and before and level and level.order < before.order:
                what = f"the step down of {in_words(now.levels[place].date)} to {level.name}"
                yield f"/levels/{place}", what, now.levels[place].authorised_by


def _same(waiver: Waiver, other: Waiver) -> bool:
    """Whether one is the other, with at most its last day or its day changed, which is found as that."""
    names = ("rule", "agreed_by", "agreed_on", "until")
    differing = [name for name in names if getattr(waiver, name) != getattr(other, name)]
    return not {"rule", "agreed_by"} & {*differing} and len(differing) < len(names) - 2


def _name(who: str, framework: Framework) -> str:
    body = framework.body(who)
    return body.name if body else f"`{who}`"
