"""The map of an import: which column becomes which field, what the sheet's words mean, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.incoming.fields import LEAVE, OPEN, FieldTable
from qaif_cli.flow.names import named
from qaif_cli.store import yaml

_KEYS = ("sheet", "header", "dates", "leave_rows", "columns", "values", "defaults")
_HEADER = re.compile(r"(\d{1,6})(?:\s*(?:-|to)\s*(\d{1,6}))?", re.ASCII)
_MOST_HEADER_ROWS = 5


@dataclass(frozen=True)
class SheetChoice:
    """What the user says of the file, whatever is imported.

    Attributes:
        sheet: The sheet; empty where the map or the file decides.
        header: The rows of the heading, as they were typed.
        map_name: The file of the map; empty where there is none.
        map_text: What it says.
        encoding: What a CSV is written in; empty where the file decides.
        day_first: Whether dates in figures have the day first, whatever the map says.
    """

    sheet: str = ""
    header: str = ""
    map_name: str = ""
    map_text: str = ""
    encoding: str = ""
    day_first: bool = False


@dataclass(frozen=True)
class ImportMap:
    """How a sheet becomes records.

    Attributes:
        sheet: The sheet; empty where the file decides.
        header: The first and last row of the heading; None where it is looked for.
        british: Whether figures alone are read day first, also where they could be read month first.
        prefix: What is put before each reference, so that those of two registers stay apart.
        leave_rows: The rows that are left out.
        columns: The field of each column, by the label of its heading; `leave`, or `?` where it is not decided.
        values: By field, what the sheet's words mean.
        defaults: By field, what is taken where no cell says it.
        take: By code, the organisations that are taken, each with what is said of it alone.
        rows: By indicator, the headings with the value that its rows have there.
    """

    sheet: str = ""
    header: tuple[int, int] | None = None
    british: bool = False
    prefix: str = ""
    leave_rows: frozenset[int] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    take: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, name: str) -> list[str]:
        """The columns that become a field, by their labels."""
        return [label for label, said in self.columns.items() if said == name]

    def meant(self, name: str, word: str) -> Any:
        """What a word of the sheet means for a field; None where the map does not say it."""
        return self._meant.get((name, folded(word)))

    @cached_property
    def _meant(self) -> dict[tuple[str, str], Any]:
        return {
            (name, folded(word)): value
            for name, words in self.values.items()
            for word, value in words.items()
        }


def folded(text: object) -> str:
    """A word of a sheet as it is looked up: small letters, one blank between words."""
    return " ".join(str(text).split()).casefold()


def header_rows(text: str, option: str) -> tuple[int, int]:
    """The rows of a heading, as people write them: `3`, or `3-4`.

    Raises:
        QaifError: where they are none.
    """
    found = _HEADER.fullmatch(text.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last < first + _MOST_HEADER_ROWS:
        raise QaifError(
            f"`{option} {text}` is no row.", "Write the row of the heading: 3, or 3-4 for two rows."
        )
    return first, last


PUT_RIGHT = "Put that line right; what else you wrote into the map stays."
"""What to do about a map with one broken line: never to begin anew, for that loses every answer in it."""


def read_map(text: str, name: str, table: FieldTable) -> ImportMap:
    """A map as somebody wrote it.

    Args:
        text: What it says.
        name: Its file.
        table: What its columns may become.

    Raises:
        QaifError: where it is none; everything that is wrong in it is said.
    """
    try:
        said = yaml.parse(text)
    except yaml.BadYaml as bad:
        raise QaifError(f"`{name}` is no map: line {bad.line}: {bad.message}.", PUT_RIGHT) from None
    if not isinstance(said, dict):
        raise QaifError(f"`{name}` is no map.", "Write one with --write-map, and put it right there.")
    wrong: list[str] = []
    for key in said:
        _known("key", str(key), (*_KEYS, *table.keys), wrong)
    made = ImportMap(
        sheet=_text(said, "sheet", wrong),
        header=_header(said, wrong),
        british=_british(said, wrong),
        prefix=_text(said, "prefix", wrong, strip=False),
        leave_rows=_rows(said, wrong),
        columns=_columns(said, wrong, table),
        values=_values(said, wrong, table),
        defaults=_defaults(said, wrong, table),
        take=_take(said, wrong, table),
        rows=_rows_of(said, wrong, table),
    )
    wrong += _twice(made, table)
    if wrong:
        raise QaifError(f"`{name}` cannot be followed:" + "".join(f"\n  {line}" for line in wrong))
    return made


def _known(what: str, text: str, names: Iterable[str], wrong: list[str]) -> str:
    """One of some names; what is wrong is added to a list."""
    try:
        there = {name: name for name in names}
        return text if text in there else _exact(what, text, there)
    except QaifError as error:
        wrong.append(str(error))
        return ""


def _exact(what: str, text: str, there: Mapping[str, str]) -> str:
    meant = named(what, text, there)
    raise QaifError(f"There is no {what} `{text}`.", f"Did you mean `{meant}`?")


def _text(said: dict[str, Any], key: str, wrong: list[str], *, strip: bool = True) -> str:
    text = said.get(key)
    if text is None:
        return ""
    if isinstance(text, dict | list):
        wrong.append(f"`{key}:` is one text.")
        return ""
    return str(text).strip() if strip else str(text)


def _header(said: dict[str, Any], wrong: list[str]) -> tuple[int, int] | None:
    text = _text(said, "header", wrong)
    if not text:
        return None
    try:
        return header_rows(text, "header:")
    except QaifError as error:
        wrong.append(str(error))
        return None


def _british(said: dict[str, Any], wrong: list[str]) -> bool:
    text = _text(said, "dates", wrong)
    if text not in ("", "british"):
        wrong.append(f"`dates: {text}` means nothing. Write `dates: british`, or leave it out.")
    return text == "british"


def _rows(said: dict[str, Any], wrong: list[str]) -> frozenset[int]:
    rows = said.get("leave_rows") or []
    if not isinstance(rows, list) or not all(type(row) is int for row in rows):
        wrong.append("`leave_rows:` is a list of row numbers, such as [8, 12].")
        return frozenset()
    return frozenset(rows)


def _block(said: dict[str, Any], key: str, wrong: list[str]) -> dict[str, Any]:
    block = said.get(key) or {}
    if isinstance(block, dict):
        return {str(name): value for name, value in block.items()}
    wrong.append(f"`{key}:` has a line for each name, such as `name: value`.")
    return {}


def _columns(said: dict[str, Any], wrong: list[str], table: FieldTable) -> dict[str, str]:
    columns = {}
    for label, name in _block(said, "columns", wrong).items():
        there = _known("field", str(name), (*table.fields, LEAVE, OPEN), wrong)
        columns[label] = there or LEAVE
    return columns


def _values(said: dict[str, Any], wrong: list[str], table: FieldTable) -> dict[str, dict[str, Any]]:
    values = {}
    for name in _block(said, "values", wrong):
        _known("field", name, table.fields, wrong)
        inner = _block(said["values"], name, wrong)
        values[name] = {word: value for word, value in inner.items() if value not in (None, OPEN)}
    return values


def _defaults(said: dict[str, Any], wrong: list[str], table: FieldTable) -> dict[str, str]:
    defaults = {}
    for name, value in _block(said, "defaults", wrong).items():
        if _known("field that a default can fill", name, table.may_default, wrong) and value is not None:
            defaults[name] = str(value)
    return defaults


def _take(said: dict[str, Any], wrong: list[str], table: FieldTable) -> dict[str, dict[str, str]]:
    """The organisations that are taken: a list of codes, or a line for each with what is said of it."""
    told = said.get("take") or {}
    if isinstance(told, list):
        told = dict.fromkeys(told)
    if not isinstance(told, dict) or not all(isinstance(code, str) for code in told):
        wrong.append('`take:` has codes, such as [R1A, "007"]; figures alone stand in quotes.')
        return {}
    found = {}
    for code in told:
        inner = _block(told, code, wrong)
        found[code] = {
            name: str(value)
            for name, value in inner.items()
            if _known("field that a default can fill", name, table.may_default, wrong)
        }
    return found


def _rows_of(said: dict[str, Any], wrong: list[str], table: FieldTable) -> dict[str, dict[str, str]]:
    """By indicator, what its rows have in which columns."""
    block = _block(said, "rows", wrong)
    found = {}
    for id_ in block:
        if _known("indicator", id_, table.fields, wrong):
            found[id_] = {heading: str(value) for heading, value in _block(block, id_, wrong).items()}
    return found


def _twice(made: ImportMap, table: FieldTable) -> list[str]:
    """Where two columns would become one field that has room for one."""
    said = []
    for name, about in table.fields.items():
        columns = made.of(name)
        if len(columns) > 1 and not about.many:
            listed = " and ".join(f"`{label}`" for label in columns)
            said.append(f"{listed} are both `{name}`. Write `{LEAVE}` for all but one.")
    return said


Sampled = Callable[[str], str]
"""What is said beside a column: a sample of what stands in it."""


def map_text(
    made: ImportMap,
    sampled: Sampled,
    asked: Mapping[str, Mapping[str, Any]],
    help_of: Mapping[str, str],
    table: FieldTable,
) -> str:
    """A map to keep, with what stands in each column beside it.

    Args:
        made: The map.
        sampled: Gives a sample of a column by its label.
        asked: By field, the words of the sheet for which a value is proposed, or asked for with None.
        help_of: By field, what may be written there, where more can be said of it than what it is.
        table: What the columns may become.
    """
    lines = [
        f"# How a sheet becomes {table.of}. Put right what is not, then: qaif import {table.of} FILE --map THIS"
    ]
    if made.sheet:
        lines.append(f"sheet: {yaml.flow(made.sheet)}")
    if made.header:
        first, last = made.header
        lines.append(f"header: {first}" if first == last else f"header: {first}-{last}")
    lines.append("dates: british" if made.british else "# dates: british   # where 03/04/2026 is 3 April")
    if made.prefix:
        lines.append(f"prefix: {yaml.flow(made.prefix)}")
    if made.leave_rows:
        lines.append(f"leave_rows: [{', '.join(map(str, sorted(made.leave_rows)))}]")
    lines += ["columns:  # heading: field, or leave"]
    lines += [
        f"  {yaml.flow(label)}: {_said(name)}  # {sampled(label)}" for label, name in made.columns.items()
    ]
    if asked:
        lines.append("values:  # what the words of the sheet mean")
        for name, words in asked.items():
            lines.append(f"  {name}:  # {help_of.get(name, table.fields[name].help)}")
            lines += [f"    {yaml.flow(word)}: {_said(value)}" for word, value in words.items()]
    lines += _taken("take", "by code, with what is said of each alone", made.take)
    lines += _taken("rows", "by indicator, what its rows have in which columns", made.rows)
    lines.append("defaults:  # what is taken where no cell says it")
    lines += [
        f"  {name}: {_said(value)}  # {help_of.get(name, table.fields[name].help)}"
        for name, value in made.defaults.items()
    ]
    lines += ["# Fields: " + ", ".join(table.fields)]
    return "\n".join(lines) + "\n"


def _taken(key: str, help_: str, blocks: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The lines of a map that say more of each of several things."""
    lines = [f"{key}:  # {help_}"] if blocks else []
    for name, inner in blocks.items():
        told = ", ".join(f"{yaml.flow(label)}: {_said(value)}" for label, value in inner.items())
        lines.append(f"  {yaml.flow(name)}: {{{told}}}")
    return lines


def _said(value: Any) -> str:
    return f'"{OPEN}"' if value in (None, OPEN) else yaml.flow(value)
