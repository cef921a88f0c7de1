"""The writing half: forms that a command fills, drafts that they become, and the one way to disk."""
