"""A sheet as text to fill in: YAML with what is to be known beside each line as comments."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from qaif_cli.model.sheet import SheetSection, SheetThing, SheetToFill
from qaif_cli.store import yaml

WIDTH = 112
_FOR_ALL = """\
Leave one space after each colon. A text with a colon or a # in it stands in quotes: "Seen: all well".
To see what it would do:             qaif apply {name} --dry-run
To record it, all of it or nothing:  qaif apply {name}"""


def sheet_text(sheet: SheetToFill, name: str) -> str:
    """The text of a sheet.

    Args:
        sheet: The sheet.
        name: The file that it is written to, for its instructions.
    """
    return "".join(f"{line}\n" for line in _lines(sheet, name))


def _lines(sheet: SheetToFill, name: str) -> Iterator[str]:
    one = len(sheet.sections) == 1
    yield from _as_they_are(sheet.title)
    yield "#"
    if one:
        yield from _as_they_are(sheet.sections[0].how)
        yield "#"
    yield from _as_they_are(_FOR_ALL.format(name=name))
    for remark in sheet.remarks:
        yield from _as_they_are(remark)
    yield ""
    yield f"sheet: {sheet.kind}"
    yield f"made: {sheet.made.isoformat()}"
    yield from (f"{key}: {value}" for key, value in sheet.fixed)
    for section in sheet.sections:
        yield ""
        if not one:
            yield from _as_they_are(f"=== {section.title} ===\n{section.how}")
        yield f"{section.name}:"
        yield from _section(section)
    yield ""
    yield from _as_they_are(
        "Leave the lines below as they are: they tell whether a record was changed since."
    )
    yield "as_read:"
    yield from (f"  {id_}: {yaml.flow(mark)}" for id_, mark in sheet.as_read.items())


def _section(section: SheetSection) -> Iterator[str]:
    for group, things in section.grouped():
        if group:
            yield ""
            yield from _comment([f"--- {group}: {len(things)} ---"], 2)
        before = ""
        for thing in things:
            if thing.record != before or not thing.entry:
                yield ""
                yield from _comment(thing.about, 2)
                yield f"  {yaml.flow(thing.record)}:"
                before = thing.record
            if thing.entry:
                yield from _comment(thing.told, 4)
                yield f"    {thing.entry}:"
            yield from _filled(section, thing)


def _filled(section: SheetSection, thing: SheetThing) -> Iterator[str]:
    indent = " " * (6 if thing.entry else 4)
    for line in section.lines:
        value = thing.values.get(line.name)
        if value is None or (line.optional and not value):
            continue
        yield f"{indent}{line.name}:{f' {yaml.flow(_plain(value))}' if value else ''}"


def _plain(value: str) -> str | int:
    return int(value) if value.isascii() and value.isdigit() and str(int(value)) == value else value


def _as_they_are(text: str) -> Iterable[str]:
    return (f"# {line}" for line in text.splitlines())


def _comment(texts: Iterable[str], indent: int) -> Iterator[str]:
    """Texts as comment lines, however they are written in their records."""
    for text in texts:
        for line in textwrap.wrap(text, WIDTH, break_on_hyphens=False) or [""]:
            yield f"{' ' * indent}# {line}".rstrip()
