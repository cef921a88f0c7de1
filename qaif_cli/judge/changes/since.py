"""What was said otherwise between two versions of the register: "Changed since the last paper", and named in a summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.changes.change_rule import ChangeSet
from qaif_cli.judge.changes.fields import Alteration
from qaif_cli.model.changed_field import ChangedField, How
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Record
from qaif_cli.model.words import in_words, where_they_part

_NEW = frozenset({"added", "inserted", "filled"})
"""What is only new is movement, of which papers tell elsewhere; it counts here where it is of a day that was told already."""
_NAMED = (
    "role",
    "body",
    "level",
    "source",
    "theme",
    "tier",
    "domain",
    "judgement",
    "value",
    "clock",
    "standing",
    "return",
)
"""The lists of the framework whose IDs are told by their names."""
_LONGEST = 200
"""So many signs of a text are told."""


def changed_since(
    before: Moment, after: Moment, *, public: bool = False, fresh: bool = False
) -> tuple[ChangedField, ...]:
    """Everything that is said otherwise than before, by record, and what is new of days before that of the version before.

    Args:
        before: The register as it was shown last, on the day of its position.
        after: The register as it is.
        public: Whether only what stood in public records on both sides may be told.
        fresh: Whether what is only new is told too in the framework, and in fields whose changes are kept: to whoever
            reads a change it is told nowhere else that nothing was said before.
    """
    return tuple(_changes(ChangeSet(before, after, (), None), public, fresh))


def _changes(change: ChangeSet, public: bool, fresh: bool) -> Iterator[ChangedField]:
    names = _names(change.after) | {item.record.id: item.record.title for item in change.after.written.held}
    was_public = {
        now.record.id
        for was, now in change.pairs
        if {was.record.sensitivity, now.record.sensitivity} == {"public"}
    }
    drafts = {held.record.id for held in change.before.written.held if _is_draft(held.record)}
    for held, item in change.fields:
        if (
            held.record.id not in drafts
            and (_tells(item, change.before) or (fresh and (item.verdict, item.word) == ("filled", "kept")))
            and (not public or held.record.id in was_public)
        ):
            yield _told(held.record.id, held.record.title, item, {} if public else names)
    if not public:
        yield from (
            _told("", "", item, names)
            for item in change.policies
            if fresh or (_tells(item, change.before) and not _later_name(item, change))
        )


def _later_name(item: Alteration, change: ChangeSet) -> bool:
    """Whether it is the name of a body that it has from a day after that of the version now."""
    path = item.name.split("/")
    if (path[0], path[-1]) != ("bodies", "name"):
        return False
    was, now = (side.framework.body(path[1]) for side in (change.before, change.after))
    return was is not None and now is not None and was.name == now.name


def _is_draft(record: Record) -> bool:
    """Whether it is a paper that nobody was given yet."""
    return isinstance(record, Paper) and record.issued is None


def _tells(item: Alteration, before: Moment) -> bool:
    if item.verdict in _NEW:
        return item.was != "" or (item.day is not None and item.day < before.day)
    return item.verdict != "named" or item.was != ""


def _told(id_: str, title: str, item: Alteration, names: dict[str, str]) -> ChangedField:
    said = [_in_words(text, names) for text in item.said_by(names)]
    if said[0] == said[1]:  # a text became a link to what is called so
        said = [
            name if name == text else f"{name} ({text})" for name, text in zip(said, item.said, strict=True)
        ]
    was, now = where_they_part(said, _LONGEST)
    return ChangedField(id_, title, item.name, _place(item), item.word, was, now, _how(item), item.day)


def _place(item: Alteration) -> str:
    """Where it stands; of an entry that came or went and has no name and no day, not its number."""
    last = item.name.rpartition("/")[2]
    whole = last.isdigit() and not (item.was and item.now)
    return item.place.removesuffix(f" {last}") if whole else item.place


def _how(item: Alteration) -> How:
    if item.verdict in ("eased", "corrected"):
        return "eased" if item.verdict == "eased" else "corrected"
    return "late" if item.day else "otherwise"


def _names(moment: Moment) -> dict[str, str]:
    return {id_: name for of in _NAMED for id_, name in moment.framework.names(of).items()}


def _in_words(text: str, names: dict[str, str]) -> str:
    """A value as people say it: a day with its month, what has a name by it."""
    try:
        return in_words(date.fromisoformat(text))
    except ValueError:
        return names.get(text, text)
