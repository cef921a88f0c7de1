"""The lists of the settings and the kinds of record of which something can be the same at two boards, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from qaif_cli.model.framework import Framework


@dataclass(frozen=True)
class SharedList:
    """A list of the settings.

    Attributes:
        to: What its entries are called where a record names one, as in `Ref`.
        key: Its key in the map.
        at: Its JSON pointer in `framework.yaml`.
        own: Whether an entry is the board's own, and never the same for having the same name.
        whole: Whether entries are the same only where all that they say is.
        ordered: Whether its order says something, so that nothing can be added to it.
    """

    to: str
    key: str
    at: str
    own: bool = False
    whole: bool = False
    ordered: bool = False

    def entries(self, framework: Framework) -> Mapping[str, BaseModel]:
        """The entries of settings, by their short names."""
        value: Any = framework.as_written
        for step in self.at.strip("/").split("/"):
            value = getattr(value, step, None)
            if value is None:
                return {}
        return {item.id: item for item in value}

    def can_take(self, framework: Framework) -> bool:
        """Whether settings have what the list would stand in."""
        parts = self.at.strip("/").split("/")
        return len(parts) == 1 or getattr(framework, parts[0], None) is not None


LISTS_SHARED = (
    SharedList("role", "roles", "/roles", own=True),
    SharedList("body", "bodies", "/bodies", own=True),
    SharedList("party", "parties", "/parties"),
    SharedList("level", "levels", "/levels", ordered=True),
    SharedList("dimension", "dimensions", "/dimensions"),
    SharedList("value", "values", "/values"),
    SharedList("tier", "tiers", "/tiers"),
    SharedList("domain", "domains", "/matrix/domains"),
    SharedList("judgement", "judgements", "/judgements", ordered=True),
    SharedList("source", "sources", "/sources"),
    SharedList("theme", "themes", "/themes"),
    SharedList("business", "cycle", "/cycle"),
    SharedList("clock", "clocks", "/clocks"),
    SharedList("never-event", "never_events", "/never_events/types"),
    SharedList("standing", "standings", "/standings"),
    SharedList("return", "returns", "/returns"),
    SharedList("group", "groups", "/impact/groups"),
    SharedList("cut", "cuts", "/inequalities/cuts"),
    SharedList("executive-area", "executive_areas", "/executive_areas"),
    SharedList("population", "population", "/population/facts", whole=True),
)
BY_WORD = {one.to: one for one in LISTS_SHARED}
KINDS_SHARED = {
    "area": "areas",
    "provider": "providers",
    "commitment": "commitments",
    "assessment": "assessments",
}
"""The kinds of which both boards may have the same, each with its key in the map; every other record is a board's own."""
EXTRA = "extra_fields"
"""The key of the map for the organisation's own fields, each written as `risk/datix_number`."""
MAP_KEYS = (*(one.key for one in LISTS_SHARED), *KINDS_SHARED.values(), EXTRA)


def called(entry: BaseModel) -> str:
    """What an entry of a list is called in papers."""
    return str(getattr(entry, "title", None) or getattr(entry, "name", ""))
