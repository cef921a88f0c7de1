"""New fragments of YAML, rendered by ruamel.yaml in the style of the house."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from types import NoneType
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import SingleQuotedScalarString

WIDTH = 100
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BLANKS = re.compile(r" +$", re.MULTILINE)
"""Where a long text is folded, ruamel leaves a blank at the end of the line; there it means nothing."""


class _NullAsWord(RoundTripRepresenter):
    """Writes `null` as a word: a key with nothing behind it looks forgotten."""

    def null(self, _: None) -> ScalarNode:
        """The word."""
        return self.represent_scalar("tag:yaml.org,2002:null", "null")


_NullAsWord.add_representer(NoneType, _NullAsWord.null)


class _Alone(YAML):
    """Looks through no folder for plug-ins: there is none, and it would be done for every fragment."""

    def official_plug_ins(self) -> list[str]:
        """None."""
        return []


def block(value: Any, width: int = WIDTH) -> list[str]:
    """A value in block style, as lines without line ends, not indented."""
    return _dump(value, flow=False, width=width).removesuffix("\n").split("\n")


def document(fields: dict[str, Any]) -> str:
    """A whole record in block style, its keys in the order given."""
    return _dump(fields, flow=False, width=WIDTH)


def flow(value: Any) -> str:
    """A value on one line, as it may stand inside brackets or braces."""
    # Below a key of its own, ruamel quotes what would end a plain text inside brackets.
    line = " ".join(_dump({"k": _without_marks(value)}, flow=True, width=100_000).split("\n")).strip(" ")
    return line[len("{k:") : -1].strip(" ")


def _without_marks(value: Any) -> Any:
    """Inside brackets a colon ends a word, as in an address or a time, and a question mark begins a key: both are quoted."""
    if isinstance(value, dict):
        return {_without_marks(key): _without_marks(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_marks(inner) for inner in value]
    marked = isinstance(value, str) and (":" in value or value.startswith("?"))
    return SingleQuotedScalarString(value) if marked else value


def _dump(value: Any, *, flow: bool, width: int) -> str:
    yaml = _Alone()
    yaml.Representer = _NullAsWord
    yaml.width = width
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.default_flow_style = flow
    # Braces also round a single key in a list, so that another can be put in beside it.
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.allow_unicode = True
    out = StringIO()
    yaml.dump(_plain_days(value), out)
    return _BLANKS.sub("", out.getvalue()).removesuffix("...\n")


def _plain_days(value: Any) -> Any:
    """Dates are written without quotes: in records a date is known by its field."""
    if isinstance(value, dict):
        return {key: _plain_days(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain_days(inner) for inner in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
