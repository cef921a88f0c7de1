"""User text made safe for XML: it is shown as it stands and can neither end an element nor an attribute."""

from __future__ import annotations

import re

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SIGN = re.compile("[&<>\"']")
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""What XML forbids, and what would hide or turn round the text beside it."""


def escaped(text: str) -> str:
    """One line of XML text, also for an attribute in quotes.

    Args:
        text: What somebody wrote; line breaks and control characters become spaces.
    """
    line = " ".join(_CONTROL.sub(" ", text).split())
    return _SIGN.sub(lambda found: _SIGNS[found[0]], line)


def inline(text: str) -> str:
    """XML text in which blanks at the ends stay, and a line break is `<br>`.

    Args:
        text: What somebody wrote; control characters become spaces.
    """
    kept = _CONTROL.sub(lambda found: found[0] if found[0] == "\n" else " ", text)
    return _SIGN.sub(lambda found: _SIGNS[found[0]], kept).replace("\n", "<br>")
