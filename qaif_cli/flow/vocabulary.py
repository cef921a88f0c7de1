"""The vocabularies that options offer, for the command line, which may import `flow` only."""

from __future__ import annotations

from qaif_cli.model.vocabulary import ANSWERS, DECISIONS, POSITIONS, SETS

__all__ = ["ANSWERS", "DECISIONS", "POSITIONS", "SETS"]
