"""The kinds of record for the door: light, so that help can be printed without their shapes."""

from __future__ import annotations

from qaif_cli.model.kinds import KINDS
from qaif_cli.model.words import listed

ABOUT: dict[str, str] = {kind.name: kind.about for kind in KINDS}
"""What the records of each kind are, by its name."""
SHAPES = listed(["framework", *ABOUT], "or")
"""Everything that has a schema, in words."""
