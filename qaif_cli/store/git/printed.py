"""What `git log -z --raw` prints, told apart: the commits, and the files that each of them changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_FIELDS = ("%H", "%P", "%cs", "%an", "%ae", "%s", "%b")
FORMAT = f"--format={'%x00'.join(_FIELDS)}%x00"
"""How a log has to be printed so that it can be read here: each field with its own end."""
AS_ROWS = (
    *(
        "log",
        "-z",
        "--topo-order",
        "--reverse",
        "-c",
        "--no-relative",
        "--raw",
        "--no-abbrev",
        "--no-renames",
    ),
    *("--no-ext-diff", "--no-show-signature", "--encoding=UTF-8", FORMAT),
)
"""What git is asked for the commits of a log, each after its parents, with a row for each file that it changed."""


@dataclass(frozen=True)
class Printed:
    """A commit as it was printed.

    Attributes:
        id: Its full name.
        rows: For each file what was printed of it, from the first colon, and its path.
    """

    id: str
    parents: tuple[str, ...]
    day: str
    author: str
    email: str
    subject: str
    body: str
    rows: tuple[tuple[str, str], ...]


def printed(output: bytes) -> Iterator[Printed]:
    """The commits of a log in `FORMAT`, whatever stands between their parts.

    That differs by version of git, and between a merge and another commit. But a commit begins with its name and
    has a fixed number of fields, and a file begins with a colon and has one path, so nothing in a message or a path
    can pass for anything else: neither holds a NUL.
    """
    words = iter(output.decode("utf-8", "replace").split("\0"))
    header: tuple[str, ...] = ()
    rows: list[tuple[str, str]] = []
    for word in words:
        begins = word.strip("\n")
        if begins.startswith(":"):
            rows.append((begins, next(words)))
        elif begins:
            if header:
                yield _commit(header, rows)
            header, rows = (begins, *islice(words, len(_FIELDS) - 1)), []
    if header:
        yield _commit(header, rows)


def _commit(header: tuple[str, ...], rows: list[tuple[str, str]]) -> Printed:
    id_, parents, day, author, email, subject, body = header
    return Printed(id_, tuple(parents.split()), day, author, email, subject, body.strip("\n"), tuple(rows))
