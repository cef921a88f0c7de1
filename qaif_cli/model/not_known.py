"""A record that says of something that it is not known."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.model.register import Held


@dataclass(frozen=True)
class NotKnown:
    """A record with what is `unknown` in it.

    Attributes:
        held: The record as it was known on the day.
        places: Where it says so: a pointer and the dotted name of the field, in the order of the record.
    """

    held: Held
    places: tuple[tuple[str, str], ...]

    @property
    def record(self) -> str:
        """The ID of the record."""
        return self.held.record.id

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields, each once."""
        return tuple(dict.fromkeys(name for _, name in self.places))
