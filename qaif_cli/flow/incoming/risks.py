"""`qaif import risks`: a register that somebody keeps in a spreadsheet becomes risks, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from qaif_cli.errors import QaifError
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.days import both_ways
from qaif_cli.exchange.register_sheet import Heading, RegisterSheet, find
from qaif_cli.exchange.sheet import Place, Sheet
from qaif_cli.flow.incoming.account import CellFate, Fate, Refusal
from qaif_cli.flow.incoming.build import FieldCell, RowRisk, read_row
from qaif_cli.flow.incoming.cells import CellReader
from qaif_cli.flow.incoming.fates import Fates, in_order, merged, outside_fates, row_fates
from qaif_cli.flow.incoming.fields import CARRIERS, DEFAULTS, FIELDS, LEAVE, NEEDED, OPEN, RISKS
from qaif_cli.flow.incoming.mapping import ImportMap, SheetChoice, folded, header_rows, read_map
from qaif_cli.flow.incoming.propose import ColumnChoice, ColumnQuestion, Columns, Proposer, check_columns
from qaif_cli.flow.incoming.rows import RowSorter, SortedRow
from qaif_cli.flow.incoming.shown import said, shown
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.identifiers import masked
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.risk import Risk


@dataclass
class Prepared:
    """A file that was read, with what its columns become.

    Attributes:
        name: The file, as the user gave it.
        ask: What the command was told.
        columns: What was proposed, and what is to be asked.
        map: The map that is followed.
    """

    name: str
    ask: Ask
    reading: Reading
    book: tuple[Sheet, ...]
    there: RegisterSheet
    columns: Columns
    map: ImportMap

    @property
    def reader(self) -> CellReader:
        """A reader of cells by the map as it is now."""
        return CellReader(self.reading, self.map, self.ask.today, columns=self._unsure)

    @cached_property
    def _unsure(self) -> dict[int, frozenset[str]]:
        """By column, the days that can be read day first and month first, where no other day in it says which."""
        texts: dict[int, list[str]] = {}
        for cells in self.there.rows.values():
            for column, cell in cells.items():
                if cell.kind == "text":
                    texts.setdefault(column, []).append(said(cell))
        return {column: frozenset(both_ways(found)) for column, found in texts.items()}

    @cached_property
    def references(self) -> dict[str, Risk]:
        """The risks of the register by the references that older papers know."""
        return {folded(name): risk for risk in self._risks() for name in risk.formerly}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The IDs of the risks of the register by their titles."""
        return {folded(risk.title): risk.id for risk in self._risks()}

    def _risks(self) -> Iterator[Risk]:
        yield from (item.record for item in self.reading.register.held if isinstance(item.record, Risk))

    @property
    def lacking(self) -> list[str]:
        """The fields that every risk needs, and that neither a column nor the map says."""
        taken = set(self.map.columns.values())
        return [name for name in NEEDED if name not in taken and self.map.defaults.get(name, OPEN) == OPEN]

    def answer(self, question: ColumnQuestion, choice: ColumnChoice) -> None:
        """Take an answer about some columns."""
        self.columns.questions.remove(question)
        self.map = replace(self.map, columns={**self.map.columns, **choice.columns})

    def choices(self, name: str) -> Mapping[str, str]:
        """What a field that every risk needs can be, ID to name."""
        if name == "area":
            return {area.id: area.title for area in self.reading.register.areas}
        return self.reading.framework.names("domain" if name == "domain" else "role")

    def say(self, name: str, text: str) -> None:
        """Take what a field is where no cell says it: its ID, its name or its number among the choices.

        Raises:
            QaifError: where it is nothing of the register.
        """
        choices = list(self.choices(name))
        if text.isdecimal() and 1 <= int(text) <= len(choices):
            text = choices[int(text) - 1]
        value = self.reader.default(name, text)
        self.map = replace(self.map, defaults={**self.map.defaults, name: str(value)})


@dataclass
class Outcome:
    """What a sheet would become.

    Attributes:
        read: The rows that say what a risk is, and are neither set aside nor in the register.
        risks: Those of them that become risks, in the order of the sheet.
        known: The rows whose risk is in the register already, with its ID.
        refusals: Why rows are refused.
        aside: The rows that are set aside, and why.
        fates: What became of each cell.
        reader: What the sheet's words were taken for.
        why_not: Why nothing of the sheet can be read yet; empty where it can.
    """

    reader: CellReader
    read: list[RowRisk] = field(default_factory=list)
    risks: list[RowRisk] = field(default_factory=list)
    known: dict[int, str] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    aside: list[SortedRow] = field(default_factory=list)
    fates: list[CellFate] = field(default_factory=list)
    why_not: str = ""


def prepare(ask: Ask, data: bytes, name: str, options: SheetChoice) -> Prepared:
    """Read a file, find its register and propose what its columns become.

    Raises:
        QaifError: where it cannot be read, holds no register, or the map does not fit it.
    """
    reading = read(ask)
    told = read_map(options.map_text, options.map_name, RISKS) if options.map_name else ImportMap()
    header = header_rows(options.header, "--header") if options.header else told.header
    try:
        book = read_book(data, "standard input" if name == "-" else name, options.encoding)
        there = find(book, options.sheet or told.sheet, header)
        named = check_columns(there, told.columns)
    except QaifError as error:
        raise QaifError(masked(str(error))) from None
    british = told.british or options.day_first
    told = replace(
        told, sheet=there.sheet.name, header=(there.first, there.last), columns=named, british=british
    )
    if named:
        labels = [heading.label for heading in there.headings]
        columns = Columns({label: named.get(label, LEAVE) for label in labels})
        columns.why |= dict.fromkeys(
            (label for label in labels if label not in named), "the map does not name it"
        )
    else:
        columns = Proposer(there, CellReader(reading, told, ask.today)).proposed()
    taken = set(columns.fields.values())
    wanted = [name for name in (*NEEDED, *DEFAULTS) if name not in taken]
    defaults = {name: DEFAULTS.get(name, OPEN) for name in wanted} | dict(told.defaults)
    told = replace(told, columns=columns.fields, defaults=defaults)
    return Prepared(name, ask, reading, book, there, columns, told)


def followed(prepared: Prepared) -> Outcome:
    """What the sheet becomes by its map; nothing is written."""
    made = Outcome(prepared.reader)
    made.why_not = _why_not(prepared)
    fates = outside_fates(prepared.there, prepared.book, "the register")
    if made.why_not:
        for row, cells in prepared.there.rows.items():
            fates |= row_fates(prepared.there, row, cells, "refused", made.why_not)
    else:
        for group in _groups(prepared):
            fates |= _taken(prepared, group, made)
        _twice(prepared, made, fates)
    made.fates = in_order(fates, prepared.book)
    return made


def _why_not(prepared: Prepared) -> str:
    """Why no row can be read yet; empty where rows can be."""
    taken = set(prepared.map.columns.values())
    if OPEN in taken:
        return "it is not decided what the columns are"
    if not taken & set(CARRIERS):
        return "no column says what the risk is: title, description or event"
    if not ({"consequence", "likelihood"} <= taken or "level" in taken):
        return "no columns say the consequence and the likelihood, and no score is guessed"
    return ""


def _groups(prepared: Prepared) -> Iterator[list[SortedRow]]:
    """The rows, those that go on from a risk together with it."""
    group: list[SortedRow] = []
    for row in RowSorter(prepared.there, prepared.map).sorted_rows():
        if row.kind == "more" and group:
            group.append(row)
            continue
        if group:
            yield group
            group = []
        if row.kind == "risk":
            group = [row]
        else:
            yield [row]
    if group:
        yield group


def _taken(prepared: Prepared, group: Sequence[SortedRow], made: Outcome) -> Fates:
    """Take a row, with those that go on from it; gives what becomes of their cells."""
    first = group[0]
    if first.kind == "aside":
        made.aside.append(first)
        return row_fates(prepared.there, first.row, first.cells, "set aside", first.why)
    if first.kind == "untold":
        why = "no text says what the risk is. Write it, or leave the row out with `leave_rows:` in the map."
        made.refusals.append(Refusal(first.row, None, "", why))
        return row_fates(prepared.there, first.row, first.cells, "refused", why)
    risk = read_row(made.reader, first.row, _cells(prepared, group))
    if risk.left:
        made.aside.append(replace(first, why=risk.left))
        return _every(prepared, group, "set aside", risk.left)
    known = "" if risk.faults else _known(prepared, risk)
    if known:
        made.known[first.row] = known
        there = "in the register already"
        return _every(prepared, group, "set aside", f"{there} as {known}", there)
    made.read.append(risk)
    labels = prepared.there.labels
    for place, why in risk.faults:
        made.refusals.append(Refusal(first.row, place, labels[place[1]] if place else "", why))
    return _fates(prepared, group, risk)


def _every(prepared: Prepared, rows: Sequence[SortedRow], fate: Fate, why: str, group: str = "") -> Fates:
    return merged(row_fates(prepared.there, row.row, row.cells, fate, why, group) for row in rows)


def _cells(prepared: Prepared, group: Sequence[SortedRow]) -> Iterator[FieldCell]:
    """The cells of some rows that become something; an area or a role that is merged over several risks is said of each."""
    fields = {
        heading.column: prepared.map.columns.get(heading.label, LEAVE) for heading in prepared.there.headings
    }
    named = [column for column, name in fields.items() if name in FIELDS and FIELDS[name].kind == "name"]
    for row in group:
        cells = row.cells
        if row.kind == "risk":
            cells = prepared.there.sheet.labelled(row.row, cells, named)
        for heading in prepared.there.headings:
            name = fields[heading.column]
            cell = cells.get(heading.column)
            if cell is not None and name not in (LEAVE, OPEN):
                yield FieldCell((row.row, heading.column), name, heading.text, cell)


def _fates(prepared: Prepared, group: Sequence[SortedRow], risk: RowRisk) -> Fates:
    """What becomes of each cell of a risk."""
    found: Fates = {}
    name = prepared.there.sheet.name
    faults = {place: why for place, why in risk.faults if place}
    by_column = {heading.column: heading for heading in prepared.there.headings}
    for row in group:
        for column, cell in row.cells.items():
            place, heading = (row.row, column), by_column[column]
            fate, why = _fate(prepared, heading, place, risk, faults)
            found[name, place] = CellFate(name, place, heading.label, said(cell), fate, why)
    return found


def _fate(
    prepared: Prepared, heading: Heading, place: Place, risk: RowRisk, faults: Mapping[Place, str]
) -> tuple[Fate, str]:
    """What becomes of one cell of a risk, and why."""
    target = prepared.map.columns.get(heading.label, LEAVE)
    by_map = {place: "consequence and likelihood, by the map"} if target == "level" else {}
    found: list[tuple[bool, Fate, str]] = [
        (place in faults, "refused", faults.get(place, "")),
        (target == LEAVE, "set aside", prepared.columns.why.get(heading.label, "the column is left")),
        (bool(risk.faults), "refused", "its row is refused"),
        (place in risk.aside, "set aside", risk.aside.get(place, "")),
        (place in by_map or place in risk.derived, "derived", (by_map | risk.derived).get(place, "")),
    ]
    return next(((fate, why) for so, fate, why in found if so), ("imported", target))


def _known(prepared: Prepared, risk: RowRisk) -> str:
    """The ID under which a row is in the register already; empty where it is not.

    Another risk of the same reference is a fault of the row.
    """
    formerly, title = risk.fields.get("formerly"), folded(risk.fields["title"])
    if formerly is None:
        return prepared.titles.get(title, "")
    there = prepared.references.get(folded(formerly[0]))
    if there is None:
        return ""
    event = risk.fields["event"]
    if title == folded(there.title) or (event != UNKNOWN and folded(event) == folded(there.event)):
        return there.id
    risk.refuse(
        f"{shown(formerly[0])} stands in the register as {there.id}, with another title. Where it is another risk,"
        " write `prefix:` in the map, which is put before every reference.",
        "reference",
    )
    return ""


def _twice(prepared: Prepared, made: Outcome, fates: Fates) -> None:
    """Refuse rows of one reference, and rows without one that have the same title."""
    rows: dict[tuple[bool, str], list[RowRisk]] = {}
    for risk in made.read:
        reference = risk.one("reference")
        name = reference or risk.fields.get("title", "")
        if name:
            rows.setdefault((bool(reference), folded(name)), []).append(risk)
    labels = prepared.there.labels
    for same in rows.values():
        for risk in same if len(same) > 1 else ():
            others = ", ".join(str(other.row) for other in same if other is not risk)
            name = "reference" if risk.one("reference") else "title"
            text = shown(str(risk.one("reference") or risk.fields["title"]))
            risk.refuse(
                f"the {name} `{text}` stands in row {others} too. Keep one, or give it another.", name
            )
            place, why = risk.faults[-1]
            made.refusals.append(Refusal(risk.row, place, labels[place[1]] if place else "", why))
            for there in (there for places in risk.places.values() for there in places):
                key = (prepared.there.sheet.name, there)
                if fates[key].fate in ("imported", "derived") or there == place:
                    fates[key] = replace(
                        fates[key], fate="refused", why=why if there == place else "its row is refused"
                    )
    made.risks = [risk for risk in made.read if not risk.faults]
