"""Text as it may be shown on a terminal, for the door."""

from __future__ import annotations

from qaif_cli.model.visible import visible

__all__ = ["visible"]
