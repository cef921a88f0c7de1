"""`qaif find`: looks for words anywhere in the records, and names the field and line of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.request import Ask, read
from qaif_cli.model.register import Held, Unreadable
from qaif_cli.model.table import Column, Table
from qaif_cli.render.words import number_of
from qaif_cli.store import yaml

AROUND = 60
"""How much of a long text is shown on either side of the word."""
COMMENT = "comment"


@dataclass(frozen=True)
class Piece:
    """A piece of text in a record.

    Attributes:
        field: The field, in words; `comment` for what is no field.
        pointer: Its JSON pointer; empty for a comment.
    """

    field: str
    pointer: str
    text: str


def run_find(ask: Ask, words: Sequence[str]) -> Listing:
    """The records in which every word stands, whatever the case of its letters.

    Raises:
        QaifError: where there is no register, or no word.
    """
    wanted = [word.casefold() for phrase in words for word in phrase.split()]
    if not wanted:
        raise QaifError("No word was given.", "For example: qaif find triage arrival")
    reading = read(ask)
    found, rows = [], []
    everything: tuple[Held | Unreadable, ...] = (*reading.register.held, *reading.register.unreadable)
    for item in everything:
        hits = _hits(item, wanted)
        if hits:
            name, title = (
                (item.record.id, item.record.title) if isinstance(item, Held) else (item.id, item.title)
            )
            matches = [{"field": hit.field, "pointer": hit.pointer, "text": hit.text} for hit in hits]
            path = reading.workspace.prefix + item.path
            found.append({"id": name, "kind": item.kind, "title": title, "path": path, "matches": matches})
            rows += [
                (name, title, hit.field, hit.text) if not place else ("", "", hit.field, hit.text)
                for place, hit in enumerate(hits)
            ]
    table = Table(
        (Column("ID"), Column("Title", main=True), Column("Where"), Column("Text", main=True)),
        tuple(rows),
        empty=f"No record has {' and '.join(words)} in it.",
    )
    return Listing(
        table,
        document(reading, found=found),
        notes(reading, f"{number_of(len(found), 'record').capitalize()}."),
    )


def _hits(item: Held | Unreadable, wanted: Sequence[str]) -> list[Piece]:
    """The pieces of a record with any of the words, if every word stands somewhere in it."""
    if not all(word in item.text.casefold() for word in wanted):
        return []
    pieces = list(_pieces(item))
    if not all(any(word in piece.text.casefold() for piece in pieces) for word in wanted):
        return []
    cut = ((piece, _around(piece.text, wanted)) for piece in pieces)
    return [Piece(piece.field, piece.pointer, text) for piece, text in cut if text]


def _pieces(item: Held | Unreadable) -> Iterator[Piece]:
    """Every text of a record: its values, then its comments; its lines, where it could not be read."""
    if isinstance(item, Unreadable):
        yield from (
            Piece(f"line {place}", "", line.strip()) for place, line in enumerate(item.text.split("\n"), 1)
        )
        return
    values = list(_values(yaml.parse(item.text), ""))
    yield from values
    said = {" ".join(piece.text.split()) for piece in values}
    for line in item.text.splitlines():
        before, mark, comment = line.partition("#")
        whole = " ".join(line.split())
        if mark and (not before or before[-1].isspace()) and not any(whole in text for text in said):
            yield Piece(COMMENT, "", comment.strip())


def _values(value: Any, at: str) -> Iterator[Piece]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, f"{at}/{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _values(inner, f"{at}/{place}")
    elif value is not None and not isinstance(value, bool):
        yield Piece(_place(at), at, str(value))


def _place(pointer: str) -> str:
    """A place in a record, from the outside in: `updates 5, insight 1, text`."""
    words: list[str] = []
    for step in pointer.strip("/").split("/"):
        if step.isdigit() and words:
            words[-1] += f" {int(step) + 1}"
        else:
            words.append(step)
    return ", ".join(words)


def _around(text: str, wanted: Sequence[str]) -> str:
    """The line of a text that has a word, or what stands around it; empty where there is none."""
    for line in text.splitlines():
        folded = line.casefold()
        at = min((folded.find(word) for word in wanted if word in folded), default=-1)
        if at >= 0:
            start = line.rfind(" ", 0, max(0, at - AROUND)) + 1
            end = (line.find(" ", at + AROUND) + 1 or len(line) + 1) - 1
            return f"{'…' if start else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"
    return ""
