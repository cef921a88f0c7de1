"""When a concern was moved above the lowest level, and on which intelligence the move rested (§4.3, §4.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from qaif_cli.model.kinds.concern import Concern, LevelChange
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.settings import Level


@dataclass(frozen=True)
class Rise:
    """A decision that moved a concern up, above the lowest level.

    Attributes:
        place: Its place among the decisions known on the day, counted from 0.
        change: The decision.
        level: The level it led to.
    """

    place: int
    change: LevelChange
    level: Level


def rises(concern: Concern, now: Moment) -> list[Rise]:
    """The moves upward that still hold on a day, oldest first: those since it last stood at the lowest level."""
    lowest = now.framework.lowest.order
    before = lowest
    found: list[Rise] = []
    for place, change in enumerate(concern.levels):
        level = now.framework.level(change.level)
        if level is None:
            continue
        if level.order <= lowest:
            found = []
        elif level.order > before:
            found.append(Rise(place, change, level))
        before = level.order
    return found


@dataclass(frozen=True)
class Sources:
    """The intelligence of a register, found by what it is about.

    Attributes:
        by_record: By the risks and concerns that its discussions name.
        by_service: By provider and area.
        family: The family of each kind of source.
    """

    by_record: Mapping[str, list[Intelligence]]
    by_service: Mapping[tuple[str, str], list[Intelligence]]
    family: Mapping[str, str]

    def behind(self, concern: Concern, day: date, window: int) -> Iterator[Intelligence]:
        """What came in on a day or in the days before it, and is about a concern.

        That is what a discussion linked to the concern or to one of its risks; and, for a service, what is
        about both its provider and its area.

        Args:
            concern: The concern.
            day: The day of the decision.
            window: How many days back is looked.
        """
        found = [item for record in (concern.id, *concern.risks) for item in self.by_record.get(record, ())]
        subject = concern.subject
        if subject.type == "service" and subject.provider:
            found += self.by_service.get((subject.provider, subject.area), ())
        first = day - timedelta(days=window)
        yield from {item.id: item for item in found if first <= item.date <= day}.values()

    def families(self, concern: Concern, day: date, window: int) -> dict[str, list[str]]:
        """The independent sources behind a concern: each family, with the IDs of its intelligence."""
        found: dict[str, list[str]] = {}
        for item in self.behind(concern, day, window):
            found.setdefault(self.family.get(item.source_type, item.source_type), []).append(item.id)
        return found


@once
def sources_of(now: Moment) -> Sources:
    """The intelligence of a register by what it is about, in one pass."""
    by_record: dict[str, list[Intelligence]] = {}
    by_service: dict[tuple[str, str], list[Intelligence]] = {}
    praise = now.framework.praise
    for item in now.register.intelligence:
        if item.source_type in praise:
            continue  # what goes well stands behind no escalation
        for entry in item.discussions:
            for record in (entry.risk, entry.concern):
                if record:
                    by_record.setdefault(record, []).append(item)
        for provider in item.providers:
            for area in item.areas:
                by_service.setdefault((provider, area), []).append(item)
    return Sources(by_record, by_service, {source.id: source.family for source in now.framework.sources})
