"""The 87 statements as data, one file for each part of the framework."""
