"""Registers that come in from other programs: what their columns mean, what their rows are, and what becomes of each cell."""
