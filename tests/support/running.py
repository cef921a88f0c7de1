"""What the fixtures of `conftest.py` give, by type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What one run of the command line came to."""

    code: int
    out: str
    err: str


Qaif = Callable[..., Result]
"""Runs qaif with the words after its name."""
Golden = Callable[[str, str], None]
"""Compares a text with the file of that name in `tests/golden`."""
