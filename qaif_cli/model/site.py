"""The register as one page to look at, before it is HTML: the matrix, lists, a part for each record, papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qaif_cli.model.document import Document


@dataclass(frozen=True, slots=True)
class SiteWords:
    """Some words, which may lead to a record.

    Attributes:
        text: The words.
        to: The record that they lead to; empty where they lead nowhere.
    """

    text: str
    to: str = ""


SiteText = tuple[SiteWords, ...]


@dataclass(frozen=True, slots=True)
class SiteCell:
    """A cell of a list."""

    words: SiteText


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A line of a list.

    Attributes:
        cells: Its cells, the first of them its name.
        id: The record that it tells of; empty where that has no part of its own, or a line before has it.
        areas: The places, among the areas of the page, of those that it belongs to.
        late: Whether something of it is late.
    """

    cells: tuple[SiteCell, ...]
    id: str = ""
    areas: tuple[int, ...] = ()
    late: bool = False


@dataclass(frozen=True)
class SiteList:
    """A list.

    Attributes:
        name: Its name in addresses.
        title: What stands above it.
        head: The headings of its columns.
        counted: How many there are, in words.
        short: Whether each is told in few words: a line is found by its link, and its title stands in it alone.
    """

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[SiteRow, ...]
    counted: str
    short: bool = False


@dataclass(frozen=True)
class SiteMatrixCell:
    """A cell of the matrix.

    Attributes:
        band: The name of its band.
        risks: The open risks in it.
    """

    score: int
    band: str
    risks: SiteText


@dataclass(frozen=True)
class SiteMatrixRow:
    """The cells of one consequence, the lowest likelihood first; `name` is its number and word."""

    name: str
    cells: tuple[SiteMatrixCell, ...]


@dataclass(frozen=True)
class SiteMatrix:
    """The matrix: the likelihoods across by number and word, the highest consequence first."""

    likelihoods: tuple[str, ...]
    rows: tuple[SiteMatrixRow, ...]
    open: int


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a record.

    Attributes:
        day: When; None where that is not known.
        text: What, in words.
    """

    day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A score from a day on."""

    day: date
    score: int


@dataclass(frozen=True)
class SiteRecord:
    """The part of one record.

    Attributes:
        number: Its number; empty where people know it by its title.
        title: Its title.
        back: The list that it stands in.
        facts: What is so on the day beside what its list tells: a label and words each.
        texts: What it is about, each a paragraph.
        history: What happened to it, oldest first.
        scores: Its score over time, where it moved.
        chart: The ID of the indicator whose chart it has; empty for none.
        short: Whether it is one of so many that it is told in few words: its title stands in the list alone.
    """

    id: str
    number: str
    title: str
    back: str
    facts: tuple[tuple[str, SiteText], ...]
    texts: tuple[str, ...] = ()
    history: tuple[Happened, ...] = ()
    scores: tuple[Scored, ...] = ()
    chart: str = ""
    short: bool = False


@dataclass(frozen=True)
class Site:
    """The page.

    Attributes:
        title: Its title.
        remarks: What a reader must know first.
        day: The day of the position.
        lists: The lists, in their order.
        counts: The tables that only count.
        areas: The areas by which lists are filtered: ID and title.
        records: The part of each record.
        papers: The papers, by their names in addresses.
    """

    title: str
    remarks: tuple[str, ...]
    day: date
    matrix: SiteMatrix
    lists: tuple[SiteList, ...]
    counts: tuple[SiteList, ...]
    areas: tuple[tuple[str, str], ...]
    records: tuple[SiteRecord, ...]
    papers: Mapping[str, Document]
