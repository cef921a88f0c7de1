"""The register at one moment: as its files have it, as it was known on a day, and the settings of that day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, wraps
from types import MappingProxyType
from typing import Any, TypeVar

from qaif_cli.model.framework import Framework
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held, Register

R = TypeVar("R", bound=Record)
S = TypeVar("S")
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

    def __post_init__(self) -> None:
        """Bodies are called as they were on the day."""
        object.__setattr__(self, "framework", self.framework.as_called(self.day))

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

    @cached_property
    def alone(self) -> Moment:
        """The settings and the day without any record: what an answer about one record may rest on beside it."""
        return Moment(Register(), self.framework, self.day, self.day)

    def of_each(self, model: type[R], work_out: Callable[[R, Moment], T]) -> Mapping[str, T]:
        """What a function says of every record of one model, by ID; as `once_each` keeps it."""
        answers: dict[str, T] = {}
        for item in self.register.held:
            if isinstance(item.record, model):
                answers[item.record.id] = _kept_with(item, self, work_out, item.record)
        return MappingProxyType(answers)


def once(work_out: Callable[[Moment], T]) -> Callable[[Moment], T]:
    """Makes a function of a moment work out its answer once for each moment, and keep it there."""

    @wraps(work_out)
    def remembered(now: Moment) -> T:
        kept: dict[object, Any] = now._kept  # noqa: SLF001  # what is kept on a moment is kept by this function alone
        if work_out not in kept:
            kept[work_out] = work_out(now)
        return kept[work_out]  # type: ignore[no-any-return]  # it is what the function gave

    return remembered


def once_each(work_out: Callable[[Held, Moment], T]) -> Callable[[Held, Moment], T]:
    """Makes a function of one record work out its answer once for each day and settings, and keep it with the record.

    The function is given the record and a moment without any other, so its answer cannot hang on what may change
    while the record stays the same.
    """

    @wraps(work_out)
    def remembered(item: Held, now: Moment) -> T:
        return _kept_with(item, now, work_out, item)

    return remembered


def say_nothing(item: Held, now: Moment, functions: Iterable[object]) -> None:
    """Let it be known that some functions of one record, as `once_each` keeps them, say nothing about it: they are not asked then."""
    _answers_of(item, now).update(dict.fromkeys(functions, ()))


def said_nothing(item: Held, now: Moment, functions: Iterable[object]) -> bool:
    """Whether each of some functions was asked about a record, and said nothing."""
    answers = _answers_of(item, now)
    return all(answers.get(function) == () for function in functions)


def _kept_with(item: Held, now: Moment, work_out: Callable[[S, Moment], T], about: S) -> T:
    answers = _answers_of(item, now)
    if work_out not in answers:
        answers[work_out] = work_out(about, now.alone)
    return answers[work_out]  # type: ignore[no-any-return]  # it is what the function gave


def _answers_of(item: Held, now: Moment) -> dict[object, Any]:
    """What is kept with a record of that day and those settings."""
    kept: dict[date, tuple[Framework, dict[object, Any]]] = item._kept  # noqa: SLF001  # what is kept with a record is kept by this function alone
    settings, answers = kept.get(now.day, (None, {}))
    if settings is not now.framework:
        answers = {}
        kept[now.day] = (now.framework, answers)
    return answers
