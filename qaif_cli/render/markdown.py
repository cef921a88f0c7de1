"""User text made safe for Markdown: it is printed as it stands and can neither format nor run.

Pipes cannot break a table, angle brackets cannot become HTML, brackets cannot become links, and line
breaks cannot start a heading or a list.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qaif_cli.model.visible import HIDDEN

_EVERYWHERE = re.compile(r"([\\`*\[\]<|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[+-](?=\s|$)|>|[=-]+(?=$)|\d{1,9}(?=[.)](?:\s|$)))")

_ADDRESSES = (
    (re.compile(r"(?i)\b(https?|ftps?|mailto|xmpp):(?=\S)"), r"\1\:"),
    (re.compile(r"(?i)\bwww\.(?=\S)"), r"www\."),
    (re.compile(r"(?<=[\w.+-])@(?=[\w-]+\.)"), "<!-- -->@"),
)
"""A bare address is no link. Where a sign with a backslash would still make one, nothing is put in between."""


@lru_cache(maxsize=4096)  # a paper says the same names and titles many times
def escaped(text: str) -> str:
    """One line of Markdown that shows the text exactly.

    Args:
        text: What somebody wrote in a record; line breaks become spaces.
    """
    line = " ".join((text if text.isprintable() else HIDDEN.sub(" ", text)).split())
    line = _EVERYWHERE.sub(r"\\\1", line)
    line = _ENTITY.sub("&amp;", line)
    line = _UNDERSCORE.sub(r"\\_", line)
    for pattern, instead in _ADDRESSES:
        line = pattern.sub(instead, line)
    return _AT_START.sub(_escape_start, line)


def _escape_start(found: re.Match[str]) -> str:
    sign = found.group(1)
    return f"{sign}\\" if sign[0].isdigit() else f"\\{sign}"
