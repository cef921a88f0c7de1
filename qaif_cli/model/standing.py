"""What a provider stands under on a day, and where its returns stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.kinds.provider import Provider, Return, Standing
from qaif_cli.model.standing_settings import ReturnKind, StandingKind


@dataclass(frozen=True)
class StandingState:
    """Something that a provider stands under on a day.

    Attributes:
        place: Its place in the record.
        kind: What the settings say of it; None where they have none of that name.
        until: The day by which it ends or is looked at again; None where none is known.
        days_late: Days past that day; 0 where it is not late.
    """

    entry: Standing
    place: int
    kind: StandingKind | None
    until: date | None
    days_late: int

    @property
    def name(self) -> str:
        """What it is, with its value."""
        name = self.kind.name if self.kind else self.entry.kind
        return f"{name}: {self.entry.value}" if self.entry.value else name

    @property
    def serious(self) -> bool:
        """Whether a provider that stands under it is hardly at the lowest level."""
        return self.kind is not None and self.kind.is_serious(self.entry.value)


@dataclass(frozen=True)
class ReturnState:
    """A return of a provider on a day.

    Attributes:
        place: Its place in the record.
        kind: What the settings say of it; None where they have none of that name.
        receive_by: The day by which it is to come; None once it came, where a later one came, or where no day is known.
        answer_by: The day by which it is, or was, to be answered; None where it did not come, or no limit is set.
        last: Whether no later one of the same kind came.
        day: The day.
    """

    entry: Return
    place: int
    kind: ReturnKind | None
    receive_by: date | None
    answer_by: date | None
    last: bool
    day: date

    @property
    def name(self) -> str:
        """What it is, with its period."""
        return f"{self.kind.name if self.kind else self.entry.framework}, {self.entry.period}"

    @property
    def not_received(self) -> bool:
        """Whether it should have come by now, and did not."""
        return self.receive_by is not None and self.receive_by < self.day

    @property
    def waits(self) -> bool:
        """Whether it came and was not answered."""
        return self.entry.received is not None and self.entry.answered is None

    @property
    def answer_late(self) -> int:
        """How many days after its day it was answered, or is not answered yet; 0 where that is in time."""
        on = self.entry.answered.date if self.entry.answered else self.day
        return max(0, (on - self.answer_by).days) if self.answer_by else 0


@dataclass(frozen=True)
class ProviderStanding:
    """What one provider stands under, and its returns.

    Attributes:
        in_force: What it stands under on the day, oldest first.
        past: What ended, or was followed by another of its kind.
        returns: Its returns, oldest first.
    """

    provider: Provider
    in_force: tuple[StandingState, ...]
    past: tuple[StandingState, ...]
    returns: tuple[ReturnState, ...]


@dataclass(frozen=True)
class StandingTold:
    """What is told of one provider by exception.

    Attributes:
        serious: What it stands under with which it is hardly at the lowest level.
        late: What else it stands under that is past its day.
        not_received: The returns that should have come by now.
        not_answered: Those that wait too long for an answer.
    """

    provider: Provider
    serious: tuple[StandingState, ...]
    late: tuple[StandingState, ...]
    not_received: tuple[ReturnState, ...]
    not_answered: tuple[ReturnState, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.serious or self.late or self.not_received or self.not_answered)
