"""The register at one moment: as its files have it, as it was known on a day, and the settings of that day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar

from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Register

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Moment:
    """What every rule, list and paper is given.

    Attributes:
        written: The register as its files have it, what is dated later too.
        framework: The settings by which it is judged.
        day: The day that is asked about; later entries are not seen.
        today: The real day, for the one question whether an entry lies in the future.
    """

    written: Register
    framework: Framework
    day: date
    today: date
    _kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def register(self) -> Register:
        """The register as it was known on the day: without what came later, histories in order, corrections made."""
        return self.written.as_known(self.day)

    def on(self, day: date) -> Moment:
        """The same register on another day; one moment for each day, however often it is asked for."""
        if day == self.day:
            return self
        moments: dict[date, Moment] = self._kept.setdefault("days", {self.day: self})
        if day not in moments:
            moments[day] = replace(self, day=day)
            moments[day]._kept["days"] = moments  # noqa: SLF001  # of the same class
        return moments[day]

    @cached_property
    def whole(self) -> Moment:
        """The same day with nothing left out, for what is asked of the files themselves."""
        moment = replace(self)
        moment.__dict__["register"] = self.written
        return moment


def once(work_out: Callable[[Moment], T]) -> Callable[[Moment], T]:
    """Makes a function of a moment work out its answer once for each moment, and keep it there."""

    @wraps(work_out)
    def remembered(now: Moment) -> T:
        kept: dict[object, Any] = now._kept  # noqa: SLF001  # what is kept on a moment is kept by this function alone
        if work_out not in kept:
            kept[work_out] = work_out(now)
        return kept[work_out]  # type: ignore[no-any-return]  # it is what the function gave

    return remembered
