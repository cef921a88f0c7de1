"""What a template, or what a forge runs, has no longer: what it wrote of the records, and what it checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_TAG = re.compile(r"\{#.*?#\}|\{\{-?(?P<says>.*?)-?\}\}|\{%-?(?P<does>.*?)-?%\}", re.DOTALL)
_OPENS = frozenset({"for", "if", "macro", "call", "filter", "block"})
_NAMED_COMMIT = re.compile(r"((?:uses|component|image):\s*[^\s@]+@)[^\s#]+")
"""The work of others in a version; what follows a sign `@` elsewhere is somebody who is asked."""
_LESS = re.compile(
    r"continue-on-error|allow_failure|when:\s*(?:never|manual)|\|\|\s*(?:true|:)|--ignore|--select|--severity"
    r"|^\s*-?\s*(?:if|only|except|changes|paths-ignore):"
)
_HIDES = re.compile(
    r"\s(?:-diff|-text|-merge|merge=|binary|filter=|linguist-generated)|^(?:\*|\S*(?:records|\.ya?ml)\S*)$"
)
"""What git compares no more, or does not keep; a line of `.gitignore` is a name alone."""


def newly_hidden(before: str, after: str) -> list[str]:
    """The new lines by which git compares or keeps less of the records."""
    was = _lines(before)
    return [line for line in _lines(after) if line not in was and _HIDES.search(line)]


def no_longer_written(before: str, after: str) -> list[str]:
    """What a template wrote of the records and writes no more, or only on other conditions than before."""
    now = Counter(_written(after))
    lost = Counter(_written(before)) - now
    return list(dict.fromkeys(words for _, words in lost))


def no_longer_checked(before: str, after: str) -> list[str]:
    """The lines of what a forge runs that are no longer there, and new ones that let it check less; versions of others' work aside."""
    was, now = _lines(before), _lines(after)
    lost = [line for line in was if line not in now]
    return lost or [line for line in now if line not in was and _LESS.search(line)]


def _written(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each thing that a template writes, with what it stands in."""
    around: list[str] = []
    for tag in _TAG.finditer(text):
        says, does = (" ".join((tag[name] or "").split()) for name in ("says", "does"))
        word = does.partition(" ")[0]
        if says:
            yield tuple(around), f"{{{{ {says} }}}}"
        elif word.startswith("end") and around and word[3:] in _OPENS:
            around.pop()
        elif word in ("elif", "else") and around:
            around[-1] = f"{around[-1].partition(' / ')[0]} / {does}"
        elif word in _OPENS:
            around.append(does)
        elif does and not word.startswith("end"):
            yield tuple(around), f"{{% {does} %}}"


def _lines(text: str) -> list[str]:
    """The lines that say something, without comments and without the versions of actions."""
    lines = (_NAMED_COMMIT.sub(r"\1", line.partition(" #")[0].strip()) for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
