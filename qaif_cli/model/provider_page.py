"""What the one page on a provider shows of what is known of it: of each list the first few, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.kinds.provider import CqcRating, Visit
from qaif_cli.model.position import CommitmentState, DueItem
from qaif_cli.model.rated import RatedQuestion
from qaif_cli.model.report_content import ConcernLine, RiskLine
from qaif_cli.model.single_paper import AboutProvider
from qaif_cli.model.standing import ReturnState, StandingState

E = TypeVar("E")


@dataclass(frozen=True)
class FirstFew(Generic[E]):
    """The first few of a list, and how long it is."""

    items: tuple[E, ...]
    count: int

    @property
    def more(self) -> int:
        """How many are not among them."""
        return self.count - len(self.items)


@dataclass(frozen=True)
class AreaHeld:
    """An area in which a provider gives care, and at which level it is held there.

    Attributes:
        area: The ID of the area.
        concern: The open concern at the highest level there; None where there is none.
        confirmed: When the area last confirmed it at the lowest level; None where it never did.
    """

    area: str
    concern: ConcernLine | None
    confirmed: date | None


@dataclass(frozen=True)
class ProviderPage:
    """What stands on the one page.

    Attributes:
        about: What is known of the provider.
        weak: The questions that are rated below good, overall first.
        sound: The others that are rated.
        weak_services: The services rated by themselves whose rating is below good.
        pressing: What it stands under that is serious or past its day, then the rest.
        returns: The returns that are late to come or to be answered.
        areas: The areas in which it gives care, those held higher first.
        raised: The open concerns above the lowest level.
        watched: Those at the lowest level.
        high: The risks that score so high that papers tell them.
        low: How many score less.
        low_moved: How many of these moved since the earlier day.
        late: What is late of it and of the records about it, the longest first.
        others: How many other actions are open.
        next_due: When the first of these is due; None where none has a day.
        commitments: The open commitments that its indicators measure and that are not simply on track.
        came_in: What came in since the earlier day: what is not decided on, then the newest.
        undecided: How much of it is not decided on.
        visit: The last insight visit; None where there was none.
        visits: How many there were.
        of_concern: The indicators that are of concern or fail their target whatever chance brings.
        charted: The one of them whose chart is shown; None where none is, or where the lists leave no room.
        left: How many lines of the page are left.
    """

    about: AboutProvider
    weak: tuple[RatedQuestion, ...]
    sound: tuple[RatedQuestion, ...]
    weak_services: FirstFew[tuple[str, CqcRating]]
    pressing: FirstFew[StandingState]
    returns: FirstFew[ReturnState]
    areas: FirstFew[AreaHeld]
    raised: FirstFew[ConcernLine]
    watched: FirstFew[ConcernLine]
    high: FirstFew[RiskLine]
    low: int
    low_moved: int
    late: FirstFew[DueItem]
    others: int
    next_due: date | None
    commitments: FirstFew[CommitmentState]
    came_in: FirstFew[IntelligenceState]
    undecided: int
    visit: Visit | None
    visits: int
    of_concern: FirstFew[IndicatorState]
    charted: IndicatorState | None
    left: int
