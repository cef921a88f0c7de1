"""Moves to enhanced and intensive: shared at the System Quality Group, reported to the Quality Committee, well founded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qaif_cli.judge.meetings.frequency import first_after, recorded_since
from qaif_cli.judge.meetings.must_table import on_table
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings
from qaif_cli.judge.state.level_rises import Rise, rises, sources_of
from qaif_cli.judge.state.open_records import open_concerns
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words, listed

_FIRST_IS_OURS = "§4.3; that it is the first meeting after entry is our own reading"


@rule("CON012", "level-not-tabled", "error", _FIRST_IS_OURS, "P")
def not_tabled(now: Moment) -> Iterator[Hit]:
    """An entry to enhanced or intensive, and the concern was not tabled at the first System Quality Group after it.

    Why it matters: what is held at enhanced or intensive is tabled through the System Quality Group, so that partners
    know and can act.
    How to fix: if it was tabled, record it with `qaif meeting minute MEETING --record CONCERN` or `qaif concern table`; if
    it was not, table it at the next, and agree an exception with `qaif waive`.
    Example: enhanced since 12 May, and the group of 11 June did not have it on its table.
    """
    yield from _not_brought(now, "system-quality", "tabled at")


@rule("CON013", "level-not-reported", "error", _FIRST_IS_OURS, "P")
def not_reported(now: Moment) -> Iterator[Hit]:
    """An entry to enhanced or intensive that was not reported to the first Quality Committee held after it.

    Why it matters: items of escalation are brought to the Quality Committee; it cannot assure the Board of what
    it was not told.
    How to fix: if it was reported, record it with `qaif meeting minute MEETING --record CONCERN` or `qaif concern table`;
    a decision of the committee's own needs its `forum`. If it was not, bring it to the next, and agree an exception
    with `qaif waive`.
    Example: intensive since 1 April, and the committee of 28 May did not hear of it.
    """
    yield from _not_brought(now, "assurance", "reported to")


@rule(
    "CON014",
    "escalated-on-too-few-sources",
    "warning",
    "§4.3 asks only that intelligence is triangulated",
    "P",
)
def too_few_sources(now: Moment) -> Iterator[Hit]:
    """A move upward that rests on fewer independent sources of intelligence than the framework's settings ask for.

    Why it matters: intelligence is triangulated: several reports that all come from one source may be one story
    told often.
    How to fix: record the intelligence that was known with `qaif intelligence add`, and link it with `qaif intelligence
    discuss ID --concern CONCERN`; if there was no more, record the move again with `--corrects`, and say with
    `--sources-reason` why it was right all the same. Sources of one `family` count once.
    Example: a move to enhanced, with three complaints and nothing else in the 90 days before.
    """
    asked = now.framework.triangulation
    since = recorded_since(now.framework.body_for("insights"), now.framework)
    if asked is None or since is None:
        return
    judged = [
        (concern, rise)
        for concern in open_concerns(now)
        for rise in rises(concern, now)
        if rise.change.date >= since and not rise.change.sources_reason
    ]
    if not judged:
        return
    sources = sources_of(now)
    for concern, rise in judged:
        families = sources.families(concern, rise.change.date, asked.window_days)
        if len(families) < asked.least_sources:
            ids = sorted(id_ for found in families.values() for id_ in found)
            yield Hit(
                concern.id,
                f"/levels/{rise.place}",
                f"the move to {rise.level.name} on {in_words(rise.change.date)} rests on {_counted(families, ids)}"
                f" in the {asked.window_days} days before, and {asked.least_sources} are asked for;"
                " no reason is given",
            )


_NAMED = 6


def _counted(families: dict[str, list[str]], ids: Sequence[str]) -> str:
    """How many independent sources there were, with the pieces of intelligence that they are."""
    if not families:
        return "no intelligence"
    sources = "1 independent source" if len(families) == 1 else f"{len(families)} independent sources"
    named = [f"`{id_}`" for id_ in ids[:_NAMED]]
    if len(ids) > _NAMED:
        named.append(f"{len(ids) - _NAMED} more")
    return f"{sources} of intelligence ({listed(named)})"


def _not_brought(now: Moment, function: str, verb: str) -> Iterator[Hit]:
    """Every rise that the first meeting of a body after it did not have on its table."""
    body = now.framework.body_for(function)
    since = recorded_since(body, now.framework)
    if body is None or since is None:
        return
    held = held_meetings(now, body.id)
    for concern in open_concerns(now):
        asked = [rise for rise in rises(concern, now) if rise.change.date >= since]
        days = on_table(concern, body, held) if asked else []
        for rise, first in _first_meetings(asked, held, now.day):
            day = rise.change.date
            there = (rise.change.forum == body.id) or any(day <= told <= first for told in days)
            if not there:
                later = next((told for told in days if told > first), None)
                since_then = f"only on {in_words(later)}" if later else "nor since"
                message = (
                    f"at {rise.level.name} since {in_words(day)}, it was not {verb} the {body.name} of"
                    f" {in_words(first)}, {since_then}"
                )
                yield Hit(concern.id, f"/levels/{rise.place}", message)


def _first_meetings(
    asked: Sequence[Rise], held: Sequence[Meeting], as_of: date
) -> Iterator[tuple[Rise, date]]:
    """Each rise with the first meeting after it that is over; of two before one meeting, the later.

    A meeting of the same day may have been over by then; it is not asked for, and counts where it heard of it.
    """
    firsts: dict[date, Rise] = {}
    for rise in asked:
        meeting = first_after(held, rise.change.date)
        if meeting and meeting.date < as_of:
            firsts[meeting.date] = rise
    yield from ((rise, day) for day, rise in firsts.items())
