"""The outside world in and out: files, git and YAML become records, and the other way round."""
