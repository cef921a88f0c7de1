"""What an extract is about, and which records are about it, each with the field by which it came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qaif_cli.errors import QaifError
from qaif_cli.flow import names
from qaif_cli.flow.request import Reading
from qaif_cli.flow.searching import Searched
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.links import Link, links
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held, Register
from qaif_cli.model.words import listed
from qaif_cli.render.record import label

ITSELF = "it is the subject itself"
_HUBS = ("area", "provider")
"""What many records name: one that is named beside the subject is told, and its own records are not followed."""


@dataclass(frozen=True)
class Why:
    """Why a record is here.

    Attributes:
        said: In words.
        at: Where it names a record that is about the subject, if it does not speak of the subject itself; else None.
    """

    said: str
    at: tuple[str, ...] | None = None


@dataclass(frozen=True)
class ExtractSubject:
    """What is asked about.

    Attributes:
        to: What a link to it points to, as in `Ref`.
        id: Its ID; empty for a word that is no theme.
        words: What stands for it in a text.
        said: It in words.
        slug: It in the name of a file.
    """

    to: str
    id: str
    words: tuple[str, ...]
    said: str
    slug: str

    def mentioned(self, text: str) -> bool:
        """Whether a text has one of its names."""
        searched = Searched(text)
        return any(searched.says(word) for word in self.words)

    def named_in(self, record: Record) -> str:
        """The fields in which a record names it; empty where none does."""
        return fields(
            link
            for link in links(record)
            if self.id and link[2] == self.id and link[1] in (self.to, "record")
        )


def subject_of(reading: Reading, *, provider: str, area: str, theme: str) -> ExtractSubject:
    """The subject that was named.

    Raises:
        QaifError: unless it is exactly one, and there.
    """
    if sum(map(bool, (provider, area, theme))) != 1:
        raise QaifError("An extract is about one thing.", "Say --provider, --area or --theme.")
    if provider or area:
        to = "provider" if provider else "area"
        id_ = names.provider(provider, reading) if provider else names.area(area, reading)
        title = reading.register.title(id_)
        # The title of an area is an everyday word: only a provider is looked for by its name.
        return ExtractSubject(to, id_, (title,) if provider else (), f"{to} {title} ({id_})", f"{to}-{id_}")
    themes = reading.framework.names("theme")
    wanted = theme.strip().casefold()
    id_ = next((id_ for id_, name in themes.items() if wanted in (id_.casefold(), name.casefold())), "")
    words = tuple(dict.fromkeys([theme.strip(), *([themes[id_]] if id_ else [])]))
    slug = "-".join("".join(sign if sign.isalnum() else " " for sign in wanted).split()) or "word"
    said = f"theme {themes[id_]} ({id_})" if id_ else f"the words “{theme.strip()}”"
    return ExtractSubject("theme", id_, words, said, f"theme-{slug}")


def about(register: Register, subject: ExtractSubject) -> Mapping[str, Why]:
    """The records that are about it, each with why: those that name it, those that mention it, and those that name one of these."""
    found: dict[str, Why] = {}
    for item in register.held:
        named = subject.named_in(item.record)
        if item.record.id == subject.id:
            found[item.record.id] = Why(ITSELF)
        elif named:
            found[item.record.id] = Why(f"names it in {named}")
        elif subject.mentioned(item.text):
            found[item.record.id] = Why("mentions it in its text")
    followed = {id_ for id_ in found if register.by_id[id_].kind not in _HUBS}
    for item in register.held:
        onward = [link for link in _to_records(item) if link[2] in followed]
        if item.record.id not in found and onward and item.kind not in _HUBS:
            which = listed([*dict.fromkeys(link[2] for link in onward)])
            said = f"names {which} in {fields(onward)}"
            found[item.record.id] = Why(said, tuple(pointer for pointer, _, _ in onward))
    return found


def beside(register: Register, found: Mapping[str, Why]) -> Iterator[str]:
    """The records that those name, and that are about something else: each with which names it, and in which field."""
    by: dict[str, list[str]] = {}
    for id_ in (id_ for id_, why in found.items() if why.at is None):
        for link in _to_records(register.by_id[id_]):
            if link[2] in register.by_id and link[2] not in found:
                by.setdefault(link[2], []).append(f"{id_} in {fields([link])}")
    for id_ in sorted(by):
        yield f"{id_}: named by {listed([*dict.fromkeys(by[id_])])}"


def _to_records(item: Held) -> list[Link]:
    """The links of a record to other records, and not to what the settings define."""
    return [
        link
        for link in item.links
        if (link[1] == "record" or link[1] in BY_NAME) and link[2] != item.record.id
    ]


def fields(found: Iterable[Link]) -> str:
    """The fields of links in words, each once, without the places in lists."""
    said = dict.fromkeys(
        " ".join(label(part) for part in pointer.split("/") if part and not part.isdigit())
        for pointer, _, _ in found
    )
    return listed([f"“{name}”" for name in said])
