"""Agreed exceptions: each is agreed by a body that may, and ends on its day."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.agreeing import may_agree, what_it_may_not
from qaif_cli.judge.rule import rule
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Record, Waiver
from qaif_cli.model.words import in_words


@rule("WAV001", "exception-expired", "error", "our own", "P")
def expired(now: Moment) -> Iterator[Hit]:
    """An agreed exception that has ended and was neither renewed nor taken out.

    Why it matters: an exception is agreed for a time; when it ends, the rule holds again and somebody decides anew.
    How to fix: have it agreed anew, or take it out once the rule is kept; git keeps what it said.
    Example: `until: 2026-03-31`, on 15 June.
    """
    for item in now.register.held:
        for place, waiver in enumerate(item.record.waivers):
            if waiver.agreed_on <= waiver.until < now.day and not _renewed(item.record, waiver, now):
                message = f"the exception from {waiver.rule} ended on {in_words(waiver.until)}"
                yield Hit(item.record.id, f"/waivers/{place}/until", message, path=item.path)


@rule("WAV002", "exception-not-authorised", "error", "our own", "P")
def not_authorised(now: Moment) -> Iterator[Hit]:
    """An exception agreed by a body that may not give assurance, or from confidentiality by one that the settings do not name for it.

    Why it matters: whoever may not give assurance may not set it aside either; and that what looks like a person's data stays
    is for those alone whom `confidentiality: agreed_by:` names. Such an exception has no effect.
    How to fix: bring it to the committee that may agree it.
    Example: `agreed_by: insights-meeting`.
    """
    for item in now.register.held:
        for place, waiver in enumerate(item.record.waivers):
            body = now.framework.body(waiver.agreed_by)
            if body is not None and not may_agree(now.framework, body.id, waiver.rule):
                message = f"the exception from {waiver.rule} was agreed by {body.name}, {what_it_may_not(waiver.rule)}"
                yield Hit(item.record.id, f"/waivers/{place}/agreed_by", message, path=item.path)


@rule("WAV003", "exception-from-the-trail", "error", "qaif: the records are the audit trail", "P")
def from_the_trail(now: Moment) -> Iterator[Hit]:
    """An exception from a rule on the change, which no body can agree; it has no effect.

    Why it matters: those rules keep what was said; whoever could switch one off could rewrite a record afterwards.
    How to fix: take it out; what the rule finds is put right as `qaif explain` says.
    Example: `rule: CHG003`, until 2036-01-01.
    """
    for item in now.register.held:
        for place, waiver in enumerate(item.record.waivers):
            if waiver.rule.startswith("CHG"):
                message = f"{waiver.rule} judges changes, and cannot be set aside"
                yield Hit(item.record.id, f"/waivers/{place}/rule", message, path=item.path)


def _renewed(record: Record, ended: Waiver, now: Moment) -> bool:
    """Whether another exception from the same rule has taken the place of one that ended."""
    return any(waiver.rule == ended.rule and now.day <= waiver.until for waiver in record.waivers)
