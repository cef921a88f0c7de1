"""What papers say of what the rules on situations find: of one record, and of several."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SITUATION_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "DYN001": (
        "One situation was to be assessed again by now",
        "{n} situations were to be assessed again by now",
    ),
    "DYN002": (
        "One situation has a decision that was not scored in every way",
        "{n} situations have a decision that was not scored in every way",
    ),
    "DYN003": (
        "One situation has lasted so long that a risk should hold it, and none does",
        "{n} situations have lasted so long that a risk should hold them, and none does",
    ),
    "DYN004": (
        "One situation was closed, and nothing says what was learnt",
        "{n} situations were closed, and nothing says what was learnt",
    ),
})  # fmt: skip
"""By the code of the rule."""
