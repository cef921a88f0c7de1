"""The Quality Committee is assured by routes (§4.3), and the System Quality Group responds (§4.5); each part needs evidence."""

from __future__ import annotations

from qaif_cli.judge.coverage.context import Selector
from qaif_cli.judge.coverage.evidence.areas import hard_and_soft
from qaif_cli.judge.coverage.evidence.concerns import criteria_met, sharing
from qaif_cli.judge.coverage.evidence.intelligence import voices
from qaif_cli.judge.coverage.evidence.meetings import effects_heard
from qaif_cli.judge.coverage.expectation import Expectation

_ROUTES: tuple[tuple[str, Selector], ...] = (
    ("listening to patients and the public", voices),
    ("bringing data and intelligence together", hard_and_soft),
    ("sharing concerns", sharing),
)
_RESPONSES: tuple[tuple[str, Selector], ...] = (
    ("decisions on the concerns before it", effects_heard),
    ("exit criteria met with evidence", criteria_met),
)

routes = Expectation(
    over=lambda _: _ROUTES,
    counted="routes of assurance, the contract apart, with evidence",
    shows=lambda context, route: route(context),
)
responses = Expectation(
    over=lambda _: _RESPONSES,
    counted="parts of it with evidence: a response, and that it helped",
    shows=lambda context, part: part(context),
)
