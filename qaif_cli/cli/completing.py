"""What the shell offers while a word is being typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def completer(kind: str, words: tuple[str, ...] = ()) -> Callable[[str], list[str]] | None:
    """What completes a word in the shell: file names are IDs, so records need not be read."""
    if not words and kind in ("text", "day", "number", "count", "step", "entry", "flag", "often", "time"):
        return None

    def complete(incomplete: str) -> list[str]:
        from qaif_cli.flow.completing import names_for

        names = words or names_for(kind, Path.cwd())
        return [name for name in names if name.lower().startswith(incomplete.lower())]

    return complete
