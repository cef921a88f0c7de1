"""Matches the entries of two versions of an append-only list: kept, edited, removed, inserted, appended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from qaif_cli.judge.diff.matching import differing
from qaif_cli.model.history import corrected_place
from qaif_cli.model.record import Entry
from qaif_cli.model.walk import History, histories


@dataclass(frozen=True)
class Aligned:
    """How the entries of two versions of a list match; places count from 0.

    Attributes:
        edited: Places before and after of each entry that says something else now.
        removed: Places before of entries that are gone.
        inserted: Places after of new entries that stand before one that was there.
        appended: Places after of new entries at the end.
    """

    edited: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    inserted: tuple[int, ...]
    appended: tuple[int, ...]


def align(old: Sequence[BaseModel], new: Sequence[BaseModel]) -> Aligned:
    """Match two versions of a list by what the entries say, not how they are written."""
    same = _same(old, new)
    was, now = said(old, same), said(new, same)
    edited: list[tuple[int, int]] = []
    removed: list[int] = []
    added: list[int] = []
    for part in differing(was, now):
        both = min(part.last - part.first, part.end - part.start)
        first, start = same + part.first, same + part.start
        edited += [(first + step, start + step) for step in range(both)]
        removed += range(first + both, same + part.last)
        added += range(start + both, same + part.end)
    last_kept = max(set(range(same, len(new))).difference(added), default=same - 1)
    return Aligned(
        tuple(edited),
        tuple(removed),
        tuple(place for place in added if place < last_kept),
        tuple(place for place in added if place > last_kept),
    )


def _same(old: Sequence[BaseModel], new: Sequence[BaseModel]) -> int:
    """How many entries two versions of a list begin with that are the very same, as a command leaves them."""
    same = 0
    for was, now in zip(old, new, strict=False):
        if was is not now or ((corrected_place(now) or 0) > same if isinstance(now, Entry) else False):
            break
        same += 1
    return same


def said(entries: Sequence[BaseModel], first: int = 0) -> list[str]:
    """Each entry as JSON text, for comparison; a correction names its entry by what that says, wherever it stands.

    Args:
        entries: The entries of a list.
        first: The place of the first that is asked about.
    """
    return [_said(entry, entries) for entry in entries[first:]]


def _said(entry: BaseModel, entries: Sequence[BaseModel]) -> str:
    place = corrected_place(entry) if isinstance(entry, Entry) else None
    if place is None or not 0 <= place < len(entries):
        return entry.model_dump_json(warnings=False)
    meant = entries[place].model_dump_json(exclude={"corrects"}, warnings=False)
    return f"{entry.model_dump_json(exclude={'corrects'}, warnings=False)} corrects {meant}"


def first_difference(was: BaseModel | None, now: BaseModel | None) -> str:
    """The pointer to the first field in which two versions of something differ; empty where one is not there."""
    if was is None or now is None:
        return ""
    fields = type(now).model_fields.items()
    keys = (field.alias or name for name, field in fields if getattr(was, name, None) != getattr(now, name))
    key = next(keys, "")
    return f"/{key}" if key else ""


@dataclass(frozen=True)
class Pair:
    """One history on both sides of a change; either may be None where it has no entry there."""

    before: History | None
    after: History | None

    @property
    def aligned(self) -> Aligned:
        """Its two versions side by side."""
        return align(self.before.entries if self.before else (), self.after.entries if self.after else ())


def paired(before: BaseModel | None, after: BaseModel) -> Iterator[Pair]:
    """Every history of a record on both sides, matched by the ID of the entry it is in, not its position."""
    was = _by_name(before) if before else {}
    now = _by_name(after)
    for name in [*was, *(name for name in now if name not in was)]:
        yield Pair(was.get(name), now.get(name))


def _by_name(record: BaseModel) -> dict[str, History]:
    return {named(record, history.pointer): history for history in histories(record)}


def named(record: BaseModel, pointer: str) -> str:
    """A pointer with the IDs of entries in place of their positions: `/actions/A2/due`."""
    steps: list[str] = []
    value: object = record
    for step in pointer.split("/")[1:]:
        if isinstance(value, tuple):
            value = value[int(step)]
            steps.append(str(getattr(value, "id", step)))
        else:
            value = _field(value, step)
            steps.append(step)
    return f"/{'/'.join(steps)}"


def _field(value: object, key: str) -> object:
    assert isinstance(value, BaseModel)  # noqa: S101  # pointers of our own walk lead through models and tuples only
    name = next(
        (name for name, field in type(value).model_fields.items() if (field.alias or name) == key), key
    )
    return getattr(value, name)
