"""Concerns beside the rest of the register: shared in time, one for each subject, and none missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.history import effective, latest
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import limit, open_concerns, open_risks
from qaif_cli.judge.wording import coded
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.register import Register
from qaif_cli.model.words import in_words


@rule("CON009", "concern-not-shared", "error", "§4.3; the number of days is our own", "V")
def not_shared(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:
    """An open concern that was not shared with its provider in time; or, without a provider, with nobody.

    Why it matters: concerns are shared with the providers and the ICB through the system's governance; who is
    not told can neither correct nor mend.
    How to fix: share it, and record with whom, when, and whether they agreed that the facts are right; if it was
    shared too late, agree an exception.
    Example: a concern opened on 1 April, shared with the provider on 6 May.
    """
    for concern in open_concerns(register, as_of):
        opened = effective(concern.levels, as_of)[0].date
        last_day = limit(framework.thresholds.concern_shared, opened, framework)
        if as_of <= last_day:
            continue
        message = _sharing(concern, as_of, last_day)
        if message:
            yield Hit(concern.id, "/shared", message)


def _sharing(concern: Concern, as_of: date, last_day: date) -> str:
    """Why the sharing is not enough; empty where it is."""
    entries = effective(concern.shared, as_of)
    provider = concern.subject.provider
    if provider is None and concern.subject.type != "service":
        return "" if entries else f"it was shared with nobody by {in_words(last_day)}"
    with_it = [entry for entry in entries if entry.with_provider and provider in (None, entry.with_provider)]
    if not with_it:
        return f"it was not shared with its provider, and should have been by {in_words(last_day)}"
    first = with_it[0].date
    late = days_in_words((first - last_day).days)
    return (
        f"it was shared with its provider on {in_words(first)}, {late} too late" if first > last_day else ""
    )


@rule("CON010", "two-concerns-on-one-subject", "error", "qaif: how records are written", "P")
def twice(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:  # noqa: ARG001
    """Two open concerns about one subject.

    Why it matters: one service would be held at two levels, and no paper can say which is so.
    How to fix: keep the one with the longer history, move what the other says into it, and close the other.
    Example: two open concerns about maternity care at one provider.
    """
    first: dict[tuple[str, str, str], str] = {}
    for concern in open_concerns(register, as_of):
        key = concern.subject.key
        if key in first:
            yield Hit(concern.id, "/subject", f"`{first[key]}` is open and about the same subject")
        first.setdefault(key, concern.id)


@rule("CON011", "high-risk-at-routine", "warning", "our own; the framework ties no score to a level", "P")
def high_at_routine(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:
    """A provider with an open risk of 15 or above, and no concern above routine speaks of either.

    Why it matters: routine is for no risks, or minor ones that are dealt with effectively; a high risk deserves
    at least the question whether the level is right.
    How to fix: consider the level; if routine is right, agree an exception on the provider's record and say why.
    Example: a risk scoring 16 at a provider that no concern names.
    """
    held = _above_lowest(register, framework, as_of)
    providers = {concern.subject.provider for concern in held}
    risks = {risk for concern in held for risk in concern.risks}
    high: dict[str, list[str]] = {}
    for risk in open_risks(register, as_of):
        current = latest(risk.reviews, as_of)
        if current and current.score >= framework.high_score and risk.id not in risks:
            for provider in dict.fromkeys(risk.providers):
                high.setdefault(provider, []).append(risk.id)
    for record in register.providers:
        if record.id in high and record.id not in providers:
            verb, them = ("scores", "it") if len(high[record.id]) == 1 else ("score", "them")
            yield Hit(
                record.id,
                "/id",
                f"{coded(high[record.id])} at this provider {verb} {framework.high_score} or above,"
                f" and no concern above routine speaks of {them}",
            )


def _above_lowest(register: Register, framework: Framework, as_of: date) -> list[Concern]:
    """The open concerns that stand above the lowest level."""
    lowest = min((level.order for level in framework.levels), default=1)
    found = []
    for concern in open_concerns(register, as_of):
        current = latest(concern.levels, as_of)
        level = framework.level(current.level) if current else None
        if level and level.order > lowest:
            found.append(concern)
    return found
