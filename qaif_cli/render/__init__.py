"""Verdicts become text. Nothing here decides."""
