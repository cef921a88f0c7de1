"""The gap between groups in one sentence: a gap of nought is none, and nothing is so many times another that it is not told."""

from __future__ import annotations

from datetime import date

import pytest

from qaif_cli.model.inequality import CutGaps, GroupFigure, GroupGap
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.render.inequality_words import gap_words

INDICATOR = Indicator.model_validate(
    {
        "id": "waits",
        "title": "Waits",
        "owner": "unknown",
        "area": "safety",
        "definition": "unknown",
        "unit": "weeks",
        "better": "down",
        "dimensions": [],
        "every": "monthly",
        "baseline": "unknown",
        "target": None,
        "points": [],
    }
)
Told = tuple[float, float | None, float | None]
"""The figures of the worst-served group, of the best-served, and of all."""


def gap(month: int, told: Told) -> GroupGap:
    worst, best, whole = told
    other = None if best is None else GroupFigure("men", best, None)
    return GroupGap(date(2026, month, 28), GroupFigure("women", worst, None), other, whole)


SAID: dict[str, tuple[list[Told], str]] = {
    "4 weeks apart": (
        [(8, 4, 6)],
        "by sex: women 8 weeks against men 4 weeks (February 2026), 4 weeks apart, 2 times as much; all 6 weeks",
    ),
    "no gap": ([(5, 5, 5)], "by sex: no gap, women and men both 5 weeks (February 2026)"),
    "no gap, one group alone": ([(5, None, 5)], "by sex: no gap, women and all 5 weeks (February 2026)"),
    "no gap any more": (
        [(8, 4, None), (5, 5, None)],
        "by sex: no gap, women and men both 5 weeks (February 2026); narrower than January 2026, 4 weeks",
    ),
    "no gap, as before": (
        [(5, 5, None), (6, 6, None)],
        "by sex: no gap, women and men both 6 weeks (February 2026); the period before, January 2026, had none",
    ),
    "a gap where there was none": (
        [(5, 5, None), (6, 5, None)],
        "by sex: women 6 weeks against men 5 weeks (February 2026), 1 week apart, 1.2 times as much; the period before, January 2026, had none",
    ),
    "so near that the ratio says nothing": (
        [(1001, 1000, None)],
        "by sex: women 1,001 weeks against men 1,000 weeks (February 2026), 1 week apart",
    ),
    "against nought": ([(3, 0, None)], "by sex: women 3 weeks against men 0 weeks (February 2026), 3 weeks apart"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_it_says(case: str) -> None:
    told, said = SAID[case]
    gaps = tuple(gap(month, one) for month, one in enumerate(told, 3 - len(told)))
    assert gap_words(CutGaps(INDICATOR, "Sex", gaps, wider=0, few=False), "Sex") == said
