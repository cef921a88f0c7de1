"""The one exception for what the user can put right, and the exit codes."""

from __future__ import annotations

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_USER = 2
EXIT_BUG = 3
EXIT_INTERRUPTED = 130


class QaifError(Exception):
    """Something that the person at the keyboard can put right.

    Args:
        what: What happened, one sentence with its full stop.
        todo: What to do about it, one sentence with its full stop.
    """

    def __init__(self, what: str, todo: str = "") -> None:
        joint = "" if todo.startswith("\n") else " "
        super().__init__(f"{what}{joint}{todo}".rstrip())
        self.what = what
        self.todo = todo
