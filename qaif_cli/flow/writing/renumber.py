"""`qaif renumber`: gives a numbered record a free ID, renames its file and repairs every link to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.names import full_id, named
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.renumbered import known_as, left_behind, linking_to, relinked
from qaif_cli.model.edit import Draft, Set
from qaif_cli.model.kinds import BY_NAME, KINDS
from qaif_cli.model.register import Held, Register
from qaif_cli.model.words import listed
from qaif_cli.render.words import plural
from qaif_cli.store.ids import next_number, numbered


@dataclass(frozen=True)
class Renumbering:
    """What would be done to give a record a free ID.

    Attributes:
        old: The ID that it has.
        new: The ID that it gets.
        proposal: The change.
    """

    old: str
    new: str
    proposal: Proposal


def renumber(reading: Reading, id_: str, file: str, start: Path) -> Renumbering:
    """The change that gives a record a free ID.

    Args:
        reading: The register.
        id_: The ID that it has.
        file: Its file, where two records claim the ID; else empty.
        start: The folder in which the file was named.

    Raises:
        QaifError: where there is no such record, or two and none is named.
    """
    item = _meant(reading, id_, file, start)
    begun = _begun(reading, item)
    old, new = item.record.id, begun.record.id if begun else free_id(reading, item.kind)
    twins = [other for other in _places(reading.register, old) if other != item.path]
    own = (Set("/id", new), *known_as(item.record, new), *relinked(item, old, new))
    drafts = [Draft(item.kind, old, own, file=item.path, name=new)]
    linking = [
        other for other in linking_to(reading.register, item.kind, old, but=item.path) if other is not begun
    ]
    if not twins:
        drafts += [
            Draft(other.kind, other.record.id, tuple(relinked(other, old, new)), file=other.path)
            for other in linking
        ]
    prefix = reading.workspace.prefix
    says = [f"{old} ({item.record.title}) is {new} from now on; `{prefix}{item.path}` goes."]
    if begun:
        says.insert(0, "A renumbering that was cut short is ended.")
    if twins:
        says.append(f"{old} is now only the record in {_listed(prefix + path for path in twins)}.")
        says += cannot_tell(linking, old)
    elif linking:
        says.append(f"What led to it leads to {new}: {_listed(other.record.id for other in linking)}.")
    says += left_alone(reading, old, {item.path, *twins, *(other.path for other in linking)})
    return Renumbering(old, new, Proposal(tuple(drafts), tuple(says)))


def _begun(reading: Reading, item: Held) -> Held | None:
    """The record under its new ID already, where an earlier renumbering was cut short; None where there was none."""
    return next((other for other in reading.register.held if left_behind(item.record, other.record)), None)


def free_id(reading: Reading, kind: str) -> str:
    """An ID that no record of a numbered kind has or had, on any branch that git knows."""
    card = BY_NAME[kind]
    return numbered(card.prefix, next_number(reading.workspace.records, card.folder, card.prefix))


def cannot_tell(linking: Iterable[Held], id_: str) -> list[str]:
    """Messages about links that may mean either of two records."""
    found = [f"{item.record.id} ({item.record.title})" for item in linking]
    if not found:
        return []
    return [
        f"These name {id_} and may mean either record, so they stay as they are; look at each: {_listed(found)}."
    ]


def left_alone(reading: Reading, id_: str, known: set[str]) -> list[str]:
    """Messages about files that mention the ID in text, or that could not be read."""
    register = reading.register
    words = [item.record.id for item in register.held if id_ in item.text and item.path not in known]
    unread = [item.path for item in register.unreadable if id_ in item.text and item.path not in known]
    says = [f"The words of {_listed(words)} name {id_} and stay as they are."] if words else []
    if unread:
        says.append(
            f"Cannot be read, names {id_}, and stays as it is; look at it: {_listed(reading.workspace.prefix + path for path in unread)}."
        )
    return says


def _meant(reading: Reading, id_: str, file: str, start: Path) -> Held:
    register, workspace, id_ = reading.register, reading.workspace, full_id(id_)
    wanted = id_.casefold()
    found = [item for item in register.held if item.record.id.casefold() == wanted]
    if not found:
        ids = {item.record.id: item.record.id for item in register.held}
        found = [register.by_id[named("record", id_, ids, register.unreadable)]]
    if file:
        paths = {(workspace.records / item.path).resolve(): item for item in found}
        named_files = (start / file, workspace.root / file, workspace.records / file)
        found = [paths[path.resolve()] for path in named_files if path.resolve() in paths][:1]
        if not found:
            raise QaifError(f"`{file}` is not the file of {id_}.", _one_of(register, workspace.prefix, id_))
    if len(found) > 1:
        raise QaifError(f"Two records claim {id_}.", _one_of(register, workspace.prefix, id_))
    if not BY_NAME[found[0].kind].prefix:
        others = _listed(plural(kind.called) for kind in KINDS if kind.prefix)
        raise QaifError(
            f"{found[0].record.id} is the name of {found[0].record.title}, not a number.",
            f"Only {others} are numbered.",
        )
    return found[0]


def _places(register: Register, id_: str) -> list[str]:
    held = [item.path for item in register.held if item.record.id.casefold() == id_.casefold()]
    return held + [item.path for item in register.unreadable if item.id.casefold() == id_.casefold()]


def _one_of(register: Register, prefix: str, id_: str) -> str:
    return f"Name its file with --file: {_listed((prefix + path for path in _places(register, id_)), 'or')}."


def _listed(words: Iterable[str], joint: str = "and") -> str:
    return listed([*words], joint)
