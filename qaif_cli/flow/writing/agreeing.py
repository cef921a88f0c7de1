"""What may be agreed again: the last agreement holds, and those before stay with it, each for its time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.model.kinds.concern import ImprovementPlan
from qaif_cli.model.record import LastAgreed
from qaif_cli.render.words import day


def agreed_again(
    pointer: str, dated_by: str, said: Mapping[str, Any], there: LastAgreed | ImprovementPlan
) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    """The edits that record another agreement, and what there is to say of the one before.

    Args:
        pointer: Where the agreement stands.
        dated_by: The field with its day.
        said: The new day, which may be `unknown`, and the role.
        there: The agreement as it is.
    """
    was: date | None = known(getattr(there, dated_by))
    sets: tuple[Edit, ...] = tuple(Set(f"{pointer}/{name}", value) for name, value in said.items())
    if was is None:
        return sets, ()
    by = f" by {there.by}" if there.by else ""
    on = said[dated_by]
    if on == UNKNOWN or date.fromisoformat(on) == was:
        return sets, (f"The record said that it was agreed on {day(was)}{by}.",)
    if date.fromisoformat(on) < was:
        add = Append(f"{pointer}/earlier", {"date": on, "by": said["by"]})
        return (add,), (f"The agreement of {day(was)}{by} is later, and holds.",)
    former = {"date": was.isoformat(), **({"by": there.by} if there.by else {})}
    return (*sets, Append(f"{pointer}/earlier", former)), (f"Until then that of {day(was)}{by} holds.",)
