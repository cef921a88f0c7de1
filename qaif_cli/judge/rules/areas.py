"""Service areas: each reports in time, with a judgement and with its statutory duties."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import report_due, reporting_areas
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words


@rule("ARE001", "area-report-late", "error", "§4.3; which headings of §5.1 are service areas is our own", "V")
def report_late(now: Moment) -> Iterator[Hit]:
    """A service area whose last update is older than the reporting interval.

    Asked are the areas that the settings do not name in `reporting.by_exception`, where each has its reason.

    Why it matters: every service area has a focused quality report every two months.
    How to fix: ask the area's lead, and record the update with `qaif update`.
    Example: a last update of 4 March, on 6 May.
    """
    for area in reporting_areas(now):
        updates = area.updates
        last = updates[-1].date if updates else None
        due = report_due(area, last, now.framework)
        if due < now.day:
            since = f"its last update is of {in_words(last)}" if last else "it has no update"
            pointer = f"/updates/{len(updates) - 1}/date" if updates else "/updates"
            yield Hit(area.id, pointer, f"{since}, and one was due by {in_words(due)}")


@rule(
    "ARE002",
    "area-without-judgement",
    "warning",
    "§2.5; that each report has one is our own",
    "P",
    after=("ARE001",),
)
def without_judgement(now: Moment) -> Iterator[Hit]:
    """A service area that reported in time, but without an assurance judgement for longer than the interval.

    Why it matters: an assessment compares what is so with what should be, and leads to a judgement somebody owns;
    an update without one leaves it to the reader.
    How to fix: let the area's lead propose a judgement with its basis, in the next update.
    Example: two updates in a row without `judgement`.
    """
    for area in reporting_areas(now):
        updates = area.updates
        judged = [update.date for update in updates if update.judgement]
        due = report_due(area, max(judged, default=None), now.framework)
        if due < now.day:
            since = (
                f"its last assurance judgement is of {in_words(max(judged))}"
                if judged
                else "it has no assurance judgement"
            )
            pointer = f"/updates/{len(updates) - 1}" if updates else "/updates"
            yield Hit(area.id, pointer, f"{since}, and one was due by {in_words(due)}")


@rule(
    "ARE003",
    "duty-without-position",
    "error",
    "§4.4; that each duty is told of in each report is our own",
    "V",
)
def duty_without_position(now: Moment) -> Iterator[Hit]:
    """A statutory duty of a service area without a position as recent as the report, or an area without any duty.

    Why it matters: the report gives assurance on the statutory responsibilities of system and providers.
    How to fix: write where the organisation stands with the duty, with what shows it.
    Example: a duty whose last position is of January, in a report of May.
    """
    for area in reporting_areas(now):
        if not area.duties:
            yield Hit(area.id, "/duties", "it names no statutory duty")
        for place, duty in enumerate(area.duties):
            last = duty.positions[-1].date if duty.positions else None
            due = report_due(area, last, now.framework, since=duty.since)
            if due < now.day:
                since = f"its last position is of {in_words(last)}" if last else "it has no position"
                yield Hit(
                    area.id,
                    f"/duties/{place}",
                    f"duty {duty.id}: {since}, and one was due by {in_words(due)}",
                )
