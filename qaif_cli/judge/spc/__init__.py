"""Statistical process control as the Making Data Count programme draws it: XmR charts. docs/spc.md has the sources."""

from __future__ import annotations

from qaif_cli.judge.spc.analysis import analyse

__all__ = ["analyse"]
