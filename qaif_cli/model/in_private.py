"""How much a body considered in private, told so that nothing can be named by it."""

from __future__ import annotations

from dataclasses import dataclass

_FEWEST = 2


@dataclass(frozen=True)
class InPrivate:
    """What a public paper leaves out of what it tells one by one.

    Attributes:
        areas: How many areas.
        services: How many open concerns.
    """

    areas: int = 0
    services: int = 0

    @property
    def all(self) -> int:
        """How many of both."""
        return self.areas + self.services

    @property
    def each(self) -> bool:
        """Whether each kind may be counted by itself: a single one of a kind is never said to be of it."""
        return self.areas >= _FEWEST and self.services >= _FEWEST
