"""Another ID of a record: what leads to it, and whether it stands there still under the one that it had."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held, Register


def left_behind(old: Record, new: Record) -> bool:
    """Whether two files hold one record: the one names the ID of the other as its former one, and says the same."""
    if old.id == new.id or old.id not in new.formerly or type(old) is not type(new):
        return False
    same = {"id": new.id, "formerly": new.formerly}
    return old.model_copy(update=same) == new


def linking_to(register: Register, kind: str, id_: str, *, but: str = "") -> Iterator[Held]:
    """The records that have a link to an ID, save the one in a file."""
    for item in register.held:
        if item.path != but and any(_leads(to, name, kind, id_) for _, to, name in item.links):
            yield item


def relinked(item: Held, old: str, new: str, kind: str = "") -> list[Edit]:
    """The edits that change a record's links from one ID to another of the same kind; `kind` where no number tells it."""
    kind = kind or _kind(old)
    return [Set(pointer, new) for pointer, to, name in item.links if _leads(to, name, kind, old)]


def known_as(record: Record, name: str, was: str = "") -> list[Edit]:
    """The edits of `formerly` that go with another ID, or with another title where `was` is the one that it had."""
    names = record.formerly_as(name, was)
    if names == record.formerly:
        return []
    if names[:-1] == record.formerly:
        return [Append("/formerly", names[-1])]
    return [Set("/formerly", list(names))]


def _leads(to: str, name: str, kind: str, id_: str) -> bool:
    """Whether a link is to a record of a kind, or of any kind, under an ID."""
    return to in (kind, "record") and name == id_


def _kind(id_: str) -> str:
    return next((kind.name for kind in KINDS if kind.prefix and id_.startswith(kind.prefix)), "")
