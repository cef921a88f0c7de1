"""Turns schema errors into messages that a quality lead understands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from qaif_cli.model.base import ONE_LINE, SLUG, UNKNOWN
from qaif_cli.model.finding import Card
from qaif_cli.model.kind import numbered
from qaif_cli.model.kinds import KINDS
from qaif_cli.store import faults
from qaif_cli.store.order import model_at

WIDEST = 40
MOST, NEXT = 12, 4
"""So many faults of one kind are told one by one at the most; of more, the places of the first ones."""
# Nine digits and more may be a patient's number, which is never repeated.
_LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){8,}")

Step = str | int
Details = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """One thing that does not fit: its card, its place, and what to say.

    Attributes:
        count: How many of its kind there are in the file; above a few, they are one fault.
        also: The places of the next ones, where there are too many to be told one by one.
    """

    card: Card
    pointer: str
    message: str
    fix: str = ""
    on_key: bool = False
    of_list: bool = False
    count: int = 1
    also: tuple[str, ...] = ()


def shape_faults(error: ValidationError, model: type[BaseModel]) -> list[Fault]:
    """One fault for each field that is missing, surplus or wrong.

    A list whose entries are at fault counts as too short only because they are: that is not said twice.
    """
    kinds: dict[str, list[Details]] = {}
    for details in error.errors(include_url=False):
        kinds.setdefault(details["type"], []).append(details)  # type: ignore[arg-type]  # a typed dict
    found = [fault for alike in kinds.values() for fault in _told(alike, model)]
    return [
        fault
        for fault in found
        if not (fault.of_list and any(other.pointer.startswith(f"{fault.pointer}/") for other in found))
    ]


def _told(alike: list[Details], model: type[BaseModel]) -> list[Fault]:
    """The faults of one kind, each by itself while they are few, else as one."""
    if len(alike) <= MOST:
        return [_fault(details, model) for details in alike]
    first, *others = (_fault(details, model) for details in alike[:NEXT])
    return [replace(first, count=len(alike), also=tuple(fault.pointer for fault in others))]


def _fault(details: Details, model: type[BaseModel]) -> Fault:
    steps: tuple[Step, ...] = tuple(step for step in details["loc"] if step != "[key]")
    pointer = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
    kind, value = details["type"], details.get("input")
    if kind == "missing":
        return _missing(steps, pointer, model)
    if kind == "extra_forbidden" or details["loc"] != steps:
        return _surplus(steps, pointer, model)
    message, fix = _IN_WORDS.get(kind, _other)(value, details)
    return Fault(
        faults.WRONG, pointer, f"`{_name(steps)}`: {message}", fix, of_list=kind in ("too_short", "too_long")
    )


def _missing(steps: tuple[Step, ...], pointer: str, model: type[BaseModel]) -> Fault:
    name = str(steps[-1])
    fix = (
        f"Add `{name}:`; where the value is not known yet, write `{name}: unknown`."
        if _may_be_unknown(steps, model)
        else f"Add `{name}:`."
    )
    return Fault(faults.MISSING, pointer.rpartition("/")[0], f"`{name}` is missing", fix)


def _surplus(steps: tuple[Step, ...], pointer: str, model: type[BaseModel]) -> Fault:
    name = str(steps[-1])
    home = model_at(model, steps[:-1])
    fields = [field.alias or key for key, field in home.model_fields.items()] if home else []
    message = f"`{name}` is not a field here"
    near = _near(name, fields)
    if near:
        return Fault(
            faults.SURPLUS, pointer, f"{message}: did you mean `{near}`?", f"Write `{near}:`.", on_key=True
        )
    return Fault(
        faults.SURPLUS,
        pointer,
        message,
        f"The fields here are: {', '.join(fields)}." if fields else "",
        on_key=True,
    )


def _near(word: str, words: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(word.lower(), list(words), n=1, cutoff=0.6)), "")


def _name(steps: tuple[Step, ...]) -> str:
    """The nearest key: in a list, the list's own with the place, counted from 1."""
    if not steps:
        return "the file"
    last = steps[-1]
    return str(last) if isinstance(last, str) else f"{_name(steps[:-1])} {last + 1}"


def _may_be_unknown(steps: tuple[Step, ...], model: type[BaseModel]) -> bool:
    home = model_at(model, steps[:-1])
    field = (
        next((f for key, f in home.model_fields.items() if (f.alias or key) == steps[-1]), None)
        if home
        else None
    )
    return field is not None and UNKNOWN in _words(field.annotation)


def _words(annotation: Any) -> set[Any]:
    args = get_args(annotation)
    return (
        {arg for arg in args if isinstance(arg, str)}.union(*(_words(arg) for arg in args)) if args else set()
    )


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = _LONG_NUMBER.sub("…", str(value))
    return f"`{text if len(text) <= WIDEST else f'{text[: WIDEST - 1]}…'}`"


def _choice(value: Any, details: Details) -> tuple[str, str]:
    words = [word.strip(" '") for word in details["ctx"]["expected"].replace(" or ", ", ").split(",")]
    fix = f"Write one of: {', '.join(words)}." if len(words) > 1 else f"Write {words[0]}."
    if str(value) in words:
        return f"{_shown(value)} is a text here, and a number is meant", "Take the quotes away."
    near = _near(str(value), words)
    hint = f": did you mean `{near}`?" if near else ""
    return f"{_shown(value)} is not one of its words{hint}", fix


def _text(value: Any, details: Details) -> tuple[str, str]:  # noqa: ARG001  # every explanation takes both
    if isinstance(value, bool | int | float):
        return (
            f"{_shown(value)} is read as a number or a yes/no, and a text is meant",
            "Put the value in quotes.",
        )
    if value is None:
        return (
            "nothing is written after the colon",
            "Write a text, or leave the key out if the field is optional.",
        )
    return (
        "a text is meant, not a list or several keys",
        "Write one text; put it in quotes if it has a colon in it.",
    )


def _pattern(value: Any, details: Details) -> tuple[str, str]:
    pattern = details["ctx"]["pattern"]
    said = _id_form(pattern) or _FORMS.get(pattern, f"a value of the form {pattern}")
    return f"{_shown(value)} does not have the right form", f"Write {said}."


def _id_form(pattern: str) -> str:
    """The form of an ID that is a number, in words; empty where the form is none."""
    kind = next((kind for kind in KINDS if kind.prefix and numbered(kind.prefix) == pattern), None)
    return (
        f"{kind.a}'s ID: {kind.prefix} and four digits, such as {kind.prefix}0007" if kind is not None else ""
    )


_FORMS = {
    SLUG: "a short name of lower-case letters, digits and single hyphens",
    ONE_LINE: "one line; a text with a break in it belongs in a note",
    r"^[A-Z]{1,3}[0-9]+$": "a capital letter and a number, such as A1",
    r"^[A-Z]{3}[0-9]{3}$": "a rule's code, such as RSK001",
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|unknown)/[1-9][0-9]*$": "the date of the entry and its place in the list, such as 2026-05-04/3",
    r"^[a-z][a-z0-9_]*$": "a key of lower-case letters, digits and underscores",
    r"^[A-Z0-9]{3,8}$": "an ODS code: three to eight capital letters and digits",
}


def _range(value: Any, details: Details) -> tuple[str, str]:
    limits = details["ctx"]
    limit = f"{limits['ge']} or more" if "ge" in limits else f"{limits['le']} or less"
    return f"{_shown(value)} is outside the scale", f"Write a whole number, {limit}."


def _own(value: Any, details: Details) -> tuple[str, str]:
    said = str(details["ctx"]["error"])
    spoken_of = isinstance(value, dict) or str(value) in said
    return said if spoken_of else f"{_shown(value)}: {said}", ""


def _length(value: Any, details: Details) -> tuple[str, str]:  # noqa: ARG001  # every explanation takes both
    limits = details["ctx"]
    if "min_length" in limits:
        least = limits["min_length"]
        return "the list is too short", f"Write at least {'one entry' if least == 1 else f'{least} entries'}."
    return "the list is too long", f"Keep {limits['max_length']} entries at most."


def _said(message: str, fix: str) -> Callable[[Any, Details], tuple[str, str]]:
    return lambda value, _: (message.format(shown=_shown(value)), fix)


def _other(value: Any, details: Details) -> tuple[str, str]:
    return f"{_shown(value)} does not fit ({details['msg']})", ""


_IN_WORDS: dict[str, Callable[[Any, Details], tuple[str, str]]] = {
    "literal_error": _choice,
    "string_type": _text,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _said(
        "the text is empty", "Write a text, or leave the key out if the field is optional."
    ),
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "value_error": _own,
    "int_type": _said("{shown} is not a whole number", "Write digits, without quotes."),
    "bool_type": _said("{shown} is not a yes or no", "Write true or false."),
    "tuple_type": _said(
        "a list is meant here", "Begin each entry on its own line with `- `, or write [] for none."
    ),
    "dict_type": _said(
        "several keys are meant here, not {shown}", "Write one `key: value` a line, indented."
    ),
    "model_type": _said(
        "several keys are meant here, not {shown}", "Write one `key: value` a line, indented."
    ),
    "too_short": _length,
    "too_long": _length,
}
