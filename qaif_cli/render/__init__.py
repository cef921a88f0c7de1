"""Turns results into text. Nothing here decides anything."""
