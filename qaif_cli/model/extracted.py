"""What the records hold about one subject, gathered for whoever asks from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WITHHELD = "Withheld: reason"
"""The column that is left empty, for whoever decides what leaves the organisation."""


@dataclass(frozen=True)
class ExtractedEntry:
    """A dated entry of a record.

    Attributes:
        day: Its day; None where it is not known.
        where: In which field it stands, in words: `reviews`.
        says: What it says.
        private: Whether it is private.
    """

    day: date | None
    where: str
    says: str
    private: bool


@dataclass(frozen=True)
class ExtractedRecord:
    """A record that is about the subject.

    Attributes:
        id: Its ID.
        kind: What it is.
        title: Its title.
        path: Its file, from the workspace.
        why: Why it is here, such as the field in which it names the subject.
        private: Whether it is private, by its own mark.
        names_private: Whether what it says beside its entries names a private record, which makes that private too.
        status: What became of it: closed, and on which day; empty while it is open.
        says: What it says beside its entries.
        entries: Its dated entries inside the period, oldest first.
        outside: How many of its entries lie outside the period.
    """

    id: str
    kind: str
    title: str
    path: str
    why: str
    private: bool
    names_private: bool
    status: str
    says: str
    entries: tuple[ExtractedEntry, ...]
    outside: int

    @property
    def quiet(self) -> bool:
        """Whether all that is dated in it lies outside the period."""
        return bool(self.outside) and not self.entries

    @property
    def says_private(self) -> bool:
        """Whether what it says beside its entries is private."""
        return self.private or self.names_private

    @property
    def partly(self) -> bool:
        """Whether it is public, and something of what is told of it is private."""
        return not self.private and (
            (self.names_private and bool(self.says)) or any(entry.private for entry in self.entries)
        )


@dataclass(frozen=True)
class Extract:
    """What the records hold about a subject.

    Attributes:
        subject: What it is about, in words.
        period: The period, in words.
        records: The records, by their first day in the period.
        removed: What was taken out of the register.
        not_looked: What could not be looked at.
        personal: What may identify a person, each with its rule and its place.
        beside: The records that those name and that are about something else, with why.
    """

    subject: str
    period: str
    records: tuple[ExtractedRecord, ...]
    removed: tuple[str, ...]
    not_looked: tuple[str, ...]
    personal: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def told(self) -> tuple[ExtractedRecord, ...]:
        """The records that are told whole: those with an entry in the period, or without any at all."""
        return tuple(record for record in self.records if not record.quiet)

    @property
    def quiet(self) -> tuple[ExtractedRecord, ...]:
        """The records that are about it, and have nothing in the period."""
        return tuple(record for record in self.records if record.quiet)

    @property
    def private(self) -> int:
        """How many of the records are private."""
        return sum(record.private for record in self.records)

    @property
    def partly(self) -> int:
        """How many of them are public, with something private in them."""
        return sum(record.partly for record in self.records)

    @property
    def entries(self) -> int:
        """How many entries there are in all."""
        return sum(len(record.entries) for record in self.records)
