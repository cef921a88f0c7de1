"""What rides in an exported register unseen: the base of a three-way merge, with a digest by which a change of it is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.outgoing.values import Titles

SHEET = "_qaif"
NAME = "_qaif_base"
COMMIT, PURPOSE = "qaif-base", "qaif-register"
"""The properties of the file: the commit, and what it is."""
FOR_BOTH_WAYS = "to be changed and imported"
READ_ONLY = "to be read only"
_MARK = "qaif register 1"
_NO_COMMIT = "no commit"
_PIECE = 30_000
"""So many letters of a row stand in one cell; a cell holds 32,767."""


@dataclass(frozen=True)
class Base:
    """The register as it was exported.

    Attributes:
        commit: The commit on which it stood; empty where there is none.
        day: The day on which it was exported, in figures.
        organisation: Whose register it is.
        titles: How roles, areas, providers, domains and tiers were named.
        rows: What each risk said, by its ID and by heading.
    """

    commit: str
    day: str
    organisation: str
    titles: Titles
    rows: Mapping[str, Mapping[str, str]]

    def texts(self) -> list[list[str]]:
        """The rows of the sheet that holds it: a row for each record, and its digest in the first."""
        body = [_row("titles", self.titles.by_id), *(_row(id_, values) for id_, values in self.rows.items())]
        head = [_MARK, self.commit or _NO_COMMIT, self.day, self.organisation]
        return [[*head, _digest(head, body)], *body]


def base_in(texts: Sequence[Sequence[str]]) -> Base:
    """The base that the rows of a sheet hold.

    Raises:
        QaifError: where it is none, or was changed.
    """
    rows = list(texts)
    if (
        not rows
        or rows[0][:1] != [_MARK]
        or len(rows[0]) != len(("mark", "commit", "day", "whose", "digest"))
    ):
        raise _changed()
    head, body = list(rows[0]), [list(row) for row in rows[1:]]
    if _digest(head[:-1], body) != head[-1]:
        raise _changed()
    found: dict[str, Any] = {row[0]: json.loads("".join(row[1:])) for row in body}
    titles = Titles(found.pop("titles"))
    _, commit, day, organisation, _ = head
    return Base("" if commit == _NO_COMMIT else commit, day, organisation, titles, found)


def _changed() -> QaifError:
    return QaifError(
        f"What the hidden sheet {SHEET} says was changed since the register was exported, so nobody can tell what was changed in the other sheets.",
        "Export the register again with `qaif export --xlsx`, and make the changes in that file.",
    )


def _row(key: str, values: Mapping[str, Any]) -> list[str]:
    text = json.dumps(values, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return [key, *_pieces(text)]


def _pieces(text: str) -> Iterator[str]:
    for begin in range(0, len(text), _PIECE):
        yield text[begin : begin + _PIECE]


def _digest(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A digest of all that the sheet holds, in its order."""
    text = json.dumps([list(head), [[row[0], "".join(row[1:])] for row in body]], ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()
