"""What some changed records would break that is not broken now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from qaif_cli.flow.brought import brought
from qaif_cli.flow.place import placed
from qaif_cli.flow.request import Reading
from qaif_cli.judge.agreeing import CONFIDENTIAL
from qaif_cli.judge.anew import in_every, in_files
from qaif_cli.model.finding import Finding
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import in_order


def weighed(
    reading: Reading,
    held: list[Held],
    today: date,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Finding, ...]:
    """The findings that some changed records would add to those of the register.

    What looks at one record by itself is asked about these alone, and only what is new is given its place.

    Args:
        reading: The register.
        held: The records.
        today: The day to judge by.
        moved: For a file that goes because its record gets another ID, that ID.
    """

    def at(register: Register) -> Moment:
        # What was found on it is kept there, for whoever has to judge a change a second time.
        now = reading.now
        if register is not now.written or not now.day == now.today == today:
            now = Moment(register, reading.framework, today, today)
        return now

    changed = frozenset(item.path for item in held)
    before = [finding for finding in _found(at(reading.register), changed) if finding.path not in moved]
    if moved:  # what is found on a record that gets another ID is found on it under that ID too
        renamed, ids = _renamed(reading.register, moved), set(moved.values())
        files = frozenset(item.path for item in renamed.held if item.record.id in ids)
        before += [finding for finding in _found(at(renamed), files) if finding.record in ids]
    after = with_records(reading.register, held, moved)
    return _new(before, at(after), changed, reading.workspace.prefix)


def _found(now: Moment, files: frozenset[str]) -> list[Finding]:
    return [*in_every(now), *in_files(now, files)]


def _new(
    before: Sequence[Finding], after: Moment, changed: frozenset[str], prefix: str
) -> tuple[Finding, ...]:
    """What was not found before, with its places."""
    found = _found(after, changed)
    more = Counter(finding.identity for finding in found)
    more.subtract(finding.identity for finding in before)
    kinds = {identity for identity, count in more.items() if count > 0}
    new = [finding for finding in found if finding.identity in kinds]
    if not new:
        return ()
    files = frozenset(finding.path for finding in new)
    private = [*in_files(after, files - changed, private=True), *found]
    beside = [
        finding
        for finding in private
        if finding.path in files and finding.code.startswith(CONFIDENTIAL) and finding.identity not in kinds
    ]  # the line of what must not be shown is not shown for another reason either
    known = [replace(finding, path=prefix + finding.path) for finding in (*before, *beside)]
    return brought(known, placed([*new, *beside], after.written, prefix))


def _renamed(register: Register, moved: Mapping[str, str]) -> Register:
    """The register with some records under the IDs that they get, and nothing else changed."""
    held = tuple(
        replace(
            item,
            path=f"{item.path.rpartition('/')[0]}/{moved[item.path]}.yaml",
            record=item.record.model_copy(update={"id": moved[item.path]}),
        )
        if item.path in moved
        else item
        for item in register.held
    )
    return replace(register, held=held)


def with_records(register: Register, held: Iterable[Held], gone: Iterable[str] = ()) -> Register:
    """The register with some records added or replaced by their files, and some files removed."""
    left = set(gone)
    new = {item.path: item for item in held}
    unreadable = tuple(item for item in register.unreadable if item.path not in new)
    kept = [new.pop(item.path, item) for item in register.held if item.path not in left]
    return replace(register, held=tuple(sorted((*kept, *new.values()), key=in_order)), unreadable=unreadable)
