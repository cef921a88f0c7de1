"""Run the rules, root causes first, and take out what is agreed as an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qaif_cli.judge.rule import Rule
from qaif_cli.judge.rules import RULES
from qaif_cli.model.finding import Finding, dressed
from qaif_cli.model.framework import Framework
from qaif_cli.model.record import Record, Waiver
from qaif_cli.model.register import Register


@dataclass(frozen=True)
class Excused:
    """A finding that is set aside, and the agreement that does so."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True)
class Judged:
    """What the rules found, and what is agreed as an exception."""

    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]


def check(
    register: Register, framework: Framework, as_of: date, today: date, rules: tuple[Rule, ...] = RULES
) -> Judged:
    """Judge a register on a day.

    Args:
        register: The records.
        framework: The settings of that day.
        as_of: The day that counts as today; later entries are not seen.
        today: The real day, for the one question whether an entry lies in the future.
        rules: The rules to run.
    """
    active = [rule for rule in rules if rule.card.mark != "U" or rule.card.code in framework.rules.enabled]
    fired: dict[str, set[str]] = {}
    found: list[Finding] = []
    for rule in _causes_first(active):
        for hit in rule.check(register, framework, today if rule.real_day else as_of):
            codes = fired.setdefault(hit.record, set())
            if codes.isdisjoint(rule.after):
                codes.add(rule.card.code)
                found.append(dressed(rule.card, hit, register.path(hit.record)))
    return _set_aside(found, register, framework, as_of)


def _causes_first(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: (bool(rule.after), rule.card.code))


def _set_aside(found: list[Finding], register: Register, framework: Framework, as_of: date) -> Judged:
    kept: list[Finding] = []
    excused: list[Excused] = []
    for finding in found:
        item = register.by_id.get(finding.record)
        waiver = agreed_exception(item.record, finding.code, framework, as_of) if item else None
        if waiver:
            excused.append(Excused(finding, waiver))
        else:
            kept.append(finding)
    return Judged(tuple(kept), tuple(excused))


def agreed_exception(record: Record, code: str, framework: Framework, as_of: date) -> Waiver | None:
    """The waiver that sets a rule aside for a record on a day, if a body that may agreed it."""
    for waiver in record.waivers:
        body = framework.body(waiver.agreed_by)
        if (
            waiver.rule == code
            and body
            and body.may_give_assurance
            and waiver.agreed_on <= as_of <= waiver.until
        ):
            return waiver
    return None
