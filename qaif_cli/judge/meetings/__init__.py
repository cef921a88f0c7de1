"""Agendas, the cycle of business, how often a body meets, and what must be tabled."""
