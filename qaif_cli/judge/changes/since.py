"""What was said otherwise between two versions of the register: "Changed since the last paper", and named in a summary."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.changes.change_rule import ChangeSet
from qaif_cli.judge.changes.fields import Alteration
from qaif_cli.judge.changes.keeping import in_short
from qaif_cli.model.changed_field import ChangedField
from qaif_cli.model.moment import Moment

_NEW = frozenset({"added", "inserted", "filled"})
"""What is only new is movement, of which papers tell elsewhere; it counts here where it is of a day that was told already."""


def changed_since(before: Moment, after: Moment, *, public: bool = False) -> tuple[ChangedField, ...]:
    """Everything that is said otherwise than before, by record, and what is new of days before that of the version before.

    Args:
        before: The register as it was shown last, on the day of its position.
        after: The register as it is.
        public: Whether only what stood in public records on both sides may be told.
    """
    return tuple(_changes(ChangeSet(before, after, (), None), public))


def _changes(change: ChangeSet, public: bool) -> Iterator[ChangedField]:
    was_public = {
        now.record.id
        for was, now in change.pairs
        if {was.record.sensitivity, now.record.sensitivity} == {"public"}
    }
    for held, item in change.fields:
        if _tells(item, change.before) and (not public or held.record.id in was_public):
            yield _told(held.record.id, held.record.title, item)
    if not public:
        yield from (_told("", "", item) for item in change.policies if _tells(item, change.before))


def _tells(item: Alteration, before: Moment) -> bool:
    return item.verdict not in _NEW or (item.day is not None and item.day < before.day)


def _told(id_: str, title: str, item: Alteration) -> ChangedField:
    was, now = in_short(item.was), in_short(item.now)
    return ChangedField(id_, title, item.name, item.word, was, now, item.verdict == "eased", item.day)
