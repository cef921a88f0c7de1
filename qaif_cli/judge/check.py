"""Runs the rules, root causes first, and sets aside findings for which an exception is agreed."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from qaif_cli.judge.agreeing import may_agree
from qaif_cli.judge.rule import Rule
from qaif_cli.judge.rules import RULES
from qaif_cli.model.as_known import told_by
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Finding, Hit, dressed
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.pointers import in_file, value_at
from qaif_cli.model.record import Record, Waiver


@dataclass(frozen=True)
class Excused:
    """A finding that is set aside, and the agreement that does so."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True)
class RuleResults:
    """What the rules found, and what is agreed as an exception."""

    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]


def check(now: Moment, rules: tuple[Rule, ...] = RULES) -> RuleResults:
    """Judge a register on a day.

    Args:
        now: The register, the settings and the day.
        rules: The rules to run.
    """
    return _by_every_rule(now) if rules is RULES else _judged(now, rules)


@once
def _by_every_rule(now: Moment) -> RuleResults:
    return _judged(now, RULES)


@once
def as_at(now: Moment) -> RuleResults:
    """Judge what was known on a day, and nothing else: what papers and the coverage say of that day.

    The same whenever it is asked: the real day is not looked at, and what the rules that see files whole find in what
    is dated later is left out. Patient data alone is found whatever its day.
    """
    return as_at_by(now, RULES)


def as_at_by(now: Moment, rules: tuple[Rule, ...]) -> RuleResults:
    """The same by some of the rules."""
    return _judged(now, rules, later_too=False)


def _judged(now: Moment, rules: tuple[Rule, ...], *, later_too: bool = True) -> RuleResults:
    active = [rule for rule in rules if rule.in_force(now.framework)]
    fired: dict[str, set[str]] = {}
    found: list[Finding] = []
    later = now.written.by_id.keys() - now.register.by_id.keys()
    for rule in _causes_first(active):
        for hit in rule.check(seen(now, rule) if later_too or rule.sees != "today" else now.whole):
            if not later_too and not _was_known(rule, hit, now):
                continue
            codes = fired.setdefault(hit.record, set())
            if codes.isdisjoint(rule.after):
                codes.add(rule.card.code)
                found.append(_finding(rule, hit, now, later))
    return _set_aside(found, now)


def _was_known(rule: Rule, hit: Hit, now: Moment) -> bool:
    """Whether what a rule found was there on the day; a rule that sees files whole finds what is dated later too."""
    if rule.sees == "known" or not hit.record:
        return True
    item = now.written.by_path.get(hit.path) or now.written.by_id.get(hit.record)
    if item is None or item.known(now.day) is None:
        return item is None
    return told_by(item.record, hit.pointer.strip("/").split("/") if hit.pointer else (), now.day)


def seen(now: Moment, rule: Rule) -> Moment:
    """What a rule is given: what was known on the day, or the files whole; the real day for what asks about it."""
    if rule.sees == "known":
        return now
    return now.whole if rule.sees == "files" else now.on(now.today).whole


def _finding(rule: Rule, hit: Hit, now: Moment, later: AbstractSet[str]) -> Finding:
    """A finding with its place in the file, also where the rule saw the record as it was known on the day.

    Where something is missing that came later, or a list of which some came later is meant whole, the place is the
    key: what stands below it is not what was found.
    """
    item, path = now.written.by_id.get(hit.record), now.written.path(hit.record)
    known = now.register.by_id.get(hit.record)
    if item is None or known is None or known is item or rule.sees != "known":
        return dressed(rule.card, hit, path)
    pointer = in_file(item.record, hit.pointer, now.day, later)
    seen_there, stands_there = value_at(known.record, hit.pointer), value_at(item.record, pointer)
    whole = seen_there in (None, UNKNOWN) or isinstance(seen_there, tuple)
    finding = dressed(rule.card, replace(hit, pointer=pointer), path)
    return replace(finding, on_key=True) if whole and seen_there != stands_there else finding


def _causes_first(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: (bool(rule.after), rule.card.code))


def _set_aside(found: list[Finding], now: Moment) -> RuleResults:
    kept: list[Finding] = []
    excused: list[Excused] = []
    for finding in found:
        item = now.register.by_id.get(finding.record)
        waiver = agreed_exception(item.record, finding.code, now) if item else None
        if waiver:
            excused.append(Excused(finding, waiver))
        else:
            kept.append(finding)
    return RuleResults(tuple(kept), tuple(excused))


def agreed_exception(record: Record, code: str, now: Moment) -> Waiver | None:
    """The waiver that sets a rule aside for a record on a day, if a body that may agreed it; of several, the one that ends last."""
    holding = (
        waiver
        for waiver in record.waivers
        if waiver.rule == code
        and now.day <= waiver.until
        and may_agree(now.framework, waiver.agreed_by, code)
    )
    return max(holding, key=lambda waiver: waiver.until, default=None)
