"""The organisation's own fields are the ones that its framework declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from qaif_cli.judge.rule import rule
from qaif_cli.model.base import UNKNOWN, Day
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment

_DAY: TypeAdapter[date] = TypeAdapter(Day)


@rule("EXT001", "own-field-not-declared", "error", "qaif: how records are written", "P", sees="files")
def not_declared(now: Moment) -> Iterator[Hit]:
    """A field below `extra` that the framework does not declare for this kind, or a value of another type.

    Why it matters: a slip of the pen in an own field would never be seen.
    How to fix: correct the key or the value, or declare the field in `extra_fields` of `framework.yaml`.
    Example: `extra: {ward_count: "three"}` where a number is declared.
    """
    declared: dict[tuple[str, str], str] = {
        (field.kind, field.name): field.type for field in now.framework.extra_fields
    }
    for item in now.register.held:
        for key, value in item.record.extra.items():
            wanted = declared.get((item.kind, key))
            message = ""
            if wanted is None:
                message = f"the framework declares no own field `{key}` for the kind `{item.kind}`"
            elif value != UNKNOWN and not _FITS[wanted](value):
                message = f"the own field `{key}` holds a {wanted}, and this is none"
            if message:
                pointer = f"/extra/{key.replace('~', '~0').replace('/', '~1')}"
                yield Hit(item.record.id, pointer, message, path=item.path)


def _is_day(value: Any) -> bool:
    try:
        _DAY.validate_python(value)
    except ValidationError:
        return False
    return True


_FITS: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str) and bool(value.strip()),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "date": _is_day,
    "flag": lambda value: isinstance(value, bool),
}
