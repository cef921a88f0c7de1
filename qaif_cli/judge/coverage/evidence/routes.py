"""The routes by which the Quality Committee is assured (§4.3), and how the System Quality Group responds (§4.5)."""

from __future__ import annotations

from qaif_cli.judge.coverage.context import EvidenceContext, counted
from qaif_cli.judge.coverage.evidence.areas import hard_and_soft
from qaif_cli.judge.coverage.evidence.concerns import criteria_met, sharing
from qaif_cli.judge.coverage.evidence.intelligence import voices
from qaif_cli.judge.coverage.evidence.meetings import effects_heard
from qaif_cli.model.coverage import Tally

_ROUTES = (
    ("listening to patients and the public", voices),
    ("bringing data and intelligence together", hard_and_soft),
    ("sharing concerns", sharing),
)
_RESPONSES = (
    ("decisions on the concerns before it", effects_heard),
    ("exit criteria met with evidence", criteria_met),
)


def routes(context: EvidenceContext) -> Tally:
    """How many of the three routes before the contract have evidence."""
    owed = ((name, any(True for _ in route(context))) for name, route in _ROUTES)
    return counted(owed, "routes of assurance, the contract apart, with evidence")


def responses(context: EvidenceContext) -> Tally:
    """Whether the System Quality Group responded, and whether it is shown that this helped."""
    owed = ((name, any(True for _ in part(context))) for name, part in _RESPONSES)
    return counted(owed, "parts of it with evidence: a response, and that it helped")
