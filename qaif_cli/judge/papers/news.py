"""What is news to a body: what is dated after the day it was told of last, and what was recorded late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pydantic import BaseModel

from qaif_cli.judge.state.position import position
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import Position
from qaif_cli.model.report_content import When
from qaif_cli.model.walk import parts


@dataclass(frozen=True)
class News:
    """Tells what a body has not been shown yet.

    Attributes:
        before: The register as it was shown last, on the day from which movement is counted.
        now: The register as it is known on the day of the paper.
    """

    before: Moment
    now: Moment

    def when(self, record: str, day: date, entry: BaseModel | None = None) -> When:
        """Whether something falls in the period, lies before it, or lies before it and was recorded late.

        Args:
            record: The ID of the record that tells of it.
            day: The day on which it was.
            entry: The entry that tells of it; None where it is the record itself.
        """
        if day > self.before.day:
            return "in"
        return "before" if self._seen(record, entry) else "late"

    def has(self, record: str, day: date, entry: BaseModel | None = None) -> bool:
        """Whether something is news."""
        return self.when(record, day, entry) != "before"

    def _seen(self, record: str, entry: BaseModel | None) -> bool:
        was, now = (side.written.by_id.get(record) for side in (self.before, self.now))
        if was is now:
            return True
        shown = self.before.register.by_id.get(record)
        if shown is None or entry is None:
            return shown is not None
        return any(part == entry for _, part in parts(shown.record) if type(part) is type(entry))

    @cached_property
    def recorded_late(self) -> frozenset[str]:
        """The risks, concerns and areas that stood otherwise by the earlier day than the body was shown.

        That is told by comparing what was shown with what the dates of the entries say of the same day now.
        """
        shown, dated = position(self.before), position(self.now.on(self.before.day))
        return frozenset(
            id_
            for was, is_ in zip(_standing(shown), _standing(dated), strict=True)
            for id_ in was.keys() | is_.keys()
            if was.get(id_) != is_.get(id_)
        )


def _standing(there: Position) -> tuple[dict[str, object], ...]:
    """What a paper compares with that of another day, by record."""
    return (
        {id_: (state.score, state.closed) for id_, state in there.risks.items()},
        {id_: (state.order, state.closed) for id_, state in there.concerns.items()},
        {id_: state.judged and state.judged.judgement for id_, state in there.areas.items()},
    )
