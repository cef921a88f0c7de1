"""What a text was read as that was just written, for whoever makes a record of it next: it is read once."""

from __future__ import annotations

from typing import Any

from qaif_cli.store.yaml import grammar

_JUST_READ: dict[str, Any] = {}
"""One text at the most, with what it says; what it says may be changed by whoever has it, so it is given once."""


def keep(text: str, data: Any) -> None:
    """Keep what a text says, for the next that reads it.

    Args:
        text: The text.
        data: What `parse` gave for it; whoever keeps it has done with it.
    """
    _JUST_READ.clear()
    _JUST_READ[text] = data


def parse(text: str) -> Any:
    """Read one document.

    Raises:
        BadYaml: with the place, where the text is not in the grammar.
    """
    if text in _JUST_READ:
        return _JUST_READ.pop(text)
    return grammar.parse(text)
