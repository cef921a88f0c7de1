"""Reads a paragraph that is pasted at a question as one answer, not one for each of its lines."""

from __future__ import annotations

import re
import select
import sys

from qaif_cli.cli.console import out

_POINT = re.compile(r"(?:[\u2022\u25aa\u25cf\u25e6\u2013*\-]|[0-9]{1,2}[.)])\s+")
_AT_ONCE = 0.05
"""Seconds within which a line that follows was pasted, and not typed."""


def whole(first: str) -> str:
    """The line that was read, with the lines that were pasted after it, as one text."""
    if not _waiting():
        return first
    out("  Several lines become one text. An empty line ends it.\n")
    lines, pasted = [first.strip()], True
    while line := sys.stdin.readline():
        if not line.strip() and not pasted:
            break
        lines.append(line.strip())
        pasted = _waiting()  # an empty line between two paragraphs ends nothing
    return joined(lines)


def joined(lines: list[str]) -> str:
    """Some lines as one text; the points of a list are parted by semicolons, and lose their marks."""
    said = [line for line in lines if line]
    points = [_POINT.sub("", line) for line in said]
    listed = [place for place, line in enumerate(said) if _POINT.match(line)]
    text = points[0] if points else ""
    for place, line in enumerate(points[1:], start=1):
        parted = place in listed and not text.endswith((":", ";", ".", "?", "!"))
        text += f"{';' if parted and place - 1 in listed else ''} {line}"
    return text


def _waiting() -> bool:
    """Whether a further line is there already; where the terminal cannot be asked, none is."""
    try:
        return bool(select.select([sys.stdin], [], [], _AT_ONCE)[0])
    except (OSError, TypeError, ValueError):  # Windows asks only of sockets
        return False
