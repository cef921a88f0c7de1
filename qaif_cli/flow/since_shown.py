"""What is said otherwise than in the register from which a body's last paper was made."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.flow.publishing import published
from qaif_cli.flow.renaming import under_new_ids
from qaif_cli.flow.request import Reading
from qaif_cli.judge.changes.since import changed_since
from qaif_cli.model.changed_field import ChangedField
from qaif_cli.model.moment import Moment
from qaif_cli.model.shown import Shown
from qaif_cli.store.loader import Loaded


def since_shown(
    reading: Reading, was: Loaded | None, shown: Shown, *, public: bool
) -> tuple[ChangedField, ...]:
    """Each field that says something else than the register from which the last paper was made, as both were known then and now.

    Args:
        reading: The register as it is read.
        was: What git holds of that register; None where it holds nothing, and nothing is told.
        shown: The day of its position.
        public: Whether the public reads it: of records that are private on either side nothing is told, and of the
            others only that they say something else, for what they said may have been taken out to be private.
    """
    if was is None:
        return ()
    then = under_new_ids(was, reading.register)
    sides = (
        Moment(then.register, then.framework or reading.framework, shown.day, reading.now.today),
        reading.now,
    )
    before, after = (replace(side, written=side.register) for side in sides)
    if not public:
        return changed_since(before, after)
    before, after = (replace(side, written=published(side.written)) for side in (before, after))
    return tuple(replace(item, was="", now="") for item in changed_since(before, after, public=True))
