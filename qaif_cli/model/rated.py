"""What a provider is rated by its regulator, question by question, and what was seen of it besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.kinds.provider import InvolvedAssurance, Visit
from qaif_cli.model.position import ProviderState
from qaif_cli.model.vocabulary import Rating

WEAK: frozenset[Rating] = frozenset({"requires-improvement", "inadequate", "not-all-regulations-met"})
"""The grades below good, and that not every regulation is met."""
NO_GRADES: frozenset[Rating] = frozenset({"not-rated", "unknown"})
"""What stands for a rating and is none."""


@dataclass(frozen=True)
class RatedQuestion:
    """One question of the regulator, and what it was rated.

    Attributes:
        name: The question: `overall`, `safe`, `well-led`.
        now: Its rating.
        since: The publication that gave that rating first; None where its day is not known.
        was: The rating before it; None where none other is recorded.
        was_since: The publication that gave that one first; None where its day is not known.
    """

    name: str
    now: Rating
    since: date | None
    was: Rating | None
    was_since: date | None


@dataclass(frozen=True)
class RatingChange:
    """A question whose grade is another than it was at the earlier day.

    Attributes:
        name: The question, as in `RatedQuestion`.
        was: Its grade then; None where it had none.
        now: Its grade; None where it has none any more.
        looked: The day on which the grade was looked up that is another; None where there is none any more.
    """

    name: str
    was: Rating | None
    now: Rating | None
    looked: date | None


@dataclass(frozen=True)
class Rated:
    """A provider with what its regulator and we saw of it.

    Attributes:
        since: The publication that gave its overall grade first; None where its day is not known, or it has no grade.
        fresh: Whether it was not on the register that was shown at the earlier day.
        changes: The questions whose grade is another than at the earlier day, overall first. What had no grade then is among
            them where it is the overall one, or is weak.
        visits: Our insight visits since.
        involved: How we took part in its assurance since.
    """

    state: ProviderState
    since: date | None
    fresh: bool
    changes: tuple[RatingChange, ...]
    visits: tuple[Visit, ...]
    involved: tuple[InvolvedAssurance, ...]

    @property
    def weak(self) -> bool:
        """Whether its grade is below good, or not every regulation is met."""
        graded = self.state.graded
        return graded is not None and graded.overall in WEAK
