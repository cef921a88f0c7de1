"""Reads a paragraph that is pasted at a question as one answer, not one for each of its lines."""

from __future__ import annotations

import select
import sys

from qaif_cli.cli.console import out

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
    return " ".join(filter(None, lines))


def _waiting() -> bool:
    """Whether a further line is there already; where the terminal cannot be asked, none is."""
    try:
        return bool(select.select([sys.stdin], [], [], _AT_ONCE)[0])
    except (OSError, TypeError, ValueError):  # Windows asks only of sockets
        return False
