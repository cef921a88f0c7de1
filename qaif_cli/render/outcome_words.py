"""How far an outcome has come, in one line with a bar (§4.6)."""

from __future__ import annotations

from qaif_cli.model.outcome import STEPS, OutcomeProgress
from qaif_cli.model.words import with_unit
from qaif_cli.render.indicator_words import period
from qaif_cli.render.words import day


def outcome_words(progress: OutcomeProgress) -> str:
    """Where it stood, where it stands and where it should get to: `22% → 12% (October 2026) → 8% by 31 March 2027; ●●●●○○○○○○ 71% of the way`."""
    unit = progress.indicator.unit
    stood = "baseline not known" if progress.baseline is None else with_unit(progress.baseline, unit)
    stood += f" ({progress.of})" if progress.baseline is not None and progress.of else ""
    stands = "no figure yet" if progress.now is None else with_unit(progress.now, unit)
    if progress.now is not None and progress.now_of:
        stands += f" ({period(progress.now_of, progress.indicator)})"
    aim = "no target" if progress.target is None else f"target {with_unit(progress.target, unit)}"
    aim += f" by {day(progress.due)}" if progress.due else ""
    return f"{stood} → {stands} → {aim}{_way(progress)}"


def _way(progress: OutcomeProgress) -> str:
    """The bar, and what it says."""
    steps, share = progress.steps, progress.share
    if steps is None:
        return "; it went back" if progress.back else ""
    bar = f"; {'●' * steps}{'○' * (STEPS - steps)} "
    if progress.reached or share is None:
        return f"{bar}target reached"
    if share < 0:
        return f"{bar}further off than it was"
    if share > 1:
        return f"{bar}gone past the target"
    return f"{bar}{int(share * 100)}% of the way"
