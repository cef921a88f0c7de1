"""Providers: their regulatory status is known, what they stand under is looked at, their returns come and are answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import limit, open_providers
from qaif_cli.judge.state.position import position
from qaif_cli.judge.state.standings import open_standings
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import bare_words, in_words, listed


@rule(
    "PRV001",
    "regulatory-status-not-known",
    "warning",
    "§5.1 Acute and independent services; how old, and that the regulator is the CQC, is our own",
    "P",
)
def status_not_known(now: Moment) -> Iterator[Hit]:
    """A provider whose status with the regulator is not known, or was last checked too long ago.

    Why it matters: the status with the Care Quality Commission is to be known for all organisations.
    How to fix: look it up, and add a rating with the day on which you looked; where the provider need not be
    registered, write why in `not_required`; where it has closed or merged, close it.
    Example: `cqc: unknown`, or a rating last checked two years ago.
    """
    for provider in open_providers(now):
        cqc = known(provider.cqc)
        if cqc is None:
            yield Hit(provider.id, "/cqc", "its status with the regulator is not known")
            continue
        if cqc.not_required:
            continue
        checks = [
            (rating.checked_on, place) for place, rating in enumerate(cqc.ratings) if rating.service is None
        ]
        if not checks:
            yield Hit(provider.id, "/cqc/ratings", "nobody has recorded its status with the regulator")
            continue
        checked, place = max(checks)
        if limit(now.framework.thresholds.cqc_checked, checked, now.framework) < now.day:
            message = f"its status with the regulator was last checked on {in_words(checked)}"
            yield Hit(provider.id, f"/cqc/ratings/{place}/checked_on", message)


@rule(
    "PRV002",
    "return-not-received",
    "warning",
    "§5.1 Care sector; that a return is late by its own due day is our own",
    "P",
)
def return_not_received(now: Moment) -> Iterator[Hit]:
    """A return that an open provider was to give by now, and that did not come.

    A later one of the same kind that came takes its place.
    Why it matters: a provider that does not answer is not known to be safe, and the next round hides the gap.
    How to fix: ask for it, and record the day on which it came with `qaif provider return receive`.
    Example: a return due on 31 October, with no `received` on 19 November.
    """
    for standing in open_standings(now):
        for state in standing.returns:
            if state.not_received and state.receive_by:
                ago = days_in_words((now.day - state.receive_by).days)
                message = (
                    f"`{state.name}` was due on {in_words(state.receive_by)}, {ago} ago, and did not come"
                )
                yield Hit(standing.provider.id, f"/returns/{state.place}/due", message)


@rule(
    "PRV003",
    "return-answered-late",
    "warning",
    "§5.1 Care sector asks for standard answers; in how many days is our own",
    "P",
)
def return_answered_late(now: Moment) -> Iterator[Hit]:
    """The last return of an open provider of each kind that was answered too late, or is not answered in time.

    Why it matters: who gives a return and hears nothing learns that it is not read.
    How to fix: answer it, and record that with `qaif provider return answer`; the days are `answered_within` of the
    return in the settings. What was answered too late stays so until the next one is.
    Example: a return received on 1 September and not answered on 19 November, where 28 days are given.
    """
    for standing in open_standings(now):
        for state in standing.returns:
            late = state.answer_late
            if not (state.last and late and state.answer_by):
                continue
            said = "was answered" if state.entry.answered else "is not answered"
            message = f"`{state.name}` {said} {days_in_words(late)} after {in_words(state.answer_by)}, the day by which it was to be"
            yield Hit(standing.provider.id, f"/returns/{state.place}/received", message)


@rule("PRV004", "standing-past-its-day", "warning", "our own; §5.1 asks that the status is known", "P")
def standing_past_its_day(now: Moment) -> Iterator[Hit]:
    """What an open provider stands under, where the day is past by which it was to end or to be looked at again.

    Why it matters: a plan past its review is a plan that nobody may follow; a notice past its day was met, or was not.
    How to fix: record what came of it: `qaif provider standing add` with the new day, or `qaif provider standing end`.
    Example: a patient safety incident response plan to be reviewed by 30 September, on 19 November.
    """
    for standing in open_standings(now):
        for state in standing.in_force:
            if state.days_late and state.until:
                ago = days_in_words(state.days_late)
                message = f"`{state.name}` was to end or to be looked at again by {in_words(state.until)}, {ago} ago"
                yield Hit(standing.provider.id, f"/standing/{state.place}/until", message)


@rule(
    "PRV005", "standing-against-level", "warning", "our own; §4.4 sets the levels and ties them to none", "P"
)
def standing_against_level(now: Moment) -> Iterator[Hit]:
    """An open provider that stands under something serious, and no concern holds it above the lowest level.

    Why it matters: the level says how closely it is watched; a regulator that acts has seen what we may not have.
    How to fix: open a concern with `qaif concern add`, or move its level; where the lowest is right, agree an exception
    with `qaif waive` and say why. What is serious is `raises` in the settings.
    Example: a warning notice in force, and the provider held at routine.
    """
    lowest = now.framework.lowest
    for standing in open_standings(now):
        level = position(now).providers[standing.provider.id].level
        held = now.framework.level(level) if level else None
        if held and held.order > lowest.order:
            continue
        for state in standing.in_force:
            if state.serious:
                at = f"it is held at {lowest.name}" if held else "no concern about it is open"
                message = f"`{state.name}` has been in force since {in_words(state.entry.date)}, and {at}"
                yield Hit(standing.provider.id, f"/standing/{state.place}", message)


@rule("PRV006", "identifier-of-several", "warning", "our own; an identifier is of one organisation", "P")
def identifier_of_several(now: Moment) -> Iterator[Hit]:
    """An identifier that several open providers have: a code of the Organisation Data Service, or one of the regulator.

    Why it matters: what is imported by it goes to one of them, and the other stays as it was.
    How to fix: look it up, and put right the one that has another; where both are the same organisation, close one.
    Example: two practices with the ODS code L99999.
    """
    having: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for provider in open_providers(now):
        if provider.ods_code and (code := known(provider.ods_code)):
            having["ODS code", code].append((provider.id, "/ods_code"))
        cqc = known(provider.cqc)
        if cqc and cqc.provider_id and (own := known(cqc.provider_id)):
            having["CQC provider ID", own].append((provider.id, "/cqc/provider_id"))
        for place, location in enumerate(cqc.locations if cqc else ()):
            having["CQC location ID", location].append((provider.id, f"/cqc/locations/{place}"))
    for (what, code), found in having.items():
        if len({id_ for id_, _ in found}) > 1:
            others = listed(sorted({id_ for id_, _ in found[:-1]} - {found[-1][0]}))
            yield Hit(*found[-1], f"its {what} {code} is that of {others} too")


@rule("PRV007", "return-recorded-twice", "warning", "our own", "P")
def return_twice(now: Moment) -> Iterator[Hit]:
    """A return of one kind for one period that an open provider has twice.

    Why it matters: one of the two seems late for ever, and counts are wrong.
    How to fix: correct one of them into the period that it is of, with `corrects`.
    Example: two entries of `returns` with the same `framework` and `period`.
    """
    for standing in open_standings(now):
        seen: set[tuple[str, str]] = set()
        for state in standing.returns:
            key = (state.entry.framework, bare_words(state.entry.period))
            if key in seen:
                yield Hit(
                    standing.provider.id,
                    f"/returns/{state.place}/period",
                    f"`{state.name}` stands there already",
                )
            seen.add(key)
