"""Makes the register that the public may see, without anything private, and checks each public paper for leaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from qaif_cli.errors import QaifError
from qaif_cli.flow.request import Reading
from qaif_cli.flow.searching import Searched
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.register import Held, Register, Unreadable
from qaif_cli.model.report_content import Brief


@dataclass(frozen=True)
class PaperFile:
    """A paper with the file name it is written to.

    Attributes:
        text: The paper, in Markdown.
        brief: What it was made of; None for a page that is no paper.
    """

    name: str
    text: str
    brief: Brief | None = None


def published(register: Register) -> Register:
    """The register as the public may see it; every public paper is made from it.

    Of a public meeting the items of its private part are left out, and all its actions and who else was there:
    nothing says which part they belong to. A file that cannot be read may be private: what links to it is treated as a
    link to a private record, and of the file itself only its kind is told.
    """
    hidden = {item.record.id for item in register.held if item.record.sensitivity == "private"}
    hidden |= {name for item in register.unreadable for name in (item.id, item.stem)}
    shown = register.without(hidden)
    unread = tuple(Unreadable(item.kind, "", "", "", ()) for item in register.unreadable)
    return Register(tuple(_public_part(item) for item in shown.held), unread, register.framework_text)


def for_the_public(reading: Reading) -> Reading:
    """The same reading of the register as the public may see it."""
    return replace(reading, now=replace(reading.now, written=published(reading.register)))


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
    pairs = ((id_, item.record, register.by_id[id_].record) for id_, item in public.by_id.items())
    return frozenset(id_ for id_, there, whole in pairs if there is not whole and there != whole)


def guarded(papers: list[PaperFile], reading: Reading) -> list[PaperFile]:
    """Papers and other texts for the public, unless one would hold the ID or the title of a private record, or of one that cannot be read.

    Raises:
        QaifError: where one would; it names the record.
    """
    register = reading.register
    public = published(register).by_id
    hidden: list[Held | Unreadable] = [
        *(item for item in register.held if item.record.id not in public),
        *register.unreadable,
    ]
    texts = [(made.name, Searched(made.text)) for made in papers]
    for item in hidden:
        for name, text in texts:
            leaked = next((known for known, has in _names(item) if has(text, known)), None)
            if leaked:
                which = (
                    "private record"
                    if isinstance(item, Held)
                    else "file that cannot be read, which may be private:"
                )
                raise QaifError(
                    f"Nothing was made for the public: {name} would hold `{leaked}` of the {which} {item.path}.",
                    "Take the mention out of the public record that has it, or make that record private.",
                )
    return papers


def _names(item: Held | Unreadable) -> Iterator[tuple[str, Callable[[Searched, str], bool]]]:
    """What identifies a private record, with how it is looked for; nothing where such titles are too generic to leak it."""
    kind = BY_NAME.get(item.kind)
    if kind is None or kind.everyday:
        return
    if isinstance(item, Unreadable):
        yield from ((id_, Searched.names) for id_ in sorted({item.id, item.stem}))
        yield from (
            (name, Searched.says) for name in sorted(item.names - {item.id.casefold(), item.stem.casefold()})
        )
        return
    record = item.record
    yield record.id, Searched.names
    yield record.title, Searched.says
    if isinstance(record, Concern):
        yield record.subject.name, Searched.says
