"""A register that has only begun: of most of its records nobody is named as the owner, or nothing has been recorded.

No date decides it: a register that stands still for a year after its first day is as new as on that day.
"""

from __future__ import annotations

from functools import cache
from typing import get_origin

from pydantic import BaseModel

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.inside import model_in
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.record import Record, Waiver
from qaif_cli.model.register import Register
from qaif_cli.model.walk import histories
from qaif_cli.model.ways import AMENDED

HALF = 2


def new_records(register: Register) -> frozenset[str]:
    """The IDs of the records that have only begun, where they are most of the register; none where they are not."""
    new = frozenset(item.record.id for item in register.held if has_only_begun(item.record, item.kind))
    return new if len(new) * HALF > len(register.held) else frozenset()


def has_only_begun(record: Record, kind: str) -> bool:
    """Whether a record has no owner, or is of a kind that is reported on and nothing has been recorded of it."""
    if record.owner == UNKNOWN:
        return True
    return _reported_on(BY_NAME[kind].model) and not any(
        one.pointer != f"/{AMENDED}" for one in histories(record)
    )


@cache
def _reported_on(model: type[BaseModel]) -> bool:
    """Whether a shape has a history of what becomes of it, at any depth."""
    for name, field in model.model_fields.items():
        inner = model_in(field.annotation)
        if inner is None or issubclass(inner, Waiver) or name in ("previous_owners", AMENDED):
            continue
        if (
            get_origin(field.annotation) is tuple
            and "id" not in inner.model_fields
            and "date" in inner.model_fields
        ):
            return True
        if _reported_on(inner):
            return True
    return False
