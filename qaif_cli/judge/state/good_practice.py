"""Good practice on a day: what is shared and taken up, and what is praised again and again and shared with nobody."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.state.open_records import limit
from qaif_cli.model.good_practice import Practice, Praise
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.moment import Moment, once


@once
def practices(now: Moment) -> Mapping[str, Practice]:
    """Everything that was decided to be shared as good practice, was shared, or was taken up, by its ID."""
    return {
        item.id: _practice(item, now)
        for item in now.register.intelligence
        if _to_share(item) or item.shared_to or item.taken_up
    }


def _to_share(item: Intelligence) -> bool:
    return any(entry.decision == "share" for entry in item.discussions)


def _practice(item: Intelligence, now: Moment) -> Practice:
    """A piece of good practice; a later decision that it is not shared ends what is owed, and one to share it again gives no new time."""
    thresholds, framework = now.framework.thresholds, now.framework
    decided = next((entry.date for entry in item.discussions if entry.decision == "share"), None)
    stands = [*takewhile(lambda entry: entry.decision == "share", reversed(item.discussions))]
    share, take_up = thresholds.learning_shared, thresholds.practice_taken_up
    settled = bool(item.shared_to or item.taken_up)
    return Practice(
        item=item,
        decided=decided,
        share_by=limit(share, stands[-1].date, framework) if stands and share and not settled else None,
        take_up_by=(
            limit(take_up, item.shared_to[0].date, framework)
            if item.shared_to and take_up and not item.taken_up
            else None
        ),
        day=now.day,
    )


@once
def praised_alone(now: Moment) -> tuple[Praise, ...]:
    """What was praised as often as the settings say in the time that they look back, and shared with nobody; by subject.

    The subject is a provider, or an area where no provider is named, on a theme. Any piece of it that was shared or taken
    up, or that is decided to be shared, is enough.
    """
    settings = now.framework.praised
    if settings is None:
        return ()
    first = add_months(now.day, -settings.months)
    sources = now.framework.praise
    groups: dict[tuple[str, str], list[Intelligence]] = {}
    for item in now.register.intelligence:
        if item.source_type in sources and item.date > first:
            for about in item.providers or item.areas:
                for theme in item.themes:
                    groups.setdefault((about, theme), []).append(item)
    told = practices(now)
    return tuple(
        Praise(about, theme, tuple(sorted(items, key=lambda item: (item.date, item.id))))
        for (about, theme), items in sorted(groups.items())
        if len(items) >= settings.count and not any(item.id in told for item in items)
    )
