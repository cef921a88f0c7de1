"""Makes the register that the public may see, without anything private, and checks each public paper for leaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qaif_cli.errors import QaifError
from qaif_cli.flow.request import Reading
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.register import Held, Register
from qaif_cli.model.words import listed

_NAMED = 3
"""How many files that cannot be read are named; the others are counted."""


@dataclass(frozen=True)
class PaperFile:
    """A paper with the file name it is written to."""

    name: str
    text: str


def published(reading: Reading) -> Register:
    """The register as the public may see it; every public paper is made from it.

    Of a public meeting the items of its private part are left out, and all its actions and who else was there:
    nothing says which part they belong to.

    Raises:
        QaifError: where a file cannot be read. It may be private, and what links to it would tell of it; or it may
            be public, and the paper would not have it.
    """
    register = reading.register
    if register.unreadable:
        raise _unread(reading)
    shown = register.without(item.record.id for item in register.held if item.record.sensitivity == "private")
    return Register(tuple(_public_part(item) for item in shown.held), (), register.framework_text)


def _unread(reading: Reading) -> QaifError:
    at = reading.at[:12]
    paths = sorted(f"{reading.workspace.prefix}{item.path}" for item in reading.register.unreadable)
    more = len(paths) - _NAMED
    others = [f"{more} other file{'s' if more > 1 else ''}"] if more > 0 else []
    return QaifError(
        f"No public paper was made, for {listed([*paths[:_NAMED], *others])} cannot be read{at and f' at {at}'}:"
        " what is in there may be private, or would be missing.",
        f"Run `qaif check{at and f' --at {at}'}`: it says what is wrong and where.",
    )


def _public_part(item: Held) -> Held:
    if not isinstance(item.record, Meeting):
        return item
    items = tuple(part for part in item.record.items if part.part == "public")
    record = item.record.model_copy(update={"items": items, "actions": (), "partners": None})
    return replace(item, record=record)


def cut(register: Register, public: Register) -> frozenset[str]:
    """The public records from which something private was removed: a finding on one may be caused by the removal alone.

    Args:
        register: The whole register as it is known on the day.
        public: What the public may see of it, as it is known on the day: what is removed from later entries is not asked.
    """
    return frozenset(id_ for id_, item in public.by_id.items() if item.record != register.by_id[id_].record)


def guarded(papers: list[PaperFile], reading: Reading) -> list[PaperFile]:
    """Public papers, unless one would hold the ID or the title of a private record.

    Raises:
        QaifError: where one would; it names the record.
    """
    public = published(reading).by_id
    texts = [(made.name, " ".join(_words(made.text))) for made in papers]
    for item in reading.register.held:
        if item.record.id in public:
            continue
        for name, text in texts:
            leaked = next((known for known in _names(item) if f" {known} " in f" {text} "), None)
            if leaked:
                raise QaifError(
                    f"The public paper was not made: {name} would hold `{leaked}` of the private record {item.path}.",
                    "Take the mention out of the public record that has it, or make that record private.",
                )
    return papers


def _names(item: Held) -> tuple[str, ...]:
    """The words that identify a private record: its ID, and its title unless such titles are too generic to leak it."""
    kind, record = BY_NAME[item.kind], item.record
    if kind.everyday:
        return ()
    names = (record.id, record.title) if kind.prefix else (record.title,)
    return (*names, record.subject.name) if isinstance(record, Concern) else names


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() or sign == "-" else " " for sign in text).split()
