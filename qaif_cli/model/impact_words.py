"""What papers say of what the rules on the impact of changes find: of one record, and of several."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

IMPACT_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "EIA001": (
        "One change began before its impact assessment was signed",
        "{n} changes began before their impact assessment was signed",
    ),
    "EIA002": (
        "One change scores so high that it needs a full assessment, and has none",
        "{n} changes score so high that they need a full assessment, and have none",
    ),
    "EIA003": (
        "One change was to be looked back on by now",
        "{n} changes were to be looked back on by now",
    ),
    "EIA004": (
        "One change leaves a high score that no open risk holds",
        "{n} changes leave a high score that no open risk holds",
    ),
    "EIA005": (
        "In one place several changes to a service were not looked at together",
        "In {n} places several changes to a service were not looked at together",
    ),
    "EIA006": (
        "The impact assessment of one change leaves dimensions or groups unanswered",
        "The impact assessments of {n} changes leave dimensions or groups unanswered",
    ),
    "EIA007": (
        "One change may go ahead on conditions that stand nowhere as actions",
        "{n} changes may go ahead on conditions that stand nowhere as actions",
    ),
    "EIA008": (
        "One change began before a body had decided that it may",
        "{n} changes began before a body had decided that they may",
    ),
    "EIA009": (
        "One change was assessed as worse after it was signed",
        "{n} changes were assessed as worse after they were signed",
    ),
    "EIA010": (
        "One change was closed, and nobody looked back on what it did",
        "{n} changes were closed, and nobody looked back on what they did",
    ),
})  # fmt: skip
"""By the code of the rule."""
