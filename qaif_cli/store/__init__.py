"""Reads and writes files, git and YAML."""
