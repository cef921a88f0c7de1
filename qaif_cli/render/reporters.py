"""The forms in which findings are printed, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from qaif_cli.render.findings import Reporter, as_concise, as_github, as_json, as_text
from qaif_cli.render.sarif import as_sarif

REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {"text": as_text, "concise": as_concise, "json": as_json, "github": as_github, "sarif": as_sarif}
)
FROM_THE_TOP = frozenset({"github", "sarif"})
"""The forms whose reader wants each path from the top of the repository."""
LISTS_RULES = frozenset({"sarif"})
"""The forms that describe each rule beside what it found."""
