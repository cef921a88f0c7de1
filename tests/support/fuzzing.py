"""What a hostile or clumsy hand may give to qaif, each kind tried with a seed: the same seed tries the same again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from tests.support import fuzz_books, fuzz_commands, fuzz_splice, fuzz_yaml

ROOT = Path(__file__).resolve().parents[2]
REGISTERS = (ROOT / "tests" / "base" / "records", ROOT / "records")
Tried = Callable[[Random], str]
"""Tries one and gives what is wrong, or nothing."""


@cache
def _shipped() -> tuple[list[str], ...]:
    return tuple(lines for records in REGISTERS for lines in fuzz_yaml.stretches(records))


def _read(random: Random) -> str:
    text = fuzz_yaml.made(random, _shipped())
    wrong = fuzz_yaml.fault_of(text)
    return f"{text!r}: {wrong}" if wrong else ""


def _edited(random: Random) -> str:
    text, asked = fuzz_splice.edited(random, _shipped())
    wrong, _ = fuzz_splice.fault_of(text, asked) if asked else ("", False)
    return f"{text!r}, {asked}: {wrong}" if wrong else ""


KINDS: dict[str, Tried] = {
    "yaml": _read,
    "splice": _edited,
    "days": fuzz_commands.day,
    "cells": fuzz_commands.cells,
    "templates": fuzz_commands.template,
    "settings": fuzz_commands.settings,
    "git": fuzz_commands.told_by_git,
    "books": fuzz_books.sent,
    "sheets": fuzz_books.returned,
}


def tried(kind: str, seed: int) -> str:
    """What came of one, or nothing where all was well."""
    wrong = KINDS[kind](Random(seed))  # noqa: S311  # what is tried again by its number is no secret
    return f"{kind} {seed}: {wrong}" if wrong else ""
