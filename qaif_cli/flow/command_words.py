"""Commands that are printed for somebody to type: each word as bash, PowerShell and the Windows command line all take it."""

from __future__ import annotations

import re
import shlex

_BARE = re.compile(r"[A-Za-z0-9_./][A-Za-z0-9_./:=+-]*")
"""What means itself everywhere: a comma makes two words of one in PowerShell, and `@` at the front is a sign there."""
_READ_INSIDE = re.compile(r'["$`!\\]')
"""What one of them does something with between double quotes; such a text is written for bash, and PowerShell mostly takes it too."""


def command_word(text: str) -> str:
    """A text as one word of a command line."""
    if _BARE.fullmatch(text):
        return text
    return shlex.quote(text) if _READ_INSIDE.search(text) else f'"{text}"'
