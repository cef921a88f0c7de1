"""The records as tables: one for each kind and one for each list inside it, read from the shapes of the kinds.

A part that stands once in a record is spread over columns that begin with its name; a list of parts is a table of its
own, with the ID of the record and the place of each entry. What a field may hold is read from its type, never from
what records happen to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from qaif_cli.model.base import UNKNOWN, OneOf, Ref
from qaif_cli.model.framework import KIND as FRAMEWORK
from qaif_cli.model.framework import LISTS
from qaif_cli.model.kind import Kind
from qaif_cli.model.kinds import BY_NAME

Basic = Literal["text", "integer", "number", "boolean", "date", "json"]
Cell = str | int | float | bool | date | tuple[str, ...] | tuple[int, ...] | None
DataRow = tuple[Cell, ...]
"""What stands in a row, in the order of the columns; None where nothing does."""

ICB, ENTRY, NOT_KNOWN, DAY = "icb", "entry", "unknown", "now_"
"""The code of the organisation, the place of an entry, the names of what is `unknown`, and how what is worked out begins."""
_LEFT = frozenset({"corrects"})
"""What says nothing in a register as known on a day: corrections are made there."""
_OTHERWISE = {
    "body": "bodies",
    "domain": "matrix_domains",
    "business": "cycle",
    "never-event": "never_events_types",
    "group": "impact_groups",
    "cut": "inequalities_cuts",
    "population": "population_facts",
}
"""Where the framework defines what a link names, if not in a list that is called so with an s."""
_NO_TABLE = frozenset({"party"})
"""What is named there only in part: the rest is the program's own."""


@dataclass(frozen=True)
class DataColumn:
    """A column.

    Attributes:
        type: What a value is.
        about: What it says, in a sentence.
        many: Whether it holds a list of such values.
        to: The table whose `id` it names; empty where it names none.
        words: The words that it may be, where they are fixed.
    """

    name: str
    type: Basic
    about: str
    many: bool = False
    to: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class DataTable:
    """A table.

    Attributes:
        about: What a row is.
        key: The columns that no two rows have alike; empty where there is only one row.
        path: The columns by which rows below it name a row: its own place after all those that lead to it.
        parent: The table that a row belongs to; empty for a record.
        kind: The kind of record that it is made from.
    """

    name: str
    about: str
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...]
    path: tuple[str, ...] = ()
    parent: str = ""
    kind: str = ""
    _scalars: tuple[tuple[tuple[str, ...], DataColumn], ...] = field(default=(), repr=False)
    _parts: tuple[tuple[tuple[str, ...], str], ...] = field(default=(), repr=False)
    _lists: tuple[tuple[tuple[str, ...], str, DataTable], ...] = field(default=(), repr=False)
    model: type[BaseModel] | None = field(default=None, repr=False)

    @property
    def upward(self) -> tuple[str, ...]:
        """The columns that lead to the row of the parent, as many as the `path` of that table has."""
        return self.path[:-1] if self.parent else ()

    def with_columns(self, more: tuple[DataColumn, ...]) -> DataTable:
        """The same table with columns at its end."""
        return replace(self, columns=(*self.columns, *more))

    def all(self) -> Iterator[DataTable]:
        """The table and every table below it."""
        yield self
        for _, _, inner in self._lists:
            yield from inner.all()

    def rows(
        self, value: BaseModel, head: DataRow, keys: DataRow = ()
    ) -> Iterator[tuple[str, BaseModel, DataRow]]:
        """What a record, or an entry, says in this table and in those below it.

        Args:
            value: The record or the entry.
            head: What stands in every row first.
            keys: What leads to it.

        Yields:
            The name of the table, what the row is made from, and the row without what is worked out.
        """
        unknown: list[str] = []
        cells = [_cell(_at(value, path), column, unknown) for path, column in self._scalars]
        unknown += [name for path, name in self._parts if _at(value, path) == UNKNOWN]
        unknown += [name for path, name, _ in self._lists if _at(value, path) == UNKNOWN]
        yield self.name, value, (*head, *keys, *cells, tuple(unknown))
        below = keys if self.parent or self.kind == FRAMEWORK.name else (value.id,)  # type: ignore[attr-defined]  # every record has one
        for path, _, inner in self._lists:
            entries = _at(value, path)
            for place, entry in enumerate(entries if isinstance(entries, tuple) else (), 1):
                yield from inner.rows(entry, head, (*below, place))


@dataclass(frozen=True)
class _Hint:
    """What a type says of a field."""

    basic: Basic = "text"
    many: bool = False
    to: str = ""
    words: tuple[str, ...] = ()
    model: type[BaseModel] | None = None


def column_of(name: str) -> str:
    """A name as tables have it."""
    return name.replace("-", "_")


@cache
def record_tables() -> tuple[DataTable, ...]:
    """The table of each kind, and of the framework; those below stand in it."""
    return tuple(_table_of(kind) for kind in (FRAMEWORK, *BY_NAME.values()))


def _table_of(kind: Kind) -> DataTable:
    name = column_of(kind.name)
    key = () if kind is FRAMEWORK else ("id",)
    about = f"{kind.about.removesuffix('.')}; one row each" if key else "The settings, in one row"
    return _table(kind.model, DataTable(name, f"{about}.", (_icb(),), key, key, kind=kind.name))


def _table(model: type[BaseModel], start: DataTable) -> DataTable:
    """The table of a model.

    Args:
        model: The shape of the record or the entry.
        start: The table with the columns that stand first.
    """
    scalars: list[tuple[tuple[str, ...], DataColumn]] = []
    parts: list[tuple[tuple[str, ...], str]] = []
    lists: list[tuple[tuple[str, ...], str, type[BaseModel], str]] = []
    for path, name, hint, about in _fields(model, (), ""):
        if hint.model is None:
            scalars.append(
                (path, DataColumn(name, hint.basic, about, hint.many, table_named(hint.to), hint.words))
            )
        elif hint.many:
            lists.append((path, name, hint.model, about))
        else:
            parts.append((path, name))
    about = "The names of the columns, parts and lists for which the record says `unknown`"
    ends = DataColumn(NOT_KNOWN, "text", about, many=True)
    made = replace(start, columns=(*start.columns, *(column for _, column in scalars), ends), model=model)
    below = tuple((path, name, _below(made, name, inner, about)) for path, name, inner, about in lists)
    return replace(made, _scalars=tuple(scalars), _parts=tuple(parts), _lists=below)


def _below(parent: DataTable, name: str, model: type[BaseModel], about: str) -> DataTable:
    """The table of a list."""
    keys: list[DataColumn] = []
    if parent.parent:
        own = parent.name.removeprefix(f"{parent.parent}_")
        before = [column for column in parent.columns if column.name in parent.upward]
        keys = [
            *before,
            DataColumn(f"{own}_{ENTRY}", "integer", f"The place of the entry in `{parent.name}`"),
        ]
    elif parent.key:
        keys = [DataColumn(f"{parent.name}_id", "text", "The ID of the record", to=parent.name)]
    keys = [*keys, DataColumn(ENTRY, "integer", "Its place in the list, counted from 1")]
    path = tuple(column.name for column in keys)
    named = not parent.parent and not parent.key and "id" in model.model_fields
    table = DataTable(
        f"{parent.name}_{name}",
        f"{about}; one row each.",
        (_icb(), *keys),
        ("id",) if named else path,
        path,
        parent.name,
        parent.kind,
    )
    return _table(model, table)


def _fields(
    model: type[BaseModel], path: tuple[str, ...], prefix: str
) -> Iterator[tuple[tuple[str, ...], str, _Hint, str]]:
    """The fields of a model and of the parts that stand once in it."""
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        if name in _LEFT:
            continue
        hint, said = _read(hints[name]), prefix + column_of(info.alias or name)
        yield (*path, name), said, hint, info.description or ""
        if hint.model is not None and not hint.many:
            yield from _fields(hint.model, (*path, name), f"{said}_")


def _read(hint: Any) -> _Hint:
    """What a type says: of several the one that is neither nothing nor `unknown` alone."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        found = _read(next(arg for arg in args if arg is not NoneType and get_args(arg) != (UNKNOWN,)))
    elif origin is Annotated:
        found = _read(args[0])
        for note in args[1:]:
            found = replace(found, to=note.to) if isinstance(note, Ref) and not note.or_words else found
            found = replace(found, words=note.words) if isinstance(note, OneOf) else found
    elif origin is Literal:
        words = tuple(word for word in args if word != UNKNOWN)
        found = (
            _Hint("integer") if all(isinstance(word, int) for word in words) else _Hint("text", words=words)
        )
    elif origin is tuple:
        found = replace(_read(args[0]), many=True)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        found = _Hint(model=hint)
    else:
        found = _Hint(_BASIC.get(hint, "json"))
    return found


_BASIC: dict[Any, Basic] = {str: "text", bool: "boolean", int: "integer", float: "number", date: "date"}


def table_named(to: str) -> str:
    """The table in which a link leads to something; empty where it may lead to several, or to none."""
    if to in BY_NAME:
        return column_of(to)
    if to not in LISTS or to in _NO_TABLE:
        return ""
    return f"{FRAMEWORK.name}_{_OTHERWISE.get(to, f'{column_of(to)}s')}"


def _icb() -> DataColumn:
    return DataColumn(ICB, "text", "The code of the organisation whose register it is, always as text")


def _at(value: Any, path: tuple[str, ...]) -> Any:
    """What stands at the end of a path; None where something on the way is not there or not known."""
    for name in path:
        if not isinstance(value, BaseModel):
            return None
        value = getattr(value, name)
    return value


def _cell(value: Any, column: DataColumn, unknown: list[str]) -> Cell:
    if isinstance(value, str) and value == UNKNOWN and column.type != "json":
        unknown.append(column.name)
        return None
    if column.type == "json":
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str) if value else None
    return value  # type: ignore[no-any-return]  # its type says what it is
