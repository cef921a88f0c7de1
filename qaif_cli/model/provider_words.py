"""What papers say of what the rules on providers find: of one record, and of several."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PROVIDER_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "PRV001": (
        "Of one provider we do not know where it stands with the regulator, or looked too long ago",
        "Of {n} providers we do not know where they stand with the regulator, or looked too long ago",
    ),
    "PRV002": (
        "One return of a provider was due by now and did not come",
        "{n} returns of providers were due by now and did not come",
    ),
    "PRV003": (
        "One return of a provider was answered too late, or waits too long for an answer",
        "{n} returns of providers were answered too late, or wait too long for an answer",
    ),
    "PRV004": (
        "One plan or notice of a provider is past its day",
        "{n} plans or notices of providers are past their day",
    ),
    "PRV005": (
        "One provider stands under something serious, and no concern holds it above the lowest level",
        "{n} times a provider stands under something serious, and no concern holds it above the lowest level",
    ),
    "PRV006": (
        "One identifier is that of several providers",
        "{n} identifiers are those of several providers",
    ),
    "PRV007": (
        "One return of a provider is recorded twice",
        "{n} returns of providers are recorded twice",
    ),
})  # fmt: skip
"""By the code of the rule."""
