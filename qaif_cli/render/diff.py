"""What differs, as text, Markdown, JSON, or the message of a commit."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from qaif_cli.model.diff import HEADINGS, AreaItems, Diff, DiffItem, End, Heading
from qaif_cli.model.words import listed
from qaif_cli.render.markdown import escaped
from qaif_cli.render.words import day, number_of

_WORDS: Mapping[Heading, str] = MappingProxyType(
    {
        "removed": "Taken out",
        "new": "New",
        "closed": "Closed",
        "up": "Moved up",
        "down": "Moved down",
        "escalated": "Escalated",
        "stepped-down": "Stepped down",
        "reviewed": "Reviewed",
        "overdue": "Overdue",
        "other": "Other changes",
        "text": "Text changed",
    }
)
NOTHING = "Nothing differs."
_SUBJECT = 72
_SHORT = 12


def as_text(diff: Diff) -> str:
    """For a terminal."""
    lines = [f"{_ends(diff)}.", ""]
    lines += list(words(diff)) or [NOTHING]
    lines += ["", f"{summary(diff)}."] if diff.items else []
    return "\n".join([*lines, *(("", *diff.unread) if diff.unread else ())]) + "\n"


def words(diff: Diff) -> Iterator[str]:
    """The differences alone, grouped by area and heading."""
    for place, area in enumerate(diff.areas):
        if place:
            yield ""
        yield area.title
        for heading, items in _grouped(area):
            yield f"  {_head(heading, diff)}"
            yield from (f"    {line}" for line in items)


def as_markdown(diff: Diff) -> str:
    """For a page."""
    lines = ["# What differs", "", f"{escaped(_ends(diff))}.", "", *markdown(diff, 2)]
    return "\n".join(lines) + "\n"


def markdown(diff: Diff, level: int) -> Iterator[str]:
    """The differences as Markdown below a heading.

    Args:
        diff: What differs.
        level: How deep the headings of the areas are.
    """
    yield f"{summary(diff)}." if diff.items else NOTHING
    for area in diff.areas:
        yield from ("", f"{'#' * level} {escaped(area.title)}")
        for heading, items in _grouped(area):
            yield from ("", f"**{escaped(_head(heading, diff))}**", "")
            yield from (f"- {escaped(line)}" for line in items)
    yield from (line for note in diff.unread for line in ("", escaped(note)))


def as_json(diff: Diff) -> str:
    """For programs; docs/json.md describes it."""
    return json.dumps({"version": 1, **data(diff)}, ensure_ascii=False, indent=2) + "\n"


def data(diff: Diff) -> dict[str, object]:
    """The differences as plain data."""
    return {
        "from": _end_data(diff.before),
        "to": _end_data(diff.after),
        "areas": [
            {
                "area": area.id or None,
                "title": area.title,
                "changes": [_item_data(item) for item in area.items],
            }
            for area in diff.areas
        ],
        "unread": list(diff.unread),
    }


REPORTERS: Mapping[str, Callable[[Diff], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "json": as_json}
)


def message(diff: Diff) -> str:
    """The message of a commit: what differs in a line, then in full, then the records as trailers."""
    body = [line for text in (*words(diff), *diff.unread) for line in _folded(text)]
    trailers = [f"Qaif-Record: {record}" for record in diff.records]
    return "\n".join([_subject(diff), "", *body, *(("", *trailers) if trailers else ())]) + "\n"


def summary(diff: Diff) -> str:
    """How much there is under each heading: 1 moved up, 2 reviewed."""
    counts = _counts(diff)
    return f"{number_of(len(diff.records), 'record')} changed: {counts}" if diff.records else counts


def _counts(diff: Diff) -> str:
    counts = Counter(heading for heading, _ in {(item.heading, item.record) for item in diff.items})
    return listed([_count(heading, counts[heading], diff) for heading in HEADINGS if counts[heading]])


_COUNTED: Mapping[Heading, str] = MappingProxyType(
    {"other": "with other changes", "text": "with changed text"}
)


def _count(heading: Heading, count: int, diff: Diff) -> str:
    head = _COUNTED.get(heading) or _head(heading, diff)
    return f"{count} {head[0].lower()}{head[1:]}"


def _subject(diff: Diff) -> str:
    """Whose records changed, and for a single one the most telling change."""
    if not diff.items:
        return "Files that cannot be read" if diff.unread else "Layout of files; what they say did not change"
    if len(diff.records) == 1:
        first = min(diff.items, key=lambda item: HEADINGS.index(item.heading))
        return textwrap.shorten(f"{first.record}: {first.text}", _SUBJECT, placeholder=" …")
    long = f"{', '.join(diff.records)}: {_counts(diff)}"
    return long if len(long) <= _SUBJECT else textwrap.shorten(summary(diff), _SUBJECT, placeholder=" …")


def _folded(text: str) -> list[str]:
    """A line of the body, folded; nothing in it can pass for a trailer, for it is indented."""
    indent = text[: len(text) - len(text.lstrip())]
    return textwrap.wrap(text, _SUBJECT, subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False) or [""]  # fmt: skip


def _grouped(area: AreaItems) -> Iterator[tuple[Heading, list[str]]]:
    """The lines of an area under their headings; what a record is called stands where it is first named."""
    named: set[str] = set()
    for heading, items in groupby(area.items, key=lambda item: item.heading):
        lines = []
        for item in items:
            lines.append(_line(item, titled=item.record not in named))
            named.add(item.record)
        yield heading, lines


def _head(heading: Heading, diff: Diff) -> str:
    if heading != "overdue":
        return _WORDS[heading]
    return f"Overdue since {day(diff.before.day)}" if diff.before.day < diff.after.day else "Overdue now"


def _line(item: DiffItem, *, titled: bool) -> str:
    """A record and what differs in it; a title that the sentence says is not said twice."""
    title = f" {item.title}" if titled and item.title and item.title not in item.text else ""
    return f"{item.record}{title}: {item.text}"


def _ends(diff: Diff) -> str:
    return f"From {_end(diff.before)} to {_end(diff.after)}"


def _end(end: End) -> str:
    if not end.commit:
        return f"what is on disk as at {day(end.day)}"
    name = end.name if end.commit.startswith(end.name) else f"{end.name} ({end.commit[:_SHORT]})"
    return f"{name[:_SHORT] if name == end.name else name} as at {day(end.day)}"


def _end_data(end: End) -> dict[str, object]:
    return {"name": end.name or None, "commit": end.commit or None, "as_of": end.day.isoformat()}


def _item_data(item: DiffItem) -> dict[str, object]:
    return {
        "record": item.record,
        "kind": item.kind,
        "title": item.title or None,
        "heading": item.heading,
        "field": item.field or None,
        "text": item.text,
    }
