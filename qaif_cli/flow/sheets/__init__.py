"""Sheets that go out to be filled in and come back: what is on each, its faces, and what its answers become."""
