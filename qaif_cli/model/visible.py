"""Signs that nobody sees and that may do harm: no record holds one, and what is shown is shown with them written out.

They move a terminal's cursor, change its colours or title, turn the direction of the text, or part a word that
looks whole: control characters, marks of direction, and signs without width. A joiner that Arabic, Indian scripts
or pictures need stands between two letters of their own, and stays.
"""

from __future__ import annotations

import re

_SIGNS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_OURS = "\x00-\u02ff"
HIDDEN = re.compile(f"[{_SIGNS}]|(?<![^{_OURS}])[\u200c\u200d]|[\u200c\u200d](?![^{_OURS}])")
"""A sign that no text of a record may hold; a line's end is none."""
_SHOWN = re.compile(rf"\r(?!\n)|{HIDDEN.pattern}")
_BEYOND = 0xFFFF


def visible(text: str) -> str:
    r"""A text with each hidden sign written out, as `\\u001b`; JSON stays JSON, and says the same."""
    return text if text.isascii() and text.isprintable() else _SHOWN.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= _BEYOND:
        return f"\\u{code:04x}"
    pair = code - _BEYOND - 1
    return f"\\u{0xD800 + (pair >> 10):04x}\\u{0xDC00 + (pair & 0x3FF):04x}"
