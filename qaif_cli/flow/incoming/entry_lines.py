"""The lines of a cell that has one entry a line: which is which entry, which is new, and which goes on from the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.incoming.cells import without_bullet
from qaif_cli.flow.incoming.shown import shown
from qaif_cli.flow.outgoing.columns import ACTIONS, CONTROLS, GAPS
from qaif_cli.flow.outgoing.values import Titles
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.day_words import day_written

_LETTERS = {CONTROLS: "C", GAPS: "G", ACTIONS: "A"}
"""With what the names of entries begin, by the column."""
_OWNED = re.compile(r"(?P<title>.+?) \((?P<role>[^()]+(?:\([^()]*\))?), (?:due (?P<due>[^(),]+)|no day)\)")
_HALF_OWNED = re.compile(r".*\([^()]*(?:\([^()]*\))?,\s*(?:due\b.*|no day\W*)", re.IGNORECASE)
_ONE_LINE = "Write it in one line; what is to be a new entry begins with a name that is free, such as {name}."


def merged_lines(heading: str, mine: str, was: str, theirs: str) -> str:
    """The entries of a cell that came back, each old one behind its name, and a new one without.

    A new entry is taken out of the number that somebody wrote before it, and has the name that the record has given the
    same text already. What was an old entry in several lines is one line again.

    Args:
        heading: The column.
        mine: What the cell says.
        was: What it said when it was exported.
        theirs: What the record says.

    Raises:
        QaifError: where an old entry lost its end, and it cannot be told whether the line below is a new entry.
    """
    before = dict(line.split(" ", 1) for line in was.split("\n") if line)
    now = {line.partition(" ")[2]: line for line in theirs.split("\n")}
    made: list[str] = []
    lines = [line for line in mine.split("\n") if line]
    while lines:
        name, text = _parted(heading, lines.pop(0))
        if name in before:
            text, lines = _joined(name, text, before, lines, heading)
            made.append(f"{name} {text}".rstrip())
        elif text:
            made.append(now.get(text, text))
    return "\n".join(made)


def new_lines(heading: str, text: str) -> list[str]:
    """The entries of a cell of a new record, without the names that somebody wrote before them."""
    return [words for line in text.split("\n") if (words := _parted(heading, line)[1])]


def _parted(heading: str, line: str) -> tuple[str, str]:
    """The name that stands before an entry, empty where none does, and the entry."""
    plain = without_bullet(line)
    found = re.fullmatch(rf"({_LETTERS[heading]}\d+)(?:\s*[:.)]|\s+[-–—])?(?:\s+(.*))?", plain, re.IGNORECASE)
    return (found[1].upper(), found[2] or "") if found else ("", plain)


def _joined(
    name: str, text: str, before: dict[str, str], lines: Sequence[str], heading: str
) -> tuple[str, list[str]]:
    """The text of an old entry, with the lines below that go on from it, and the lines that are left."""
    was = before[name]
    below: list[str] = []
    for line in lines:
        if _parted(heading, line)[0]:
            break
        below.append(line)
    for count in range(len(below), 0, -1):
        rest = " ".join(below[:count])
        if _goes_on(was, text, rest):
            return f"{text} {rest}".strip(), list(lines[count:])
    if below and text != was and was.startswith(text):
        free = f"{_LETTERS[heading]}{max(int(one[1:]) for one in before) + 1}"
        raise QaifError(
            f"{name} no longer ends with “{shown(was[len(text) :])}”, and the line below it, “{shown(below[0])}”, has no name:"
            " it may go on from it, or be new.",
            _ONE_LINE.format(name=free),
        )
    return text, list(lines)


def _goes_on(was: str, text: str, rest: str) -> bool:
    """Whether a text lost its end, and what stands below begins with it, or is just that."""
    if was.startswith(text) and text != was:
        lost = was[len(text) :].strip()
        return rest == lost or rest.startswith(f"{lost} ")
    return f" {was}".endswith(f" {rest}") and not f" {text}".endswith(f" {rest}")


def owned_action(line: str, titles: Titles) -> tuple[str, str, str]:
    """The title, the owner and the day of an action, as the exported register writes them in one line.

    Args:
        line: The line, without the name of the action.
        titles: How roles are shown.

    Raises:
        QaifError: where it names no role of the register, or no day.
    """
    found = _OWNED.fullmatch(line)
    if found is None:
        if _HALF_OWNED.fullmatch(line):
            raise _unfit(line, "says neither who owns the action nor when it is due")
        return line, UNKNOWN, UNKNOWN
    role = titles.meant("role", found["role"]) or (UNKNOWN if found["role"].casefold() == UNKNOWN else "")
    if not role:
        raise _unfit(line, f"names `{shown(found['role'])}`, which is no role of this register")
    due = day_written(found["due"]) if found["due"] else None
    if isinstance(due, str):
        raise _unfit(line, f"names `{shown(found['due'])}`, which is no day")
    return found["title"], role, due.isoformat() if isinstance(due, date) else UNKNOWN


def _unfit(line: str, why: str) -> QaifError:
    return QaifError(
        f"what stands in brackets at the end of “{shown(line)}” {why}.",
        "Write (role, due 28 Nov 2026), or take it out.",
    )
