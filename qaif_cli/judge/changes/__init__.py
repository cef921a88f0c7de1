"""The rules that judge a change (a branch or pull request) rather than a register; `every.py` is their table."""
