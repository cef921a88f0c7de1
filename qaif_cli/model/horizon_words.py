"""What papers say of what the rules on the horizon find: of one record, and of several."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HORIZON_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "HOR001": (
        "One thing is in force that nothing here follows yet",
        "{n} things are in force that nothing here follows yet",
    ),
    "HOR002": (
        "One thing that is coming was to be looked at by now",
        "{n} things that are coming were to be looked at by now",
    ),
    "HOR003": (
        "One thing that is coming touches a rule or a setting that is not there",
        "{n} times something that is coming touches a rule or a setting that is not there",
    ),
})  # fmt: skip
"""By the code of the rule."""
