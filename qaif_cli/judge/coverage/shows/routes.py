"""The routes by which the Quality Committee is assured (§4.3)."""

from __future__ import annotations

from qaif_cli.judge.coverage.scene import Scene, counted
from qaif_cli.judge.coverage.shows.areas import hard_and_soft
from qaif_cli.judge.coverage.shows.concerns import sharing
from qaif_cli.judge.coverage.shows.intelligence import voices
from qaif_cli.model.coverage import Tally

_ROUTES = (
    ("listening to patients and the public", voices),
    ("bringing data and intelligence together", hard_and_soft),
    ("sharing concerns", sharing),
)


def routes(scene: Scene) -> Tally:
    """How many of the three routes before the contract have evidence."""
    owed = ((name, any(True for _ in route(scene))) for name, route in _ROUTES)
    return counted(owed, "routes of assurance, the contract apart, with evidence")
