"""The README names every command."""

from __future__ import annotations

from pathlib import Path

from qaif_cli.cli import build

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_every_command_is_named() -> None:
    app = build()
    names = [command.name for command in app.registered_commands] + [
        group.name for group in app.registered_groups
    ]
    assert len(names) > 10
    assert [name for name in names if f"`{name}`" not in README and f"`qaif {name}`" not in README] == []
