"""The Committee's pack: what the rules found at its earlier meetings, for the counts of our own governance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from qaif_cli.flow.briefing import judged_on
from qaif_cli.flow.request import Reading
from qaif_cli.judge.papers.governance import AGREED, told_of
from qaif_cli.judge.papers.pack import gather_pack
from qaif_cli.judge.rules import RULES
from qaif_cli.model.body_content import Round
from qaif_cli.model.pack import Pack
from qaif_cli.model.report_content import Brief


def make_pack(reading: Reading, brief: Brief, round_: Round) -> Pack:
    """What the pack says beside its brief and its round."""
    agreed = {waiver.rule for item in brief.now.written.held for waiver in item.record.waivers}
    asked = _with_causes({item.card.code for item in told_of(brief.exceptions)} | agreed)

    def judged(day: date) -> Mapping[str, int]:
        if day == brief.day:
            return {AGREED: len(brief.agreed)}
        found = judged_on(reading, brief.now.on(day), public=brief.public, codes=asked)
        of = {(item.code, item.record or item.message) for item in found.findings}
        return Counter(code for code, _ in of) + Counter({AGREED: len(found.excused)})

    return gather_pack(brief, round_, judged)


def _with_causes(codes: set[str]) -> frozenset[str]:
    """Some rules, with those that make them quiet."""
    causes = {cause for rule in RULES if rule.card.code in codes for cause in rule.after}
    return frozenset(codes | causes)
