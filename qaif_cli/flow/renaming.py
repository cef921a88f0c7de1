"""What stood before a change, under the IDs that the change gave: another ID is no other history, nor is a link that follows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from qaif_cli.judge.state.renumbered import known_as, relinked
from qaif_cli.model.edit import Edit, Set
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import Loaded, in_order, try_text
from qaif_cli.store.order import key_order
from qaif_cli.store.splice import splice


def under_new_ids(before: Loaded, after: Register) -> Loaded:
    """A reading as it would be had the records that a change renumbered or moved had their new IDs already, and the links to them too."""
    moved = renamed(before.register, after)
    if not moved:
        return before
    held = tuple(as_moved(item, moved) for item in before.register.held)
    return replace(before, register=replace(before.register, held=tuple(sorted(held, key=in_order))))


def under_new_names(before: Loaded, after: Framework | None) -> Loaded:
    """A reading as it would be had what the settings list been called as after a change: another name is no other fault."""
    if before.framework is None or after is None:
        return before
    return replace(before, framework=before.framework.called_as_in(after))


def renamed(before: Register, after: Register) -> Mapping[str, Held]:
    """By its ID before, each record that has another after a change.

    It names the one that it had, is new under the one that it has, and nothing else is left of it or says the same.
    """
    there = (
        {item.record.id for item in after.held} | {item.id for item in after.unreadable} | set(after.retired)
    )
    found = [
        (old, item)
        for item in after.held
        if item.record.id not in before.by_id
        for old in item.record.formerly
        if old not in there and old in before.by_id and before.by_id[old].kind == item.kind
    ]
    claimed = Counter(old for old, _ in found)
    claiming = Counter(item.path for _, item in found)
    return {old: item for old, item in found if claimed[old] == 1 and claiming[item.path] == 1}


def as_moved(item: Held, moved: Mapping[str, Held]) -> Held:
    """A record as it would be had some records the IDs and places that they get, by the IDs that they have."""
    now = moved.get(item.record.id)
    edits: list[Edit] = []
    if now:
        edits += [Set("/id", now.record.id), *known_as(item.record, now.record.id)]
    for name, other in moved.items():
        edits += relinked(item, name, other.record.id, other.kind)
    if not edits:
        return item
    text = splice(item.text, edits, key_order(BY_NAME[item.kind].model))
    made, _ = try_text(now.path if now else item.path, text)
    return made or item
