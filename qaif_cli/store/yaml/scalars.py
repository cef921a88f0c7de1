"""What a plain scalar of YAML stands for, by the core schema of YAML 1.2; dates stay text until a schema asks for one."""

from __future__ import annotations

import re
from typing import Any

LONGEST = 40
"""A row of more digits than this is no number that anybody counts with: it stays text."""

_INT = re.compile(r"[-+]?[0-9]+", re.ASCII)
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_WORDS: dict[str, object] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_SPECIAL = {f"{sign}.{word}": f"{sign}inf" for sign in ("", "+", "-") for word in ("inf", "Inf", "INF")}
_SPECIAL |= {f".{word}": "nan" for word in ("nan", "NaN", "NAN")}
_NUMBER_START = frozenset("0123456789+-.")


def scalar(text: str) -> Any:
    """The value of a plain scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START or (text[4:5] == "-" and text[:4].isdecimal()):
        return text  # a day is text too
    if _INT.fullmatch(text):
        return int(text) if len(text) <= LONGEST else text
    if _BASED.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    return float(_SPECIAL[text]) if text in _SPECIAL else text
