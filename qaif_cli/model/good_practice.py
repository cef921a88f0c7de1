"""Good practice on a day: what was decided to be shared, with whom it was, and who took it up (§4.1 step 4, §4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.kinds.intelligence import Intelligence, PracticeShared, PracticeTakenUp


@dataclass(frozen=True)
class Practice:
    """A piece of intelligence that tells of good practice.

    Attributes:
        item: The record.
        decided: The day on which it was first decided to share it; None where nobody decided so.
        share_by: The day by which it is shared after that; None where it was, or no limit is set.
        take_up_by: The day by which somebody takes it up after it was first shared; None where somebody did, it was not
            shared, or no limit is set.
        day: The day.
    """

    item: Intelligence
    decided: date | None
    share_by: date | None
    take_up_by: date | None
    day: date

    @property
    def shared(self) -> tuple[PracticeShared, ...]:
        """Each time that it was shared."""
        return self.item.shared_to

    @property
    def taken(self) -> tuple[PracticeTakenUp, ...]:
        """Each time that somebody took it up."""
        return self.item.taken_up

    @property
    def unshared(self) -> bool:
        """Whether it was to be shared by now, and was with nobody."""
        return self.share_by is not None and self.share_by < self.day

    @property
    def unused(self) -> bool:
        """Whether somebody was to take it up by now, and nobody did."""
        return self.take_up_by is not None and self.take_up_by < self.day


@dataclass(frozen=True)
class Praise:
    """What was praised several times, and shared with nobody.

    Attributes:
        about: The ID of the provider, or of the area where no provider is named.
        theme: The theme.
        items: The pieces of praise, the oldest first.
    """

    about: str
    theme: str
    items: tuple[Intelligence, ...]


@dataclass(frozen=True)
class PracticeTold:
    """What a paper says of good practice.

    Attributes:
        practices: What is to be shared or was, of which somebody is still to take it up or something was recorded since.
        praised: What was praised several times, and shared with nobody.
    """

    practices: tuple[Practice, ...]
    praised: tuple[Praise, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.practices or self.praised)

    @property
    def taken(self) -> tuple[Practice, ...]:
        """What somebody took up."""
        return tuple(item for item in self.practices if item.taken)

    @property
    def waiting(self) -> tuple[Practice, ...]:
        """What was to be shared or taken up by now."""
        return tuple(item for item in self.practices if item.unshared or item.unused)
