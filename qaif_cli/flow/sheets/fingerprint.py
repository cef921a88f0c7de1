"""A fingerprint of a record's text, by which a sheet tells whether the record was changed since."""

from __future__ import annotations

import hashlib

LENGTH = 8


def fingerprint(text: str) -> str:
    """A few letters that stand for a record's text; line endings do not count, for git may change them."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:LENGTH]
