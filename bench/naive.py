"""What one would write in an afternoon: every file through ruamel.yaml's round trip and its pydantic model."""

from __future__ import annotations

import sys
from pathlib import Path

from ruamel.yaml import YAML

from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds import BY_FOLDER


def plain(value: object) -> object:
    """A document as our models want it: dates as text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def main() -> None:
    """Load and validate every file of a records folder."""
    records = Path(sys.argv[1])
    for path in sorted(records.rglob("*.yaml")):
        document = plain(YAML().load(path))
        model = BY_FOLDER[path.parent.name].model if path.parent != records else Framework
        model.model_validate(document)


if __name__ == "__main__":
    main()
