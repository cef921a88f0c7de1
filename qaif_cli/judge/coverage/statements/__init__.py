"""The 87 statements are data, in one file for each part of the framework."""
