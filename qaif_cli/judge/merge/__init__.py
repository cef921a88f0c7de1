"""Putting together a record that two branches changed."""
