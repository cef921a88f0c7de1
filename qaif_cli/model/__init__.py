"""Nouns: frozen, typed, without files and without a clock."""
