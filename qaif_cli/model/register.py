"""The register: every record that could be read, and the names of those that could not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from qaif_cli.model.as_known import as_known
from qaif_cli.model.authorities import Authorities
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.kinds.case import Case
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.horizon import Horizon
from qaif_cli.model.kinds.impact import Impact
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.kinds.situation import Situation
from qaif_cli.model.links import Link, links
from qaif_cli.model.pruning import without_later, without_links
from qaif_cli.model.record import Record
from qaif_cli.model.retired import Retired
from qaif_cli.model.walk import History, histories

R = TypeVar("R", bound=Record)
_SAID = re.compile(r"^(?:id|title): *(\S.*)$", re.MULTILINE)
"""What a file that cannot be read says it is."""


@dataclass(frozen=True)
class Held:
    """A record with its place.

    Attributes:
        kind: The name of its kind.
        path: The file, from the records folder, with forward slashes.
        record: The record itself.
        text: The file as text, comments and all.
        less: Whether the record holds less than the file says.
    """

    kind: str
    path: str
    record: Record
    text: str
    less: bool = False
    _known: dict[date, Held | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _kept: dict[date, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def known(self, day: date) -> Held | None:
        """The record as it was known on a day, its histories in order; None where it was not there yet."""
        if day not in self._known:
            record = as_known(self.record, day, settled=True)
            if record is None or record is self.record:
                self._known[day] = None if record is None else self
            else:
                self._known[day] = Held(self.kind, self.path, record, self.text, less=True)
        return self._known[day]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link in the record, in the order of its fields."""
        return tuple(links(self.record))

    @cached_property
    def histories(self) -> tuple[History, ...]:
        """Every append-only list in the record that has entries."""
        return tuple(histories(self.record))


def _there(item: Held, day: date, later: AbstractSet[str]) -> Held | None:
    """A record as it was known on a day, without the names of later ones in its lists; itself where nothing is left out."""
    there = item.known(day)
    if there is None or not later or not any(name in later for _, _, name in item.links):
        return there
    return Held(item.kind, item.path, without_later(there.record, later), item.text, less=True)


def _cut(item: Held, hidden: AbstractSet[str]) -> Record | None:
    """A record without its links to hidden ones, itself where it has none; None where it cannot stand without one."""
    if any(name in hidden for _, _, name in item.links):
        return without_links(item.record, hidden)
    return item.record


@dataclass(frozen=True)
class Unreadable:
    """A file that could not become a record; every report names it.

    Attributes:
        kind: The name of the kind its folder stands for; empty where it stands for none.
        path: The file, from the records folder.
        id: The ID it says it has, else its file name.
        title: The title, as far as one could be read.
        why: What was wrong, one line for each fault.
        text: The file as text; empty where it was not text.
        given: Whether the system gave the file.
    """

    kind: str
    path: str
    id: str
    title: str
    why: tuple[str, ...]
    text: str = ""
    given: bool = True

    @property
    def stem(self) -> str:
        """The name of its file, which is the ID of what should stand in it."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @cached_property
    def names(self) -> frozenset[str]:
        """What people may call it, folded: its file's name, the ID and the title that stand in it, earlier IDs."""
        said = {self.id, self.title, self.stem}
        said |= {found[1].strip("'\" \r") for found in _SAID.finditer(self.text)}
        return frozenset(" ".join(name.split()).casefold() for name in said if name.strip())


@dataclass(frozen=True)
class OtherFile:
    """A file among the records that is no record: a tombstone, or the authorities.

    Attributes:
        path: The file, from the records folder, with forward slashes.
        content: What it says.
        text: The file as text, comments and all.
    """

    path: str
    content: Retired | Authorities
    text: str


@dataclass(frozen=True)
class Register:
    """All records at one moment. It is never changed; a smaller one is made from it.

    Attributes:
        held: The records with their files, by kind and then by ID.
        unreadable: The files that could not be read.
        framework_text: The settings as text.
        beside: The tombstones, and who may.
    """

    held: tuple[Held, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    framework_text: str = field(default="", repr=False)
    beside: tuple[OtherFile, ...] = ()

    @cached_property
    def _by_type(self) -> Mapping[type[Record], tuple[Record, ...]]:
        found: dict[type[Record], list[Record]] = {}
        for item in self.held:
            found.setdefault(type(item.record), []).append(item.record)
        return MappingProxyType({model: tuple(records) for model, records in found.items()})

    def of(self, model: type[R]) -> tuple[R, ...]:
        """Every record of one model, by ID."""
        return self._by_type.get(model, ())  # type: ignore[return-value]  # keyed by the model itself

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas."""
        return self.of(Area)

    @property
    def risks(self) -> tuple[Risk, ...]:
        """The risks."""
        return self.of(Risk)

    @property
    def texts(self) -> Iterator[str]:
        """The text of every file."""
        for group in (self.held, self.unreadable, self.beside):
            yield from (item.text for item in group)
        yield self.framework_text

    @property
    def providers(self) -> tuple[Provider, ...]:
        """The providers."""
        return self.of(Provider)

    @property
    def concerns(self) -> tuple[Concern, ...]:
        """The concerns."""
        return self.of(Concern)

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments and priorities."""
        return self.of(Commitment)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers."""
        return self.of(Paper)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators."""
        return self.of(Indicator)

    @property
    def intelligence(self) -> tuple[Intelligence, ...]:
        """The pieces of intelligence."""
        return self.of(Intelligence)

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases on a clock."""
        return self.of(Case)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings."""
        return self.of(Meeting)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The self-assessments."""
        return self.of(Assessment)

    @property
    def horizon(self) -> tuple[Horizon, ...]:
        """What comes into force."""
        return self.of(Horizon)

    @property
    def impacts(self) -> tuple[Impact, ...]:
        """The impacts of changes."""
        return self.of(Impact)

    @property
    def situations(self) -> tuple[Situation, ...]:
        """The situations."""
        return self.of(Situation)

    @cached_property
    def by_id(self) -> Mapping[str, Held]:
        """Every record by its ID; where two share one, the first by path."""
        found: dict[str, Held] = {}
        for item in self.held:
            found.setdefault(item.record.id, item)
        return MappingProxyType(found)

    @cached_property
    def by_path(self) -> Mapping[str, Held]:
        """Every record by its file."""
        return MappingProxyType({item.path: item for item in self.held})

    @cached_property
    def retired(self) -> Mapping[str, OtherFile]:
        """The tombstones by the ID that is never used again."""
        stones = {item.content.id: item for item in self.beside if isinstance(item.content, Retired)}
        return MappingProxyType(stones)

    @property
    def authorities(self) -> Authorities | None:
        """The authorities; None where the register has none."""
        return next((item.content for item in self.beside if isinstance(item.content, Authorities)), None)

    def get(self, model: type[R], id_: str | None) -> R | None:
        """The record of that model and ID, or None."""
        item = self.by_id.get(id_ or "")
        return item.record if item and isinstance(item.record, model) else None

    def title(self, id_: str) -> str:
        """The title of a record, or its ID where there is none."""
        item = self.by_id.get(id_)
        return item.record.title if item else id_

    def unread(self, kind: str = "") -> tuple[Unreadable, ...]:
        """The files that could not be read and may hold a record of a kind; of any where none is named."""
        return tuple(item for item in self.unreadable if not kind or item.kind in (kind, ""))

    def path(self, id_: str) -> str:
        """The file of a record; empty where there is none."""
        item = self.by_id.get(id_)
        return item.path if item else ""

    def as_known(self, day: date) -> Register:
        """The register as it was known on a day: later records and entries are not in it, and no list names them.

        Histories stand in the order of their days, without the entries that others correct; nothing in the result
        says `corrects`. Places in it are not places in the files: `pointers.py` finds those.
        """
        later = {item.record.id for item in self.held if item.known(day) is None}
        held = tuple(there for item in self.held if (there := _there(item, day, later)))
        return Register(held, self.unreadable, self.framework_text, self.beside)

    def without(self, hidden: Iterable[str]) -> Register:
        """The register without some records and without every link to them.

        A record that cannot stand without a link to a hidden one goes with it, and so on.
        """
        gone = set(hidden)
        while True:
            cut = [(item, _cut(item, gone)) for item in self.held if item.record.id not in gone]
            lost = {item.record.id for item, record in cut if record is None}
            if not lost:
                held = tuple(
                    item
                    if record is item.record
                    else Held(item.kind, item.path, record, item.text, less=True)
                    for item, record in cut
                    if record
                )
                return Register(held, self.unreadable, self.framework_text, self.beside)
            gone |= lost
