"""What papers say of what the rules on inequalities find: of one record, and of several."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INEQUALITY_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "INQ001": (
        "One indicator of the Board tells no group of people apart, and does not say why",
        "{n} indicators of the Board tell no group of people apart, and do not say why",
    ),
    "INQ002": (
        "The figures of groups of people end long before the indicator's own in one indicator",
        "The figures of groups of people end long before the indicator's own in {n} indicators",
    ),
    "INQ003": (
        "The gap between groups of people grew period after period in one indicator",
        "The gap between groups of people grew period after period in {n} indicators",
    ),
    "INQ004": (
        "One public indicator has a figure of so few people that somebody could be known",
        "{n} public indicators have a figure of so few people that somebody could be known",
    ),
    "INQ005": (
        "One indicator has a group of people twice",
        "{n} indicators have a group of people twice",
    ),
})  # fmt: skip
"""By the code of the rule."""
