"""Concerns beside the rest of the register: shared in time, one for each subject, and none missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.high_risks import high_risks_without_concern
from qaif_cli.judge.state.open_records import limit, open_concerns
from qaif_cli.judge.wording import coded
from qaif_cli.model.closings import open_from
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words


@rule("CON009", "concern-not-shared", "error", "§4.3; the number of days is our own", "V")
def not_shared(now: Moment) -> Iterator[Hit]:
    """An open concern that was not shared with its provider in time; or, without a provider, with nobody.

    Why it matters: concerns are shared with the providers and the ICB through the system's governance; who is
    not told can neither correct nor mend.
    How to fix: share it, and record with whom, when, and whether they agreed that the facts are right; if it was
    shared too late, agree an exception.
    Example: a concern opened on 1 April, shared with the provider on 6 May.
    """
    for concern in open_concerns(now):
        opened = concern.levels[0].date
        last_day = open_from(concern, limit(now.framework.thresholds.concern_shared, opened, now.framework))
        if now.day <= last_day:
            continue
        message = _sharing(concern, last_day)
        if message:
            yield Hit(concern.id, "/shared", message)


def _sharing(concern: Concern, last_day: date) -> str:
    """Why the sharing is not enough; empty where it is."""
    entries = concern.shared
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
def twice(now: Moment) -> Iterator[Hit]:
    """Two open concerns about one subject.

    Why it matters: one service would be held at two levels, and no paper can say which is so.
    How to fix: keep the one with the longer history, move what the other says into it, and close the other.
    Example: two open concerns about maternity care at one provider.
    """
    first: dict[tuple[str, str, str], str] = {}
    for concern in open_concerns(now):
        key = concern.subject.key
        if key in first:
            yield Hit(concern.id, "/subject", f"`{first[key]}` is open and about the same subject")
        first.setdefault(key, concern.id)


@rule("CON011", "high-risk-at-routine", "warning", "our own; the framework ties no score to a level", "P")
def high_at_routine(now: Moment) -> Iterator[Hit]:
    """An open risk to be reviewed each month that no concern above the lowest level holds.

    Why it matters: routine is for no risks, or minor ones that are dealt with effectively; a high risk deserves
    at least the question whether the level is right. It is judged risk by risk: a concern about another service of
    the same provider says nothing of this one.
    How to fix: consider the level, with `qaif escalate`; if routine is right, agree an exception on the risk and
    say why.
    Example: a risk scoring 16 that no concern names, or only one at routine.
    """
    for item in high_risks_without_concern(now):
        at = "no concern holds it"
        if item.concerns:
            held = coded([concern.concern.id for concern in item.concerns])
            at = f"it is held at {now.framework.lowest.name} only, in {held}"
        last_review = f"/reviews/{len(item.state.risk.reviews) - 1}"
        yield Hit(item.state.risk.id, last_review, f"it scores {item.state.score}, and {at}")
