"""Completion in the shell, made fast: file names are IDs, so no record is read."""

from __future__ import annotations

from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.model.kinds import BY_FOLDER, BY_NAME


def names_for(kind: str, start: Path) -> list[str]:
    """The IDs of a kind of record (`any` for all), or the words of one of the framework's lists."""
    from qaif_cli.store.workspace import find_workspace

    try:
        workspace = find_workspace(None, start)
    except QaifError:
        return []
    if kind == "any" or kind in BY_NAME:
        folders = BY_FOLDER if kind == "any" else (BY_NAME[kind].folder,)
        return sorted(
            path.stem
            for folder in folders
            for path in (workspace.records / folder).rglob("*.yaml")
            if not path.name.startswith(".")
        )
    from qaif_cli.model.framework import Framework
    from qaif_cli.store import yaml
    from qaif_cli.store.source import read_bytes

    try:
        framework = Framework.model_validate(
            yaml.parse(read_bytes(workspace.records / "framework.yaml").decode("utf-8-sig"))
        )
    except (ValueError, OSError, yaml.BadYaml):
        return []
    return sorted(framework.names(kind))
