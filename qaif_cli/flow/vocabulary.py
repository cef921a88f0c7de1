"""The vocabularies that options offer: the command line may see flow, and not past it."""

from __future__ import annotations

from qaif_cli.model.vocabulary import ANSWERS, POSITIONS, SETS

__all__ = ["ANSWERS", "POSITIONS", "SETS"]
