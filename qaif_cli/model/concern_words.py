"""What papers say of what the rules on concerns find: of one record, and of several."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CONCERN_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "CON001": (
        "One concern has a decision on its level without who authorised it, why, or on what it rests",
        "{n} concerns have a decision on their level without who authorised it, why, or on what it rests",
    ),
    "CON002": (
        "One concern was moved up by a body that does not usually authorise it, and why is not said",
        "{n} concerns were moved up by a body that does not usually authorise it, and why is not said",
    ),
    "CON003": (
        "One concern was moved up and its risks are called neither complex nor significant nor recurrent",
        "{n} concerns were moved up and their risks are called neither complex nor significant nor recurrent",
    ),
    "CON004": (
        "One concern has none of the support that its level asks for",
        "{n} concerns have none of the support that their level asks for",
    ),
    "CON005": ("One concern has no agreed improvement plan", "{n} concerns have no agreed improvement plan"),
    "CON006": (
        "One concern has no mandated support, which its level asks for",
        "{n} concerns have no mandated support, which their level asks for",
    ),
    "CON007": (
        "One concern is led by a body that does not lead at its level",
        "{n} concerns are led by a body that does not lead at their level",
    ),
    "CON008": (
        "One concern was stepped down before its exit criteria were met",
        "{n} concerns were stepped down before their exit criteria were met",
    ),
    "CON009": ("One concern was not shared in time", "{n} concerns were not shared in time"),
    "CON010": (
        "One concern is about what another open concern is about",
        "{n} concerns are about what another open concern is about",
    ),
    "CON011": (
        "One risk that is reviewed each month stands in no concern above the lowest level",
        "{n} risks that are reviewed each month stand in no concern above the lowest level",
    ),
    "CON012": (
        "One concern that was moved up did not reach the next System Quality Group",
        "{n} concerns that were moved up did not reach the next System Quality Group",
    ),
    "CON013": (
        "One concern that was moved up did not reach the next Quality Committee",
        "{n} concerns that were moved up did not reach the next Quality Committee",
    ),
    "CON014": (
        "One concern was moved up on fewer independent sources than we ask for",
        "{n} concerns were moved up on fewer independent sources than we ask for",
    ),
    "CON016": (
        "One concern lacks a plan or support that is owed soon",
        "{n} concerns lack a plan or support that is owed soon",
    ),
    "CON015": (
        "One concern was closed above the lowest level before it might be",
        "{n} concerns were closed above the lowest level before they might be",
    ),
    "CON017": (
        "One concern is led, or is to be decided on, by a body that has ended",
        "{n} concerns are led, or are to be decided on, by a body that has ended",
    ),
    "CON018": (
        "Of one concern no body is named that follows its improvement plan",
        "Of {n} concerns no body is named that follows their improvement plan",
    ),
})  # fmt: skip
"""By the code of the rule."""
