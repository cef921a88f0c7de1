"""`qaif template`: the templates that papers are made of, to copy and change."""

from __future__ import annotations

import re
from pathlib import Path

from qaif_cli.flow.names import word
from qaif_cli.store.workspace import shipped_templates

_ENDINGS = (".j2", ".typ", ".yaml")
_ABOUT = re.compile(r"\A(?:\{#|#|//) *(.*?)(?: *#\}|\n|\Z)", re.DOTALL)


def run_template(name: str | None) -> str:
    """A template as it comes with qaif; the names of all, each with what it is for, where none is named.

    Raises:
        QaifError: where there is no such template.
    """
    shipped = _shipped()
    if name is None:
        return "".join(f"{one:24}{_about(path)}".rstrip() + "\n" for one, path in shipped.items())
    return shipped[word("template", name, shipped)].read_text("utf-8")


def _shipped() -> dict[str, Path]:
    """The templates by their names; of two folders the one that wins when a paper is made."""
    found: dict[str, Path] = {}
    for folder in shipped_templates():
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.suffix in _ENDINGS:
                found.setdefault(path.name, path)
    return found


def _about(path: Path) -> str:
    """What the head of a template says it is for."""
    said = _ABOUT.match(path.read_text("utf-8"))
    return " ".join(said[1].split()) if said else ""
