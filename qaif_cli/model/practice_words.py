"""What papers say of what the rules on good practice find: of one record, and of several."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRACTICE_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "LRN001": (
        "One thing was praised several times, and shared with nobody",
        "{n} things were praised several times, and shared with nobody",
    ),
    "LRN002": (
        "One piece of good practice was shared, and nobody took it up",
        "{n} pieces of good practice were shared, and nobody took them up",
    ),
    "LRN003": (
        "One piece of good practice was to be shared, and was with nobody",
        "{n} pieces of good practice were to be shared, and were with nobody",
    ),
})  # fmt: skip
"""By the code of the rule."""
