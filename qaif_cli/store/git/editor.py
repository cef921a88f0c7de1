"""The editor that git would open."""

from __future__ import annotations

import os
from pathlib import Path

from qaif_cli.store.git.process import attempt


def editor_of(root: Path) -> str:
    """The editor that git would open, as a line for the shell; empty without git."""
    own = os.environ.get("GIT_EDITOR")
    named = None if own else attempt(root, "var", "GIT_EDITOR")
    return own or (named or b"").decode("utf-8", "replace").strip()
