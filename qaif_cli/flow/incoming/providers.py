"""`qaif import providers`: lists of the Organisation Data Service and of the regulator bring providers up to date, or add them.

Those of the register are looked for by their codes; others are counted, and added where they are chosen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from qaif_cli.errors import QaifError
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.columns import chosen
from qaif_cli.exchange.organisation_files import FileKind, kind_of
from qaif_cli.exchange.organisation_sheet import find_organisations
from qaif_cli.exchange.register_sheet import RegisterSheet
from qaif_cli.exchange.sheet import Cell, Sheet
from qaif_cli.flow.durations import day_of
from qaif_cli.flow.incoming.account import Refusal
from qaif_cli.flow.incoming.fates import Fates, outside_fates
from qaif_cli.flow.incoming.fields import LEAVE, OPEN, PROVIDERS
from qaif_cli.flow.incoming.mapping import ImportMap, SheetChoice, folded, header_rows, read_map
from qaif_cli.flow.incoming.propose import check_columns
from qaif_cli.flow.incoming.shown import said
from qaif_cli.flow.names import area, named, role
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.identifiers import masked
from qaif_cli.model.base import known
from qaif_cli.model.day_words import day_written
from qaif_cli.model.edit import Draft
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.vocabulary import PROVIDER_TYPES

_OF_FILE = re.compile(r"(?<!\d)(\d{1,2})[_ -]+([A-Za-z]{3,9})[_ -]+(\d{4})(?!\d)", re.ASCII)
_NO_ROOM = "the register has no field for it"


@dataclass(frozen=True)
class ProviderChoice:
    """What the user asked besides the sheet.

    Attributes:
        codes: The codes, or the regulator's identifiers, of organisations that are taken.
        where: Headings with the value that a row must have there to be taken.
        everything: Whether every open organisation is taken.
        defaults: What new providers are where no cell says it, by field.
        checked_on: The day of the file, as it was typed; empty where its name tells.
        close_by: The role by whose word closed organisations are closed; empty where they are only reported.
    """

    codes: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    everything: bool = False
    defaults: Mapping[str, str] = field(default_factory=dict)
    checked_on: str = ""
    close_by: str = ""


@dataclass
class PreparedProviders:
    """A file that was read, with what its columns hold.

    Attributes:
        name: The file, as the user gave it.
        why: Why a column is left.
        kind: What it is.
        map: The map that is followed.
        close_by: The role by whose word closed organisations are closed.
        day: The day of the file; None where nobody says it.
    """

    name: str
    ask: Ask
    reading: Reading
    book: tuple[Sheet, ...]
    there: RegisterSheet
    kind: FileKind
    map: ImportMap
    choice: ProviderChoice
    close_by: str = ""
    day: date | None = None
    why: str = _NO_ROOM

    @cached_property
    def columns(self) -> dict[int, str]:
        """The field of each column that is taken."""
        fields = {
            heading.column: self.map.columns.get(heading.label, LEAVE) for heading in self.there.headings
        }
        return {column: name for column, name in fields.items() if name not in (LEAVE, OPEN)}

    @cached_property
    def providers(self) -> tuple[Provider, ...]:
        """The providers of the register."""
        return tuple(item.record for item in self.reading.register.held if isinstance(item.record, Provider))

    @cached_property
    def by_code(self) -> dict[str, list[Provider]]:
        """The providers by their codes in the Organisation Data Service."""
        found: dict[str, list[Provider]] = {}
        for provider in self.providers:
            if known(provider.ods_code):
                found.setdefault(str(provider.ods_code), []).append(provider)
        return found

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes and identifiers that are taken."""
        return frozenset(code.strip().upper() for code in (*self.choice.codes, *self.map.take))

    def cells(self) -> Iterable[tuple[int, Mapping[int, Cell]]]:
        """The rows that the map does not leave out."""
        return ((row, cells) for row, cells in self.there.rows.items() if row not in self.map.leave_rows)

    def chosen_where(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row has what `--where` asks for; no row, where nothing is asked."""
        return bool(self._where) and all(
            column in cells and folded(said(cells[column])) == wanted for column, wanted in self._where
        )

    @cached_property
    def _where(self) -> list[tuple[int, str]]:
        return [
            (chosen(self.there.labels, heading, "--where"), folded(wanted))
            for heading, wanted in self.choice.where
        ]

    def told_of(self, *keys: str) -> dict[str, str]:
        """What the map says of an organisation alone, by its code."""
        return next(
            (
                dict(self.map.take[code])
                for code in self.map.take
                if code.upper() in {key.upper() for key in keys}
            ),
            {},
        )


@dataclass
class ProviderOutcome:
    """What a file would do to the register.

    Attributes:
        drafts: The changes.
        added: A line for each new provider.
        changed: A line for each that changes.
        same: The IDs of those that are as the file says.
        offered: A line for each that the file says is closed, and the register has open.
        notes: What else is to be known.
        others: How many organisations are not of the register, by what they are.
        absent: The IDs of providers with a code that is not in the file.
        refusals: Why rows are refused.
        fates: What became of each cell.
    """

    drafts: list[Draft] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    fates: Fates = field(default_factory=dict)


def prepare_providers(
    ask: Ask, data: bytes, name: str, options: SheetChoice, choice: ProviderChoice
) -> PreparedProviders:
    """Read a file and find its list.

    Raises:
        QaifError: where it cannot be read, holds no list, or the map or an option does not fit it.
    """
    reading = read(ask)
    told = read_map(options.map_text, options.map_name, PROVIDERS) if options.map_name else ImportMap()
    header = header_rows(options.header, "--header") if options.header else told.header
    try:
        book = read_book(data, "standard input" if name == "-" else name, options.encoding)
        found = find_organisations(book, options.sheet or told.sheet, header)
        given = check_columns(found.there, told.columns)
    except QaifError as error:
        raise QaifError(masked(str(error))) from None
    labels = found.there.labels.values()
    fields = given or found.fields
    told = replace(
        told,
        sheet=found.there.sheet.name,
        header=(found.there.first, found.there.last) if found.there.last else None,
        columns={label: fields.get(label, LEAVE) for label in labels},
        defaults=_defaults(
            reading, {**told.defaults, **{key: text for key, text in choice.defaults.items() if text}}
        ),
        take={code: _defaults(reading, inner) for code, inner in told.take.items()},
    )
    kind = kind_of(set(told.columns.values()))
    if kind is None:
        raise QaifError(
            "The columns do not say which organisations these are.",
            "Say in the map which are `code` and `name`, or `location_id` and `provider_id`.",
        )
    made = PreparedProviders(name, ask, reading, book, found.there, kind, told, choice)
    made.day = _day_of(made, choice.checked_on)
    made.close_by = role(choice.close_by, reading) if choice.close_by else ""
    return made


def _defaults(reading: Reading, said_of: Mapping[str, str]) -> dict[str, str]:
    """What a map or the options say of new providers, by the register's own IDs.

    Raises:
        QaifError: where a word is nothing of the register.
    """
    looked: dict[str, Callable[[str], str]] = {
        "type": lambda text: named("type", text, {word: word for word in PROVIDER_TYPES.words}),
        "area": lambda text: area(text, reading),
        "owner": lambda text: role(text, reading),
        "contract_holder": lambda text: text,
    }
    return {name: looked[name](text) for name, text in said_of.items() if text and text != OPEN}


def _day_of(made: PreparedProviders, typed: str) -> date | None:
    """The day of the file: as it was typed, else as its name says, as CQC's do (`01_September_2026_Latest_ratings.ods`)."""
    if typed:
        day = day_of("checked-on", typed, made.ask.today)
        if day > made.ask.today:
            raise QaifError(f"--checked-on {typed} has not come yet.", "Say the day of the file.")
        return day
    named_day = _OF_FILE.search(made.name)
    found = day_written(" ".join(named_day.groups()).lower()) if named_day else ""
    return found if isinstance(found, date) and found <= made.ask.today else None


def beginning(prepared: PreparedProviders) -> ProviderOutcome:
    """An outcome in which nothing is decided yet but what is outside the list, and the rows that the map leaves out."""
    made = ProviderOutcome(fates=outside_fates(prepared.there, prepared.book, "the list"))
    missing = sorted(_not_there(prepared))
    if missing:
        raise QaifError(
            f"The file has no organisation {', '.join(f'`{code}`' for code in missing)}.",
            "Codes are letters and figures, as they stand in it; the code of a closed one may be in another file.",
        )
    return made


def _not_there(prepared: PreparedProviders) -> set[str]:
    """The codes of the command that no row has; those of a map may stand in another file."""
    if not prepared.choice.codes:
        return set()
    names = {"code", "location_id", "location_code", "provider_id", "provider_code"}
    columns = {column for column, name in prepared.columns.items() if name in names}
    there = {
        said(cell).upper()
        for _, cells in prepared.cells()
        for column, cell in cells.items()
        if column in columns
    }
    return {code.strip().upper() for code in prepared.choice.codes} - there
