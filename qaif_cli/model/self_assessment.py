"""A self-assessment on a day, and why a committee should see it (§3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.assessment import Assessment, AssessmentPosition, Evidence


@dataclass(frozen=True)
class AssessmentState:
    """A self-assessment on a day.

    Attributes:
        latest: The last position; None where none was given.
        renew_by: The day by which it is renewed; None where the framework sets no threshold, or the list is paused.
        acted_on: Whether an action is open, or was done since the last position.
        paused: Whether whoever made its list has paused that, so that nothing is owed.
    """

    assessment: Assessment
    latest: AssessmentPosition | None
    renew_by: date | None
    acted_on: bool
    paused: bool = False

    @property
    def position(self) -> str:
        """The organisation's position; `unknown` where none was recorded."""
        return self.latest.position if self.latest else UNKNOWN

    @property
    def weak(self) -> bool:
        """Whether it is known to be less than met."""
        return self.position in {"partly-met", "not-met"}

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What shows the last position."""
        return self.latest.evidence if self.latest else ()


@dataclass(frozen=True)
class AssessmentException:
    """A self-assessment that a committee should see.

    Attributes:
        reasons: partly-met, not-met or unknown; without action; without evidence; not renewed.
    """

    state: AssessmentState
    reasons: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether it is only partly met: known, shown, acted on and renewed."""
        return self.reasons == ("partly-met",)
